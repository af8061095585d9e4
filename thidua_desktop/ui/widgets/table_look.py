"""How every table of the window looks and behaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class _RowHeights(QObject):
    """Keeps the rows of its parent, a table, as high as the type wants them.

    The table is only the parent, never an attribute: parent and child holding each other would
    leave a closed window to the garbage collector, which may come while it is being painted.
    """

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._theme = theme
        theme.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        m, table = self._theme.metrics, self.parent()
        if not isinstance(table, QTableView):
            return
        rows = table.verticalHeader()
        rows.setMinimumSectionSize(m.row)
        rows.setDefaultSectionSize(m.row)
        columns = table.horizontalHeader()
        columns.setMinimumSectionSize(m.xl * 2)
        columns.setMinimumHeight(m.row)


def dress_table(table: QTableView, theme: Theme) -> None:
    """Give a table the common look: hairlines, rows from the font, whole-pixel scrolling."""
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.setShowGrid(True)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setMouseTracking(True)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    _RowHeights(table, theme)


def whole_height(table: QTableView) -> int:
    """Height that shows all rows of a short table without a scroll bar."""
    rows = table.verticalHeader().length()
    head = table.horizontalHeader().sizeHint().height()
    return rows + max(head, table.horizontalHeader().minimumHeight()) + 2 * table.frameWidth()
