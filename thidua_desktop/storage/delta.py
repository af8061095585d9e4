"""What one committed change set did, in records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from thidua_desktop.domain.records import Record
    from thidua_desktop.storage.journal import Kind


@dataclass(frozen=True, slots=True)
class RowChange:
    """A record before and after; None where it was not there."""

    cls: type[Record]
    id: int
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Delta:
    """What one committed change set did, announced once to every screen; an EVENT has no rows."""

    seq: int
    kind: Kind
    label: str
    changes: tuple[RowChange, ...]
    at: datetime


def folded(rows: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Make one change of all that an act did to a record; what came to nothing falls out."""
    net: dict[tuple[type[Record], int], RowChange] = {}
    for row in rows:
        place = (row.cls, row.id)
        first = net.get(place, row)
        net[place] = RowChange(row.cls, row.id, first.before, row.after)
    return tuple(row for row in net.values() if row.before != row.after)
