"""One returned form: what is to be known of it, and its rows with a tick each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.services.entry_forms.rows import Verdict
from thidua_desktop.ui.entry_forms.rows_model import NAME, NEW, NOW, SAID, THEN, TICK, FormRowsModel
from thidua_desktop.ui.entry_forms.words import facts, warnings
from thidua_desktop.ui.imports.rows_page import TickDelegate, TickTable
from thidua_desktop.ui.master.delegate import LineDelegate
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, label, restyle
from thidua_desktop.ui.widgets.segmented import SegmentedControl
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from thidua_desktop.ui.entry_forms.returned import Returned
    from thidua_desktop.ui.theme import Theme

SAID_LINES = 3
WIDTHS = {TICK: 4, THEN: 10, NOW: 10, NEW: 11, SAID: 10}
NARROW = {TICK: 3.6, THEN: 6, NOW: 6.2, NEW: 8.8, SAID: 9.8}
ROOM = 62  # font units below which the columns of values draw in
FILLED, EVERY = range(2)
ANSWERS: tuple[tuple[str, bool | None], ...] = (
    ("Chọn cách ghi…", None),
    ("Nhận các số mới", False),
    ("Ghi là không có thay đổi", True),
)
ASKS = "Đơn vị đánh dấu “Không có thay đổi” nhưng biểu có số mới:"


class FormDetail(QWidget):
    """Stores nothing; the dialog keeps what is ticked and answered."""

    ticked = Signal(object, bool)  # indicator ids (tuple), and whether they are to be taken
    answered = Signal(object)  # True: no change; False: the new values; None: not said yet

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._file: Returned | None = None
        self._name = label("", "title", wrap=True)
        self._facts = label("", "muted", wrap=True)
        self._warnings = label("", Tone.WARN.value, wrap=True)
        self._asks = label(ASKS, Tone.WARN.value, wrap=True)
        self.answer = QComboBox()
        self.filter = SegmentedControl(("Có ghi", "Tất cả"), name="Dòng được xem")
        self.model = FormRowsModel()
        self.table = TickTable()
        self._said = label("", "muted", wrap=True)
        self._rest = QWidget()  # takes the room of a table that is not there
        self._delegate, self._ticks = LineDelegate(theme), TickDelegate(theme)
        self._dress()
        self._lay_out()
        self.model.ticked.connect(self.ticked)
        self.table.turned.connect(self._turn)
        self.filter.chosen.connect(self._narrow)
        self.answer.activated.connect(self._answer)
        self.model.modelReset.connect(self._choose_first)
        self.table.selectionModel().currentRowChanged.connect(self._say)

    def _dress(self) -> None:
        header = self.table.horizontalHeader()
        dress_table(self.table, self._theme)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._delegate)
        self.table.setItemDelegateForColumn(TICK, self._ticks)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName("Các dòng của biểu")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in WIDTHS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        for words, said in ANSWERS:
            self.answer.addItem(words, said)
        self.answer.setAccessibleName(ASKS)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        row = QHBoxLayout()
        bare(row, spacing=m.m)
        row.addWidget(self._name, 1)
        row.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignTop)
        asking = QHBoxLayout()
        bare(asking, spacing=m.m)
        asking.addWidget(self._asks, 1)
        asking.addWidget(self.answer)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said.setMinimumHeight(SAID_LINES * m.line_height)
        column = QVBoxLayout(self)
        bare(column, spacing=m.s)
        column.addLayout(row)
        column.addWidget(self._facts)
        column.addWidget(self._warnings)
        column.addLayout(asking)
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        column.addWidget(self._rest, 1)

    @property
    def warnings(self) -> str:
        return self._warnings.text()

    @property
    def said(self) -> str:
        return self._said.text()

    @property
    def waits(self) -> str:
        """What the form waits for before it can be taken."""
        file = self._file
        if file is None or file.diff is None or file.diff.refusal is not None:
            return "Tệp này không nhận được."
        if file.diff.contradicts and file.answer is None:
            return "Chọn cách ghi trước: nhận số mới hay không có thay đổi."
        return "Đánh dấu ít nhất một dòng." if file.diff.offered else "Không còn gì để nhận."

    def show_file(self, file: Returned | None) -> None:
        """Show a file, or clear the page."""
        self._file = file
        diff = None if file is None else file.diff
        self._name.setText("" if file is None else file.name or file.path.name)
        self._facts.setText(facts(diff) if diff is not None else "")
        self._facts.setVisible(diff is not None)
        words = warnings(diff) if diff is not None else ("" if file is None else file.why)
        bad = file is not None and (diff is None or diff.refusal is not None)
        restyle(self._warnings, "words", Tone.BAD.value if bad else Tone.WARN.value)
        self._warnings.setText(words)
        self._warnings.setVisible(bool(words))
        asks = diff is not None and diff.contradicts
        self._asks.setVisible(asks)
        self.answer.setVisible(asks)
        if file is not None:
            said = [answer for _, answer in ANSWERS]
            self.answer.setCurrentIndex(said.index(file.answer))
        for part in (self.table, self.filter, self._said):
            part.setVisible(diff is not None)
        self._rest.setVisible(diff is None)
        self._count()
        self.model.show_file(file, every=self.filter.current == EVERY)
        self._say(self.table.currentIndex(), QModelIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = self._theme.metrics.em
        narrow = self.width() < ROOM * em
        widths = NARROW if narrow else WIDTHS
        # What stood at the export is said below the table too, where it matters.
        self.table.setColumnHidden(THEN, narrow)
        for column, width in widths.items():
            self.table.setColumnWidth(column, round(width * em))

    def _count(self) -> None:
        diff = None if self._file is None else self._file.diff
        rows = () if diff is None else diff.rows
        filled = sum(row.verdict is not Verdict.BLANK for row in rows)
        self.filter.rename(FILLED, f"Có ghi {filled}")
        self.filter.rename(EVERY, f"Tất cả {len(rows)}")

    def _narrow(self, _at: int) -> None:
        self.model.show_file(self._file, every=self.filter.current == EVERY)

    def _turn(self) -> None:
        """Give every chosen row the tick that the current one has not."""
        on = not self.model.is_ticked(self.table.currentIndex().row())
        chosen = self.table.selectionModel().selectedRows(TICK)
        self.model.ask_ticks([index.row() for index in chosen], on=on)

    def _answer(self, at: int) -> None:
        self.answered.emit(ANSWERS[at][1])

    def _choose_first(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            self.model.index(0, NAME), flags.ClearAndSelect | flags.Rows
        )
        self._say(self.table.currentIndex(), QModelIndex())

    def _say(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._said.setText("\n".join(self.model.about(current.row())))
