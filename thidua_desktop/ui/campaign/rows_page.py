"""A short list that is typed in place: blocks of a campaign, campaigns above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import Enum

    from thidua_desktop.ui.theme import Theme

KEY = Qt.ItemDataRole.UserRole


class RowsPage(QWidget):
    """Rows with buttons to add, remove and move; a column may be a choice."""

    def __init__(
        self,
        theme: Theme,
        heads: tuple[str, ...],
        *,
        hint: str,
        add: str,
        choices: Sequence[tuple[str, Enum]] = (),
    ) -> None:
        """`choices` makes the first column a list to choose from."""
        super().__init__()
        m = theme.metrics
        self._choices = choices
        self.table = QTableWidget(0, len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(heads[-1])
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(m.control + m.xs)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if choices:
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(0, m.em * 12)
        self.add, self.drop = QPushButton(add), QPushButton("Bỏ dòng")
        self.up, self.down = QPushButton("Lên"), QPushButton("Xuống")
        self._said = label("", Tone.BAD.value, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.m, m.m, m.m, m.m)
        column.addWidget(label(hint, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        line = QHBoxLayout()
        for button in (self.add, self.drop, self.up, self.down):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._drop)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)

    def show_rows(self, rows: Sequence[tuple[int | None, Enum | None, tuple[str, ...]]]) -> None:
        """Fill the table: key of the stored row, its choice, its texts."""
        self.table.setRowCount(0)
        for key, choice, texts in rows:
            self._append(key, choice, texts)

    def rows(self) -> list[tuple[int | None, Enum | None, tuple[str, ...]]]:
        """Return what the table holds now."""
        return [self._row(n) for n in range(self.table.rowCount())]

    def refuse(self, words: str) -> None:
        self._said.setText(words)

    def _row(self, number: int) -> tuple[int | None, Enum | None, tuple[str, ...]]:
        first = int(bool(self._choices))
        box = self.table.cellWidget(number, 0)
        choice = box.currentData() if isinstance(box, QComboBox) else None
        items = [self.table.item(number, c) for c in range(first, self.table.columnCount())]
        key = items[0].data(KEY) if items[0] else None
        return key, choice, tuple(item.text() if item else "" for item in items)

    def _append(self, key: int | None, choice: Enum | None, texts: tuple[str, ...]) -> None:
        row, first = self.table.rowCount(), int(bool(self._choices))
        self.table.insertRow(row)
        if self._choices:
            box = QComboBox()
            for words, member in self._choices:
                box.addItem(words, member)
            box.setCurrentIndex(max(0, box.findData(choice)))
            self.table.setCellWidget(row, 0, box)
        for column, words in enumerate(texts, start=first):
            item = QTableWidgetItem(words)
            item.setData(KEY, key)
            self.table.setItem(row, column, item)

    def _add(self) -> None:
        first = int(bool(self._choices))
        self._append(None, None, ("",) * (self.table.columnCount() - first))
        self.table.setCurrentCell(self.table.rowCount() - 1, first)
        self.table.edit(self.table.currentIndex())

    def _drop(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        here = self.table.currentRow()
        there = here + by
        if here < 0 or not 0 <= there < self.table.rowCount():
            return
        rows = self.rows()
        rows[here], rows[there] = rows[there], rows[here]
        self.show_rows(rows)
        self.table.setCurrentCell(there, int(bool(self._choices)))
