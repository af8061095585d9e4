"""Dán xếp loại từ Excel: a copied table, read and matched before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
)

from thidua_desktop.core.errors import RuleError
from thidua_desktop.services.rating_paste import (
    Batch,
    Found,
    RatingPaste,
    judged,
    meant,
    store_ratings,
)
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import day_field
from thidua_desktop.ui.ratings.paste_rows import LEVEL, RESULT, PasteRows
from thidua_desktop.ui.ratings.rating_form import YEAR_KINDS
from thidua_desktop.ui.texts import refusal, sentence
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.units.fields import combo
from thidua_desktop.ui.widgets.parts import bare, hairline, label, restyle
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.rating_paste import RatedRow
    from thidua_desktop.services.subjects import SubjectChoice
    from thidua_desktop.ui.theme import Theme

HINT = (
    "Chép trong Excel các cột: tên, đơn vị (nếu có), mức xếp loại, văn bản (nếu có); "
    "rồi bấm Ctrl+V. Mức viết đủ hay viết tắt đều được: HTXSNV, HTTNV, HTNV, KHTNV."
)
RECODED = "{count} ô viết bằng phông cũ đã đổi sang Unicode; xem lại tên."
WHOM = "Ghép “{name}” với"


class RatingPasteDialog(QDialog):
    """Stores what is ticked as one act; nothing else is touched."""

    stored = Signal(int)  # how many ratings were stored

    def __init__(
        self, theme: Theme, desk: Desk, *, year: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._reader = RatingPaste(desk)
        self.setWindowTitle("Dán xếp loại năm từ Excel")
        self.year, self.kind = QLineEdit(year), combo(YEAR_KINDS)
        self.document, self.decided_on, self.issuer = QLineEdit(), day_field(), QLineEdit()
        self.model = PasteRows(theme)
        self.table = QTableView()
        self.whom_words, self.whom = label("", "muted"), QComboBox()
        self.said = label(HINT, "muted", wrap=True)
        self.paste = QPushButton("Dán bảng đã chép")
        self.leave, self.save = QPushButton("Bỏ qua"), QPushButton("Ghi vào sổ")
        self._lay_out()
        self._connect()
        self._allow()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        dress_table(self.table, self._theme)
        self.table.setAccessibleName("Xếp loại đã dán")
        self.table.setModel(self.model)
        self.table.verticalHeader().show()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (LEVEL, RESULT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.save.setProperty("kind", "main")
        self._theme.dress(self.save, Icon.SAVE, IconRole.ON_ACCENT)
        self._theme.dress(self.paste, Icon.SHEET)
        choosing, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        choosing.setSpacing(m.s)
        choosing.addWidget(self.whom_words)
        choosing.addWidget(self.whom, 1)
        foot.setSpacing(m.s)
        foot.addWidget(self.paste)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        for button in (self.paste, self.leave, self.save):
            button.setAutoDefault(False)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addLayout(self._shared())
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(choosing)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 84, m.em * 44)

    def _shared(self) -> QGridLayout:
        """Lay out what counts for every row that says nothing of it itself."""
        grid, m = QGridLayout(), self._theme.metrics
        bare(grid, spacing=m.s)
        for at, (words, widget) in enumerate(
            (
                ("Năm", self.year),
                ("Loại năm", self.kind),
                ("Ngày ký", self.decided_on),
                ("Văn bản chung", self.document),
                ("Cơ quan ký", self.issuer),
            )
        ):
            row, side = divmod(at, 3)
            title = label(words, "muted")
            title.setBuddy(widget)
            widget.setAccessibleName(words)
            grid.addWidget(title, row, 2 * side)
            grid.addWidget(widget, row, 2 * side + 1)
        for column in (1, 3, 5):
            grid.setColumnStretch(column, 1)
        return grid

    def _connect(self) -> None:
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.table)
        pasting.setContext(Qt.ShortcutContext.WidgetShortcut)
        pasting.activated.connect(self.take_clipboard)
        self.paste.clicked.connect(self.take_clipboard)
        for line in (self.year, self.document):
            line.textChanged.connect(self._judge)
        self.kind.currentIndexChanged.connect(self._judge)
        self.model.ticked.connect(self._allow)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.whom.activated.connect(self._mean)
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self.store)
        self.table.setFocus()

    @property
    def batch(self) -> Batch:
        """What stands in the fields above the table."""
        return Batch(
            year=self.year.text(),
            school_year=bool(self.kind.currentData()),
            document=self.document.text(),
            decided_on=self.decided_on.text(),
            issuer=self.issuer.text(),
        )

    def take_clipboard(self) -> None:
        """Read the copied table."""
        try:
            rows = self._reader.rows(QGuiApplication.clipboard().text(), self.batch)
        except RuleError as error:
            self._say(sentence(error.problems[0]), Tone.BAD)
            return
        self._show(rows)
        self.table.selectRow(self._first_open(rows))

    @staticmethod
    def _first_open(rows: tuple[RatedRow, ...]) -> int:
        """Find the first row that waits for the officer."""
        return next((n for n, row in enumerate(rows) if row.found is Found.UNSURE), 0)

    def _judge(self, *_: object) -> None:
        if self.model.rows:
            self._show(judged(self._desk, self.model.rows, self.batch))

    def _show(self, rows: tuple[RatedRow, ...]) -> None:
        at = self.table.currentIndex().row()
        self.model.show_rows(rows)
        if 0 <= at < len(rows):
            self.table.selectRow(at)
        self._allow()

    def _allow(self) -> None:
        rows = self.model.rows
        taken = sum(row.accepted for row in rows)
        self.save.setEnabled(taken > 0)
        self.save.setText(f"Ghi {taken} xếp loại" if taken else "Ghi vào sổ")
        open_rows = sum(row.found is Found.UNSURE for row in rows)
        lost = sum(row.found in {Found.UNKNOWN, Found.NO_LEVEL} for row in rows)
        if rows:
            said = f"{len(rows)} dòng: ghi {taken}, chờ chọn {open_rows}, chưa ghép được {lost}."
            if self._reader.recoded:
                said = f"{said} {RECODED.format(count=self._reader.recoded)}"
            self._say(said, Tone.WARN if open_rows or lost else Tone.GOOD)
        self._offer()

    def _offer(self, *_: object) -> None:
        """Offer for the current row those on record that it may mean."""
        at = self.table.currentIndex().row()
        row = self.model.rows[at] if 0 <= at < len(self.model.rows) else None
        choices = () if row is None else row.choices
        self.whom.clear()
        self.whom.addItem("Chưa chọn", None)
        for choice in choices:
            self.whom.addItem(choice.words, choice)
        chosen = next(
            (n for n, c in enumerate(choices, 1) if row is not None and c.subject == row.subject), 0
        )
        self.whom.setCurrentIndex(chosen)
        self.whom_words.setText(WHOM.format(name=row.name) if row is not None and choices else "")
        for widget in (self.whom, self.whom_words):
            widget.setVisible(bool(choices))

    def _mean(self, *_: object) -> None:
        choice: SubjectChoice | None = self.whom.currentData()
        at = self.table.currentIndex().row()
        if choice is not None and 0 <= at < len(self.model.rows):
            self._show(meant(self._desk, self.model.rows, at, choice=choice, batch=self.batch))

    def store(self) -> None:
        """Store what is ticked as one act, or say what is wrong."""
        try:
            count = store_ratings(self._desk, self.model.rows, self.batch)
        except RuleError as error:
            self._say(refusal(error), Tone.BAD)
            return
        self.stored.emit(count)
        self.accept()

    def _say(self, words: str, tone: Tone) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
