from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import MORNING, campaign, cell
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.domain.progress import Cell, CellResult, evaluate, version_at
from thidua_desktop.domain.records import IndicatorVersion, ProgressEntry, Verification
from thidua_desktop.domain.states import GRADE_SHARE, achievement
from thidua_desktop.domain.terms import Accumulation, CellState, Grade, Rule, ValueKind
from thidua_desktop.domain.typed import Value

# builders: the campaign runs from 01/12/2025 to 23/01/2026, 53 days
DEC31, JAN09, JAN10, JAN15, JAN23, JAN24 = (
    date(2025, 12, 31),
    date(2026, 1, 9),
    date(2026, 1, 10),
    date(2026, 1, 15),
    date(2026, 1, 23),
    date(2026, 1, 24),
)
PER_PERIOD = Accumulation.PER_PERIOD
R, L, M, D, G = Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST, Rule.DONE, Rule.GRADE


def judged(made: Cell, day: date = JAN15, **settings: Any) -> CellResult:
    result = evaluate(made, day, campaign(**settings))
    assert result is not None
    return result


STATES = [
    # rule, target, typed, day, state, achievement
    (R, "100", "12/15", JAN15, CellState.IN_PROGRESS, Fraction(4, 5)),
    (R, "100", "50", JAN15, CellState.AT_RISK, Fraction(1, 2)),
    (R, "100", "100", JAN15, CellState.REACHED, Fraction(1)),
    (R, "100", "103,2", JAN15, CellState.EXCEEDED, Fraction(1032, 1000)),
    (R, "95", "98", JAN24, CellState.EXCEEDED, Fraction(98, 95)),
    (R, "100", "100", JAN24, CellState.REACHED, Fraction(1)),
    (R, "100", "99", JAN23, CellState.IN_PROGRESS, Fraction(99, 100)),
    (R, "100", "99", JAN24, CellState.MISSED, Fraction(99, 100)),
    (R, "100", "0", DEC31, CellState.AT_RISK, Fraction(0)),
    (R, None, "99", JAN15, CellState.NO_TARGET, None),
    (R, None, None, JAN24, CellState.NO_TARGET, None),
    (R, "0", "99", JAN15, CellState.NO_TARGET, None),
    (R, "100", None, JAN15, CellState.NO_DATA, None),
    (R, "100", None, JAN23, CellState.NO_DATA, None),
    (R, "100", None, JAN24, CellState.OVERDUE, None),
    (R, "100", "kps", JAN24, CellState.NOT_ARISEN, None),
    (R, None, "kps", JAN24, CellState.NOT_ARISEN, None),
    (L, "1", "0", JAN10, CellState.DUE_SOON, Fraction(0)),
    (L, "1", "0", JAN09, CellState.IN_PROGRESS, Fraction(0)),
    (L, "1", "2", JAN15, CellState.EXCEEDED, Fraction(2)),
    (L, "1", "1", JAN15, CellState.REACHED, Fraction(1)),
    (L, "1", "0", JAN24, CellState.MISSED, Fraction(0)),
    (L, "2", "0", JAN15, CellState.AT_RISK, Fraction(0)),
    (L, "10", "2", JAN15, CellState.AT_RISK, Fraction(1, 5)),
    (L, "10", "9", JAN15, CellState.IN_PROGRESS, Fraction(9, 10)),
    (L, "0", "2", JAN15, CellState.NO_TARGET, None),
    (L, "-1", "2", JAN15, CellState.NO_TARGET, None),
    (M, "0", "0", JAN15, CellState.IN_PROGRESS, Fraction(1)),
    (M, "0", "0", JAN24, CellState.REACHED, Fraction(1)),
    (M, "0", "1", JAN15, CellState.DUE_SOON, Fraction(0)),
    (M, "0", "1", JAN24, CellState.MISSED, Fraction(0)),
    (M, "2", "1,9", JAN24, CellState.REACHED, Fraction(1)),
    (M, "2", "3", JAN24, CellState.MISSED, Fraction(1, 2)),
    (M, "2", "3", JAN15, CellState.IN_PROGRESS, Fraction(1, 2)),
    (M, "2", "4", JAN24, CellState.MISSED, Fraction(0)),
    (M, "2", "9", JAN24, CellState.MISSED, Fraction(0)),
    (M, "2", "3/200", JAN24, CellState.REACHED, Fraction(1)),
    (M, "2", "6/200", JAN24, CellState.MISSED, Fraction(1, 2)),
    (D, None, "x", JAN15, CellState.REACHED, Fraction(1)),
    (D, None, "x", JAN24, CellState.REACHED, Fraction(1)),
    (D, None, "chưa", DEC31, CellState.IN_PROGRESS, Fraction(0)),
    (D, None, "chưa", JAN15, CellState.DUE_SOON, Fraction(0)),
    (D, None, "chưa", JAN24, CellState.OVERDUE, Fraction(0)),
    (D, None, None, JAN24, CellState.OVERDUE, None),
    (G, None, "T", JAN15, CellState.REACHED, Fraction(1)),
    (G, None, "K", JAN15, CellState.IN_PROGRESS, Fraction(4, 5)),
    (G, None, "Đ", JAN24, CellState.MISSED, Fraction(1, 2)),
    (G, None, "C", JAN24, CellState.MISSED, Fraction(0)),
    (G, None, "C", JAN10, CellState.DUE_SOON, Fraction(0)),
    (G, "80", "Đ", JAN24, CellState.MISSED, Fraction(1, 2)),
    (G, "80", "K", JAN24, CellState.REACHED, Fraction(4, 5)),
    (G, "80.1", "K", JAN24, CellState.MISSED, Fraction(4, 5)),
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
    assert (result.state, result.scored, result.left_out) == (CellState.NO_DUTY, False, True)
    assert (result.achievement, result.reached) == (None, False)


def test_not_arisen_counts_as_reported_and_is_left_out() -> None:
    result = judged(cell(L, ("kps", DEC31), target="2"))
    assert (result.has_data, result.scored, result.left_out) == (True, False, True)


def test_without_a_target_nothing_is_paid_by_any_policy() -> None:
    for typed in ("2", "kps"):
        result = judged(cell(L, (typed, DEC31)))
        assert (result.scored, result.left_out) == (False, False)


def test_risk_begins_above_the_setting_not_at_it() -> None:
    # 27 of 53 days are gone on 28/12; a fifth less is the edge
    day, edge = date(2025, 12, 28), Fraction(27, 53) - Fraction(1, 5)
    just = replace(
        cell(R, target="100", deadline=None),
        entries=(ratio(edge.numerator, edge.denominator),),
    )
    below = replace(just, entries=(ratio(edge.numerator * 10 - 1, edge.denominator * 10),))
    assert judged(just, day).state is CellState.IN_PROGRESS
    assert judged(below, day).state is CellState.AT_RISK
    assert judged(below, day, risk_gap=Decimal("0.3")).state is CellState.IN_PROGRESS


def ratio(done: int, total: int) -> ProgressEntry:
    return ProgressEntry(
        id=1,
        assignment_id=1,
        as_at=date(2025, 12, 5),
        kind=ValueKind.VALUE,
        done=Decimal(done),
        total=Decimal(total),
        entered_at=MORNING,
    )


@pytest.mark.parametrize("target", ["1", "0.5"])
def test_a_count_of_at_most_one_is_never_at_risk(target: str) -> None:
    assert judged(cell(L, ("0", DEC31), target=target)).state is CellState.DUE_SOON


@pytest.mark.parametrize(("rule", "typed"), [(R, "1/10"), (L, "1")])
def test_what_adds_up_in_periods_is_never_at_risk(rule: Rule, typed: str) -> None:
    made = cell(rule, (typed, DEC31), target="100", accumulation=PER_PERIOD)
    assert judged(made).state is CellState.IN_PROGRESS


def test_the_days_of_due_soon_are_a_setting() -> None:
    made = cell(D, ("chưa", DEC31))
    assert judged(made, JAN09, due_soon_days=15).state is CellState.DUE_SOON
    assert judged(made, JAN09).state is CellState.IN_PROGRESS


def test_without_a_period_nothing_is_at_risk_or_due() -> None:
    made = cell(R, ("10", DEC31), target="100", deadline=None)
    assert judged(made, starts=None, ends=None).state is CellState.IN_PROGRESS
    dated = cell(R, ("10", DEC31), target="100")
    assert judged(dated, starts=None).state is CellState.IN_PROGRESS
    assert judged(dated, starts=JAN23).state is CellState.IN_PROGRESS
    endless = cell(D, ("chưa", DEC31), deadline=None)
    assert judged(endless, JAN24, ends=None).state is CellState.IN_PROGRESS
    silent = cell(D, deadline=None)
    assert judged(silent, JAN24, ends=None).state is CellState.NO_DATA


def test_own_target_and_deadline_stand_before_the_indicators() -> None:
    made = cell(L, ("3", DEC31), target="10")
    own = replace(made.assignment, target=Decimal(3), deadline=JAN10)
    result = judged(replace(made, assignment=own))
    assert (result.state, result.target, result.deadline) == (CellState.REACHED, 3, JAN10)


def test_without_a_deadline_a_task_ends_with_the_campaign() -> None:
    made = cell(L, ("3", DEC31), target="10", deadline=None)
    assert judged(made, JAN24).state is CellState.MISSED
    assert judged(made, JAN24).deadline == JAN23


@pytest.mark.parametrize(("rule", "typed"), [(R, "100"), (L, "100"), (M, "100")])
def test_strict_changes_state_but_not_points(rule: Rule, typed: str) -> None:
    at_target = judged(cell(rule, (typed, DEC31), target="100", strict=True), JAN24)
    assert (at_target.state, at_target.achievement) == (CellState.MISSED, 1)
    assert not at_target.reached
    relaxed = judged(cell(rule, (typed, DEC31), target="100"), JAN24)
    assert (relaxed.state, relaxed.achievement) == (CellState.REACHED, 1)


def test_strict_is_met_on_the_right_side() -> None:
    assert judged(cell(M, ("1,9", DEC31), target="2", strict=True)).reached
    assert judged(cell(R, ("95,1", DEC31), target="95", strict=True)).reached
    assert judged(cell(D, ("x", DEC31), strict=True)).reached


def test_done_after_the_deadline_counts_unless_the_office_says_no() -> None:
    late = cell(D, ("xong 12/01/2026", JAN15), deadline=JAN10)
    kept = judged(late)
    assert (kept.achievement, kept.state, kept.late_done) == (1, CellState.REACHED, True)
    lost = judged(late, late_done_counts=False)
    assert (lost.achievement, lost.state, lost.late_done) == (0, CellState.OVERDUE, True)


def test_done_by_its_deadline_is_in_time_though_reported_later() -> None:
    made = cell(D, ("xong 10/01/2026", JAN15), deadline=JAN10)
    assert not judged(made, late_done_counts=False).late_done


def test_done_without_a_day_is_late_when_first_said_so_after_the_deadline() -> None:
    assert judged(cell(D, ("x", JAN15), deadline=JAN10)).late_done
    again = cell(D, ("x", JAN09), ("x", JAN15), deadline=JAN10)
    assert not judged(again).late_done
    broken = cell(D, ("x", DEC31), ("chưa", JAN09), ("x", JAN15), deadline=JAN10)
    assert judged(broken).late_done
    dated = cell(D, ("xong 09/01/2026", JAN15), ("x", JAN15 + timedelta(1)), deadline=JAN10)
    assert not judged(dated, JAN23).late_done


def test_a_verified_day_of_completion_counts_beside_the_reported_one() -> None:
    made = cell(D, ("xong 09/01/2026", JAN15), deadline=JAN10)
    check = Verification(
        id=1,
        entry_id=1,
        kind=ValueKind.VALUE,
        value=Decimal(1),
        done_on=JAN15,
        verified_by="Cán bộ mẫu",
        verified_at=MORNING,
    )
    result = judged(replace(made, verifications=(check,)), late_done_counts=False)
    assert (result.achievement, result.reported_achievement, result.late_done) == (0, 1, True)
    undated = replace(made, entries=(replace(made.entries[0], done_on=None),))
    other = replace(check, done_on=JAN09)
    turned = judged(replace(undated, verifications=(other,)), late_done_counts=False)
    assert (turned.achievement, turned.reported_achievement) == (1, 0)


def test_an_unverified_earlier_report_of_done_counts_for_the_reported_side_alone() -> None:
    made = cell(D, ("x", JAN09), ("x", JAN15), deadline=JAN10)
    denied = Verification(
        id=1,
        entry_id=1,
        kind=ValueKind.VALUE,
        value=Decimal(0),
        verified_by="Cán bộ mẫu",
        verified_at=MORNING,
    )
    result = judged(replace(made, verifications=(denied,)), late_done_counts=False)
    assert (result.achievement, result.reported_achievement, result.late_done) == (0, 1, True)


def test_the_scale_of_grades_may_be_the_offices_own() -> None:
    own = {**GRADE_SHARE, Grade.FAIR: Fraction(7, 10)}
    result = evaluate(cell(G, ("K", DEC31)), JAN15, campaign(), grades=own)
    assert result is not None
    assert result.achievement == Fraction(7, 10)


def test_an_empty_value_is_nothing_to_judge() -> None:
    assert achievement(G, Value(), None) is None
    assert achievement(L, Value(), Decimal(1)) is None
    assert achievement(L, Value(value=Decimal(1)), None) is None


def test_the_version_in_force_on_the_day_is_used() -> None:
    first = IndicatorVersion(id=1, indicator_id=1, text="a", weight=Decimal(1))
    second = replace(first, id=2, valid_from=JAN10)
    third = replace(first, id=3, valid_from=JAN10)
    assert version_at((second, first), JAN09) == first
    assert version_at((first, second), JAN10) == second
    assert version_at((third, first, second), JAN10) == third
    assert version_at((second,), DEC31) is None
    made = cell(L, ("5", DEC31), target="10")
    raised = replace(made.versions[0], id=9, target=Decimal(20), valid_from=JAN10)
    both = replace(made, versions=(raised, *made.versions))
    assert judged(both, JAN09).achievement == Fraction(1, 2)
    assert judged(both, JAN10).achievement == Fraction(1, 4)


def test_an_ended_or_future_assignment_is_no_cell() -> None:
    made = cell(L, ("1", DEC31), target="1")
    future = replace(made, assignment=replace(made.assignment, valid_from=JAN24))
    ended = replace(made, assignment=replace(made.assignment, valid_to=JAN10))
    closed = replace(made, indicator=replace(made.indicator, active_to=JAN10))
    later = replace(made, versions=(replace(made.versions[0], valid_from=JAN24),))
    for gone in (future, ended, closed, later):
        assert evaluate(gone, JAN15, campaign()) is None
    for held in (future, ended, closed, later):
        day = JAN24 if held in (future, later) else JAN10
        assert evaluate(held, day, campaign()) is not None


@given(st.sampled_from([R, L]), st.integers(0, 200), st.integers(0, 200))
def test_more_never_lowers_achievement(rule: Rule, less: int, more: int) -> None:
    low, high = sorted((less, more))
    shares = [judged(cell(rule, (str(n), DEC31), target="50")).achievement for n in (low, high)]
    assert shares[0] is not None
    assert shares[1] is not None
    assert shares[0] <= shares[1]


@given(st.integers(0, 50), st.integers(0, 200), st.integers(0, 200))
def test_more_never_helps_under_a_ceiling(target: int, less: int, more: int) -> None:
    low, high = sorted((less, more))
    made = [cell(M, (str(n), DEC31), target=str(target)) for n in (low, high)]
    shares = [judged(one).achievement for one in made]
    assert shares[0] is not None
    assert shares[1] is not None
    assert 0 <= shares[1] <= shares[0] <= 1


@dataclass(frozen=True)
class Case:
    """A cell with one plain number, as hypothesis draws it."""

    rule: Rule
    number: Decimal | None
    target: Decimal | None
    deadline: date | None
    day: date
    strict: bool
    per_period: bool


NUMBERS = st.integers(0, 60).map(lambda n: Decimal(n) / 4)
CASES = st.builds(
    Case,
    rule=st.sampled_from([R, L, M]),
    number=st.none() | NUMBERS,
    target=st.none() | NUMBERS,
    deadline=st.none() | st.dates(date(2025, 12, 1), JAN24),
    day=st.dates(date(2025, 12, 1), date(2026, 2, 10)),
    strict=st.booleans(),
    per_period=st.booleans(),
)


def read_aloud(case: Case) -> CellState:  # noqa: PLR0911 - one sentence, one state
    """Name the state by the sentences of the rule, sharing no code with the program."""
    target, value = case.target, case.number
    if target is None or (target == 0 and case.rule is not M):
        return CellState.NO_TARGET
    deadline = case.deadline or JAN23
    over = (case.day - deadline) > timedelta(0)
    if value is None:
        return CellState.OVERDUE if over else CellState.NO_DATA
    better = value < target if case.rule is M else value > target
    met = better or (value == target and not case.strict)
    if over:
        if not met:
            return CellState.MISSED
        return CellState.EXCEEDED if better and case.rule is not M else CellState.REACHED
    if case.rule is M and met:
        return CellState.IN_PROGRESS
    if met:
        return CellState.EXCEEDED if better else CellState.REACHED
    paced = not case.per_period and (case.rule is R or (case.rule is L and target > 1))
    if paced:
        start = date(2025, 12, 1)
        if deadline == start:
            return CellState.IN_PROGRESS
        elapsed = Fraction((case.day - start).days, (deadline - start).days)
        behind = elapsed - Fraction(value) / Fraction(target) > Fraction(1, 5)
        return CellState.AT_RISK if behind else CellState.IN_PROGRESS
    nothing = value == 0 if case.rule is not M else value >= 2 * target and value > target
    last_days = case.day >= deadline - timedelta(13)
    return CellState.DUE_SOON if last_days and nothing else CellState.IN_PROGRESS


@given(CASES)
def test_states_equal_the_rule_read_aloud(case: Case) -> None:
    made = cell(
        case.rule,
        target=None if case.target is None else str(case.target),
        deadline=case.deadline,
        strict=case.strict,
        accumulation=PER_PERIOD if case.per_period else Accumulation.CUMULATIVE,
    )
    if case.number is not None:
        row = replace(
            ratio(1, 1), value=case.number, done=None, total=None, as_at=date(2025, 12, 1)
        )
        made = replace(made, entries=(row,))
    assert judged(made, case.day).state is read_aloud(case)
