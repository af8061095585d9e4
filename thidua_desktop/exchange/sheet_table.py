"""A table as seen on screen, before it is written for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

Value: TypeAlias = str | int | Decimal | date | None


class ColumnKind(Enum):
    """What a column holds; a text may stand in any of them ("chưa có số liệu")."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    PERCENT = "PERCENT"
    DATE = "DATE"
    YEAR = "YEAR"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """Width in characters, as Excel counts them; numbers of PERCENT go from 0 to 100."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """What goes into the file; `as_at` is the line under the title, `made` the clock's time."""

    title: str
    as_at: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    made: datetime
    sheet_name: str = "Bảng"


def column_widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Suggest widths from what the cells show: 8 to 60 characters."""
    shown = [titles, *rows]
    return tuple(
        float(min(max(max(len(row[at]) for row in shown) + 2, 8), 60)) for at in range(len(titles))
    )
