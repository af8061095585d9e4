"""A window of decisions that waits for the garbage collector can be taken away while painted."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from decided import awards_of, issued, make_round, nominated

from thidua_desktop.domain.records import Person
from thidua_desktop.domain.terms import NominationState
from thidua_desktop.services import papers, proposals
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.register_gaps import GapKind, GapLine
from thidua_desktop.ui.decisions.award_forms import (
    AmendDialog,
    RecoverDialog,
    ReissueDialog,
    RevokeDialog,
)
from thidua_desktop.ui.decisions.dialog import DecisionsDialog
from thidua_desktop.ui.decisions.draft_form import DraftEditDialog
from thidua_desktop.ui.decisions.gaps_dialog import ExplainDialog, GapsDialog
from thidua_desktop.ui.decisions.paper_view import PaperDialog, ShownPaper
from thidua_desktop.ui.decisions.signed_copy import FilesDialog
from thidua_desktop.ui.proposals.dialog import ProposalsDialog
from thidua_desktop.ui.proposals.forms import AnswerDialog, EditDialog, SendDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


def gap_line() -> GapLine:
    return GapLine(first=1, last=2, kind=GapKind.UNEXPLAINED, words="")


def paper(desk: Desk) -> ShownPaper:
    return ShownPaper("Quyết định", "qd", papers.decision_pdf(desk, 1))


def files(theme: Theme, desk: Desk) -> FilesDialog:
    owner = Owner(decision_id=1)
    return FilesDialog(theme, desk, owner, title="Bản đã ký", words="Bản quét", parent=None)


MAKERS: tuple[Callable[[Theme, Desk, int], QWidget], ...] = (
    lambda theme, desk, _: DecisionsDialog(theme, desk),
    lambda theme, desk, _: GapsDialog(theme, desk),
    lambda theme, desk, _: ProposalsDialog(theme, desk),
    lambda theme, desk, award: AmendDialog(theme, desk, award, None),
    lambda theme, desk, award: RevokeDialog(theme, desk, award, None),
    lambda theme, desk, award: ReissueDialog(theme, desk, award, None),
    lambda theme, desk, award: RecoverDialog(theme, desk, award, None),
    lambda theme, desk, _: DraftEditDialog(theme, desk, 1, None),
    lambda theme, desk, _: ExplainDialog(theme, desk, 2026, line=gap_line(), parent=None),
    lambda theme, desk, _: PaperDialog(theme, paper(desk), None),
    lambda theme, desk, _: files(theme, desk),
    lambda theme, desk, _: SendDialog(theme, desk, None),
    lambda theme, desk, _: EditDialog(theme, desk, 1, None),
    lambda theme, desk, _: AnswerDialog(theme, desk, 1, None),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme, desk: Desk, sample: CampaignBoard, make: Callable[[Theme, Desk, int], QWidget]
) -> None:
    award = awards_of(desk, issued(desk, sample.campaign.id))[0]
    held = make_round(desk, sample.campaign.id)
    person = desk.store.all(Person)[0]
    row = nominated(desk, held.id, person, form="bang-khen-tinh", state=NominationState.VOTED)
    day = desk.clock.today()
    proposals.send_up(desk, [row.id], addressee="Sở Nội vụ", document="", sent_on=day)
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk, award.id)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
