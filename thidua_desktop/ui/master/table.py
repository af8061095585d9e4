"""The master table of a tab: whole rows, group heads across, keys that open and choose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from thidua_desktop.ui.master.arrange import Arrangement, LineOrder, arrange, count_values
from thidua_desktop.ui.master.delegate import LineDelegate
from thidua_desktop.ui.master.header import ListHeader
from thidua_desktop.ui.master.layout import TableLayout
from thidua_desktop.ui.widgets.table_look import dress_table, whole_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from thidua_desktop.ui.master.lines import Column, Line, LinesModel
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEAST_STRETCH = 14  # font units that the widest column keeps before others give way
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LinesTable(QTableView):
    """Shows a LinesModel; the chosen record stays chosen when the lines change."""

    key_chosen = Signal(object)  # int id of the current row; None when there is none
    key_opened = Signal(int)  # id of the row that was double-clicked or entered
    arranged = Signal()  # nothing: filters of columns, order or columns are others now
    left_changed = Signal(object)  # int rows that the columns' filters leave; None: no such filter

    def __init__(self, theme: Theme, model: LinesModel, *, name: str, short: bool = False) -> None:
        """`short` grows to all its rows and never scrolls (a table inside a panel)."""
        super().__init__()
        self._theme = theme
        self._lines = model
        self._short = short
        self._key: int | None = None
        self._given: tuple[Line, ...] = ()
        self._arrangement = Arrangement()
        self._line_order = LineOrder(model.columns)
        self._layout = TableLayout()
        self._placing = False
        self._empty: frozenset[int] = frozenset()
        self._delegate = LineDelegate(theme)
        self.setAccessibleName(name)
        self._header = ListHeader(theme, self)
        if not short:
            self.setHorizontalHeader(self._header)
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
        else:
            self._take_header()
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def key(self) -> int | None:
        """Id of the current row."""
        return self._key

    @property
    def header(self) -> ListHeader:
        """The header that sorts; a short table does not show it."""
        return self._header

    @property
    def arrangement(self) -> Arrangement:
        """Order and filters of the columns, by their numbers."""
        return self._arrangement

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._lines.columns

    @property
    def given(self) -> tuple[Line, ...]:
        """All lines that the page offers, before the columns narrow them."""
        return self._given

    def arrange(self, arrangement: Arrangement) -> None:
        """Order and narrow the lines otherwise."""
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        self._header.show_arrangement(arrangement)
        self._show()
        self.arranged.emit()

    def values(self, column: int) -> tuple[tuple[str, int], ...]:
        """Count the values of a column, in its order, under the filters of the others."""
        counted = dict(count_values(self._given, column, self._arrangement))
        return tuple(
            (text, counted[text]) for text in self._line_order.values(list(counted), column)
        )

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show lines and keep the current record, or take the first one."""
        self._given = lines
        self._show()

    def _show(self) -> None:
        wanted = self._key
        lines = arrange(self._given, self._arrangement, self._line_order)
        self._lines.show_lines(lines)
        self._span()
        self._fit()
        narrowed = bool(self._arrangement.only)
        left = sum(line.key is not None for line in lines) if narrowed else None
        self.left_changed.emit(left)
        if wanted is None or not self.choose(wanted):
            self._choose_first()

    def prefer(self, key: int) -> None:
        """Take a record as the current one, at once or when the lines come."""
        if not self.choose(key) and not self._given:
            self._key = key

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

    # columns

    @property
    def layout_of_columns(self) -> TableLayout:
        """Widths, order and hidden columns, as the officer set them."""
        return self._layout.ordered(
            self._lines.columns, tuple(map(self._header.logicalIndex, range(self._header.count())))
        )

    def lay_out(self, layout: TableLayout) -> None:
        """Set widths, order and hidden columns; an empty layout is the usual one."""
        self._layout = layout
        self._placing = True
        for place, column in enumerate(layout.places(self._lines.columns)):
            self._header.moveSection(self._header.visualIndex(column), place)
        self._placing = False
        self._measure()
        self.arranged.emit()

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show a column also in a narrow window, or hide it also in a wide one."""
        self.lay_out(self.layout_of_columns.showing(self._lines.columns[column].title, shown=shown))

    def leave_out(self, columns: frozenset[int]) -> None:
        """Hide columns that have nothing to say now, whatever the officer set."""
        if columns != self._empty:
            self._empty = columns
            self._give_way()

    def _take_header(self) -> None:
        header = self._header
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionResized.connect(self._keep_width)
        header.sectionMoved.connect(self._keep_order)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        self.arrange(
            replace(
                self._arrangement,
                sort=column if column >= 0 else None,
                descending=descending and column >= 0,
            )
        )

    def _keep_width(self, column: int, old: int, new: int) -> None:
        interactive = QHeaderView.ResizeMode.Interactive
        dragged = self._header.sectionResizeMode(column) is interactive and old > 0 and new > 0
        if dragged and not self._placing:
            title, em = self._lines.columns[column].title, self._theme.metrics.em
            self._layout = self._layout.widened(title, new * 10 // em)

    def _keep_order(self, *_: object) -> None:
        if not self._placing:
            self.arranged.emit()

    def _width(self, column: int) -> float:
        """Width in font units; 0 takes what is left."""
        held = self._lines.columns[column]
        return self._layout.widths.get(held.title, held.width * 10) / 10 if held.width else 0

    def _measure(self) -> None:
        self._placing = True
        header = self.horizontalHeader()
        for number, column in enumerate(self._lines.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(number, round(self._width(number) * self._theme.metrics.em))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._placing = False
        self._give_way()
        self._fit()

    def _give_way(self) -> None:
        """Hide the columns that can be spared until the stretching one is wide enough."""
        columns, shown = self._lines.columns, self._layout.shown
        room = self.viewport().width() // self._theme.metrics.em
        hidden = {n for n, column in enumerate(columns) if shown.get(column.title) is False}
        hidden |= self._empty
        needed = LEAST_STRETCH + sum(self._width(n) for n in range(len(columns)) if n not in hidden)
        for number in sorted(range(len(columns)), key=lambda n: -columns[n].spare):
            if needed <= room or not columns[number].spare:
                break
            if number not in hidden and not shown.get(columns[number].title):
                hidden.add(number)
                needed -= self._width(number)
        self._placing = True
        for number in range(len(columns)):
            self.setColumnHidden(number, number in hidden)
        self._placing = False

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
