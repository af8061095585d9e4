"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from thidua_desktop.domain.records import Nomination
from thidua_desktop.services.subjects import subject_of
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.ratings.ratings_dialog import RatingsDialog
from thidua_desktop.ui.stop_flags.complaints_dialog import ComplaintsDialog
from thidua_desktop.ui.stop_flags.flags_dialog import FlagsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R", RatingsDialog, FlagsDialog, ComplaintsDialog)


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return (
            (Act.RATINGS, self.show_ratings),
            (Act.STOP_FLAGS, self.show_stop_flags),
            (Act.COMPLAINTS, self.show_complaints),
        )

    def show_ratings(self) -> None:
        """Open the register of annual ratings."""
        if not self._desk.is_new:
            self._open_register(RatingsDialog)

    def show_lacking(self, *_: object) -> None:
        """Open the same with the list of who is missing one over it."""
        self._open_register(RatingsDialog).show_lacking()

    def show_stop_flags(self) -> None:
        """Open the register of what stops a nomination."""
        if not self._desk.is_new:
            self._open_register(FlagsDialog)

    def show_flags_of(self, nomination_id: int) -> None:
        """Open the same, with the subject of a nomination proposed for a new one."""
        row = self._desk.store.get(Nomination, nomination_id)
        self._open_register(FlagsDialog).propose(subject_of(row))

    def show_complaints(self) -> None:
        """Open the register of complaints."""
        if not self._desk.is_new:
            self._open_register(ComplaintsDialog)

    def _open_register(self, register: type[R]) -> R:
        dialog = register(
            self._theme, self._desk, campaign_id=None, day=self._where()[1], parent=self._window
        )
        dialog.export_wanted.connect(self.export_wanted)
        self.open_list(dialog)
        return dialog
