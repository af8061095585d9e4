"""The windows that the menus open over the tabs, each with the campaign and day on screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Campaign, Report
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.evidence import forget_copies
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.awards.past_dialog import PastAwardsDialog
from thidua_desktop.ui.campaign.clone_dialog import CloneDialog
from thidua_desktop.ui.campaign.dialog import CampaignDialog
from thidua_desktop.ui.entry_forms.folder import FormsFolder
from thidua_desktop.ui.entry_forms.receive_dialog import ReceiveDialog as FormsDialog
from thidua_desktop.ui.entry_forms.send_dialog import SendDialog
from thidua_desktop.ui.evidence.cell_dialog import CellEvidenceDialog
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.journal.dialog import JournalDialog
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.office.dialog import OfficeDialog
from thidua_desktop.ui.planning.dialog import PlanDialog
from thidua_desktop.ui.recycle_bin import RecycleBin
from thidua_desktop.ui.registers.difficulties_dialog import DifficultiesDialog
from thidua_desktop.ui.registers.initiatives_dialog import InitiativesDialog
from thidua_desktop.ui.registers.reminders_dialog import RemindersDialog
from thidua_desktop.ui.reports.receive_dialog import ReceiveDialog
from thidua_desktop.ui.reports.register_dialog import RegisterDialog
from thidua_desktop.ui.reports.zero_dialog import ZeroDialog
from thidua_desktop.ui.score.adjustments_dialog import AdjustmentsDialog
from thidua_desktop.ui.score.close_dialog import CloseDialog
from thidua_desktop.ui.verification.dialog import VerifyDialog
from thidua_desktop.ui.verification.lock_dialog import LockDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QDialog, QWidget

    from thidua_desktop.runtime.settings import Settings
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme

    Where = Callable[[], tuple[int | None, date]]
    # Unit id and indicator id.
    AtHand = Callable[[], tuple[int | None, int | None]]

NO_CAMPAIGN = "Chưa có phong trào nào. Đọc kế hoạch trước (menu Tệp)."
CHOOSE_CELL = "Chọn một ô ở tab Tiến độ trước."
OPENING = "Phát động để nhận số liệu của đơn vị?"
NOT_RUNNING = "Phong trào này chưa phát động hoặc đã kết thúc."


class Doors(QObject):
    """Nothing opens on a desk without an office; what needs a campaign says so."""

    campaign_made = Signal(int)  # id of a campaign that was read or cloned
    noticed = Signal(str)  # what was just done and can be undone
    told = Signal(str)  # a sentence for the status line
    cell_wanted = Signal(int, int)  # unit id and indicator id of a cell to go to
    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    opening = Signal(object)  # QDialog with a list of its own, before it is seen
    values_wanted = Signal(int)  # id of a report whose values are to be entered
    committed = Signal(object)  # Delta, for windows that stay open over the tabs

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        messages: Messages,
        *,
        window: QWidget,
        readers: Runner,
        where: Where,
        at_hand: AtHand,
        settings: Settings | None = None,
    ) -> None:
        """Take who tells the campaign and the day on screen, and the cell or unit looked at."""
        super().__init__()
        self._theme, self._desk, self._messages = theme, desk, messages
        self._window, self._readers, self._where = window, readers, where
        self._at_hand = at_hand
        desk.listen(self.committed.emit)
        forget_copies(desk)
        self._forms_folder = FormsFolder(settings)

    def read_plan(self) -> None:
        """Open the reading of a plan."""
        if self._desk.is_new:
            return
        dialog = PlanDialog(
            self._theme, self._desk, self._messages, runner=self._readers, parent=self._window
        )
        dialog.campaign_made.connect(self.campaign_made)
        open_over(dialog)

    def import_list(self) -> None:
        """Open the import of a list."""
        if self._desk.is_new:
            return
        campaign_id, day = self._where()
        place = ImportPlace(self._desk, campaign_id, day)
        dialog = ImportDialog(self._theme, place, self._readers, parent=self._window)
        dialog.stored.connect(self.noticed)
        open_over(dialog)

    def show_difficulties(self) -> None:
        """Open the register of difficulties; a new one is proposed for the cell at hand."""
        self._open_register(DifficultiesDialog)

    def show_initiatives(self) -> None:
        """Open the register of initiatives and models; a new one is proposed for the cell."""
        self._open_register(InitiativesDialog)

    def show_reminders(self) -> None:
        """Open what each unit owes, the messages to copy and their log."""
        number = self._campaign()
        if number is None:
            return
        day = self._where()[1]
        dialog = RemindersDialog(
            self._theme, self._desk, campaign_id=number, day=day, parent=self._window
        )
        dialog.export_wanted.connect(self.export_wanted)
        dialog.cell_wanted.connect(self.cell_wanted)
        open_over(dialog)

    def _open_register(self, register: type[DifficultiesDialog | InitiativesDialog]) -> None:
        number = self._campaign()
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
        dialog.export_wanted.connect(self.export_wanted)
        open_over(dialog)

    def send_forms(self) -> None:
        """Write biểu nhập for the units to fill in."""
        number = self._campaign()
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
        number = self._campaign()
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

    def show_past_awards(self) -> None:
        """Open the decisions of old years and of other authorities."""
        if self._desk.is_new:
            return
        dialog = PastAwardsDialog(self._theme, self._desk, parent=self._window)
        dialog.noticed.connect(self.noticed)
        open_over(dialog)

    def show_office(self) -> None:
        """Open the office, its signatories and the rounding of prizes."""
        if not self._desk.is_new:
            open_over(OfficeDialog(self._theme, self._desk, parent=self._window))

    def show_journal(self) -> None:
        """Open the journal."""
        if not self._desk.is_new:
            self._open_list(JournalDialog(self._theme, self._desk, self._window))

    def show_recycle_bin(self) -> None:
        """Open what was deleted."""
        self._open_list(RecycleBin(self._theme, self._desk, self._window))

    def show_adjustments(self) -> None:
        """Open bonus, deduction and veto of the campaign on screen."""
        self.show_adjustments_of(None)

    def show_adjustments_of(self, unit_id: object) -> None:
        """Open the same with a unit that is offered first."""
        number = self._campaign()
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

    def show_campaign(self) -> None:
        """Open what the campaign on screen says of itself."""
        number = self._campaign()
        if number is not None:
            open_over(
                CampaignDialog(self._theme, self._desk, campaign_id=number, parent=self._window)
            )

    def clone_campaign(self) -> None:
        """Ask for the names and days of the next campaign."""
        number = self._campaign()
        if number is not None:
            dialog = CloneDialog(self._theme, self._desk, campaign_id=number, parent=self._window)
            dialog.made.connect(self.campaign_made)
            open_over(dialog)

    def receive_report(self) -> None:
        """Open the receipt of a report."""
        number = self._campaign()
        if number is not None:
            self._receive(number, self._window, None)

    def show_reports(self) -> None:
        """Open the register of reports as known on the day on screen."""
        number, (_, day) = self._campaign(), self._where()
        if number is None:
            return
        dialog = RegisterDialog(self._theme, self._desk, number, day=day, parent=self._window)
        dialog.receive_wanted.connect(partial(self._receive, number, dialog))
        dialog.edit_wanted.connect(partial(self._edit_report, number, dialog))
        dialog.zero_wanted.connect(partial(self._fill_zero, number, dialog))
        dialog.export_wanted.connect(self.export_wanted)
        self.committed.connect(dialog.take)
        open_over(dialog)

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
        number, (_, day) = self._campaign(), self._where()
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

    def open_campaign(self) -> None:
        """Launch a draft after asking; reopen a closed one with its reason."""
        number = self._campaign()
        if number is None:
            return
        if self._desk.store.get(Campaign, number).state is not CampaignState.CLOSED:
            self._change_state(number, CampaignState.OPEN, act="Phát động", words=OPENING)
            return
        dialog = ReasonDialog(
            self._theme,
            title="Mở lại phong trào",
            action="Mở lại",
            hint="Vì sao mở lại; lý do này ghi vào nhật ký.",
            act=partial(self._reopen, number),
            parent=self._window,
        )
        open_over(dialog)

    def close_campaign(self) -> None:
        """Ask for the data day that the campaign on screen is closed with."""
        number = self._campaign()
        if number is None:
            return
        if self._desk.store.get(Campaign, number).state is not CampaignState.OPEN:
            self.told.emit(NOT_RUNNING)
            return
        open_over(CloseDialog(self._theme, self._desk, campaign_id=number, parent=self._window))

    def _open_list(self, dialog: QDialog) -> None:
        self.opening.emit(dialog)
        open_over(dialog)

    def verify(self) -> None:
        """Open the verification of values as at the day on screen."""
        number = self._campaign()
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
        number = self._campaign()
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

    def _campaign(self) -> int | None:
        number, _ = self._where()
        if number is None:
            self.told.emit(NO_CAMPAIGN)
        return number

    def _change_state(self, number: int, state: CampaignState, *, act: str, words: str) -> None:
        if not self._messages.ask(act, words, act=act):
            return
        try:
            set_campaign_state(self._desk, number, state)
        except RuleError as error:
            self._messages.refuse(error)

    def _reopen(self, number: int, reason: str) -> None:
        set_campaign_state(self._desk, number, CampaignState.OPEN, reason=reason)
