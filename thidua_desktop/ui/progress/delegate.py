"""How a cell of the grid is painted: the value, and its state as a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.master.grid_delegate import GridDelegate
from thidua_desktop.ui.progress.model import STATE_ROLE, Column
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.ui.master.grid_delegate import Index


class CellDelegate(GridDelegate):
    """Values at the right with their mark; the measure unit is quiet."""

    editor_name = "Số liệu của ô"

    @override
    def tone_of(self, index: Index) -> Tone:
        return Tone.MUTED if index.column() == Column.MEASURE else Tone.PLAIN

    @override
    def is_number(self, index: Index) -> bool:
        return index.column() > Column.MEASURE

    @override
    def state_of(self, index: Index) -> CellState | None:
        state = index.data(STATE_ROLE)
        return state if isinstance(state, CellState) else None
