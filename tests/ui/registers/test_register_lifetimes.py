"""A window that waits for the garbage collector can be taken away while it is painted."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.ui.overview.tab import OverviewTab
from thidua_desktop.ui.registers.difficulties_dialog import DifficultiesDialog
from thidua_desktop.ui.registers.difficulty_form import DifficultyDialog
from thidua_desktop.ui.registers.initiative_form import InitiativeDialog
from thidua_desktop.ui.registers.initiatives_dialog import InitiativesDialog
from thidua_desktop.ui.registers.reminders_dialog import RemindersDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


def shown_overview(theme: Theme, desk: Desk, campaign: int) -> QWidget:
    made = OverviewTab(theme, desk)
    made.show_campaign(campaign, DAY)
    return made


MAKERS: tuple[Callable[[Theme, Desk, int], QWidget], ...] = (
    lambda theme, desk, n: DifficultiesDialog(theme, desk, campaign_id=n, day=DAY),
    lambda theme, desk, n: InitiativesDialog(theme, desk, campaign_id=n, day=DAY),
    lambda theme, desk, n: RemindersDialog(theme, desk, campaign_id=n, day=DAY),
    lambda theme, desk, n: DifficultyDialog(
        theme, desk, campaign_id=n, day=DAY, difficulty_id=None
    ),
    lambda theme, desk, n: InitiativeDialog(
        theme, desk, campaign_id=n, day=DAY, initiative_id=None
    ),
    shown_overview,
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme, desk: Desk, sample: CampaignBoard, make: Callable[[Theme, Desk, int], QWidget]
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
