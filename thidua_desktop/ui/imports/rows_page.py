"""The third step: every row with its state, what is wrong with it, and a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.ui.imports.rows_model import ROW, STATE, RowsModel
from thidua_desktop.ui.imports.words import (
    REPEATS,
    RowState,
    counted,
    number,
    recoding_words,
    summary,
)
from thidua_desktop.ui.master.delegate import LineDelegate
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.segmented import SegmentedControl
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPainter

    from thidua_desktop.services.imports.wizard import Preview
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
TITLE: Final = "Xem trước khi nhập"
REPEATED: Final = frozenset({RowState.REPEAT})
FILTERS: Final[tuple[tuple[str, frozenset[RowState] | None], ...]] = (
    ("Tất cả", None),
    ("Mới", frozenset({RowState.NEW, RowState.LEFT_OUT})),
    ("Trùng", REPEATED),
    ("Có lỗi", frozenset({RowState.BAD})),
)
WIDTHS: Final = {
    ImportField.INDICATOR: 17,
    ImportField.FIELD: 14,
    ImportField.UNIT: 14,
    ImportField.FULL_NAME: 12,
    ImportField.POSITION: 11,
    ImportField.VALUE: 8,
    ImportField.COLLECTIVE: 12,
    ImportField.HOUSEHOLD: 12,
    ImportField.FORM: 14,
    ImportField.ISSUER: 14,
    ImportField.CITATION: 18,
    ImportField.MALE: 18,
    ImportField.FEMALE: 18,
}
READ_WIDTHS: Final = {
    ImportSubject.UNITS: 9,
    ImportSubject.PEOPLE: 13,
    ImportSubject.INDICATORS: 16,
    ImportSubject.PROGRESS: 7,
    ImportSubject.AWARDS: 24,
}
USUAL, ROW_WIDTH, STATE_WIDTH, REMARK = 9, 5, 10, 28
SAID_LINES: Final = 3


class TickDelegate(QStyledItemDelegate):
    """The usual box, with the hairline of the cells beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setPen(QPen(self._theme.color(self._theme.colors.line), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class TickTable(QTableView):
    """Space asks for the ticks of every chosen row to be turned."""

    turned = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)


class RowsPage(QWidget):
    """Nothing is stored here; the dialog asks the model what is ticked."""

    ticked = Signal()  # nothing: what would be stored is another

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._subject = ImportSubject.UNITS
        self.model = RowsModel()
        self._title = label(TITLE, "title")
        self._summary = label("", "strong", wrap=True)
        self._recoding = label("", Tone.WARN.value, wrap=True)
        self.filter = SegmentedControl(tuple(word for word, _ in FILTERS), name="Hàng được xem")
        self.units = QPushButton()
        self.units.setAutoDefault(False)
        self.repeats = QCheckBox()
        self.table = TickTable()
        self.table.setAccessibleName("Các hàng sẽ nhập")
        self._delegate, self._ticks = LineDelegate(theme), TickDelegate(theme)
        self._said = label("", "muted", wrap=True)
        dress_table(self.table, theme)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._delegate)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._lay_out()
        self.model.ticked.connect(self._count)
        self.table.turned.connect(self._turn)
        self.filter.chosen.connect(self._narrow)
        self.repeats.toggled.connect(self._take_repeats)
        self.table.selectionModel().currentRowChanged.connect(self._say)
        self.model.modelReset.connect(self._choose_first)

    def offer_units(self, missing: int, *, chosen: int) -> None:
        """Offer to make the units that the list names and no record has."""
        asks = f"Tạo {number(missing)} đơn vị còn thiếu…"
        self.units.setText(f"Đơn vị sẽ tạo: {number(chosen)}…" if chosen else asks)
        self.units.setVisible(missing > 0)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        row = QHBoxLayout()
        bare(row, spacing=m.m)
        row.addWidget(self.filter)
        row.addStretch(1)
        row.addWidget(self.units)
        row.addWidget(self.repeats)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said.setFixedHeight(SAID_LINES * m.line_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.xl, m.l, m.xl, m.s)
        column.setSpacing(m.s)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addWidget(self._recoding)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self._said)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def said(self) -> str:
        return self._said.text()

    @property
    def all_said(self) -> str:
        """Everything about the current row, also what has no room."""
        return self._said.toolTip()

    @property
    def recoding(self) -> str:
        return self._recoding.text()

    def show_preview(self, preview: Preview, subject: ImportSubject, *, day: date) -> None:
        """Show what a list would become; values count as at `day`."""
        self._subject = subject
        as_at = f": số liệu đến ngày {format_date(day)}"
        self._title.setText(TITLE + as_at * (subject is ImportSubject.PROGRESS))
        self.repeats.blockSignals(True)
        self.repeats.setChecked(False)
        self.repeats.blockSignals(False)
        self.repeats.setText(REPEATS[subject])
        repeated = any(row.duplicate_of is not None for row in preview.rows)
        self.repeats.setVisible(repeated)
        self.filter.choose(0)
        self.model.show_only(None)
        self.model.show_preview(preview, subject)
        self._recoding.setText(recoding_words(preview))
        self._recoding.setVisible(bool(preview.recoded))
        self._fit()
        self._count()

    def _fit(self) -> None:
        em, model = self._theme.metrics.em, self.model
        fixed = {
            ROW: ROW_WIDTH,
            STATE: STATE_WIDTH,
            model.read_column: READ_WIDTHS[self._subject],
            model.remark_column: REMARK,
        }
        header = self.table.horizontalHeader()
        self.table.setItemDelegateForColumn(ROW, self._ticks)
        for column in range(model.columnCount()):
            width = fixed.get(column)
            if width is None:
                width = WIDTHS.get(model.field_at(column), USUAL)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, width * em)
        header.setStretchLastSection(True)

    def _count(self) -> None:
        preview = self.model.preview
        if preview is None:
            return
        self._summary.setText(summary(preview, self._subject))
        counts = counted(preview)
        for at, (word, states) in enumerate(FILTERS):
            count = sum(counts[state] for state in states or RowState)
            filled = self._subject is ImportSubject.PROGRESS and states == REPEATED
            self.filter.rename(at, f"{'Đã có số liệu' if filled else word} {number(count)}")
        self._say(self.table.currentIndex(), QModelIndex())
        self.ticked.emit()

    def _turn(self) -> None:
        """Give every chosen row the tick that the current one has not."""
        role, off = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Unchecked
        current = self.model.index(self.table.currentIndex().row(), ROW)
        ticked = Qt.CheckState(current.data(role) or off) is not off
        chosen = [index.row() for index in self.table.selectionModel().selectedRows(ROW)]
        self.model.tick(chosen, taken=not ticked)

    def _narrow(self, at: int) -> None:
        self.model.show_only(FILTERS[at][1])

    def _take_repeats(self, taken: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.model.take_repeats(taken=taken)

    def _choose_first(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            self.model.index(0, STATE), flags.ClearAndSelect | flags.Rows
        )
        self._say(self.table.currentIndex(), QModelIndex())

    def _say(self, current: QModelIndex, _previous: QModelIndex) -> None:
        lines = self.model.about(current.row())
        shown = lines
        if len(lines) > SAID_LINES:
            more = len(lines) - SAID_LINES + 1
            shown = (*lines[: SAID_LINES - 1], f"Còn {more} điều nữa: trỏ chuột vào đây để đọc.")
        self._said.setText("\n".join(shown))
        self._said.setToolTip("\n".join(lines))
