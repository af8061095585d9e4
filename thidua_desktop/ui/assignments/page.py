"""Giao chỉ tiêu: the matrix with its layers, what fills many cells, and each unit's own plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QVBoxLayout
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import UnitPlanState
from thidua_desktop.services import assignments, unit_plans
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.ui.assignments.kind_dialog import KindDialog
from thidua_desktop.ui.assignments.model import Choice, MatrixModel
from thidua_desktop.ui.assignments.panel import cell_details, unit_details
from thidua_desktop.ui.assignments.paper_dialog import (
    PactDialog,
    PaperDialog,
    RegistrationDialog,
)
from thidua_desktop.ui.assignments.paste import block_preview, chosen_typings, read_block
from thidua_desktop.ui.assignments.plan_dialog import UnitPlanDialog
from thidua_desktop.ui.assignments.view import MatrixView
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.grid_widths import GridWidths
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.master.paste_dialog import PasteDialog
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare
from thidua_desktop.ui.widgets.seen_page import SeenPage
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme

LAYERS = {
    Layer.TARGET: "Mục tiêu",
    Layer.REGISTERED: "Đăng ký",
    Layer.RESPONSIBLE: "Phụ trách",
    Layer.DEADLINE: "Thời hạn",
}
KEYS = {
    Layer.TARGET: "Gõ mục tiêu riêng, x theo mục tiêu chung, - không có nhiệm vụ, p phối hợp, "
    "Delete thu hồi.",
    Layer.REGISTERED: "Gõ mức đơn vị đăng ký, bằng hoặc cao hơn mục tiêu; Delete xóa.",
    Layer.RESPONSIBLE: "Gõ họ tên người phụ trách; Delete xóa.",
    Layer.DEADLINE: "Gõ ngày, ví dụ 05/01/2026; Delete trở về thời hạn chung.",
}
CHOOSE_COLUMN = "Chọn ô ở cột của các chỉ tiêu cần giao trước."
CHOOSE_UNIT = "Chọn ô ở dòng của đơn vị trước."
NO_UNITS = "Chưa có đơn vị nào trong phong trào: xếp đơn vị vào khối ở tab Đơn vị trước."


class AssignmentPage(SeenPage):
    """Who has which task; `switch` is put at the end of the action line by the tab."""

    refused = Signal(object)  # RuleError of what was typed or pasted
    noticed = Signal(str)  # what was just done and can be undone
    told = Signal(str)  # a sentence for the status line

    def __init__(self, theme: Theme, desk: Desk, *, switch: SegmentedControl) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date | None = None
        self._model: MatrixModel | None = None
        self._view: MatrixView | None = None
        self._cell: tuple[int, int] | None = None
        self.by_kind = make_action(self, theme, "Giao theo loại đơn vị…", Icon.UNITS)
        self.by_scope = make_action(self, theme, "Giao theo phạm vi", Icon.LAYERS)
        self.paste = make_action(self, theme, "Dán từ Excel", Icon.PASTE)
        self.plan = make_action(self, theme, "Kế hoạch đơn vị…", Icon.VERIFY)
        self.sheet = make_action(self, theme, "Bản đăng ký", Icon.PAPER)
        self.pact = make_action(self, theme, "Giao ước khối", Icon.SIGN)
        self.filters = FilterLine(theme, prompt="Lọc theo tên đơn vị…")
        self._blocks = self.filters.add_choice(Icon.LAYERS, ("Tất cả khối",), name="Khối")
        self._fields = self.filters.add_choice(Icon.FILTER, ("Mọi nội dung",), name="Nội dung")
        self.layers = SegmentedControl(tuple(LAYERS.values()), name="Lớp của bảng")
        self.panel = DetailsPanel(
            theme, hint="Chọn một ô để xem mục tiêu, người phụ trách và kế hoạch của đơn vị."
        )
        self._widths = GridWidths(self, screen="assignments")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._pages = QStackedWidget()
        self._bar = ActionBar(theme)
        self._column = QVBoxLayout(self)
        self._lay_out(switch)
        self._connect()
        self._measure()
        self._allow_actions()

    def _lay_out(self, switch: SegmentedControl) -> None:
        self._bar.add_action(self.by_kind, main=True)
        for action in (self.by_scope, self.paste, self.plan, self.sheet, self.pact):
            self._bar.add_action(action)
        self._bar.add_widget(switch)
        self.filters.add_widget(self.layers)
        self._pages.addWidget(
            EmptyState(
                self._theme,
                Icon.INDICATORS,
                title="Chưa có gì để giao",
                sentence="Khi phong trào có chỉ tiêu và đơn vị, bảng đơn vị × chỉ tiêu sẽ nằm ở "
                "đây: ai được giao gì, ai phụ trách, đến khi nào.",
            )
        )
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._pages)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 1)
        self._column.addWidget(self._bar)
        self._column.addWidget(self.filters)
        self._column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.by_kind.triggered.connect(self._by_kind)
        self.by_scope.triggered.connect(self._by_scope)
        self.paste.triggered.connect(self._paste)
        self.plan.triggered.connect(self._plan)
        self.sheet.triggered.connect(self._sheet)
        self.pact.triggered.connect(self._pact)
        self.filters.text_changed.connect(self._choose)
        self._blocks.chosen.connect(self._choose)
        self._fields.chosen.connect(self._choose)
        self.layers.chosen.connect(self._choose_layer)
        self._theme.changed.connect(self._measure)

    # what is shown

    @property
    def grid(self) -> MatrixView | None:
        """The matrix on screen; None while there is nothing to give."""
        return self._view

    @property
    def layer(self) -> Layer:
        return tuple(LAYERS)[self.layers.current]

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day, at once or when the page is next seen."""
        if campaign_id != self._campaign_id:
            self._drop_grid()
            self._cell = None
        self._campaign_id, self._day = campaign_id, day
        self._refresh_soon()

    @override
    def take(self, delta: Delta) -> None:
        """Show what a committed change left."""
        if self._model is None or not self.isVisible():
            self._refresh_soon()
            return
        self._model.take(delta)
        self._show_rest()

    def _board(self) -> CampaignBoard | None:
        return None if self._campaign_id is None else self._desk.board(self._campaign_id)

    @override
    def _refresh(self, *_: object) -> None:
        board = self._board()
        if board is None or self._day is None or not board.indicators:
            self._drop_grid()
            self.panel.show_record(None)
            self.filters.hide()
            self.panel.hide()
            self._allow_actions()
            return
        self.filters.show()
        self.panel.show()
        self._blocks.offer(("Tất cả khối", *(b.name for b in board.blocks)))
        titles = (f.short_title or f.title for f in board.fields)
        self._fields.offer(("Mọi nội dung", *(f"{n}. {t}" for n, t in enumerate(titles, start=1))))
        if self._model is None:
            self._make_grid(board.campaign.id, self._day)
        self._choose()

    def _make_grid(self, campaign_id: int, day: date) -> None:
        self._model = MatrixModel(self._desk, campaign_id, day)
        self._model.refused.connect(self.refused)
        self._view = MatrixView(self._theme, self._model, self._widths)
        self._view.cell_chosen.connect(self._choose_cell)
        self._view.block_pasted.connect(self._take_block)
        self._view.told.connect(self.told)
        self._view.plan_wanted.connect(self._plan)
        self._pages.addWidget(self._view)
        self._pages.setCurrentWidget(self._view)

    def _drop_grid(self) -> None:
        if self._view is not None:
            self._theme.changed.disconnect(self._view.lay_out)
            self._pages.removeWidget(self._view)
            self._view.deleteLater()
        self._view, self._model = None, None

    def _choice(self, board: CampaignBoard) -> Choice:
        block, field = self._blocks.current, self._fields.current
        return Choice(
            board.blocks[block - 1].id if block else None,
            board.fields[field - 1].id if field else None,
            self.filters.words,
        )

    def _choose(self, *_: object) -> None:
        board = self._board()
        if self._model is None or board is None or self._day is None:
            return
        self._model.show(self._day, self._choice(board), self.layer)
        if self._cell is not None and self._view is not None:
            self._view.choose(self._model.place(*self._cell))
        self._show_rest()

    def _choose_layer(self, _place: int) -> None:
        self._choose()
        self.told.emit(KEYS[self.layer])

    def go_to(self, unit_id: int, indicator_id: int) -> None:
        """Make a cell the current one, whatever is filtered."""
        if self._model is None or self._view is None:
            return
        if not self._model.place(unit_id, indicator_id).isValid():
            self._blocks.choose(0)
            self._fields.choose(0)
            self._choose()
        self._view.choose(self._model.place(unit_id, indicator_id))
        self._view.setFocus()

    def _choose_cell(self, unit_id: int, indicator_id: int) -> None:
        self._cell = (unit_id, indicator_id)
        self._show_rest()

    def _show_rest(self) -> None:
        board = self._board()
        self._allow_actions()
        if board is None or self._model is None or self._day is None:
            return
        found = unit_plans.counts(self._desk, board, self._day)
        units = len(self._model.units)
        lacking = found[UnitPlanState.NONE] + found[UnitPlanState.RETURNED]
        waiting = found[UnitPlanState.SENT]
        plans = f"{lacking} thiếu kế hoạch" if lacking else f"{waiting} kế hoạch chờ duyệt"
        self.filters.say_count(f"{units} đơn vị · {plans}")
        if self._cell is None:
            self.panel.show_record(None)
        elif self._cell[1]:
            unit_id, indicator_id = self._cell
            self.panel.show_record(
                cell_details(self._desk, board, unit_id, indicator_id, day=self._day)
            )
        else:
            self.panel.show_record(unit_details(self._desk, board, self._cell[0], day=self._day))

    def _allow_actions(self) -> None:
        board = self._board()
        filled = board is not None and self._day is not None and bool(board.units(self._day))
        there = filled and self._view is not None
        column = there and self._cell is not None and bool(self._cell[1])
        allow(self.by_kind, allowed=column, why=CHOOSE_COLUMN if there else NO_UNITS)
        allow(self.by_scope, allowed=there, why=NO_UNITS)
        allow(self.paste, allowed=column, why=CHOOSE_COLUMN if there else NO_UNITS)
        unit = there and self._cell is not None
        for action in (self.plan, self.sheet, self.pact):
            allow(action, allowed=unit, why=CHOOSE_UNIT if there else NO_UNITS)

    # what is done

    def _paste(self, *_: object) -> None:
        if self._view is not None:
            self._view.paste()

    def _take_block(self, row: int, column: int, block: object) -> None:
        board = self._board()
        if self._model is None or board is None or not isinstance(block, list):
            return
        rows: list[list[str]] = block
        model, layer = self._model, self.layer
        typings = model.typings(row, column, rows)
        size = sum(len(texts) for texts in rows)
        pasted = read_block(board, typings, layer=layer, day=model.day, size=size)
        if pasted.is_plain:
            model.enter(typings)
            return
        preview = block_preview(board, pasted, layer=layer, day=model.day)
        title = f"Dán: {LAYERS[layer].lower()}"
        choice = PasteDialog.ask(self._theme, preview, self, title=title)
        if choice is not None:
            model.enter(chosen_typings(pasted, choice, layer))

    def _by_scope(self, *_: object) -> None:
        if self._campaign_id is None:
            return
        try:
            number = assignments.assign_all(self._desk, self._campaign_id)
        except RuleError as error:
            self.refused.emit(error)
            return
        waiting = assignments.without_lead(self._desk.board(self._campaign_id))
        lacking = f" {waiting} chỉ tiêu toàn xã chưa chọn đơn vị chủ trì." if waiting else ""
        if number:
            self.noticed.emit(
                f"Đã giao thêm {number} nhiệm vụ theo phạm vi của các chỉ tiêu.{lacking}"
            )
        elif waiting:
            self.told.emit(lacking.strip())
        else:
            self.told.emit("Mọi chỉ tiêu đã được giao theo phạm vi; không có gì phải thêm.")

    def _by_kind(self, *_: object) -> None:
        chosen = self._view.chosen_indicators() if self._view is not None else ()
        if not chosen and self._cell is not None and self._cell[1]:
            chosen = (self._cell[1],)
        if chosen:
            self._ask(KindDialog, indicator_ids=chosen)

    def _ask(self, form: Callable[..., QDialog], **more: object) -> None:
        """Open a form or a paper of the campaign and the day on screen."""
        if self._campaign_id is None or self._day is None:
            return
        place = {"campaign_id": self._campaign_id, "day": self._day}
        opened = form(self._theme, self._desk, **place, **more, parent=self)
        if isinstance(opened, PaperDialog):
            opened.told.connect(self.told)
        open_over(opened)

    def _chosen_units(self) -> tuple[int, ...]:
        chosen = self._view.chosen_units() if self._view is not None else ()
        return chosen or ((self._cell[0],) if self._cell else ())

    def _plan(self, *_: object) -> None:
        units = self._chosen_units()
        if units:
            self._ask(UnitPlanDialog, unit_ids=units)

    def _sheet(self, *_: object) -> None:
        units = self._chosen_units()
        if units:
            self._ask(RegistrationDialog, unit_ids=units)

    def _pact(self, *_: object) -> None:
        board, units = self._board(), self._chosen_units()
        if board is None or self._day is None or not units:
            return
        block = board.block_of(units[0], self._day)
        if block is not None:
            self._ask(PactDialog, block_id=block.id)

    def _measure(self) -> None:
        m = self._theme.metrics
        bare(self._column, spacing=m.s)
        self._column.setContentsMargins(m.l, m.m, m.l, m.m)
        self._split.setSizes([m.panel * 3, m.panel])
