"""The first columns of a grid, kept in sight while the grid scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyledItemDelegate

    from thidua_desktop.ui.master.grid_model import BlockModel

NAME = 0
WIDE = 2
"""The grid is wide when its frozen columns take at most one part in this many."""


class FrozenColumns(QObject):
    """A second view of the same model and selection, laid over the left edge of the grid."""

    def __init__(self, grid: QTableView, model: BlockModel, delegate: QStyledItemDelegate) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, model
        self._text_width = grid.columnWidth(NAME)
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
        self.view.setAccessibleName(str(model.headerData(0, Qt.Orientation.Horizontal)))
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
        self.view.horizontalHeader().sectionResized.connect(self._lead_width)

    def lay_out(self, text_width: int) -> None:
        """Take heights, spans and headers over from the grid; `text_width` is the name's, in px."""
        header, own = self._grid.horizontalHeader(), self.view.horizontalHeader()
        own.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        own.setDefaultAlignment(header.defaultAlignment())
        own.setFont(header.font())
        own.setFixedHeight(header.height())
        rows = self._grid.verticalHeader()
        self.view.verticalHeader().setDefaultSectionSize(rows.defaultSectionSize())
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._text_width = text_width
        self._placing = True
        for column in range(self._model.frozen):
            self.view.setColumnWidth(column, self._grid.columnWidth(column))
        self._placing = False
        self.view.clearSpans()
        for row in range(self._model.rowCount() if self._model.frozen > 1 else 0):
            if self._model.is_group(row):
                self.view.setSpan(row, 0, 1, self._model.frozen)
        self.place()

    @property
    def is_placing(self) -> bool:
        """Whether widths change because of the window, not because the officer drags."""
        return self._placing

    @property
    def count(self) -> int:
        """How many columns stay: in a narrow window the names alone, so that the rest has room."""
        wanted = self._text_width + sum(
            self._grid.columnWidth(column) for column in range(1, self._model.frozen)
        )
        return self._model.frozen if WIDE * wanted <= self._grid.viewport().width() else 1

    @property
    def width(self) -> int:
        return sum(self._grid.columnWidth(column) for column in range(self.count))

    def place(self) -> None:
        """Cover exactly the frozen columns of the grid, and leave the others their share."""
        room = self._grid.viewport().width() // WIDE
        fitting = self._text_width if self.count > 1 else min(self._text_width, room)
        fitting += max(0, self._spare(fitting))
        if self._grid.columnWidth(NAME) != fitting:
            self._placing = True
            self._grid.setColumnWidth(NAME, fitting)
            self._placing = False
        count = self.count
        self._placing = True
        for column in range(self._model.columnCount()):
            hidden = column >= count or self._grid.isColumnHidden(column)
            self.view.setColumnHidden(column, hidden)
        self._placing = False
        viewport, header = self._grid.viewport().geometry(), self._grid.horizontalHeader()
        height = header.height() + viewport.height()
        self.view.setGeometry(viewport.x(), header.y(), self.width, height)
        self.view.raise_()
        self.view.show()

    def _spare(self, fitting: int) -> int:
        """Room that no column needs: few units leave it to the names."""
        others = range(1, self._model.columnCount())
        taken = fitting + sum(self._grid.columnWidth(column) for column in others)
        return min(self._grid.viewport().width() - taken, fitting // 2)

    def _lead_width(self, column: int, _old: int, new: int) -> None:
        """Give the grid the width that was dragged here."""
        if not self._placing and new and self._grid.columnWidth(column) != new:
            self._grid.setColumnWidth(column, new)

    def _follow_width(self, column: int, _old: int, new: int) -> None:
        if column < self._model.frozen:
            self.view.setColumnWidth(column, new)
            if not self._placing:
                self._text_width = self._grid.columnWidth(NAME)
                self.place()
