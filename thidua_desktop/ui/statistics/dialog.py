"""Thống kê khen thưởng: two pages of numbers, each opening to its awards, saved as a paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.domain.award_stats import Number
from thidua_desktop.services.papers import docx, pdf
from thidua_desktop.services.statistics import facts, statistics_document
from thidua_desktop.ui.award_register.dialog import AwardRegisterDialog
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.windows import ActingWindow
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.statistics.tables_page import TablesPage
from thidua_desktop.ui.statistics.totals_page import TotalsPage
from thidua_desktop.ui.statistics.words import KeyWords
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme

PAGES = ("Tổng hợp nhiều năm", "Biểu thống kê năm")
NO_NUMBERS = "Bảng chưa có dòng nào để in."
REVOKED = "Không tính các lần khen đã bị hủy bỏ."


class StatisticsDialog(ActingWindow):
    """Counts once when it is opened; only the tables of the second page are changed here."""

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
        super().__init__(theme, desk, title="Thống kê khen thưởng", parent=parent)
        self._ask = ask
        words, counted = KeyWords(desk), facts(desk)
        self.switch = SegmentedControl(PAGES, name="Loại thống kê")
        self.totals = TotalsPage(theme, words, counted)
        self.tables = TablesPage(theme, desk, words, counted)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.totals)
        self._stack.addWidget(self.tables)
        self.save_pdf, self.save_docx = QPushButton("In ra PDF…"), QPushButton("Lưu Word…")
        top = QHBoxLayout()
        top.addWidget(self.switch)
        top.addStretch(1)
        self.lay_out(top, self._stack, buttons=(self.save_docx, self.save_pdf), ems=(98, 42))
        self.switch.chosen.connect(self._stack.setCurrentIndex)
        for page in (self.totals, self.tables):
            page.opened.connect(self._open_number)
        self.tables.said.connect(self.say)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_docx.clicked.connect(self._save_docx)

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
            self.say(NO_NUMBERS, Tone.BAD)
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
        if self.show_if_possible(partial(save_file, target, content)):
            self.say(f"Đã lưu {target.name}.", Tone.GOOD)

    @override
    def read(self) -> None:
        self.tables.read()
