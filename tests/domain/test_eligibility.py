"""The table of cases of every condition of the eligibility card, unknown ones too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from thidua_desktop.domain.balance import Balance, Nominee, Quotas, balance_of
from thidua_desktop.domain.card import Card, Facts, Finding, PastHit
from thidua_desktop.domain.eligibility import judge
from thidua_desktop.domain.records import (
    AnnualRating,
    Complaint,
    DossierPaper,
    Initiative,
    Override,
    StopFlag,
)
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    ComplaintKind,
    ComplaintResult,
    Condition,
    CriteriaReading,
    DossierKind,
    Gender,
    PersonGroup,
    RepeatVerdict,
    StopReason,
    SubjectKind,
    UnitKind,
    Verdict,
)

DAY, EVE, MORROW = date(2026, 1, 15), date(2026, 1, 14), date(2026, 1, 16)
MET, NOT, UNKNOWN, NA = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
GOOD, EXCELLENT = AnnualRatingLevel.GOOD, AnnualRatingLevel.EXCELLENT
IDEA = Initiative(unit_id=1, title="Mô hình mẫu", confirmed_by="Thủ trưởng", on_day=DAY)
RATED = AnnualRating(id=1, unit_id=1, year=2025, level=GOOD)
FACTS = Facts(
    award_type=AwardType.MOVEMENT,
    subject=SubjectKind.COLLECTIVE,
    unit_kind=UnitKind.DEPARTMENT,
    person_group=None,
    year=2025,
    data_day=DAY,
    looked_on=DAY,
    ratings=(RATED,),
    tasks_reached=4,
    tasks_scored=4,
    reading=CriteriaReading.BOTH,
    share_required=Decimal(100),
    initiatives=(IDEA,),
    head_confirmed_by=None,
    head_confirmed_on=None,
    flags=(),
    overrides=(),
    balance=Balance(collectives=1, units=1),
    plan="Kế hoạch số 12/KH-UBND",
    plan_form="Giấy khen cho tập thể hoàn thành tốt nhiệm vụ.",
    plan_criteria=("Vượt chỉ tiêu.", "Có sáng kiến.", "Xét dịp cuối năm."),
)
SCHOOL = replace(FACTS, unit_kind=UnitKind.SCHOOL)
PERSON = replace(FACTS, subject=SubjectKind.PERSON, person_group=PersonGroup.WORKER)
HOUSE = replace(FACTS, subject=SubjectKind.HOUSEHOLD, unit_kind=UnitKind.HAMLET, ratings=())
PART = replace(FACTS, is_part=True, ratings=(), unit_ratings=(RATED,))
HEAD: dict[str, Any] = {"head_confirmed_by": "Hiệu trưởng", "head_confirmed_on": DAY}


def found(facts: Facts, condition: Condition) -> Finding:
    return judge(facts).finding(condition)


def codes(finding: Finding) -> list[str]:
    return [proof.code for proof in finding.proofs]


def test_a_card_has_the_six_conditions_in_their_order() -> None:
    assert [f.condition for f in judge(FACTS).findings] == list(Condition)
    assert judge(FACTS).eligible


def test_every_condition_that_is_judged_says_what_it_rests_on() -> None:
    full = replace(
        FACTS, dossier=(DossierKind.MINUTES,), quotas=Quotas(collective=3), papers=(PAPER,)
    )
    assert all(f.basis is not None for f in judge(full).findings)


# 1. Xếp loại chất lượng năm

RATING_CASES = {
    "of the year": (FACTS, MET, "card.rating"),
    "none": (replace(FACTS, ratings=()), UNKNOWN, "card.rating_missing"),
    "of another year": (replace(FACTS, year=2024), UNKNOWN, "card.rating_missing"),
    "signed after the day": (
        replace(FACTS, ratings=(replace(RATED, decided_on=MORROW),)),
        UNKNOWN,
        "card.rating_later",
    ),
    "signed that day": (
        replace(FACTS, ratings=(replace(RATED, decided_on=DAY),)),
        MET,
        "card.rating",
    ),
    "signed after the data day, looked at later": (
        replace(FACTS, looked_on=MORROW, ratings=(replace(RATED, decided_on=MORROW),)),
        MET,
        "card.rating",
    ),
    "school year that ended in the year": (
        replace(SCHOOL, ratings=(replace(RATED, year=2024, school_year=True),)),
        MET,
        "card.rating_school",
    ),
    "school year that began in the year": (
        replace(SCHOOL, ratings=(replace(RATED, school_year=True),)),
        UNKNOWN,
        "card.rating_missing_school",
    ),
    "a school by the calendar, as recorded": (SCHOOL, MET, "card.rating"),
    "đột xuất": (replace(FACTS, award_type=AwardType.UNSCHEDULED), NA, "card.unscheduled"),
    "thôn": (
        replace(FACTS, unit_kind=UnitKind.HAMLET, ratings=()),
        NA,
        "card.rating_not_applicable",
    ),
    "doanh nghiệp": (
        replace(FACTS, unit_kind=UnitKind.BUSINESS, ratings=()),
        NA,
        "card.rating_not_applicable",
    ),
    "hộ": (HOUSE, NA, "card.rating_not_applicable"),
    "nông dân": (
        replace(PERSON, person_group=PersonGroup.FARMER, ratings=()),
        NA,
        "card.rating_not_applicable",
    ),
    "người của doanh nghiệp": (
        replace(PERSON, unit_kind=UnitKind.BUSINESS, ratings=()),
        NA,
        "card.rating_not_applicable",
    ),
    "a person without": (replace(PERSON, ratings=()), UNKNOWN, "card.rating_missing"),
    "a person with": (PERSON, MET, "card.rating"),
    "a part with only its unit's": (PART, UNKNOWN, "card.rating_missing"),
}


@pytest.mark.parametrize("case", RATING_CASES)
def test_annual_rating(case: str) -> None:
    facts, verdict, code = RATING_CASES[case]
    finding = found(facts, Condition.ANNUAL_RATING)
    assert (finding.verdict, finding.code) == (verdict, code)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (EXCELLENT, MET),
        (GOOD, MET),
        (AnnualRatingLevel.COMPLETED, NOT),
        (AnnualRatingLevel.NOT_COMPLETED, NOT),
    ],
)
def test_only_good_and_better_ratings_pass(level: AnnualRatingLevel, expected: Verdict) -> None:
    facts = replace(FACTS, ratings=(RATED, replace(RATED, id=2, level=level)))
    assert found(facts, Condition.ANNUAL_RATING).verdict is expected


def test_a_rating_names_its_document_issuer_and_day() -> None:
    row = replace(RATED, document="Quyết định mẫu", issuer="Cơ quan mẫu", decided_on=EVE)
    params = dict(found(replace(FACTS, ratings=(row,)), Condition.ANNUAL_RATING).params)
    assert params["document"] == "Quyết định mẫu (Cơ quan mẫu, 14/01/2026)"
    assert dict(found(FACTS, Condition.ANNUAL_RATING).params)["document"] == "—"


def test_a_rating_rests_on_the_plans_own_words_where_it_has_some() -> None:
    with_plan = found(FACTS, Condition.ANNUAL_RATING).basis
    without = found(replace(FACTS, plan_form=""), Condition.ANNUAL_RATING).basis
    assert with_plan is not None
    assert without is not None
    assert (with_plan.code, without.code) == ("card.basis_form", "card.basis_rating")
    assert dict(with_plan.params)["text"] == FACTS.plan_form


def test_the_units_rating_is_shown_to_a_part_for_reference() -> None:
    school = replace(RATED, year=2024, school_year=True)
    part = replace(PART, unit_ratings=(RATED, school, replace(RATED, year=2020)))
    finding = found(part, Condition.ANNUAL_RATING)
    assert codes(finding) == ["card.unit_rating", "card.unit_rating_school"]


# 2. Tiêu chuẩn của kế hoạch

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
    assert found(facts, Condition.PLAN_CRITERIA).verdict is expected


@pytest.mark.parametrize(
    ("share", "expected"), [("100", NOT), ("75.1", NOT), ("75", MET), ("0", MET)]
)
def test_the_share_to_reach_is_a_setting(share: str, expected: Verdict) -> None:
    facts = replace(FACTS, tasks_reached=3, share_required=Decimal(share))
    assert found(facts, Condition.PLAN_CRITERIA).verdict is expected


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"award_type": AwardType.UNSCHEDULED}, "card.unscheduled"),
        ({"has_plan": False}, "card.no_plan"),
    ],
)
def test_criteria_do_not_apply_and_say_why(changes: dict[str, Any], code: str) -> None:
    finding = found(replace(FACTS, **changes), Condition.PLAN_CRITERIA)
    assert (finding.verdict, finding.code) == (NA, code)


@pytest.mark.parametrize("facts", [PERSON, PART, HOUSE])
@pytest.mark.parametrize(
    ("by", "on", "expected"),
    [
        ("Hiệu trưởng", DAY, MET),
        ("Hiệu trưởng", MORROW, UNKNOWN),
        ("Hiệu trưởng", None, UNKNOWN),
        (None, DAY, UNKNOWN),
    ],
)
def test_who_is_no_unit_needs_the_heads_dated_word(
    facts: Facts, by: str | None, on: date | None, expected: Verdict
) -> None:
    facts = replace(facts, head_confirmed_by=by, head_confirmed_on=on, tasks_reached=0)
    assert found(facts, Condition.PLAN_CRITERIA).verdict is expected


def test_the_units_figures_are_only_for_reference() -> None:
    said = codes(found(replace(PERSON, **HEAD), Condition.PLAN_CRITERIA))
    assert said == ["card.head", "card.unit_tasks", "card.initiative"]
    alone = replace(PERSON, tasks_scored=0, head_confirmed_on=MORROW, head_confirmed_by="Thôn")
    assert codes(found(alone, Condition.PLAN_CRITERIA)) == ["card.head_later", "card.initiative"]
    assert codes(found(PART, Condition.PLAN_CRITERIA))[0] == "card.head_missing"


def test_a_households_confirmation_stands_for_both_halves() -> None:
    finding = found(replace(HOUSE, initiatives=(), **HEAD), Condition.PLAN_CRITERIA)
    assert finding.verdict is MET
    assert codes(finding) == ["card.head_household", "card.unit_tasks"]


@pytest.mark.parametrize(
    ("idea", "code"),
    [
        (replace(IDEA, on_day=MORROW), "card.initiative_later"),
        (replace(IDEA, on_day=None), "card.initiative_waits"),
        (replace(IDEA, confirmed_by=None), "card.initiative_waits"),
        (None, "card.initiative_none"),
    ],
)
def test_an_initiative_must_be_confirmed_by_the_day(idea: Initiative | None, code: str) -> None:
    finding = found(replace(FACTS, initiatives=(idea,) if idea else ()), Condition.PLAN_CRITERIA)
    assert finding.verdict is NOT
    assert codes(finding) == ["card.tasks", code]


def test_tasks_that_are_not_reached_are_named_a_few_of_them() -> None:
    names = tuple(f"Việc {n}" for n in range(6))
    for named, last in ((names, "Việc 4…"), (names[:2], "Việc 0; Việc 1")):
        finding = found(replace(FACTS, tasks_reached=0, unreached=named), Condition.PLAN_CRITERIA)
        assert dict(finding.proofs[1].params)["names"].endswith(last)
    nothing = replace(FACTS, tasks_scored=0, tasks_reached=0)
    assert codes(found(nothing, Condition.PLAN_CRITERIA))[0] == "card.no_tasks"


def test_the_reading_and_the_plans_words_stand_on_the_card() -> None:
    finding = found(replace(FACTS, reading=EITHER), Condition.PLAN_CRITERIA)
    assert ("reading", "EITHER") in finding.params
    assert finding.basis is not None
    assert dict(finding.basis.params)["text"] == "Vượt chỉ tiêu. Có sáng kiến."
    bare = found(replace(FACTS, plan_criteria=()), Condition.PLAN_CRITERIA).basis
    assert bare is not None
    assert bare.code == "card.basis_plan"


# 3. Trường hợp dừng xét

FLAG = StopFlag(unit_id=1, reason=StopReason.COMPLAINT, starts=DAY)


@pytest.mark.parametrize(
    ("starts", "ends", "looked_on", "expected", "proof"),
    [
        (DAY, None, DAY, NOT, "card.flag_open"),
        (date(2026, 1, 1), DAY, DAY, NOT, "card.flag_open"),
        (MORROW, None, DAY, MET, None),
        (date(2025, 12, 1), EVE, DAY, MET, "card.flag_over"),
        (MORROW, None, MORROW, NOT, "card.flag_after"),
        (MORROW, MORROW, date(2026, 1, 20), MET, "card.flag_over"),
        (EVE, DAY, MORROW, NOT, "card.flag_over_since"),
    ],
)
def test_a_stop_flag_counts_on_the_data_day_and_when_it_is_looked_at(
    starts: date, ends: date | None, looked_on: date, expected: Verdict, proof: str | None
) -> None:
    flag = replace(FLAG, starts=starts, ends=ends, document="Thông báo mẫu", note="ghi chú")
    card = judge(replace(FACTS, flags=(flag,), looked_on=looked_on))
    finding = card.finding(Condition.NO_STOP_FLAG)
    assert finding.verdict is expected
    assert card.eligible is (expected is MET)
    assert codes(finding) == ([proof] if proof else [])
    assert (finding.code == "card.flag_was") is (proof == "card.flag_over_since")


def test_a_flag_of_the_unit_does_not_stop_a_person() -> None:
    over = replace(FLAG, ends=DAY)
    facts = replace(PERSON, unit_flags=(FLAG, over), looked_on=MORROW, **HEAD)
    finding = found(facts, Condition.NO_STOP_FLAG)
    assert (finding.verdict, codes(finding)) == (MET, ["card.flag_unit"])


# 4. Đã khen cùng thành tích

HIT = PastHit(
    name="Bà Nguyễn Thị mẫu 01",
    unit_name="Trường mẫu A",
    decision="12/QĐ-UBND ngày 20/12/2025",
    citation="",
    likely=True,
    same_period=True,
    review=None,
)
SAME, OTHER, NAMESAKE = RepeatVerdict


@pytest.mark.parametrize(
    ("changes", "expected", "code", "proof"),
    [
        ({}, UNKNOWN, "card.repeat_unread", "card.hit_likely"),
        ({"likely": False}, UNKNOWN, "card.repeat_unread", "card.hit_unsure"),
        ({"same_period": False}, MET, "card.repeat_other", "card.hit_earlier"),
        ({"review": SAME}, NOT, "card.repeat_same", "card.hit_same"),
        ({"review": SAME, "same_period": False}, NOT, "card.repeat_same", "card.hit_same"),
        ({"review": OTHER}, MET, "card.repeat_other", "card.hit_other"),
        ({"review": NAMESAKE}, MET, "card.repeat_other", "card.hit_namesake"),
    ],
)
def test_a_hit_is_unknown_until_the_officer_has_looked(
    changes: dict[str, Any], expected: Verdict, code: str, proof: str
) -> None:
    card = judge(replace(FACTS, hits=(replace(HIT, **changes),)))
    finding = card.finding(Condition.NOT_REPEATED)
    assert (finding.verdict, finding.code, codes(finding)) == (expected, code, [proof])
    assert card.eligible is (expected is MET)


def test_no_hit_is_met_for_unscheduled_awards_too() -> None:
    facts = replace(FACTS, award_type=AwardType.UNSCHEDULED)
    assert found(facts, Condition.NOT_REPEATED).code == "card.repeat_none"
    again = found(replace(facts, hits=(HIT,)), Condition.NOT_REPEATED)
    assert again.verdict is UNKNOWN


def test_one_same_achievement_outweighs_what_is_not_read() -> None:
    hits = (HIT, replace(HIT, review=SAME))
    assert found(replace(FACTS, hits=hits), Condition.NOT_REPEATED).verdict is NOT


def test_many_hits_are_counted_not_listed() -> None:
    finding = found(replace(FACTS, hits=(HIT,) * 7), Condition.NOT_REPEATED)
    assert len(finding.proofs) == 6
    assert finding.proofs[-1].params == (("count", "2"),)


# 5. Hồ sơ

PROPOSAL, REPORT, MINUTES = (
    DossierKind.PROPOSAL,
    DossierKind.ACHIEVEMENT_REPORT,
    DossierKind.MINUTES,
)
PAPER = DossierPaper(round_id=1, unit_id=1, kind=MINUTES, received_on=DAY)


@pytest.mark.parametrize(
    ("dossier", "missing", "expected", "code"),
    [
        ((), (), NA, "card.no_dossier"),
        ((MINUTES,), (), MET, "card.dossier"),
        ((PROPOSAL, REPORT, MINUTES), (PROPOSAL, REPORT), NOT, "card.dossier_missing"),
    ],
)
def test_the_dossier_the_round_asks_for_is_in(
    dossier: tuple[DossierKind, ...],
    missing: tuple[DossierKind, ...],
    expected: Verdict,
    code: str,
) -> None:
    facts = replace(FACTS, dossier=dossier, missing=missing, papers=(PAPER,) if dossier else ())
    finding = found(facts, Condition.DOSSIER)
    assert (finding.verdict, finding.code) == (expected, code)
    assert codes(finding) == (["card.paper"] if dossier else [])


def test_the_newest_paper_of_a_kind_is_shown() -> None:
    old = replace(PAPER, received_on=EVE, document="Biên bản cũ")
    new = replace(PAPER, document="Biên bản mới")
    for papers in ((old, new), (new, old)):
        finding = found(replace(FACTS, dossier=(MINUTES,), papers=papers), Condition.DOSSIER)
        assert ("document", "Biên bản mới") in finding.proofs[0].params


# 6. Cơ cấu, số lượng

CROWD = Balance(collectives=3, persons=4, units=5, leaders=2, workers=1, women=3, gender_unknown=1)


@pytest.mark.parametrize(
    ("subject", "quotas", "expected", "code"),
    [
        (SubjectKind.COLLECTIVE, Quotas(), NA, "card.no_quota"),
        (SubjectKind.COLLECTIVE, Quotas(collective=2), NOT, "card.over_quota"),
        (SubjectKind.COLLECTIVE, Quotas(collective=3), MET, "card.quota"),
        (SubjectKind.COLLECTIVE, Quotas(person=1, workers=Decimal(90)), NA, "card.no_quota"),
        (SubjectKind.PERSON, Quotas(person=4, workers=Decimal(30)), NOT, "card.few_workers"),
        (SubjectKind.PERSON, Quotas(person=4, workers=Decimal(25)), MET, "card.quota"),
        (SubjectKind.PERSON, Quotas(workers=Decimal(25)), MET, "card.enough_workers"),
        (SubjectKind.HOUSEHOLD, Quotas(household=0), MET, "card.quota"),
    ],
)
def test_quotas_are_shown_and_never_block(
    subject: SubjectKind, quotas: Quotas, expected: Verdict, code: str
) -> None:
    facts = replace(FACTS, subject=subject, balance=CROWD, quotas=quotas, **HEAD)
    card = judge(facts)
    finding = card.finding(Condition.BALANCE)
    assert (finding.verdict, finding.code, finding.blocks) == (expected, code, False)
    assert card.eligible


def test_the_balance_tells_of_leaders_workers_and_women() -> None:
    finding = found(
        replace(FACTS, balance=CROWD, quotas=Quotas(household=1, workers=Decimal(50))),
        Condition.BALANCE,
    )
    assert codes(finding) == [
        *("card.counted", "card.counted", "card.counted_of", "card.units", "card.leaders"),
        *("card.workers", "card.women", "card.workers_wanted", "card.gender_unknown"),
    ]
    assert finding.proofs[6].params == (("count", "3"), ("share", "75"))
    assert codes(found(FACTS, Condition.BALANCE)) == ["card.counted", "card.units"]
    one = replace(FACTS, balance=Balance(persons=1, units=1))
    assert codes(found(one, Condition.BALANCE))[-1] == "card.women"


def test_a_round_is_counted_by_kind_unit_group_and_gender() -> None:
    worker, farmer, leader = PersonGroup.WORKER, PersonGroup.FARMER, PersonGroup.LEADER
    counted = balance_of(
        [
            Nominee(SubjectKind.COLLECTIVE, 1),
            Nominee(SubjectKind.HOUSEHOLD, 2),
            Nominee(SubjectKind.PERSON, 1, worker, Gender.FEMALE),
            Nominee(SubjectKind.PERSON, 2, farmer, Gender.MALE),
            Nominee(SubjectKind.PERSON, 3, leader, Gender.UNKNOWN),
        ]
    )
    assert counted == Balance(
        collectives=1,
        persons=3,
        households=1,
        units=3,
        leaders=1,
        workers=2,
        women=1,
        gender_unknown=1,
    )
    assert counted.share(1) == Decimal("33.3")
    assert not Balance().few_workers(Quotas(workers=Decimal(50)))
    assert not counted.few_workers(Quotas())


# Cho vượt, ghi chú


@pytest.mark.parametrize(
    ("condition", "changes"),
    [
        (Condition.ANNUAL_RATING, {"ratings": ()}),
        (Condition.PLAN_CRITERIA, {"tasks_reached": 0}),
        (Condition.NO_STOP_FLAG, {"flags": (FLAG,)}),
        (Condition.NOT_REPEATED, {"hits": (HIT,)}),
        (Condition.DOSSIER, {"dossier": (MINUTES,), "missing": (MINUTES,)}),
    ],
)
def test_what_is_unknown_or_not_met_blocks_until_it_is_passed_over_with_a_reason(
    condition: Condition, changes: dict[str, Any]
) -> None:
    card = judge(replace(FACTS, **changes))
    assert not card.eligible
    assert [f.condition for f in card.findings if f.blocks] == [condition]
    rule = Override(nomination_id=1, condition=condition, reason="Mới thành lập")
    passed: Card = judge(replace(FACTS, overrides=(rule,), **changes))
    assert passed.eligible
    assert passed.finding(condition).override == "Mới thành lập"
    assert passed.finding(condition).verdict is card.finding(condition).verdict


def test_a_movement_award_is_no_ground_for_a_merit_proposal() -> None:
    assert judge(FACTS).notes == ()
    merit = replace(FACTS, award_type=AwardType.MERIT)
    assert [note.code for note in judge(merit).notes] == ["card.merit"]
    held = judge(replace(merit, movement_awards=("Giấy khen 01", "Giấy khen 02")))
    assert held.notes[0].params == (("awards", "Giấy khen 01; Giấy khen 02"),)
    assert held.eligible


def test_an_award_with_an_open_complaint_is_being_verified() -> None:
    complaint = Complaint(
        uid="c",
        kind=ComplaintKind.DENUNCIATION,
        received_on=EVE,
        content="",
        result=ComplaintResult.OPEN,
    )
    merit = replace(FACTS, award_type=AwardType.MERIT, verifying=(complaint,))
    assert [note.code for note in judge(merit).notes] == ["card.verifying", "card.merit"]
    (note,) = judge(replace(FACTS, verifying=(complaint,))).notes
    assert note.params == (("complaint", "DENUNCIATION"), ("on", "14/01/2026"))
