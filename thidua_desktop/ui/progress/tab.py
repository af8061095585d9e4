"""Tab Tiến độ: three views of one grid, what is looked for in it, the panel of the current cell."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.records import ProgressEntry, Verification
from thidua_desktop.services.evidence import attach_to_cell
from thidua_desktop.services.reminders import keep_reminders, message
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.grid_look import USUAL
from thidua_desktop.ui.master.grid_page import GridPage
from thidua_desktop.ui.master.layout import TableLayout
from thidua_desktop.ui.master.memory import layout_state, read_layout
from thidua_desktop.ui.master.paste_dialog import Choice, PasteDialog
from thidua_desktop.ui.progress.chooser import Chooser
from thidua_desktop.ui.progress.lists import IndicatorSheet, ListSheet, UnitSheet
from thidua_desktop.ui.progress.model import GridModel
from thidua_desktop.ui.progress.panel import cell_details
from thidua_desktop.ui.progress.paste_dialog import chosen_typings, read_block
from thidua_desktop.ui.progress.remark_dialog import RemarkDialog
from thidua_desktop.ui.progress.sheet import SheetModel, name_of
from thidua_desktop.ui.progress.view import GridView
from thidua_desktop.ui.progress.watch import WATCH_WORDS, Watch, WatchList
from thidua_desktop.ui.reports.current import CurrentReportBar
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.verification.reason_choice import ask_reason
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import ChoiceButton
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from thidua_desktop.runtime.settings import Json
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme

    Key = tuple[int, int]


class View(IntEnum):
    """The segments, in their order."""

    MATRIX = 0
    UNIT = 1
    INDICATOR = 2


VIEW_WORDS = ("Ma trận", "Một đơn vị", "Một chỉ tiêu")
NO_CELL = "Chọn một ô của đơn vị cần nhắc trước."
NO_REMARK_CELL = "Chọn một ô có số liệu để ghi chú."


class ProgressTab(GridPage):
    """The daily work: type, paste, see what it does."""

    kept_as = "progress"
    refused = Signal(object)  # RuleError of what was typed or pasted
    told = Signal(str)  # a sentence for the status line

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date = desk.clock.today()
        self._cell: Key | None = None
        self._views: dict[View, tuple[SheetModel, GridView]] = {}
        self._stale: set[View] = set()
        self._layouts: dict[View, tuple[TableLayout, int]] = {}
        self._seen = WatchList()
        self.report = CurrentReportBar(theme, desk)
        self._remind = QAction("Chép tin nhắn nhắc", self)
        self._remind.triggered.connect(self._copy_reminder)
        theme.dress(self._remind, Icon.MESSAGE)
        self._paste = QAction("Dán số liệu từ Excel", self)
        self._paste.triggered.connect(self._paste_here)
        theme.dress(self._paste, Icon.PASTE)
        self._switch = SegmentedControl(VIEW_WORDS, name="Cách xem bảng")
        self._switch.chosen.connect(self._choose_view)
        self._blocks = ChoiceButton(theme, Icon.LAYERS, ("Tất cả khối",), name="Khối")
        self._blocks.chosen.connect(self._show_again)
        self._watch = ChoiceButton(theme, Icon.FILTER, self._watch_words(), name="Chỉ xem")
        self._watch.chosen.connect(self._show_again)
        self._columns = QToolButton()
        self._chooser = Chooser(theme)
        self._chooser.chosen.connect(self._choose_about)
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
        self._listen_to_keys()
        self._chooser.hide()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        bar = ActionBar(self._theme)
        bar.add_action(self._paste, main=True)
        bar.add_action(self._remind)
        for widget in (self._switch, self._blocks, self._watch, self._columns):
            bar.add_widget(widget)
        self._columns.setToolTip("Cột, cỡ chữ của bảng")
        self._columns.setAccessibleName("Cột, cỡ chữ của bảng")
        self._theme.dress(self._columns, Icon.SETTINGS, IconRole.MUTED)
        self._columns.clicked.connect(self._open_columns)
        left, body = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(m.s)
        left.addWidget(self._chooser)
        left.addWidget(self._place, 1)
        body.setSpacing(m.m)
        body.addLayout(left, 1)
        body.addWidget(self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.m)
        column.addWidget(bar)
        column.addWidget(self.report)
        column.addLayout(body, 1)

    def _listen_to_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+1": self._see_matrix,
            "Ctrl+2": self._see_unit,
            "Ctrl+3": self._see_indicator,
            "Ctrl+PgUp": self._chooser.step_back,
            "Ctrl+PgDown": self._chooser.step_forth,
            "F4": self._next_watched,
            "Shift+F4": self._last_watched,
        }
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # what is shown

    @property
    def view(self) -> View:
        """Which of the three views is chosen."""
        return View(self._switch.current)

    @property
    def grid(self) -> GridView | None:
        """The grid on screen; None while no campaign is chosen."""
        held = self._views.get(self.view)
        return held[1] if held else None

    @property
    def _model(self) -> SheetModel | None:
        held = self._views.get(self.view)
        return held[0] if held else None

    def current_cell(self) -> Key | None:
        """Return unit and indicator of the current cell."""
        return self._cell

    def _board(self) -> CampaignBoard | None:
        return None if self._campaign_id is None else self._desk.board(self._campaign_id)

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; None shows the empty page."""
        if self.report.campaign_id not in {None, campaign_id}:
            self.report.stop()
        if campaign_id != self._campaign_id:
            self._drop_grids()
            self._cell = None
        self._campaign_id, self._day = campaign_id, day
        board = self._board()
        if board is None:
            self._chooser.hide()
            self._pages.setCurrentIndex(0)
            self._panel.show_record(None)
            return
        self._blocks.offer(("Tất cả khối", *(b.name for b in board.blocks)))
        self._show_again()

    def _show_again(self, *_: object) -> None:
        """Bring the view on screen to day, block and what is looked for."""
        if self._campaign_id is None:
            return
        self._look()
        self._stale = set(View)
        self._show_view()

    def _look(self) -> None:
        board = self._board()
        if board is None:
            return
        units = board.units(self._day, block_id=self._block_id())
        keys = ((u.id, i.id) for i in board.indicators for u in units)
        self._seen.look(board, keys, self._day)
        self._offer_watches()

    def _offer_watches(self) -> None:
        self._watch.offer(self._watch_words())

    def _watch_words(self) -> tuple[str, ...]:
        counted = (f"{words} · {self._seen.count(w)}" for w, words in WATCH_WORDS.items())
        return ("Mọi ô", *counted)

    def _block_id(self) -> int | None:
        board = self._board()
        if board is None or self._blocks.current == 0:
            return None
        return board.blocks[self._blocks.current - 1].id

    def _watched(self) -> Watch | None:
        at = self._watch.current
        return tuple(Watch)[at - 1] if at else None

    def _show_view(self) -> None:
        if self._campaign_id is None:
            return
        view = self.view
        model, grid = self._views.get(view) or self._make_grid(view)
        if isinstance(model, ListSheet):
            self._offer_choices()
            model.about = self._about(view)
            self._chooser.choose(model.about)
        if view in self._stale:
            self._stale.discard(view)
            model.show(self._day, block_id=self._block_id(), watch=self._watched())
        self._chooser.setVisible(view is not View.MATRIX)
        self._pages.setCurrentWidget(grid)
        if self._cell is not None:
            with QSignalBlocker(grid):  # the panel is filled once, below
                grid.choose(model.place(*self._cell))
        self._say_list()
        self._refresh_panel()

    def _make_grid(self, view: View) -> tuple[SheetModel, GridView]:
        assert self._campaign_id is not None  # noqa: S101 - narrows for the checker
        kinds = {View.MATRIX: GridModel, View.UNIT: UnitSheet, View.INDICATOR: IndicatorSheet}
        model = kinds[view](self._desk, self._campaign_id, self._day, seen=self._seen)
        grid = GridView(self._theme, model)
        layout, zoom = self._layouts.get(view, (TableLayout(), USUAL))
        grid.look_as(layout, zoom)
        model.ask_reason = partial(ask_reason, self._theme)
        model.report_of = self.report.report_id
        model.refused.connect(self.refused)
        model.echoed.connect(self.told)
        model.no_duty_made.connect(self.told)
        grid.told.connect(self.told)
        grid.cell_chosen.connect(self._choose_cell)
        grid.block_pasted.connect(self._take_block)
        grid.looked_at.connect(self._keep_layout)
        grid.brought.connect(self._attach)
        self._pages.addWidget(grid)
        self._views[view] = (model, grid)
        self._stale.add(view)
        return model, grid

    def _drop_grids(self) -> None:
        """Let the grids of a campaign go that is no longer shown, so that nothing asks for them."""
        for _, grid in self._views.values():
            self._theme.changed.disconnect(grid.lay_out)
            self._pages.removeWidget(grid)
            grid.deleteLater()
        self._views.clear()

    # the three views

    def _choose_view(self, _view: int) -> None:
        self._show_view()
        if self.grid is not None:
            self.grid.setFocus()

    def show_view(self, view: View) -> None:
        """Switch to a view; the current cell stays the current one."""
        self._switch.choose(view)
        self._choose_view(view)

    def _see_matrix(self) -> None:
        self.show_view(View.MATRIX)

    def _see_unit(self) -> None:
        self.show_view(View.UNIT)

    def _see_indicator(self) -> None:
        self.show_view(View.INDICATOR)

    def _offer_choices(self) -> None:
        board = self._board()
        if board is None:
            return
        if self.view is View.UNIT:
            units = board.units(self._day, block_id=self._block_id())
            self._chooser.offer([(u.id, u.name, u.name) for u in units], name="Đơn vị đang xem")
        else:
            named = [(i.id, *name_of(board, i, self._day)) for i in board.indicators]
            self._chooser.offer(named, name="Chỉ tiêu đang xem")

    def _about(self, view: View) -> int | None:
        """Choose what a list is about: what the current cell is about, else the first there."""
        ids = self._chooser.ids
        wanted = self._cell[0 if view is View.UNIT else 1] if self._cell else None
        model = self._views[view][0]
        before = model.about if isinstance(model, ListSheet) else None
        about = next((n for n in (wanted, before) if n in ids), next(iter(ids), None))
        if about != before:
            self._stale.add(view)
        return about

    def _choose_about(self, number: int) -> None:
        """Show another unit or indicator, and keep the other half of the current cell."""
        if not isinstance(self._model, ListSheet) or self.grid is None:
            return
        self._model.show_about(number)
        if self._cell is not None:
            unit_id, indicator_id = self._cell
            cell = (number, indicator_id) if self.view is View.UNIT else (unit_id, number)
            if self._model.place(*cell).isValid():
                self._cell = cell
                self.grid.choose(self._model.place(*cell))
        self._say_list()
        self._refresh_panel()

    def _say_list(self) -> None:
        model = self._model
        if not isinstance(model, ListSheet):
            return
        cells = sum(not model.is_group(row) for row in range(model.rowCount()))
        what = "chỉ tiêu" if self.view is View.UNIT else "đơn vị"
        self._chooser.say(f"{cells} {what}")

    def _choose_cell(self, unit_id: int, indicator_id: int) -> None:
        self._cell = (unit_id, indicator_id)
        self._refresh_panel()

    def go_to(self, unit_id: int, indicator_id: int) -> None:
        """Make a cell the current one, whatever is shown."""
        if self._campaign_id is None:
            return
        self._cell = (unit_id, indicator_id)
        self._show_view()
        if self._model is not None and not self._model.place(unit_id, indicator_id).isValid():
            self._blocks.choose(0)
            self._watch.choose(0)
            self._show_again()
        if self.grid is not None:
            self.grid.setFocus()

    def _next_watched(self) -> None:
        self._jump(1)

    def _last_watched(self) -> None:
        self._jump(-1)

    def _jump(self, step: int) -> None:
        """Go to the next cell that shows what is looked for: cells without values, usually."""
        watch = self._watched() or Watch.MISSING
        if self.grid is not None and not self.grid.next_watched(watch, step):
            self.told.emit(f"Không có ô nào: {WATCH_WORDS[watch].lower()}.")

    # how it is looked at

    def _open_columns(self) -> None:
        if self.grid is None:
            return
        column = self.grid.currentIndex().column()
        menu = self.grid.column_menu(column if column > 0 else None)
        menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _keep_layout(self) -> None:
        for view, (_, grid) in self._views.items():
            self._layouts[view] = (grid.layout_of_columns, grid.zoom)

    @override
    def state(self) -> dict[str, Json]:
        state: dict[str, Json] = {
            view.name: kept
            for view, (layout, zoom) in self._layouts.items()
            if (kept := layout_state(layout, zoom))
        }
        if self.view is not View.MATRIX:
            state["view"] = self.view.name
        return state

    @override
    def restore(self, state: Mapping[str, Json]) -> None:
        for view in View:
            kept = state.get(view.name)
            if isinstance(kept, dict):
                self._layouts[view] = read_layout(kept)
                if view in self._views:
                    self._views[view][1].look_as(*self._layouts[view])
        wanted = View.__members__.get(str(state.get("view", "")))
        if wanted is not None:
            self._switch.choose(wanted)
            self._show_view()

    # staying current

    def _refresh_panel(self) -> None:
        board = self._board()
        if board is None or self._cell is None:
            self._panel.show_record(None)
            return
        self._panel.show_record(cell_details(board, *self._cell, self._day, desk=self._desk))

    def take(self, delta: Delta) -> None:
        """Repaint what a committed change touched."""
        self.report.take(delta)
        board = self._board()
        if board is None:
            return
        kinds = {change.cls for change in delta.changes}
        if kinds <= {ProgressEntry, Verification}:
            touched = (key for change in delta.changes for key in board.cells_of(change))
            shown = {u.id for u in board.units(self._day, block_id=self._block_id())}
            mine = [key for key in dict.fromkeys(touched) if key[0] in shown]
            self._seen.look_again(board, mine, self._day)
            self._offer_watches()
        else:
            self._look()
            self._blocks.offer(("Tất cả khối", *(b.name for b in board.blocks)))
        self._stale = set(View) - {self.view}
        if self._model is not None:
            self._model.take(delta)
        self._refresh_panel()

    # what is done

    def _paste_here(self) -> None:
        if self.grid is not None:
            self.grid.paste()

    def _take_block(self, row: int, column: int, block: object) -> None:
        board, model, grid = self._board(), self._model, self.grid
        if board is None or model is None or grid is None or not isinstance(block, list):
            return
        rows: list[list[str]] = block
        spots = grid.spots(row, column, rows)
        typings = [
            typing
            for texts, places in zip(rows, spots, strict=True)
            for text, place in zip(texts, places, strict=True)
            if place is not None and (typing := model.typing_at(*place, text)) is not None
        ]
        given = sum(bool(text.strip()) for texts in rows for text in texts)
        laid = sum(bool((t.remark or t.text).strip()) for t in typings)
        pasted = read_block(board, typings, day=self._day, left_over=given - laid)
        plain = Choice() if pasted.is_plain else None
        choice = plain or PasteDialog.ask(self._theme, pasted.preview, self)
        if choice is not None:
            model.enter(chosen_typings(pasted, choice))

    def write_remark(self) -> None:
        """Ask for the remark of the current cell; say why there can be none."""
        board, cell = self._board(), self._cell
        result = board.result(*cell, self._day) if board is not None and cell else None
        if self._campaign_id is None or cell is None or result is None:
            self.told.emit(NO_REMARK_CELL)
            return
        if result.entry_id is None:
            words = "Ô chưa có số liệu nên chưa ghi chú được. Nhập số liệu trước."
            self.told.emit(words)
            if self.grid is not None:
                self.grid.speak(words)
            return
        dialog = RemarkDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            cell=cell,
            day=self._day,
            parent=self,
        )
        open_over(dialog)

    def _attach(self, unit_id: int, indicator_id: int, files: object) -> None:
        """Keep what was dropped on a cell, or pasted there as a picture, as its minh chứng."""
        if self._campaign_id is None or not isinstance(files, tuple):
            return
        cell = (unit_id, indicator_id)
        try:
            kept = attach_to_cell(self._desk, self._campaign_id, cell, day=self._day, files=files)
        except RuleError as error:
            self.refused.emit(error)
            if self.grid is not None:
                self.grid.speak(" ".join(sentence(p) for p in error.problems))
        except EnvironmentFault as fault:
            self.refused.emit(fault)
        else:
            self.told.emit(f"Đã gắn {len(kept)} minh chứng vào ô. Xem bằng Ctrl+Shift+M.")

    def _copy_reminder(self) -> None:
        board = self._board()
        if board is None or self._campaign_id is None or self._cell is None:
            self.told.emit(NO_CELL)
            return
        unit_id = self._cell[0]
        found = message(self._desk, self._campaign_id, unit_id, day=self._day)
        name = board.unit(unit_id).short_name
        if found is None:
            self.told.emit(f"{name} không còn thiếu số liệu nào.")
            return
        QGuiApplication.clipboard().setText(found.text)
        keep_reminders(self._desk, self._campaign_id, [found])
        self.told.emit(f"Đã chép tin nhắn nhắc {name}; mở Zalo và dán.")
