from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from builders import MORNING, campaign, cell, entry
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.domain.progress import Cell, CellResult, evaluate, version_at
from thidua_desktop.domain.records import IndicatorVersion, Verification
from thidua_desktop.domain.terms import Accumulation, CellState, Rule, ValueKind

DEC31, JAN10, JAN15, JAN24 = (
    date(2025, 12, 31),
    date(2026, 1, 10),
    date(2026, 1, 15),
    date(2026, 1, 24),
)


def judged(made: Cell, day: date = JAN15, **settings: Any) -> CellResult:
    result = evaluate(made, day, campaign(**settings))
    assert result is not None
    return result


R, L, M, D, G = Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST, Rule.DONE, Rule.GRADE
STATES = [
    # rule, target, typed, day, state, achievement
    (R, "100", "12/15", JAN15, CellState.IN_PROGRESS, Fraction(4, 5)),
    (R, "100", "50", JAN15, CellState.AT_RISK, Fraction(1, 2)),
    (R, "100", "100", JAN15, CellState.REACHED, Fraction(1)),
    (R, "100", "103,2", JAN15, CellState.EXCEEDED, Fraction(1032, 1000)),
    (R, "100", "99", JAN24, CellState.MISSED, Fraction(99, 100)),
    (R, None, "99", JAN15, CellState.NO_TARGET, None),
    (R, "100", None, JAN15, CellState.NO_DATA, None),
    (R, "100", None, JAN24, CellState.OVERDUE, None),
    (R, "100", "kps", JAN24, CellState.NOT_ARISEN, None),
    (L, "1", "0", JAN10, CellState.DUE_SOON, Fraction(0)),
    (L, "1", "0", DEC31, CellState.IN_PROGRESS, Fraction(0)),
    (L, "1", "2", JAN15, CellState.EXCEEDED, Fraction(2)),
    (L, "10", "2", JAN15, CellState.AT_RISK, Fraction(1, 5)),
    (M, "0", "0", JAN15, CellState.IN_PROGRESS, Fraction(1)),
    (M, "0", "0", JAN24, CellState.REACHED, Fraction(1)),
    (M, "0", "1", JAN15, CellState.DUE_SOON, Fraction(0)),
    (M, "0", "1", JAN24, CellState.MISSED, Fraction(0)),
    (M, "2", "3", JAN24, CellState.MISSED, Fraction(1, 2)),
    (M, "2", "9", JAN24, CellState.MISSED, Fraction(0)),
    (D, None, "x", JAN15, CellState.REACHED, Fraction(1)),
    (D, None, "chưa", DEC31, CellState.IN_PROGRESS, Fraction(0)),
    (D, None, "chưa", JAN15, CellState.DUE_SOON, Fraction(0)),
    (D, None, "chưa", JAN24, CellState.OVERDUE, Fraction(0)),
    (G, None, "T", JAN15, CellState.REACHED, Fraction(1)),
    (G, None, "K", JAN15, CellState.REACHED, Fraction(4, 5)),
    (G, None, "Đ", JAN24, CellState.REACHED, Fraction(1, 2)),
    (G, "80", "Đ", JAN24, CellState.MISSED, Fraction(1, 2)),
    (G, "80", "K", JAN24, CellState.REACHED, Fraction(4, 5)),
    (G, None, "C", JAN10, CellState.DUE_SOON, Fraction(0)),
    (G, None, "C", JAN24, CellState.MISSED, Fraction(0)),
]


@pytest.mark.parametrize(("rule", "target", "typed", "day", "state", "share"), STATES)
def test_each_cell_has_one_state(
    rule: Rule,
    target: str | None,
    typed: str | None,
    day: date,
    state: CellState,
    share: Fraction | None,
) -> None:
    texts = () if typed is None else ((typed, DEC31),)
    result = judged(cell(rule, *texts, target=target), day)
    assert (result.state, result.achievement) == (state, share)


def test_no_duty_stands_above_everything() -> None:
    result = judged(cell(R, ("100", DEC31), target="100", no_duty=True))
    assert result.state is CellState.NO_DUTY
    assert not result.scored


def test_strict_changes_state_but_not_points() -> None:
    result = judged(cell(R, ("100", DEC31), target="100", strict=True), JAN24)
    assert result.state is CellState.MISSED
    assert result.achievement == 1


def test_strict_ceiling_must_stay_below() -> None:
    assert not judged(cell(M, ("2", DEC31), target="2", strict=True)).reached
    assert judged(cell(M, ("1", DEC31), target="2", strict=True)).reached


