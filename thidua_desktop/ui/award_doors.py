"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.council.meeting_dialog import MeetingDialog
from thidua_desktop.ui.council.meetings_dialog import MeetingsDialog
from thidua_desktop.ui.council.members_dialog import MembersDialog
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.master.form import open_over

if TYPE_CHECKING:
    from collections.abc import Callable


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return (
            (Act.COUNCIL, self.show_council),
            (Act.MEETINGS, self.show_meetings),
        )

    def show_council(self) -> None:
        """Open the members of the council."""
        if not self._desk.is_new:
            dialog = MembersDialog(self._theme, self._desk, parent=self._window)
            dialog.export_wanted.connect(self.export_wanted)
            self.open_list(dialog)

    def show_meetings(self) -> None:
        """Open the meetings of the council, round by round."""
        if self._desk.is_new:
            return
        dialog = MeetingsDialog(
            self._theme, self._desk, campaign_id=self._where()[0], parent=self._window
        )
        dialog.export_wanted.connect(self.export_wanted)
        dialog.meeting_wanted.connect(partial(self._open_meeting, dialog))
        self.open_list(dialog)

    def _open_meeting(self, over: MeetingsDialog, meeting_id: int) -> None:
        dialog = MeetingDialog(self._theme, self._desk, meeting_id, parent=over)
        dialog.finished.connect(over.read)
        open_over(dialog)
