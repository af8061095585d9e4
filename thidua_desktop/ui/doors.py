"""The windows that the menus open over the tabs, each with the campaign and day on screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Campaign
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.campaign.clone_dialog import CloneDialog
from thidua_desktop.ui.campaign.dialog import CampaignDialog
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.journal.dialog import JournalDialog
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.office.dialog import OfficeDialog
from thidua_desktop.ui.planning.dialog import PlanDialog
from thidua_desktop.ui.recycle_bin import RecycleBin
from thidua_desktop.ui.score.adjustments_dialog import AdjustmentsDialog
from thidua_desktop.ui.score.close_dialog import CloseDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme

    Where = Callable[[], tuple[int | None, date]]

NO_CAMPAIGN = "Chưa có phong trào nào. Đọc kế hoạch trước (menu Tệp)."
OPENING = "Phát động để nhận số liệu của đơn vị?"
NOT_RUNNING = "Phong trào này chưa phát động hoặc đã kết thúc."


class Doors(QObject):
    """Nothing opens on a desk without an office; what needs a campaign says so."""

    campaign_made = Signal(int)  # id of a campaign that was read or cloned
    noticed = Signal(str)  # what was just done and can be undone
    told = Signal(str)  # a sentence for the status line

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        messages: Messages,
        *,
        window: QWidget,
        readers: Runner,
        where: Where,
    ) -> None:
        """`where` tells the campaign and the as-at day on screen."""
        super().__init__()
        self._theme, self._desk, self._messages = theme, desk, messages
        self._window, self._readers, self._where = window, readers, where

    def read_plan(self) -> None:
        """Open the reading of a plan."""
        if self._desk.is_new:
            return
        dialog = PlanDialog(self._theme, self._desk, self._messages, parent=self._window)
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

    def show_office(self) -> None:
        """Open the office, its signatories and the rounding of prizes."""
        if not self._desk.is_new:
            open_over(OfficeDialog(self._theme, self._desk, parent=self._window))

    def show_journal(self) -> None:
        """Open the journal."""
        if not self._desk.is_new:
            open_over(JournalDialog(self._theme, self._desk, self._window))

    def show_recycle_bin(self) -> None:
        """Open what was deleted."""
        open_over(RecycleBin(self._theme, self._desk, self._window))

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
