"""A window over the tabs with one list, its acts and details; what lists of decisions share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services.finder import Searchable, find
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Line, LinesModel
from thidua_desktop.ui.master.page import ListPage, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare, hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.lines import Column
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.details_panel import Details


@dataclass(frozen=True, slots=True)
class ListWords:
    """How a list speaks; `screen` is the key it is remembered by and never changes."""

    title: str
    thing: str
    prompt: str
    hint: str
    empty: str
    screen: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One prepared line, the text it is found by, and which answers of the filter show it."""

    text: Searchable
    line: Line
    groups: frozenset[int] = frozenset()


class ListDialog(QDialog):
    """Everything is stored at once; Ctrl+Z takes the newest act back.

    A list says its `words`, its `columns` and the answers of its filter in `groups`, "all" first.
    """

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    words: ListWords
    columns: tuple[Column, ...]
    groups: tuple[str, ...]

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._rows: tuple[ListRow, ...] = ()
        self.setWindowTitle(self.words.title)
        self.filters = FilterLine(theme, prompt=self.words.prompt)
        self.group = self.filters.add_choice(Icon.FILTER, self.groups, name="Tình trạng")
        self.table = LinesTable(theme, LinesModel(self.columns), name=self.words.title)
        self._page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen=self.words.screen
        )
        self.panel = DetailsPanel(theme, hint=self.words.hint)
        self.said = label("", "muted", wrap=True)
        self.bar = ActionBar(theme)
        self._leave, self._export = QPushButton("Đóng"), QPushButton("Xuất Excel…")
        self.undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        self.make_acts()
        self._lay_out()
        self.filters.text_changed.connect(self._show)
        self.group.chosen.connect(self._show)
        self.table.key_chosen.connect(self._chosen)
        self.undo.activated.connect(self._take_back)
        self._export.clicked.connect(self._ask_export)
        self._leave.clicked.connect(self.reject)
        self.read()
        self.table.setFocus()

    # what a list answers to

    def make_acts(self) -> None:
        """Make the actions and put them on the bar."""
        raise NotImplementedError

    def rows(self) -> tuple[ListRow, ...]:
        """Read the list anew, in its order."""
        raise NotImplementedError

    def details(self, key: int) -> Details:
        """Tell of one row in words."""
        raise NotImplementedError

    def show_key(self, key: int | None) -> None:
        """Open what may be done with the chosen row."""
        raise NotImplementedError

    def below(self) -> QWidget | None:
        """Give what stands below the table; None for nothing."""
        return None

    # what they share

    def _lay_out(self) -> None:
        m = self._theme.metrics
        split, lists = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        lists.addWidget(self.table)
        lower = self.below()
        if lower is not None:
            lists.addWidget(lower)
            lists.setStretchFactor(0, 3)
            lists.setStretchFactor(1, 2)
        lists.setChildrenCollapsible(False)
        split.addWidget(lists)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 3, m.panel])
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        bare(foot, spacing=m.s)
        foot.addWidget(self.said, 1)
        for button in (self._export, self._leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addWidget(self.bar)
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 96, m.em * 52)

    def read(self, key: int | None = None) -> None:
        """Read the list anew and keep the chosen row, or take `key`."""
        self._rows = self.rows()
        counted = [sum(n in row.groups for row in self._rows) for n in range(len(self.groups))]
        answers = [f"{name} · {n}" for name, n in zip(self.groups, counted, strict=True)]
        self.group.offer((self.groups[0], *answers[1:]))
        self._show()
        if key is not None:
            self.choose(key)

    def choose(self, key: int) -> None:
        """Make a row the current one, whatever the filters hide."""
        if not self.table.choose(key):
            show_everything(self.filters, self.group)
            self._show()
            self.table.choose(key)

    def _show(self, *_: object) -> None:
        wanted = self.group.current
        kept = [row for row in self._rows if not wanted or wanted in row.groups]
        found = find(self.filters.words, kept)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} {self.words.thing}")
        self._chosen(self.table.key if found else None)
        if not self._rows:
            self.say(self.words.empty)

    def _chosen(self, key: object) -> None:
        number = key if isinstance(key, int) else None
        self.panel.show_record(None if number is None else self.details(number))
        self.show_key(number)

    def open_form(self, form: QDialog) -> None:
        """Open a form over this window, and read anew once it stored something."""
        form.accepted.connect(self.stored)
        open_over(form)

    def stored(self, key: int | None = None) -> None:
        """Show what was stored; `key` is a new row to choose."""
        self.read(key)
        done = self._desk.store.undo_label()
        if done:
            self.say(f"Đã lưu: {done}. Ctrl+Z để hoàn tác.", Tone.GOOD)
        else:
            self.say("Đã lưu. Việc này không hoàn tác được.", Tone.GOOD)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Carry an act out and read anew, or say why it was not."""
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refuse(error)
            return False
        self.stored()
        return True

    def attempt_quietly(self, act: Callable[[], object]) -> None:
        """Carry out what only shows something, or say why it was not."""
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refuse(error)

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

    def refuse(self, error: RuleError | EnvironmentFault) -> None:
        """Say why something was not done."""
        found = error.problems if isinstance(error, RuleError) else (error,)
        self.say(" ".join(dict.fromkeys(sentence(p) for p in found)), Tone.BAD)

    def say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        """Say something at the foot of the window."""
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
