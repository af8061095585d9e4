"""Tab Tiến độ: three views of one grid, what is looked for in it, the panel of the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import ProgressEntry, Verification
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.grid_page import GridPage
from thidua_desktop.ui.progress.cell_acts import CellActs, Stand
from thidua_desktop.ui.progress.chooser import Chooser
from thidua_desktop.ui.progress.lists import ListSheet
from thidua_desktop.ui.progress.panel import cell_details
from thidua_desktop.ui.progress.sheet import name_of
from thidua_desktop.ui.progress.sheet_views import SheetViews, View
from thidua_desktop.ui.progress.watch import WATCH_WORDS, Watch, WatchList
from thidua_desktop.ui.reports.current import CurrentReportBar
from thidua_desktop.ui.theme import IconRole
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
    from thidua_desktop.ui.progress.sheet import SheetModel
    from thidua_desktop.ui.progress.view import GridView
    from thidua_desktop.ui.theme import Theme

    Key = tuple[int, int]


VIEW_WORDS = ("Ma trận", "Một đơn vị", "Một chỉ tiêu")


class ProgressTab(GridPage):
    """The daily work: type, paste, see what it does."""

    kept_as = "progress"
    refused = Signal(object)  # RuleError of what was typed or pasted, EnvironmentFault of a file
    told = Signal(str)  # a sentence for the status line

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date = desk.clock.today()
        self._cell: Key | None = None
        self._seen = WatchList()
        self.report = CurrentReportBar(theme, desk)
        self._acts = CellActs(self, theme, desk, self._stand)
        self._acts.refused.connect(self.refused)
        self._acts.told.connect(self.told)
        self._remind = QAction("Chép tin nhắn nhắc", self)
        self._remind.triggered.connect(self._acts.copy_reminder)
        theme.dress(self._remind, Icon.MESSAGE)
        self._paste = QAction("Dán số liệu từ Excel", self)
        self._paste.triggered.connect(self._acts.paste)
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
        self._views = SheetViews(theme, desk, self._pages, self._seen)
        self._views.made.connect(self._connect_grid)
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
        held = self._views.held(self.view)
        return held[1] if held else None

    @property
    def _model(self) -> SheetModel | None:
        held = self._views.held(self.view)
        return held[0] if held else None

    def current_cell(self) -> Key | None:
        """Return unit and indicator of the current cell."""
        return self._cell

    def _board(self) -> CampaignBoard | None:
        return None if self._campaign_id is None else self._desk.board(self._campaign_id)

    def _stand(self) -> Stand | None:
        """Tell what is done at the grid where it is done."""
        board, held = self._board(), self._views.held(self.view)
        if board is None or held is None:
            return None
        model, grid = held
        return Stand(board=board, day=self._day, cell=self._cell, model=model, grid=grid)

    def write_remark(self) -> None:
        """Ask for the remark of the current cell; say why there can be none."""
        self._acts.write_remark()

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; None shows the empty page."""
        if self.report.campaign_id not in {None, campaign_id}:
            self.report.stop()
        if campaign_id != self._campaign_id:
            self._views.drop()
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
        self._views.outdate()
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
        model, grid = self._views.get(view, self._campaign_id, self._day)
        if isinstance(model, ListSheet):
            self._offer_choices()
            model.about = self._about(view, model.about)
            self._chooser.choose(model.about)
        if self._views.is_due(view):
            model.show(self._day, block_id=self._block_id(), watch=self._watched())
        self._chooser.setVisible(view is not View.MATRIX)
        self._pages.setCurrentWidget(grid)
        if self._cell is not None:
            with QSignalBlocker(grid):  # the panel is filled once, below
                grid.choose(model.place(*self._cell))
        self._say_list()
        self._refresh_panel()

    def _connect_grid(self, model: SheetModel, grid: GridView) -> None:
        model.report_of = self.report.report_id
        model.refused.connect(self.refused)
        model.echoed.connect(self.told)
        model.no_duty_made.connect(self.told)
        grid.told.connect(self.told)
        grid.cell_chosen.connect(self._choose_cell)
        grid.block_pasted.connect(self._acts.take_block)
        grid.brought.connect(self._acts.attach)

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

    def _about(self, view: View, before: int | None) -> int | None:
        """Choose what a list is about: what the current cell is about, else the first there."""
        ids = self._chooser.ids
        wanted = self._cell[0 if view is View.UNIT else 1] if self._cell else None
        about = next((n for n in (wanted, before) if n in ids), next(iter(ids), None))
        if about != before:
            self._views.mark_stale(view)
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

    @override
    def state(self) -> dict[str, Json]:
        state = self._views.state()
        if self.view is not View.MATRIX:
            state["view"] = self.view.name
        return state

    @override
    def restore(self, state: Mapping[str, Json]) -> None:
        self._views.restore(state)
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
        self._views.outdate(but=self.view)
        if self._model is not None:
            self._model.take(delta)
        self._refresh_panel()
