"""Which unit or indicator a list is about: a box to choose from, and one step back and forth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.ui.theme import Theme

SHOWN = 20


class Chooser(QWidget):
    """Holds ids with their names, in the order of the grid."""

    chosen = Signal(int)  # id that the officer chose

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids: tuple[int, ...] = ()
        self.box = QComboBox()
        self.box.setMaxVisibleItems(SHOWN)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._picked)
        self.back = self._button(Icon.LEFT, "Trước (Ctrl+PgUp)")
        self.forth = self._button(Icon.RIGHT, "Sau (Ctrl+PgDn)")
        self.back.clicked.connect(self.step_back)
        self.forth.clicked.connect(self.step_forth)
        self._note = label("", "small")
        row = QHBoxLayout(self)
        bare(row, spacing=theme.metrics.xs)
        row.addWidget(self.back)
        row.addWidget(self.box, 1)
        row.addWidget(self.forth)
        row.addSpacing(theme.metrics.s)
        row.addWidget(self._note)
        row.addStretch(1)

    def _button(self, icon: Icon, words: str) -> QToolButton:
        button = QToolButton()
        self._theme.dress(button, icon, IconRole.MUTED)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def offer(self, entries: Sequence[tuple[int, str, str]], *, name: str) -> None:
        """Offer (id, name, tip) entries; `name` says what is chosen here."""
        self._ids = tuple(number for number, _, _ in entries)
        self.box.clear()
        for at, (_, words, tip) in enumerate(entries):
            self.box.addItem(words)
            self.box.setItemData(at, tip, Qt.ItemDataRole.ToolTipRole)
        self.box.setAccessibleName(name)
        self.box.setToolTip(name)

    @property
    def ids(self) -> tuple[int, ...]:
        return self._ids

    @property
    def current(self) -> int | None:
        at = self.box.currentIndex()
        return self._ids[at] if 0 <= at < len(self._ids) else None

    def choose(self, number: int | None) -> None:
        """Set what is chosen without telling."""
        self.box.setCurrentIndex(self._ids.index(number) if number in self._ids else -1)
        at = self.box.currentIndex()
        self.back.setEnabled(at > 0)
        self.forth.setEnabled(at + 1 < len(self._ids))

    def say(self, words: str) -> None:
        """Say beside it what the list holds."""
        self._note.setText(words)

    def step_back(self) -> None:
        """Choose the one before."""
        self._step(-1)

    def step_forth(self) -> None:
        """Choose the next one."""
        self._step(1)

    def _step(self, step: int) -> None:
        at = self.box.currentIndex() + step
        if 0 <= at < len(self._ids):
            self._picked(at)

    def _picked(self, at: int) -> None:
        self.choose(self._ids[at])
        self.chosen.emit(self._ids[at])
