"""The bar that says what was just done and lets it be taken back: "Đã xóa … – Hoàn tác"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.folding import FoldButton
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class NoticeBar(QFrame):
    """Hidden until something is said; stays until closed, taken back or said anew."""

    undo_wanted = Signal()  # nothing: take back the act the bar speaks of

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._words = label(wrap=True)
        self._undo = FoldButton()
        self._undo.set_words("Hoàn tác")
        self._undo.clicked.connect(self._take_back)
        theme.dress(self._undo, Icon.UNDO)
        self._close = QToolButton()
        self._close.setProperty("kind", "quiet")
        self._close.setToolTip("Đóng thông báo")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.clicked.connect(self.dismiss)
        theme.dress(self._close, Icon.CLOSE, IconRole.MUTED)
        row = QHBoxLayout(self)
        m = theme.metrics
        row.setContentsMargins(m.m, m.xs, m.xs, m.xs)
        row.setSpacing(m.s)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, sentence: str, *, undoable: bool) -> None:
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undoable)
        self.show()

    def dismiss(self) -> None:
        self.hide()

    def outdate(self) -> None:
        """Leave when another act came after: taking back would take that one."""
        if not self._undo.isHidden():
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()
