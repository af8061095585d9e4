"""Tab Tiến độ: block filter, the grid, and the panel of the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from thidua_desktop.services.reminders import keep_reminders, message
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.paste_dialog import PasteDialog
from thidua_desktop.ui.progress.model import GridModel
from thidua_desktop.ui.progress.panel import cell_details
from thidua_desktop.ui.progress.paste_dialog import block_preview, chosen_typings, read_block
from thidua_desktop.ui.progress.view import GridView
from thidua_desktop.ui.reports.current import CurrentReportBar
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import ChoiceButton

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme


class ProgressTab(QWidget):
    """The daily work: type, paste, see what it does."""

    refused = Signal(object)  # RuleError of what was typed or pasted
    told = Signal(str)  # a sentence for the status line

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._model: GridModel | None = None
        self._view: GridView | None = None
        self._cell: tuple[int, int] | None = None
        self.report = CurrentReportBar(theme, desk)
        self._remind = QAction("Chép tin nhắn nhắc", self)
        self._remind.triggered.connect(self._copy_reminder)
        theme.dress(self._remind, Icon.MESSAGE)
        self._paste = QAction("Dán số liệu từ Excel", self)
        self._paste.triggered.connect(self._paste_here)
        theme.dress(self._paste, Icon.PASTE)
        self._blocks = ChoiceButton(theme, Icon.LAYERS, ("Tất cả khối",), name="Khối")
        self._blocks.chosen.connect(self._choose_block)
        self._panel = DetailsPanel(
            theme, hint="Chọn một ô để xem chỉ tiêu, lịch sử và điểm của ô đó."
        )
        self._place = QWidget()
        self._pages = QStackedLayout(self._place)
        self._pages.addWidget(
            EmptyState(
                theme,
                Icon.PROGRESS,
                title="Chưa có phong trào nào đang thực hiện",
                sentence="Mở một phong trào để nhập số liệu tiến độ của các đơn vị.",
            )
        )
        self._lay_out()

    def _lay_out(self) -> None:
        bar = ActionBar(self._theme)
        bar.add_action(self._paste, main=True)
        bar.add_action(self._remind)
        bar.add_widget(self._blocks)
        body = QHBoxLayout()
        body.setSpacing(self._theme.metrics.m)
        body.addWidget(self._place, 1)
        body.addWidget(self._panel)
        column = QVBoxLayout(self)
        m = self._theme.metrics
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.m)
        column.addWidget(bar)
        column.addWidget(self.report)
        column.addLayout(body, 1)

    @property
    def grid(self) -> GridView | None:
        """The grid on screen; None while no campaign is chosen."""
        return self._view

    def current_cell(self) -> tuple[int, int] | None:
        """Return (unit id, indicator id) of the current cell."""
        return self._cell

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; None shows the empty page."""
        if self.report.campaign_id not in {None, campaign_id}:
            self.report.stop()
        if campaign_id is None:
            self._campaign_id, self._cell = None, None
            self._drop_grid()
            self._pages.setCurrentIndex(0)
            self._panel.show_record(None)
            return
        if campaign_id != self._campaign_id or self._model is None:
            self._campaign_id = campaign_id
            self._make_grid(campaign_id, day)
        else:
            self._model.show(day, block_id=self._block_id())
        self._refresh_panel()

    def _make_grid(self, campaign_id: int, day: date) -> None:
        self._drop_grid()
        self._model = GridModel(self._desk, campaign_id, day)
        self._model.refused.connect(self.refused)
        self._model.report_of = self.report.report_id
        self._view = GridView(self._theme, self._model)
        self._view.cell_chosen.connect(self._choose_cell)
        self._view.block_pasted.connect(self._take_block)
        self._pages.addWidget(self._view)
        self._pages.setCurrentWidget(self._view)
        names = tuple(b.name for b in self._desk.board(campaign_id).blocks)
        self._blocks.offer(("Tất cả khối", *names))

    def _drop_grid(self) -> None:
        """Let the grid of a campaign go that is no longer shown, so that nothing asks for it."""
        if self._view is not None:
            self._theme.changed.disconnect(self._view.lay_out)
            self._pages.removeWidget(self._view)
            self._view.deleteLater()
        self._view, self._model = None, None

    def _block_id(self) -> int | None:
        if self._campaign_id is None or self._blocks.current == 0:
            return None
        return self._desk.board(self._campaign_id).blocks[self._blocks.current - 1].id

    def _choose_block(self, _index: int) -> None:
        if self._model is not None:
            self._model.show(self._model.day, block_id=self._block_id())

    def _choose_cell(self, unit_id: int, indicator_id: int) -> None:
        self._cell = (unit_id, indicator_id)
        self._refresh_panel()

    def go_to(self, unit_id: int, indicator_id: int) -> None:
        """Make a cell the current one, whatever block is shown."""
        if self._model is None or self._view is None:
            return
        if not self._model.place(unit_id, indicator_id).isValid():
            self._blocks.choose(0)
            self._model.show(self._model.day, block_id=None)
        self._view.choose(self._model.place(unit_id, indicator_id))
        self._view.setFocus()

    def _refresh_panel(self) -> None:
        if self._campaign_id is None or self._cell is None or self._model is None:
            self._panel.show_record(None)
            return
        board = self._desk.board(self._campaign_id)
        self._panel.show_record(cell_details(board, *self._cell, self._model.day))

    def take(self, delta: Delta) -> None:
        """Repaint what a committed change touched."""
        self.report.take(delta)
        if self._model is not None:
            self._model.take(delta)
            self._refresh_panel()

    def _paste_here(self) -> None:
        if self._view is not None:
            self._view.paste()

    def _take_block(self, row: int, column: int, block: object) -> None:
        if self._model is None or not isinstance(block, list):
            return
        rows: list[list[str]] = block
        typings = self._model.typings(row, column, rows)
        board = self._model.board
        size = sum(len(texts) for texts in rows)
        pasted = read_block(board, typings, day=self._model.day, size=size)
        plain = not (pasted.bad or pasted.left_over)
        plain = plain and not any(item.value.ambiguous for item in pasted.good)
        if plain and len(typings) == 1:
            self._model.enter(typings)
            return
        choice = PasteDialog.ask(block_preview(board, pasted), self)
        if choice is not None:
            self._model.enter(chosen_typings(board, pasted, choice, day=self._model.day))

    def _copy_reminder(self) -> None:
        if self._model is None or self._campaign_id is None or self._cell is None:
            self.told.emit("Chọn một ô của đơn vị cần nhắc trước.")
            return
        unit_id = self._cell[0]
        found = message(self._desk, self._campaign_id, unit_id, day=self._model.day)
        name = self._model.board.unit(unit_id).short_name
        if found is None:
            self.told.emit(f"{name} không còn thiếu số liệu nào.")
            return
        QGuiApplication.clipboard().setText(found.text)
        keep_reminders(self._desk, self._campaign_id, [found])
        self.told.emit(f"Đã chép tin nhắn nhắc {name}; mở Zalo và dán.")
