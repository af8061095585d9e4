"""A workbook's cells through the parser; used inside the reader child alone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeAlias
from zipfile import ZipFile

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.numbers import canonical
from thidua_desktop.core.text import nfc
from thidua_desktop.exchange.gate import FileKind
from thidua_desktop.exchange.marks import Room, SheetMarks, check_sheets
from thidua_desktop.exchange.ods_marks import ods_marks
from thidua_desktop.exchange.parts import check_xml
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet, Workbook
from thidua_desktop.exchange.xlsx_marks import xlsx_marks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
Row: TypeAlias = tuple[Cell, ...]

_DIGITS: Final = ".15g"  # what Excel itself keeps and shows: 0.1 + 0.2 is 0.3
_UNSURE: Final = 1e15  # from here on Excel has lost digits
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST_BLOCKS: Final = 20_000  # of merged cells; an honest table has fewer than rows
_LONGEST: Final = 32_767  # letters Excel lets into a cell
# Line ends stay; nothing else below a space is text.
_CONTROLS: Final = dict.fromkeys(code for code in range(0x20) if chr(code) not in "\t\n\r")


def parse_workbook(source: Path, kind: FileKind) -> Workbook:
    """Read every sheet; codes of the gate's kind, see xlsx_marks and parts."""
    marks = _marks(source, kind)
    with CalamineWorkbook.from_path(source) as book:
        known = [meta for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
        check_sheets(len(known))
        room = Room()
        sheets = tuple(
            _sheet(
                book,
                meta.name,
                marks.get(meta.name),
                room,
                hidden=meta.visible is not SheetVisibleEnum.Visible,
            )
            for meta in known
        )
    return Workbook(sheets, tuple(_notes(sheets, kind)))


def _marks(source: Path, kind: FileKind) -> dict[str, SheetMarks]:
    if kind is FileKind.XLS:
        return {}
    with ZipFile(source) as packed:
        check_xml(packed)
        return xlsx_marks(packed) if kind is FileKind.XLSX else ods_marks(packed)


def _sheet(
    book: CalamineWorkbook, name: str, marks: SheetMarks | None, room: Room, *, hidden: bool
) -> Sheet:
    read = book.get_sheet_by_name(name)
    values: list[list[Value]] = read.to_python(skip_empty_area=False)
    room.next_sheet()
    if marks is not None:
        _make_room(values, marks)
    cells = [
        [_cell(value, (at, column), marks) for column, value in enumerate(row)]
        for at, row in enumerate(values)
    ]
    rows = [_trimmed(row) for row in cells]
    while rows and not rows[-1]:
        rows.pop()
    for at, row in enumerate(rows):
        if row:
            room.take(at, len(row) - 1)
    blocks = (read.merged_cell_ranges or ())[:_MOST_BLOCKS]
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in blocks)
    return Sheet(nfc(name), tuple(rows), hidden, merged)


def _make_room(values: list[list[Value]], marks: SheetMarks) -> None:
    """Lengthen the rows by cells the parser left out: formulas that were never calculated."""
    for row, column in marks.formulas | marks.errors.keys():
        while len(values) <= row:
            values.append([])
        values[row] += [""] * (column + 1 - len(values[row]))


def _trimmed(row: list[Cell]) -> Row:
    end = len(row)
    while end and row[end - 1] == EMPTY:
        end -= 1
    return tuple(row[:end])


def _cell(value: Value, place: tuple[int, int], marks: SheetMarks | None) -> Cell:
    if value == "" and marks is None:
        return EMPTY
    kind, text = _typed(value)
    if marks is None:
        return Cell(text, kind)
    error = marks.errors.get(place)
    if error is not None:
        kind, text = CellKind.ERROR, nfc(error)
    formula = place in marks.formulas
    percent = kind is CellKind.NUMBER and place in marks.percents
    if kind is CellKind.EMPTY and not formula:
        return EMPTY
    return Cell(text, kind, formula, percent)


def _typed(value: Value) -> tuple[CellKind, str]:
    if isinstance(value, str):
        text = nfc(value[:_LONGEST].translate(_CONTROLS))
        return (CellKind.TEXT if text.strip() else CellKind.EMPTY), text if text.strip() else ""
    if isinstance(value, bool):
        return CellKind.BOOL, "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, date):
        return _date(value)
    if isinstance(value, time):
        return CellKind.TEXT, value.isoformat("minutes")
    return CellKind.TEXT, str(value)


def _number(value: float) -> tuple[CellKind, str]:
    if not isfinite(value) or abs(value) >= _UNSURE:
        return CellKind.ERROR, format(value, _DIGITS)
    return CellKind.NUMBER, canonical(Decimal(format(value, _DIGITS)))


def _date(value: date) -> tuple[CellKind, str]:
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    sound = _FIRST_YEAR <= value.year <= _LAST_YEAR
    return (CellKind.DATE if sound else CellKind.ERROR), value.isoformat()


def _notes(sheets: Iterable[Sheet], kind: FileKind) -> Iterable[Problem]:
    cells = [cell for sheet in sheets for row in sheet.rows for cell in row]
    formulas = sum(cell.formula for cell in cells)
    errors = sum(cell.kind is CellKind.ERROR for cell in cells)
    if formulas:
        yield Problem("file", "file.has_formulas", {"count": str(formulas)})
    if errors:
        yield Problem("file", "file.has_errors", {"count": str(errors)})
    if kind is FileKind.XLS:
        yield Problem("file", "file.old_workbook")
