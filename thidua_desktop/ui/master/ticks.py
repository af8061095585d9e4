"""Several answers of a closed list, as ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import Enum

    from thidua_desktop.ui.theme import Theme

E = TypeVar("E", bound="Enum")


class Ticks(QWidget, Generic[E]):
    """A box for each answer, two in a row."""

    changed = Signal()  # nothing: another tick

    def __init__(self, theme: Theme, answers: Collection[E]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        bare(grid, spacing=theme.metrics.xs)
        self._boxes = {answer: QCheckBox(label(answer)) for answer in answers}
        for number, box in enumerate(self._boxes.values()):
            grid.addWidget(box, number // 2, number % 2)
            box.toggled.connect(self._tell)

    def _tell(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.changed.emit()

    @property
    def ticked(self) -> tuple[E, ...]:
        return tuple(answer for answer, box in self._boxes.items() if box.isChecked())

    def tick(self, answers: Collection[E]) -> None:
        """Tick these and no others."""
        for answer, box in self._boxes.items():
            box.setChecked(answer in answers)
