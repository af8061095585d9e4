"""The second step: the table as it was read, and what each of its columns is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.exchange.workbook import CellKind
from thidua_desktop.services.imports.cells import as_typed
from thidua_desktop.ui.imports.words import column_letter, number
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, label, restyle
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.imports.remembered import Remembered
    from thidua_desktop.ui.theme import Theme

NOT_USED: Final = "(không lấy)"
SHOWN_ROWS: Final = 60
SHOWN_COLUMNS: Final = 80
WIDEST: Final = 22
NARROWEST: Final = 9
ARROW: Final = 4
OPEN_LIST: Final = 46


class ColumnChoice(QComboBox):
    """What one column is; the wheel scrolls the table, never the answer."""

    picked = Signal(int)  # the column (0-based)

    def __init__(self, column: int, title: str) -> None:
        super().__init__()
        self._column = column
        self.setAccessibleName(f"Cột {column_letter(column)} {title} là gì")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(NARROWEST // 2)
        self.activated.connect(self._tell)

    def _tell(self, _index: int) -> None:
        self.picked.emit(self._column)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsPage(QWidget):
    """Shows the first rows; the answers stand above them."""

    sheet_chosen = Signal(int)  # its place in the workbook
    header_chosen = Signal(int)  # 0-based row
    column_chosen = Signal(int, object)  # column, and its field: ImportField, indicator id, None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Trang tính")
        self._which = QWidget()
        self.header = QSpinBox()
        self.header.setMinimum(1)
        self.header.setAccessibleName("Hàng tiêu đề")
        self._told = label("", "muted", wrap=True)
        self._notes = label("", "muted", wrap=True)
        self._lacks = label("", Tone.WARN.value, wrap=True)
        self.table = QTableWidget()
        self.table.setAccessibleName("Bảng đã đọc")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        dress_table(self.table, theme)
        self._shown: Sheet | None = None
        self._lay_out()
        self.sheets.activated.connect(self.sheet_chosen)
        self.header.valueChanged.connect(self._choose_header)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        row = QHBoxLayout()
        bare(row, spacing=m.m)
        which = QHBoxLayout(self._which)
        bare(which, spacing=m.s)
        which.addWidget(label("Trang tính"))
        which.addWidget(self.sheets)
        row.addWidget(self._which)
        row.addWidget(label("Hàng tiêu đề"))
        row.addWidget(self.header)
        row.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.setSpacing(m.m)
        column.addWidget(label("Mỗi cột là gì?", "title"))
        column.addLayout(row)
        column.addWidget(self._notes)
        column.addWidget(self._lacks)
        column.addWidget(self.table, 1)

    @property
    def lacks(self) -> str:
        return self._lacks.text()

    @property
    def notes(self) -> str:
        return self._notes.text()

    @property
    def told(self) -> str:
        return self._told.text()

    def offer_sheets(self, names: Sequence[str], current: int) -> None:
        self.sheets.clear()
        self.sheets.addItems(list(names))
        self.sheets.setCurrentIndex(current)
        self._which.setVisible(len(names) > 1)

    def show_table(
        self, sheet: Sheet, read: Remembered, answers: Sequence[tuple[str, object]]
    ) -> None:
        """Show a sheet with `answers` (words, field) to choose from above each column."""
        self._shown, _ = recode_sheet(sheet)
        self.header.blockSignals(True)
        self.header.setMaximum(max(len(sheet.rows), 1))
        self.header.blockSignals(False)
        self._fill(answers, len(read.mapping.columns))
        self.show_mapping(read.mapping)
        self._fit()
        rows = number(len(sheet.rows))
        memory = "Đã nhớ cách đọc từ lần trước. " if read.recalled else ""
        more = f", đây là {SHOWN_ROWS} hàng đầu" if len(sheet.rows) > SHOWN_ROWS else ""
        self._told.setText(f"{memory}Trang có {rows} hàng{more}.")

    def show_mapping(self, mapping: ColumnMapping) -> None:
        """Show what each column is taken for, and which row is the header."""
        header = mapping.header + 1
        self.header.blockSignals(True)
        self.header.setValue(header)
        self.header.blockSignals(False)
        for use in mapping.columns[:SHOWN_COLUMNS]:
            choice = self.table.cellWidget(0, use.column)
            if isinstance(choice, ColumnChoice):
                choice.setCurrentIndex(_index_of(choice, use.field))
                choice.setToolTip(choice.currentText())
                restyle(choice, "state", "")
        self._mark_rows(header)

    def note(self, words: str) -> None:
        """Say what to know of a file before trusting it."""
        self._notes.setText(words)
        self._notes.setVisible(bool(words))

    def lack(self, words: str) -> None:
        """Say what must still be told before the rows can be read."""
        self._lacks.setText(words)
        self._lacks.setVisible(bool(words))

    def choice(self, column: int) -> ColumnChoice | None:
        found = self.table.cellWidget(0, column)
        return found if isinstance(found, ColumnChoice) else None

    def _fill(self, answers: Sequence[tuple[str, object]], width: int) -> None:
        sheet, m = self._shown, self._theme.metrics
        rows = sheet.rows[:SHOWN_ROWS] if sheet is not None else ()
        count = min(max(width, *(len(row) for row in rows), 1) if rows else width, SHOWN_COLUMNS)
        self.table.clear()
        self.table.setRowCount(len(rows) + 1)
        self.table.setColumnCount(count)
        self.table.setHorizontalHeaderLabels([column_letter(at) for at in range(count)])
        self.table.setVerticalHeaderLabels(["Là gì", *(str(at + 1) for at in range(len(rows)))])
        self.table.verticalHeader().show()
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.setRowHeight(0, m.control + m.xs)
        titles = rows[0] if rows else ()
        for column in range(count):
            title = titles[column].text if column < len(titles) else ""
            self.table.setCellWidget(0, column, self._choice(column, title, answers))
        for at, row in enumerate(rows, start=1):
            for column, cell in enumerate(row[:count]):
                text = cell.text if cell.kind is CellKind.ERROR else as_typed(cell)
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.table.setItem(at, column, item)

    def _fit(self) -> None:
        """Let a column show its words and its answer, within reason."""
        em, words = self._theme.metrics.em, self.fontMetrics()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(self.table.columnCount()):
            choice = self.choice(column)
            answer = words.horizontalAdvance(choice.currentText()) if choice is not None else 0
            wanted = max(self.table.sizeHintForColumn(column) + em, answer + ARROW * em)
            self.table.setColumnWidth(column, min(max(wanted, NARROWEST * em), WIDEST * em))

    def _choice(
        self, column: int, title: str, answers: Sequence[tuple[str, object]]
    ) -> ColumnChoice:
        choice = ColumnChoice(column, title)
        choice.addItem(NOT_USED, None)
        for words, field in answers:
            choice.addItem(words, field)
        choice.view().setMinimumWidth(self._theme.metrics.em * NARROWEST * 2)
        choice.setMaxVisibleItems(OPEN_LIST // 2)
        choice.picked.connect(self._pick)
        return choice

    def _mark_rows(self, header: int) -> None:
        """Bring the header out and mute what stands above it."""
        colors = self._theme.colors
        for at in range(1, self.table.rowCount()):
            tone = Tone.MUTED if at < header else Tone.PLAIN
            weight = QFont.Weight.DemiBold if at == header else QFont.Weight.Normal
            for column in range(self.table.columnCount()):
                item = self.table.item(at, column)
                if item is not None:
                    item.setForeground(self._theme.color(colors.word(tone)))
                    item.setFont(self._theme.font(weight=weight))
                    ground = colors.head if at == header else colors.surface
                    item.setBackground(self._theme.color(ground))

    def _choose_header(self, row: int) -> None:
        self.header_chosen.emit(row - 1)

    def _pick(self, column: int) -> None:
        choice = self.choice(column)
        if choice is not None:
            self.column_chosen.emit(column, choice.currentData())


def _index_of(choice: QComboBox, field: object) -> int:
    return next((at for at in range(choice.count()) if choice.itemData(at) == field), 0)
