"""A titled surface of the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class Card(QFrame):
    """Title, a quiet note at its right, and whatever is put into `body`."""

    def __init__(self, theme: Theme, title: str, *, note: str = "", flush: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        # Minimum, not Maximum: a wrapped sentence inside may need more height than the hint knew
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._theme = theme
        self._flush = flush
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._note = label(note, "small")
        self._title = label(title, "strong")
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBottom)
        self.body = QVBoxLayout()
        self._column.addLayout(self._head)
        self._column.addLayout(self.body)
        self._measure()
        theme.changed.connect(self._measure)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def rename(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def say(self, note: str) -> None:
        self._note.setText(note)

    def _measure(self) -> None:
        m = self._theme.metrics
        if self._flush:
            # A table inside runs to the edges; the rounded corners need a hairline of air.
            self._column.setContentsMargins(m.hairline, m.m, m.hairline, m.radius)
            self._head.setContentsMargins(m.l, 0, m.l, 0)
        else:
            self._column.setContentsMargins(m.l, m.m, m.l, m.l)
        self._column.setSpacing(m.s)
        bare(self.body)
