"""What a list would become, row by row, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.exchange.columns import ColumnMapping, ImportField
    from thidua_desktop.exchange.recoded_sheet import Recoded

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Whom a row repeats: a row of the same file, or (None) what the office already has."""

    name: str
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow(Generic[D]):
    """One row of the list; `number` as Excel shows it.

    `values` are what was read, in the words of the file; `problems` keep a row out, `notes` only
    ask to look. `draft` is None where problems leave nothing to store.
    """

    number: int
    values: Mapping[ImportField, str]
    draft: D | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    duplicate_of: Duplicate | None = None
    accepted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview(Generic[D]):
    """The whole list; `recoded` are the cells read in an old font's code, before and after."""

    rows: tuple[PreviewRow[D], ...]
    mapping: ColumnMapping
    recoded: tuple[Recoded, ...] = ()

    @property
    def accepted(self) -> tuple[D, ...]:
        """What would be stored now."""
        return tuple(row.draft for row in self.rows if row.accepted and row.draft is not None)


def judged(row: PreviewRow[D]) -> PreviewRow[D]:
    """Leave out at first what has a problem or repeats something; the officer may take it in."""
    sound = not row.problems and row.duplicate_of is None
    return replace(row, accepted=sound, draft=None if row.problems else row.draft)


def accept(preview: ImportPreview[D], number: int, *, accepted: bool) -> ImportPreview[D]:
    """Take a row in or leave it out; one with problems stays out."""
    return replace(
        preview, rows=tuple(_chosen(row, number, accepted=accepted) for row in preview.rows)
    )


def _chosen(row: PreviewRow[D], number: int, *, accepted: bool) -> PreviewRow[D]:
    if row.number != number:
        return row
    return replace(row, accepted=accepted and row.draft is not None)
