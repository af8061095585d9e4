"""The master table of a tab: whole rows, group heads across, keys that open and choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from thidua_desktop.ui.master.delegate import LineDelegate
from thidua_desktop.ui.widgets.table_look import dress_table, whole_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from thidua_desktop.ui.master.lines import Line, LinesModel
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEAST_STRETCH = 14  # font units that the widest column keeps before others give way
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LinesTable(QTableView):
    """Shows a LinesModel; the chosen record stays chosen when the lines change."""

    key_chosen = Signal(object)  # int id of the current row; None when there is none
    key_opened = Signal(int)  # id of the row that was double-clicked or entered

    def __init__(self, theme: Theme, model: LinesModel, *, name: str, short: bool = False) -> None:
        """`short` grows to all its rows and never scrolls (a table inside a panel)."""
        super().__init__()
        self._theme = theme
        self._lines = model
        self._short = short
        self._key: int | None = None
        self._delegate = LineDelegate(theme)
        self.setAccessibleName(name)
        dress_table(self, theme)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)
        if short:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def key(self) -> int | None:
        """Id of the current row."""
        return self._key

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show lines and keep the current record, or take the first one."""
        wanted = self._key
        self._lines.show_lines(lines)
        self._span()
        self._fit()
        if wanted is None or not self.choose(wanted):
            self._choose_first()

    def choose(self, key: int) -> bool:
        """Make a record the current one; False when it is not shown."""
        row = self._lines.row_of(key)
        if row is None:
            return False
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._lines.index(row, 0))
        return True

    def _choose_first(self) -> None:
        first = next((line.key for line in self._lines.lines if line.key is not None), None)
        if self._short:
            return
        if first is not None:
            self.choose(first)
        else:
            self._remember(None)

    def _span(self) -> None:
        self.clearSpans()
        if len(self._lines.columns) == 1:
            return
        for row, line in enumerate(self._lines.lines):
            if line.key is None:
                self.setSpan(row, 0, 1, len(self._lines.columns))

    def _measure(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self._lines.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(number, column.width * self._theme.metrics.em)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._give_way()
        self._fit()

    def _give_way(self) -> None:
        """Hide the columns that can be spared until the stretching one is wide enough."""
        columns = self._lines.columns
        room = self.viewport().width() // self._theme.metrics.em
        needed = LEAST_STRETCH + sum(column.width for column in columns)
        hidden: set[int] = set()
        for number in sorted(range(len(columns)), key=lambda n: -columns[n].spare):
            if needed <= room or not columns[number].spare:
                break
            hidden.add(number)
            needed -= columns[number].width
        for number in range(len(columns)):
            self.setColumnHidden(number, number in hidden)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _fit(self) -> None:
        if self._short:
            self.setFixedHeight(whole_height(self))
        self.viewport().update()

    def _remember(self, key: int | None) -> None:
        if key != self._key:
            self._key = key
            self.key_chosen.emit(key)

    def _open(self, index: QModelIndex) -> None:
        key = self._lines.key_at(index.row())
        if key is not None:
            self.key_opened.emit(key)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        key = self._lines.key_at(current.row()) if current.isValid() else None
        if key is not None:
            self._remember(key)

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Pass over the heads of groups."""
        found = super().moveCursor(cursorAction, modifiers)
        row = found.row()
        upward = row < self.currentIndex().row()
        while 0 <= row < self._lines.rowCount() and self._lines.key_at(row) is None:
            row += -1 if upward else 1
        return self._lines.index(row, 0) if self._lines.key_at(row) is not None else QModelIndex()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
