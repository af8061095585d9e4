"""Which kinds of units something is for, as ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class KindChoice(QWidget):
    """Ticks of kinds, two in a row."""

    changed = Signal()  # nothing: another tick

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        bare(grid, spacing=theme.metrics.xs)
        self._boxes = {kind: QCheckBox(label(kind)) for kind in UnitKind}
        for number, box in enumerate(self._boxes.values()):
            grid.addWidget(box, number // 2, number % 2)
            box.toggled.connect(self._tell)

    def _tell(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.changed.emit()

    @property
    def kinds(self) -> tuple[UnitKind, ...]:
        return tuple(kind for kind, box in self._boxes.items() if box.isChecked())

    def tick(self, kinds: tuple[UnitKind, ...]) -> None:
        for kind, box in self._boxes.items():
            box.setChecked(kind in kinds)
