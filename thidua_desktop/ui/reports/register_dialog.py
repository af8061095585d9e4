"""Sổ báo cáo: units by due days with their states, and every report that was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.documents.naming import file_name
from thidua_desktop.domain.records import Evidence, ProgressEntry, Report, Return
from thidua_desktop.domain.reporting import Standing
from thidua_desktop.domain.terms import ReportCycle
from thidua_desktop.services import reports
from thidua_desktop.services.finder import find
from thidua_desktop.services.paper_report_register import register_paper
from thidua_desktop.services.papers import docx, pdf
from thidua_desktop.services.reporting import report_sheet
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, LinesModel
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.reports.register_rows import COLUMNS, RegisterRow, report_rows, unit_rows
from thidua_desktop.ui.reports.return_dialog import ReportReturnDialog
from thidua_desktop.ui.reports.words import period_name
from thidua_desktop.ui.texts import refusal, sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.parts import hairline, label, restyle
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme

MATRIX, LIST = range(2)
PERIODS_SHOWN = 5
WIDTH = 92  # font units, as far as the window is that wide
UNIT, STATE_WIDTH = Column("Đơn vị", 20), 13
ANSWERS = ("Mọi đơn vị", "Chưa báo cáo", "Báo cáo trễ", "Đã báo cáo")
WANTED: tuple[frozenset[Standing], ...] = (
    frozenset(),
    frozenset({Standing.MISSING, Standing.AWAITED, Standing.VALUES_ONLY}),
    frozenset({Standing.LATE}),
    frozenset({Standing.ON_TIME, Standing.LATE}),
)
NEWEST = "Các kỳ gần nhất"
NO_CYCLE = (
    "Phong trào chưa có chế độ báo cáo nên không tính ai trễ. Đặt ngày chốt ở Thông tin phong "
    "trào, trang Chế độ báo cáo (menu Tệp)."
)
MATRIX_HINT = "Bấm đúp vào một đơn vị để nhận báo cáo của đơn vị ấy."
LIST_HINT = "Bấm đúp vào một báo cáo để xem, sửa và thêm ảnh."


class RegisterDialog(QDialog):
    """Shows what is known on a day; what is done here is stored at once and can be taken back."""

    receive_wanted = Signal(object)  # int id of the unit to receive from, None: any
    edit_wanted = Signal(int)  # id of the report to correct
    zero_wanted = Signal()  # nothing: 0 is to be filled in for who reported
    export_wanted = Signal(object)  # QWidget: this dialog, whose table is to be exported

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        campaign_id: int,
        *,
        day: date,
        parent: QWidget | None = None,
        ask: Ask = ask_where,
    ) -> None:
        """`ask` chooses where the printed register goes."""
        super().__init__(parent)
        self._theme, self._desk, self._campaign_id, self._day = theme, desk, campaign_id, day
        self._ask = ask
        self._rows: tuple[tuple[RegisterRow, ...], ...] = ((), ())
        self._removed = ""
        self.setWindowTitle("Sổ báo cáo")
        self.views = SegmentedControl(("Theo kỳ", "Danh sách"), name="Cách xem sổ báo cáo")
        self.filters = FilterLine(theme, prompt="Lọc theo đơn vị, người báo cáo, ghi chú…")
        self.standing = self.filters.add_choice(Icon.FILTER, ANSWERS, name="Tình trạng")
        self.periods = self.filters.add_choice(Icon.CALENDAR, (NEWEST,), name="Kỳ")
        self.stack = QStackedWidget()
        self.matrix: LinesTable | None = None
        self.list = LinesTable(theme, LinesModel(COLUMNS), name="Báo cáo đã nhận")
        self.page = ListPage(self, theme, filters=self.filters, table=self.list, screen="reports")
        self.notice = NoticeBar(theme)
        self.said = label("", "muted", wrap=True)
        self.receive, self.edit = QPushButton("Nhận báo cáo…"), QPushButton("Xem, sửa…")
        self.give_back = QPushButton("Trả lại đơn vị…")
        self.remove, self.zero = QPushButton("Xóa"), QPushButton("Ghi 0 cho đơn vị đã báo cáo…")
        self.print = QPushButton("In sổ…")
        self.export, self.close_button = QPushButton("Xuất ra Excel…"), QPushButton("Đóng")
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        column, head, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        head.setSpacing(m.s)
        foot.setSpacing(m.s)
        head.addWidget(self.views)
        head.addStretch(1)
        menu = QMenu(self.print)
        menu.addAction("Lưu PDF…").triggered.connect(self._print_pdf)
        menu.addAction("Lưu Word…").triggered.connect(self._print_docx)
        self.print.setMenu(menu)
        for button in (self.receive, self.zero, self.print, self.export):
            head.addWidget(button)
        self.stack.addWidget(self.list)
        foot.addWidget(self.said, 1)
        for button in (self.remove, self.give_back, self.edit, self.close_button):
            foot.addWidget(button)
        for button in (
            *(self.receive, self.zero, self.print, self.export),
            *(self.remove, self.give_back, self.edit),
        ):
            button.setAutoDefault(False)
        self.receive.setProperty("kind", "main")
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self.page.chips)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        over = self.parentWidget()
        width = m.em * WIDTH if over is None else min(m.em * WIDTH, over.width() - m.xl)
        self.resize(width, m.em * 44)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.filters.text_changed.connect(self._show)
        self.standing.chosen.connect(self._show)
        self.periods.chosen.connect(self._read_matrix)
        self.receive.clicked.connect(self._receive)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self.give_back.clicked.connect(self._give_back)
        self.zero.clicked.connect(self.zero_wanted)
        self.export.clicked.connect(self._export)
        self.close_button.clicked.connect(self.accept)
        self.list.key_opened.connect(self.edit_wanted)
        self.list.key_chosen.connect(self._show_buttons)
        self.notice.undo_wanted.connect(self._take_back)

    # what is shown

    def refresh(self) -> None:
        """Read everything again."""
        board = self._desk.board(self._campaign_id)
        self._sheet = report_sheet(self._desk, self._campaign_id, self._day)
        pages = max(1, -(-len(self._sheet.periods) // PERIODS_SHOWN))
        self.periods.offer(
            (NEWEST, *(f"{n * PERIODS_SHOWN} kỳ trước nữa" for n in range(1, pages)))
        )
        self._has_pages = pages > 1
        values = reports.counts_of_values(self._desk)
        self._rows = (self._rows[MATRIX], report_rows(board, self._sheet, self._day, values=values))
        self._read_matrix()

    def _read_matrix(self, *_: object) -> None:
        """Build the table anew: its columns are the due days."""
        places = list(enumerate(self._sheet.periods))[::-1]
        first = self.periods.current * PERIODS_SHOWN
        shown = places[first : first + PERIODS_SHOWN]
        board = self._desk.board(self._campaign_id)
        self._rows = (unit_rows(board, self._sheet, shown), self._rows[LIST])
        columns = (UNIT, *(Column(period_name(p), STATE_WIDTH) for _, p in shown))
        if self.matrix is None or self.matrix.columns != columns:
            self._replace_matrix(columns)
        self._show()

    def _replace_matrix(self, columns: tuple[Column, ...]) -> None:
        old = self.matrix
        self.matrix = LinesTable(self._theme, LinesModel(columns), name="Báo cáo theo kỳ")
        self.matrix.key_opened.connect(self._receive_from)
        self.stack.insertWidget(MATRIX, self.matrix)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def show_view(self, index: int) -> None:
        """Show the units by due days, or the list."""
        self.views.choose(index)
        self._show()

    def _show(self, *_: object) -> None:
        view = self.views.current
        table = self.list if view == LIST else self.matrix
        if table is None:
            return
        wanted = WANTED[self.standing.current]
        rows = [row for row in self._rows[view] if not wanted or wanted & row.standings]
        found = find(self.filters.words, rows)
        table.show_lines(tuple(row.line for row in found))
        kind = "báo cáo" if view == LIST else "đơn vị"
        self.filters.say_count(f"{len(found)}/{len(self._rows[view])} {kind}")
        self.stack.setCurrentWidget(table)
        self._show_buttons()
        plain = self._desk.board(self._campaign_id).campaign.report_cycle is ReportCycle.NONE
        hint = NO_CYCLE if plain else LIST_HINT if view == LIST else MATRIX_HINT
        past = self._day != self._desk.clock.today()
        self._say(f"Sổ tính đến ngày {format_date(self._day)}. {hint}" if past else hint)

    def _show_buttons(self, *_: object) -> None:
        in_list = self.views.current == LIST
        self.periods.setVisible(self._has_pages and not in_list)
        self.page.tools.button.setVisible(in_list)
        self.page.chips.setVisible(in_list and bool(self.list.arrangement.only))
        for button in (self.edit, self.give_back, self.remove):
            button.setVisible(in_list)
            button.setEnabled(self.list.key is not None)

    # what is done

    def _receive(self) -> None:
        unit_id = self.matrix.key if self.matrix is not None else None
        self.receive_wanted.emit(unit_id if self.views.current == MATRIX else None)

    def _receive_from(self, unit_id: int) -> None:
        self.receive_wanted.emit(unit_id)

    def _edit(self) -> None:
        if self.list.key is not None:
            self.edit_wanted.emit(self.list.key)

    def _remove(self) -> None:
        if self.list.key is None:
            return
        try:
            title = reports.remove(self._desk, self.list.key)
        except RuleError as error:
            self._say(refusal(error), tone=Tone.BAD)
            return
        self.tell(f"Đã xóa báo cáo của {title}.")

    def _give_back(self) -> None:
        if self.list.key is None:
            return
        dialog = ReportReturnDialog(
            self._theme, self._desk, self.list.key, day=self._day, parent=self
        )
        dialog.accepted.connect(self._given_back)
        open_over(dialog)

    def _given_back(self) -> None:
        self.tell("Đã trả lại báo cáo; đơn vị được nhắc cho đến khi gửi báo cáo mới.")

    def tell(self, words: str) -> None:
        """Say what was just stored, with the way back."""
        self.refresh()
        self.notice.say(words, undoable=True)

    def _take_back(self) -> None:
        try:
            self._desk.store.undo()
        except RuleError as error:
            self._say(sentence(error.problems[0]), tone=Tone.BAD)

    def _export(self) -> None:
        self.export_wanted.emit(self)

    def _print_pdf(self, *_: object) -> None:
        self._print("pdf", pdf)

    def _print_docx(self, *_: object) -> None:
        self._print("docx", docx)

    def _print(self, ending: str, write: Callable[[Desk, Document], bytes]) -> None:
        """Save the whole register as known on the day, whatever the list is narrowed to."""
        name = file_name("Sổ theo dõi báo cáo", ending)
        path = self._ask(self, documents_folder() / name, NAMES[ending])
        if path is None:
            return
        try:
            paper = register_paper(self._desk, self._campaign_id, self._day)
            save_file(path, write(self._desk, paper))
        except EnvironmentFault as fault:
            self._say(sentence(fault), tone=Tone.BAD)
            return
        self._say(f"Đã lưu “{path.name}”.", tone=Tone.GOOD)

    def take(self, delta: Delta) -> None:
        """Show what a committed change made of it."""
        kinds = {change.cls for change in delta.changes}
        if kinds & {Report, Evidence, ProgressEntry, Return}:
            self.refresh()

    def _say(self, words: str, *, tone: Tone = Tone.MUTED) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
