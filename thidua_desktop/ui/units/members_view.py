"""The views Cá nhân, Hộ gia đình, Tập thể: one list each over all units, made for thousands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Unit
from thidua_desktop.services import leaving
from thidua_desktop.services.finder import Searchable, find, searchable
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import MasterPage, allow, make_action, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.units.close_dialog import CloseDialog
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.roster import Member, Roster
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.master.lines import Column
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.units.member_dialogs import MemberDialog
    from thidua_desktop.ui.widgets.details_panel import Details
    from thidua_desktop.ui.widgets.segmented import SegmentedControl

NO_UNIT = "Thêm đơn vị trước, rồi thêm người của đơn vị."
ACTIVE, GONE = 1, 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A record made ready once: its line, its text for finding, and what it is filtered by."""

    unit_id: int
    closed: bool
    text: Searchable
    line: Line


class MembersView(QWidget):
    """A flat list in Vietnamese order; subclasses say what a line and a panel hold."""

    refused = Signal(object)  # RuleError of what could not be stored
    noticed = Signal(str)  # what was just done and can be undone: "Đã xóa cá nhân …"
    unit_wanted = Signal(int)  # id of the unit of the record that is to be shown
    history_wanted = Signal(object)  # the record whose awards are to be shown

    cls: ClassVar[type[Member]]
    dialog: ClassVar[type[MemberDialog]]
    columns: ClassVar[tuple[Column, ...]]
    kind: ClassVar[str]
    list_key: ClassVar[str]  # the key under which the list is remembered
    gone: ClassVar[str] = "Đã ngừng"
    active: ClassVar[str] = "Đang hoạt động"
    leave: ClassVar[str] = "Xóa hoặc ngừng"
    why: ClassVar[str]  # what belongs into an empty list

    def __init__(self, theme: Theme, desk: Desk, roster: Roster, switch: SegmentedControl) -> None:
        """`switch` chooses the view and stands at the end of the actions."""
        super().__init__()
        self._theme, self._desk, self._roster = theme, desk, roster
        self._day: date | None = None
        self._units: dict[int, Unit] = {}
        self._entries: dict[int, Entry] | None = None
        self._ordered: tuple[Entry, ...] | None = None
        self._choices: tuple[int, ...] = ()
        self._make_actions(theme)
        self.table = LinesTable(theme, LinesModel(self.columns), name=f"Bảng {self.kind}")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.filters = FilterLine(theme, prompt="Lọc theo tên, đơn vị… (không cần gõ dấu)")
        self._of_unit = self.filters.add_choice(Icon.OFFICE, ("Mọi đơn vị",), name="Đơn vị")
        self._standing = self.filters.add_choice(
            Icon.FILTER, ("Mọi tình trạng", self.active, self.gone), name="Tình trạng"
        )
        self.panel = DetailsPanel(theme, hint=f"Chọn một dòng để xem {self.kind}.")
        self._page = MasterPage(
            self,
            theme,
            filters=self.filters,
            table=self.table,
            screen=self.list_key,
            panel=self.panel,
            empty=EmptyState(
                theme,
                Icon.UNITS,
                title=f"Chưa có {self.kind} nào",
                sentence=self.why,
                actions=(self.add,),
            ),
        )
        self._page.bar.add_action(self.add, main=True)
        for action in (self.edit, self.remove, self.reopen, self.see_unit, self.see_awards):
            self._page.bar.add_action(action)
        self._page.bar.add_widget(switch)
        self._connect()

    # what subclasses say

    def line(self, row: Member, unit: str, *, mark: str) -> Line:
        """Prepare the line of a record; `mark` says since when it has ceased."""
        raise NotImplementedError

    def words_of(self, row: Member) -> tuple[str, ...]:
        """Name the texts a record is found by, besides its unit."""
        raise NotImplementedError

    def details(self, row: Member, unit: str) -> Details:
        """Prepare the panel of a record."""
        raise NotImplementedError

    # the parts

    def _make_actions(self, theme: Theme) -> None:
        self.add = make_action(self, theme, f"Thêm {self.kind}", Icon.PLUS, keys="Ins")
        self.edit = make_action(self, theme, "Sửa", Icon.EDIT, keys="F2")
        self.remove = make_action(self, theme, self.leave, Icon.DELETE, keys="Del")
        self.reopen = make_action(self, theme, "Ghi trở lại", Icon.RESET)
        self.see_unit = make_action(self, theme, "Xem đơn vị", Icon.OFFICE)
        self.see_awards = make_action(self, theme, "Khen thưởng…", Icon.AWARD)

    def _connect(self) -> None:
        for action, slot in (
            (self.add, self.add_one),
            (self.edit, self._edit),
            (self.remove, self._remove),
            (self.reopen, self._reopen),
            (self.see_unit, self._see_unit),
            (self.see_awards, self._see_awards),
        ):
            action.triggered.connect(slot)
        self.filters.text_changed.connect(self._show_found)
        self._of_unit.chosen.connect(self._show_found)
        self._standing.chosen.connect(self._show_found)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._edit)
        self.table.selectionModel().selectionChanged.connect(self._allow)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of the selected records, from top to bottom; the current one when none is."""
        model = self.table.model()
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not isinstance(model, LinesModel):
            return ()
        keys = tuple(key for row in rows if (key := model.key_at(row)) is not None)
        return keys or (() if self.table.key is None else (self.table.key,))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_day(self, day: date) -> None:
        """Show the list as at a day: who has ceased before it is marked."""
        if day != self._day:
            self._day = day
            self._entries = None
        if self.isVisible():
            self.refresh()

    def take(self, delta: Delta) -> None:
        """Make only the changed records ready again; the roster has taken the Delta already."""
        touched = [c.id for c in delta.changes if c.cls is self.cls]
        if touched:
            self._ordered = None
        if any(c.cls is Unit for c in delta.changes):
            self._entries = None
        elif self._entries is not None:
            for key in touched:
                row = self._roster.get(self.cls, key)
                if row is None:
                    self._entries.pop(key, None)
                else:
                    self._entries[key] = self._entry(row)
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read what is not ready yet and show the list."""
        if self._day is None:
            return
        if self._entries is None:
            self._units = {unit.id: unit for unit in self._desk.store.all(Unit)}
            self._entries = {row.id: self._entry(row) for row in self._roster.rows(self.cls)}
            self._ordered = None
        self._offer_units(self._unit_filter())
        allow(self.add, allowed=bool(self._units), why=NO_UNIT)
        self._page.show_table(filled=bool(self._entries))
        self._show_found()

    def only_unit(self, unit_id: int) -> None:
        """Show the records of one unit only."""
        show_everything(self.filters, self._standing)
        self.refresh()
        self._offer_units(unit_id)
        self._show_found()

    def go_to(self, key: int) -> None:
        """Make a record the current one, whatever is filtered."""
        self.refresh()
        if not self.table.choose(key):
            show_everything(self.filters, self._of_unit, self._standing)
            self._show_found()
            self.table.choose(key)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_units(self, current: int | None) -> None:
        """Offer the units that have anybody, and the current one."""
        held = {entry.unit_id for entry in (self._entries or {}).values()}
        if current is not None:
            held.add(current)
        found = sorted((u for u in self._units.values() if u.id in held), key=lambda u: u.sort_key)
        self._choices = tuple(unit.id for unit in found)
        self._of_unit.offer(("Mọi đơn vị", *(unit.name for unit in found)))
        self._of_unit.choose(self._choices.index(current) + 1 if current in self._choices else 0)

    def _unit_filter(self) -> int | None:
        at = self._of_unit.current
        return self._choices[at - 1] if 0 < at <= len(self._choices) else None

    def _entry(self, row: Member) -> Entry:
        unit = self._units.get(row.unit_id)
        name = unit.name if unit is not None else ""
        closed = self._day is not None and leaving.is_closed(row, self._day)
        mark = f"đến {format_date(row.active_to)}" if row.active_to else ""
        text = searchable(*self.words_of(row), name, unit.short_name if unit else "")
        return Entry(row.unit_id, closed, text, self.line(row, name, mark=mark))

    def found(self) -> tuple[Line, ...]:
        """Lines that pass the filters, in order; exact words first."""
        entries = self._entries or {}
        unit_id, standing = self._unit_filter(), self._standing.current
        if self._ordered is None:
            order = (row.id for row in self._roster.rows(self.cls))
            self._ordered = tuple(entries[key] for key in order if key in entries)
        rows = list(self._ordered)
        if unit_id is not None:
            rows = [e for e in rows if e.unit_id == unit_id]
        if standing:
            rows = [e for e in rows if e.closed == (standing == GONE)]
        return tuple([e.line for e in find(self.filters.words, rows)])

    def _show_found(self, *_: object) -> None:
        lines = self.found()
        self.filters.say_count(f"{len(lines)}/{len(self._entries or {})} {self.kind}")
        self.table.show_lines(lines)
        self._show_chosen(self.table.key)

    def _show_chosen(self, key: object) -> None:
        row = self._roster.get(self.cls, key) if isinstance(key, int) else None
        unit = self._units.get(row.unit_id) if row is not None else None
        if row is None or unit is None:
            self.panel.show_record(None)
        else:
            self.panel.show_record(self.details(row, unit.name))
        self._allow()

    def _allow(self, *_: object) -> None:
        rows = [r for n in self.chosen if (r := self._roster.get(self.cls, n)) is not None]
        why = "Chọn một dòng trong bảng trước."
        allow(self.edit, allowed=len(rows) == 1, why=why)
        allow(self.remove, allowed=bool(rows), why=why)
        allow(self.see_unit, allowed=len(rows) == 1, why=why)
        allow(self.see_awards, allowed=len(rows) == 1, why=why)
        self.reopen.setVisible(bool(rows) and all(row.active_to is not None for row in rows))

    # the actions

    def add_one(self, *_: object) -> None:
        """Open the form of a new record, in the unit that is on screen."""
        unit_id = self._unit_filter()
        current = self._roster.get(self.cls, self.table.key) if self.table.key else None
        if unit_id is None and current is not None:
            unit_id = current.unit_id
        self.add_to(unit_id)

    def add_to(self, unit_id: int | None) -> None:
        """Open the form of a new record of a unit."""
        self._open_form(None, unit_id)

    def _edit(self, *_: object) -> None:
        if self.table.key is not None:
            row = self._roster.get(self.cls, self.table.key)
            self._open_form(self.table.key, row.unit_id if row else None)

    def _open_form(self, record_id: int | None, unit_id: int | None) -> None:
        if self._day is None:
            return
        form = self.dialog(
            self._theme,
            self._desk,
            self._roster,
            record_id=record_id,
            unit_id=unit_id,
            day=self._day,
            parent=self,
        )
        form.saved.connect(self.go_to)
        open_over(form)

    def _remove(self, *_: object) -> None:
        ids = self.chosen
        rows = [row for n in ids if (row := self._roster.get(self.cls, n)) is not None]
        if not rows or self._day is None:
            return
        try:
            gone = leaving.remove(self._desk, self.cls, ids)
        except RuleError as error:
            self.refused.emit(error)
            return
        if gone:
            one = f"{self.kind} “{leaving.name_of(rows[0])}”"
            self.noticed.emit(f"Đã xóa {one if len(rows) == 1 else f'{len(rows)} {self.kind}'}.")
            return
        form = CloseDialog(
            self._theme, self._desk, cls=self.cls, ids=ids, day=self._day, parent=self
        )
        form.closed.connect(self._say_closed)
        open_over(form)

    def _say_closed(self, number: int) -> None:
        self.noticed.emit(f"Đã ghi {self.gone.lower().removeprefix('đã ')} {number} {self.kind}.")

    def _reopen(self, *_: object) -> None:
        ids = self.chosen
        leaving.reopen(self._desk, self.cls, ids)
        self.noticed.emit(f"Đã ghi {len(ids)} {self.kind} trở lại.")

    def _see_unit(self, *_: object) -> None:
        row = self._roster.get(self.cls, self.table.key) if self.table.key else None
        if row is not None:
            self.unit_wanted.emit(row.unit_id)

    def _see_awards(self, *_: object) -> None:
        row = self._roster.get(self.cls, self.table.key) if self.table.key else None
        if row is not None:
            self.history_wanted.emit(row)


def named(name: str, mark: str) -> TextCell:
    """Make the cell of a name; who has ceased is quiet, with the day in a pill."""
    tone = Tone.MUTED if mark else Tone.PLAIN
    return TextCell(name, tone, mark=mark, mark_tone=Tone.MUTED)
