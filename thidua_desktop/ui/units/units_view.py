"""The view Đơn vị of the tab: the units by block, with people, tasks and score at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Evidence,
    ProgressEntry,
    Report,
    Return,
    Unit,
    Verification,
)
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services import leaving, units
from thidua_desktop.services.mergers import destinations
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import MasterPage, allow, make_action, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.bulk_dialog import UnitsDialog
from thidua_desktop.ui.units.close_dialog import CloseDialog
from thidua_desktop.ui.units.dialog import UnitDialog
from thidua_desktop.ui.units.merge_dialog import MergeDialog
from thidua_desktop.ui.units.model import (
    COLUMNS,
    OF_CAMPAIGN,
    Standing,
    lines_by_kind,
    neighbours,
    unit_lines,
)
from thidua_desktop.ui.units.panel import UnitPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.master.lines import Line
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.segmented import SegmentedControl

VALUES = frozenset({ProgressEntry, Verification, Report, Evidence, Return})
EVERY_BLOCK = "Tất cả khối"
EVERY_KIND = "Mọi loại"
FEW = "Thêm ít nhất hai đơn vị trước."
CHOOSE = "Chọn một đơn vị trong bảng trước."
CLOSED = "Đơn vị đã ngừng hoạt động nên không thêm người."
MERGED = "Đơn vị đã sáp nhập nên không hoạt động lại được; nếu nhầm, dùng Hoàn tác."
AT_THE_END = "Đơn vị đã ở đầu hoặc cuối khối; khi đang lọc hay sắp xếp thì không xếp lại được."


class UnitsView(QWidget):
    """Who takes part; what is stored comes back by `take`."""

    refused = Signal(object)  # RuleError of what could not be stored
    go_to_cell = Signal(int, int)  # unit id, indicator id of the task that was opened
    noticed = Signal(str)  # what was just done and can be undone: "Đã xóa đơn vị …"
    people_wanted = Signal(int)  # id of the unit whose people are to be shown
    history_wanted = Signal(object)  # Unit whose awards are to be shown
    person_wanted = Signal(int)  # id of the unit that gets a new person
    import_wanted = Signal()  # nothing: a list of units is to be read from Excel

    def __init__(self, theme: Theme, desk: Desk, switch: SegmentedControl) -> None:
        """`switch` chooses the view and stands at the end of the actions."""
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._stale = False
        self._day: date | None = None
        self._make_actions(theme)
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Bảng đơn vị")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.filters = FilterLine(theme, prompt="Lọc theo tên, người đứng đầu…")
        self._blocks = self.filters.add_choice(Icon.LAYERS, (EVERY_BLOCK,), name="Khối thi đua")
        self._standing = self.filters.add_choice(
            Icon.FILTER, tuple(s.value for s in Standing), name="Tình trạng"
        )
        self.panel = UnitPanel(theme, desk, (self.see_people, self.add_person, self.see_awards))
        self._page = MasterPage(
            self,
            theme,
            filters=self.filters,
            table=self.table,
            screen="units",
            panel=self.panel,
            empty=EmptyState(
                theme,
                Icon.UNITS,
                title="Chưa có đơn vị nào",
                sentence="Các cơ quan, trường học, thôn của xã sẽ nằm ở đây. Nhập được trước khi "
                "có phong trào; lập phong trào rồi, đơn vị tự vào khối theo loại.",
                actions=(self.add, self.import_list),
            ),
        )
        self._page.bar.add_action(self.add, main=True)
        for action in (self.edit, self.remove, self.merge, self.reopen, self.up, self.down):
            self._page.bar.add_action(action)
        self._page.bar.add_widget(switch)
        self._connect()
        self._refresh()

    def _make_actions(self, theme: Theme) -> None:
        self.add = make_action(self, theme, "Thêm đơn vị", Icon.PLUS, keys="Ins")
        self.import_list = make_action(self, theme, "Nhập từ Excel…", Icon.SHEET)
        self.edit = make_action(self, theme, "Sửa", Icon.EDIT, keys="F2")
        self.remove = make_action(self, theme, "Xóa hoặc ngừng", Icon.DELETE, keys="Del")
        self.merge = make_action(self, theme, "Sáp nhập…", Icon.LAYERS, keys="Ctrl+M")
        self.reopen = make_action(self, theme, "Hoạt động lại", Icon.RESET)
        self.up = make_action(self, theme, "Lên", Icon.UP, keys="Alt+Up")
        self.down = make_action(self, theme, "Xuống", Icon.DOWN, keys="Alt+Down")
        self.see_people = make_action(self, theme, "Cá nhân", Icon.UNITS)
        self.see_awards = make_action(self, theme, "Khen thưởng…", Icon.AWARD)
        self.add_person = make_action(self, theme, "Thêm người", Icon.PLUS, keys="Ctrl+Shift+N")

    def _connect(self) -> None:
        for action, slot in (
            (self.add, self._add),
            (self.import_list, self.import_wanted),
            (self.edit, self._edit),
            (self.remove, self._remove),
            (self.merge, self._merge),
            (self.reopen, self._reopen),
            (self.up, self._move_up),
            (self.down, self._move_down),
            (self.see_people, self._see_people),
            (self.see_awards, self._see_awards),
            (self.add_person, self._add_person),
        ):
            action.triggered.connect(slot)
        self.filters.text_changed.connect(self._refresh)
        self._blocks.chosen.connect(self._refresh)
        self._standing.chosen.connect(self._refresh)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._edit)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.table.arranged.connect(self._allow)
        self.panel.task_opened.connect(self._open_task)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of the selected units, from top to bottom; the current one when none is."""
        model = self.table.model()
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not isinstance(model, LinesModel):
            return ()
        keys = tuple(key for row in rows if (key := model.key_at(row)) is not None)
        return keys or (() if self.table.key is None else (self.table.key,))

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; without one the units stand by kind, in no block."""
        self._campaign_id, self._day = campaign_id, day
        self._refresh()

    def take(self, delta: Delta) -> None:
        """Show what a committed change left; values typed elsewhere wait until this is seen."""
        self._stale = not self.isVisible() and all(c.cls in VALUES for c in delta.changes)
        if not self._stale:
            self._refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def go_to(self, unit_id: int) -> None:
        """Make a unit the current one, whatever is filtered."""
        if not self.table.choose(unit_id):
            show_everything(self.filters, self._blocks, self._standing)
            self._refresh()
            self.table.choose(unit_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self, *_: object) -> None:
        self._stale = False
        if self._day is None:
            self._page.show_table(filled=False)
            return
        board = self._board()
        lines = self._of_campaign(board, self._day) if board else self._by_kind(self._day)
        every = len(self._held())
        self._page.show_table(filled=every > 0)
        self.table.leave_out(frozenset() if board else OF_CAMPAIGN)
        self.filters.say_count(f"{sum(line.key is not None for line in lines)}/{every} đơn vị")
        self.table.show_lines(lines)
        self._show_chosen(self.table.key)

    def _board(self) -> CampaignBoard | None:
        return self._desk.board(self._campaign_id) if self._campaign_id is not None else None

    def _of_campaign(self, board: CampaignBoard, day: date) -> tuple[Line, ...]:
        self._blocks.rename("Khối thi đua")
        self._blocks.offer((EVERY_BLOCK, *(block.name for block in board.blocks)))
        chosen = self._blocks.current
        return unit_lines(
            board,
            day,
            words=self.filters.words,
            block_id=board.blocks[chosen - 1].id if chosen else None,
            standing=tuple(Standing)[self._standing.current],
            went=destinations(self._desk),
        )

    def _by_kind(self, day: date) -> tuple[Line, ...]:
        kinds = tuple(UnitKind)
        self._blocks.rename("Loại đơn vị")
        self._blocks.offer((EVERY_KIND, *map(label, kinds)))
        chosen = self._blocks.current
        return lines_by_kind(
            tuple(self._held().values()),
            day,
            words=self.filters.words,
            kind=kinds[chosen - 1] if chosen else None,
            standing=tuple(Standing)[self._standing.current],
            went=destinations(self._desk),
        )

    def _show_chosen(self, unit_id: object) -> None:
        if isinstance(unit_id, int) and self._day is not None:
            self.panel.show_unit(self._board(), unit_id, self._day)
        else:
            self.panel.show_nothing()
        self._allow()

    def _allow(self, *_: object) -> None:
        """Enable what can be done with the selection, and say why the rest waits."""
        held = self._held()
        ids = tuple(n for n in self.chosen if n in held)
        any_chosen, one = bool(ids), len(ids) == 1
        for action in (self.edit, self.remove):
            allow(action, allowed=any_chosen, why=CHOOSE)
        allow(self.see_people, allowed=one, why=CHOOSE)
        allow(self.see_awards, allowed=one, why=CHOOSE)
        allow(self.merge, allowed=len(held) > 1, why=FEW)
        closed = any_chosen and all(held[n].active_to is not None for n in ids)
        self.reopen.setVisible(closed)
        allow(self.add_person, allowed=one and not closed, why=CLOSED if closed else CHOOSE)
        merged = destinations(self._desk) if closed else {}
        allow(self.reopen, allowed=not any(n in merged for n in ids), why=MERGED)
        group = self._group()
        at = group.index(ids[0]) if one and ids[0] in group else -1
        allow(self.up, allowed=at > 0, why=AT_THE_END)
        allow(self.down, allowed=0 <= at < len(group) - 1, why=AT_THE_END)

    def _group(self) -> list[int]:
        """Ids of the block of the current unit, as shown; empty while it is narrowed or sorted."""
        model = self.table.model()
        arranged = bool(self.filters.words) or not self.table.arrangement.is_plain
        if arranged or self.table.key is None or not isinstance(model, LinesModel):
            return []
        return neighbours(model.lines, self.table.key)

    def _held(self) -> dict[int, Unit]:
        """Every unit there is: the selection may speak of one that has just been deleted."""
        board = self._board()
        rows = self._desk.store.all(Unit) if board is None else board.rows(Unit)
        return {unit.id: unit for unit in rows}

    def _unit(self, unit_id: int) -> Unit:
        return self._desk.store.get(Unit, unit_id)

    def _open_task(self, indicator_id: int) -> None:
        if self.table.key is not None:
            self.go_to_cell.emit(self.table.key, indicator_id)

    def _see_awards(self, *_: object) -> None:
        if self.table.key is not None:
            self.history_wanted.emit(self._desk.store.get(Unit, self.table.key))

    def _see_people(self, *_: object) -> None:
        if self.table.key is not None:
            self.people_wanted.emit(self.table.key)

    def _add_person(self, *_: object) -> None:
        if self.table.key is not None:
            self.person_wanted.emit(self.table.key)

    # the actions

    def _add(self, *_: object) -> None:
        self._open_form(None)

    def _edit(self, *_: object) -> None:
        ids = self.chosen
        if len(ids) == 1:
            self._open_form(ids[0])
        elif ids and self._day is not None:
            form = UnitsDialog(
                self._theme,
                self._desk,
                ids=ids,
                campaign_id=self._campaign_id,
                day=self._day,
                parent=self,
            )
            form.stored.connect(self._say_stored)
            open_over(form)

    def _say_stored(self, number: int) -> None:
        self.noticed.emit(f"Đã sửa {number} đơn vị.")

    def _open_form(self, unit_id: int | None) -> None:
        if self._day is None:
            return
        form = UnitDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            day=self._day,
            unit_id=unit_id,
            parent=self,
        )
        form.saved.connect(self.go_to)
        open_over(form)

    def _remove(self, *_: object) -> None:
        ids = self.chosen
        if not ids or self._day is None:
            return
        name = self._unit(ids[0]).name
        try:
            gone = leaving.remove(self._desk, Unit, ids)
        except RuleError as error:
            self.refused.emit(error)
            return
        if gone:
            said = f"đơn vị “{name}”" if len(ids) == 1 else f"{len(ids)} đơn vị"
            self.noticed.emit(f"Đã xóa {said}.")
            return
        form = CloseDialog(self._theme, self._desk, cls=Unit, ids=ids, day=self._day, parent=self)
        form.closed.connect(self._say_closed)
        open_over(form)

    def _say_closed(self, number: int) -> None:
        self.noticed.emit(f"Đã ghi ngừng hoạt động {number} đơn vị.")

    def _reopen(self, *_: object) -> None:
        ids = self.chosen
        try:
            leaving.reopen(self._desk, Unit, ids)
        except RuleError as error:
            self.refused.emit(error)
            return
        self.noticed.emit(f"{len(ids)} đơn vị hoạt động lại.")

    def _merge(self, *_: object) -> None:
        if self._day is None:
            return
        form = MergeDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            day=self._day,
            unit_ids=self.chosen,
            parent=self,
        )
        form.merged.connect(self._say_merged)
        open_over(form)

    def _say_merged(self, unit_id: int) -> None:
        self.go_to(unit_id)
        self.noticed.emit(f"Đã sáp nhập vào “{self._unit(unit_id).name}”.")

    def _move_up(self, *_: object) -> None:
        self._move(-1)

    def _move_down(self, *_: object) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        group, key = self._group(), self.table.key
        if key is None or key not in group:
            return
        at = group.index(key)
        if 0 <= at + step < len(group):
            group[at], group[at + step] = group[at + step], group[at]
            units.reorder(self._desk, group, moved=key)
