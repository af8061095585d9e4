"""The office's own progress sheet: units down, indicators across, read into typed cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.terms import Rule
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.exchange.workbook import EMPTY, CellKind
from thidua_desktop.services.imports.cells import as_typed, list_rows
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow, judged
from thidua_desktop.services.progress import Typing, preview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from thidua_desktop.domain.records import Unit
    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Cell, Sheet
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.imports.cells import RowCells, Tick

_RUNNING: Final = re.compile(r"(?:ct|chi tieu)(?: so)? ?([0-9]{1,3})")
_TELLING: Final = 8  # letters that a part of a header must have to name an indicator


def match_indicators(mapping: ColumnMapping, board: CampaignBoard, day: date) -> ColumnMapping:
    """Take headers for the indicators they name: whole text, short text, "CT 3", or part of one.

    A header that could be two of them, and an indicator that two headers name, are left open.
    """
    names = _Names(board, day)
    found = {use.column: names.find(use.title) for use in mapping.columns if use.field is None}
    counted = Counter(found.values())
    columns = tuple(
        replace(use, field=number)
        if (number := found.get(use.column)) is not None and counted[number] == 1
        else use
        for use in mapping.columns
    )
    return replace(mapping, columns=columns)


class _Names:
    """What the indicators of a campaign are called, without marks."""

    def __init__(self, board: CampaignBoard, day: date) -> None:
        self._order = [row.id for row in board.indicators]
        self._names: dict[int, tuple[str, ...]] = {}
        for row in board.indicators:
            version = board.version(row.id, day)
            texts = (version.short_text, version.text) if version else ()
            self._names[row.id] = tuple(key for text in texts if (key := name_key(text)))

    def find(self, title: str) -> int | None:
        key = name_key(title)
        if not key:
            return None
        running = _RUNNING.fullmatch(key)
        if running is not None:
            at = int(running[1]) - 1
            return self._order[at] if 0 <= at < len(self._order) else None
        for fits in (self._is, self._ends, self._begins):
            found = {number for number, names in self._names.items() if fits(key, names)}
            if len(found) == 1:
                return found.pop()
        return None

    @staticmethod
    def _is(key: str, names: tuple[str, ...]) -> bool:
        return key in names

    @staticmethod
    def _ends(key: str, names: tuple[str, ...]) -> bool:
        """Find the name behind that of its group, as a header of two rows is joined."""
        return any(f" {key}".endswith(f" {name}") for name in names)

    @staticmethod
    def _begins(key: str, names: tuple[str, ...]) -> bool:
        return len(key) >= _TELLING and any(f"{name} ".startswith(f"{key} ") for name in names)


def preview_progress(
    sheet: Sheet,
    mapping: ColumnMapping,
    *,
    board: CampaignBoard,
    day: date,
    tick: Tick | None = None,
) -> ImportPreview[Typing]:
    """Read every cell that holds something, one preview row each; an empty cell says nothing.

    Codes: import.unit_not_here, import.name_missing, import.error_cell, import.date_cell and those
    of services.progress.preview; notes import.formula_value, import.two_ways. A cell whose place
    has a value already repeats it and starts left out.
    """
    recoded, changes = recode_sheet(sheet)
    reader = _Reader(board, day, _columns(mapping))
    rows = [
        row
        for cells in list_rows(recoded, mapping, tick=tick)
        for row in reader.rows(recoded, cells)
    ]
    return ImportPreview(rows=tuple(rows), mapping=mapping, recoded=changes)


def _columns(mapping: ColumnMapping) -> Mapping[int, int]:
    """Give the indicator of each column that holds values."""
    return {use.column: use.field for use in mapping.columns if isinstance(use.field, int)}


@dataclass(frozen=True, slots=True)
class _Place:
    row: int
    unit: Unit
    indicator_id: int


class _Reader:
    def __init__(self, board: CampaignBoard, day: date, columns: Mapping[int, int]) -> None:
        self._board, self._day, self._columns = board, day, columns
        self._units = _by_name(board.units(day))
        self._names = {number: _name(board, number, day) for number in columns.values()}
        self._met: dict[tuple[int, int], int] = {}

    def rows(self, sheet: Sheet, cells: RowCells) -> Iterator[PreviewRow[Typing]]:
        row = sheet.rows[cells.number - 1]
        filled = {
            number: row[column]
            for column, number in self._columns.items()
            if column < len(row) and row[column] != EMPTY and row[column].text.strip()
        }
        if not filled:
            return
        name = cells.text(ImportField.UNIT)
        unit = self._units.get(name_key(name)) if name else None
        if unit is None:
            yield _unknown(cells, name)
            return
        for number, cell in filled.items():
            yield self._row(_Place(cells.number, unit, number), cell)

    def _row(self, place: _Place, cell: Cell) -> PreviewRow[Typing]:
        board, day = self._board, self._day
        rule = board.indicator(place.indicator_id).rule
        typing = Typing(place.unit.id, place.indicator_id, as_typed(cell))
        problems = list(_cell_problems(cell, rule))
        notes = [Problem("row", "import.formula_value")] if cell.formula else []
        read = ""
        if not problems:
            good, bad = preview(board, [typing], day=day)
            problems += [Problem("value", p.code, p.params) for p in bad]
            for item in good:
                read = write_cell(item.value, rule)
                if item.value.ambiguous and cell.kind is CellKind.TEXT:
                    notes.append(Problem("value", "import.two_ways", {"read": read}))
        shown = cell.text if cell.kind is CellKind.ERROR else typing.text
        return judged(
            PreviewRow(
                number=place.row,
                values={
                    ImportField.UNIT: place.unit.name,
                    ImportField.INDICATOR: self._names[place.indicator_id],
                    ImportField.VALUE: shown,
                    ImportField.READ_AS: read,
                },
                draft=typing,
                problems=tuple(problems),
                notes=tuple(notes),
                duplicate_of=self._stands(place, rule, sound=not problems),
            )
        )

    def _stands(self, place: _Place, rule: Rule, *, sound: bool) -> Duplicate | None:
        """Tell what fills the place already: an earlier row of the sheet, or a value entered."""
        if not sound:
            return None
        key = (place.unit.id, place.indicator_id)
        if key in self._met:
            return Duplicate(place.unit.name, self._met[key])
        self._met[key] = place.row
        result = self._board.result(*key, self._day)
        if result is None or result.value is None:
            return None
        return Duplicate(write_cell(result.value, rule))


def _cell_problems(cell: Cell, rule: Rule) -> Iterator[Problem]:
    if cell.kind is CellKind.ERROR:
        yield Problem("value", "import.error_cell", {"text": cell.text})
    elif cell.kind is CellKind.DATE and rule is not Rule.DONE:
        # Excel makes 12/03 typed for "12 of 3" a day.
        yield Problem("value", "import.date_cell", {"text": as_typed(cell)})


def _unknown(cells: RowCells, name: str) -> PreviewRow[Typing]:
    code = "import.unit_not_here" if name else "import.name_missing"
    return judged(
        PreviewRow(
            number=cells.number,
            values={ImportField.UNIT: name},
            draft=None,
            problems=(Problem("unit", code, {"text": name}),),
        )
    )


def _by_name(units: Iterable[Unit]) -> dict[str, Unit]:
    """Find units by name, or by a short name that only one has."""
    known = tuple(units)
    counted = Counter(name_key(unit.short_name) for unit in known)
    short = {key: unit for unit in known if counted[key := name_key(unit.short_name)] == 1 and key}
    return short | {name_key(unit.name): unit for unit in known}


def _name(board: CampaignBoard, indicator_id: int, day: date) -> str:
    version = board.version(indicator_id, day)
    return "" if version is None else version.short_text or version.text
