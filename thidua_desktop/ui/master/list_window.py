"""A window with one list: acts, filter, details, and a foot that says what was just done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services.finder import find
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.finder import Searchable
    from thidua_desktop.ui.master.form import FormDialog
    from thidua_desktop.ui.master.lines import Column, Line
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.details_panel import Details


@dataclass(frozen=True, slots=True)
class Listed:
    """One prepared line with the text it is found by."""

    text: Searchable
    line: Line


class ListWindow(QDialog):
    """Everything is stored at once; Ctrl+Z takes the newest act back.

    A window says its list in `rows`, a chosen row in `details`, and what can be done in `acts`.
    """

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        title: str,
        columns: tuple[Column, ...],
        screen: str,
        prompt: str,
        hint: str,
        thing: str,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`thing` is what a row is called, `many` lets several rows be chosen."""
        super().__init__(parent)
        self._theme, self._desk, self._thing = theme, desk, thing
        self._rows: Sequence[Listed] = ()
        self.setWindowTitle(title)
        self.filters = FilterLine(theme, prompt=prompt)
        self.table = LinesTable(theme, LinesModel(columns), name=title)
        if many:
            self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.panel = DetailsPanel(theme, hint=hint)
        self.said = label("", "muted", wrap=True)
        self.bar = ActionBar(theme)
        self.top = QVBoxLayout()
        self.undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._leave, self._export = QPushButton("Đóng"), QPushButton("Xuất Excel…")
        self._page = ListPage(self, theme, filters=self.filters, table=self.table, screen=screen)
        self._lay_out()
        self.filters.text_changed.connect(self._show)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.undo.activated.connect(self._take_back)
        self._export.clicked.connect(self._ask_export)
        self._leave.clicked.connect(self.reject)

    # what a window answers to

    def rows(self) -> Sequence[Listed]:
        """Read the list anew, in its order."""
        raise NotImplementedError

    def details(self, key: int) -> Details:
        """Tell of one row in words."""
        raise NotImplementedError

    def allow_acts(self) -> None:
        """Open what can be done with the chosen rows."""
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
        column.addLayout(self.top)
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 88, m.em * 44)

    def add_acts(self, *acts: tuple[QAction, Callable[..., object]]) -> None:
        """Put actions with their slots into the bar, the main one first."""
        for number, (action, slot) in enumerate(acts):
            self.bar.add_action(action, main=number == 0)
            action.triggered.connect(slot)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of the selected rows, from top to bottom; the current one when none is."""
        model = self.table.model()
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not isinstance(model, LinesModel):
            return ()
        keys = tuple(key for row in rows if (key := model.key_at(row)) is not None)
        return keys or (() if self.table.key is None else (self.table.key,))

    def read(self) -> None:
        """Read the list anew and keep the chosen row."""
        self._rows = self.rows()
        self._show()

    def _show(self, *_: object) -> None:
        found = find(self.filters.words, self._rows)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} {self._thing}")
        self._show_chosen()

    def _show_chosen(self, *_: object) -> None:
        key = self.table.key
        known = key is not None and any(row.line.key == key for row in self._rows)
        self.panel.show_record(self.details(key) if known and key is not None else None)
        self.allow_acts()

    def open_form(self, form: FormDialog) -> None:
        """Open a form over the window; what it stores is read anew."""
        form.accepted.connect(self.tell_stored)
        open_over(form)

    def tell_stored(self) -> None:
        """Read the list anew and say the newest act."""
        self.read()
        named = self._desk.store.undo_label()
        self.say(f"Đã lưu: {named}. Ctrl+Z để hoàn tác." if named else "", Tone.GOOD)

    def attempt(self, act: Callable[[], object]) -> None:
        """Carry out one act; a refusal is said at the foot."""
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refuse(error)
            return
        self.tell_stored()

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
        if isinstance(error, EnvironmentFault):
            self.say(sentence(error), Tone.BAD)
            return
        self.say(" ".join(dict.fromkeys(sentence(p) for p in error.problems)), Tone.BAD)

    def say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        """Say something at the foot of the window."""
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
