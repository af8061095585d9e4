"""How a prepared line is painted: words, numbers at the right, marks as pills, heads over all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from thidua_desktop.ui.master.lines import CELL_ROLE, GROUP_ROLE, LinesModel, TextCell
from thidua_desktop.ui.tokens import TextSize
from thidua_desktop.ui.widgets.state_mark import paint_state

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """Paints TextCells; decides nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        group = bool(index.data(GROUP_ROLE))
        colors = self._theme.colors
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        plain = colors.hover if hovered else colors.surface
        ground = colors.head if group else colors.selection if chosen else plain
        painter.fillRect(rect, self._theme.color(ground))
        painter.setPen(QPen(self._theme.color(colors.line), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and index.column() == 0:
            bar = QRect(rect.topLeft(), QSize(self._theme.metrics.stroke, rect.height()))
            painter.fillRect(bar, self._theme.color(colors.accent))
        if group:
            self._head(painter, rect, index)
        else:
            self._cell(painter, rect, index)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, index: Index) -> None:
        inner = self._inner(rect)
        note = index.sibling(index.row(), 1).data(CELL_ROLE)
        if isinstance(note, TextCell) and note.text:
            inner = self._write(painter, inner, note, align=RIGHT)
        cell = index.data(CELL_ROLE)
        if isinstance(cell, TextCell):
            self._write(painter, inner, cell, align=LEFT)

    def _cell(self, painter: QPainter, rect: QRect, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, TextCell):
            return
        inner = self._inner(rect)
        if cell.state is not None:
            side = self._theme.metrics.mark
            box = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
            paint_state(painter, box, cell.state, self._theme.colors)
            inner.adjust(0, 0, -side - self._theme.metrics.s, 0)
        if cell.mark:
            inner = self._pill(painter, inner, cell)
        model = index.model()
        right = isinstance(model, LinesModel) and model.columns[index.column()].numbers
        self._write(painter, inner, cell, align=RIGHT if right else LEFT)

    def _inner(self, rect: QRect) -> QRect:
        gap = self._theme.metrics.s
        return rect.adjusted(gap, 0, -gap, 0)

    def _pill(self, painter: QPainter, inner: QRect, cell: TextCell) -> QRect:
        """Draw the mark at the right end; return the room that is left."""
        m, colors = self._theme.metrics, self._theme.colors
        font = self._theme.font(TextSize.SMALL, weight=QFont.Weight.Medium)
        width = QFontMetrics(font).horizontalAdvance(cell.mark) + 2 * m.s
        box = QRectF(inner.right() - width, inner.center().y() - m.pill, width, 2 * m.pill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(colors.tint(cell.mark_tone)))
        painter.drawRoundedRect(box, m.pill, m.pill)
        painter.setPen(self._theme.color(colors.word(cell.mark_tone)))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.mark)
        return inner.adjusted(0, 0, -width - m.s, 0)

    def _write(
        self, painter: QPainter, inner: QRect, cell: TextCell, *, align: Qt.AlignmentFlag
    ) -> QRect:
        """Write a cell's words; return the room left of them."""
        weight = QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal
        painter.setFont(self._theme.font(weight=weight))
        painter.setPen(self._theme.color(self._theme.colors.word(cell.tone)))
        words = painter.fontMetrics().elidedText(
            cell.text, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, align, words)
        used = painter.fontMetrics().horizontalAdvance(words) + self._theme.metrics.m
        return inner.adjusted(0, 0, -used, 0)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.metrics.row)
