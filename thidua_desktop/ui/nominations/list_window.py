"""A window with one list, files beside it, and acts that are stored at once and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
)

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services.evidence import of_owner
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import ListPage, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare, frame, hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import EvidenceView
    from thidua_desktop.services.evidence_owner import Owner
    from thidua_desktop.ui.icons import Icon
    from thidua_desktop.ui.master.lines import Column
    from thidua_desktop.ui.theme import Theme

SHARE: Final = 95  # percent of the window


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """How such a window speaks, and the key its list is remembered under."""

    title: str
    prompt: str
    table: str
    screen: str
    files: str


class ListWindow(QDialog):
    """Lays the parts out; a window adds its lines, its acts and what stands above the files."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        words: ListWords,
        columns: tuple[Column, ...],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self.setWindowTitle(words.title)
        self.bar = ActionBar(theme)
        self.filters = FilterLine(theme, prompt=words.prompt)
        self.table = LinesTable(theme, LinesModel(columns), name=words.table)
        self.title = label("", "strong", wrap=True)
        self.about = QVBoxLayout()
        self.files = EvidenceList(theme, desk, short=True)
        self.said = label("", "muted", wrap=True)
        self.leave = QPushButton("Đóng")
        self._undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        ListPage(self, theme, filters=self.filters, table=self.table, screen=words.screen)
        self._lay_out_list(words.files)
        self._undo.activated.connect(self.take_back)
        self.leave.clicked.connect(self.reject)

    def _lay_out_list(self, files: str) -> None:
        m = self._theme.metrics
        side = frame("panel")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(m.l, m.m, m.l, m.m)
        beside.setSpacing(m.s)
        bare(self.about, spacing=m.s)
        beside.addWidget(self.title)
        beside.addLayout(self.about, 1)
        beside.addWidget(label(files, "small"))
        beside.addWidget(self.files)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(_scrolled(side))
        split.setStretchFactor(0, 1)
        split.setSizes([m.panel * 3, m.panel])
        foot = QHBoxLayout()
        bare(foot, spacing=m.s)
        foot.addWidget(self.said, 1)
        self.leave.setAutoDefault(False)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(self.bar)
        column.addWidget(self.filters)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.window().size() * (SHARE / 100))

    def add_act(self, words: str, icon: Icon, *, keys: str, main: bool = False) -> QAction:
        """Make an act of this window and put it on its line."""
        made = make_action(self, self._theme, words, icon, keys=keys)
        self.bar.add_action(made, main=main)
        return made

    def read(self) -> None:
        """Read the list anew and keep the chosen line."""
        raise NotImplementedError

    def show_files(self, campaign_id: int | None, owner: Owner | None, *, closed: bool) -> None:
        """Show the files of what is chosen; where it is closed none can be added."""
        views = partial(_files_of, self._desk, owner)
        self.files.show_owner(campaign_id, None if closed else owner, views=views)

    def stored(self) -> None:
        """Read anew after a form was stored and say what can be taken back."""
        self.read()
        self.say(f"Đã lưu: {self._desk.store.undo_label()}. Ctrl+Z để hoàn tác.", Tone.GOOD)

    def attempt(self, act: Callable[[], object], done: str) -> None:
        """Do something and say so, or say why not."""
        try:
            act()
        except RuleError as error:
            self.say(sentence(error.problems[0]), Tone.BAD)
            return
        except EnvironmentFault as fault:
            self.say(sentence(fault), Tone.BAD)
            return
        self.read()
        self.say(done, Tone.GOOD)

    def take_back(self) -> None:
        """Undo the newest act."""
        named = self._desk.store.undo_label()
        self.attempt(self._desk.store.undo, f"Đã hoàn tác: {named}.")

    def say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        """Say something at the foot of the window."""
        self.said.setText(words)
        restyle(self.said, "words", tone.value)


def _scrolled(side: QWidget) -> QScrollArea:
    """Let what stands beside the list scroll where a small screen has no room for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(side)
    area.setMinimumWidth(side.minimumSizeHint().width())
    return area


def _files_of(desk: Desk, owner: Owner | None) -> tuple[EvidenceView, ...]:
    return () if owner is None else of_owner(desk, owner)
