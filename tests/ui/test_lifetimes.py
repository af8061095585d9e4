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
from PySide6.QtWidgets import QWidget
from ui_places import RESOURCES

from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.ui.crash import CrashDialog
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.help_window import HelpWindow
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.master.filter_popup import FilterPopup
from thidua_desktop.ui.master.lines import Column, LinesModel
from thidua_desktop.ui.master.page import MasterPage
from thidua_desktop.ui.master.paste_dialog import BlockPreview, PasteDialog
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.planning.review_page import ReviewPage
from thidua_desktop.ui.planning.source_page import SourcePage
from thidua_desktop.ui.progress.chooser import Chooser
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.calendar_popup import CalendarPopup
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_chips import FilterChips
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.heat_table import HeatTable
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.work_list import WorkList

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.ui.theme import Theme


def listed_page(theme: Theme) -> QWidget:
    """Make a page with its table, filters and everything lists can do."""
    page = QWidget()
    MasterPage(
        page,
        theme,
        filters=FilterLine(theme, prompt="Lọc…"),
        table=LinesTable(theme, LinesModel((Column("Cột"), Column("Số", 4))), name="Bảng"),
        panel=DetailsPanel(theme, hint="Chọn một dòng."),
        empty=EmptyState(theme, Icon.UNITS, title="Trống", sentence="Chưa có gì."),
    )
    return page


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
    Chooser,
    lambda theme: PasteDialog(theme, BlockPreview(()), None, title="Dán"),
    lambda theme: CrashDialog(theme, "Traceback", Path()),
    lambda theme: DateField(theme, gallery.CLOCK, name="Ngày"),
    lambda theme: DetailsPanel(theme, hint="Chọn một ô."),
    FilterChips,
    lambda theme: FilterPopup(theme, title="Cột", values=(("Một", 1),), kept=frozenset()),
    lambda theme: LinesTable(theme, LinesModel((Column("Cột"),)), name="Bảng"),
    listed_page,
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
