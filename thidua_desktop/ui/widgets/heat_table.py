"""Units × fields, each cell a state by shape and colour with its percent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QTableView, QWidget
from typing_extensions import override

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.widgets.state_mark import paint_state
from thidua_desktop.ui.widgets.table_look import dress_table, whole_height

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from thidua_desktop.domain.terms import CellState
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
CELL_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Percent 0-100 and more; None where the state says why there is no number."""

    state: CellState
    percent: Decimal | None = None

    @property
    def number(self) -> str:
        return "" if self.percent is None else format_decimal(self.percent, 0)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One unit with a cell for each field."""

    key: int
    name: str
    cells: tuple[HeatCell, ...]


class HeatModel(QAbstractTableModel):
    """Prepared cells only; the first column is the unit's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[tuple[str, str], ...] = ()
        self._rows: tuple[HeatRow, ...] = ()

    def show(self, fields: tuple[tuple[str, str], ...], rows: tuple[HeatRow, ...]) -> None:
        """Take (short, full) names of the fields and the rows."""
        self.beginResetModel()
        self._fields, self._rows = fields, rows
        self.endResetModel()

    def key(self, row: int) -> int:
        return self._rows[row].key

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._fields) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return row.name if role in shown else None
        cell = row.cells[index.column() - 1]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.number
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row, index.column() - 1)
        return None

    def _spoken(self, row: HeatRow, field: int) -> str:
        cell = row.cells[field]
        number = f" {cell.number}%" if cell.number else ""
        return f"{row.name} – {self._fields[field][1]}:{number} {word_for(cell.state)}"

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section > len(self._fields):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "Đơn vị" if section == 0 else self._fields[section - 1][0]
        if role == Qt.ItemDataRole.ToolTipRole and section > 0:
            return self._fields[section - 1][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            middle = Qt.AlignmentFlag.AlignVCenter
            return middle | (
                Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignHCenter
            )
        return None


class StateDelegate(QStyledItemDelegate):
    """Paints mark and number together, in the middle of the cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, HeatCell):
            super().paint(painter, option, index)
            return
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        m, colors = self._theme.metrics, self._theme.colors
        words = QFontMetrics(option.font).horizontalAdvance(cell.number)
        gap = m.xs if cell.number else 0
        left = option.rect.center().x() - (m.mark + gap + words) / 2
        top = option.rect.center().y() - (m.mark - 1) / 2
        paint_state(painter, QRectF(left, top, m.mark, m.mark), cell.state, colors)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(colors.text))
        box = QRectF(option.rect)
        box.setLeft(left + m.mark + gap)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cell.number)
        painter.restore()


class HeatTable(QTableView):
    """The heat map as a table that can be walked by keyboard."""

    square_chosen = Signal(int, int)  # key of the unit, number of the field; -1 for its name

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heat = HeatModel(self)
        self.setModel(self._heat)
        self.setItemDelegate(StateDelegate(theme, self))
        self.setAccessibleName("Mức hoàn thành của từng đơn vị theo nội dung")
        dress_table(self, theme)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)
        theme.changed.connect(self._fit)

    @property
    def heat(self) -> HeatModel:
        return self._heat

    def show_heat(self, fields: tuple[tuple[str, str], ...], rows: tuple[HeatRow, ...]) -> None:
        self._heat.show(fields, rows)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if self._heat.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.setFixedHeight(whole_height(self))

    def _open(self, index: QModelIndex) -> None:
        self.square_chosen.emit(self._heat.key(index.row()), index.column() - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
