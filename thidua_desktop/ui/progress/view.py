"""The grid of the tab Tiến độ: indicators by units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from typing_extensions import override

from thidua_desktop.ui.master.grid import BlockGrid
from thidua_desktop.ui.progress.delegate import CellDelegate

if TYPE_CHECKING:
    from thidua_desktop.ui.progress.model import GridModel
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class GridView(BlockGrid):
    """Shows a GridModel and tells which cell is the current one."""

    cell_chosen = Signal(int, int)  # unit id, indicator id of the current cell

    def __init__(self, theme: Theme, model: GridModel) -> None:
        self._grid = model
        super().__init__(theme, model, (CellDelegate(theme), CellDelegate(theme)))
        self.setAccessibleName("Bảng số liệu tiến độ")

    @override
    def widths(self) -> tuple[tuple[int, ...], int]:
        return (23, 6, 6), 8

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not current.isValid():
            return
        unit = self._grid.unit_at(current.column())
        indicator = self._grid.indicator_at(current.row())
        if unit is not None and indicator is not None:
            self.cell_chosen.emit(unit.id, indicator.id)
