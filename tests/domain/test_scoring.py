from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from builders import campaign, cell
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.domain.progress import evaluate
from thidua_desktop.domain.ranking import TieBreak, rank
from thidua_desktop.domain.records import Adjustment, Campaign
from thidua_desktop.domain.scoring import ScoreSheet, Task, grade, score
from thidua_desktop.domain.terms import AdjustmentKind, ExemptPolicy, MovementGrade, Rule

DAY, EARLIER = date(2026, 1, 15), date(2025, 12, 31)


def task(
    number: int,
    typed: str | None,
    *,
    weight: str = "1",
    exceed: bool = False,
    no_duty: bool = False,
) -> Task:
    texts = () if typed is None else ((typed, EARLIER),)
    made = cell(Rule.AT_LEAST, *texts, target="10", number=number, weight=weight, no_duty=no_duty)
    result = evaluate(made, DAY, campaign())
    assert result is not None
    return Task(number, number, Decimal(weight), exceed, result)


def sheet_of(
    *tasks: Task, adjustments: tuple[Adjustment, ...] = (), unit_id: int = 1, **settings: Any
) -> ScoreSheet:
    return score(unit_id, tasks, adjustments, day=DAY, campaign=campaign(**settings))


def adjustment(kind: AdjustmentKind, points: str, day: date = EARLIER) -> Adjustment:
    return Adjustment(
        id=1, campaign_id=1, unit_id=1, kind=kind, points=Decimal(points), on_day=day, reason="mẫu"
    )


@pytest.mark.parametrize("count", range(1, 41))
def test_all_met_is_exactly_one_hundred(count: int) -> None:
    sheet = sheet_of(*(task(n, "10", weight=str(n % 7 + 1)) for n in range(1, count + 1)))
    assert sheet.total == Decimal("100.00")
    assert sum(line.points for line in sheet.lines) == Decimal("100.00")


def test_missing_is_not_zero_but_listed() -> None:
    silent, zero = sheet_of(task(1, "10"), task(2, None)), sheet_of(task(1, "10"), task(2, "0"))
    assert (silent.total, silent.missing, silent.provisional) == (Decimal(50), (2,), Decimal(100))
    assert (zero.total, zero.missing, zero.provisional) == (Decimal(50), (), Decimal(50))


def test_exempt_tasks_are_scaled_out_or_given_full() -> None:
    tasks = (task(1, "5"), task(2, "kps"), task(3, None, no_duty=True))
    assert sheet_of(*tasks).total == Decimal(50)
    full = sheet_of(*tasks, exempt_policy=ExemptPolicy.FULL_POINTS)
    assert full.total == Decimal("83.33")
    assert sum(line.points for line in full.lines) == full.base


def test_nothing_to_score_has_no_total() -> None:
    sheet = sheet_of(task(1, "kps"))
    assert (sheet.total, sheet.provisional, sheet.lines) == (None, None, ())
    assert grade(sheet.total, campaign()) is None


def test_excess_counts_only_where_allowed_and_up_to_the_cap() -> None:
    assert sheet_of(task(1, "15")).total == Decimal(100)
    assert sheet_of(task(1, "11", exceed=True)).total == Decimal(110)
    assert sheet_of(task(1, "90", exceed=True)).total == Decimal(120)


def test_adjustments_come_after_scaling_and_never_below_zero() -> None:
    bonus, less = (
        adjustment(AdjustmentKind.BONUS, "2.5"),
        adjustment(AdjustmentKind.DEDUCTION, "1"),
    )
    assert sheet_of(task(1, "10"), adjustments=(bonus, less)).total == Decimal("101.5")
    heavy = adjustment(AdjustmentKind.DEDUCTION, "150")
    assert sheet_of(task(1, "10"), adjustments=(heavy,)).total == Decimal(0)
    tomorrow = adjustment(AdjustmentKind.BONUS, "5", date(2026, 1, 16))
    assert sheet_of(task(1, "10"), adjustments=(tomorrow,)).total == Decimal(100)


