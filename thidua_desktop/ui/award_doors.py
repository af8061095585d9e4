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
            (Act.COUNCIL, self.show_council),
            (Act.MEETINGS, self.show_meetings),
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
