"""Thống kê khen thưởng: two pages of numbers, each opening to its awards, saved as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.award_stats import Number
from thidua_desktop.services.papers import docx, pdf
from thidua_desktop.services.statistics import facts, statistics_document
from thidua_desktop.ui.award_register.dialog import AwardRegisterDialog
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.statistics.tables_page import TablesPage
from thidua_desktop.ui.statistics.totals_page import TotalsPage
from thidua_desktop.ui.statistics.words import KeyWords
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label, restyle
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme

PAGES = ("Tổng hợp nhiều năm", "Biểu thống kê năm")
NO_NUMBERS = "Bảng chưa có dòng nào để in."
REVOKED = "Không tính các lần khen đã bị hủy bỏ."


class StatisticsDialog(QDialog):
    """Counts once when it is opened; only the tables of the second page are changed here."""

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    opening = Signal(object)  # QDialog with a list of its own, before it is seen

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask: Ask = ask_where,
    ) -> None:
        """`ask` chooses where the paper goes."""
        super().__init__(parent)
        self._theme, self._desk, self._ask = theme, desk, ask
        words, counted = KeyWords(desk), facts(desk)
        self.setWindowTitle("Thống kê khen thưởng")
        self.switch = SegmentedControl(PAGES, name="Loại thống kê")
        self.totals = TotalsPage(theme, words, counted)
        self.tables = TablesPage(theme, desk, words, counted)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.totals)
        self._stack.addWidget(self.tables)
        self.said = label("", "muted", wrap=True)
        self.save_pdf, self.save_docx = QPushButton("In ra PDF…"), QPushButton("Lưu Word…")
        self._leave, self._export = QPushButton("Đóng"), QPushButton("Xuất Excel…")
        self._undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._lay_out()
        self.switch.chosen.connect(self._stack.setCurrentIndex)
        for page in (self.totals, self.tables):
            page.opened.connect(self._open_number)
        self.tables.said.connect(self._say)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_docx.clicked.connect(self._save_docx)
        self._export.clicked.connect(self._ask_export)
        self._leave.clicked.connect(self.reject)
        self._undo.activated.connect(self._take_back)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        column, top, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        top.addWidget(self.switch)
        top.addStretch(1)
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        for button in (self._export, self.save_docx, self.save_pdf, self._leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 98, m.em * 42)

    @property
    def page(self) -> TotalsPage | TablesPage:
        return self.tables if self._stack.currentIndex() else self.totals

    def _open_number(self, number: object, about: str) -> None:
        if not isinstance(number, Number):
            return
        only = frozenset(number.awards)
        dialog = AwardRegisterDialog(self._theme, self._desk, self, only=only, about=about)
        dialog.export_wanted.connect(self.export_wanted)
        dialog.opening.connect(self.opening)
        self.opening.emit(dialog)
        open_over(dialog)

    def _save_pdf(self) -> None:
        self._save("pdf")

    def _save_docx(self) -> None:
        self._save("docx")

    def _save(self, form: str) -> None:
        page = self.page
        rows = page.numbers.texts(totals=False)
        if not rows:
            self._say(NO_NUMBERS, Tone.BAD)
            return
        target = self._ask(self, documents_folder() / f"thong-ke-khen-thuong.{form}", NAMES[form])
        if target is None:
            return
        totals = page.numbers.texts(totals=True)
        notes = (page.standing,) if isinstance(page, TablesPage) else ()
        document = statistics_document(
            self._desk,
            title=page.title,
            remark=f"({page.span})",
            header=page.numbers.header,
            rows=rows,
            total=totals[0] if totals else (),
            notes=(*notes, REVOKED),
        )
        content = pdf(self._desk, document) if form == "pdf" else docx(self._desk, document)
        try:
            save_file(target, content)
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.BAD)
            return
        self._say(f"Đã lưu {target.name}.", Tone.GOOD)

    def _take_back(self) -> None:
        named = self._desk.store.undo_label()
        try:
            self._desk.store.undo()
        except RuleError as error:
            self._say(" ".join(sentence(p) for p in error.problems), Tone.BAD)
            return
        self.tables.read()
        self._say(f"Đã hoàn tác: {named}.", Tone.GOOD)

    def _ask_export(self) -> None:
        self.export_wanted.emit(self)

    def _say(self, words: str, tone: object = Tone.MUTED) -> None:
        self.said.setText(words)
        if isinstance(tone, Tone):
            restyle(self.said, "words", tone.value)
