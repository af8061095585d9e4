"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Collective, Household, Nomination, Person, Unit
from thidua_desktop.services import award_history
from thidua_desktop.services.rounds import require_open
from thidua_desktop.services.subjects import subject_of
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.award_register.dialog import AwardRegisterDialog
from thidua_desktop.ui.award_register.history_dialog import HistoryDialog
from thidua_desktop.ui.awards.dialogs import IssueDialog
from thidua_desktop.ui.council.meeting_dialog import MeetingDialog
from thidua_desktop.ui.council.meetings_dialog import MeetingsDialog
from thidua_desktop.ui.council.members_dialog import MembersDialog
from thidua_desktop.ui.decisions.dialog import DecisionsDialog
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.nominations.dossier_dialog import DossierDialog
from thidua_desktop.ui.nominations.list_dialog import NominationListDialog
from thidua_desktop.ui.nominations.notices_dialog import NoticesDialog
from thidua_desktop.ui.nominations.papers_dialog import DecisionPapersDialog
from thidua_desktop.ui.nominations.unscheduled_dialog import UnscheduledDialog
from thidua_desktop.ui.prizes.dialog import PrizesDialog
from thidua_desktop.ui.proposals.dialog import ProposalsDialog
from thidua_desktop.ui.ratings.ratings_dialog import RatingsDialog
from thidua_desktop.ui.repeats.dialog import RepeatsDialog
from thidua_desktop.ui.role_models.dialog import RoleModelsDialog
from thidua_desktop.ui.statistics.dialog import StatisticsDialog
from thidua_desktop.ui.stock.dialog import StockDialog
from thidua_desktop.ui.stop_flags.complaints_dialog import ComplaintsDialog
from thidua_desktop.ui.stop_flags.flags_dialog import FlagsDialog
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.unscheduled import Prepared
    from thidua_desktop.ui.awards.tab import AwardsTab
    from thidua_desktop.ui.door_frame import Scene

NO_ROUND = "Mở một đợt xét trước (tab Khen thưởng, Đợt xét)."
R = TypeVar("R", RatingsDialog, FlagsDialog, ComplaintsDialog)