def test_done_after_the_deadline_counts_unless_the_office_says_no() -> None:
    late = cell(D, ("xong 12/01/2026", JAN15), deadline=JAN10)
    assert judged(late).achievement == 1
    assert judged(late, late_done_counts=False).achievement == 0


def test_without_a_period_nothing_is_at_risk() -> None:
    made = cell(R, ("10", DEC31), target="100", deadline=None)
    assert judged(made, starts=None, ends=None).state is CellState.IN_PROGRESS
    dated = cell(R, ("10", DEC31), target="100")
    assert judged(dated, starts=None).state is CellState.IN_PROGRESS


def test_days_add_up_in_period() -> None:
    made = cell(
        R, ("3/4", DEC31), ("0/0", JAN10), ("5/6", JAN15), target="100", accumulation=PER_PERIOD
    )
    result = judged(made)
    assert result.achievement == Fraction(8, 10)
    counts = cell(L, ("2", DEC31), ("3", JAN10), target="10", accumulation=PER_PERIOD)
    assert judged(counts).achievement == Fraction(1, 2)
    silent = cell(R, ("0/0", DEC31), ("0/0", JAN10), target="100", accumulation=PER_PERIOD)
    assert judged(silent).state is CellState.NOT_ARISEN


PER_PERIOD = Accumulation.PER_PERIOD


def test_a_later_row_of_the_same_day_supersedes_and_blank_takes_back() -> None:
    made = cell(L, ("1", DEC31), ("5", JAN10), ("3", JAN10), target="10")
    assert judged(made).achievement == Fraction(3, 10)
    taken = cell(L, ("1", DEC31), ("5", JAN10), ("", JAN10), target="10")
    assert judged(taken).achievement == Fraction(1, 10)


def test_a_verification_counts_and_falls_with_its_entry() -> None:
    made = cell(L, ("5", DEC31), target="10")
    checked = Verification(
        id=1,
        entry_id=1,
        kind=ValueKind.VALUE,
        value=Decimal(4),
        verified_by="Cán bộ mẫu",
        verified_at=MORNING,
    )
    again = replace(checked, id=2, value=Decimal(3))
    result = judged(replace(made, verifications=(again, checked)))
    assert (result.achievement, result.reported_achievement) == (Fraction(3, 10), Fraction(1, 2))
    assert result.verified
    later = entry(9, "8", DEC31, rule=L)
    superseded = replace(made, verifications=(checked,), entries=(*made.entries, later))
    assert judged(superseded).achievement == Fraction(8, 10)
    assert not judged(superseded).verified


def test_the_version_in_force_on_the_day_is_used() -> None:
    first = IndicatorVersion(id=1, indicator_id=1, text="a", weight=Decimal(1))
    second = replace(first, id=2, valid_from=JAN10)
    assert version_at((second, first), DEC31) == first
    assert version_at((first, second), JAN10) == second
    assert version_at((second,), DEC31) is None


def test_an_ended_or_future_assignment_is_no_cell() -> None:
    made = cell(L, ("1", DEC31), target="1")
    future = replace(made, assignment=replace(made.assignment, valid_from=JAN24))
    ended = replace(made, assignment=replace(made.assignment, valid_to=JAN10))
    closed = replace(made, indicator=replace(made.indicator, active_to=JAN10))
    later = replace(made, versions=(replace(made.versions[0], valid_from=JAN24),))
    for gone in (future, ended, closed, later):
        assert evaluate(gone, JAN15, campaign()) is None


DAYS = st.dates(date(2025, 12, 1), date(2026, 1, 23))


@given(st.lists(st.tuples(st.integers(0, 20).map(str), DAYS), max_size=8), DAYS, st.randoms())
def test_only_what_was_known_on_the_day_counts_in_any_order(
    typed: list[tuple[str, date]], day: date, random: Random
) -> None:
    made = cell(L, *typed, target="10")
    shuffled = list(made.entries)
    random.shuffle(shuffled)
    known = tuple(e for e in shuffled if e.as_at <= day)
    whole = evaluate(replace(made, entries=tuple(shuffled)), day, campaign())
    assert whole == evaluate(replace(made, entries=known), day, campaign())
    assert whole == evaluate(made, day, campaign())


@given(st.sampled_from([R, L]), st.integers(0, 200), st.integers(0, 200))
def test_more_never_lowers_achievement(rule: Rule, less: int, more: int) -> None:
    low, high = sorted((less, more))
    shares = [judged(cell(rule, (str(n), DEC31), target="50")).achievement for n in (low, high)]
    assert shares[0] is not None
    assert shares[1] is not None
    assert shares[0] <= shares[1]
