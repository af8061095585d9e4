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

from thidua_desktop.domain.counting import live_entries, newest_entry
from thidua_desktop.domain.progress import Cell, CellResult, evaluate
from thidua_desktop.domain.records import ProgressEntry, Verification
from thidua_desktop.domain.terms import Accumulation, CellState, Grade, Rule, ValueKind

DEC20, DEC31, JAN10, JAN15 = (
    date(2025, 12, 20),
    date(2025, 12, 31),
    date(2026, 1, 10),
    date(2026, 1, 15),
)
PER_PERIOD = Accumulation.PER_PERIOD
R, L, M, D, G = Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST, Rule.DONE, Rule.GRADE


def judged(made: Cell, day: date = JAN15, **settings: Any) -> CellResult:
    result = evaluate(made, day, campaign(**settings))
    assert result is not None
    return result


def check(number: int, entry_id: int, **said: Any) -> Verification:
    made = Verification(
        id=number,
        entry_id=entry_id,
        kind=ValueKind.VALUE,
        verified_by="Cán bộ mẫu",
        verified_at=MORNING,
    )
    return replace(made, **said)


def contributed(lead: Cell, *parts: Cell) -> Cell:
    """Make the parts contributors of the lead unit's cell."""
    given_to = tuple(
        replace(p, assignment=replace(p.assignment, id=n, unit_id=n, is_contributor=True))
        for n, p in enumerate(parts, start=50)
    )
    return replace(lead, contributors=given_to)


def test_the_latest_value_stands_in_a_running_total() -> None:
    result = judged(cell(L, ("7", JAN10), ("3", DEC31), target="10"))
    assert (result.achievement, result.as_at, result.entry_id) == (Fraction(7, 10), JAN10, 1)


def test_an_entry_after_the_day_does_not_exist() -> None:
    made = cell(L, ("3", DEC31), ("7", JAN10), target="10")
    assert judged(made, date(2026, 1, 9)).achievement == Fraction(3, 10)
    assert judged(made, JAN10).achievement == Fraction(7, 10)


def test_a_later_row_of_the_same_day_supersedes_and_blank_takes_back() -> None:
    made = cell(L, ("1", DEC31), ("5", JAN10), ("3", JAN10), target="10")
    assert judged(made).achievement == Fraction(3, 10)
    assert judged(replace(made, entries=made.entries[::-1])).achievement == Fraction(3, 10)
    taken = cell(L, ("1", DEC31), ("5", JAN10), ("", JAN10), target="10")
    assert judged(taken).achievement == Fraction(1, 10)
    nothing = cell(L, ("1", DEC31), ("", DEC31), target="10")
    assert judged(nothing).state is CellState.NO_DATA
    again = cell(L, ("1", DEC31), ("", DEC31), ("4", DEC31), target="10")
    assert judged(again).achievement == Fraction(2, 5)


def test_live_entries_are_one_a_day_whatever_their_order() -> None:
    made = cell(L, ("1", DEC31), ("5", JAN10), ("3", JAN10), ("9", JAN15), target="10").entries
    for rows in (made, made[::-1]):
        assert [(e.as_at, e.id) for e in live_entries(rows, JAN10)] == [(DEC31, 1), (JAN10, 3)]


def test_days_add_up_in_a_period() -> None:
    made = cell(
        R, ("3/4", DEC31), ("0/0", JAN10), ("5/6", JAN15), target="100", accumulation=PER_PERIOD
    )
    result = judged(made)
    assert (result.achievement, result.as_at) == (Fraction(4, 5), JAN15)
    assert result.value is not None
    assert (result.value.done, result.value.total) == (8, 10)
    counts = cell(L, ("2", DEC31), ("3", JAN10), target="10", accumulation=PER_PERIOD)
    assert judged(counts).achievement == Fraction(1, 2)
    taken_back = cell(L, ("2", DEC31), ("3", JAN10), ("", JAN10), target="10")
    assert judged(taken_back).achievement == Fraction(1, 5)


def test_only_not_arisen_in_every_period_is_not_arisen() -> None:
    silent = cell(R, ("0/0", DEC31), ("0/0", JAN10), target="100", accumulation=PER_PERIOD)
    assert judged(silent).state is CellState.NOT_ARISEN
    mixed = cell(M, ("kps", DEC31), ("0", JAN10), target="0", accumulation=PER_PERIOD)
    assert judged(mixed).state is CellState.IN_PROGRESS


