"""The dialogs of scores go with their last reference."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.services import what_if
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.campaign.settings_page import SettingsPage
from thidua_desktop.ui.papers.numbers_dialog import PaperNumbersDialog
from thidua_desktop.ui.score.adjustments_dialog import AdjustmentsDialog
from thidua_desktop.ui.score.apply_dialog import ApplyDialog
from thidua_desktop.ui.score.close_dialog import CloseDialog
from thidua_desktop.ui.score.what_if_dialog import WhatIfDialog
from thidua_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    Make = Callable[[Theme, Desk, int], QWidget]

DAY = date(2026, 1, 15)


def adjustments(theme: Theme, desk: Desk, number: int) -> QWidget:
    return AdjustmentsDialog(theme, desk, campaign_id=number, day=DAY)


def closing(theme: Theme, desk: Desk, number: int) -> QWidget:
    return CloseDialog(theme, desk, campaign_id=number, parent=None)


def settings(theme: Theme, _desk: Desk, _number: int) -> QWidget:
    return SettingsPage(theme)


def trial(theme: Theme, desk: Desk, number: int) -> QWidget:
    return WhatIfDialog(theme, desk, campaign_id=number, day=DAY)


def applying(theme: Theme, desk: Desk, number: int) -> QWidget:
    form = what_if.form_of(desk.board(number), DAY)
    return ApplyDialog(theme, desk, campaign_id=number, form=form, day=DAY, parent=None)


def numbers(theme: Theme, desk: Desk, number: int) -> QWidget:
    return PaperNumbersDialog(theme, desk, (), campaign_id=number, day=DAY, title="Báo cáo")


@pytest.mark.parametrize("make", [adjustments, applying, closing, numbers, settings, trial])
def test_a_dialog_goes_with_its_last_reference(
    theme: Theme, desk: Desk, sample: CampaignBoard, make: Make
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