def test_few_tasks_are_pointed_out() -> None:
    assert sheet_of(task(1, "10")).few_tasks
    five = sheet_of(*(task(n, "10") for n in range(1, 6)))
    assert not five.few_tasks
    assert five.complete


def test_grades_follow_the_offices_thresholds() -> None:
    totals = ["90", "89.99", "80", "70", "69.99"]
    found = [grade(Decimal(t), campaign()) for t in totals]
    m = MovementGrade
    assert found == [m.EXCELLENT, m.GOOD, m.GOOD, m.FAIR, m.BELOW]


TASKS = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 30)), st.integers(1, 9), st.booleans()),
    min_size=1,
    max_size=12,
)


def brute_force(tasks: list[tuple[int | None, int, bool]], settings: Campaign) -> Decimal:
    """The rule read aloud, nothing shared with the program."""
    earned, possible = Fraction(0), Fraction(0)
    for value, weight, exceed in tasks:
        possible += weight
        if value is None:
            continue
        share = Fraction(value, 10)
        if share <= 1:
            earned += weight * share
        else:
            extra = min(share - 1, Fraction(settings.exceed_cap)) if exceed else 0
            earned += weight * (1 + extra)
    exact = earned * 100 / possible
    hundredths = Decimal(exact.numerator) / Decimal(exact.denominator)
    return hundredths.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(TASKS, st.randoms())
def test_scores_equal_a_brute_force_in_any_order(
    made: list[tuple[int | None, int, bool]], random: Random
) -> None:
    tasks = [
        task(n, None if value is None else str(value), weight=str(weight), exceed=exceed)
        for n, (value, weight, exceed) in enumerate(made, start=1)
    ]
    sheet = sheet_of(*tasks)
    assert sheet.total == brute_force(made, campaign())
    assert sum((line.points for line in sheet.lines), Decimal(0)) == sheet.base
    assert sum((line.full for line in sheet.lines), Decimal(0)) == Decimal(100)
    shown = {line.indicator_id: line.points for line in sheet.lines}
    random.shuffle(tasks)
    again = sheet_of(*tasks)
    assert again.total == sheet.total
    assert {line.indicator_id: line.points for line in again.lines} == shown


@given(st.integers(0, 30), st.integers(0, 30), TASKS)
def test_more_never_lowers_a_score(
    less: int, more: int, others: list[tuple[int | None, int, bool]]
) -> None:
    low, high = sorted((less, more))
    rest = [
        task(n, None if v is None else str(v), weight=str(w), exceed=e)
        for n, (v, w, e) in enumerate(others, start=2)
    ]
    totals = [sheet_of(task(1, str(n), exceed=True), *rest).total for n in (low, high)]
    assert totals[0] is not None
    assert totals[1] is not None
    assert totals[0] <= totals[1]


def ranked(*points: str, veto: int | None = None) -> list[tuple[int, int | None]]:
    sheets = [sheet_of(task(1, p), task(2, "10"), unit_id=n) for n, p in enumerate(points, start=1)]
    if veto is not None:
        flag = adjustment(AdjustmentKind.VETO, "0")
        sheets = [replace(s, vetoes=(flag,)) if s.unit_id == veto else s for s in sheets]
    return [(r.sheet.unit_id, r.place) for r in rank(sheets)]


def test_ties_share_the_place() -> None:
    assert ranked("5", "10", "5", "1") == [(2, 1), (1, 2), (3, 2), (4, 4)]


def test_a_vetoed_unit_has_no_place_and_moves_nobody() -> None:
    assert ranked("5", "10", "1", veto=2) == [(1, 1), (3, 2), (2, None)]


def test_a_tie_break_settles_equal_totals() -> None:
    plain, eager = sheet_of(task(1, "10"), unit_id=1), sheet_of(task(1, "12"), unit_id=2)
    assert [(r.place, r.tied) for r in rank((plain, eager))] == [(1, True), (1, True)]
    settled = rank((plain, eager), (TieBreak.EXCEEDED,))
    assert [(r.sheet.unit_id, r.place) for r in settled] == [(2, 1), (1, 2)]