class AwardDoors(DoorFrame):
    """What the menu Khen thưởng opens over the tabs; `entries` tells which command opens what."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._tab: AwardsTab | None = None

    def entries(self) -> tuple[tuple[Act, Callable[[], object]], ...]:
        """Give every command of the menu with what it opens."""
        return (
            (Act.UNSCHEDULED, self.award_unscheduled),
            (Act.NOMINATE_LIST, self.nominate_list),
            (Act.NOTICES, self.show_notices),
            (Act.DECISIONS, self.show_decisions),
            (Act.PROPOSALS, self.show_proposals),
            (Act.PRIZES, self.show_prizes),
            (Act.STOCK, self.show_stock),
            (Act.ROLE_MODELS, self.show_role_models),
            (Act.COUNCIL, self.show_council),
            (Act.MEETINGS, self.show_meetings),
            (Act.RATINGS, self.show_ratings),
            (Act.STOP_FLAGS, self.show_stop_flags),
            (Act.COMPLAINTS, self.show_complaints),
            (Act.REGISTER, self.show_register),
            (Act.STATISTICS, self.show_statistics),
        )

    def serve(self, tab: AwardsTab) -> None:
        """Open from here what the tab Khen thưởng asks for."""
        self._tab = tab
        tab.list_wanted.connect(self.nominate_list_into)
        tab.unscheduled_wanted.connect(self.award_unscheduled)
        tab.dossiers_wanted.connect(self.show_dossiers)
        tab.notices_wanted.connect(self.show_notices_of)
        tab.panel.dossier_wanted.connect(self.show_dossier_of)

    def nominate_list(self) -> None:
        """Read a list of nominations into the round on screen."""
        self.nominate_list_into(self._tab.round_id if self._tab is not None else None)

    def nominate_list_into(self, round_id: object) -> None:
        """Read a list into a round; without one it is said what to do first."""
        if not isinstance(round_id, int):
            self.told.emit(NO_ROUND)
            return
        try:
            require_open(self._desk, round_id)
        except RuleError as error:
            self.told.emit(sentence(error.problems[0]))
            return
        dialog = NominationListDialog(
            self._theme,
            self._desk,
            self._readers,
            round_id=round_id,
            day=self._where()[1],
            parent=self._window,
        )
        dialog.stored.connect(self.noticed)
        if self._tab is not None:
            dialog.nominated.connect(self._tab.go_to)
        open_over(dialog)

    def show_dossiers(self, round_id: int) -> None:
        """Open the dossiers of a round: units by papers."""
        self.open_list(
            DossierDialog(self._theme, self._desk, round_id=round_id, parent=self._window)
        )

    def show_dossier_of(self, nomination_id: int) -> None:
        """Open the dossiers of the round a nomination stands in."""
        self.show_dossiers(self._desk.store.get(Nomination, nomination_id).round_id)

    def award_unscheduled(self) -> None:
        """Open the page of khen đột xuất; it leads to the number and to the papers."""
        dialog = UnscheduledDialog(self._theme, self._desk, parent=self._window)
        dialog.prepared.connect(self._after_unscheduled)
        open_over(dialog)

    def _after_unscheduled(self, made: Prepared) -> None:
        if self._tab is not None:
            self._tab.show_round(made.round_id)
        if made.decision_id is None:
            names = "; ".join(made.waiting)
            self.told.emit(f"Chưa đủ điều kiện nên chưa lập quyết định: {names}. Xem phiếu.")
            return
        self.show_papers(made.decision_id)

    def show_papers(self, decision_id: int) -> None:
        """Open the papers of a decision, and before them its number where it has none."""
        dialog = DecisionPapersDialog(
            self._theme, self._desk, decision_id=decision_id, parent=self._window
        )
        dialog.number_wanted.connect(self._enter_number)
        open_over(dialog)

    def _enter_number(self, papers: DecisionPapersDialog) -> None:
        form = IssueDialog(
            self._theme,
            self._desk,
            decision_id=papers.decision_id,
            day=self._desk.clock.today(),
            parent=papers,
        )
        form.accepted.connect(papers.read)
        open_over(form)

    def show_notices(self) -> None:
        """Open the public notices; a new one is proposed for the round on screen."""
        self.show_notices_of(self._tab.round_id if self._tab is not None else None)

    def show_notices_of(self, round_id: int | None) -> None:
        """Open the public notices; a new one is proposed for this round."""
        self.open_list(
            NoticesDialog(self._theme, self._desk, round_id=round_id, parent=self._window)
        )

    def show_decisions(self) -> None:
        """Open all decisions, and what follows the awards of each."""
        if not self._desk.is_new:
            dialog = DecisionsDialog(self._theme, self._desk, self._window)
            self.open_window(dialog)

    def show_proposals(self) -> None:
        """Open what was proposed to another authority."""
        if not self._desk.is_new:
            dialog = ProposalsDialog(self._theme, self._desk, self._window)
            self.open_window(dialog)

    def show_prizes(self) -> None:
        """Open what was handed over and paid, and the fund."""
        if not self._desk.is_new:
            self.open_window(PrizesDialog(self._theme, self._desk, self._window))

    def show_stock(self) -> None:
        """Open blanks, frames and gifts."""
        if not self._desk.is_new:
            self.open_window(StockDialog(self._theme, self._desk, self._window))

    def show_role_models(self) -> None:
        """Open the register of role models."""
        if not self._desk.is_new:
            campaign_id, day = self._where()
            dialog = RoleModelsDialog(
                self._theme, self._desk, campaign_id=campaign_id, day=day, parent=self._window
            )
            self.open_window(dialog)

    def show_council(self) -> None:
        """Open the members of the council."""
        if not self._desk.is_new:
            dialog = MembersDialog(self._theme, self._desk, self._window)
            self.open_window(dialog)

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
        self.open_window(dialog)
        return dialog

    def show_repeats(self, nomination_id: int) -> None:
        """Open the awards that may be a nomination's already."""
        self.open_list(RepeatsDialog(self._theme, self._desk, nomination_id, self._window))

    def show_register(self) -> None:
        """Open the register of all awards."""
        if not self._desk.is_new:
            self._open_awards(None)

    def show_award(self, award_id: int) -> None:
        """Open the register at one award."""
        self._open_awards(award_id)

    def _open_awards(self, award_id: int | None) -> None:
        dialog = AwardRegisterDialog(self._theme, self._desk, self._window)
        dialog.opening.connect(self.opening)
        self.open_window(dialog)
        if award_id is not None:
            dialog.go_to(award_id)

    def show_statistics(self) -> None:
        """Open the totals over years and the tables of the yearly report."""
        if self._desk.is_new:
            return
        dialog = StatisticsDialog(self._theme, self._desk, self._window)
        dialog.opening.connect(self.opening)
        self.open_window(dialog)

    def show_history(self, row: object) -> None:
        """Open the awards of a unit or of a member of one."""
        if not isinstance(row, Person | Household | Collective | Unit):
            return
        history = award_history.of_record(self._desk, row)
        dialog = HistoryDialog(self._theme, self._desk, history, self._window)
        self.open_window(dialog)
