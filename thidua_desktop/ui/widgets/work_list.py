"""Việc cần làm: each line of work with the button that goes there; and what changed last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.ui.widgets.parts import bare, clear, hairline, label

if TYPE_CHECKING:
    from thidua_desktop.ui.icons import Icon
    from thidua_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do; `key` comes back when its button is pressed.

    What is `urgent` has its icon in the accent; what is `done` stays to be seen in a list of steps.
    """

    key: str
    icon: Icon
    words: str
    act: str
    urgent: bool = True
    done: bool = False


class WorkRow(QWidget):
    """Icon, sentence, button."""

    wanted = Signal(str)  # key of the item

    def __init__(self, theme: Theme, item: WorkItem) -> None:
        super().__init__()
        self._key = item.key
        picture = QLabel()
        colors = theme.colors
        colour = colors.green if item.done else colors.accent if item.urgent else colors.muted
        picture.setPixmap(theme.pixmap(item.icon, colour, self.devicePixelRatioF()))
        button = QPushButton(item.act)
        button.setAccessibleName(f"{item.act}: {item.words}")
        button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        m = theme.metrics
        row.setContentsMargins(0, m.xs, 0, m.xs)
        row.setSpacing(m.s)
        row.addWidget(picture)
        row.addWidget(label(item.words, "muted" if item.done else "plain", wrap=True), 1)
        row.addWidget(button)

    def _press(self) -> None:
        self.wanted.emit(self._key)


class WorkList(QWidget):
    """Says so when nothing is left to do."""

    wanted = Signal(str)  # key of the item whose button was pressed

    def __init__(self, theme: Theme, *, nothing: str) -> None:
        super().__init__()
        self._theme = theme
        self._nothing = nothing
        self._items: tuple[WorkItem, ...] = ()
        self._column = QVBoxLayout(self)
        bare(self._column)
        theme.changed.connect(self._fill)
        self._fill()

    def show_items(self, items: tuple[WorkItem, ...]) -> None:
        self._items = items
        self._fill()

    def _fill(self) -> None:
        clear(self._column)
        for number, item in enumerate(self._items):
            if number:
                self._column.addWidget(hairline())
            row = WorkRow(self._theme, item)
            row.wanted.connect(self.wanted)
            self._column.addWidget(row)
        if not self._items:
            self._column.addWidget(label(self._nothing, "muted", wrap=True))


class RecentList(QWidget):
    """Vừa thay đổi: when, what, and who."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        bare(self._grid)
        self._grid.setHorizontalSpacing(theme.metrics.l)
        self._grid.setVerticalSpacing(theme.metrics.s)
        self._grid.setColumnStretch(1, 1)

    def show_acts(self, acts: tuple[tuple[str, str, str], ...]) -> None:
        """Take (when, what, who) triples, the newest first."""
        clear(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for number, (when, what, who) in enumerate(acts):
            self._grid.addWidget(label(when, "small"), number, 0, top)
            self._grid.addWidget(label(what, wrap=True), number, 1)
            self._grid.addWidget(label(who, "small"), number, 2, top)
