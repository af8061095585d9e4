from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.domain.eligibility import Card, Facts, judge
from thidua_desktop.domain.records import AnnualRating, Initiative, Override, StopFlag
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    Condition,
    CriteriaReading,
    PersonGroup,
    StopReason,
    SubjectKind,
    UnitKind,
    Verdict,
)

DAY = date(2026, 1, 15)
MET, NOT, UNKNOWN, NA = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
IDEA = Initiative(unit_id=1, title="Mô hình mẫu", confirmed_by="Thủ trưởng", on_day=DAY)
FACTS = Facts(
    award_type=AwardType.MOVEMENT,
    subject=SubjectKind.COLLECTIVE,
    unit_kind=UnitKind.SCHOOL,
    person_group=None,
    year=2025,
    data_day=DAY,
    ratings=(AnnualRating(id=1, unit_id=1, year=2025, level=AnnualRatingLevel.GOOD),),
    tasks_reached=4,
    tasks_scored=4,
    reading=CriteriaReading.BOTH,
    share_required=Decimal(100),
    initiatives=(IDEA,),
    head_confirmed_by=None,
    head_confirmed_on=None,
    flags=(),
    nominated=1,
    quota=None,
    overrides=(),
)
PERSON = replace(FACTS, subject=SubjectKind.PERSON, person_group=PersonGroup.WORKER)
HEAD = {"head_confirmed_by": "Hiệu trưởng", "head_confirmed_on": DAY}


def verdict(card: Card, condition: Condition) -> Verdict:
    return next(f.verdict for f in card.findings if f.condition is condition)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (FACTS, MET),
        (replace(FACTS, ratings=()), UNKNOWN),
        (replace(FACTS, year=2024), UNKNOWN),
        (replace(FACTS, award_type=AwardType.UNSCHEDULED), NA),
        (replace(FACTS, unit_kind=UnitKind.HAMLET, ratings=()), NA),
        (replace(FACTS, unit_kind=UnitKind.BUSINESS, ratings=()), NA),
        (replace(FACTS, subject=SubjectKind.HOUSEHOLD, ratings=()), NA),
        (replace(PERSON, person_group=PersonGroup.FARMER, ratings=()), NA),
        (replace(PERSON, ratings=()), UNKNOWN),
        (PERSON, MET),
    ],
)
def test_annual_rating(facts: Facts, expected: Verdict) -> None:
    assert verdict(judge(facts), Condition.ANNUAL_RATING) is expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (AnnualRatingLevel.EXCELLENT, MET),
        (AnnualRatingLevel.GOOD, MET),
        (AnnualRatingLevel.COMPLETED, NOT),
        (AnnualRatingLevel.NOT_COMPLETED, NOT),
    ],
)
def test_only_good_and_better_ratings_pass(level: AnnualRatingLevel, expected: Verdict) -> None:
    old = FACTS.ratings[0]
    facts = replace(FACTS, ratings=(old, replace(old, id=2, level=level)))
    assert verdict(judge(facts), Condition.ANNUAL_RATING) is expected


BOTH, EITHER = CriteriaReading.BOTH, CriteriaReading.EITHER


@pytest.mark.parametrize(
    ("reached", "scored", "idea", "reading", "expected"),
    [
        (4, 4, True, BOTH, MET),
        (3, 4, True, BOTH, NOT),
        (4, 4, False, BOTH, NOT),
        (0, 0, True, BOTH, UNKNOWN),
        (0, 0, False, BOTH, NOT),
        (3, 4, True, EITHER, MET),
        (4, 4, False, EITHER, MET),
        (3, 4, False, EITHER, NOT),
        (0, 0, False, EITHER, UNKNOWN),
        (0, 0, True, EITHER, MET),
    ],
)
def test_both_halves_of_the_plans_criteria(
    reached: int,
    scored: int,
    idea: bool,  # noqa: FBT001
    reading: CriteriaReading,
    expected: Verdict,
) -> None:
    facts = replace(
        FACTS,
        tasks_reached=reached,
        tasks_scored=scored,
        initiatives=(IDEA,) if idea else (),
        reading=reading,
    )
    assert verdict(judge(facts), Condition.PLAN_CRITERIA) is expected


def test_criteria_do_not_apply_to_unscheduled_awards() -> None:
    facts = replace(FACTS, award_type=AwardType.UNSCHEDULED)
    assert verdict(judge(facts), Condition.PLAN_CRITERIA) is NA


@pytest.mark.parametrize(
    ("by", "on", "expected"),
    [
        ("Hiệu trưởng", DAY, MET),
        ("Hiệu trưởng", date(2026, 1, 16), UNKNOWN),
        ("Hiệu trưởng", None, UNKNOWN),
        (None, DAY, UNKNOWN),
    ],
)
def test_a_person_needs_the_heads_dated_word(
    by: str | None, on: date | None, expected: Verdict
) -> None:
    facts = replace(PERSON, head_confirmed_by=by, head_confirmed_on=on)
    assert verdict(judge(facts), Condition.PLAN_CRITERIA) is expected


@pytest.mark.parametrize(
    "idea",
    [
        replace(IDEA, on_day=date(2026, 1, 16)),
        replace(IDEA, on_day=None),
        replace(IDEA, confirmed_by=None),
    ],
)
def test_an_initiative_must_be_confirmed_by_the_day(idea: Initiative) -> None:
    assert verdict(judge(replace(FACTS, initiatives=(idea,))), Condition.PLAN_CRITERIA) is NOT


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (DAY, None, NOT),
        (date(2026, 1, 1), DAY, NOT),
        (date(2026, 1, 16), None, MET),
        (date(2025, 12, 1), date(2026, 1, 14), MET),
    ],
)
def test_a_stop_flag_counts_on_its_days(starts: date, ends: date | None, expected: Verdict) -> None:
    flag = StopFlag(unit_id=1, reason=StopReason.COMPLAINT, starts=starts, ends=ends)
    card = judge(replace(FACTS, flags=(flag,)))
    assert verdict(card, Condition.NO_STOP_FLAG) is expected
    assert card.eligible is (expected is MET)


def test_unknown_is_never_met_and_an_override_prints_its_reason() -> None:
    card = judge(replace(FACTS, ratings=()))
    assert not card.eligible
    rule = Override(nomination_id=1, condition=Condition.ANNUAL_RATING, reason="Mới thành lập")
    passed = judge(replace(FACTS, ratings=(), overrides=(rule,)))
    assert passed.eligible
    assert passed.findings[0].override == "Mới thành lập"
    assert passed.findings[0].verdict is UNKNOWN


def test_quotas_are_shown_and_never_block() -> None:
    over, within = judge(replace(FACTS, nominated=3, quota=2)), judge(replace(FACTS, quota=2))
    assert verdict(over, Condition.BALANCE) is NOT
    assert over.eligible
    assert verdict(within, Condition.BALANCE) is MET
    assert verdict(judge(FACTS), Condition.BALANCE) is NA


def test_a_small_collective_is_confirmed_by_the_head_not_by_the_units_figures() -> None:
    part = replace(FACTS, is_part=True, tasks_reached=0)
    assert verdict(judge(part), Condition.PLAN_CRITERIA) is UNKNOWN
    assert verdict(judge(replace(part, **HEAD)), Condition.PLAN_CRITERIA) is MET
    found = next(f for f in judge(part).findings if f.condition is Condition.PLAN_CRITERIA)
    assert found.code == "card.criteria_person"
