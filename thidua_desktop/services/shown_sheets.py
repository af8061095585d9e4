"""Phiếu chấm điểm as it is shown: on the screen, on paper, and frozen when a campaign closes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from thidua_desktop.domain.ranking import NoPlace  # noqa: TC001 - read from the type hints
from thidua_desktop.domain.terms import AdjustmentKind, CellState, MovementGrade


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """Dòng điểm of one indicator; `points` and `full` None: it is not scored.

    `value` is short as in the grid, `said` and `reported` in full words: what counts, and what
    the unit said where that is another value. `how` says how the points came about.
    """

    indicator_id: int
    name: str
    text: str
    measure: str
    target: str
    value: str
    said: str
    reported: str
    verified: bool
    state: CellState
    achieved: str
    weight: Decimal
    points: Decimal | None
    full: Decimal | None
    how: str
    as_at: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """The lines of one field; `floor` is its điểm sàn in percent."""

    title: str
    points: Decimal
    full: Decimal
    floor: Decimal | None
    below: bool
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """Điểm thưởng (above 0), điểm trừ (below 0), trường hợp không xét (0)."""

    adjustment_id: int
    kind: AdjustmentKind
    points: Decimal
    on_day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSheet:
    """All that is shown of one unit's score and place.

    `ahead` is the unit that stands next ahead, `decided_by` what put it there on equal totals;
    `won_by` is what puts this unit before `won_over`.
    """

    unit_id: int
    unit_name: str
    short_name: str
    block_name: str
    day: date
    total: Decimal | None
    provisional: Decimal | None
    reported: Decimal | None
    bonus: Decimal
    deduction: Decimal
    raised: Decimal
    place: int | None
    tied_with: tuple[str, ...]
    behind: Decimal | None
    decided_by: str
    ahead: str
    won_by: str
    won_over: str
    no_place: NoPlace | None
    grade: MovementGrade | None
    below_floor: tuple[str, ...]
    with_data: int
    scored: int
    reached: int
    exceeded: int
    verified: int
    missing: tuple[str, ...]
    few_tasks: bool
    fields: tuple[ShownField, ...]
    left_out: tuple[ShownLine, ...]
    changes: tuple[ShownChange, ...]

    @property
    def complete(self) -> bool:
        return self.with_data == self.scored

    @property
    def vetoes(self) -> tuple[str, ...]:
        """Reasons why the unit is not considered."""
        return tuple(c.reason for c in self.changes if c.kind is AdjustmentKind.VETO)


def dump(sheet: ShownSheet) -> str:
    """Write a sheet as canonical JSON: the same sheet is the same text."""
    return json.dumps(
        asdict(sheet), default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def load(text: str) -> ShownSheet:
    """Read back what `dump` wrote."""
    sheet = _made(ShownSheet, json.loads(text))
    assert isinstance(sheet, ShownSheet)  # noqa: S101 - narrows for the checker
    return sheet


def _plain(value: object) -> str:
    if isinstance(value, Enum):
        return value.name
    return value.isoformat() if isinstance(value, date) else str(value)


def _made(hint: Any, raw: Any) -> Any:  # noqa: ANN401 - any field of a sheet
    """Turn JSON back into what a type hint says."""
    if raw is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_made(get_args(hint)[0], item) for item in raw)
    bare = next((kind for kind in get_args(hint) if kind is not NoneType), hint)
    if isinstance(bare, type) and is_dataclass(bare):
        return bare(**{name: _made(kind, raw[name]) for name, kind in _hints(bare).items()})
    if issubclass(bare, Enum):
        return bare[raw]
    if bare is date:
        return date.fromisoformat(raw)
    return Decimal(raw) if bare is Decimal else raw


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)
