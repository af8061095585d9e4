"""Tạo đơn vị còn thiếu: which of the unknown units of a list are made with it, and of what kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget
from typing_extensions import override

from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services.imports.missing_units import NewUnit
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from thidua_desktop.ui.theme import Theme

HINT = "Đơn vị được tạo cùng lúc với danh sách; hoàn tác danh sách thì đơn vị cũng mất theo."


class NewUnitsDialog(FormDialog):
    """A tick and a kind for each unknown unit; the kind is guessed from the name."""

    def __init__(
        self,
        theme: Theme,
        units: Sequence[NewUnit],
        take: Callable[[tuple[NewUnit, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        """`take` gets the ticked units."""
        super().__init__(theme, title="Tạo đơn vị còn thiếu", action="Tạo khi nhập", parent=parent)
        self._units, self._take = tuple(units), take
        self.ticks: list[QCheckBox] = []
        self.kinds: list[QComboBox] = []
        box = QWidget()
        grid = QGridLayout(box)
        bare(grid, spacing=theme.metrics.s)
        grid.setColumnStretch(0, 1)
        for at, unit in enumerate(self._units):
            tick, kind = QCheckBox(f"{unit.name} ({unit.people} người)"), QComboBox()
            tick.setChecked(True)
            kind.setAccessibleName(f"Loại của {unit.name}")
            for one in UnitKind:
                kind.addItem(word_for(one), one)
            kind.setCurrentIndex(kind.findData(unit.kind))
            grid.addWidget(tick, at, 0)
            grid.addWidget(kind, at, 1)
            self.ticks.append(tick)
            self.kinds.append(kind)
        self.add_field("units", "Đơn vị", box, hint=HINT)

    @override
    def save(self) -> None:
        self._take(
            tuple(
                NewUnit(unit.name, kind.currentData(), unit.people)
                for unit, tick, kind in zip(self._units, self.ticks, self.kinds, strict=True)
                if tick.isChecked()
            )
        )
