"""The small grid of the awarded: typed, pasted, with names offered from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.pasted import pasted_sheet
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.ui.awards.past_rows import FIELDS, NAME, RECORD
from thidua_desktop.ui.master.clipboard import to_clipboard
from thidua_desktop.ui.widgets.completion import Offers, PopupCompleter
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.ui.awards.past_rows import PastRows
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDIT = Qt.ItemDataRole.EditRole
WIDTHS: Final = {
    ImportField.FULL_NAME: 14,
    ImportField.SUBJECT: 7,
    ImportField.BIRTH: 6,
    ImportField.UNIT: 12,
    ImportField.CITATION: 17,
    ImportField.AMOUNT: 7,
    ImportField.REGISTER: 5,
    ImportField.FORM: 9,
}
RECORD_WIDTH: Final = 11


class OfferingDelegate(QStyledItemDelegate):
    """Edits in a plain line; what may be meant stands in a list below it, never inside."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: dict[int, Offers] = {}

    def offer(self, column: int, words: Sequence[str]) -> None:
        self._offers[column] = Offers(words)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setFrame(False)
        offers = self._offers.get(index.column())
        if offers:
            PopupCompleter(line, offers)
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(EDIT) or ""))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class PastGrid(QTableView):
    """Excel's habits: Enter down, Tab on, F2, Delete, Ctrl+C, Ctrl+V of whole blocks."""

    def __init__(self, theme: Theme, rows: PastRows) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self._step_after = 0
        self.delegate = OfferingDelegate()
        self.setAccessibleName("Những người, tập thể được khen")
        dress_table(self, theme)
        self.setModel(rows)
        self.setItemDelegate(self.delegate)
        self.verticalHeader().show()
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._fit()

    def _fit(self) -> None:
        em, header = self._theme.metrics.em, self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, field in enumerate(FIELDS):
            self.setColumnWidth(column, WIDTHS[field] * em)
        self.setColumnWidth(RECORD, RECORD_WIDTH * em)
        header.setStretchLastSection(True)

    def start(self) -> None:
        """Put the cursor where the first name is typed."""
        self.setCurrentIndex(self._rows.index(0, NAME))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, editing = event.key(), self.state() is QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == Qt.Key.Key_Delete:
            self._clear()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and editing:
            self._step_after = 1
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._down()
        else:
            super().keyPressEvent(event)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        step, self._step_after = self._step_after, 0
        if step:
            self._down()

    def commit(self) -> None:
        """Take what stands in an open editor."""
        for editor in self.viewport().findChildren(QLineEdit):
            # One that was closed lives on, hidden, until Qt deletes it.
            if editor.isVisible() and self.state() is QAbstractItemView.State.EditingState:
                self.commitData(editor)
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _down(self) -> None:
        here = self.currentIndex()
        if here.row() + 1 < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(here.row() + 1, here.column()))

    def _chosen(self) -> list[QModelIndex]:
        cells = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return sorted(
            (cell for cell in cells if cell.isValid()), key=lambda i: (i.row(), i.column())
        )

    def copy(self) -> None:
        """Copy the chosen block so that Excel takes it as cells."""
        rows: dict[int, list[str]] = {}
        for index in self._chosen():
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        if rows:
            QGuiApplication.clipboard().setText(to_clipboard(list(rows.values())))

    def paste(self) -> None:
        """Lay the clipboard's block from the first chosen cell on, old fonts converted."""
        chosen = self._chosen()
        if not chosen:
            return
        try:
            made, _ = recode_sheet(pasted_sheet(QGuiApplication.clipboard().text()))
        except RuleError:
            return  # nothing that could be a block of cells
        row, column = chosen[0].row(), min(chosen[0].column(), RECORD - 1)
        self._rows.write(row, column, [[cell.text for cell in cells] for cells in made.rows])
        self.setCurrentIndex(self._rows.index(row, column))

    def chosen_rows(self) -> list[int]:
        return sorted({index.row() for index in self._chosen()})

    def _clear(self) -> None:
        for index in self._chosen():
            if self._rows.text(index.row(), index.column()):
                self._rows.setData(index, "")
