"""The state of a cell as a shape and a colour, painted by us so that no font decides on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QPaintEvent

    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.tokens import Colors

FULL_TURN = 360 * 16
NOON = 90 * 16


TONES: Mapping[CellState, Tone] = {
    CellState.REACHED: Tone.GOOD,
    CellState.EXCEEDED: Tone.BEST,
    CellState.AT_RISK: Tone.WARN,
    CellState.DUE_SOON: Tone.WARN,
    CellState.MISSED: Tone.MISSED,
    CellState.OVERDUE: Tone.BAD,
    CellState.IN_PROGRESS: Tone.PLAIN,
    CellState.NO_DATA: Tone.MUTED,
    CellState.NOT_ARISEN: Tone.MUTED,
    CellState.NO_DUTY: Tone.MUTED,
    CellState.NO_TARGET: Tone.MUTED,
}


def paint_state(painter: QPainter, box: QRectF, state: CellState, colors: Colors) -> None:
    """Draw the shape of a state in the middle of `box`, as large as its shorter side."""
    side = min(box.width(), box.height())
    area = QRectF(0, 0, side, side)
    area.moveCenter(box.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    SHAPES[state](painter, area, QColor(colors.mark(TONES[state])))
    painter.restore()


def _inside(area: QRectF, percent: int) -> QRectF:
    gap = area.width() * percent / 100
    return area.adjusted(gap, gap, -gap, -gap)


def _fill(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))


def _line(painter: QPainter, area: QRectF, color: QColor, percent: int) -> None:
    pen = QPen(color, area.width() * percent / 100)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _disc(painter: QPainter, area: QRectF, color: QColor) -> None:
    _fill(painter, color)
    painter.drawEllipse(_inside(area, 6))


def _ring(painter: QPainter, area: QRectF, color: QColor) -> None:
    _line(painter, area, color, 11)
    painter.drawEllipse(_inside(area, 14))


def _struck_ring(painter: QPainter, area: QRectF, color: QColor) -> None:
    _line(painter, area, color, 11)
    painter.drawEllipse(_inside(area, 16))
    painter.drawLine(area.bottomLeft(), area.topRight())


def _square(painter: QPainter, area: QRectF, color: QColor) -> None:
    _line(painter, area, color, 11)
    painter.drawRect(_inside(area, 16))


def _dash(painter: QPainter, area: QRectF, color: QColor) -> None:
    _line(painter, area, color, 13)
    half = QPointF(area.width() * 0.34, 0)
    painter.drawLine(area.center() - half, area.center() + half)


def _triangle(painter: QPainter, area: QRectF, color: QColor) -> None:
    _fill(painter, color)
    box = _inside(area, 4)
    top = QPointF(box.center().x(), box.top())
    painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))


def _fallen_triangle(painter: QPainter, area: QRectF, color: QColor) -> None:
    _fill(painter, color)
    box = _inside(area, 4)
    bottom = QPointF(box.center().x(), box.bottom())
    painter.drawPolygon(QPolygonF([bottom, box.topRight(), box.topLeft()]))


def _quarter(painter: QPainter, area: QRectF, color: QColor) -> None:
    _pie(painter, area, color, -FULL_TURN // 4)


def _half(painter: QPainter, area: QRectF, color: QColor) -> None:
    _pie(painter, area, color, FULL_TURN // 2)


def _pie(painter: QPainter, area: QRectF, color: QColor, span: int) -> None:
    _line(painter, area, color, 11)
    ring = _inside(area, 8)
    painter.drawEllipse(ring)
    _fill(painter, color)
    painter.drawPie(ring, NOON, span)


def _cross(painter: QPainter, area: QRectF, color: QColor) -> None:
    _line(painter, area, color, 16)
    box = _inside(area, 14)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


def _clock(painter: QPainter, area: QRectF, color: QColor) -> None:
    _line(painter, area, color, 11)
    ring = _inside(area, 8)
    painter.drawEllipse(ring)
    middle = ring.center()
    painter.drawLine(middle, QPointF(middle.x(), ring.top() + ring.height() * 0.2))
    painter.drawLine(middle, QPointF(ring.right() - ring.width() * 0.24, middle.y()))


SHAPES: Mapping[CellState, Callable[[QPainter, QRectF, QColor], None]] = {
    CellState.REACHED: _disc,
    CellState.EXCEEDED: _triangle,
    CellState.AT_RISK: _half,
    CellState.DUE_SOON: _clock,
    CellState.MISSED: _fallen_triangle,
    CellState.OVERDUE: _cross,
    CellState.IN_PROGRESS: _quarter,
    CellState.NO_DATA: _ring,
    CellState.NOT_ARISEN: _struck_ring,
    CellState.NO_DUTY: _dash,
    CellState.NO_TARGET: _square,
}


class StateMark(QWidget):
    """One state as a small widget, for panels and legends; the word stands beside it."""

    def __init__(self, theme: Theme, state: CellState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: CellState) -> None:
        self._state = state
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.metrics.mark + 2 * self._theme.metrics.hairline
        return QSize(side, self._theme.metrics.line_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.metrics.mark
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        paint_state(painter, box, self._state, self._theme.colors)
        painter.end()
