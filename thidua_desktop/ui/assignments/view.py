"""The matrix on screen: own targets strong, common ones quiet, what is not given on grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QFont
from typing_extensions import override

from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.ui.assignments.cells import Shown
from thidua_desktop.ui.assignments.model import CELL_ROLE, Column
from thidua_desktop.ui.master.grid import BlockGrid
from thidua_desktop.ui.master.grid_delegate import GridDelegate
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.ui.assignments.model import MatrixModel
    from thidua_desktop.ui.master.grid_widths import GridWidths
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class MatrixDelegate(GridDelegate):
    """Paints what the model prepared."""

    editor_name = "Ô giao chỉ tiêu"

    def __init__(self, theme: Theme, model: MatrixModel) -> None:
        super().__init__(theme)
        self._matrix = model

    def _shown(self, index: Index) -> Shown | None:
        shown = index.data(CELL_ROLE)
        return shown if isinstance(shown, Shown) else None

    @override
    def tone_of(self, index: Index) -> Tone:
        shown = self._shown(index)
        return shown.tone if shown else Tone.PLAIN

    @override
    def is_number(self, index: Index) -> bool:
        return index.column() >= len(Column) and self._matrix.layer is not Layer.RESPONSIBLE

    @override
    def ground_of(self, index: Index) -> str:
        shown = self._shown(index)
        colors = self._theme.colors
        return colors.surface if shown is None or shown.given else colors.ground

    @override
    def weight_of(self, index: Index) -> QFont.Weight:
        shown = self._shown(index)
        return QFont.Weight.DemiBold if shown and shown.strong else QFont.Weight.Normal


class MatrixView(BlockGrid):
    """Shows a MatrixModel and tells what is the current cell."""

    header_lines = 5
    cell_chosen = Signal(int, int)  # unit id, indicator id or 0 of the current cell
    plan_wanted = Signal()  # nothing: the plan of the unit was double-clicked

    def __init__(self, theme: Theme, model: MatrixModel, remembered: GridWidths) -> None:
        """Take from `remembered` how wide the officer wants the columns."""
        self._matrix, self._remembered = model, remembered
        self._placing = False
        delegates = (MatrixDelegate(theme, model), MatrixDelegate(theme, model))
        super().__init__(theme, model, delegates)
        self.setAccessibleName("Bảng giao chỉ tiêu")
        self.doubleClicked.connect(self._open)
        self._frozen.view.doubleClicked.connect(self._open)
        self.horizontalHeader().sectionResized.connect(self._keep_width)

    @override
    def lay_out(self) -> None:
        """Give the columns their usual widths, then those the officer dragged theirs."""
        self._placing = True
        super().lay_out()
        em = self._theme.metrics.em
        for column in range(len(Column), self._matrix.columnCount()):
            width = self._remembered.of(self._key(column))
            if width is not None:
                self.setColumnWidth(column, width * em // 10)
        self._placing = False

    def _key(self, column: int) -> str:
        indicator = self._matrix.indicator_at(column)
        return str(indicator.id) if indicator is not None else ""

    def _keep_width(self, column: int, _old: int, new: int) -> None:
        if not self._placing and column >= len(Column) and new > 0:
            self._remembered.keep(self._key(column), new * 10 // self._theme.metrics.em)

    @override
    def widths(self) -> tuple[tuple[int, ...], int]:
        return (15, 7), 13 if self._matrix.layer is Layer.RESPONSIBLE else 9

    def _open(self, index: QModelIndex) -> None:
        if index.column() == Column.PLAN and self._matrix.unit_at(index.row()) is not None:
            self.plan_wanted.emit()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not current.isValid():
            return
        unit = self._matrix.unit_at(current.row())
        indicator = self._matrix.indicator_at(current.column())
        if unit is not None:
            self.cell_chosen.emit(unit.id, indicator.id if indicator else 0)

    def chosen_units(self) -> tuple[int, ...]:
        """Return the units of the selected cells, in their order."""
        units = (self._matrix.unit_at(index.row()) for index in self.chosen_cells())
        return tuple(dict.fromkeys(u.id for u in units if u is not None))

    def chosen_indicators(self) -> tuple[int, ...]:
        """Return the indicators of the selected cells, in their order."""
        found = (self._matrix.indicator_at(index.column()) for index in self.chosen_cells())
        return tuple(dict.fromkeys(i.id for i in found if i is not None))
