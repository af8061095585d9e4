"""The marks of an .ods, read from its own XML; used inside the reader child alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from thidua_desktop.core.errors import rule
from thidua_desktop.exchange.marks import Room, SheetMarks, check_sheets
from thidua_desktop.exchange.parts import Handler, parse, read_part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})


def ods_marks(packed: ZipFile) -> dict[str, SheetMarks]:
    """Find the marks of each sheet by its name, and refuse too much content.

    Codes: file.external_links, file.too_many_sheets, file.too_many_rows, file.too_many_cells,
    file.damaged, file.dtd.
    """
    cells = _Cells()
    parse(read_part(packed, "content.xml"), cells)
    return cells.found


class _Cells(Handler):
    """Follows rows and cells with their repeats; only a cell with a value takes room."""

    def __init__(self) -> None:
        self.found: dict[str, SheetMarks] = {}
        self._room = Room()
        self._marks = SheetMarks()
        self._row, self._column = 0, 0
        self._rows, self._columns = 1, 1
        self._error: list[str] | None = None

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self._begin_sheet(attributes.get("table:name", ""))
        elif name == "table-source":
            raise rule("file", "file.external_links")
        elif name == "table-row":
            self._rows = _repeats(attributes, "table:number-rows-repeated")
            self._column = 0
        elif name in _CELLS:
            self._begin_cell(attributes)

    @override
    def text(self, data: str) -> None:
        if self._error is not None:
            self._error.append(data)

    @override
    def end(self, name: str) -> None:
        if name == "table-row":
            self._row += self._rows
        elif name in _CELLS:
            if self._error is not None:
                self._marks.errors[self._row, self._column] = "".join(self._error).strip()
                self._error = None
            self._column += self._columns

    def _begin_sheet(self, name: str) -> None:
        check_sheets(len(self.found) + 1)
        self._room.next_sheet()
        self._marks = self.found[name] = SheetMarks()
        self._row, self._column = 0, 0

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._columns = _repeats(attributes, "table:number-columns-repeated")
        kind = attributes.get("office:value-type")
        formula = "table:formula" in attributes
        if kind is None and not formula:
            return
        here = (self._row, self._column)
        self._room.take(*here, rows=self._rows, columns=self._columns)
        if formula:
            self._marks.formulas.add(here)
        if kind == "percentage":
            self._marks.percents |= {
                (self._row + down, self._column + right)
                for down in range(self._rows)
                for right in range(self._columns)
            }
        if attributes.get("calcext:value-type") == "error":
            self._error = []


def _repeats(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdigit()):
        raise rule("file", "file.damaged")
    return int(text[:9])
