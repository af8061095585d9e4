"""The cells of one row by what they are taken for, and the problems they have themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, assert_never

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.numbers import canonical
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet

    Tick = Callable[[int, int], None]

_TOTAL: Final = re.compile(
    r"(?:tong cong|tong so|tong|cong)(?: [0-9]+)?(?: don vi| nguoi| ca nhan)?"
)
_YEAR: Final = re.compile(r"[0-9]{4}")
_PHONE_WITHOUT_ZERO: Final = re.compile(r"[1-9][0-9]{8,9}")
# A year typed into a cell of dates becomes a day of 1905, which is nobody's birth either.
_OLDEST: Final = 110
_TICK_EVERY: Final = 50
_NOT_KEPT: Final = frozenset({ImportField.ORDINAL, ImportField.PHONE})


@dataclass(frozen=True, slots=True)
class RowCells:
    """One row: its number in Excel and its cells by field, idle ones left out."""

    number: int
    cells: dict[ImportField, Cell]
    all_texts: tuple[str, ...]

    def text(self, field: ImportField) -> str:
        """Give a field's cleaned text, a date as day/month/year; blank where nothing stands."""
        cell = self.cells.get(field, EMPTY)
        if cell.kind is CellKind.DATE:
            return shown_date(cell)
        return "" if cell.kind is CellKind.ERROR else clean(cell.text)

    def entered(self, field: ImportField) -> str:
        """Give a field as the officer would type it: 12,5 for a number, 80% for a percent."""
        return as_typed(self.cells.get(field, EMPTY))

    def values(self) -> dict[ImportField, str]:
        """Give what the officer is shown."""
        return {
            field: cell.text if cell.kind is CellKind.ERROR else as_typed(cell)
            for field, cell in self.cells.items()
            if field is not ImportField.ORDINAL
        }

    def problems(self) -> Iterator[Problem]:
        """Code: import.error_cell."""
        for field, cell in self.cells.items():
            if cell.kind is CellKind.ERROR and field not in _NOT_KEPT:
                yield Problem(field.value.lower(), "import.error_cell", {"text": cell.text})

    def notes(self) -> Iterator[Problem]:
        """Codes: import.formula_value, import.lost_zero."""
        if any(cell.formula for field, cell in self.cells.items() if field not in _NOT_KEPT):
            yield Problem("row", "import.formula_value")
        phones = (self.cells.get(f, EMPTY) for f in (ImportField.CONTACT, ImportField.PHONE))
        for phone in phones:
            if phone.kind is CellKind.NUMBER and _PHONE_WITHOUT_ZERO.fullmatch(phone.text):
                yield Problem("phone", "import.lost_zero", {"text": phone.text})


def list_rows(
    sheet: Sheet, mapping: ColumnMapping, *, tick: Tick | None = None
) -> Iterator[RowCells]:
    """Go through the rows below the header; blank ones and totals are passed over.

    `tick` hears how many rows are done of how many, and may raise to stop.
    """
    fields = {
        use.column: use.field for use in mapping.columns if isinstance(use.field, ImportField)
    }
    for at in range(mapping.first_row, len(sheet.rows)):
        if tick is not None and at % _TICK_EVERY == 0:
            tick(at, len(sheet.rows))
        row = sheet.rows[at]
        cells = {
            field: row[column]
            for column, field in fields.items()
            if column < len(row) and row[column] != EMPTY
        }
        texts = tuple(text for cell in row if cell != EMPTY and (text := clean(cell.text)))
        if texts and not _TOTAL.fullmatch(name_key(texts[0])):
            yield RowCells(at + 1, cells, texts)


def as_typed(cell: Cell) -> str:
    """Write a cell as it would be typed here; a number keeps one meaning (1.234 becomes 1,234)."""
    match cell.kind:
        case CellKind.NUMBER:
            number = Decimal(cell.text)
            shown = canonical(number * 100 if cell.percent else number).replace(".", ",")
            return f"{shown}%" if cell.percent else shown
        case CellKind.DATE:
            return shown_date(cell)
        case CellKind.ERROR:
            return ""
        case CellKind.BOOL | CellKind.TEXT | CellKind.EMPTY:
            return clean(cell.text)
        case _:
            assert_never(cell.kind)


def shown_date(cell: Cell) -> str:
    """Write a date cell as the office reads it; its hour is dropped."""
    return format_date(date.fromisoformat(cell.text[:10]))


def birth_year(row: RowCells, field: ImportField, today: date) -> tuple[int | None, Problem | None]:
    """Read a year of birth from a year or a whole date; a text date is day/month/year.

    Codes: import.birth_unreadable, import.birth_far, date.short_year, date.impossible.
    """
    text = row.text(field)
    if not text:
        return None, None
    if _YEAR.fullmatch(text):
        year = int(text)
    else:
        try:
            year = parse_date(text).year
        except RuleError as error:
            return None, _birth_problem(error.problems[0], text)
    if not today.year - _OLDEST <= year <= today.year:
        return None, Problem("birth", "import.birth_far", {"text": text})
    return year, None


def _birth_problem(problem: Problem, text: str) -> Problem:
    if problem.code in {"date.short_year", "date.impossible"}:
        return Problem("birth", problem.code, problem.params)
    return Problem("birth", "import.birth_unreadable", {"text": text})
