"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.ui.door_frame import DoorFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.ui.action_list import Act


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return ()
