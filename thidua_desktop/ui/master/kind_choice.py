"""Which kinds of units something is for, as ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.ui.master.ticks import Ticks

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class KindChoice(Ticks[UnitKind]):
    """Ticks of kinds, two in a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tuple(UnitKind))

    @property
    def kinds(self) -> tuple[UnitKind, ...]:
        return self.ticked
