"""The columns before the units, kept in sight while the grid scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from thidua_desktop.ui.progress.model import FIRST_UNIT, Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyledItemDelegate

    from thidua_desktop.ui.progress.model import GridModel

WIDE = 2
"""The grid is wide when its frozen columns take at most one part in this many."""


class FrozenColumns(QObject):
    """A second view of the same model and selection, laid over the left edge of the grid."""

    def __init__(self, grid: QTableView, model: GridModel, delegate: QStyledItemDelegate) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, model
        self._text_width = grid.columnWidth(Column.TEXT)
        self._placing = False
        self.view = QTableView(grid)
        self.view.setModel(model)
        # a delegate of its own: a shared one would commit editors in both views
        delegate.setParent(self)
        self.view.setItemDelegate(delegate)
        self.view.setSelectionModel(grid.selectionModel())
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setAccessibleName("Nội dung, chỉ tiêu")
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.verticalHeader().hide()
        for policy in (
            self.view.setHorizontalScrollBarPolicy,
            self.view.setVerticalScrollBarPolicy,
        ):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(grid.verticalScrollMode())
        grid.verticalScrollBar().valueChanged.connect(self.view.verticalScrollBar().setValue)
        self.view.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.horizontalHeader().sectionResized.connect(self._follow_width)

    def lay_out(self) -> None:
        """Take widths, heights, spans and headers over from the grid."""
        header, own = self._grid.horizontalHeader(), self.view.horizontalHeader()
        own.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        own.setDefaultAlignment(header.defaultAlignment())
        own.setFixedHeight(header.height())
        rows = self._grid.verticalHeader()
        self.view.verticalHeader().setDefaultSectionSize(rows.defaultSectionSize())
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._text_width = self._grid.columnWidth(Column.TEXT)
        for column in range(FIRST_UNIT):
            self.view.setColumnWidth(column, self._grid.columnWidth(column))
        self.view.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.indicator_at(row) is None:
                self.view.setSpan(row, 0, 1, FIRST_UNIT)
        self.place()

    @property
    def count(self) -> int:
        """How many columns stay: in a narrow window the names alone, so that units have room."""
        wanted = self._text_width + sum(
            self._grid.columnWidth(column) for column in range(Column.TEXT + 1, FIRST_UNIT)
        )
        return FIRST_UNIT if WIDE * wanted <= self._grid.viewport().width() else 1

    @property
    def width(self) -> int:
        return sum(self._grid.columnWidth(column) for column in range(self.count))

    def place(self) -> None:
        """Cover exactly the frozen columns of the grid, and leave the units their share."""
        room = self._grid.viewport().width() // WIDE
        fitting = self._text_width if self.count > 1 else min(self._text_width, room)
        if self._grid.columnWidth(Column.TEXT) != fitting:
            self._placing = True
            self._grid.setColumnWidth(Column.TEXT, fitting)
            self._placing = False
        for column in range(self._model.columnCount()):
            self.view.setColumnHidden(column, column >= self.count)
        viewport, header = self._grid.viewport().geometry(), self._grid.horizontalHeader()
        height = header.height() + viewport.height()
        self.view.setGeometry(viewport.x(), header.y(), self.width, height)
        self.view.raise_()
        self.view.show()

    def _follow_width(self, column: int, _old: int, new: int) -> None:
        if column < FIRST_UNIT:
            self.view.setColumnWidth(column, new)
            if not self._placing:
                self._text_width = self._grid.columnWidth(Column.TEXT)
                self.place()
