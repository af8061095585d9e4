"""Says that a file is being read beside the window, and lets it be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class ReadingRow(QWidget):
    """Hidden while nothing is read."""

    stop_wanted = Signal()  # nothing: the reading is to end

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = label("", "plain")
        self.stop = QPushButton("Dừng")
        self.stop.setAutoDefault(False)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumWidth(theme.metrics.em * 12)
        row = QHBoxLayout(self)
        bare(row, spacing=theme.metrics.s)
        row.addWidget(self._words)
        row.addWidget(bar, 1)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.stop.clicked.connect(self.stop_wanted)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_reading(self, name: str) -> None:
        """Name the file that is read; blank: it is over."""
        self._words.setText(f"Đang đọc {name}…" if name else "")
        self.setVisible(bool(name))
