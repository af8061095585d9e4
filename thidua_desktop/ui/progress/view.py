"""The grid of the tab Tiến độ on screen, in each of its three views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from thidua_desktop.ui.evidence.pasting import brings_files, brought, can_bring
from thidua_desktop.ui.master.grid import BlockGrid
from thidua_desktop.ui.progress.delegate import CellDelegate
from thidua_desktop.ui.progress.lists import ListSheet, Part
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from thidua_desktop.ui.progress.sheet import SheetModel
    from thidua_desktop.ui.progress.watch import Watch
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LIST_WIDTHS = {
    Part.NAME: 22,
    Part.VALUE: 9,
    Part.STATE: 10,
    Part.TARGET: 8,
    Part.DEADLINE: 8,
    Part.POINTS: 5,
    Part.REMARK: 16,
    Part.AS_AT: 8,
    Part.REGISTERED: 7,
    Part.RESPONSIBLE: 11,
}


class GridView(BlockGrid):
    """Shows a SheetModel and tells which cell is the current one."""

    cell_chosen = Signal(int, int)  # unit id, indicator id of the current cell
    brought = Signal(int, int, object)  # unit id, indicator id, the files and pictures for the cell

    def __init__(self, theme: Theme, model: SheetModel) -> None:
        self._grid = model
        self._is_list = isinstance(model, ListSheet)
        if self._is_list:
            self.header_lines = 2
        super().__init__(theme, model, (CellDelegate(theme), CellDelegate(theme)))
        self.setAccessibleName("Bảng số liệu tiến độ")
        model.echoed.connect(self._echo)
        self.setAcceptDrops(True)

    @override
    def widths(self) -> tuple[tuple[int, ...], int]:
        if self._is_list:
            return tuple(LIST_WIDTHS.values()), 8
        return (23, 6, 6), 8

    @property
    def cell(self) -> tuple[int, int] | None:
        """Unit and indicator of the current cell."""
        here = self.currentIndex()
        return self._grid.cell_at(here.row(), here.column()) if here.isValid() else None

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not current.isValid():
            return
        cell = self._grid.cell_at(current.row(), current.column())
        if cell is not None:
            self.cell_chosen.emit(*cell)

    @override
    def paste(self) -> None:
        """Take a picture or file as minh chứng of the current cell, else a block of cells."""
        data = QGuiApplication.clipboard().mimeData()
        if self.cell is not None and brings_files(data):
            self.brought.emit(*self.cell, brought(data))
        else:
            super().paste()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_bring(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only a cell with its unit and indicator takes a file."""
        if self._cell_under(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        cell = self._cell_under(event)
        if cell is not None:
            self.choose(self._grid.place(*cell))
            self.brought.emit(*cell, brought(event.mimeData()))
            event.acceptProposedAction()

    def _cell_under(self, event: QDropEvent) -> tuple[int, int] | None:
        index = self.indexAt(event.position().toPoint())
        return self._grid.cell_at(index.row(), index.column()) if index.isValid() else None

    def _echo(self, words: str) -> None:
        """Say how a number was read, at the cell that is current when it was stored."""
        cell = self.visualRect(self.currentIndex())
        cell.translate(self.viewport().pos())
        self.bubble.say(words, cell, tone=Tone.WARN)

    def next_watched(self, watch: Watch, step: int) -> bool:
        """Go to the next cell that shows something, round the end; False when none does."""
        rows, columns = self._moves.rows(), self._moves.columns()
        spots = [(r, c) for r in rows for c in columns if self._grid.is_value(c)][::step]
        here = self.currentIndex()
        at = (here.row(), here.column())
        ahead = [s for s in spots if (s > at) == (step > 0) and s != at]
        for spot in (*ahead, *spots):
            cell = self._grid.cell_at(*spot)
            if cell is not None and self._grid.shows(cell, watch):
                self.choose(self._grid.index(*spot))
                return True
        return False
