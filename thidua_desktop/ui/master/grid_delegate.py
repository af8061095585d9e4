"""How a cell of a typed grid is painted: group heads across, hairlines, the current one framed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from thidua_desktop.ui.master.grid_look import GridLook
from thidua_desktop.ui.master.lines import GROUP_ROLE, TONE_ROLE
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.cell_mark import CellMark

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.terms import CellState
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RETURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class CellLook:
    """One cell ready to be painted; `number` stands at the right, `ground` "" is the surface."""

    text: str
    tone: Tone = Tone.PLAIN
    number: bool = False
    state: CellState | None = None
    marks: tuple[CellMark, ...] = ()
    ground: str = ""
    weight: QFont.Weight = QFont.Weight.Normal
    group: bool = False


class GridDelegate(QStyledItemDelegate):
    """Paints prepared cells; decides nothing. Subclasses say how a cell stands."""

    editor_name = "Nội dung của ô"
    fill_wanted = Signal(str)  # what was typed and is to go into every chosen cell (Ctrl+Enter)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.look = GridLook(theme)

    def tone_of(self, index: Index) -> Tone:
        """Return what the colour of a cell's text says."""
        tone = index.data(TONE_ROLE)
        return tone if isinstance(tone, Tone) else Tone.PLAIN

    def is_number(self, index: Index) -> bool:
        """Whether a cell stands at the right."""
        raise NotImplementedError

    def ground_of(self, index: Index) -> str:  # noqa: ARG002 - for subclasses
        """Colour behind a cell that is not chosen."""
        return self._theme.colors.surface

    def weight_of(self, index: Index) -> QFont.Weight:  # noqa: ARG002 - for subclasses
        return QFont.Weight.Normal

    def look_of(self, index: Index) -> CellLook:
        """Say all that is painted of a cell."""
        text = str(index.data() or "")
        if index.data(GROUP_ROLE):
            return CellLook(text, weight=QFont.Weight.DemiBold, group=True)
        return CellLook(
            text,
            self.tone_of(index),
            self.is_number(index),
            ground=self.ground_of(index),
            weight=self.weight_of(index),
        )

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        cell, look = self.look_of(index), self.look
        colors = look.colors
        if state & QStyle.StateFlag.State_Selected:
            ground = colors.selection
        else:
            ground = colors.head if cell.group else cell.ground or colors.surface
        painter.fillRect(rect, look.color(ground))
        painter.setPen(look.color(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if cell.group:
            self._write(painter, _head_rect(option), cell)
            return
        painter.drawLine(rect.topRight(), rect.bottomRight())
        self._write(painter, self._shapes(painter, rect, cell), cell)
        if state & QStyle.StateFlag.State_HasFocus:
            self._frame(painter, rect)

    def _shapes(self, painter: QPainter, rect: QRect, cell: CellLook) -> QRect:
        """Draw the state at the right end, the marks at the left one; return the room between."""
        if cell.state is None and not cell.marks:
            return rect
        metrics, ratio = self.look.metrics, painter.device().devicePixelRatioF()
        side, middle = metrics.mark, rect.center().y()
        left, right = rect.left(), rect.right()
        if cell.state is not None:
            spot = QPointF(right - metrics.s - side - 1, middle - side / 2 - 1)
            painter.drawPixmap(spot, self.look.state(cell.state, ratio))
            right -= side + metrics.s
        for mark in cell.marks:
            picture = self.look.mark(mark, ratio)
            if mark is CellMark.REMARK:
                painter.drawPixmap(QPointF(rect.right() - side - 1, rect.top() - 1), picture)
                continue
            painter.drawPixmap(QPointF(left + metrics.xs, middle - side / 2 - 1), picture)
            left += side + metrics.xs
        return QRect(left, rect.top(), right - left + 1, rect.height())

    def _write(self, painter: QPainter, rect: QRect, cell: CellLook) -> None:
        gap = self.look.metrics.s
        inner = rect.adjusted(gap, 0, -gap, 0)
        font, measures = self.look.type_of(cell.weight)
        text = cell.text
        # a head goes on under the frozen columns' edge
        if not cell.group and measures.horizontalAdvance(text) > inner.width():
            text = measures.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(font)
        painter.setPen(self.look.color(self.look.colors.word(cell.tone)))
        painter.drawText(inner, RIGHT if cell.number else LEFT, text)

    def _frame(self, painter: QPainter, rect: QRect) -> None:
        width = self.look.metrics.stroke
        painter.setPen(QPen(self.look.color(self.look.colors.accent), width))
        half = width // 2
        painter.drawRect(rect.adjusted(half, half, -half, -half))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self.look.metrics.row)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setFont(self.look.type_of(QFont.Weight.Normal)[0])
        editor.setAlignment(RIGHT if self.look_of(index).number else LEFT)
        editor.setAccessibleName(self.editor_name)
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell, so that what is typed stands where the value stood."""
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        """Keep Ctrl+Enter from Qt, which would commit the one cell only."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(object, QLineEdit)
            and event.key() in RETURNS
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.fill_wanted.emit(object.text())
            return True
        return super().eventFilter(object, event)


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
