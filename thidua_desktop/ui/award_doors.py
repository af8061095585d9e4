"""The windows of the menu Khen thưởng."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import RuleError
from thidua_desktop.services.rounds import require_open
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.awards.dialogs import IssueDialog
from thidua_desktop.ui.door_frame import DoorFrame
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.nominations.dossier_dialog import DossierDialog
from thidua_desktop.ui.nominations.list_dialog import NominationListDialog
from thidua_desktop.ui.nominations.notices_dialog import NoticesDialog
from thidua_desktop.ui.nominations.papers_dialog import DecisionPapersDialog
from thidua_desktop.ui.nominations.unscheduled_dialog import UnscheduledDialog
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.unscheduled import Prepared
    from thidua_desktop.ui.awards.tab import AwardsTab
    from thidua_desktop.ui.door_frame import Scene

NO_ROUND = "Mở một đợt xét trước (tab Khen thưởng, Đợt xét)."


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
        )

    def serve(self, tab: AwardsTab) -> None:
        """Open from here what the tab Khen thưởng asks for."""
        self._tab = tab
        tab.list_wanted.connect(self.nominate_list_into)
        tab.unscheduled_wanted.connect(self.award_unscheduled)
        tab.dossiers_wanted.connect(self.show_dossiers)
        tab.notices_wanted.connect(self.show_notices_of)

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
