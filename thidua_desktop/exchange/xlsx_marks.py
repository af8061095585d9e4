"""The marks of an .xlsx, read from its own XML; used inside the reader child alone."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from thidua_desktop.core.errors import rule
from thidua_desktop.exchange.marks import Room, SheetMarks, check_sheets
from thidua_desktop.exchange.parts import Handler, parse, read_part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

_PLACE: Final = re.compile(r"([A-Za-z]{1,4})([0-9]{1,8})")
_PERCENT_FORMATS: Final = frozenset({9, 10})
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def xlsx_marks(packed: ZipFile) -> dict[str, SheetMarks]:
    """Find the marks of each worksheet by its name, and refuse too much content.

    Codes: file.too_many_sheets, file.too_many_rows, file.too_many_cells, file.damaged, file.dtd.
    """
    parts = _sheet_parts(packed)
    check_sheets(len(parts))
    percents = _percent_styles(packed)
    room, found = Room(), dict[str, SheetMarks]()
    for name, part in parts.items():
        room.next_sheet()
        cells = _Cells(room, percents)
        parse(read_part(packed, part), cells)
        found[name] = cells.marks
    return found


def _sheet_parts(packed: ZipFile) -> dict[str, str]:
    """Map sheet names to parts; what the parts' list does not hold is no worksheet."""
    sheets, links = _Sheets(), _Links()
    parse(read_part(packed, "xl/workbook.xml"), sheets)
    parse(read_part(packed, "xl/_rels/workbook.xml.rels"), links)
    known = set(packed.namelist())
    found = {name: links.worksheets.get(key, "") for name, key in sheets.keys.items()}
    if len(found) < sheets.count:
        raise rule("file", "file.damaged")
    return {name: part for name, part in found.items() if part in known}


def _percent_styles(packed: ZipFile) -> frozenset[int]:
    if "xl/styles.xml" not in packed.namelist():
        return frozenset()
    styles = _Styles()
    parse(read_part(packed, "xl/styles.xml"), styles)
    return frozenset(styles.percents)


class _Sheets(Handler):
    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.count = 0

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            key = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.keys[attributes.get("name", "")] = key
            self.count += 1


class _Links(Handler):
    def __init__(self) -> None:
        self.worksheets: dict[str, str] = {}

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship":
            return
        if attributes.get("TargetMode") == "External":
            raise rule("file", "file.external_links")
        if attributes.get("Type", "").endswith("/worksheet"):
            target = posixpath.join("/xl", attributes.get("Target", ""))
            self.worksheets[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")


class _Styles(Handler):
    """Numbers of the cell styles that show a percent."""

    def __init__(self) -> None:
        self.percents: list[int] = []
        self._formats = set(_PERCENT_FORMATS)
        self._in_cells = False
        self._next = 0

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            self._formats.add(_number(attributes.get("numFmtId", "")))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            if _number(attributes.get("numFmtId", "")) in self._formats:
                self.percents.append(self._next)
            self._next += 1

    @override
    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


class _Cells(Handler):
    def __init__(self, room: Room, percents: frozenset[int]) -> None:
        self.marks = SheetMarks()
        self._room = room
        self._percents = percents
        self._place = (0, -1)
        self._row = -1
        self._error = False
        self._style = "0"
        self._value: list[str] | None = None
        self._taken = False

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            number = attributes.get("r")
            self._row = self._row + 1 if number is None else _number(number) - 1
            self._place = (self._row, -1)
        elif name in {"v", "is", "f"}:
            self._take()
            if name == "f":
                self.marks.formulas.add(self._place)
            elif self._error:
                self._value = []

    @override
    def text(self, data: str) -> None:
        if self._value is not None:
            self._value.append(data)

    @override
    def end(self, name: str) -> None:
        if name == "v" and self._value is not None:
            self.marks.errors[self._place] = "".join(self._value)
            self._value = None

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        named = attributes.get("r")
        self._place = (self._place[0], self._place[1] + 1) if named is None else _place(named)
        self._error, self._taken = attributes.get("t") == "e", False
        self._style = attributes.get("s", "0")

    def _take(self) -> None:
        """Count the cell once, when it turns out to hold something."""
        if self._taken:
            return
        self._taken = True
        self._room.take(*self._place)
        if self._percents and _number(self._style) in self._percents:
            self.marks.percents.add(self._place)


def _place(named: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(named)
    if found is None or int(found[2]) == 0:
        raise rule("file", "file.damaged")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise rule("file", "file.damaged")
    return int(text[:9])
