"""Đợt xét: its form, several at once, chốt hồ sơ and what may change after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Award,
    AwardRound,
    Nomination,
    Override,
    Person,
    PublicNotice,
    RepeatReview,
    Unit,
    UpwardProposal,
)
from thidua_desktop.domain.terms import (
    AwardType,
    Condition,
    DossierKind,
    NominationState,
    ProposalAnswer,
    RepeatVerdict,
    SubjectKind,
)
from thidua_desktop.services import awards, decisions, dossiers, rounds
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.dossiers import PaperForm
from thidua_desktop.services.rounds import RoundForm

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"
TYPED = RoundForm(
    name="Khen thưởng đột xuất năm 2025",
    award_type=AwardType.UNSCHEDULED,
    year="2025",
    data_day="15/01/2026",
    achievement="đã dũng cảm cứu người bị nạn",
)


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


def nominate(desk: Desk, round_id: int, name: str = "Thôn mẫu 01") -> Nomination:
    unit = next(u for u in desk.store.all(Unit) if u.name == name)
    return awards.nominate(
        desk,
        round_id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=unit.id,
        form_key=FORM,
        citation="Có thành tích mẫu",
    )


def issue(desk: Desk, round_id: int, *, number: int = 12) -> None:
    for row in desk.store.where(Nomination, round_id=round_id):
        with desk.store.act("Đủ điều kiện") as act:
            act.update(replace(row, state=NominationState.ELIGIBLE))
    drafted = decisions.draft_decision(desk, round_id, skip_council_reason="Họp liên tịch")
    decisions.send_to_sign(desk, drafted.id, day=DAY)
    decisions.issue(desk, drafted.id, number=number, day=DAY)


def test_a_round_without_a_campaign_is_opened_from_what_was_typed(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = replace(
        TYPED,
        quota_collective="3",
        quota_person=" 10 ",
        quota_workers="60%",
        dossier=(DossierKind.MINUTES, DossierKind.PROPOSAL),
    )
    made = rounds.save_round(desk, form, round_id=None)
    assert made.campaign_id is None
    assert (made.quota_collective, made.quota_person, made.quota_household) == (3, 10, None)
    assert made.quota_workers == Decimal(60)
    assert made.dossier == (DossierKind.PROPOSAL, DossierKind.MINUTES)
    assert rounds.round_form(made).quota_workers == "60"
    assert made in rounds.rounds_of(desk, None)
    assert rounds.rounds_of(desk, sample.campaign.id)[-1] == made


def test_everything_wrong_with_a_round_is_told_at_once(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError) as error:
        rounds.save_round(
            desk,
            RoundForm(
                year="25",
                data_day="31/02/2026",
                quota_person="mười",
                quota_workers="120",
            ),
            round_id=None,
        )
    assert codes(error) == [
        ("achievement", "round.achievement_empty"),
        ("data_day", "date.impossible"),
        ("year", "round.year"),
        ("name", "round.name_empty"),
        ("quota_person", "round.quota"),
        ("quota_workers", "round.workers"),
    ]
    with pytest.raises(RuleError, match=r"round\.workers"):
        rounds.save_round(desk, replace(TYPED, quota_workers="nhiều"), round_id=None)


def test_two_rounds_of_one_year_need_two_names_but_may_be_open_together(
    desk: Desk, sample: CampaignBoard
) -> None:
    own = replace(TYPED, campaign_id=sample.campaign.id, name="Đợt 1")
    first = rounds.save_round(desk, own, round_id=None)
    with pytest.raises(RuleError, match=r"round\.name_taken"):
        rounds.save_round(desk, replace(own, name="ĐỢT 1"), round_id=None)
    second = rounds.save_round(desk, replace(own, name="Đợt 2"), round_id=None)
    assert rounds.rounds_of(desk, sample.campaign.id)[:2] == (second, first)
    assert rounds.save_round(desk, own, round_id=first.id).name == "Đợt 1"


def test_a_round_with_nominations_keeps_its_campaign(desk: Desk, sample: CampaignBoard) -> None:
    made = rounds.save_round(desk, TYPED, round_id=None)
    moved = rounds.save_round(
        desk, replace(TYPED, campaign_id=sample.campaign.id), round_id=made.id
    )
    assert moved.achievement == ""
    nominate(desk, made.id)
    with pytest.raises(RuleError, match=r"round\.campaign_fixed"):
        rounds.save_round(desk, TYPED, round_id=made.id)


@pytest.mark.parametrize("kind", AwardType)
def test_each_type_has_a_suggestion(desk: Desk, kind: AwardType) -> None:
    found = rounds.suggested_round(desk, kind, year=2025)
    assert "2025" in found.name
    assert found.dossier


def test_an_empty_round_can_be_removed_and_a_filled_one_not(
    desk: Desk, sample: CampaignBoard
) -> None:
    made = rounds.save_round(desk, TYPED, round_id=None)
    row = nominate(desk, made.id)
    with pytest.raises(RuleError, match=r"round\.not_empty"):
        rounds.remove_round(desk, made.id)
    awards.remove_nomination(desk, row.id)
    rounds.remove_round(desk, made.id)
    assert made not in desk.store.all(AwardRound)


def test_dossiers_close_only_when_every_nomination_has_come_to_something(
    desk: Desk, sample: CampaignBoard
) -> None:
    made = rounds.save_round(desk, TYPED, round_id=None)
    with pytest.raises(RuleError, match=r"round\.empty"):
        rounds.close_round(desk, made.id, day=DAY)
    nominate(desk, made.id)
    with pytest.raises(RuleError) as error:
        rounds.close_round(desk, made.id, day=DAY)
    assert error.value.problems[0].params == {"count": "1", "names": "Tập thể Thôn mẫu 01"}
    issue(desk, made.id)
    refused, upward = nominate(desk, made.id, "Thôn mẫu 02"), nominate(desk, made.id, "Thôn mẫu 03")
    with desk.store.act("Kết quả") as act:
        act.update(replace(refused, state=NominationState.REJECTED))
        act.insert(
            UpwardProposal(
                uid="d1",
                nomination_id=upward.id,
                addressee="Ủy ban nhân dân tỉnh",
                sent_on=DAY,
                answer=ProposalAnswer.WAITING,
            )
        )
    closed = rounds.close_round(desk, made.id, day=DAY)
    assert closed.closed_on == DAY
    with pytest.raises(RuleError, match=r"round\.closed"):
        rounds.close_round(desk, made.id, day=DAY)


@pytest.fixture
def closed(desk: Desk, sample: CampaignBoard) -> AwardRound:
    form = replace(TYPED, dossier=(DossierKind.PROPOSAL,))
    made = rounds.save_round(desk, form, round_id=None)
    nominate(desk, made.id)
    dossiers.receive(
        desk,
        made.id,
        PaperForm(
            unit_id=desk.store.where(Nomination, round_id=made.id)[0].unit_id,
            kinds=(DossierKind.PROPOSAL,),
            received_on=DAY,
        ),
    )
    issue(desk, made.id)
    return rounds.close_round(desk, made.id, day=DAY)


def test_a_closed_round_refuses_every_change_of_what_it_decided_on(
    desk: Desk, closed: AwardRound
) -> None:
    row = desk.store.where(Nomination, round_id=closed.id)[0]
    paper = dossiers.papers_of(desk, row.id)[0]
    award = desk.store.where(Award, nomination_id=row.id)[0]
    person = desk.store.all(Person)[0]
    tries = (
        lambda: rounds.save_round(desk, TYPED, round_id=closed.id),
        lambda: rounds.remove_round(desk, closed.id),
        lambda: nominate(desk, closed.id, "Thôn mẫu 02"),
        lambda: awards.edit_nomination(desk, replace(row, citation="Khác")),
        lambda: awards.remove_nomination(desk, row.id),
        lambda: awards.override_condition(
            desk, row.id, Condition.ANNUAL_RATING, reason="Lý do mẫu"
        ),
        lambda: dossiers.remove_paper(desk, paper.id),
        lambda: insert(
            desk, Override(nomination_id=row.id, condition=Condition.DOSSIER, reason="-")
        ),
        lambda: insert(
            desk,
            RepeatReview(
                nomination_id=row.id, award_id=award.id, verdict=RepeatVerdict.OTHER_PERSON
            ),
        ),
        lambda: insert(desk, PublicNotice(round_id=closed.id, starts=DAY, ends=DAY)),
    )
    for attempt in tries:
        with pytest.raises(RuleError, match=r"round\.closed"):
            attempt()
    with desk.store.act("Sửa cá nhân") as act:
        act.update(replace(person, position_title="Khác"))


def insert(desk: Desk, row: Override | RepeatReview | PublicNotice) -> None:
    with desk.store.act("Thêm") as act:
        act.insert(row)


def test_a_closed_round_opens_again_only_with_a_reason(desk: Desk, closed: AwardRound) -> None:
    with pytest.raises(RuleError, match=r"round\.reason"):
        rounds.reopen_round(desk, closed.id, reason=" ")
    with pytest.raises(RuleError, match=r"round\.closed"), desk.store.act("Mở lại") as act:
        act.update(replace(closed, closed_on=None))
    with pytest.raises(RuleError, match=r"undo\.barrier"):
        desk.store.undo()
    opened = rounds.reopen_round(desk, closed.id, reason="Nhập sai ngày nhận hồ sơ")
    assert (opened.closed_on, opened.reopen_reason) == (None, "Nhập sai ngày nhận hồ sơ")
    with pytest.raises(RuleError, match=r"round\.not_closed"):
        rounds.reopen_round(desk, closed.id, reason="Lần nữa")
    row = desk.store.where(Nomination, round_id=closed.id)[0]
    dossiers.remove_paper(desk, dossiers.papers_of(desk, row.id)[0].id)
    assert dossiers.missing(desk, row.id) == (DossierKind.PROPOSAL,)


def test_undo_does_not_slip_past_a_closing(desk: Desk, sample: CampaignBoard) -> None:
    made = rounds.save_round(desk, TYPED, round_id=None)
    row = nominate(desk, made.id)
    issue(desk, made.id)
    late = nominate(desk, made.id, "Thôn mẫu 02")
    # Closed by hand and without a barrier, so that only the guard stands in the way.
    with desk.store.act("Không xét") as act:
        act.update(replace(late, state=NominationState.REJECTED))
    with desk.store.act("Chốt") as act:
        act.update(replace(made, closed_on=DAY))
    with pytest.raises(RuleError, match=r"round\.closed"):
        desk.store.undo()
    assert desk.store.get(Nomination, row.id).state is NominationState.APPROVED
