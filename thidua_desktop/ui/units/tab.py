"""Tab Đơn vị: the units by block, with their people, tasks and score at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.services import catalogue
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import MasterPage, allow, make_action, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.units.dialog import UnitDialog
from thidua_desktop.ui.units.model import COLUMNS, unit_lines
from thidua_desktop.ui.units.panel import UnitPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme

CHOOSE = "Chọn một đơn vị trong bảng trước."
NO_CAMPAIGN = "Chọn một phong trào ở đầu cửa sổ trước."


class UnitsTab(QWidget):
    """Who takes part; what is stored comes back by `take`."""

    refused = Signal(object)  # RuleError of what could not be stored
    go_to_cell = Signal(int, int)  # unit id, indicator id of the task that was opened
    noticed = Signal(str)  # what was just done and can be undone: "Đã xóa đơn vị …"

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date | None = None
        self.add = make_action(self, theme, "Thêm đơn vị", Icon.PLUS, keys="Ins")
        self.edit = make_action(self, theme, "Sửa đơn vị", Icon.EDIT, keys="F2")
        self.remove = make_action(self, theme, "Xóa hoặc ngừng", Icon.DELETE, keys="Del")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Bảng đơn vị")
        self.filters = FilterLine(theme, prompt="Lọc theo tên đơn vị…")
        self._blocks = self.filters.add_choice(Icon.LAYERS, ("Tất cả khối",), name="Khối thi đua")
        self.panel = UnitPanel(theme, desk)
        self._empty = EmptyState(
            theme,
            Icon.UNITS,
            title="Chưa có đơn vị nào",
            sentence="Các cơ quan, trường học, thôn dự thi đua của xã sẽ nằm ở đây.",
            actions=(self.add,),
        )
        self._page = MasterPage(
            self,
            theme,
            filters=self.filters,
            table=self.table,
            panel=self.panel,
            empty=self._empty,
        )
        self._page.bar.add_action(self.add, main=True)
        self._page.bar.add_action(self.edit)
        self._page.bar.add_action(self.remove)
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        self.add.triggered.connect(self._add)
        self.edit.triggered.connect(self._edit)
        self.remove.triggered.connect(self._remove)
        self.filters.text_changed.connect(self._refresh)
        self._blocks.chosen.connect(self._refresh)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._edit)
        self.panel.task_opened.connect(self._open_task)

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; None shows the empty page."""
        self._campaign_id, self._day = campaign_id, day
        self._refresh()

    def take(self, _delta: Delta) -> None:
        """Show what a committed change left; unchanged lines stay untouched."""
        self._refresh()

    def go_to(self, unit_id: int) -> None:
        """Make a unit the current one, whatever is filtered."""
        if not self.table.choose(unit_id):
            show_everything(self.filters, self._blocks)
            self._refresh()
            self.table.choose(unit_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self, *_: object) -> None:
        if self._campaign_id is None or self._day is None:
            self._page.show_table(filled=False)
            allow(self.add, allowed=False, why=NO_CAMPAIGN)
            self._show_chosen(None)
            return
        board = self._desk.board(self._campaign_id)
        allow(self.add, allowed=True, why="")
        self._blocks.offer(("Tất cả khối", *(block.name for block in board.blocks)))
        chosen = self._blocks.current
        block_id = board.blocks[chosen - 1].id if chosen else None
        lines = unit_lines(board, self._day, words=self.filters.words, block_id=block_id)
        every = sum(1 for line in unit_lines(board, self._day) if line.key is not None)
        self._page.show_table(filled=every > 0)
        self.filters.say_count(f"{sum(line.key is not None for line in lines)}/{every} đơn vị")
        self.table.show_lines(lines)
        self._show_chosen(self.table.key)

    def _show_chosen(self, unit_id: object) -> None:
        chosen = isinstance(unit_id, int)
        allow(self.edit, allowed=chosen, why=CHOOSE)
        allow(self.remove, allowed=chosen, why=CHOOSE)
        if isinstance(unit_id, int) and self._campaign_id is not None and self._day is not None:
            board = self._desk.board(self._campaign_id)
            self.panel.show_unit(board, unit_id, self._day)
        else:
            self.panel.show_nothing()

    def _open_task(self, indicator_id: int) -> None:
        if self.table.key is not None:
            self.go_to_cell.emit(self.table.key, indicator_id)

    def _add(self, *_: object) -> None:
        self._open_form(None)

    def _edit(self, *_: object) -> None:
        if self.table.key is not None:
            self._open_form(self.table.key)

    def _open_form(self, unit_id: int | None) -> None:
        if self._campaign_id is None or self._day is None:
            return
        form = UnitDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            day=self._day,
            unit_id=unit_id,
            parent=self,
        )
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.saved.connect(self.go_to)
        form.open()

    def _remove(self, *_: object) -> None:
        if self.table.key is None or self._campaign_id is None or self._day is None:
            return
        name = self._desk.board(self._campaign_id).unit(self.table.key).name
        try:
            gone = catalogue.remove_unit(self._desk, self.table.key, day=self._day)
        except RuleError as error:
            self.refused.emit(error)
            return
        if gone:
            self.noticed.emit(f"Đã xóa đơn vị “{name}”.")
        else:
            self.noticed.emit(
                f"Đơn vị “{name}” đang có trong phong trào nên được giữ lại, "
                f"chỉ ngừng hoạt động sau ngày {format_date(self._day)}."
            )
