"""A widget that waits for the garbage collector can be taken away while it is painted."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import gallery
import pytest
from ui_places import RESOURCES

from thidua_desktop.ui.crash import CrashDialog
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.help_window import HelpWindow
from thidua_desktop.ui.planning.review_page import ReviewPage
from thidua_desktop.ui.planning.source_page import SourcePage
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.calendar_popup import CalendarPopup
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.heat_table import HeatTable
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.work_list import WorkList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.ui.theme import Theme

MAKERS: tuple[Callable[[Theme], QWidget], ...] = (
    ActionBar,
    FirstStart,
    HeatTable,
    NoticeBar,
    gallery.window,
    lambda theme: CalendarPopup(theme, today=gallery.CLOCK.today()),
    lambda theme: CrashDialog(theme, "Traceback", Path()),
    lambda theme: DateField(theme, gallery.CLOCK, name="Ngày"),
    lambda theme: DetailsPanel(theme, hint="Chọn một ô."),
    lambda theme: FilterLine(theme, prompt="Lọc…"),
    lambda theme: HelpWindow(theme, RESOURCES / "help"),
    lambda theme: ReviewPage(theme, gallery.CLOCK),
    SourcePage,
    lambda theme: WorkList(theme, nothing="Không có việc nào."),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme, make: Callable[[Theme], QWidget]
) -> None:
    gc.collect()
    gc.disable()
    try:
        widget = make(theme)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
