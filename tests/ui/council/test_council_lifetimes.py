"""A window that waits for the garbage collector can be taken away while it is painted."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from council_records import held_meeting, nine_members, round_with

from thidua_desktop.domain.records import AwardForm
from thidua_desktop.ui.council.files_dialog import MeetingFilesDialog
from thidua_desktop.ui.council.meeting_dialog import MeetingDialog
from thidua_desktop.ui.council.meeting_form import MeetingFormDialog, SharesDialog
from thidua_desktop.ui.council.meetings_dialog import MeetingsDialog
from thidua_desktop.ui.council.member_form import MemberDialog
from thidua_desktop.ui.council.members_dialog import MembersDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

MAKERS: tuple[Callable[[Theme, Desk, int, int], QWidget], ...] = (
    lambda theme, desk, _round, _meeting: MembersDialog(theme, desk),
    lambda theme, desk, _round, _meeting: MemberDialog(theme, desk, row=None),
    lambda theme, desk, _round, _meeting: MeetingsDialog(theme, desk, campaign_id=1),
    lambda theme, desk, round_id, _: MeetingFormDialog(theme, desk, round_id=round_id),
    lambda theme, desk, _round, _meeting: SharesDialog(
        theme, desk, desk.store.all(AwardForm), parent=None
    ),
    lambda theme, desk, _, meeting_id: MeetingDialog(theme, desk, meeting_id),
    lambda theme, desk, _, meeting_id: MeetingFilesDialog(theme, desk, meeting_id),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    make: Callable[[Theme, Desk, int, int], QWidget],
) -> None:
    nine_members(desk)
    held, _ = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk, held.id, meeting.id)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
