"""What the registers of follow-up share: list, filter, details, and acts that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Unit
from thidua_desktop.services.finder import Searchable, find
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Line, LinesModel
from thidua_desktop.ui.master.page import ListPage, allow, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.form import FormDialog
    from thidua_desktop.ui.master.lines import Column
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.details_panel import Details

CHOOSE_FIRST = "Chọn một dòng trong sổ trước."
ALL_UNITS = "Mọi đơn vị"


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """How a register speaks: its title, names of its table and things, hints, empty state."""

    title: str
    table: str
    thing: str
    prompt: str
    hint: str
    empty: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One prepared line with the text it is found by, its unit and its kind for the filters."""

    text: Searchable
    line: Line
    unit_id: int | None
    group: int


class RegisterDialog(QDialog):
    """Everything is stored at once; Ctrl+Z takes the newest act back.

    A register says its `words`, its `columns`, the answers of its first filter in `groups`, "all"
    the first, and the key `kept_as` under which its list is remembered.
    """

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    words: RegisterWords
    columns: tuple[Column, ...]
    groups: tuple[str, ...]
    kept_as: str

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        day: date,
        unit_id: int | None = None,
        indicator_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`unit_id` and `indicator_id` are proposed for a new one: those at hand.

        A register of no campaign (None) is about all units of the office.
        """
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._campaign, self._day = campaign_id, day
        self._unit_id, self._indicator_id = unit_id, indicator_id
        self._rows: tuple[RegisterRow, ...] = ()
        self._coming: int | None = None
        self._units = _units(desk, campaign_id, day)
        self.setWindowTitle(self.words.title)
        self.filters = FilterLine(theme, prompt=self.words.prompt)
        self.group = self.filters.add_choice(Icon.FILTER, self.groups, name="Tình trạng")
        self.unit = self.filters.add_choice(
            Icon.UNITS, (ALL_UNITS, *(u.short_name for u in self._units)), name="Đơn vị"
        )
        self.table = LinesTable(theme, LinesModel(self.columns), name=self.words.table)
        self.page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen=self.kept_as
        )
        self.panel = DetailsPanel(theme, hint=self.words.hint)
        self.said = label("", "muted", wrap=True)
        self._leave, self._export = QPushButton("Đóng"), QPushButton("Xuất Excel…")
        self._make_actions()
        self._lay_out()
        self._connect()
        self.read()
        self.table.setFocus()

    @property
    def _campaign_id(self) -> int:
        assert self._campaign is not None  # noqa: S101 - only a register of one asks
        return self._campaign

    # what a register answers to

    def rows(self) -> tuple[RegisterRow, ...]:
        """Read the register anew, in its order."""
        raise NotImplementedError

    def details(self, key: int) -> Details:
        """Tell of one row in words."""
        raise NotImplementedError

    def form(self, key: int | None) -> FormDialog:
        """Make the form of a row, or of a new one."""
        raise NotImplementedError

    def remove_row(self, key: int) -> str:
        """Delete a row; return its name."""
        raise NotImplementedError

    # what they share

    def _make_actions(self) -> None:
        thing, theme = self.words.thing, self._theme
        self.add = make_action(self, theme, f"Thêm {thing}…", Icon.PLUS, keys="Ins")
        self.edit = make_action(self, theme, "Sửa…", Icon.EDIT, keys="F2")
        self.remove = make_action(self, theme, "Xóa", Icon.DELETE, keys="Del")
        self._undo = QShortcut(QKeySequence("Ctrl+Z"), self)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.bar = ActionBar(self._theme)
        self.bar.add_action(self.add, main=True)
        self.bar.add_action(self.edit)
        self.bar.add_action(self.remove)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 3, m.panel])
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        for button in (self._export, self._leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addWidget(self.bar)
        column.addWidget(self.filters)
        column.addWidget(self.page.chips)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 86, m.em * 44)

    def _connect(self) -> None:
        self.filters.text_changed.connect(self._show)
        self.group.chosen.connect(self._show)
        self.unit.chosen.connect(self._show)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._edit)
        self.add.triggered.connect(self._add)
        self.edit.triggered.connect(self._edit)
        self.remove.triggered.connect(self._remove)
        self._undo.activated.connect(self._take_back)
        self._export.clicked.connect(self._ask_export)
        self._leave.clicked.connect(self.reject)

    def read(self) -> None:
        """Read the register anew and keep the chosen row."""
        self._rows = self.rows()
        counted = [sum(row.group == n for row in self._rows) for n in range(len(self.groups))]
        answers = [f"{name} · {n}" for name, n in zip(self.groups, counted, strict=True)]
        self.group.offer((self.groups[0], *answers[1:]))
        self._show()

    def choose_later(self, key: int) -> None:
        """Take a row that is only now being stored as the current one."""
        self._coming = key

    def choose(self, key: int) -> None:
        """Make a row the current one, whatever the filters hide."""
        if not self.table.choose(key):
            self.group.choose(0)
            self.unit.choose(0)
            self.filters.clear()
            self._show()
            self.table.choose(key)

    def only_unit(self, unit_id: int) -> None:
        """Narrow the list to one unit."""
        numbers = [unit.id for unit in self._units]
        if unit_id in numbers:
            self.unit.choose(numbers.index(unit_id) + 1)
            self._show()

    @property
    def shown_unit(self) -> int | None:
        """The unit the list is narrowed to."""
        return self._units[self.unit.current - 1].id if self.unit.current else None

    def _show(self, *_: object) -> None:
        wanted, unit_id = self.group.current, self.shown_unit
        kept = [
            row
            for row in self._rows
            if (not wanted or row.group == wanted) and unit_id in (None, row.unit_id)
        ]
        found = find(self.filters.words, kept)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} {self.words.thing}")
        self._show_chosen(self.table.key if found else None)
        if not self._rows:
            self.say(self.words.empty)

    def _show_chosen(self, key: object) -> None:
        chosen = isinstance(key, int)
        self.panel.show_record(self.details(key) if isinstance(key, int) else None)
        for action in (self.edit, self.remove):
            allow(action, allowed=chosen, why=CHOOSE_FIRST)

    def _add(self, *_: object) -> None:
        self._open(self.form(None))

    def _edit(self, *_: object) -> None:
        if self.table.key is not None and self.table.key in {r.line.key for r in self._rows}:
            self._open(self.form(self.table.key))

    def _open(self, form: QDialog) -> None:
        form.accepted.connect(self._stored)
        open_over(form)

    def _stored(self) -> None:
        self.read()
        if self._coming is not None:
            self.choose(self._coming)
            self._coming = None
        label_of_act = self._desk.store.undo_label()
        self.say(f"Đã lưu: {label_of_act}. Ctrl+Z để hoàn tác." if label_of_act else "", Tone.GOOD)

    def _remove(self, *_: object) -> None:
        key = self.table.key
        if key is None:
            return
        try:
            name = self.remove_row(key)
        except RuleError as error:
            self.refuse(error)
            return
        self.read()
        self.say(f"Đã xóa “{name}”. Ctrl+Z để hoàn tác, hoặc lấy lại trong Thùng rác.", Tone.GOOD)

    def _take_back(self) -> None:
        named = self._desk.store.undo_label()
        try:
            self._desk.store.undo()
        except RuleError as error:
            self.refuse(error)
            return
        self.read()
        self.say(f"Đã hoàn tác: {named}.", Tone.GOOD)

    def _ask_export(self) -> None:
        self.export_wanted.emit(self)

    def refuse(self, error: RuleError) -> None:
        """Say why something was not done."""
        self.say(" ".join(dict.fromkeys(sentence(p) for p in error.problems)), Tone.BAD)

    def say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        """Say something at the foot of the window."""
        self.said.setText(words)
        restyle(self.said, "words", tone.value)


def _units(desk: Desk, campaign_id: int | None, day: date) -> tuple[Unit, ...]:
    """Offer the units of the campaign, or without one all that are active."""
    if campaign_id is not None:
        return desk.board(campaign_id).units(day)
    rows = [unit for unit in desk.store.all(Unit) if not is_closed(unit, day)]
    return tuple(sorted(rows, key=lambda unit: unit.sort_key))
