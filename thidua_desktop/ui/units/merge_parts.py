"""The lists of the merger's dialog: units to tick, nominations to tick, values to carry over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.services.merged_tasks import Carried
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thidua_desktop.services.merged_tasks import Proposal
    from thidua_desktop.ui.theme import Theme

ID = Qt.ItemDataRole.UserRole
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TICKABLE = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
)
SUMS = "Chuyển mọi số đã cộng được"
MOST_ROWS = 6
MOST_VALUES = 9
VALUE = 2


class TickList(QListWidget):
    """A short list whose entries are ticked; the space bar ticks the current one."""

    ticked = Signal()  # something was ticked or unticked

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWordWrap(True)
        self.itemChanged.connect(self._tell)

    @property
    def ids(self) -> tuple[int, ...]:
        """Ids of the ticked entries, from top to bottom."""
        return tuple(item.data(ID) for item in self._items() if item.checkState() is CHECKED)

    @property
    def every(self) -> tuple[int, ...]:
        return tuple(item.data(ID) for item in self._items())

    def offer(self, entries: Iterable[tuple[int, str]], *, ticked: Iterable[int]) -> None:
        """Show entries; `ticked` are ticked from the start."""
        self.blockSignals(True)
        self.clear()
        chosen = frozenset(ticked)
        for key, words in entries:
            item = QListWidgetItem(words, self)
            item.setFlags(TICKABLE)
            item.setData(ID, key)
            item.setCheckState(CHECKED if key in chosen else UNCHECKED)
        self.blockSignals(False)
        rows = max(1, min(self.count(), MOST_ROWS))
        each = max(self.sizeHintForRow(0), self._theme.metrics.row)
        self.setFixedHeight(rows * each + self._theme.metrics.xs)
        for item in self._items():
            if item.checkState() is CHECKED:
                self.scrollToItem(item, QListWidget.ScrollHint.PositionAtTop)
                self.setCurrentItem(item)
                break

    def tick(self, key: int, *, on: bool) -> None:
        """Tick or untick one entry, as the officer would."""
        for item in self._items():
            if item.data(ID) == key:
                item.setCheckState(CHECKED if on else UNCHECKED)

    def _items(self) -> Iterable[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))

    def _tell(self, _item: QListWidgetItem) -> None:
        self.ticked.emit()


class ValuesTable(QWidget):
    """Chuyển số liệu: what each unit had, and what the successor begins with when ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._proposals: tuple[Proposal, ...] = ()
        self.note = label("", "small", wrap=True)
        self.sums = QCheckBox(SUMS)
        self.sums.setAccessibleName(SUMS)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName("Chuyển số liệu")
        self.table.setHorizontalHeaderLabels(
            ["Chuyển · Chỉ tiêu", "Đơn vị cũ đang có", "Số chuyển"]
        )
        dress_table(self.table, theme)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(VALUE, theme.metrics.em * 9)
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.xs)
        column.addWidget(self.sums)
        column.addWidget(self.table)
        column.addWidget(self.note)
        self.setTabOrder(self.sums, self.table)
        self.sums.toggled.connect(self._tick_sums)
        self.table.itemChanged.connect(self._changed)

    @property
    def carried(self) -> tuple[Carried, ...]:
        """The ticked values, as typed."""
        return tuple(
            Carried(p.campaign_id, p.indicator_id, self._text(row, VALUE))
            for row, p in enumerate(self._proposals)
            if self._item(row, 0).checkState() is CHECKED
        )

    def offer(self, proposals: Sequence[Proposal], note: str) -> None:
        """Show proposals; what was ticked and typed for the same indicator stays."""
        before = {(p.campaign_id, p.indicator_id): p.sum for p in self._proposals}
        kept = {(c.campaign_id, c.indicator_id): c.text for c in self.carried}
        self._proposals = tuple(proposals)
        self.table.blockSignals(True)
        self.table.setRowCount(len(proposals))
        for row, item in enumerate(self._proposals):
            key = (item.campaign_id, item.indicator_id)
            parts = " · ".join(f"{name}: {value}" for name, value in item.parts)
            self._put(row, 0, item.name, ticked=key in kept)
            self._put(row, 1, parts)
            typed = key in kept and kept[key] != before.get(key)
            self._put(row, VALUE, kept[key] if typed else item.sum, editable=True)
        self.table.blockSignals(False)
        m = self._theme.metrics
        rows = min(len(proposals), MOST_VALUES)
        self.table.setVisible(bool(proposals))
        summed = any(item.sum for item in proposals)
        self.sums.setVisible(summed)
        self.setFocusProxy(self.sums if summed else self.table)
        self.table.setFixedHeight((rows + 1) * m.row + m.xs)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def point_at(self, campaign_id: int, indicator_id: int) -> str:
        """Make the row of an indicator current and return its name."""
        for row, item in enumerate(self._proposals):
            if (item.campaign_id, item.indicator_id) == (campaign_id, indicator_id):
                self.table.setCurrentCell(row, VALUE)
                return item.name
        return ""

    def _put(
        self,
        row: int,
        column: int,
        text: str,
        *,
        ticked: bool | None = None,
        editable: bool = False,
    ) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        flags = TICKABLE if ticked is not None else TICKABLE & ~Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
        if ticked is not None:
            item.setCheckState(CHECKED if ticked else UNCHECKED)
        self.table.setItem(row, column, item)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None  # noqa: S101 - every cell of a shown row is filled
        return item

    def _text(self, row: int, column: int) -> str:
        return self._item(row, column).text()

    def _changed(self, item: QTableWidgetItem) -> None:
        """Tick a row when a value is typed into it."""
        if item.column() == VALUE and item.text().strip():
            self._item(item.row(), 0).setCheckState(CHECKED)

    def _tick_sums(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        for row, proposal in enumerate(self._proposals):
            if proposal.sum:
                self._item(row, 0).setCheckState(CHECKED if on else UNCHECKED)
