"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.decisions.dialog import DecisionsDialog
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.proposals.dialog import ProposalsDialog

if TYPE_CHECKING:
    from collections.abc import Callable


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return (
            (Act.DECISIONS, self.show_decisions),
            (Act.PROPOSALS, self.show_proposals),
        )

    def show_decisions(self) -> None:
        """Open all decisions, and what follows the awards of each."""
        if not self._desk.is_new:
            dialog = DecisionsDialog(self._theme, self._desk, self._window)
            dialog.export_wanted.connect(self.export_wanted)
            self.open_list(dialog)

    def show_proposals(self) -> None:
        """Open what was proposed to another authority."""
        if not self._desk.is_new:
            dialog = ProposalsDialog(self._theme, self._desk, self._window)
            dialog.export_wanted.connect(self.export_wanted)
            self.open_list(dialog)
