"""A widget that waits for the garbage collector can be taken away while it is painted."""

from __future__ import annotations

import gc
import weakref
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import gallery
import pytest
from builders import new_store
from ui_places import RESOURCES

from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.ui.crash import CrashDialog
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.help_window import HelpWindow
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.planning.review_page import ReviewPage
from thidua_desktop.ui.planning.source_page import SourcePage
from thidua_desktop.ui.tasks import SameThreadRunner
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


def imports(theme: Theme, step: int) -> QWidget:
    """Open the import and go on to a step of it, as far as a table without a campaign goes."""
    with TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        desk = Desk(
            store=store,
            content=ContentStore(Path(folder)),
            clock=gallery.CLOCK,
            shipped=RESOURCES.parent / "data",
            resources=RESOURCES,
        )
        place = ImportPlace(desk, None, gallery.CLOCK.today())
        dialog = ImportDialog(theme, place, SameThreadRunner())
        if step:
            dialog.read_text("Tên đơn vị\nThôn mẫu 01")
        if step > 1:
            dialog.preview()
        store.close()
    return dialog


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
    *(partial(imports, step=step) for step in range(3)),
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
