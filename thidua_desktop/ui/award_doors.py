"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain.records import Collective, Household, Person, Unit
from thidua_desktop.services import award_history
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.award_register.dialog import AwardRegisterDialog
from thidua_desktop.ui.award_register.history_dialog import HistoryDialog
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.repeats.dialog import RepeatsDialog
from thidua_desktop.ui.statistics.dialog import StatisticsDialog

if TYPE_CHECKING:
    from collections.abc import Callable


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return (
            (Act.REGISTER, self.show_register),
            (Act.STATISTICS, self.show_statistics),
        )

    def show_repeats(self, nomination_id: int) -> None:
        """Open the awards that may be a nomination's already."""
        self.open_list(RepeatsDialog(self._theme, self._desk, nomination_id, self._window))

    def show_register(self) -> None:
        """Open the register of all awards."""
        if not self._desk.is_new:
            self._open_register(None)

    def show_award(self, award_id: int) -> None:
        """Open the register at one award."""
        self._open_register(award_id)

    def _open_register(self, award_id: int | None) -> None:
        dialog = AwardRegisterDialog(self._theme, self._desk, self._window)
        dialog.opening.connect(self.opening)
        dialog.export_wanted.connect(self.export_wanted)
        self.open_list(dialog)
        if award_id is not None:
            dialog.go_to(award_id)

    def show_statistics(self) -> None:
        """Open the totals over years and the tables of the yearly report."""
        if self._desk.is_new:
            return
        dialog = StatisticsDialog(self._theme, self._desk, self._window)
        dialog.opening.connect(self.opening)
        dialog.export_wanted.connect(self.export_wanted)
        self.open_list(dialog)

    def show_history(self, row: object) -> None:
        """Open the awards of a unit or of a member of one."""
        if not isinstance(row, Person | Household | Collective | Unit):
            return
        history = award_history.of_record(self._desk, row)
        dialog = HistoryDialog(self._theme, self._desk, history, self._window)
        dialog.export_wanted.connect(self.export_wanted)
        self.open_list(dialog)
