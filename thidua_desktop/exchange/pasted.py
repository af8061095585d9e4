"""A table that was copied from Excel, Word or a message, as the clipboard carries it."""

from __future__ import annotations

import csv
import io
from typing import Final

from thidua_desktop.core.errors import rule
from thidua_desktop.exchange.marks import LAST_COLUMN, LAST_ROW, MOST_CELLS
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet

PASTED_SHEET: Final = "Bảng đã dán"
LONGEST: Final = 8 << 20


def pasted_sheet(text: str) -> Sheet:
    """Read tab-separated text; every cell is text, as it was shown where it was copied.

    Codes: import.nothing_pasted, file.too_many_cells, file.too_many_rows.
    """
    if len(text) > LONGEST:
        raise rule("file", "file.too_many_cells")
    # One line for Excel is one row; a quote inside a message must not swallow the rest.
    quoted = '\t"' in text or text.startswith('"') or '\n"' in text
    how = csv.QUOTE_MINIMAL if quoted and text.count('"') % 2 == 0 else csv.QUOTE_NONE
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", quoting=how))
    except csv.Error:
        raise rule("file", "file.too_many_cells") from None
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise rule("file", "import.nothing_pasted")
    if len(rows) > LAST_ROW or max(map(len, rows)) > LAST_COLUMN:
        raise rule("file", "file.too_many_rows", most=f"{LAST_ROW:,}".replace(",", "."))
    if sum(map(len, rows)) > MOST_CELLS:
        raise rule("file", "file.too_many_cells")
    return Sheet(PASTED_SHEET, tuple(tuple(map(_cell, row)) for row in rows))


def _cell(text: str) -> Cell:
    return Cell(text, CellKind.TEXT) if text.strip() else EMPTY
