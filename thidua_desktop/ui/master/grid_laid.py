"""How a typed grid is looked at: widths, hidden columns, size of type, the frozen columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView
from typing_extensions import override

from thidua_desktop.ui.master.frozen import FrozenColumns
from thidua_desktop.ui.master.grid_look import STEP, USUAL, GridLook
from thidua_desktop.ui.master.layout import TableLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from thidua_desktop.ui.master.grid_delegate import GridDelegate
    from thidua_desktop.ui.master.grid_model import BlockModel
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
FULL = 10  # widths are kept in tenths of a font unit


class LaidGrid(QTableView):
    """A table whose columns the officer widens, hides and makes larger, and finds so again."""

    header_lines = 3
    told = Signal(str)  # a sentence for the status line
    looked_at = Signal()  # nothing: widths, hidden columns or the size of type are others

    def __init__(
        self, theme: Theme, model: BlockModel, delegates: tuple[GridDelegate, ...]
    ) -> None:
        """Take one delegate for the grid and one for its frozen columns."""
        super().__init__()
        self._theme = theme
        self._block = model
        self._look = GridLook(theme)
        self._layout = TableLayout()
        self._is_laying = False
        self._delegate, frozen = delegates
        for delegate in delegates:
            delegate.look = self._look
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._frozen = FrozenColumns(self, model, frozen)
        self._kept: object = None
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self.lay_out)
        model.modelReset.connect(self._find_place)
        theme.changed.connect(self.lay_out)
        own, over = self.horizontalHeader(), self._frozen.view.horizontalHeader()
        for header in (own, over):
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        own.customContextMenuRequested.connect(self._open_menu)
        over.customContextMenuRequested.connect(self._open_menu)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.lay_out()

    def widths(self) -> tuple[tuple[int, ...], int]:
        """Widths in font units: of the frozen columns, and of every other one."""
        raise NotImplementedError

    @property
    def layout_of_columns(self) -> TableLayout:
        """Widths and hidden columns by their titles, as the officer set them."""
        return self._layout

    @property
    def zoom(self) -> int:
        """Size of the type, in percent of the window's."""
        return self._look.zoom

    def look_as(self, layout: TableLayout, zoom: int) -> None:
        """Take widths, hidden columns and size of type over."""
        self._layout = layout
        self._look.zoom_to(zoom)
        self.lay_out()

    def zoom_to(self, percent: int) -> None:
        """Make this grid larger or smaller than the rest of the window."""
        self.look_as(self._layout, percent)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.looked_at.emit()
        self.told.emit(f"Cỡ chữ của bảng: {self.zoom} %.")

    def title(self, column: int) -> str:
        """Return the title of a column as one line."""
        words = self._block.headerData(column, Qt.Orientation.Horizontal)
        return str(words or "").replace("\n", " ")

    def show_column(self, column: int, *, shown: bool) -> None:
        """Hide a column, or show it again."""
        self._layout = self._layout.showing(self.title(column), shown=shown)
        self.lay_out()
        self.looked_at.emit()

    def show_all_columns(self) -> None:
        """Show every column that was hidden."""
        self._layout = TableLayout(widths=self._layout.widths)
        self.lay_out()
        self.looked_at.emit()

    def reset_widths(self) -> None:
        """Bring the columns back to the widths the program has."""
        self._layout = TableLayout(shown=self._layout.shown)
        self.lay_out()
        self.looked_at.emit()

    @property
    def hidden_columns(self) -> tuple[int, ...]:
        return tuple(n for n in range(self._block.columnCount()) if self.isColumnHidden(n))

    def column_menu(self, column: int | None) -> QMenu:
        """Offer what can be done with columns; `column` is the one that was clicked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if column is not None and column > 0:
            words = self.title(column).replace("&", "&&")
            menu.addAction(f"Ẩn cột “{words}”", partial(self.show_column, column, shown=False))
        hidden = self.hidden_columns
        if hidden:
            back = menu.addMenu(f"Hiện cột đã ẩn ({len(hidden)})")
            for number in hidden:
                name = self.title(number).replace("&", "&&")
                back.addAction(name, partial(self.show_column, number, shown=True))
            menu.addAction("Hiện mọi cột", self.show_all_columns)
        menu.addAction("Đặt lại độ rộng cột", self.reset_widths)
        menu.addSeparator()
        menu.addAction("Phóng to bảng (Ctrl+lăn chuột)", partial(self._zoom_by, STEP))
        menu.addAction("Thu nhỏ bảng", partial(self._zoom_by, -STEP))
        menu.addAction("Cỡ bảng thường", partial(self.zoom_to, USUAL))
        return menu

    def _open_menu(self, point: QPoint) -> None:
        """Open the menu of a column; both headers begin at the same place."""
        header = self.horizontalHeader()
        over = self._frozen.view.horizontalHeader()
        column = (over if point.x() < self._frozen.width else header).logicalIndexAt(point)
        menu = self.column_menu(column if column >= 0 else None)
        menu.popup(header.viewport().mapToGlobal(point))

    def _zoom_by(self, step: int) -> None:
        self.zoom_to(self.zoom + step)

    def lay_out(self) -> None:
        """Take sizes from the look and spans from the model."""
        self._look.renew()
        metrics, self._is_laying = self._look.metrics, True
        self.verticalHeader().setDefaultSectionSize(metrics.row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap  # type: ignore[operator]
        )
        points = self._look.head_font.pointSizeF()
        usual = self.zoom == USUAL
        sheet = "" if usual else f"QHeaderView::section {{ font-size: {points:.2f}pt; }}"
        for head in (header, self._frozen.view.horizontalHeader()):
            if head.styleSheet() != sheet:
                head.setStyleSheet(sheet)
        header.setFixedHeight(self.header_lines * metrics.line_height + metrics.s)
        for column in range(self._block.columnCount()):
            self.setColumnWidth(column, self._width(column))
            shown = column == 0 or self._layout.shown.get(self.title(column), True)
            if self.isColumnHidden(column) is shown:
                self.setColumnHidden(column, not shown)
        self.clearSpans()
        for row in range(self._block.rowCount()):
            if self._block.is_group(row):
                self.setSpan(row, 0, 1, self._block.columnCount())
        self._frozen.lay_out(self._width(0))
        self._is_laying = False
        self.viewport().update()

    def _width(self, column: int) -> int:
        first, other = self.widths()
        usual = (first[column] if column < len(first) else other) * FULL
        kept = self._layout.widths.get(self.title(column)) if self._layout.widths else None
        return (kept or usual) * self._look.metrics.em // FULL

    def _resized(self, column: int, _old: int, new: int) -> None:
        if not (self._is_laying or self._frozen.is_placing) and new:
            tenths = max(FULL, round(new * FULL / self._look.metrics.em))
            self._layout = self._layout.widened(self.title(column), tenths)
            self.looked_at.emit()

    def _keep_place(self) -> None:
        self._kept = self._block.key_of(self.currentIndex())

    def _find_place(self) -> None:
        place = self._block.index_of(self._kept) if self._kept is not None else QModelIndex()
        if place.isValid():
            self.setCurrentIndex(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frozen.place()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(STEP if event.angleDelta().y() > 0 else -STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self._frozen.width - self.columnViewportPosition(index.column())
        if index.column() >= self._block.frozen and hidden > 0:
            # Qt takes a cell under the frozen columns for visible
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def choose(self, index: QModelIndex) -> None:
        """Make a cell the current one and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
