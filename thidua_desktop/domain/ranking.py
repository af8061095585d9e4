"""Xếp hạng inside a block: ties share the place, vetoed units stand apart (rule 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from thidua_desktop.domain.scoring import ScoreSheet


class TieBreak(Enum):
    """Tiêu chí phụ when totals are equal; none by default."""

    EXCEEDED = "EXCEEDED"


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of the ranking; `place` None with a reason: vetoed, or nothing to score."""

    sheet: ScoreSheet
    place: int | None
    tied: bool

    @property
    def vetoed(self) -> bool:
        return bool(self.sheet.vetoes)


def rank(sheets: Sequence[ScoreSheet], tie_breaks: Sequence[TieBreak] = ()) -> tuple[Ranked, ...]:
    """Give places 1, 2, 2, 4; units out of the ranking come last, by id."""
    inside = [s for s in sheets if s.total is not None and not s.vetoes]
    keys = {s.unit_id: _key(s, tie_breaks) for s in inside}
    inside.sort(key=lambda s: (_descending(keys[s.unit_id]), s.unit_id))
    ranked: list[Ranked] = []
    for sheet in inside:
        mine = keys[sheet.unit_id]
        ahead = sum(other > mine for other in keys.values())
        tied = sum(other == mine for other in keys.values()) > 1
        ranked.append(Ranked(sheet, ahead + 1, tied))
    outside = sorted((s for s in sheets if s.unit_id not in keys), key=lambda s: s.unit_id)
    return (*ranked, *(Ranked(s, None, tied=False) for s in outside))


def _key(sheet: ScoreSheet, tie_breaks: Sequence[TieBreak]) -> tuple[Decimal | int, ...]:
    extra = {TieBreak.EXCEEDED: sheet.exceeded}
    total = sheet.total if sheet.total is not None else 0
    return (total, *(extra[rule] for rule in tie_breaks))


def _descending(key: tuple[Decimal | int, ...]) -> tuple[Decimal | int, ...]:
    return tuple(-part for part in key)
