"""Danh sách còn thiếu xếp loại: the nominated of open rounds first, each ready to be entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services.finder import find, searchable
from thidua_desktop.services.ratings import RatingForm, lacking, read_year
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.clipboard import to_clipboard
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.list_window import Listed
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.ratings.rating_form import RatingDialog
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.ratings import Lacking
    from thidua_desktop.ui.theme import Theme

COLUMNS = (Column("Đơn vị, cá nhân"), Column("Thuộc đơn vị", 16), Column("Đề nghị", 12))
NOBODY = "Không còn ai thiếu xếp loại năm {year}."
COUNTED = "{count} chưa có xếp loại năm {year}; {nominated} đang được đề nghị khen."
SCHOOL = "Trường học: tính cả năm học {last} - {year}."
NOMINATED = "Đang đề nghị khen"


class LackingDialog(QDialog):
    """Enter on a row opens its form; the list shortens with every rating that is entered."""

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    changed = Signal()  # nothing: a rating was entered

    def __init__(
        self, theme: Theme, desk: Desk, *, year: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._lacking: tuple[Lacking, ...] = ()
        self._rows: tuple[Listed, ...] = ()
        self.setWindowTitle("Còn thiếu xếp loại năm")
        self.year = QLineEdit(year)
        self.year.setAccessibleName("Năm")
        self.year.setFixedWidth(theme.metrics.em * 7)
        self.filters = FilterLine(theme, prompt="Lọc theo tên, đơn vị…")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Còn thiếu xếp loại")
        self._page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen="ratings_lacking"
        )
        self.said = label("", "muted", wrap=True)
        self.enter = QPushButton("Ghi xếp loại…")
        self.copy, self.leave = QPushButton("Chép danh sách"), QPushButton("Đóng")
        self.export = QPushButton("Xuất Excel…")
        self._lay_out()
        self.year.textChanged.connect(self.read)
        self.filters.text_changed.connect(self._show)
        self.table.key_opened.connect(self._enter)
        self.enter.clicked.connect(self._enter)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self._ask_export)
        self.leave.clicked.connect(self.accept)
        self.read()
        self.table.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.enter.setProperty("kind", "main")
        self._theme.dress(self.enter, Icon.PLUS, IconRole.ON_ACCENT)
        top, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(m.s)
        top.addWidget(label("Năm", "muted"))
        top.addWidget(self.year)
        top.addWidget(self.said, 1)
        foot.setSpacing(m.s)
        foot.addWidget(self.copy)
        foot.addWidget(self.export)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.enter)
        for button in (self.copy, self.export, self.leave, self.enter):
            button.setAutoDefault(False)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 66, m.em * 40)

    def read(self, *_: object) -> None:
        """Read who lacks one of the typed year."""
        year = read_year(self.year.text(), [])
        self._lacking = () if year is None else lacking(self._desk, year)
        self._rows = tuple(_row(n, row) for n, row in enumerate(self._lacking))
        self.said.setText("" if year is None else self._words(year))
        self._show()

    def _words(self, year: int) -> str:
        if not self._lacking:
            return NOBODY.format(year=year)
        counted = COUNTED.format(
            count=len(self._lacking), year=year, nominated=sum(r.nominated for r in self._lacking)
        )
        schools = any(row.unit.kind is UnitKind.SCHOOL for row in self._lacking)
        return f"{counted} {SCHOOL.format(year=year, last=year - 1)}" if schools else counted

    def _show(self, *_: object) -> None:
        found = find(self.filters.words, self._rows)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} còn thiếu")
        for button in (self.enter, self.copy, self.export):
            button.setEnabled(bool(found))

    def _enter(self, *_: object) -> None:
        key = self.table.key
        if key is None or not 0 <= key < len(self._lacking):
            return
        form = RatingForm(subject=self._lacking[key].subject, year=self.year.text())
        dialog = RatingDialog(self._theme, self._desk, rating_id=None, form=form, parent=self)
        dialog.accepted.connect(self._entered)
        open_over(dialog)

    def _entered(self) -> None:
        self.read()
        self.changed.emit()

    def _ask_export(self) -> None:
        self.export_wanted.emit(self)

    def _copy(self) -> None:
        rows = [[row.name, "" if row.subject.unit_id else row.unit.name] for row in self._lacking]
        QGuiApplication.clipboard().setText(to_clipboard(rows))
        self.said.setText(f"Đã chép {len(rows)} dòng; dán vào Excel hay Zalo.")


def _row(key: int, row: Lacking) -> Listed:
    of = "" if row.subject.unit_id is not None else row.unit.name
    cells = (
        TextCell(row.name),
        TextCell(of, Tone.MUTED),
        TextCell(NOMINATED if row.nominated else "", Tone.WARN),
    )
    return Listed(searchable(row.name, of), Line(key, cells))
