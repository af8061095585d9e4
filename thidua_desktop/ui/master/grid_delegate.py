"""How a cell of a typed grid is painted: group heads across, hairlines, the current one framed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from thidua_desktop.ui.master.lines import GROUP_ROLE
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.state_mark import paint_state

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.terms import CellState
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GridDelegate(QStyledItemDelegate):
    """Paints prepared cells; decides nothing. Subclasses say how a cell stands."""

    editor_name = "Nội dung của ô"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def tone_of(self, index: Index) -> Tone:
        """Return what the colour of a cell's text says."""
        raise NotImplementedError

    def is_number(self, index: Index) -> bool:
        """Whether a cell stands at the right."""
        raise NotImplementedError

    def state_of(self, index: Index) -> CellState | None:  # noqa: ARG002 - for subclasses
        """Return the state whose mark stands at the right end."""
        return None

    def ground_of(self, index: Index) -> str:  # noqa: ARG002 - for subclasses
        """Colour behind a cell that is not chosen."""
        return self._theme.colors.surface

    def weight_of(self, index: Index) -> QFont.Weight:  # noqa: ARG002 - for subclasses
        return QFont.Weight.Normal

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colors, group = self._theme.colors, bool(index.data(GROUP_ROLE))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        plain = colors.head if group else self.ground_of(index)
        painter.fillRect(rect, self._theme.color(colors.selection if selected else plain))
        self._grid_lines(painter, rect, group=group)
        self._content(painter, _head_rect(option) if group else rect, index, group=group)
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
        state = None if group else self.state_of(index)
        inner = rect.adjusted(metrics.s, 0, -metrics.s, 0)
        if state is not None:
            side = metrics.mark
            box = QRectF(inner.right() - side, rect.center().y() - side / 2, side, side)
            paint_state(painter, box, state, colors)
            inner = inner.adjusted(0, 0, -side - metrics.s, 0)
        weight = QFont.Weight.DemiBold if group else self.weight_of(index)
        painter.setFont(self._theme.font(weight=weight))
        tone = Tone.PLAIN if group else self.tone_of(index)
        painter.setPen(self._theme.color(colors.word(tone)))
        text = str(index.data() or "")
        if not group:  # a head goes on under the frozen columns' edge
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, inner.width()
            )
        painter.drawText(inner, RIGHT if not group and self.is_number(index) else LEFT, text)

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
        editor.setAlignment(RIGHT if self.is_number(index) else LEFT)
        editor.setAccessibleName(self.editor_name)
        return editor


def _head_rect(option: QStyleOptionViewItem) -> QRect:
    """Place a head at the left edge in view, as wide as the whole grid.

    The grid and the columns frozen over it paint the same words at the same place, so that they
    read on from one to the other, however far the grid is scrolled.
    """
    rect: QRect = option.rect  # type: ignore[attr-defined]
    view: object = option.widget  # type: ignore[attr-defined]
    if not isinstance(view, QTableView):
        return rect
    over = view.parent()
    grid = over if isinstance(over, QTableView) else view
    return QRect(0, rect.top(), grid.viewport().width(), rect.height())
