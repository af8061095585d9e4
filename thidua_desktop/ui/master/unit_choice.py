"""Several units, ticked in a short list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.domain.records import Unit
    from thidua_desktop.ui.theme import Theme

SHOWN_ROWS = 5


class UnitChoice(QListWidget):
    """Ticks of units; space turns the current one."""

    def __init__(self, theme: Theme, units: Iterable[Unit]) -> None:
        super().__init__()
        self.setFixedHeight(SHOWN_ROWS * theme.metrics.row + theme.metrics.s)
        for unit in units:
            item = QListWidgetItem(unit.name)
            item.setData(Qt.ItemDataRole.UserRole, unit.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    @property
    def unit_ids(self) -> tuple[int, ...]:
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def tick(self, unit_ids: tuple[int, ...]) -> None:
        for item in self._items():
            chosen = item.data(Qt.ItemDataRole.UserRole) in unit_ids
            state = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
            item.setCheckState(state)
