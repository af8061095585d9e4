"""How a cell of the grid is painted: the value, its state as a shape, the current one framed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.progress.model import FIRST_UNIT, GROUP_ROLE, STATE_ROLE, Column
from thidua_desktop.ui.widgets.state_mark import paint_state

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
BARE = frozenset({CellState.NO_DUTY})


class CellDelegate(QStyledItemDelegate):
    """Paints prepared cells; decides nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colors, group = self._theme.colors, bool(index.data(GROUP_ROLE))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        ground = colors.head if group else colors.selection if selected else colors.surface
        painter.fillRect(rect, self._theme.color(ground))
        self._grid_lines(painter, rect, group=group)
        self._content(painter, rect, index, group=group)
        if option.state & QStyle.StateFlag.State_HasFocus and not group:  # type: ignore[attr-defined]
            self._frame(painter, rect)
        painter.restore()

    def _grid_lines(self, painter: QPainter, rect: QRect, *, group: bool) -> None:
        painter.setPen(QPen(self._theme.color(self._theme.colors.line), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not group:
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _content(self, painter: QPainter, rect: QRect, index: Index, *, group: bool) -> None:
        metrics, colors = self._theme.metrics, self._theme.colors
        state = index.data(STATE_ROLE)
        inner = rect.adjusted(metrics.s, 0, -metrics.s, 0)
        if isinstance(state, CellState):
            side = metrics.mark
            box = QRectF(inner.right() - side, rect.center().y() - side / 2, side, side)
            paint_state(painter, box, state, colors)
            inner = inner.adjusted(0, 0, -side - metrics.s, 0)
        weight = QFont.Weight.DemiBold if group else QFont.Weight.Normal
        painter.setFont(self._theme.font(weight=weight))
        muted = index.column() == Column.MEASURE and not group
        painter.setPen(self._theme.color(colors.muted if muted else colors.text))
        align = RIGHT if index.column() > Column.MEASURE and not group else LEFT
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, align, text)

    def _frame(self, painter: QPainter, rect: QRect) -> None:
        width = self._theme.metrics.stroke
        painter.setPen(QPen(self._theme.color(self._theme.colors.accent), width))
        half = width // 2
        painter.drawRect(rect.adjusted(half, half, -half, -half))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.metrics.row)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(RIGHT if index.column() >= FIRST_UNIT else LEFT)
        editor.setAccessibleName("Số liệu của ô")
        return editor
