"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.prizes.dialog import PrizesDialog
from thidua_desktop.ui.role_models.dialog import RoleModelsDialog
from thidua_desktop.ui.stock.dialog import StockDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.ui.master.list_window import ListWindow


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return (
            (Act.PRIZES, self.show_prizes),
            (Act.STOCK, self.show_stock),
            (Act.ROLE_MODELS, self.show_role_models),
        )

    def show_prizes(self) -> None:
        """Open what was handed over and paid, and the fund."""
        if not self._desk.is_new:
            self._open_window(PrizesDialog(self._theme, self._desk, self._window))

    def show_stock(self) -> None:
        """Open blanks, frames and gifts."""
        if not self._desk.is_new:
            self._open_window(StockDialog(self._theme, self._desk, self._window))

    def show_role_models(self) -> None:
        """Open the register of role models."""
        if not self._desk.is_new:
            campaign_id, day = self._where()
            dialog = RoleModelsDialog(
                self._theme, self._desk, campaign_id=campaign_id, day=day, parent=self._window
            )
            self._open_window(dialog)

    def _open_window(self, dialog: ListWindow) -> None:
        dialog.export_wanted.connect(self.export_wanted)
        self.open_list(dialog)
