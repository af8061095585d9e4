"""The header of a list: a click sorts, the funnel filters, the right button offers everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.arrange import Arrangement

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.ui.theme import Theme

ROOMY = 5  # font units a column needs before a funnel stands beside its title


class ListHeader(QHeaderView):
    """Shows which column orders and which ones narrow the list."""

    filter_wanted = Signal(int, QPoint)  # column; where the little window opens
    menu_wanted = Signal(int, QPoint)  # column; where the menu opens

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._arrangement = Arrangement()
        self._under = -1
        self._offers = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setMouseTracking(True)

    def offer_filters(self) -> None:
        """Show the funnel under the pointer from now on: somebody answers it."""
        self._offers = True

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show order and filters without telling."""
        self._arrangement = arrangement
        column = -1 if arrangement.sort is None else arrangement.sort
        order = Qt.SortOrder.DescendingOrder if arrangement.descending else None
        silent = self.blockSignals(True)
        self.setSortIndicator(column, order or Qt.SortOrder.AscendingOrder)
        self.blockSignals(silent)
        self.viewport().update()

    def funnel(self, column: int) -> QRect:
        """Place of the funnel of a column: away from its words; empty in a narrow column."""
        m = self._theme.metrics
        width = self.sectionSize(column)
        if width < ROOMY * m.em:
            return QRect()
        left = self.sectionViewportPosition(column)
        model = self.model()
        side = model.headerData(column, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        right_aligned = side is not None and bool(
            Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight
        )
        x = left + m.xs if right_aligned else left + width - m.icon - m.xs
        return QRect(x, (self.height() - m.icon) // 2, m.icon, m.icon)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        m, colors = self._theme.metrics, self._theme.colors
        filtered = logicalIndex in self._arrangement.only
        if logicalIndex == self._arrangement.sort:
            self._paint_order(painter, rect)
        place = self.funnel(logicalIndex)
        if filtered:
            line = QRect(rect.left(), rect.bottom() - m.stroke + 1, rect.width(), m.stroke)
            painter.fillRect(line, self._theme.color(colors.accent))
        if place.isEmpty() or not (filtered or (self._offers and logicalIndex == self._under)):
            return
        around = place.adjusted(-m.xs, 0, m.xs, 0).intersected(rect.adjusted(0, 0, -1, 0))
        painter.fillRect(around, self._theme.color(colors.head))
        colour = colors.accent if filtered else colors.muted
        painter.drawPixmap(
            place, self._theme.pixmap(Icon.FILTER, colour, self.devicePixelRatioF(), size=m.icon)
        )

    def _paint_order(self, painter: QPainter, rect: QRect) -> None:
        """Draw the arrow at the top edge, where it takes no room from the title."""
        m, colors = self._theme.metrics, self._theme.colors
        icon = Icon.DOWN if self._arrangement.descending else Icon.UP
        # The chevron fills the middle of its picture: the upper third of it is empty.
        place = QRect(rect.center().x() - m.l // 2, rect.top() - m.l // 3, m.l, m.l)
        painter.drawPixmap(
            place, self._theme.pixmap(icon, colors.accent, self.devicePixelRatioF(), size=m.l)
        )

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        self._point_at(self.logicalIndexAt(e.position().toPoint()))
        super().mouseMoveEvent(e)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)
        super().leaveEvent(event)

    def _point_at(self, column: int) -> None:
        if column != self._under:
            self._under = column
            self.viewport().update()

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        """Open the filter on the funnel; anywhere else a press sorts, moves or resizes."""
        point = e.position().toPoint()
        column = self.logicalIndexAt(point)
        pressed = e.button() is Qt.MouseButton.LeftButton
        if self._offers and pressed and column >= 0 and self.funnel(column).contains(point):
            self.filter_wanted.emit(column, self.below(column))
            return
        super().mousePressEvent(e)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.logicalIndexAt(event.pos())
        if column >= 0:
            self.menu_wanted.emit(column, event.globalPos())

    def below(self, column: int) -> QPoint:
        """Where a little window of a column opens: under its title."""
        return self.viewport().mapToGlobal(
            QPoint(max(0, self.sectionViewportPosition(column)), self.height())
        )
