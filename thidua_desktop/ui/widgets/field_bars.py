"""Completion by field of the plan: name, percent and a flat bar, labelled directly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.ui.tokens import TextSize, Tone
from thidua_desktop.ui.widgets.parts import bare, clear

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QPaintEvent

    from thidua_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class FieldProgress:
    """One nội dung thi đua; percent 0-100, None while there are no data."""

    name: str
    percent: Decimal | None
    note: str
    tone: Tone = Tone.GOOD

    @property
    def shown(self) -> str:
        return "chưa có số liệu" if self.percent is None else f"{format_decimal(self.percent)}%"


class FieldBar(QWidget):
    """One field: its line of words, its bar, its quiet note."""

    def __init__(self, theme: Theme, progress: FieldProgress) -> None:
        super().__init__()
        self._theme = theme
        self._progress = progress
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{progress.name}: {progress.shown}, {progress.note}")
        self.setToolTip(progress.name)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        m = self._theme.metrics
        return QSize(m.field, 2 * m.line_height + m.bar + 2 * m.xs)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        m = self._theme.metrics
        self._paint_words(painter, QRectF(0, 0, self.width(), m.line_height))
        self._paint_bar(painter, QRectF(0, m.line_height + m.xs, self.width(), m.bar))
        painter.setFont(self._theme.font(TextSize.SMALL))
        painter.setPen(QColor(self._theme.colors.muted))
        note = QRectF(0, m.line_height + m.bar + 2 * m.xs, self.width(), m.line_height)
        painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, self._progress.note)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        bold = self._theme.font(weight=QFont.Weight.DemiBold)
        shown = self._progress.shown
        missing = self._progress.percent is None
        painter.setFont(self._theme.font() if missing else bold)
        painter.setPen(QColor(self._theme.colors.muted if missing else self._theme.colors.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        room = box.width() - QFontMetrics(bold).horizontalAdvance(shown) - self._theme.metrics.m
        plain = self._theme.font()
        name = QFontMetrics(plain).elidedText(
            self._progress.name, Qt.TextElideMode.ElideRight, int(room)
        )
        painter.setFont(plain)
        painter.setPen(QColor(self._theme.colors.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        colors, radius = self._theme.colors, box.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.track))
        painter.drawRoundedRect(box, radius, radius)
        if not self._progress.percent:
            return
        share = min(100, max(0, float(self._progress.percent)))
        box.setWidth(max(box.height(), box.width() * share / 100))
        painter.setBrush(QColor(colors.mark(self._progress.tone)))
        painter.drawRoundedRect(box, radius, radius)


class FieldBars(QWidget):
    """All fields, one below the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        bare(self._column, spacing=theme.metrics.m)

    def show_fields(self, fields: tuple[FieldProgress, ...]) -> None:
        clear(self._column)
        for progress in fields:
            self._column.addWidget(FieldBar(self._theme, progress))
