"""What a list would become, row by row, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.exchange.column_words import ImportField
    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.recoded_sheet import Recoded

D_co = TypeVar("D_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Whom a row repeats: a row of the same file, or (None) what the office already has."""

    name: str
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow(Generic[D_co]):
    """One row of the list; `number` as Excel shows it.

    `values` are what was read, in the words of the file; `problems` keep a row out, `notes` only
    ask to look. `draft` is None where problems leave nothing to store.
    """

    number: int
    values: Mapping[ImportField, str]
    draft: D_co | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    duplicate_of: Duplicate | None = None
    accepted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview(Generic[D_co]):
    """The whole list; `recoded` are the cells read in an old font's code, before and after."""

    rows: tuple[PreviewRow[D_co], ...]
    mapping: ColumnMapping
    recoded: tuple[Recoded, ...] = ()

    @property
    def accepted(self) -> tuple[D_co, ...]:
        """What would be stored now."""
        return tuple(row.draft for row in self.rows if row.accepted and row.draft is not None)


def judged(row: PreviewRow[D_co]) -> PreviewRow[D_co]:
    """Leave out at first what has a problem or repeats something; the officer may take it in."""
    sound = not row.problems and row.duplicate_of is None
    return replace(row, accepted=sound, draft=None if row.problems else row.draft)


def accept(
    preview: ImportPreview[D_co], places: Collection[int], *, accepted: bool
) -> ImportPreview[D_co]:
    """Take rows (by their place among the rows) in or leave them out; a broken one stays out."""
    chosen = frozenset(places)
    rows = tuple(
        replace(row, accepted=accepted and row.draft is not None) if at in chosen else row
        for at, row in enumerate(preview.rows)
    )
    return replace(preview, rows=rows)
