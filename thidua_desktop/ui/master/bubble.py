"""A few words right at a cell: why what was typed is not taken, how it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label, restyle

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme

SHOWN_FOR = 12_000  # milliseconds
EMS = 28


class Bubble(QFrame):
    """Stands below a cell, or above it where there is no room; takes no focus and no clicks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = label("", Tone.BAD.value, wrap=True)
        row = QHBoxLayout(self)
        m = theme.metrics
        row.setContentsMargins(m.m, m.s, m.m, m.s)
        row.addWidget(self._words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What is said at the moment; empty while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, cell: QRect, *, tone: Tone = Tone.BAD) -> None:
        """Say something at a cell given in the coordinates of the parent."""
        m, parent = self._theme.metrics, self.parentWidget()
        if parent is None:
            return
        restyle(self._words, "words", tone.value)
        self._words.setText(words)
        self.setAccessibleName(words)
        room = parent.width() - 2 * m.s
        width = min(self._words.fontMetrics().horizontalAdvance(words) + m.xs, m.em * EMS)
        self._words.setFixedWidth(max(m.em * 6, min(width, room - 2 * m.m)))
        self.adjustSize()
        x = max(m.s, min(cell.left(), parent.width() - self.width() - m.s))
        below = cell.bottom() + m.xs
        fits = below + self.height() <= parent.height()
        self.move(x, below if fits else max(0, cell.top() - self.height() - m.xs))
        self.show()
        self.raise_()
        self._timer.start(SHOWN_FOR)
