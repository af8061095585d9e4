"""A few large figures side by side: what is seen before anything is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, clear, label

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Figure:
    """A short value in its tone, and the words that say what it is."""

    value: str
    words: str
    tone: Tone = Tone.PLAIN


class FiguresStrip(QFrame):
    """Grows with its words, never in height: every figure is one value over one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._theme = theme
        self._figures: tuple[Figure, ...] = ()
        self._row = QHBoxLayout(self)
        theme.changed.connect(self._fill)

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        self._figures = figures
        self.setAccessibleName("; ".join(f"{one.value} {one.words}" for one in figures))
        self._fill()

    def _fill(self) -> None:
        m = self._theme.metrics
        clear(self._row)
        self._row.setContentsMargins(m.l, m.s, m.l, m.s)
        self._row.setSpacing(m.l)
        for one in self._figures:
            self._row.addWidget(self._figure(one), 1)

    def _figure(self, one: Figure) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        bare(column)
        value = label(one.value, "title")
        value.setProperty("tone", one.tone.value)
        words = label(one.words, "small", wrap=True)
        column.addWidget(value)
        column.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        return made
