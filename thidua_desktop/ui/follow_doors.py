"""The windows of the daily work: reports, forms, verification, reminders, registers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from thidua_desktop.domain.records import Report
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services.evidence import forget_copies
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.entry_forms.folder import FormsFolder
from thidua_desktop.ui.entry_forms.receive_dialog import ReceiveDialog as FormsDialog
from thidua_desktop.ui.entry_forms.send_dialog import SendDialog
from thidua_desktop.ui.evidence.cell_dialog import CellEvidenceDialog
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.registers.difficulties_dialog import DifficultiesDialog
from thidua_desktop.ui.registers.initiatives_dialog import InitiativesDialog
from thidua_desktop.ui.registers.reminders_dialog import RemindersDialog
from thidua_desktop.ui.reports.receive_dialog import ReceiveDialog
from thidua_desktop.ui.reports.register_dialog import RegisterDialog
from thidua_desktop.ui.reports.zero_dialog import ZeroDialog
from thidua_desktop.ui.score.adjustments_dialog import AdjustmentsDialog
from thidua_desktop.ui.verification.dialog import VerifyDialog
from thidua_desktop.ui.verification.lock_dialog import LockDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.runtime.settings import Settings
    from thidua_desktop.ui.door_frame import Scene

CHOOSE_CELL = "Chọn một ô ở tab Tiến độ trước."


class FollowDoors(DoorFrame):
    """What the menu Theo dõi opens over the tabs."""

    values_wanted = Signal(int)  # id of a report whose values are to be entered
    committed = Signal(object)  # Delta, for windows that stay open over the tabs

    def __init__(self, scene: Scene, settings: Settings | None = None) -> None:
        """Take `settings` to remember the folder of the forms."""
        super().__init__(scene)
        self._desk.listen(self.committed.emit)
        forget_copies(self._desk)
        self._forms_folder = FormsFolder(settings)

    def show_difficulties(self) -> None:
        """Open the register of difficulties; a new one is proposed for the cell at hand."""
        self._open_register(DifficultiesDialog)

    def show_initiatives(self) -> None:
        """Open the register of initiatives and models; a new one is proposed for the cell."""
        self._open_register(InitiativesDialog)

    def show_reminders(self) -> None:
        """Open what each unit owes, the messages to copy and their log."""
        number = self.campaign()
        if number is None:
            return
        day = self._where()[1]
        dialog = RemindersDialog(
            self._theme, self._desk, campaign_id=number, day=day, parent=self._window
        )
        dialog.export_wanted.connect(self.export_wanted)
        dialog.cell_wanted.connect(self.cell_wanted)
        self.open_list(dialog)

    def _open_register(self, register: type[DifficultiesDialog | InitiativesDialog]) -> None:
        number = self.campaign()
        if number is None:
            return
        unit_id, indicator_id = self._at_hand()
        dialog = register(
            self._theme,
            self._desk,
            campaign_id=number,
            day=self._where()[1],
            unit_id=unit_id,
            indicator_id=indicator_id,
            parent=self._window,
        )
        self.open_window(dialog)

    def send_forms(self) -> None:
        """Write biểu nhập for the units to fill in."""
        number = self.campaign()
        if number is None:
            return
        dialog = SendDialog(
            self._theme,
            self._desk,
            self._readers,
            campaign_id=number,
            day=self._where()[1],
            platform=real_platform(),
            folder=self._forms_folder.path,
            parent=self._window,
        )
        dialog.folder_used.connect(self._forms_folder.keep)
        dialog.told.connect(self.told)
        open_over(dialog)

    def receive_forms(self) -> None:
        """Take in the biểu nhập that came back."""
        number = self.campaign()
        if number is None:
            return
        dialog = FormsDialog(
            self._theme,
            self._desk,
            self._readers,
            campaign_id=number,
            folder=self._forms_folder.path,
            parent=self._window,
        )
        dialog.folder_used.connect(self._forms_folder.keep)
        dialog.stored.connect(self.noticed)
        open_over(dialog)

    def show_adjustments(self) -> None:
        """Open bonus, deduction and veto of the campaign on screen."""
        self.show_adjustments_of(None)

    def show_adjustments_of(self, unit_id: object) -> None:
        """Open the same with a unit that is offered first."""
        number = self.campaign()
        if number is not None:
            dialog = AdjustmentsDialog(
                self._theme,
                self._desk,
                campaign_id=number,
                day=self._where()[1],
                parent=self._window,
            )
            if isinstance(unit_id, int):
                dialog.prefer_unit(unit_id)
            dialog.noticed.connect(self.noticed)
            open_over(dialog)

    def receive_report(self) -> None:
        """Open the receipt of a report."""
        number = self.campaign()
        if number is not None:
            self._receive(number, self._window, None)

    def show_reports(self) -> None:
        """Open the register of reports as known on the day on screen."""
        number, (_, day) = self.campaign(), self._where()
        if number is None:
            return
        dialog = RegisterDialog(self._theme, self._desk, number, day=day, parent=self._window)
        dialog.receive_wanted.connect(partial(self._receive, number, dialog))
        dialog.edit_wanted.connect(partial(self._edit_report, number, dialog))
        dialog.zero_wanted.connect(partial(self._fill_zero, number, dialog))
        dialog.export_wanted.connect(self.export_wanted)
        self.committed.connect(dialog.take)
        self.open_list(dialog)

    def _receive(self, number: int, over: QWidget, unit_id: object) -> None:
        dialog = ReceiveDialog(
            self._theme,
            self._desk,
            number,
            unit_id=unit_id if isinstance(unit_id, int) else None,
            parent=over,
        )
        dialog.go_to_values.connect(self.values_wanted)
        if isinstance(over, RegisterDialog):
            dialog.go_to_values.connect(over.accept)
        self._tell_over(dialog, over)

    def _edit_report(self, number: int, over: RegisterDialog, report_id: int) -> None:
        report = self._desk.store.get(Report, report_id)
        self._tell_over(
            ReceiveDialog(self._theme, self._desk, number, report=report, parent=over), over
        )

    def _tell_over(self, dialog: ReceiveDialog, over: QWidget) -> None:
        told = over.tell if isinstance(over, RegisterDialog) else self.noticed.emit
        dialog.received.connect(told)
        open_over(dialog)

    def _fill_zero(self, number: int, over: RegisterDialog) -> None:
        dialog = ZeroDialog(self._theme, self._desk, number, parent=over)
        dialog.filled.connect(over.tell)
        open_over(dialog)

    def show_evidence(self, cell: tuple[int, int] | None) -> None:
        """Open the minh chứng of a cell, as at the day on screen."""
        number, (_, day) = self.campaign(), self._where()
        if number is None:
            return
        if cell is None:
            self.told.emit(CHOOSE_CELL)
            return
        open_over(
            CellEvidenceDialog(
                self._theme, self._desk, number, cell=cell, day=day, parent=self._window
            )
        )

    def verify(self) -> None:
        """Open the verification of values as at the day on screen."""
        number = self.campaign()
        if number is not None:
            open_over(
                VerifyDialog(
                    self._theme,
                    self._desk,
                    self._messages,
                    campaign_id=number,
                    day=self._where()[1],
                    parent=self._window,
                )
            )

    def lock(self) -> None:
        """Ask up to which day values are locked."""
        number = self.campaign()
        if number is not None:
            dialog = LockDialog(
                self._theme,
                self._desk,
                campaign_id=number,
                day=self._where()[1],
                parent=self._window,
            )
            dialog.told.connect(self.told)
            open_over(dialog)