@pytest.mark.parametrize(("rule", "first", "last"), [(D, "x", "chưa"), (G, "T", "C")])
def test_what_cannot_be_added_keeps_its_latest_value(rule: Rule, first: str, last: str) -> None:
    made = cell(rule, (first, DEC31), (last, JAN10), accumulation=PER_PERIOD)
    assert judged(made).achievement == 0


def test_a_plain_percent_among_parts_is_left_aside() -> None:
    stray = ProgressEntry(
        id=9,
        assignment_id=1,
        as_at=JAN10,
        kind=ValueKind.VALUE,
        value=Decimal(90),
        entered_at=MORNING,
    )
    parts = cell(R, ("1/2", DEC31), target="100", accumulation=PER_PERIOD)
    assert judged(replace(parts, entries=(*parts.entries, stray))).achievement == Fraction(1, 2)
    alone = replace(parts, entries=(stray, replace(stray, id=10, as_at=DEC31)))
    assert judged(alone).state is CellState.NO_DATA


def test_a_verification_counts_and_the_report_stands_beside_it() -> None:
    made = cell(L, ("5", DEC31), target="10")
    checks = (check(2, 1, value=Decimal(3)), check(1, 1, value=Decimal(4)))
    result = judged(replace(made, verifications=checks))
    assert (result.achievement, result.reported_achievement) == (Fraction(3, 10), Fraction(1, 2))
    assert result.verified
    assert result.value is not None
    assert result.reported is not None
    assert (result.value.value, result.reported.value) == (3, 5)


def test_a_verification_falls_when_its_entry_is_superseded() -> None:
    made = cell(L, ("5", DEC31), ("8", DEC31), target="10")
    result = judged(replace(made, verifications=(check(1, 1, value=Decimal(3)),)))
    assert (result.achievement, result.verified) == (Fraction(4, 5), False)
    newer = cell(L, ("5", DEC31), ("8", JAN10), target="10")
    moved_on = judged(replace(newer, verifications=(check(1, 1, value=Decimal(3)),)))
    assert (moved_on.achievement, moved_on.verified) == (Fraction(4, 5), False)


def test_a_verification_has_no_day_of_its_own() -> None:
    made = replace(
        cell(L, ("5", DEC31), ("8", JAN10), target="10"),
        verifications=(check(1, 1, value=Decimal(3)),),
    )
    assert judged(made, DEC31).achievement == Fraction(3, 10)


def test_a_withdrawn_verification_leaves_the_reported_value() -> None:
    made = cell(L, ("5", DEC31), target="10")
    checks = (check(1, 1, value=Decimal(3)), check(2, 1, kind=ValueKind.WITHDRAWN))
    result = judged(replace(made, verifications=checks))
    assert (result.achievement, result.verified) == (Fraction(1, 2), False)


def test_a_verification_may_strike_a_value_as_not_arisen() -> None:
    made = cell(L, ("5", DEC31), target="10")
    result = judged(
        replace(made, verifications=(check(1, 1, kind=ValueKind.NOT_ARISEN),)),
    )
    assert (result.state, result.scored, result.left_out) == (CellState.NOT_ARISEN, False, True)
    assert (result.reported_left_out, result.reported_achievement) == (False, Fraction(1, 2))


def test_a_sum_is_verified_only_when_every_part_is() -> None:
    made = cell(L, ("2", DEC31), ("3", JAN10), target="10", accumulation=PER_PERIOD)
    first = check(1, 1, value=Decimal(1))
    half = judged(replace(made, verifications=(first,)))
    assert (half.achievement, half.reported_achievement) == (Fraction(2, 5), Fraction(1, 2))
    assert not half.verified
    whole = judged(replace(made, verifications=(first, check(2, 2, value=Decimal(3)))))
    assert whole.verified


def test_contributors_add_up_to_the_lead_units_value() -> None:
    lead = cell(L, ("1", DEC31), target="10")
    parts = (cell(L, ("2", DEC31), ("3", JAN10)), cell(L, ("4", JAN10)), cell(L))
    made = contributed(lead, *parts)
    assert judged(made).achievement == Fraction(8, 10)
    assert judged(made, DEC31).achievement == Fraction(3, 10)
    assert (judged(made).as_at, judged(made).entry_id) == (JAN10, 1)


