"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.council.members_dialog import MembersDialog
from thidua_desktop.ui.door_frame import DoorFrame

if TYPE_CHECKING:
    from collections.abc import Callable


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return ((Act.COUNCIL, self.show_council),)

    def show_council(self) -> None:
        """Open the members of the council."""
        if not self._desk.is_new:
            dialog = MembersDialog(self._theme, self._desk, parent=self._window)
            dialog.export_wanted.connect(self.export_wanted)
            self.open_list(dialog)
