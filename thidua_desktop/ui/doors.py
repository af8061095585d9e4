"""The windows that the menus open over the tabs: plan, campaign, office, lists."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Campaign
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.awards.past_dialog import PastAwardsDialog
from thidua_desktop.ui.campaign.clone_dialog import CloneDialog
from thidua_desktop.ui.campaign.dialog import CampaignDialog
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.journal.dialog import JournalDialog
from thidua_desktop.ui.legal.dialog import LegalDialog
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.office.dialog import OfficeDialog
from thidua_desktop.ui.planning.dialog import PlanDialog
from thidua_desktop.ui.recycle_bin import RecycleBin
from thidua_desktop.ui.score.close_dialog import CloseDialog

OPENING = "Phát động để nhận số liệu của đơn vị?"
NOT_RUNNING = "Phong trào này chưa phát động hoặc đã kết thúc."


class Doors(DoorFrame):
    """What the menus Tệp and Dữ liệu open."""

    campaign_made = Signal(int)  # id of a campaign that was read or cloned

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

    def show_past_awards(self) -> None:
        """Open the decisions of old years and of other authorities."""
        if self._desk.is_new:
            return
        dialog = PastAwardsDialog(self._theme, self._desk, parent=self._window)
        dialog.noticed.connect(self.noticed)
        self.open_list(dialog)

    def show_office(self) -> None:
        """Open the office, its signatories and the rounding of prizes."""
        if not self._desk.is_new:
            self.open_list(OfficeDialog(self._theme, self._desk, parent=self._window))

    def show_legal(self) -> None:
        """Open legal instruments, base salary, rates and forms of award."""
        if not self._desk.is_new:
            dialog = LegalDialog(self._theme, self._desk, self._window)
            self.open_window(dialog)

    def show_journal(self) -> None:
        """Open the journal."""
        if not self._desk.is_new:
            self.open_list(JournalDialog(self._theme, self._desk, self._window))

    def show_recycle_bin(self) -> None:
        """Open what was deleted."""
        self.open_list(RecycleBin(self._theme, self._desk, self._window))

    def show_campaign(self) -> None:
        """Open what the campaign on screen says of itself."""
        number = self.campaign()
        if number is not None:
            self.open_list(
                CampaignDialog(self._theme, self._desk, campaign_id=number, parent=self._window)
            )

    def clone_campaign(self) -> None:
        """Ask for the names and days of the next campaign."""
        number = self.campaign()
        if number is not None:
            dialog = CloneDialog(self._theme, self._desk, campaign_id=number, parent=self._window)
            dialog.made.connect(self.campaign_made)
            open_over(dialog)

    def open_campaign(self) -> None:
        """Launch a draft after asking; reopen a closed one with its reason."""
        number = self.campaign()
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
        number = self.campaign()
        if number is None:
            return
        if self._desk.store.get(Campaign, number).state is not CampaignState.OPEN:
            self.told.emit(NOT_RUNNING)
            return
        open_over(CloseDialog(self._theme, self._desk, campaign_id=number, parent=self._window))

    def _change_state(self, number: int, state: CampaignState, *, act: str, words: str) -> None:
        if not self._messages.ask(act, words, act=act):
            return
        try:
            set_campaign_state(self._desk, number, state)
        except RuleError as error:
            self._messages.refuse(error)

    def _reopen(self, number: int, reason: str) -> None:
        set_campaign_state(self._desk, number, CampaignState.OPEN, reason=reason)
