"""Units that a list of people names and the office has not: made with the list when chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import name_key
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services.imports.unit_rows import read_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.imports.preview import PreviewRow

UNKNOWN: Final = "import.unit_unknown"


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that comes with a list; `people` counts the rows that name it."""

    name: str
    kind: UnitKind
    people: int = 0

    @property
    def key(self) -> str:
        return name_key(self.name)


def missing_units(
    rows: Iterable[PreviewRow[object]], chosen: Sequence[NewUnit] = ()
) -> tuple[NewUnit, ...]:
    """Name the units that no record has, with the kind their name tells, those `chosen` first."""
    found = {unit.key: unit for unit in chosen}
    for row in rows:
        for text in _named(row.problems):
            key = name_key(text)
            known = found.get(key) or NewUnit(text, read_kind(text) or UnitKind.OTHER)
            found[key] = NewUnit(known.name, known.kind, known.people + 1)
    return tuple(found.values())


def _named(problems: Iterable[Problem]) -> list[str]:
    return [problem.params["text"] for problem in problems if problem.code == UNKNOWN]
