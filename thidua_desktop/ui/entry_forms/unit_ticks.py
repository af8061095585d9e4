"""The units of a campaign by block, each with a tick and the count of its indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.ui.theme import Theme

ID = Qt.ItemDataRole.UserRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NO_TASK = "chưa giao chỉ tiêu"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit and how many indicators it has."""

    id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block with its units."""

    name: str
    units: tuple[UnitLine, ...]


class UnitTicks(QTreeWidget):
    """A block's tick turns all of its units; who has no task cannot be ticked."""

    ticked = Signal()  # nothing: another choice

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setColumnCount(2)
        self.setHeaderLabels(["Khối, đơn vị", "Số chỉ tiêu"])
        self.setAccessibleName("Đơn vị được xuất biểu")
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._tell)

    @property
    def unit_ids(self) -> tuple[int, ...]:
        return tuple(item.data(0, ID) for item in self._units() if item.checkState(0) is ON)

    def offer(self, blocks: Iterable[BlockLine], *, ticked: frozenset[int] | None = None) -> None:
        """Show the units; all that have a task are ticked, or those of `ticked`."""
        self.blockSignals(True)
        self.clear()
        for block in blocks:
            above = QTreeWidgetItem(self, [block.name, f"{len(block.units)} đơn vị"])
            above.setTextAlignment(1, RIGHT)
            tristate = Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable
            above.setFlags(above.flags() | tristate)
            for unit in block.units:
                self._add(above, unit, on=ticked is None or unit.id in ticked)
            above.setExpanded(True)
        self.blockSignals(False)
        self.ticked.emit()

    def _add(self, above: QTreeWidgetItem, unit: UnitLine, *, on: bool) -> None:
        item = QTreeWidgetItem(above, [unit.name, str(unit.count) if unit.count else NO_TASK])
        item.setData(0, ID, unit.id)
        item.setTextAlignment(1, RIGHT)
        if unit.count:
            item.setCheckState(0, ON if on else OFF)
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def tick_all(self, *, on: bool) -> None:
        self.blockSignals(True)
        for item in self._units():
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(0, ON if on else OFF)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def _units(self) -> list[QTreeWidgetItem]:
        blocks = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        return [
            unit
            for block in blocks
            if block is not None
            for at in range(block.childCount())
            if (unit := block.child(at)) is not None
        ]

    def _tell(self, _item: QTreeWidgetItem, _column: int) -> None:
        self.ticked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the dialog's main button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)
