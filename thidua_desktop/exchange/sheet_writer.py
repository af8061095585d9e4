"""A table written as an Excel file that holds no formula and no link."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, assert_never

import xlsxwriter

from thidua_desktop.core.text import nfc
from thidua_desktop.exchange.sheet_table import ColumnKind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from thidua_desktop.exchange.sheet_table import SheetTable, Value

TEXT_STAYS_TEXT: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
A4: Final = 9
_FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_LONGEST: Final = 32_767  # letters Excel lets into a cell
_DIGITS: Final = 15  # of a number Excel keeps
# Excel offers to take these for a formula when the cell is edited; the twins are full-width.
_LIKE_A_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NOT_TEXT: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_A_NAME: Final = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LONGEST_NAME: Final = 31
_HEADER_ROW: Final = 3


def sheet_bytes(table: SheetTable) -> bytes:
    """Write the table and return the file's bytes, the same for the same table."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, TEXT_STAYS_TEXT) as book:
        book.set_properties({"title": cell_text(table.title), "created": table.made})
        _fill(book, table)
    return out.getvalue()


def _fill(book: Workbook, table: SheetTable) -> None:
    sheet = book.add_worksheet(_sheet_name(table.sheet_name))
    looks = Looks(book)
    sheet.write_string(0, 0, cell_text(table.title), looks.get(bold=True, font_size=14))
    sheet.write_string(1, 0, cell_text(table.as_at), looks.get(italic=True))
    header = looks.get(
        bold=True, border=1, text_wrap=True, align="center", valign="vcenter", bg_color="#E7EEF7"
    )
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(_HEADER_ROW, at, cell_text(column.title), header)
    for down, row in enumerate(table.rows, start=_HEADER_ROW + 1):
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write(sheet, (down, at), value, column.kind, looks=looks)
    _arrange(sheet, table)


def _arrange(sheet: Worksheet, table: SheetTable) -> None:
    """Keep the header in sight on screen and on each printed page."""
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    last_column = max(len(table.columns) - 1, 0)
    sheet.autofilter(_HEADER_ROW, 0, _HEADER_ROW + len(table.rows), last_column)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write(
    sheet: Worksheet,
    place: tuple[int, int],
    value: Value,
    kind: ColumnKind,
    *,
    looks: Looks,
) -> None:
    row, column = place
    if isinstance(value, date):
        look = looks.get(border=1, num_format="dd/mm/yyyy", align="center")
        sheet.write_datetime(row, column, value, look)  # pyright: ignore[reportArgumentType]
    elif isinstance(value, int | Decimal) and _fits(Decimal(value)):
        number, form = _shown(Decimal(value), kind)
        sheet.write_number(row, column, number, looks.get(border=1, num_format=form))
    elif value is None or value == "":
        sheet.write_blank(row, column, None, looks.get(border=1))
    else:
        text = cell_text(str(value))
        quoted = _LIKE_A_FORMULA.match(text) is not None
        sheet.write_string(
            row, column, text, looks.get(border=1, text_wrap=True, quote_prefix=quoted)
        )


class Looks:
    """Cell formats, each made once a file."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **wanted: object) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_FONT, **wanted})
        return self._made[key]


def _fits(value: Decimal) -> bool:
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= _DIGITS


def _shown(value: Decimal, kind: ColumnKind) -> tuple[float, str]:
    """Return the number as Excel keeps it, and its format: no digits after a whole number."""
    whole = value == value.to_integral_value()
    match kind:
        case ColumnKind.PERCENT:
            return float(value / 100), "0%" if whole else "0.0#%"
        case ColumnKind.YEAR:
            return float(value), "0"
        case ColumnKind.TEXT | ColumnKind.NUMBER | ColumnKind.DATE:
            return float(value), "#,##0" if whole else "#,##0.0###"
        case _:
            assert_never(kind)


def cell_text(text: str) -> str:
    """Bring text to what a cell can hold."""
    return _NOT_TEXT.sub("", nfc(text.replace("\t", " ")))[:_LONGEST]


def _sheet_name(name: str) -> str:
    return _NOT_A_NAME.sub(" ", cell_text(name)).strip()[:_LONGEST_NAME] or "Bảng"
