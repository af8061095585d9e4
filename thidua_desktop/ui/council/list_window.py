"""What the two lists of the council share: actions, filter, list, details, undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services.finder import Searchable, find
from thidua_desktop.ui.master.lines import Line, LinesModel
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.lines import Column
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.details_panel import Details


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A prepared line with the text it is found by and the answer of the filter it fits."""

    text: Searchable
    line: Line
    group: int = 0


@dataclass(frozen=True, slots=True)
class WindowWords:
    """How a list speaks: title, name of its table, its things, prompt of the filter, hint."""

    title: str
    table: str
    thing: str
    prompt: str
    hint: str


class ListWindow(QDialog):
    """Everything is stored at once; Ctrl+Z takes the newest act back."""

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    words: WindowWords
    columns: tuple[Column, ...]
    screen_key: str

    def __init__(self, theme: Theme, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._rows: tuple[ListedRow, ...] = ()
        self.setWindowTitle(self.words.title)
        self.bar = ActionBar(theme)
        self.filters = FilterLine(theme, prompt=self.words.prompt)
        self.table = LinesTable(theme, LinesModel(self.columns), name=self.words.table)
        self.panel = DetailsPanel(theme, hint=self.words.hint)
        self.note = label("", "strong", wrap=True)
        self.said = label("", "muted", wrap=True)
        self._page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen=self.screen_key
        )
        self._leave, self._export = QPushButton("Đóng"), QPushButton("Xuất Excel…")
        self._undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._lay_out()
        self.filters.text_changed.connect(self.show_found)
        self.table.key_chosen.connect(self._choose)
        self._undo.activated.connect(self._take_back)
        self._export.clicked.connect(self._ask_export)
        self._leave.clicked.connect(self.reject)

    # what a list answers to

    def rows(self) -> tuple[ListedRow, ...]:
        """Read the list anew, in its order."""
        raise NotImplementedError

    def keeps(self, row: ListedRow) -> bool:  # noqa: ARG002 - for subclasses
        """Whether the choices let a row through."""
        return True

    def details(self, key: int) -> Details:
        """Tell of one row in words."""
        raise NotImplementedError

    def allow_acts(self, key: int | None) -> None:
        """Open what can be done with the chosen row."""
        raise NotImplementedError

    # what they share

    def _lay_out(self) -> None:
        m = self._theme.metrics
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
        column.addWidget(self.note)
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 86, m.em * 44)

    def read(self) -> None:
        """Read the list anew and keep the chosen row."""
        self._rows = self.rows()
        self.show_found()

    def show_found(self, *_: object) -> None:
        """Show what filter and choices leave."""
        kept = [row for row in self._rows if self.keeps(row)]
        found = find(self.filters.words, kept)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} {self.words.thing}")
        self._choose(self.table.key if found else None)

    @property
    def key(self) -> int | None:
        """Id of the chosen row, while it is shown."""
        key = self.table.key
        return key if key in {row.line.key for row in self._rows} else None

    def _choose(self, key: object) -> None:
        chosen = key if isinstance(key, int) else None
        self.panel.show_record(None if chosen is None else self.details(chosen))
        self.allow_acts(chosen)

    def stored(self) -> None:
        """Read anew after a form was stored and name its act."""
        self.read()
        done = self._desk.store.undo_label()
        self.say(f"Đã lưu: {done}. Ctrl+Z để hoàn tác." if done else "", Tone.GOOD)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Carry an act out and name it; False says why it was not."""
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refuse(error)
            return False
        self.stored()
        return True

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
        self.say(refusal(error), Tone.BAD)

    def say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        """Say something at the foot of the window."""
        self.said.setText(words)
        restyle(self.said, "words", tone.value)


def refusal(error: RuleError | EnvironmentFault) -> str:
    """Say in words why something was refused, each reason once."""
    if isinstance(error, EnvironmentFault):
        return sentence(error)
    return " ".join(dict.fromkeys(sentence(problem) for problem in error.problems))
