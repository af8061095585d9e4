from __future__ import annotations

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from score_cells import adjustment, sheet_of, task

from thidua_desktop.domain.ranking import NoPlace, rank
from thidua_desktop.domain.scoring import ScoreSheet
from thidua_desktop.domain.terms import AdjustmentKind, TieBreak

VETO = adjustment(AdjustmentKind.VETO, "0")


def sheets(*points: str) -> list[ScoreSheet]:
    return [sheet_of(task(1, p), task(2, "10"), unit_id=n) for n, p in enumerate(points, start=1)]


def places(made: list[ScoreSheet]) -> list[tuple[int, int | None]]:
    return [(r.sheet.unit_id, r.place) for r in rank(made)]


def test_ties_share_the_place() -> None:
    assert places(sheets("5", "10", "5", "1")) == [(2, 1), (1, 2), (3, 2), (4, 4)]


def test_a_vetoed_unit_has_no_place_and_moves_nobody() -> None:
    vetoed = sheet_of(task(1, "10"), unit_id=2, adjustments=(VETO,))
    first, _, third = sheets("5", "10", "1")
    ranked = rank([first, vetoed, third])
    assert [(r.sheet.unit_id, r.place) for r in ranked] == [(1, 1), (3, 2), (2, None)]
    assert ranked[2].vetoed
    assert ranked[2].no_place is NoPlace.VETOED
    assert ranked[1].behind == Decimal(20)


def test_a_unit_with_nothing_to_score_has_no_place() -> None:
    empty = sheet_of(task(1, "kps"), unit_id=9)
    both = sheet_of(task(1, "kps"), unit_id=8, adjustments=(VETO,))
    ranked = rank([empty, both, *sheets("5")])
    assert [r.place for r in ranked] == [1, None, None]
    assert [r.no_place for r in ranked[1:]] == [NoPlace.VETOED, NoPlace.NOTHING_SCORED]
    assert not ranked[2].vetoed


def test_ranks_compare_rounded_totals() -> None:
    close = [
        sheet_of(task(1, "9.99999"), unit_id=1),
        sheet_of(task(1, "10"), unit_id=2),
    ]
    assert [r.place for r in rank(close)] == [1, 1]


def test_a_line_says_why_it_has_its_place() -> None:
    first, second, third, fourth = rank(sheets("10", "5", "5", "1"))
    assert (first.behind, first.tied, first.decided_by) == (None, False, None)
    assert (second.tied_with, second.behind, second.decided_by) == ((3,), Decimal(25), None)
    assert (third.tied_with, third.behind) == ((2,), Decimal(25))
    assert fourth.behind == Decimal(20)


def test_tie_breaks_settle_equal_totals_in_the_offices_order() -> None:
    plain = sheet_of(task(1, "10"), task(2, "10"), unit_id=1)
    eager = sheet_of(task(1, "12"), task(2, "10"), unit_id=2)
    assert [(r.place, r.tied) for r in rank((plain, eager))] == [(1, True), (1, True)]
    settled = rank((plain, eager), (TieBreak.REGISTERED_ON_TIME, TieBreak.EXCEEDED))
    assert [(r.sheet.unit_id, r.place) for r in settled] == [(2, 1), (1, 2)]
    assert settled[1].decided_by is TieBreak.EXCEEDED
    assert settled[1].behind == Decimal(0)
    turned = rank((plain, eager), (TieBreak.REGISTERED_ON_TIME, TieBreak.EXCEEDED), on_time={1})
    assert [(r.sheet.unit_id, r.place) for r in turned] == [(1, 1), (2, 2)]
    assert turned[1].decided_by is TieBreak.REGISTERED_ON_TIME


def test_points_of_a_chosen_field_break_a_tie() -> None:
    first = sheet_of(task(1, "5"), task(2, "10"), unit_id=1)
    other = sheet_of(task(1, "10"), task(2, "5"), unit_id=2)
    ranked = rank((first, other), (TieBreak.FIELD_POINTS,), field_indicators={1})
    assert [(r.sheet.unit_id, r.place) for r in ranked] == [(2, 1), (1, 2)]
    again = rank((first, other), (TieBreak.FIELD_POINTS,), field_indicators={1, 2})
    assert [r.place for r in again] == [1, 1]


@given(st.lists(st.integers(0, 10), min_size=1, max_size=8), st.randoms())
def test_a_place_is_one_more_than_the_units_ahead(points: list[int], random: Random) -> None:
    made = sheets(*map(str, points))
    random.shuffle(made)
    for line in rank(made):
        mine = points[line.sheet.unit_id - 1]
        assert line.place == 1 + sum(other > mine for other in points)
        assert line.tied == (points.count(mine) > 1)
