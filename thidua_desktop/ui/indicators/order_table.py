"""The list of indicators: several rows can be chosen, and a row is dragged to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.table import LinesTable

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class OrderModel(LinesModel):
    """Lines that may be dragged; heads only take them."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.key_at(index.row()) is None:
            return plain | Qt.ItemFlag.ItemIsDropEnabled
        return plain | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class OrderTable(LinesTable):
    """Tells where a dragged row was dropped; moving it is the tab's work."""

    dropped = Signal(int, int)  # key of the dragged row; row it was dropped before

    def __init__(self, theme: Theme, model: OrderModel, *, name: str) -> None:
        super().__init__(theme, model, name=name)
        self._order = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def chosen_keys(self) -> tuple[int, ...]:
        """Return the ids of the selected rows, in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        keys = (self._order.key_at(row) for row in rows)
        return tuple(key for key in keys if key is not None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Take the drop ourselves: Qt would move cells, not records."""
        # the model removes nothing, whatever Qt thinks was done
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        place = self.indexAt(event.position().toPoint())
        row = place.row() if place.isValid() else self._order.rowCount()
        if place.isValid():
            middle = self.visualRect(place).center().y()
            row += int(event.position().y() > middle)
        if self.key is not None:
            self.dropped.emit(self.key, row)
