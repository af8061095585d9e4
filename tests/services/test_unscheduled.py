"""Khen đột xuất: one form makes round, nominations, papers and the decision at the signer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Award,
    AwardRound,
    Decision,
    DossierPaper,
    Household,
    Nomination,
    Person,
    PrizeRate,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    DecisionState,
    DossierKind,
    Salutation,
    StopReason,
    SubjectKind,
)
from thidua_desktop.services import decisions, papers, unscheduled
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.office import signing_on
from thidua_desktop.services.unscheduled import Recipient, UnscheduledForm

FORM = "giay-khen-xa"


@pytest.fixture
def form(desk: Desk, sample: CampaignBoard) -> UnscheduledForm:
    person = desk.store.all(Person)[0]
    unit = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 01")
    return UnscheduledForm(
        name=unscheduled.usual_name(desk, desk.clock.today()),
        achievement="đã dũng cảm cứu người bị nạn",
        recipients=(
            Recipient(subject=SubjectKind.PERSON, subject_id=person.id),
            Recipient(
                subject=SubjectKind.PERSON,
                name="Hoàng Văn Mới",
                salutation=Salutation.MR,
                unit_id=unit.id,
                position_title="Trưởng thôn",
            ),
            Recipient(
                subject=SubjectKind.HOUSEHOLD,
                name="Bế Văn Mẫu",
                salutation=Salutation.MR,
                unit_id=unit.id,
            ),
        ),
        form_key=FORM,
        papers=(DossierKind.PROPOSAL,),
        document="05/BC ngày 14/01/2026",
        skip_reason="Khen đột xuất, xét tại họp liên tịch",
        signatory_id=signing_on(desk, desk.clock.today())[0].id,
    )


def test_one_form_leads_to_the_signer_and_then_to_the_papers(
    desk: Desk, form: UnscheduledForm
) -> None:
    made = unscheduled.prepare(desk, form)
    assert made.waiting == ()
    assert made.decision_id is not None
    held = desk.store.get(AwardRound, made.round_id)
    assert (held.campaign_id, held.award_type) == (None, AwardType.UNSCHEDULED)
    assert held.council_skipped == "Khen đột xuất, xét tại họp liên tịch"
    rows = desk.store.where(Nomination, round_id=held.id)
    assert [row.printed_name for row in rows][1:] == [
        "Ông Hoàng Văn Mới",
        "Hộ gia đình ông Bế Văn Mẫu",
    ]
    assert {row.citation for row in rows} == {"Đã dũng cảm cứu người bị nạn"}
    units = {row.unit_id for row in rows}
    assert {paper.unit_id for paper in desk.store.all(DossierPaper)} == units
    decision = desk.store.get(Decision, made.decision_id)
    assert decision.state is DecisionState.AWAITING_NUMBER
    decisions.issue(desk, decision.id, number=7, day=desk.clock.today())
    assert desk.store.count(Award) == 3
    assert papers.decision_pdf(desk, decision.id).startswith(b"%PDF")
    assert papers.certificates(desk, decision.id).startswith(b"%PDF")


def test_until_the_issue_all_of_it_is_taken_back(desk: Desk, form: UnscheduledForm) -> None:
    people = desk.store.count(Person)
    unscheduled.prepare(desk, form)
    for _ in range(4):
        desk.store.undo()
    assert desk.store.all(AwardRound) == ()
    assert desk.store.all(Household) == ()
    assert desk.store.count(Person) == people


def test_everything_wrong_is_told_at_once_and_nothing_is_stored(
    desk: Desk, form: UnscheduledForm
) -> None:
    head = desk.store.head
    with pytest.raises(RuleError) as error:
        unscheduled.prepare(desk, UnscheduledForm(name=""))
    assert [p.code for p in error.value.problems] == [
        "round.achievement_empty",
        "round.name_empty",
        "unscheduled.nobody",
        "nomination.form_unknown",
        "decision.skip_reason",
        "decision.no_signatory",
    ]
    for key, code in (
        ("bang-khen-tinh", "nomination.form_upward"),
        ("gia-dinh-van-hoa", "nomination.form_subject"),
    ):
        with pytest.raises(RuleError, match=code):
            unscheduled.prepare(desk, replace(form, form_key=key))
    assert desk.store.head == head


def test_no_rate_is_told_at_the_form(desk: Desk, form: UnscheduledForm) -> None:
    for rate in desk.store.all(PrizeRate):
        with desk.store.act("Bỏ mức") as act:
            act.delete(PrizeRate, rate.id)
    with pytest.raises(RuleError) as error:
        unscheduled.prepare(desk, form)
    assert {(p.field, p.code) for p in error.value.problems} == {("form_key", "prize.no_rate")}


def test_somebody_who_may_not_be_awarded_stops_before_the_decision(
    desk: Desk, form: UnscheduledForm
) -> None:
    person = desk.store.all(Person)[0]
    with desk.store.act("Dừng xét") as act:
        act.insert(
            StopFlag(
                person_id=person.id, reason=StopReason.INVESTIGATION, starts=desk.clock.today()
            )
        )
    made = unscheduled.prepare(desk, form)
    assert made.decision_id is None
    assert made.waiting == ("Bà Nguyễn Thị Mẫu",)
    assert desk.store.all(Decision) == ()


def test_a_new_one_needs_name_unit_and_form_of_address(desk: Desk) -> None:
    with pytest.raises(RuleError) as error:
        unscheduled.new_recipient(Recipient(subject=SubjectKind.PERSON, name=" "))
    assert [p.code for p in error.value.problems] == [
        "person.name_empty",
        "person.unit_missing",
        "nomination.salutation_missing",
    ]


def test_the_second_of_a_day_has_its_own_name(desk: Desk, form: UnscheduledForm) -> None:
    unscheduled.prepare(desk, form)
    assert unscheduled.usual_name(desk, desk.clock.today()) == "Khen đột xuất 15/01/2026 (2)"


def test_the_money_of_today_is_shown_with_its_formula(desk: Desk, sample: CampaignBoard) -> None:
    prize = unscheduled.prize_of(desk, FORM, SubjectKind.PERSON)
    assert prize.amount_vnd == 702_000
    assert prize.formula.startswith("2.340.000 đồng × 0,3")
