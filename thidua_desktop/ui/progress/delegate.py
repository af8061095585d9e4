"""How a cell of the grid is painted: as the model prepared it, its state as a shape."""

from __future__ import annotations

from typing_extensions import override

from thidua_desktop.ui.master.grid_delegate import CellLook, GridDelegate, Index
from thidua_desktop.ui.progress.sheet import LOOK_ROLE

NOTHING = CellLook("")


class CellDelegate(GridDelegate):
    """Asks the model once a cell."""

    editor_name = "Số liệu của ô"

    @override
    def look_of(self, index: Index) -> CellLook:
        look = index.data(LOOK_ROLE)
        return look if isinstance(look, CellLook) else NOTHING
