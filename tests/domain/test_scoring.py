from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_cells import (
    DAY,
    LATER,
    achieved,
    adjustment,
    not_arisen_when_verified,
    sheet_of,
    task,
)

from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.scoring import Task, what_if
from thidua_desktop.domain.terms import AdjustmentKind, ExemptPolicy

BONUS, LESS, VETO = AdjustmentKind.BONUS, AdjustmentKind.DEDUCTION, AdjustmentKind.VETO


@pytest.mark.parametrize("count", range(1, 41))
def test_all_met_is_exactly_one_hundred(count: int) -> None:
    sheet = sheet_of(*(task(n, "10", weight=str(n % 7 + 1)) for n in range(1, count + 1)))
    assert str(sheet.total) == str(sheet.provisional) == str(sheet.reported) == "100.00"
    assert sum(line.points for line in break_down(sheet).lines) == Decimal("100.00")


@pytest.mark.parametrize(
    "typed",
    [
        ("8.5", "8", "10", "5", "10", None),
        ("10", "10", "10", "10", "10", None),
        (None, "10", "10", "10", "10", "10"),
    ],
)
def test_a_task_never_shows_more_than_it_could_earn_nor_less_when_it_is_met(
    typed: tuple[str | None, ...],
) -> None:
    opened = break_down(sheet_of(*(task(n, text) for n, text in enumerate(typed, start=1))))
    assert sum(line.full for line in opened.lines) == 100
    assert all(line.points <= line.full for line in opened.lines)
    met = [line for line in opened.lines if line.result.achievement == 1]
    assert [line.points for line in met] == [line.full for line in met]


def test_missing_is_not_zero_but_listed() -> None:
    silent, zero = sheet_of(task(1, "10"), task(2, None)), sheet_of(task(1, "10"), task(2, "0"))
    assert (silent.total, silent.missing, silent.provisional) == (Decimal(50), (2,), Decimal(100))
    assert (zero.total, zero.missing, zero.provisional) == (Decimal(50), (), Decimal(50))
    assert (silent.with_data, silent.scored, silent.complete) == (1, 2, False)
    assert (zero.with_data, zero.scored, zero.complete) == (2, 2, True)


def test_without_any_data_there_is_no_provisional_score() -> None:
    sheet = sheet_of(task(1, None), task(2, "kps"), exempt_policy=ExemptPolicy.FULL_POINTS)
    assert (sheet.total, sheet.provisional) == (Decimal(50), None)


