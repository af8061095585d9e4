"""A typed grid with Excel's habits: arrows, Enter, Tab, F2, Delete, Ctrl+C, Ctrl+V, Ctrl+D."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from thidua_desktop.ui.master.clipboard import from_clipboard, to_clipboard
from thidua_desktop.ui.master.frozen import FrozenColumns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.progress import Typing
    from thidua_desktop.ui.master.grid_delegate import GridDelegate
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDIT = Qt.ItemDataRole.EditRole


class BlockModel(QAbstractTableModel):
    """Cells that are typed, pasted and filled as blocks; the first `frozen` columns stay."""

    refused = Signal(object)  # RuleError: what was typed or pasted cannot be stored
    frozen = 1

    def is_group(self, row: int) -> bool:
        """Whether a row holds no cells of its own but heads those below."""
        raise NotImplementedError

    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        """Lay a block of texts over the grid from a cell on, passing over heads."""
        raise NotImplementedError

    def enter(self, typings: Sequence[Typing]) -> bool:
        """Store typed cells as one act; what cannot be stored is told by `refused`."""
        raise NotImplementedError


class BlockGrid(QTableView):
    """Shows a BlockModel and turns keys into typings."""

    header_lines = 3
    block_pasted = Signal(int, int, object)  # row, column, rows of texts from the clipboard

    def __init__(
        self, theme: Theme, model: BlockModel, delegates: tuple[GridDelegate, ...]
    ) -> None:
        """Take one delegate for the grid and one for its frozen columns."""
        super().__init__()
        self._theme = theme
        self._block = model
        self._delegate, frozen = delegates
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().hide()
        self._frozen = FrozenColumns(self, model, frozen)
        self._step_after = 0
        model.refused.connect(self._stay)
        model.modelReset.connect(self.lay_out)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    def widths(self) -> tuple[tuple[int, ...], int]:
        """Widths in font units: of the frozen columns, and of every other one."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Take sizes from the look and spans from the model."""
        metrics = self._theme.metrics
        self.verticalHeader().setDefaultSectionSize(metrics.row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap  # type: ignore[operator]
        )
        header.setFixedHeight(self.header_lines * metrics.line_height + metrics.s)
        first, other = self.widths()
        for column in range(self._block.columnCount()):
            width = first[column] if column < len(first) else other
            self.setColumnWidth(column, width * metrics.em)
        self.clearSpans()
        for row in range(self._block.rowCount()):
            if self._block.is_group(row):
                self.setSpan(row, 0, 1, self._block.columnCount())
        self._frozen.lay_out(first[0] * metrics.em)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frozen.place()

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self._frozen.width - self.columnViewportPosition(index.column())
        if index.column() >= self._block.frozen and hidden > 0:
            # Qt takes a cell under the frozen columns for visible
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def choose(self, index: QModelIndex) -> None:
        """Make a cell the current one and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif (
            event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.fill_down()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear_cells()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _enter(self, direction: int) -> None:
        """Step on; from an open editor only after it has been committed and taken."""
        if self.state() is QAbstractItemView.State.EditingState:
            self._step_after = direction
        else:
            self._step(direction)

    def _stay(self, _error: object) -> None:
        self._step_after = 0

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        direction, self._step_after = self._step_after, 0
        if direction:
            self._step(direction)

    def _step(self, direction: int) -> None:
        """Go down or up to the next row that is no head."""
        here = self.currentIndex()
        row = here.row() + direction
        while 0 <= row < self._block.rowCount():
            if not self._block.is_group(row):
                self.choose(self._block.index(row, here.column()))
                return
            row += direction

    def chosen_cells(self) -> list[QModelIndex]:
        """Return the selected cells, row by row."""
        chosen = self.selectionModel().selectedIndexes()
        cells = [i for i in chosen if not self._block.is_group(i.row())]
        return sorted(cells, key=lambda i: (i.row(), i.column()))

    def copy(self) -> None:
        """Copy the chosen block so that Excel takes it as cells."""
        rows: dict[int, list[str]] = {}
        for index in self.chosen_cells():
            rows.setdefault(index.row(), []).append(str(index.data(EDIT) or ""))
        if rows:
            QGuiApplication.clipboard().setText(to_clipboard(list(rows.values())))

    def paste(self) -> None:
        """Offer the clipboard's block from the first chosen cell on."""
        block = from_clipboard(QGuiApplication.clipboard().text())
        chosen = self.chosen_cells()
        start = chosen[0] if chosen else self.currentIndex()
        if block and start.isValid() and start.column() >= self._block.frozen:
            self.block_pasted.emit(start.row(), start.column(), block)

    def fill_down(self) -> None:
        """Give the first row of the chosen block to the rows below it."""
        chosen = [i for i in self.chosen_cells() if i.column() >= self._block.frozen]
        if not chosen:
            return
        top = chosen[0].row()
        columns = sorted({i.column() for i in chosen})
        texts = [str(self._block.index(top, c).data(EDIT) or "") for c in columns]
        below = len({i.row() for i in chosen if i.row() > top})
        first = next((i.row() for i in chosen if i.row() > top), None)
        if first is not None:
            self._block.enter(self._block.typings(first, columns[0], [texts] * below))

    def clear_cells(self) -> None:
        """Take the values of the chosen cells back, as one act."""
        chosen = [i for i in self.chosen_cells() if i.flags() & Qt.ItemFlag.ItemIsEditable]
        typings = [t for i in chosen for t in self._block.typings(i.row(), i.column(), [[""]])]
        if typings:
            self._block.enter(typings)
