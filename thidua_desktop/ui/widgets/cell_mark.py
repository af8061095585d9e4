"""What stands beside a value, as small shapes: minh chứng, ghi chú, đã thẩm định, trả lại."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from thidua_desktop.ui.tokens import Colors


class CellMark(Enum):
    """One shape; the remark is a corner, the others stand at the left of the value."""

    VERIFIED = "VERIFIED"
    EVIDENCE = "EVIDENCE"
    RETURNED = "RETURNED"
    REMARK = "REMARK"


MARK_WORDS: Mapping[CellMark, str] = {
    CellMark.VERIFIED: "đã thẩm định",
    CellMark.EVIDENCE: "có minh chứng",
    CellMark.RETURNED: "đã trả lại đơn vị",
    CellMark.REMARK: "có ghi chú",
}
TONES: Mapping[CellMark, Tone] = {
    CellMark.VERIFIED: Tone.GOOD,
    CellMark.EVIDENCE: Tone.PLAIN,
    CellMark.RETURNED: Tone.MISSED,
    CellMark.REMARK: Tone.WARN,
}


def paint_mark(painter: QPainter, box: QRectF, mark: CellMark, colors: Colors) -> None:
    """Draw the shape of a mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = QColor(colors.mark(TONES[mark]))
    pen = QPen(color, max(1.0, box.width() * 0.15))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    SHAPES[mark](painter, box, color)
    painter.restore()


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + box.width() * x, box.y() + box.height() * y)


def _check(painter: QPainter, box: QRectF, _color: QColor) -> None:
    painter.drawPolyline([_at(box, 0.08, 0.55), _at(box, 0.38, 0.86), _at(box, 0.94, 0.18)])


def _clip(painter: QPainter, box: QRectF, _color: QColor) -> None:
    path = QPainterPath(_at(box, 0.78, 0.3))
    path.lineTo(_at(box, 0.78, 0.72))
    path.arcTo(QRectF(_at(box, 0.22, 0.44), _at(box, 0.78, 1.0)), 0, -180)
    path.lineTo(_at(box, 0.22, 0.2))
    path.arcTo(QRectF(_at(box, 0.22, 0.0), _at(box, 0.6, 0.38)), 180, -180)
    path.lineTo(_at(box, 0.6, 0.68))
    painter.drawPath(path)


def _arrow(painter: QPainter, box: QRectF, _color: QColor) -> None:
    """Draw an arrow that turns back to the left."""
    path = QPainterPath(_at(box, 0.1, 0.36))
    path.lineTo(_at(box, 0.66, 0.36))
    path.arcTo(QRectF(_at(box, 0.4, 0.36), _at(box, 0.94, 0.9)), 90, -180)
    path.lineTo(_at(box, 0.4, 0.9))
    painter.drawPath(path)
    painter.drawPolyline([_at(box, 0.36, 0.08), _at(box, 0.08, 0.36), _at(box, 0.36, 0.64)])


def _corner(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon([box.topLeft(), box.topRight(), box.bottomRight()])


SHAPES: Mapping[CellMark, Callable[[QPainter, QRectF, QColor], None]] = {
    CellMark.VERIFIED: _check,
    CellMark.EVIDENCE: _clip,
    CellMark.RETURNED: _arrow,
    CellMark.REMARK: _corner,
}
