"""Xếp hạng inside a block: ties share the place, vetoed units stand apart (rule 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.rounding import half_up
from thidua_desktop.domain.terms import TieBreak

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from thidua_desktop.domain.scoring import ScoreSheet

Key = tuple[Decimal, ...]
"""The rounded total, then what each tie-break compares; more is better in all of them."""


class NoPlace(Enum):
    """Why a unit is listed without a place."""

    VETOED = "VETOED"
    NOTHING_SCORED = "NOTHING_SCORED"


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of the ranking, with what explains its place.

    `behind` is what the total lacks to that of the unit next ahead; at 0 `decided_by` is the
    tie-break that put that unit ahead. Both are None for the first.
    """

    sheet: ScoreSheet
    place: int | None
    tied_with: tuple[int, ...] = ()
    behind: Decimal | None = None
    decided_by: TieBreak | None = None
    no_place: NoPlace | None = None

    @property
    def tied(self) -> bool:
        return bool(self.tied_with)

    @property
    def vetoed(self) -> bool:
        return self.no_place is NoPlace.VETOED


def rank(
    sheets: Sequence[ScoreSheet],
    tie_breaks: Sequence[TieBreak] = (),
    *,
    field_indicators: Collection[int] = (),
    on_time: Collection[int] = (),
) -> tuple[Ranked, ...]:
    """Give places 1, 2, 2, 4; units without a place come last, and the others rank without them.

    `field_indicators` are the indicator ids of the field chosen for FIELD_POINTS, `on_time` the
    ids of the units that registered on time.
    """
    keyed: list[tuple[Key, ScoreSheet]] = []
    for sheet in sheets:
        if sheet.total is not None and not sheet.vetoes:
            marks = (
                Decimal(_mark(rule, sheet, field_indicators=field_indicators, on_time=on_time))
                for rule in tie_breaks
            )
            keyed.append(((sheet.total, *marks), sheet))
    keyed.sort(key=lambda pair: (tuple(-part for part in pair[0]), pair[1].unit_id))
    outside = sorted((s for s in sheets if s.total is None or s.vetoes), key=lambda s: s.unit_id)
    return (*_placed(keyed, tie_breaks), *(_outside(sheet) for sheet in outside))


def _mark(
    rule: TieBreak,
    sheet: ScoreSheet,
    *,
    field_indicators: Collection[int],
    on_time: Collection[int],
) -> int:
    match rule:
        case TieBreak.EXCEEDED:
            return sheet.exceeded
        case TieBreak.FIELD_POINTS:
            lines = break_down(sheet).lines
            mine = (n.exact for n in lines if n.indicator_id in field_indicators)
            return half_up(sum(mine, Fraction()))
        case TieBreak.REGISTERED_ON_TIME:
            return int(sheet.unit_id in on_time)
        case _:
            assert_never(rule)


def _placed(
    keyed: Sequence[tuple[Key, ScoreSheet]], tie_breaks: Sequence[TieBreak]
) -> list[Ranked]:
    ranked: list[Ranked] = []
    ahead: Key | None = None
    for key, pairs in groupby(keyed, key=lambda pair: pair[0]):
        group = [sheet for _, sheet in pairs]
        ids = [sheet.unit_id for sheet in group]
        behind, decided_by = _distance(key, ahead, tie_breaks)
        place = len(ranked) + 1
        ranked += [
            Ranked(
                sheet,
                place,
                tied_with=tuple(n for n in ids if n != sheet.unit_id),
                behind=behind,
                decided_by=decided_by,
            )
            for sheet in group
        ]
        ahead = key
    return ranked


def _distance(
    key: Key, ahead: Key | None, tie_breaks: Sequence[TieBreak]
) -> tuple[Decimal | None, TieBreak | None]:
    if ahead is None:
        return None, None
    differing = next(
        n for n, (mine, other) in enumerate(zip(key, ahead, strict=True)) if mine != other
    )
    return ahead[0] - key[0], tie_breaks[differing - 1] if differing else None


def _outside(sheet: ScoreSheet) -> Ranked:
    why = NoPlace.VETOED if sheet.vetoes else NoPlace.NOTHING_SCORED
    return Ranked(sheet, None, no_place=why)
