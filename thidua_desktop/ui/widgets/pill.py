"""A state as a word on a tinted ground (the campaign's state, a nomination's step)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from thidua_desktop.ui.tokens import TextSize, Tone
from thidua_desktop.ui.widgets.parts import show_if

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from thidua_desktop.ui.theme import Theme


class StatePill(QWidget):
    """One short word in a tone; hidden while it has no word."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        tone: Tone = Tone.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)
        theme.changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        return self._text

    def show_state(self, text: str, tone: Tone) -> None:
        self._text = text
        self._tone = tone
        self.setAccessibleName(text)
        self._show_or_hide()
        self.updateGeometry()
        self.update()

    def set_folded(self, *, folded: bool) -> None:
        self._folded = folded
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        show_if(self, wanted=bool(self._text) and not self._folded)

    def _font(self) -> QFont:
        return self._theme.font(TextSize.SMALL, weight=QFont.Weight.Medium)

    @override
    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        words = QFontMetrics(self._font()).horizontalAdvance(self._text)
        return QSize(words + 2 * metrics.s, 2 * metrics.pill)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.tint(self._tone)))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(QColor(colors.word(self._tone)))
        painter.setFont(self._font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
