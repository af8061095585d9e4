"""Decisions from draft to issue and back, and what they pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from decided import (
    DAY,
    awards_of,
    full_round,
    issued,
    make_round,
    nominated,
    sign_and_issue,
    unit_named,
)
from paper_reader import read_pdf

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.decision import load
from thidua_desktop.domain.records import (
    Award,
    AwardRound,
    Decision,
    LegalInstrument,
    Meeting,
    Nomination,
    Office,
    Person,
    PrizeRate,
    Signatory,
    Unit,
    Vote,
)
from thidua_desktop.domain.terms import (
    DecisionState,
    Gender,
    NominationState,
    PersonGroup,
    UnitKind,
    VotingMethod,
)
from thidua_desktop.services import decisions, papers
from thidua_desktop.services.evidence import Owner, PastedImage, attach
from thidua_desktop.services.overview_work import Look, Todo, todos

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


def states(desk: Desk, round_id: int) -> set[NominationState]:
    return {row.state for row in desk.store.where(Nomination, round_id=round_id)}


def text_of(desk: Desk, decision: Decision) -> str:
    return " ".join(sheet.text for sheet in read_pdf(papers.decision_pdf(desk, decision.id)))


def test_what_the_council_agreed_to_needs_no_reason(desk: Desk, sample: CampaignBoard) -> None:
    held = make_round(desk, sample.campaign.id)
    agreed = nominated(desk, held.id, unit_named(desk, "Thôn mẫu 01"), state=NominationState.VOTED)
    nominated(desk, held.id, unit_named(desk, "Thôn mẫu 03"))
    draft = decisions.draft_decision(desk, held.id)
    assert [row.id for row in decisions.approved(desk, draft)] == [agreed.id]


def test_without_the_council_a_reason_is_asked_and_kept(desk: Desk, sample: CampaignBoard) -> None:
    held = full_round(desk, sample.campaign.id)
    with pytest.raises(RuleError, match=r"decision\.skip_reason"):
        decisions.draft_decision(desk, held.id, skip_council_reason="  ")
    decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")
    assert desk.store.get(AwardRound, held.id).council_skipped == "Họp liên tịch"


def test_a_round_whose_council_was_left_out_before_is_not_asked_again(
    desk: Desk, sample: CampaignBoard
) -> None:
    held = full_round(desk, sample.campaign.id)
    with desk.store.act("Không họp Hội đồng") as act:
        act.update(replace(held, council_skipped="Khen đột xuất"))
    draft = decisions.draft_decision(desk, held.id)
    assert len(decisions.approved(desk, draft)) == 5


def test_a_closed_round_takes_no_decision(desk: Desk, sample: CampaignBoard) -> None:
    held = full_round(desk, sample.campaign.id)
    with desk.store.act("Chốt hồ sơ") as act:
        act.update(replace(held, closed_on=DAY))
    with pytest.raises(RuleError, match=r"round\.closed"):
        decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")


def test_a_form_of_the_province_is_not_decided_here(desk: Desk, sample: CampaignBoard) -> None:
    held = make_round(desk, sample.campaign.id)
    school = unit_named(desk, "Trường mẫu A")
    nominated(desk, held.id, school, form="bang-khen-tinh", state=NominationState.VOTED)
    with pytest.raises(RuleError, match=r"decision\.none_eligible"):
        decisions.draft_decision(desk, held.id)
    nominated(desk, held.id, school, state=NominationState.VOTED)
    draft = decisions.draft_decision(desk, held.id)
    decision = sign_and_issue(desk, draft, number=1)
    assert [award.form_key for award in awards_of(desk, decision)] == ["giay-khen-xa"]


def test_a_decision_may_be_about_some_of_the_round(desk: Desk, sample: CampaignBoard) -> None:
    held = full_round(desk, sample.campaign.id)
    rows = desk.store.where(Nomination, round_id=held.id)
    draft = decisions.draft_decision(
        desk, held.id, skip_council_reason="Họp", nomination_ids=[rows[0].id]
    )
    first = sign_and_issue(desk, draft, number=1)
    second = sign_and_issue(desk, decisions.draft_decision(desk, held.id), number=2)
    assert (len(awards_of(desk, first)), len(awards_of(desk, second))) == (1, 4)
    assert [a.register_number for a in awards_of(desk, second)] == [2, 3, 4, 5]
    assert [row.id for row in decisions.approved(desk, first)] == [rows[0].id]


def test_a_draft_thrown_away_gives_its_nominations_back(desk: Desk, sample: CampaignBoard) -> None:
    held = full_round(desk, sample.campaign.id)
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")
    decisions.discard_draft(desk, draft.id)
    assert states(desk, held.id) == {NominationState.ELIGIBLE}
    assert desk.store.all(Decision) == ()
    desk.store.undo()
    assert states(desk, held.id) == {NominationState.APPROVED}


def test_who_was_voted_for_goes_back_to_voted(desk: Desk, sample: CampaignBoard) -> None:
    held = make_round(desk, sample.campaign.id)
    row = nominated(desk, held.id, unit_named(desk, "Thôn mẫu 01"), state=NominationState.VOTED)
    with desk.store.act("Họp") as act:
        meeting = act.insert(
            Meeting(
                uid=new_uid(), round_id=held.id, held_on=DAY, method=VotingMethod.HANDS, members=5
            )
        )
        vote = Vote(
            meeting_id=meeting.id,
            nomination_id=row.id,
            ballot=1,
            agree=2,
            disagree=3,
            abstain=0,
            share="1/2",
            over=True,
            passed=False,
        )
        act.insert(vote)
        act.insert(replace(vote, ballot=2, agree=5, disagree=0, passed=True))
    draft = decisions.draft_decision(desk, held.id)
    decisions.discard_draft(desk, draft.id)
    assert states(desk, held.id) == {NominationState.VOTED}


def test_what_waits_for_its_number_is_not_thrown_away(desk: Desk, sample: CampaignBoard) -> None:
    held = full_round(desk, sample.campaign.id)
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    for act in (decisions.discard_draft, _edit):
        with pytest.raises(RuleError, match=r"decision\.step"):
            act(desk, draft.id)


def _edit(desk: Desk, decision_id: int) -> None:
    decisions.edit_draft(desk, decision_id, signatory_id=1, proposal="", symbol="QĐ-UBND")


def test_signer_and_proposal_of_a_draft_are_printed(desk: Desk, sample: CampaignBoard) -> None:
    held = full_round(desk, sample.campaign.id)
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")
    with pytest.raises(RuleError, match=r"decision\.symbol_empty"):
        decisions.edit_draft(desk, draft.id, signatory_id=1, proposal="", symbol=" ")
    proposal = decisions.proposal_of(desk, "7", date(2026, 1, 10))
    assert proposal == "07/TTr-VHXH ngày 10/01/2026"
    assert decisions.proposal_of(desk, "7/TTr", None) == "7/TTr"
    assert decisions.proposal_of(desk, " ", DAY) == ""
    assert draft.signatory_id is not None
    decisions.edit_draft(
        desk, draft.id, signatory_id=draft.signatory_id, proposal=proposal, symbol="QĐ-UBND"
    )
    decision = sign_and_issue(desk, draft, number=15)
    assert "Văn hóa - Xã hội tại Tờ trình số 07/TTr-VHXH ngày 10/01/2026." in text_of(
        desk, decision
    )


def test_an_award_keeps_who_was_awarded_as_that_day(desk: Desk, sample: CampaignBoard) -> None:
    person = desk.store.all(Person)[0]
    with desk.store.act("Sửa người") as act:
        act.update(
            replace(
                person,
                gender=Gender.FEMALE,
                person_group=PersonGroup.WORKER,
                birth_year=1985,
            )
        )
    decision = issued(desk, sample.campaign.id)
    with desk.store.act("Sửa người") as act:
        act.update(replace(person, gender=Gender.MALE, person_group=PersonGroup.LEADER))
    award = next(a for a in awards_of(desk, decision) if a.person_id == person.id)
    assert (award.gender, award.person_group, award.birth_year) == (
        Gender.FEMALE,
        PersonGroup.WORKER,
        1985,
    )
    hamlet = next(a for a in awards_of(desk, decision) if a.printed_name == "Tập thể Thôn mẫu 01")
    assert (hamlet.unit_kind, hamlet.gender, hamlet.birth_year) == (UnitKind.HAMLET, None, None)


# money


def both_titles(desk: Desk, round_id: int, person: Person) -> tuple[Nomination, Nomination]:
    return (
        nominated(desk, round_id, person, form="lao-dong-tien-tien"),
        nominated(desk, round_id, person, form="chien-si-thi-dua-co-so"),
    )


def test_of_several_awards_of_one_only_the_highest_is_paid(
    desk: Desk, sample: CampaignBoard
) -> None:
    held = make_round(desk, None, achievement="đã hoàn thành xuất sắc nhiệm vụ năm 2025")
    first, second = desk.store.all(Person)[:2]
    low, _ = both_titles(desk, held.id, first)
    nominated(desk, held.id, second, form="lao-dong-tien-tien")
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Họp")
    decision = sign_and_issue(desk, draft, number=3)
    rows = awards_of(desk, decision)
    unpaid = next(a for a in rows if a.nomination_id == low.id)
    assert unpaid.amount_vnd == 0
    assert unpaid.amount_formula == "không chi, đã hưởng mức cao hơn"
    assert sorted(a.amount_vnd or 0 for a in rows) == [0, 702_000, 2_340_000]
    printed = text_of(desk, decision)
    assert "không chi, đã hưởng mức cao hơn" in printed
    assert "Tổng số tiền thưởng: 3.042.000 đồng" in printed
    assert load(decision.frozen or "").total_vnd == 3_042_000
    assert "danh hiệu “Lao động tiên tiến”, danh hiệu “Chiến sĩ thi đua cơ sở”" in printed


def test_on_equal_sums_the_first_is_paid(desk: Desk, sample: CampaignBoard) -> None:
    held = make_round(desk, sample.campaign.id)
    person = desk.store.all(Person)[0]
    nominated(desk, held.id, person)
    nominated(desk, held.id, person, form="lao-dong-tien-tien")
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Họp")
    rows = awards_of(desk, sign_and_issue(desk, draft, number=3))
    assert [a.amount_vnd for a in rows] == [702_000, 0]


def test_a_later_decision_of_the_round_pays_nobody_twice(desk: Desk, sample: CampaignBoard) -> None:
    first = issued(desk, sample.campaign.id)
    person = desk.store.all(Person)[0]
    nominated(desk, first.round_id or 0, person, form="lao-dong-tien-tien")
    second = sign_and_issue(desk, decisions.draft_decision(desk, first.round_id or 0), number=16)
    assert [a.amount_vnd for a in awards_of(desk, second)] == [0]
    assert "không kèm tiền thưởng" in text_of(desk, second)


@pytest.mark.parametrize(
    ("day", "amounts"),
    [
        (date(2026, 6, 30), {1_404_000, 702_000}),
        (date(2026, 7, 1), {1_518_000, 759_000}),
    ],
)
def test_the_day_decides_the_amount_and_a_later_rate_changes_nothing(
    desk: Desk, sample: CampaignBoard, day: date, amounts: set[int]
) -> None:
    decision = issued(desk, sample.campaign.id, day=day)
    before = papers.decision_pdf(desk, decision.id)
    with desk.store.act("Sửa mức thưởng") as act:
        for rate in desk.store.all(PrizeRate):
            act.update(replace(rate, multiple=rate.multiple + Decimal(1)))
    assert {a.amount_vnd for a in awards_of(desk, decision)} == amounts
    assert papers.decision_pdf(desk, decision.id) == before


# what stands


def test_an_issued_decision_survives_every_rename_byte_for_byte(
    desk: Desk, sample: CampaignBoard
) -> None:
    decision = issued(desk, sample.campaign.id)
    official, sheets = (
        papers.decision_pdf(desk, decision.id),
        papers.certificates(desk, decision.id),
    )
    with desk.store.act("Đổi tên") as act:
        for unit in desk.store.all(Unit):
            act.update(replace(unit, name=f"{unit.name} mới", short_name="Khác"))
        for person in desk.store.all(Person):
            act.update(replace(person, name=f"{person.name} Khác"))
        for office in desk.store.all(Office):
            act.update(replace(office, name="Ủy ban nhân dân phường mẫu", commune="Phường mẫu"))
        for signer in desk.store.all(Signatory):
            act.update(replace(signer, name="Người ký khác mẫu"))
    assert papers.decision_pdf(desk, decision.id) == official
    assert papers.certificates(desk, decision.id) == sheets
    row = desk.store.get(Decision, decision.id)
    assert papers.pdf(desk, papers.document_of(row)) == official


def test_an_issued_award_and_its_decision_stand(desk: Desk, sample: CampaignBoard) -> None:
    decision = issued(desk, sample.campaign.id)
    award = awards_of(desk, decision)[0]
    with pytest.raises(RuleError, match=r"award\.stands"), desk.store.act("Sửa") as act:
        act.update(replace(award, printed_name="Tên khác"))
    with pytest.raises(RuleError, match=r"award\.stands"), desk.store.act("Xóa") as act:
        act.delete(Award, award.id)
    changed = replace(decision, number=99)
    with pytest.raises(RuleError, match=r"decision\.stands"), desk.store.act("Sửa") as act:
        act.update(changed)
    back = replace(decision, state=DecisionState.AWAITING_NUMBER)
    with pytest.raises(RuleError, match=r"decision\.stands"), desk.store.act("Rút") as act:
        act.update(back)


def test_a_number_may_be_given_again_in_another_year(desk: Desk, sample: CampaignBoard) -> None:
    first = issued(desk, sample.campaign.id)
    nominated(desk, first.round_id or 0, unit_named(desk, "Thôn mẫu 03"))
    draft = decisions.draft_decision(desk, first.round_id or 0)
    decisions.send_to_sign(desk, draft.id, day=date(2027, 1, 5))
    with pytest.raises(RuleError, match=r"decision\.number_taken"):
        decisions.issue(desk, draft.id, number=15, day=date(2026, 12, 5))
    again = decisions.issue(desk, draft.id, number=15, day=date(2027, 1, 5))
    assert [a.register_number for a in awards_of(desk, again)] == [1]


def test_an_instrument_outside_its_validity_is_named(desk: Desk, sample: CampaignBoard) -> None:
    decision = issued(desk, sample.campaign.id)
    assert decisions.outside_validity(desk, decision.id, day=DAY) == ()
    decree = next(r for r in desk.store.all(LegalInstrument) if r.key == "nd-152-2025")
    with desk.store.act("Sửa hiệu lực") as act:
        act.update(replace(decree, valid_to=date(2025, 12, 31)))
    found = decisions.outside_validity(desk, decision.id, day=DAY)
    assert [row.key for row in found] == ["nd-152-2025"]


# bản đã ký


def test_a_signed_copy_is_due_after_its_days(desk: Desk, sample: CampaignBoard) -> None:
    decision = issued(desk, sample.campaign.id)
    on_time, late = date(2026, 1, 22), date(2026, 1, 23)
    assert decisions.without_signed_copy(desk, day=on_time) == ()
    assert decisions.without_signed_copy(desk, day=late) == (decision,)
    look = Look(desk, sample, late, (), ())
    assert Todo("unsigned", 1, ("15/QĐ-UBND",)) in todos(look)
    png = PastedImage(b"\x89PNG\r\n\x1a\n" + b"0" * 20)
    attach(desk, None, owner=Owner(decision_id=decision.id), files=[png])
    assert desk.store.undo_label() == "Thêm 1 minh chứng – quyết định 15/QĐ-UBND"
    assert decisions.without_signed_copy(desk, day=late) == ()
    assert "unsigned" not in {todo.key for todo in todos(look)}
