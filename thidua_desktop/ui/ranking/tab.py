"""Tab Xếp hạng: places per block at the left, every point of the chosen unit at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.naming import file_name
from thidua_desktop.services.campaign_papers import unit_sheet
from thidua_desktop.services.origins import line_origin
from thidua_desktop.services.papers import pdf
from thidua_desktop.services.standings import Openings, over_top_share, standings
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import MasterPage, allow, make_action, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.ranking.model import COLUMNS, SheetLines, ranking_lines
from thidua_desktop.ui.ranking.panel import SheetPanel
from thidua_desktop.ui.score.origin_dialog import OriginDialog
from thidua_desktop.ui.score.what_if_dialog import WhatIfDialog
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import label
from thidua_desktop.ui.widgets.pill import StatePill
from thidua_desktop.ui.widgets.seen_page import SeenPage

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.shown_sheets import ShownSheet
    from thidua_desktop.services.standings import Standings
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme

NOTHING = "Chưa có đơn vị nào để xếp hạng."
NO_CELL = "Chọn một dòng điểm ở bảng bên phải trước."
NO_UNIT = "Chọn một đơn vị trong bảng trước."
ALL_BLOCKS = "Tất cả khối"
PANEL_SHARE = 56


class RankingTab(SeenPage):
    """Who stands where and why; it computes nothing and stores nothing."""

    go_to_cell = Signal(int, int)  # unit id, indicator id of the cell behind a line
    refused = Signal(object)  # RuleError or EnvironmentFault of what could not be saved
    told = Signal(str)  # a sentence for the status line
    noticed = Signal(str)  # what was just stored and can be undone
    adjust_wanted = Signal(object)  # int id of the current unit; None when there is none
    print_wanted = Signal(str)  # name of the block on screen; empty: all of them

    def __init__(self, theme: Theme, desk: Desk, *, ask: Ask = ask_where) -> None:
        """`ask` asks where a file goes."""
        super().__init__()
        self._theme, self._desk, self._ask = theme, desk, ask
        self._campaign_id: int | None = None
        self._openings, self._lines = Openings(), SheetLines()
        self._day: date | None = None
        self._found: Standings | None = None
        self.print_list = make_action(self, theme, "In bảng xếp hạng", Icon.PRINT)
        self.save_sheet = make_action(self, theme, "Lưu phiếu chấm điểm", Icon.DOWNLOAD)
        self.adjust = make_action(self, theme, "Thưởng, trừ điểm", Icon.EDIT)
        self.try_out = make_action(self, theme, "Thử phương án", Icon.IDEA)
        self.explain = make_action(self, theme, "Xem cách tính", Icon.EYE)
        self.open_cell = make_action(self, theme, "Mở ô số liệu", Icon.PROGRESS)
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Bảng xếp hạng")
        self.filters = FilterLine(theme, prompt="Lọc theo tên đơn vị…")
        self.blocks = self.filters.add_choice(Icon.LAYERS, (ALL_BLOCKS,), name="Khối thi đua")
        self.panel = SheetPanel(theme)
        self.provisional = StatePill(theme)
        self.note = label("", "small", wrap=True)
        self._page = self._make_page()
        self._connect()
        self._refresh()

    def _make_page(self) -> MasterPage:
        empty = EmptyState(
            self._theme,
            Icon.RANKING,
            title="Chưa có gì để xếp hạng",
            sentence="Khi phong trào có đơn vị, khối thi đua và chỉ tiêu, thứ hạng từng khối "
            "sẽ nằm ở đây.",
        )
        page = MasterPage(
            self,
            self._theme,
            filters=self.filters,
            table=self.table,
            screen="ranking",
            panel=self.panel,
            empty=empty,
            panel_share=PANEL_SHARE,
        )
        page.bar.add_action(self.print_list, main=True)
        for action in (
            self.save_sheet,
            self.explain,
            self.open_cell,
            self.adjust,
            self.try_out,
        ):
            page.bar.add_action(action)
        notes = QHBoxLayout()
        notes.setSpacing(self._theme.metrics.s)
        notes.addWidget(self.provisional, 0, Qt.AlignmentFlag.AlignTop)
        notes.addWidget(self.note, 1)
        page.notes.addLayout(notes)
        return page

    def _connect(self) -> None:
        self.print_list.triggered.connect(self._print)
        self.save_sheet.triggered.connect(self._save_sheet)
        self.adjust.triggered.connect(self._adjust)
        self.try_out.triggered.connect(self._try_out)
        self.explain.triggered.connect(self._explain_current)
        self.open_cell.triggered.connect(self._open_current)
        self.filters.text_changed.connect(self._refresh)
        self.blocks.chosen.connect(self._refresh)
        self.table.key_chosen.connect(self._show_chosen)
        self.panel.line_opened.connect(self._explain)
        self.panel.table.key_chosen.connect(self._say_what_opens)

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; None shows the empty page."""
        if campaign_id != self._campaign_id:
            self._openings, self._lines = Openings(), SheetLines()
        self._campaign_id, self._day = campaign_id, day
        self._refresh_soon()

    def go_to(self, unit_id: int) -> None:
        """Make a unit the current one, whatever is filtered."""
        if self._stale:
            self._refresh()
        if not self.table.choose(unit_id):
            show_everything(self.filters, self.blocks)
            self._refresh()
            self.table.choose(unit_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _block_name(self) -> str:
        """Name the block on screen; empty shows all of them."""
        blocks = () if self._found is None else self._found.blocks
        place = self.blocks.current - 1
        return blocks[place].name if 0 <= place < len(blocks) else ""

    @override
    def _refresh(self, *_: object) -> None:
        if self._campaign_id is None or self._day is None:
            self._found = None
            self._page.show_table(filled=False)
            self.provisional.show_state("", Tone.WARN)
            self.note.setText("")
            for action in (self.print_list, self.adjust, self.try_out):
                allow(action, allowed=False, why=NOTHING)
            self._show_chosen(None)
            return
        found = standings(self._desk, self._campaign_id, self._day, openings=self._openings)
        self._found = found
        self.blocks.offer((ALL_BLOCKS, *(block.name for block in found.blocks)))
        filled = bool(found.blocks)
        self._page.show_table(filled=filled)
        for action in (self.print_list, self.adjust, self.try_out):
            allow(action, allowed=filled, why=NOTHING)
        self._say_notes(self._desk.board(self._campaign_id), found)
        lines = ranking_lines(
            found, kept=self._lines, words=self.filters.words, block=self._block_name()
        )
        shown = sum(1 for line in lines if line.key is not None)
        self.filters.say_count(f"{shown} đơn vị")
        self.table.show_lines(lines)
        self._show_chosen(self.table.key)

    def _say_notes(self, board: CampaignBoard, found: Standings) -> None:
        campaign, day = board.campaign, format_date(found.day)
        self.provisional.show_state("" if found.final else "TẠM TÍNH", Tone.WARN)
        until = f"Kết quả đã chốt, số liệu đến {day}. "
        if not found.final:
            closed = campaign.closed_on is not None
            state = "trước ngày đã chốt" if closed else "phong trào chưa kết thúc"
            until = f"Số liệu đến {day}, {state}. "
        levels = ", ".join(
            f"{word} từ {format_decimal(points)}"
            for word, points in (
                ("Xuất sắc", campaign.grade_excellent),
                ("Tốt", campaign.grade_good),
                ("Khá", campaign.grade_fair),
            )
        )
        share = campaign.top_share
        warning = ""
        if share is not None and over_top_share(board, found):
            warning = f" Số đơn vị Xuất sắc đang vượt {format_decimal(share)}% cơ quan đặt ra."
        self.note.setText(
            f"{until}Cách tính điểm, mức xếp loại ({levels}) là thiết lập của cơ quan, "
            f"không phải quy định.{warning}"
        )

    @property
    def sheet(self) -> ShownSheet | None:
        """The sheet of the unit that is current."""
        if self._found is None or self.table.key is None:
            return None
        return self._found.of(self.table.key)

    def _show_chosen(self, *_: object) -> None:
        sheet = self.sheet
        final = self._found is not None and self._found.final
        self.panel.show_sheet(sheet, final=final)
        allow(self.save_sheet, allowed=sheet is not None, why=NO_UNIT)
        self._say_what_opens()

    def _say_what_opens(self, *_: object) -> None:
        line = self.panel.table.key
        known = self.sheet is not None and line is not None and line > 0
        for action in (self.explain, self.open_cell):
            allow(action, allowed=known, why=NO_CELL)

    def _open_current(self, *_: object) -> None:
        if self.table.key is not None and self.panel.table.key is not None:
            self.go_to_cell.emit(self.table.key, self.panel.table.key)

    def _explain_current(self, *_: object) -> None:
        if self.panel.table.key is not None:
            self._explain(self.panel.table.key)

    def _explain(self, indicator_id: int) -> None:
        """Open a line to the values it is made of."""
        sheet = self.sheet
        if sheet is None or self._campaign_id is None:
            return
        lines = (*(n for field in sheet.fields for n in field.lines), *sheet.left_out)
        line = next((n for n in lines if n.indicator_id == indicator_id), None)
        if line is None:
            return
        origin = line_origin(self._desk, self._campaign_id, sheet.unit_id, line=line, day=sheet.day)
        dialog = OriginDialog(self._theme, origin, parent=self)
        dialog.go_to_cell.connect(self.go_to_cell)
        open_over(dialog)

    def _save_sheet(self, *_: object) -> None:
        """Save the Phiếu chấm điểm of the current unit as PDF."""
        sheet = self.sheet
        if sheet is None or self._campaign_id is None:
            return
        name = file_name(f"Phiếu chấm điểm - {sheet.unit_name}", "pdf")
        path = self._ask(self, documents_folder() / name, NAMES["pdf"])
        if path is None:
            return
        try:
            made = unit_sheet(self._desk, self._campaign_id, sheet.unit_id, day=sheet.day)
            save_file(path, pdf(self._desk, made))
        except (RuleError, EnvironmentFault) as error:
            self.refused.emit(error)
            return
        self.told.emit(f"Đã lưu “{path.name}”.")

    def _adjust(self, *_: object) -> None:
        self.adjust_wanted.emit(self.table.key)

    def _try_out(self, *_: object) -> None:
        if self._campaign_id is None or self._day is None:
            return
        trial = WhatIfDialog(
            self._theme, self._desk, campaign_id=self._campaign_id, day=self._day, parent=self
        )
        trial.told.connect(self.told)
        trial.noticed.connect(self.noticed)
        open_over(trial)

    def _print(self, *_: object) -> None:
        self.print_wanted.emit(self._block_name())
