"""Một đơn vị, một chỉ tiêu: one cell a row, everything about it in columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.counting import live_entries
from thidua_desktop.domain.terms import CellState
from thidua_desktop.domain.typed import value_of, write_cell
from thidua_desktop.ui.progress.cells import Shown, entry_of, plain, prepare_value
from thidua_desktop.ui.progress.model import asked_text
from thidua_desktop.ui.progress.sheet import EMPTY, NO_INDEX, Index, SheetModel, name_of
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.state_mark import TONES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from thidua_desktop.domain.breakdown import ScoreLine
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.progress.sheet import Key
    from thidua_desktop.ui.progress.watch import WatchList

    Line = str | Key
EARLIER = 6  # dates shown beside today's, newest first


class Part(IntEnum):
    """The columns; the earlier dates follow."""

    NAME = 0
    VALUE = 1
    STATE = 2
    TARGET = 3
    DEADLINE = 4
    POINTS = 5
    REMARK = 6
    AS_AT = 7
    REGISTERED = 8
    RESPONSIBLE = 9


TITLES = {
    Part.VALUE: "Hiện có",
    Part.STATE: "Trạng thái",
    Part.TARGET: "Chỉ tiêu giao",
    Part.REGISTERED: "Đăng ký phấn đấu",
    Part.DEADLINE: "Thời hạn",
    Part.POINTS: "Điểm",
    Part.AS_AT: "Ngày số liệu",
    Part.REMARK: "Ghi chú",
    Part.RESPONSIBLE: "Phụ trách",
}
FIRST_EARLIER = len(Part)


class ListSheet(SheetModel):
    """One row a cell under its head; values and remarks are typed, the rest is shown."""

    frozen = 1
    name_title = ""

    def __init__(self, desk: Desk, campaign_id: int, day: date, *, seen: WatchList) -> None:
        super().__init__(desk, campaign_id, day, seen=seen)
        self.about: int | None = None
        self._lines: list[Line] = []
        self._row_of: dict[Key, int] = {}
        self._earlier: tuple[date, ...] = ()
        self._scores: dict[int, dict[int, ScoreLine]] = {}
        self.load()

    def show_about(self, about: int | None) -> None:
        """Show another unit, or another indicator."""
        if about != self.about:
            self.about = about
            self.show(self.day, block_id=self.block_id, watch=self.watch)

    def lines(self) -> list[Line]:
        """Return heads and the cells under them."""
        raise NotImplementedError

    def name(self, key: Key) -> tuple[str, str]:
        """Return the name of a row and its tip."""
        raise NotImplementedError

    @override
    def load(self) -> None:
        self._lines = self.lines() if self.about is not None else []
        self._row_of = {line: n for n, line in enumerate(self._lines) if not isinstance(line, str)}
        self._earlier, self._scores = self._dates(), {}

    def _dates(self) -> tuple[date, ...]:
        found: Counter[date] = Counter()
        for key in self._row_of:
            cell = self.board.cell(*key, self.day)
            if cell is not None:
                found.update(e.as_at for e in live_entries(cell.entries, self.day))
        earlier = (at for at in found if at < self.day)
        return tuple(sorted(earlier, reverse=True))[:EARLIER]

    @override
    def still_fits(self) -> bool:
        return self._dates() == self._earlier

    def _grouped(self, head: str, keys: Iterable[Key]) -> list[Line]:
        """Put the cells that are asked of a unit, and wanted, under their head."""
        board = self.board
        mine = [k for k in keys if board.result(*k, self.day) is not None and self.is_wanted(k)]
        return [head, *mine] if mine else []

    @override
    def head(self, row: int) -> str:
        line = self._lines[row]
        return line if isinstance(line, str) else ""

    @override
    def cell_at(self, row: int, column: int) -> Key | None:
        line = self._lines[row]
        return None if isinstance(line, str) else line

    @override
    def place(self, unit_id: int, indicator_id: int) -> QModelIndex:
        row = self._row_of.get((unit_id, indicator_id))
        return QModelIndex() if row is None else self.index(row, Part.VALUE)

    @override
    def is_value(self, column: int) -> bool:
        return column == Part.VALUE

    @override
    def is_remark(self, column: int) -> bool:
        return column == Part.REMARK

    @override
    def places_of(self, keys: Iterable[Key]) -> list[tuple[int, int]]:
        """Besides its row a value moves the points of its unit's other rows."""
        touched, places = set(keys), list[tuple[int, int]]()
        units = {unit_id for unit_id, _ in touched}
        for unit_id in units:
            self._scores.pop(unit_id, None)
        for key, row in self._row_of.items():
            if key in touched:
                places += [(row, column) for column in range(1, self.columnCount())]
            elif key[0] in units:
                places.append((row, Part.POINTS))
        return places

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else FIRST_EARLIER + len(self._earlier)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        if section >= FIRST_EARLIER:
            return format_date(self._earlier[section - FIRST_EARLIER])
        return self.name_title if section == Part.NAME else TITLES[Part(section)]

    # the cells

    @override
    def prepare(self, row: int, column: int) -> Shown:
        key = self.cell_at(row, column)
        if key is None:
            return EMPTY
        if column >= FIRST_EARLIER:
            return self._earlier_value(key, self._earlier[column - FIRST_EARLIER])
        if column == Part.VALUE:
            indicator = self.board.indicator(key[1])
            return prepare_value(self.board, key[0], indicator, self.day, dim=False)
        if column == Part.NAME:
            name, tip = self.name(key)
            return plain(name, tip=tip)
        result = self.board.result(*key, self.day)
        return EMPTY if result is None else self._about(column, key, result)

    def _about(self, column: int, key: Key, result: CellResult) -> Shown:
        if column == Part.TARGET:
            return self._target(key, result)
        if column == Part.AS_AT:
            return self._as_at(result)
        return self._points(key) if column == Part.POINTS else self._words(column, key, result)

    def _words(self, column: int, key: Key, result: CellResult) -> Shown:
        given = self.board.assignment(*key, self.day)
        if column == Part.STATE:
            return plain(label(result.state), tone=TONES[result.state])
        if column == Part.DEADLINE:
            return plain(format_date(result.deadline) if result.deadline else "", number=True)
        if column == Part.REMARK:
            entry = entry_of(self.board, key[0], result, key[1])
            return plain((entry.remark or "") if entry is not None else "")
        if given is None:
            return EMPTY
        if column == Part.REGISTERED:
            more = given.registered_target
            return plain(format_decimal(more) if more is not None else "", number=True)
        return plain(given.responsible or "")

    def _target(self, key: Key, result: CellResult) -> Shown:
        indicator = self.board.indicator(key[1])
        version = self.board.version(indicator.id, self.day)
        if result.state is CellState.NO_DUTY or version is None:
            return plain("–", tone=Tone.MUTED, number=True, tip="Không có nhiệm vụ")
        asked = asked_text(indicator, replace(version, target=result.target))
        return plain(asked, number=True)

    def _as_at(self, result: CellResult) -> Shown:
        """Show the day of the value; an older one than the day on screen is quiet."""
        if result.as_at is None:
            return EMPTY
        old = result.as_at != self.day
        return plain(format_date(result.as_at), tone=Tone.MUTED if old else Tone.PLAIN, number=True)

    def _points(self, key: Key) -> Shown:
        unit_id, indicator_id = key
        if unit_id not in self._scores:
            lines = break_down(self.board.sheet(unit_id, self.day)).lines
            self._scores[unit_id] = {line.indicator_id: line for line in lines}
        line = self._scores[unit_id].get(indicator_id)
        if line is None:
            return plain("", number=True, tip="Không tính điểm")
        points, full = format_decimal(line.points, 2), format_decimal(line.full, 2)
        return plain(points, number=True, tip=f"{points} trên {full} điểm, tạm tính")

    def _earlier_value(self, key: Key, at: date) -> Shown:
        cell = self.board.cell(*key, self.day)
        entries = live_entries(cell.entries, at) if cell is not None else ()
        if not entries or entries[-1].as_at != at:
            return EMPTY
        words = write_cell(value_of(entries[-1]), self.board.indicator(key[1]).rule)
        tip = f"{words} · {entries[-1].remark}" if entries[-1].remark else words
        return plain(words, tone=Tone.MUTED, number=True, tip=tip)


class UnitSheet(ListSheet):
    """Một đơn vị: its indicators under their fields."""

    name_title = "Nội dung, chỉ tiêu"

    @override
    def lines(self) -> list[Line]:
        board, unit_id = self.board, self.about or 0
        return [
            line
            for field in board.fields
            for line in self._grouped(
                numbered(field.number, field.title),
                [(unit_id, i.id) for i in board.indicators_of(field.id)],
            )
        ]

    @override
    def name(self, key: Key) -> tuple[str, str]:
        return name_of(self.board, self.board.indicator(key[1]), self.day)


class IndicatorSheet(ListSheet):
    """Một chỉ tiêu: the units that have it, block by block."""

    name_title = "Đơn vị"

    @override
    def lines(self) -> list[Line]:
        board, indicator_id = self.board, self.about or 0
        return [
            line
            for block in board.blocks
            if self.block_id in (None, block.id)
            for line in self._grouped(
                block.name,
                [(u.id, indicator_id) for u in board.units(self.day, block_id=block.id)],
            )
        ]

    @override
    def name(self, key: Key) -> tuple[str, str]:
        unit = self.board.unit(key[0])
        return unit.short_name, unit.name
