"""A window with one list: acts, filters, details, and what was done at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.services.finder import Searchable, find
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, LinesModel
from thidua_desktop.ui.master.page import ListPage, make_action, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.master.windows import ActingWindow
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import Details, DetailsPanel
from thidua_desktop.ui.widgets.filter_line import ChoiceButton, FilterLine
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

STATE = "Tình trạng"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """How a list speaks; `screen` is the key it is remembered by and never changes.

    `table` names the table where the title does not; `empty` is said while there is nothing.
    """

    title: str
    thing: str
    prompt: str
    screen: str
    hint: str = ""
    table: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One prepared line, the text it is found by, and which answers of the filter show it."""

    text: Searchable
    line: Line
    groups: frozenset[int] = frozenset()
    unit_id: int | None = None


class ListWindow(ActingWindow):
    """A window says its `words`, its `columns` and the answers of its filter in `groups`.

    The first answer is "all"; without any there is no such filter. What a window is made with is
    set before this is called, for the list is read at once.
    """

    words: ListWords
    columns: tuple[Column, ...]
    groups: tuple[str, ...] = ()
    many = False
    ems = (88, 44)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, title=self.words.title, parent=parent)
        self._rows: tuple[Listed, ...] = ()
        self._coming: int | None = None
        self.filters = FilterLine(theme, prompt=self.words.prompt)
        if self.groups:
            self.group = self.filters.add_choice(Icon.FILTER, self.groups, name=STATE)
        else:
            self.group = ChoiceButton(theme, Icon.FILTER, ("",), name=STATE)
        self.table = LinesTable(
            theme, LinesModel(self.columns), name=self.words.table or self.words.title
        )
        if self.many:
            self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.panel = DetailsPanel(theme, hint=self.words.hint)
        self.bar = ActionBar(theme)
        self.notes = QVBoxLayout()
        bare(self.notes, spacing=theme.metrics.xs)
        self.page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen=self.words.screen
        )
        self.make_acts()
        self.lay_out(
            self.bar, self.notes, self.filters, self.page.chips, self._body(), ems=self.ems
        )
        self.filters.text_changed.connect(self.show_found)
        self.group.chosen.connect(self.show_found)
        self.table.key_chosen.connect(self._choose)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.read()
        self.table.setFocus()

    # what a list answers to

    def make_acts(self) -> None:
        """Make the actions, further filters and notes."""
        raise NotImplementedError

    def rows(self) -> tuple[Listed, ...]:
        """Read the list anew, in its order."""
        raise NotImplementedError

    def details(self, key: int) -> Details:
        """Tell of one row in words."""
        raise NotImplementedError

    def allow_acts(self, key: int | None) -> None:
        """Open what can be done with the chosen row."""
        raise NotImplementedError

    def keeps(self, row: Listed) -> bool:
        """Whether the choices let a row through."""
        return not self.group.current or self.group.current in row.groups

    def below(self) -> QWidget | None:
        """Give what stands below the table; None for nothing."""
        return None

    def beside(self) -> QWidget:
        """Give what stands beside the table: the details, unless a window shows more."""
        return self.panel

    def show_one(self, key: int | None) -> None:
        """Show the chosen row beside the table."""
        self.panel.show_record(None if key is None else self.details(key))

    # what they share

    def _body(self) -> QSplitter:
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
        split.addWidget(self.beside())
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 3, m.panel])
        return split

    def add_act(
        self,
        words: str,
        icon: Icon,
        slot: Callable[..., object],
        *,
        keys: str = "",
        main: bool = False,
    ) -> QAction:
        """Make an act of this window and put it on its bar."""
        made = make_action(self, self._theme, words, icon, keys=keys)
        made.triggered.connect(slot)
        self.bar.add_action(made, main=main)
        return made

    @override
    def read(self, *_: object) -> None:
        """Read the list anew and keep the chosen row, or take the one that was just stored."""
        self._rows = self.rows()
        if self.groups:
            counted = [sum(n in row.groups for row in self._rows) for n in range(len(self.groups))]
            answers = [f"{name} · {n}" for name, n in zip(self.groups, counted, strict=True)]
            self.group.offer((self.groups[0], *answers[1:]))
        self.show_found()
        if not self._rows:
            self.say(self.words.empty)
        coming, self._coming = self._coming, None
        if coming is not None:
            self.choose(coming)

    def choose_later(self, key: int) -> None:
        """Take a row that is only now being stored as the current one."""
        self._coming = key

    def choose(self, key: int) -> None:
        """Make a row the current one, whatever the filters hide."""
        if not self.table.choose(key):
            self.show_all()
            self.show_found()
            self.table.choose(key)

    def show_all(self) -> None:
        """Take all filters away."""
        show_everything(self.filters, self.group)

    def show_found(self, *_: object) -> None:
        """Show what filter and choices leave."""
        found = find(self.filters.words, [row for row in self._rows if self.keeps(row)])
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} {self.words.thing}")
        self._choose()

    @property
    def key(self) -> int | None:
        """Id of the chosen row."""
        key = self.table.key
        return key if any(row.line.key == key for row in self._rows) else None

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of the selected rows, from top to bottom; the current one when none is."""
        model = self.table.model()
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not isinstance(model, LinesModel):
            return ()
        keys = tuple(key for row in rows if (key := model.key_at(row)) is not None)
        return keys or (() if self.key is None else (self.key,))

    def _choose(self, *_: object) -> None:
        self.show_one(self.key)
        self._allow()

    def _allow(self, *_: object) -> None:
        self.allow_acts(self.key)
