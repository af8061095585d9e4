"""What the card of a nomination reads from the records, as known on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.card import Finding
from thidua_desktop.domain.records import (
    AnnualRating,
    Award,
    AwardRound,
    Decision,
    DossierPaper,
    Household,
    Initiative,
    Nomination,
    Person,
    PlanText,
    RepeatReview,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    Condition,
    CriteriaReading,
    DecisionKind,
    DecisionState,
    DossierKind,
    PersonGroup,
    PlanTextKind,
    RepeatVerdict,
    StopReason,
    SubjectKind,
    Verdict,
)
from thidua_desktop.services import awards, eligibility
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.complaints import ComplaintForm, save_complaint
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.people import HouseholdForm, save_household

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"


@pytest.fixture
def held(desk: Desk, sample: CampaignBoard) -> AwardRound:
    return open_round(desk, sample.campaign.id)


def open_round(
    desk: Desk, campaign_id: int | None, *, award_type: AwardType = AwardType.MOVEMENT
) -> AwardRound:
    return awards.open_round(
        desk, "Đợt 1", campaign_id=campaign_id, award_type=award_type, year=2025, data_day=DAY
    )


@pytest.fixture
def school(desk: Desk, sample: CampaignBoard) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == "Trường mẫu A")


def nominate(desk: Desk, held: AwardRound, row: Unit | Person | Household) -> Nomination:
    subject = SubjectKind.HOUSEHOLD
    if not isinstance(row, Household):
        subject = SubjectKind.PERSON if isinstance(row, Person) else SubjectKind.COLLECTIVE
    return awards.nominate(
        desk,
        held.id,
        subject=subject,
        subject_id=row.id,
        form_key=FORM,
        citation="Thành tích mẫu",
    )


def finding(desk: Desk, row: Nomination, condition: Condition, day: date | None = None) -> Finding:
    return eligibility.card(desk, row.id, day=day).finding(condition)


def store(desk: Desk, *rows: object) -> None:
    with desk.store.act("Ghi") as act:
        for row in rows:
            act.insert(row)  # type: ignore[type-var]


def past(desk: Desk, *, year: int, award_type: AwardType | None = None) -> Decision:
    with desk.store.act("Ghi") as act:
        return act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                number=len(desk.store.all(Decision)) + 1,
                year=year,
                decided_on=date(year, 12, 20),
                is_past=True,
                award_type=award_type,
            )
        )


def award(desk: Desk, decision: Decision, row: Unit | Person) -> Award:
    person = row if isinstance(row, Person) else None
    with desk.store.act("Ghi") as act:
        return act.insert(
            Award(
                uid=new_uid(),
                decision_id=decision.id,
                position=0,
                subject=SubjectKind.PERSON if person else SubjectKind.COLLECTIVE,
                unit_id=person.unit_id if person else row.id,
                person_id=person.id if person else None,
                form_key=FORM,
                printed_name=row.name,
                citation="Thành tích cũ",
                unit_name="Trường mẫu A",
            )
        )


def test_all_cards_of_a_round_are_those_judged_one_by_one(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    rows = [nominate(desk, held, one) for one in (school, *desk.store.all(Person))]
    cards = eligibility.cards(desk, held.id)
    assert cards == {row.id: eligibility.card(desk, row.id) for row in rows}


def test_the_plans_own_words_are_the_basis(desk: Desk, held: AwardRound, school: Unit) -> None:
    row = nominate(desk, held, school)
    rated = finding(desk, row, Condition.ANNUAL_RATING).basis
    assert rated is not None
    assert "hoàn thành tốt nhiệm vụ công tác năm 2025 trở lên" in dict(rated.params)["text"]
    criteria = finding(desk, row, Condition.PLAN_CRITERIA).basis
    assert criteria is not None
    assert "hoàn thành tốt, vượt mức" in dict(criteria.params)["text"]
    assert "sáng kiến, mô hình mới" in dict(criteria.params)["text"]


def test_the_line_of_the_plan_about_the_proposed_form_is_quoted(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    for text in desk.store.where(PlanText, kind=PlanTextKind.AWARD_FORM.name):
        with desk.store.act("Sửa") as act:
            act.update(replace(text, position=1 - text.position))
    basis = finding(desk, nominate(desk, held, school), Condition.ANNUAL_RATING).basis
    assert basis is not None
    assert dict(basis.params)["text"].startswith("Giấy khen")


def test_the_plan_is_named_by_its_number_and_day(
    desk: Desk, sample: CampaignBoard, held: AwardRound, school: Unit
) -> None:
    row = nominate(desk, held, school)
    number = "22/KH-UBND"
    with desk.store.act("Sửa") as act:
        act.update(replace(sample.campaign, document_number=number, document_date=DAY))
    basis = finding(desk, row, Condition.PLAN_CRITERIA).basis
    assert basis is not None
    assert dict(basis.params)["plan"] == "Kế hoạch số 22/KH-UBND ngày 15/01/2026"


def test_without_a_campaign_there_are_no_criteria_of_a_plan(desk: Desk, school: Unit) -> None:
    row = nominate(desk, open_round(desk, None), school)
    assert finding(desk, row, Condition.PLAN_CRITERIA).code == "card.no_plan"
    assert finding(desk, row, Condition.ANNUAL_RATING).verdict is Verdict.MET


def test_the_offices_reading_of_the_plan_is_the_campaigns_setting(
    desk: Desk, sample: CampaignBoard, held: AwardRound, school: Unit
) -> None:
    row = nominate(desk, held, school)
    with desk.store.act("Sửa") as act:
        act.update(replace(sample.campaign, criteria_reading=CriteriaReading.EITHER))
    params = dict(finding(desk, row, Condition.PLAN_CRITERIA).params)
    assert params["reading"] == "EITHER"


def test_tasks_that_were_not_reached_are_named(desk: Desk, held: AwardRound, school: Unit) -> None:
    sheet = desk.board(held.campaign_id or 0).sheet(school.id, DAY)
    said = finding(desk, nominate(desk, held, school), Condition.PLAN_CRITERIA).proofs
    named = any(proof.code == "card.unreached" for proof in said)
    assert named is (sheet.reached < sheet.scored)


def test_a_households_own_line_needs_no_register(desk: Desk, held: AwardRound) -> None:
    hamlet = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 01")
    home = save_household(
        desk, HouseholdForm(head_name="Hộ mẫu 01", unit_id=hamlet.id), household_id=None
    )
    row = nominate(desk, held, home)
    assert finding(desk, row, Condition.PLAN_CRITERIA).verdict is Verdict.UNKNOWN
    awards.confirm_by_head(desk, row.id, by="Trưởng thôn", on=DAY)
    assert finding(desk, row, Condition.PLAN_CRITERIA).verdict is Verdict.MET
    assert finding(desk, row, Condition.ANNUAL_RATING).verdict is Verdict.NOT_APPLICABLE
    flag = StopFlag(household_id=home.id, reason=StopReason.INVESTIGATION, starts=DAY)
    store(desk, flag, replace(flag, household_id=None, unit_id=hamlet.id))
    found = finding(desk, row, Condition.NO_STOP_FLAG)
    assert found.verdict is Verdict.NOT_MET
    assert [p.code for p in found.proofs] == ["card.flag_open", "card.flag_unit"]


def test_an_initiative_of_no_campaign_counts_in_every_round(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    row = nominate(desk, held, person)
    idea = Initiative(
        unit_id=school.id, person_id=person.id, title="Mẫu riêng", confirmed_by="Ai", on_day=DAY
    )
    store(desk, idea)
    proofs = finding(desk, row, Condition.PLAN_CRITERIA).proofs
    assert ("title", "Mẫu riêng") in proofs[-1].params


def test_what_came_after_the_data_day_counts_once_it_is_there(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    row = nominate(desk, held, school)
    later = DAY + timedelta(days=5)
    store(desk, StopFlag(unit_id=school.id, reason=StopReason.COMPLAINT, starts=later))
    assert finding(desk, row, Condition.NO_STOP_FLAG).verdict is Verdict.MET
    assert finding(desk, row, Condition.NO_STOP_FLAG, later).verdict is Verdict.NOT_MET
    desk.use_clock(FixedClock(desk.clock.now() + timedelta(days=5)))
    found = finding(desk, row, Condition.NO_STOP_FLAG)
    assert (found.verdict, found.proofs[0].code) == (Verdict.NOT_MET, "card.flag_after")


def test_what_came_after_the_decision_leaves_the_card_as_it_was(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    row = nominate(desk, held, school)
    decision = past(desk, year=2025)
    made = award(desk, decision, school)
    with desk.store.act("Gắn") as act:
        act.update(replace(decision, decided_on=DAY, round_id=held.id))
        act.update(replace(made, nomination_id=row.id))
    store(
        desk,
        StopFlag(unit_id=school.id, reason=StopReason.COMPLAINT, starts=DAY + timedelta(days=1)),
    )
    desk.use_clock(FixedClock(desk.clock.now() + timedelta(days=5)))
    assert finding(desk, row, Condition.NO_STOP_FLAG).verdict is Verdict.MET
    form = ComplaintForm(award_id=made.id, received_on="16/01/2026", content="Mẫu")
    save_complaint(desk, form, complaint_id=None)
    assert [note.code for note in eligibility.card(desk, row.id).notes] == ["card.verifying"]


def test_an_award_of_the_same_period_is_unknown_until_reviewed(
    desk: Desk, held: AwardRound
) -> None:
    person = desk.store.all(Person)[0]
    row = nominate(desk, held, person)
    assert finding(desk, row, Condition.NOT_REPEATED).verdict is Verdict.MET
    award(desk, past(desk, year=2023), person)
    assert finding(desk, row, Condition.NOT_REPEATED).verdict is Verdict.MET
    old = award(desk, past(desk, year=2025), person)
    assert finding(desk, row, Condition.NOT_REPEATED).verdict is Verdict.UNKNOWN
    review = RepeatReview(
        nomination_id=row.id, award_id=old.id, verdict=RepeatVerdict.SAME_ACHIEVEMENT
    )
    store(desk, review)
    assert finding(desk, row, Condition.NOT_REPEATED).verdict is Verdict.NOT_MET


def test_a_units_earlier_awards_are_its_own_not_its_peoples(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    row = nominate(desk, held, school)
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    award(desk, past(desk, year=2025), person)
    assert finding(desk, row, Condition.NOT_REPEATED).code == "card.repeat_none"
    award(desk, past(desk, year=2025), school)
    assert finding(desk, row, Condition.NOT_REPEATED).code == "card.repeat_unread"


def test_the_units_papers_and_its_own_make_its_dossier(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    asked = (DossierKind.PROPOSAL, DossierKind.CONFIRMATION)
    with desk.store.act("Sửa") as act:
        act.update(replace(held, dossier=asked))
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    row, whole = nominate(desk, held, person), nominate(desk, held, school)
    assert dict(finding(desk, row, Condition.DOSSIER).params)["kinds"] == "PROPOSAL,CONFIRMATION"
    assert dict(finding(desk, whole, Condition.DOSSIER).params)["kinds"] == "PROPOSAL"
    awards.confirm_by_head(desk, row.id, by="Hiệu trưởng", on=DAY)
    paper = DossierPaper(
        round_id=held.id, unit_id=school.id, kind=DossierKind.PROPOSAL, received_on=DAY
    )
    store(desk, replace(paper, nomination_id=whole.id))
    assert finding(desk, whole, Condition.DOSSIER).verdict is Verdict.MET
    assert finding(desk, row, Condition.DOSSIER).verdict is Verdict.NOT_MET
    store(desk, paper)
    assert finding(desk, row, Condition.DOSSIER).verdict is Verdict.MET


def test_a_merit_round_names_the_movement_awards_that_do_not_count(
    desk: Desk, sample: CampaignBoard, held: AwardRound
) -> None:
    person = desk.store.all(Person)[0]
    award(desk, past(desk, year=2023, award_type=AwardType.MOVEMENT), person)
    award(desk, past(desk, year=2022, award_type=AwardType.MERIT), person)
    own = replace(past(desk, year=2024), round_id=held.id)
    with desk.store.act("Gắn") as act:
        act.update(own)
    award(desk, own, person)
    merit = open_round(desk, sample.campaign.id, award_type=AwardType.MERIT)
    notes = eligibility.card(desk, nominate(desk, merit, person).id).notes
    assert [note.code for note in notes] == ["card.merit_held"]
    assert dict(notes[0].params)["awards"].count("QĐ-UBND") == 2


def test_a_round_is_counted_without_those_that_were_refused(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    people = desk.store.all(Person)
    for one in (school, *people):
        nominate(desk, held, one)
    whole = eligibility.round_balance(desk, held.id)
    assert (whole.collectives, whole.persons) == (1, len(people))
    assert whole.leaders == sum(p.person_group is PersonGroup.LEADER for p in people)


def test_a_rating_of_a_school_year_counts_for_the_year_in_which_it_ended(
    desk: Desk, held: AwardRound
) -> None:
    school = next(u for u in desk.store.all(Unit) if u.name == "Trường mẫu B")
    row = nominate(desk, held, school)
    assert finding(desk, row, Condition.ANNUAL_RATING).code == "card.rating_missing_school"
    store(
        desk,
        AnnualRating(
            unit_id=school.id, year=2024, school_year=True, level=AnnualRatingLevel.EXCELLENT
        ),
    )
    assert finding(desk, row, Condition.ANNUAL_RATING).verdict is Verdict.MET