def test_exempt_tasks_are_scaled_out_or_given_full() -> None:
    tasks = (task(1, "5"), task(2, "kps"), task(3, None, no_duty=True))
    scaled = sheet_of(*tasks)
    assert (scaled.total, scaled.scored) == (Decimal(50), 1)
    full = sheet_of(*tasks, exempt_policy=ExemptPolicy.FULL_POINTS)
    assert (full.total, full.provisional, full.scored) == (
        Decimal("83.33"),
        Decimal("83.33"),
        1,
    )
    assert [line.points for line in break_down(full).lines] == [
        Decimal("16.67"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]


@pytest.mark.parametrize("policy", ExemptPolicy)
@pytest.mark.parametrize("typed", [None, "3", "kps"])
def test_a_task_without_target_is_always_left_out(policy: ExemptPolicy, typed: str | None) -> None:
    sheet = sheet_of(task(1, "5"), task(2, typed, target=None), exempt_policy=policy)
    assert (sheet.total, sheet.scored, sheet.missing) == (Decimal(50), 1, ())


@pytest.mark.parametrize("policy", ExemptPolicy)
def test_nothing_to_score_has_no_total(policy: ExemptPolicy) -> None:
    sheet = sheet_of(task(1, "kps"), task(2, None, no_duty=True), exempt_policy=policy)
    assert (sheet.total, sheet.provisional, sheet.reported) == (None, None, None)
    assert break_down(sheet).lines == ()


def test_tasks_of_no_weight_alone_have_no_total() -> None:
    sheet = sheet_of(task(1, "10", weight="0"))
    assert (sheet.total, sheet.provisional) == (None, None)


def test_excess_counts_only_where_allowed_and_up_to_the_cap() -> None:
    assert sheet_of(task(1, "15")).total == Decimal(100)
    assert sheet_of(task(1, "11", exceed=True)).total == Decimal(110)
    assert sheet_of(task(1, "90", exceed=True)).total == Decimal(120)


def test_excess_is_scaled_with_its_line_and_shown_beside_it() -> None:
    sheet = sheet_of(task(1, "11", weight="3", exceed=True), task(2, "10"), task(3, "kps"))
    first, second = break_down(sheet).lines
    assert (sheet.total, sheet.exceeded) == (Decimal("107.5"), 1)
    assert (first.points, first.excess, first.full) == (Decimal("82.5"), Decimal("7.5"), 75)
    assert (second.points, second.excess) == (Decimal(25), Decimal(0))


def test_adjustments_come_after_scaling_and_never_below_zero() -> None:
    both = (adjustment(BONUS, "2.5"), adjustment(LESS, "1", number=2))
    sheet = sheet_of(task(1, "10"), adjustments=both)
    assert (sheet.total, sheet.bonus, sheet.deduction) == (Decimal("101.5"), Decimal("2.5"), 1)
    heavy = sheet_of(task(1, "10"), adjustments=(adjustment(LESS, "150"),))
    opened = break_down(heavy)
    assert (heavy.total, heavy.provisional) == (Decimal(0), Decimal(0))
    assert ([a.points for a in opened.adjustments], opened.raised) == ([Decimal(-150)], 50)


def test_adjustments_obey_the_day() -> None:
    rows = (adjustment(BONUS, "5", LATER), adjustment(VETO, "0", LATER, number=2))
    sheet = sheet_of(task(1, "10"), adjustments=rows)
    assert (sheet.total, sheet.vetoes, sheet.adjustments) == (Decimal(100), (), ())
    today = (adjustment(BONUS, "5", DAY), adjustment(VETO, "0", DAY, number=2))
    dated = sheet_of(task(1, "10"), adjustments=today)
    assert (dated.total, dated.vetoes) == (Decimal(105), today[1:])
    assert [a.points for a in break_down(dated).adjustments] == [Decimal(5), Decimal(0)]


def test_a_total_is_rounded_once_and_a_half_goes_up() -> None:
    # 50 points exactly, and a bonus that brings the third digit to 5
    assert sheet_of(task(1, "5"), adjustments=(adjustment(BONUS, "0.005"),)).total == Decimal(
        "50.01"
    )
    # each line alone would round to 0.01; together they are one hundredth and a half
    thirds = [achieved(n, Fraction(1, 200)) for n in range(1, 4)]
    rest = [achieved(n, Fraction(0)) for n in range(4, 101)]
    sheet = sheet_of(*thirds, *rest)
    assert sheet.total == Decimal("0.02")
    assert [line.points for line in break_down(sheet).lines[:3]] == [
        Decimal("0.01"),
        Decimal("0.01"),
        Decimal(0),
    ]


def test_few_tasks_are_pointed_out() -> None:
    assert sheet_of(*(task(n, "10") for n in range(1, 5))).few_tasks
    five = sheet_of(*(task(n, "10") for n in range(1, 6)))
    assert not five.few_tasks
    assert sheet_of(*(task(n, "10") for n in range(1, 5)), task(5, "kps")).few_tasks


def test_reported_and_verified_stand_side_by_side() -> None:
    sheet = sheet_of(achieved(1, Fraction(1, 2), reported=Fraction(1)), task(2, "10"))
    assert (sheet.total, sheet.reported) == (Decimal(75), Decimal(100))
    alone = sheet_of(achieved(1, Fraction(1, 2), reported=Fraction(1)))
    assert (alone.total, alone.reported) == (Decimal(50), Decimal(100))
    struck = sheet_of(not_arisen_when_verified(1, Fraction(0)), task(2, "10"))
    assert (struck.total, struck.reported) == (Decimal(100), Decimal(50))
    assert (struck.scored, struck.verified) == (1, 0)


def test_what_if_changes_weights_and_drops_tasks_without_touching_the_sheet() -> None:
    sheet = sheet_of(task(1, "10"), task(2, "0"), task(3, "0"))
    tried = what_if(sheet.tasks, weights={1: Decimal(3)}, dropped={3})
    assert sheet_of(*tried).total == Decimal(75)
    assert sheet.total == Decimal("33.33")


@dataclass(frozen=True)
class Drawn:
    """One task as hypothesis draws it: exempt, missing, or an achievement."""

    share: Fraction | None
    weight: Decimal
    exceed: bool
    exempt: bool
    untargeted: bool

    def task(self, number: int) -> Task:
        if self.exempt or self.untargeted:
            typed = "kps" if self.exempt else "1"
            target = None if self.untargeted else "10"
            return task(number, typed, weight=str(self.weight), exceed=self.exceed, target=target)
        return achieved(number, self.share, weight=str(self.weight), exceed=self.exceed)


SHARES = st.one_of(
    st.none(),
    st.fractions(0, 3, max_denominator=997),
    st.sampled_from([Fraction(1), Fraction(0), Fraction(4, 5)]),
)
DRAWN = st.builds(
    Drawn,
    share=SHARES,
    weight=st.sampled_from(["1", "2", "5", "12.5", "3.75", "0"]).map(Decimal),
    exceed=st.booleans(),
    exempt=st.sampled_from([False, False, False, True]),
    untargeted=st.sampled_from([False, False, False, False, True]),
)
TASKS = st.lists(DRAWN, min_size=1, max_size=25)
POINTS = st.integers(0, 40000).map(lambda n: Decimal(n) / 1000)
POLICIES = st.sampled_from(ExemptPolicy)
CAPS = st.sampled_from(["0", "0.1", "0.2", "0.35", "1"]).map(Decimal)


def read_aloud(
    drawn: list[Drawn], bonus: Decimal, less: Decimal, *, policy: ExemptPolicy, cap: Decimal
) -> tuple[str, str]:
    """Say the total and the provisional score by the sentences of the rule, sharing no code."""
    scored = [d for d in drawn if not d.exempt and not d.untargeted]
    paid = [d for d in drawn if d.exempt and not d.untargeted]
    if policy is ExemptPolicy.SCALE:
        paid = []

    def over(tasks: list[Drawn]) -> str:
        weights = sum(Fraction(d.weight) for d in [*tasks, *paid])
        if not tasks or weights == 0:
            return "None"
        total = Fraction(0)
        for d in tasks:
            share = d.share or Fraction(0)
            line = Fraction(d.weight) / weights * 100
            total += line if share > 1 else line * share
            if d.exceed and share > 1:
                total += line * min(share - 1, Fraction(cap))
        for d in paid:
            total += Fraction(d.weight) / weights * 100
        total += Fraction(bonus) - Fraction(less)
        hundredths = int(max(total, Fraction(0)) * 100 + Fraction(1, 2))
        return f"{hundredths // 100}.{hundredths % 100:02d}"

    return over(scored), over([d for d in scored if d.share is not None])


@given(TASKS, POINTS, POINTS, POLICIES, CAPS, st.randoms())
def test_scores_equal_the_rule_read_aloud_in_any_order(
    drawn: list[Drawn],
    bonus: Decimal,
    less: Decimal,
    policy: ExemptPolicy,
    cap: Decimal,
    random: Random,
) -> None:
    tasks = [d.task(n) for n, d in enumerate(drawn, start=1)]
    rows = (adjustment(BONUS, str(bonus)), adjustment(LESS, str(less), number=2))
    sheet = sheet_of(*tasks, adjustments=rows, exempt_policy=policy, exceed_cap=cap)
    expected = read_aloud(drawn, bonus, less, policy=policy, cap=cap)
    assert (str(sheet.total), str(sheet.provisional)) == expected
    shown = {line.indicator_id: line for line in break_down(sheet).lines}
    random.shuffle(tasks)
    again = sheet_of(*tasks, adjustments=rows[::-1], exempt_policy=policy, exceed_cap=cap)
    assert (again.total, again.provisional) == (sheet.total, sheet.provisional)
    assert {line.indicator_id: line for line in break_down(again).lines} == shown


@given(TASKS, POINTS, POINTS, POLICIES, CAPS)
def test_shown_points_add_up_to_the_shown_total(
    drawn: list[Drawn], bonus: Decimal, less: Decimal, policy: ExemptPolicy, cap: Decimal
) -> None:
    tasks = [d.task(n) for n, d in enumerate(drawn, start=1)]
    rows = (adjustment(BONUS, str(bonus)), adjustment(LESS, str(less), number=2))
    sheet = sheet_of(*tasks, adjustments=rows, exempt_policy=policy, exceed_cap=cap)
    opened = break_down(sheet)
    if sheet.total is None:
        assert not opened.lines
        return
    changes = sum((a.points for a in opened.adjustments), opened.raised)
    assert sum((line.points for line in opened.lines), changes) == sheet.total
    assert sum((line.full for line in opened.lines), Decimal(0)) == Decimal(100)
    for line in opened.lines:
        assert abs(line.exact - Fraction(line.points)) < Fraction(2, 100)
        assert 0 <= line.excess <= line.points
    for row, line in zip(rows, opened.adjustments, strict=True):
        assert abs(abs(line.points) - row.points) < Decimal("0.01")


@given(SHARES.filter(bool), SHARES.filter(bool), TASKS)
def test_more_never_lowers_a_score(less: Fraction, more: Fraction, others: list[Drawn]) -> None:
    low, high = sorted((less, more))
    rest = [d.task(n) for n, d in enumerate(others, start=2)]
    totals = [sheet_of(achieved(1, s, exceed=True), *rest).total for s in (low, high)]
    assert totals[0] is not None
    assert totals[1] is not None
    assert totals[0] <= totals[1]


@given(TASKS, st.integers(1, 9), st.randoms())
def test_a_trial_of_the_same_weights_in_any_scale_and_order_is_the_score_itself(
    drawn: list[Drawn], scale: int, random: Random
) -> None:
    tasks = [d.task(n) for n, d in enumerate(drawn, start=1)]
    weights = {t.indicator_id: t.weight * scale for t in tasks}
    tried = list(what_if(tasks, weights=weights, dropped=()))
    random.shuffle(tried)
    before, after = sheet_of(*tasks), sheet_of(*tried)
    assert (after.total, after.provisional) == (before.total, before.provisional)
    assert {n.indicator_id: n.points for n in break_down(after).lines} == {
        n.indicator_id: n.points for n in break_down(before).lines
    }
