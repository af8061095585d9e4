"""Members of the council with their days; shares of a form; a round without a council."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from council_records import held_meeting, nine_members, round_with

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import AwardForm, AwardRound, CouncilMember
from thidua_desktop.domain.terms import CouncilRole
from thidua_desktop.services import council
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.council import MemberForm
from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)
CHAIR = MemberForm(name="Chủ tịch mẫu", role=CouncilRole.CHAIR, valid_from="01/7/2025")


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


def test_members_are_those_of_the_day(desk: Desk) -> None:
    chair = council.save_member(desk, CHAIR, member_id=None)
    later = council.save_member(
        desk, MemberForm(name="Ủy viên mẫu 02", valid_from="16/01/2026"), member_id=None
    )
    assert council.members_on(desk, date(2025, 6, 30)) == ()
    assert council.members_on(desk, DAY) == (chair,)
    assert council.members_on(desk, date(2026, 1, 16)) == (chair, later)
    council.end_member(desk, chair.id, last_day=date(2026, 1, 15))
    assert [m.name for m in council.members_on(desk, DAY)] == ["Chủ tịch mẫu"]
    assert council.members_on(desk, date(2026, 1, 16)) == (later,)


def test_a_changed_role_begins_on_its_day_and_the_old_one_stays(desk: Desk) -> None:
    row = council.save_member(desk, CHAIR, member_id=None)
    form = replace(council.form_of(row), role=CouncilRole.VICE_CHAIR, position_title="Phó mẫu")
    council.change_member(desk, row.id, form, from_day="10/01/2026")
    before, after = council.members_on(desk, date(2026, 1, 9)), council.members_on(desk, DAY)
    assert [m.role for m in before] == [CouncilRole.CHAIR]
    assert [(m.role, m.position_title) for m in after] == [(CouncilRole.VICE_CHAIR, "Phó mẫu")]
    desk.store.undo()
    assert [m.role for m in council.members_on(desk, DAY)] == [CouncilRole.CHAIR]
    with pytest.raises(RuleError) as refused:
        council.change_member(desk, row.id, form, from_day="01/7/2025")
    assert codes(refused) == [("from_day", "member.change_too_early")]


def test_what_is_wrong_with_a_member_is_said_at_once(desk: Desk) -> None:
    wrong = MemberForm(name=" ", valid_from="02/01/2026", valid_to="01/01/2026")
    with pytest.raises(RuleError) as refused:
        council.save_member(desk, wrong, member_id=None)
    assert codes(refused) == [
        ("name", "member.name_empty"),
        ("valid_to", "member.ends_before_start"),
    ]
    with pytest.raises(RuleError) as refused:
        council.save_member(desk, replace(CHAIR, valid_from="32/1/2026"), member_id=None)
    assert codes(refused) == [("valid_from", "date.impossible")]


def test_nobody_sits_twice_and_one_presides(desk: Desk) -> None:
    first = council.save_member(desk, CHAIR, member_id=None)
    with pytest.raises(RuleError) as refused:
        council.save_member(desk, replace(CHAIR, name="chủ  tịch MẪU"), member_id=None)
    assert [code for _, code in codes(refused)] == ["member.same", "member.role_taken"]
    council.save_member(desk, replace(CHAIR, valid_to="31/12/2025"), member_id=first.id)
    after = replace(CHAIR, name="Chủ tịch mẫu 2", valid_from="01/01/2026")
    assert council.save_member(desk, after, member_id=None).role is CouncilRole.CHAIR


def test_members_stand_in_the_offices_order(desk: Desk) -> None:
    rows = nine_members(desk)
    assert council.move_member(desk, rows[2].id, step=-1)
    assert [m.name[-2:] for m in council.members_on(desk, DAY)][:3] == ["01", "03", "02"]
    assert not council.move_member(desk, rows[0].id, step=-1)
    assert not council.move_member(desk, rows[8].id, step=1)


def test_who_stands_in_minutes_is_ended_not_deleted(desk: Desk, sample: CampaignBoard) -> None:
    rows = nine_members(desk)
    held, _ = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    with pytest.raises(RuleError, match="member.in_use"):
        council.remove_member(desk, rows[8].id)
    votes.mark_presence(desk, meeting.id, [votes.Mark(rows[8].id, None)])
    assert council.remove_member(desk, rows[8].id) == "Ủy viên mẫu 09"
    assert len(desk.store.all(CouncilMember)) == 8
    with pytest.raises(RuleError, match="member.ends_before_start"):
        council.end_member(desk, rows[0].id, last_day=date(2025, 6, 30))


def test_shares_are_settings_of_the_form(desk: Desk, sample: CampaignBoard) -> None:
    council.set_shares(desk, "lao-dong-tien-tien", share="80%", over=False, quorum="2/3")
    row = desk.store.where(AwardForm, key="lao-dong-tien-tien")[0]
    assert (row.vote_share, row.vote_over, row.quorum) == ("4/5", False, "2/3")
    with pytest.raises(RuleError) as refused:
        council.set_shares(desk, "giay-khen-xa", share="quá nửa", over=True, quorum="2/3")
    assert codes(refused) == [("share", "council.share")]


def test_a_council_is_skipped_only_with_a_reason(desk: Desk, sample: CampaignBoard) -> None:
    held, _ = round_with(desk, sample)
    with pytest.raises(RuleError, match="council.skip_reason"):
        council.skip(desk, held.id, reason="  ")
    council.skip(desk, held.id, reason="Khen đột xuất, đã họp liên tịch")
    row = desk.store.get(AwardRound, held.id)
    assert row.council_skipped == "Khen đột xuất, đã họp liên tịch"
    assert council.ask_again(desk, held.id).council_skipped == ""


def test_a_round_that_is_closed_takes_no_change(desk: Desk, sample: CampaignBoard) -> None:
    held, _ = round_with(desk, sample)
    with desk.store.act("Chốt hồ sơ mẫu") as act:
        act.update(replace(held, closed_on=DAY))
    for change in (
        lambda: council.skip(desk, held.id, reason="Lý do"),
        lambda: council.ask_again(desk, held.id),
    ):
        with pytest.raises(RuleError, match="round.closed"):
            change()