def test_contributed_ratios_are_summed_before_dividing() -> None:
    made = contributed(cell(R, target="100"), cell(R, ("1/2", DEC31)), cell(R, ("9/10", JAN10)))
    result = judged(made)
    assert (result.achievement, result.entry_id) == (Fraction(10, 12), None)
    assert judged(contributed(cell(R, target="100"), cell(R))).state is CellState.NO_DATA


def test_a_percent_of_the_whole_stands_above_its_parts() -> None:
    made = contributed(cell(R, ("90", DEC31), target="100"), cell(R, ("1/2", DEC31)))
    assert judged(made).achievement == Fraction(9, 10)


def test_contributors_without_the_duty_on_the_day_add_nothing() -> None:
    made = contributed(cell(L, ("1", DEC31), target="10"), cell(L, ("5", DEC31)))
    (part,) = made.contributors
    ended = replace(part, assignment=replace(part.assignment, valid_to=DEC31))
    assert judged(replace(made, contributors=(ended,))).achievement == Fraction(1, 10)
    assert judged(replace(made, contributors=(ended,)), DEC31).achievement == Fraction(6, 10)
    freed = replace(part, assignment=replace(part.assignment, no_duty=True))
    assert judged(replace(made, contributors=(freed,))).achievement == Fraction(1, 10)


@pytest.mark.parametrize(("rule", "own", "part"), [(D, "chưa", "x"), (G, "C", "T")])
def test_what_cannot_be_added_is_the_lead_units_alone(rule: Rule, own: str, part: str) -> None:
    made = contributed(cell(rule, (own, DEC31)), cell(rule, (part, DEC31)))
    assert judged(made).achievement == 0


@pytest.mark.parametrize("typed", ["5", "kps"])
def test_a_contributors_own_cell_is_not_scored(typed: str) -> None:
    (part,) = contributed(cell(L), cell(L, (typed, DEC31), target="10")).contributors
    result = judged(part)
    assert (result.scored, result.left_out, result.target) == (False, False, None)
    mine = replace(part, assignment=replace(part.assignment, target=Decimal(5)))
    assert (judged(mine).scored, judged(mine).target) == (False, 5)


DAYS = st.dates(DEC20, JAN15)
TEXTS = {
    R: st.sampled_from(["1/2", "9/10", "0/0", "", "3/3"]),
    L: st.sampled_from(["0", "1", "7", "25", "kps", ""]),
    M: st.sampled_from(["0", "1", "3", "kps", ""]),
    D: st.sampled_from(["x", "chưa", "xong 15/12/2025", "kps", ""]),
    G: st.sampled_from(["T", "K", "Đ", "C", "kps", ""]),
}


@st.composite
def recorded(draw: st.DrawFn) -> Cell:
    """Draw a cell of any rule with entries, verifications and a contributor."""
    rule = draw(st.sampled_from(list(Rule)))
    rows = draw(st.lists(st.tuples(TEXTS[rule], DAYS), max_size=7))
    kind = draw(st.sampled_from(Accumulation))
    made = cell(rule, *rows, target="10", accumulation=kind)
    checked = draw(st.lists(st.integers(1, 7), max_size=4))
    value = {"grade": Grade.PASS} if rule is G else {"value": Decimal(1)}
    checks = tuple(check(n, row, **value) for n, row in enumerate(checked, start=1))
    others = draw(st.lists(st.tuples(TEXTS[rule], DAYS), max_size=3))
    part = cell(rule, *others, accumulation=kind)
    return contributed(replace(made, verifications=checks), part)


@given(recorded(), DAYS, st.randoms())
def test_a_view_depends_only_on_rows_up_to_its_day_in_any_order(
    made: Cell, day: date, random: Random
) -> None:
    def known(one: Cell) -> Cell:
        rows = [e for e in one.entries if e.as_at <= day]
        checks = list(one.verifications)
        random.shuffle(rows)
        random.shuffle(checks)
        return replace(one, entries=tuple(rows), verifications=tuple(checks))

    replayed = replace(known(made), contributors=tuple(known(c) for c in made.contributors))
    assert judged(made, day) == judged(replayed, day)


@given(st.lists(st.tuples(TEXTS[L], DAYS), max_size=8), DAYS)
def test_the_newest_entry_is_the_last_live_one(rows: list[tuple[str, date]], day: date) -> None:
    entries = [entry(n, text, at, rule=L) for n, (text, at) in enumerate(rows, start=1)]
    live = live_entries(entries, day)
    assert newest_entry(entries, day) == (live[-1] if live else None)
    assert len({e.as_at for e in live}) == len(live)
