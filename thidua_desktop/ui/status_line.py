"""The line at the bottom: what is saved, what a greyed command waits for, how the backups are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.widgets.backup_lights import BackupLight, BackupLights
from thidua_desktop.ui.widgets.folding import FoldingRow
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.ui.theme import Theme


class StatusLine(FoldingRow):
    """Three things side by side; a long act shows its progress between them."""

    cancel_wanted = Signal()  # nothing: the user wants the long act to stop

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("status", parent)
        self._theme = theme
        self._saved = ""
        self._picture = QLabel()
        self._words = label("", "small")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._cancel = QPushButton("Dừng")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._lights = BackupLights(theme)
        self.row.addWidget(self._picture)
        self.row.addWidget(self._words, 1)
        self.row.addWidget(self._progress)
        self.row.addWidget(self._cancel)
        self.row.addWidget(self._lights)
        self.finish_progress()
        self.fold_order(self._lights)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def text(self) -> str:
        return self._words.text()

    @property
    def light_words(self) -> str:
        return self._lights.toolTip()

    @property
    def cancel_button(self) -> QPushButton:
        return self._cancel

    def say_saved(self, words: str) -> None:
        """Keep saying what was saved last: "Đã lưu 09:41 · Nhập 12 ô – Thôn mẫu 03"."""
        self._saved = words
        self.say("")

    def say(self, words: str) -> None:
        """Say something for the moment; empty goes back to what was saved."""
        self._words.setText(words or self._saved)
        self._words.setToolTip(self._words.text())
        self._picture.setVisible(not words and bool(self._saved))

    def show_lights(self, lights: tuple[BackupLight, ...]) -> None:
        self._lights.show_lights(lights)
        self.settle()

    def show_progress(self, words: str, *, done: int, total: int, may_cancel: bool) -> None:
        self.say(words)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setAccessibleName(words)
        self._progress.show()
        self._cancel.setVisible(may_cancel)

    def finish_progress(self) -> None:
        self._progress.hide()
        self._cancel.hide()
        self.say("")

    def _measure(self) -> None:
        m = self._theme.metrics
        self.row.setContentsMargins(m.l, m.xs, m.l, m.xs)
        self.row.setSpacing(m.s)
        self._progress.setFixedWidth(m.em * 12)
        self._lights.setMinimumHeight(m.line_height)
        self._picture.setPixmap(
            self._theme.pixmap(Icon.CHECK, self._theme.colors.muted, self.devicePixelRatioF())
        )
        self.settle()
