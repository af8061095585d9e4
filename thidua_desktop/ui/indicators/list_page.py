"""Danh sách of the tab Chỉ tiêu: the indicators under their fields, their scope and versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.services import fields, indicators
from thidua_desktop.services.bulk import WHOLE, total_weight
from thidua_desktop.services.origins import commune_origin
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.indicators.bulk_dialog import BulkDialog, WeightsDialog
from thidua_desktop.ui.indicators.dialog import EndDialog, IndicatorDialog
from thidua_desktop.ui.indicators.fields_dialog import FieldsDialog
from thidua_desktop.ui.indicators.model import COLUMNS, indicator_lines
from thidua_desktop.ui.indicators.order_table import OrderModel, OrderTable
from thidua_desktop.ui.indicators.panel import indicator_details
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.page import MasterPage, allow, make_action, show_everything
from thidua_desktop.ui.score.origin_dialog import OriginDialog
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.seen_page import SeenPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QDialog

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.segmented import SegmentedControl

CHOOSE = "Chọn một chỉ tiêu trong bảng trước."
NO_FIELDS = "Phong trào chưa có nội dung thi đua nào: đọc kế hoạch trước."
NOTHING_TO_CHECK = "Chỉ tiêu này không có gì cần kiểm tra."
AT_THE_END = "Chỉ tiêu đã ở đầu hoặc cuối danh sách."
FILTERED = "Bỏ lọc, bỏ sắp xếp trước, rồi chuyển chỉ tiêu đến chỗ mới."
TO_CHECK = 1


class IndicatorList(SeenPage):
    """What is asked of whom; what is stored comes back by `take`."""

    refused = Signal(object)  # RuleError of what could not be stored
    noticed = Signal(str)  # what was just done and can be undone: "Đã xóa chỉ tiêu …"
    told = Signal(str)  # a sentence for the status line
    cell_wanted = Signal(int, int)  # unit id, indicator id of a value behind a commune's result
    plan_wanted = Signal()  # nothing: a plan is to be read, where no indicator is yet

    def __init__(self, theme: Theme, desk: Desk, *, switch: SegmentedControl) -> None:
        """`switch` leads to the other view of the tab."""
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date | None = None
        self.read_plan = make_action(self, theme, "Đọc kế hoạch…", Icon.NEW_FILE)
        self.add = make_action(self, theme, "Thêm chỉ tiêu", Icon.PLUS, keys="Ins")
        self.edit = make_action(self, theme, "Sửa chỉ tiêu", Icon.EDIT, keys="F2")
        self.end = make_action(self, theme, "Xóa hoặc kết thúc", Icon.DELETE, keys="Del")
        self.confirm = make_action(self, theme, "Đã kiểm tra", Icon.DONE)
        self.many = make_action(self, theme, "Sửa nhiều", Icon.LAYERS)
        self.weights = make_action(self, theme, "Chia đều cho đủ 100", Icon.RANKING)
        self.fields = make_action(self, theme, "Nội dung", Icon.SETTINGS)
        self.result = make_action(self, theme, "Kết quả toàn xã", Icon.EYE)
        self.up = make_action(self, theme, "Chuyển lên", Icon.UP, keys="Alt+Up")
        self.down = make_action(self, theme, "Chuyển xuống", Icon.DOWN, keys="Alt+Down")
        self._lines = OrderModel(COLUMNS)
        self.table = OrderTable(theme, self._lines, name="Bảng chỉ tiêu")
        self.table.addActions(
            (self.edit, self.many, self.up, self.down, self.confirm, self.end, self.result)
        )
        self.filters = FilterLine(theme, prompt="Lọc theo tên chỉ tiêu…")
        self._marks = self.filters.add_choice(
            Icon.FILTER, ("Mọi chỉ tiêu", "Cần kiểm tra"), name="Đánh dấu"
        )
        self.panel = DetailsPanel(
            theme, hint="Chọn một chỉ tiêu để xem quy tắc, phạm vi, nguồn và các lần điều chỉnh."
        )
        self._page = self._make_page(switch)
        self._connect()
        self._refresh()

    def _make_page(self, switch: SegmentedControl) -> MasterPage:
        empty = EmptyState(
            self._theme,
            Icon.INDICATORS,
            title="Chưa có chỉ tiêu nào",
            sentence="Các chỉ tiêu, nhiệm vụ của kế hoạch sẽ nằm ở đây, theo từng nội dung.",
            actions=(self.read_plan, self.add),
        )
        page = MasterPage(
            self,
            self._theme,
            filters=self.filters,
            table=self.table,
            screen="indicators",
            panel=self.panel,
            empty=empty,
        )
        page.bar.add_action(self.add, main=True)
        for action in (
            self.edit,
            self.many,
            self.end,
            self.confirm,
            self.weights,
            self.fields,
            self.result,
        ):
            page.bar.add_action(action)
        page.bar.add_widget(switch)
        return page

    def _connect(self) -> None:
        self.read_plan.triggered.connect(self.plan_wanted)
        self.add.triggered.connect(self._add)
        self.edit.triggered.connect(self._edit)
        self.end.triggered.connect(self._end)
        self.confirm.triggered.connect(self._confirm)
        self.many.triggered.connect(self._many)
        self.weights.triggered.connect(self._weights)
        self.fields.triggered.connect(self._fields)
        self.result.triggered.connect(self._result)
        self.up.triggered.connect(self._up)
        self.down.triggered.connect(self._down)
        self.table.dropped.connect(self._drop)
        self.filters.text_changed.connect(self._refresh)
        self._marks.chosen.connect(self._refresh)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._edit)

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; None shows the empty page."""
        self._campaign_id, self._day = campaign_id, day
        self._refresh_soon()

    def go_to(self, indicator_id: int) -> None:
        """Make an indicator the current one, whatever is filtered."""
        if not self.table.choose(indicator_id):
            show_everything(self.filters, self._marks)
            self._refresh()
            self.table.choose(indicator_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_to_check(self) -> None:
        """Show only what is marked "cần kiểm tra" (the door from Tổng quan)."""
        self._marks.choose(TO_CHECK)
        self._refresh()

    def _board(self) -> CampaignBoard | None:
        return None if self._campaign_id is None else self._desk.board(self._campaign_id)

    @override
    def _refresh(self, *_: object) -> None:
        board = self._board()
        if board is None or self._day is None:
            self._page.show_table(filled=False)
            for action in (self.add, self.weights, self.fields):
                allow(action, allowed=False, why="Chọn một phong trào ở đầu cửa sổ trước.")
            self._show_chosen(None)
            return
        allow(self.add, allowed=bool(board.fields), why=NO_FIELDS)
        allow(self.weights, allowed=bool(board.indicators), why=NO_FIELDS)
        allow(self.fields, allowed=True, why="")
        self._page.show_table(filled=bool(board.indicators))
        versions = (board.version(row.id, self._day) for row in board.indicators)
        to_check = sum(1 for v in versions if v is not None and v.to_check)
        self._marks.offer(("Mọi chỉ tiêu", f"Cần kiểm tra · {to_check}"))
        lines = indicator_lines(
            board,
            self._day,
            words=self.filters.words,
            only_to_check=self._marks.current == TO_CHECK,
        )
        shown = sum(1 for line in lines if line.key is not None)
        weight = total_weight(board, self._day)
        whole = "đủ 100" if weight == WHOLE else f"{format_decimal(weight)}, chưa bằng 100"
        self.filters.say_count(f"{shown}/{len(board.indicators)} chỉ tiêu · trọng số {whole}")
        self.table.show_lines(lines)
        self._show_chosen(self.table.key)

    def _show_chosen(self, indicator_id: object) -> None:
        board = self._board()
        if not isinstance(indicator_id, int) or board is None or self._day is None:
            for action in (
                self.edit,
                self.many,
                self.end,
                self.confirm,
                self.weights,
                self.fields,
                self.result,
            ):
                allow(action, allowed=False, why=CHOOSE)
            self.panel.show_record(None)
            return
        for action in (self.edit, self.many, self.end, self.up, self.down, self.result):
            allow(action, allowed=True, why="")
        version = board.version(indicator_id, self._day)
        marked = version is not None and version.to_check
        allow(self.confirm, allowed=marked, why=NOTHING_TO_CHECK)
        self.panel.show_record(indicator_details(board, indicator_id, self._day))

    # the actions

    def _add(self, *_: object) -> None:
        board = self._board()
        if board is None or not board.fields:
            return
        near = self.table.key
        field_id = board.indicator(near).field_id if near is not None else board.fields[0].id
        self._open_form(None, field_id)

    def _edit(self, *_: object) -> None:
        board = self._board()
        if board is not None and self.table.key is not None:
            self._open_form(self.table.key, board.indicator(self.table.key).field_id)

    def _open_form(self, indicator_id: int | None, field_id: int) -> None:
        self._ask(self._form, indicator_id=indicator_id, field_id=field_id)

    def _form(self, *place: Any, **more: Any) -> IndicatorDialog:  # noqa: ANN401 - passed on
        form = IndicatorDialog(*place, **more)
        form.saved.connect(self.go_to)
        return form

    def _end(self, *_: object) -> None:
        key = self.table.key
        if key is None or self._campaign_id is None or self._day is None:
            return
        if indicators.needs_reason(self._desk, self._campaign_id):
            open_over(
                EndDialog(self._theme, self._desk, indicator_id=key, day=self._day, parent=self)
            )
            return
        try:
            indicators.end_indicator(self._desk, key, day=self._day)
        except RuleError as error:
            self.refused.emit(error)
            return
        self.noticed.emit("Đã xóa chỉ tiêu.")

    def _confirm(self, *_: object) -> None:
        if self.table.key is None or self._day is None:
            return
        try:
            indicators.confirm_indicator(self._desk, self.table.key, day=self._day)
        except RuleError as error:
            self.refused.emit(error)

    def _many(self, *_: object) -> None:
        chosen = self.table.chosen_keys()
        if chosen:
            self._ask(BulkDialog, indicator_ids=chosen)

    def _weights(self, *_: object) -> None:
        self._ask(WeightsDialog)

    def _ask(self, form: Callable[..., QDialog], **more: object) -> None:
        """Open a form of the campaign and the day on screen."""
        if self._campaign_id is not None and self._day is not None:
            place = {"campaign_id": self._campaign_id, "day": self._day}
            open_over(form(self._theme, self._desk, **place, **more, parent=self))

    def _fields(self, *_: object) -> None:
        if self._campaign_id is not None:
            open_over(
                FieldsDialog(self._theme, self._desk, campaign_id=self._campaign_id, parent=self)
            )

    def _result(self, *_: object) -> None:
        """Open the commune's result of the current indicator to its units."""
        key = self.table.key
        if key is None or self._campaign_id is None or self._day is None:
            return
        origin = commune_origin(self._desk, self._campaign_id, key, self._day)
        dialog = OriginDialog(self._theme, origin, parent=self)
        dialog.go_to_cell.connect(self.cell_wanted)
        open_over(dialog)

    def _up(self, *_: object) -> None:
        self._move(-1)

    def _down(self, *_: object) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if self.table.key is None:
            return
        if not self.table.arrangement.is_plain:
            self.told.emit(FILTERED)
            return
        try:
            moved = fields.move_indicator(self._desk, self.table.key, step=step)
        except RuleError as error:
            self.refused.emit(error)
            return
        if not moved:
            self.told.emit(AT_THE_END)

    def _drop(self, key: int, row: int) -> None:
        """Put a dragged indicator before the row it was dropped on, or at the end of a field."""
        board = self._board()
        if board is None or not board.fields:
            return
        narrowed = self.filters.words or self._marks.current == TO_CHECK
        if narrowed or not self.table.arrangement.is_plain:
            self.told.emit(FILTERED)
            return
        heads = sum(line.key is None for line in self._lines.lines[:row])
        field = board.fields[max(heads - 1, 0)]
        before = self._lines.key_at(max(row, 1))
        if before == key:
            return
        try:
            fields.place_indicator(self._desk, key, field_id=field.id, before_id=before)
        except RuleError as error:
            self.refused.emit(error)
