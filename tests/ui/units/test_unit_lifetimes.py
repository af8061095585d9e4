"""A dialog that waits for the garbage collector can be taken away while it is painted."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.records import Unit
from thidua_desktop.services.roster import Roster
from thidua_desktop.ui.recycle_bin import RecycleBin
from thidua_desktop.ui.units.bulk_dialog import UnitsDialog
from thidua_desktop.ui.units.close_dialog import CloseDialog
from thidua_desktop.ui.units.dialog import UnitDialog
from thidua_desktop.ui.units.member_dialogs import (
    CollectiveDialog,
    HouseholdDialog,
    MemberDialog,
    PersonDialog,
)
from thidua_desktop.ui.units.merge_dialog import MergeDialog
from thidua_desktop.ui.units.tab import UnitsTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


def member(cls: type[MemberDialog]) -> Callable[[Theme, Desk, int], QWidget]:
    return lambda theme, desk, _: cls(theme, desk, Roster(desk), record_id=None, unit_id=1, day=DAY)


MAKERS: tuple[Callable[[Theme, Desk, int], QWidget], ...] = (
    member(PersonDialog),
    member(HouseholdDialog),
    member(CollectiveDialog),
    lambda theme, desk, _: RecycleBin(theme, desk),
    lambda theme, desk, _: UnitsTab(theme, desk),
    lambda theme, desk, _: CloseDialog(theme, desk, cls=Unit, ids=[1], day=DAY),
    lambda theme, desk, campaign: UnitDialog(theme, desk, campaign_id=campaign, day=DAY, unit_id=1),
    lambda theme, desk, campaign: UnitsDialog(
        theme, desk, ids=[1, 2], campaign_id=campaign, day=DAY
    ),
    lambda theme, desk, campaign: MergeDialog(
        theme, desk, campaign_id=campaign, day=DAY, unit_ids=[1, 2]
    ),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    make: Callable[[Theme, Desk, int], QWidget],
) -> None:
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk, sample.campaign.id)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
