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

from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.services.origins import NumberOrigin
from thidua_desktop.services.setup import install_sample
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.ui.awards.past_dialog import PastAwardsDialog
from thidua_desktop.ui.crash import CrashDialog
from thidua_desktop.ui.entry_forms.receive_dialog import ReceiveDialog as FormsDialog
from thidua_desktop.ui.entry_forms.send_dialog import SendDialog
from thidua_desktop.ui.evidence.cell_dialog import CellEvidenceDialog
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.help_window import HelpWindow
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.legal.dialog import LegalDialog
from thidua_desktop.ui.master.filter_popup import FilterPopup
from thidua_desktop.ui.master.lines import Column, LinesModel
from thidua_desktop.ui.master.page import MasterPage
from thidua_desktop.ui.master.paste_dialog import BlockPreview, PasteDialog
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.planning.review_page import ReviewPage
from thidua_desktop.ui.planning.source_page import SourcePage
from thidua_desktop.ui.prizes.dialog import PrizesDialog
from thidua_desktop.ui.progress.chooser import Chooser
from thidua_desktop.ui.reports.current import CurrentReportBar
from thidua_desktop.ui.reports.receive_dialog import ReceiveDialog
from thidua_desktop.ui.reports.register_dialog import RegisterDialog
from thidua_desktop.ui.reports.zero_dialog import ZeroDialog
from thidua_desktop.ui.role_models.dialog import RoleModelsDialog
from thidua_desktop.ui.score.origin_dialog import OriginDialog
from thidua_desktop.ui.stock.dialog import StockDialog
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.verification.dialog import VerifyDialog
from thidua_desktop.ui.verification.reason_choice import ReasonChoice
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


def on_desk(theme: Theme, make: Callable[[Theme, Desk, int], QWidget]) -> QWidget:
    """Make a window on a desk that holds the sample and is closed again at once."""
    with TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        desk = Desk(
            store=store,
            content=ContentStore(Path(folder)),
            clock=gallery.CLOCK,
            shipped=RESOURCES.parent / "data",
            resources=RESOURCES,
        )
        made = make(theme, desk, install_sample(desk).id)
        store.close()
    return made


def _verifying(theme: Theme, desk: Desk, number: int) -> QWidget:
    boxes = MessageBoxes(theme, desk.store.database.path.parent)
    return VerifyDialog(theme, desk, boxes, campaign_id=number, day=gallery.CLOCK.today())


def _forms_out(theme: Theme, desk: Desk, number: int) -> QWidget:
    day = desk.board(number).default_day(gallery.CLOCK.today())
    return SendDialog(
        theme, desk, SameThreadRunner(), campaign_id=number, day=day, platform=FakePlatform()
    )


WINDOWS: tuple[Callable[[Theme, Desk, int], QWidget], ...] = (
    _verifying,
    _forms_out,
    lambda theme, desk, number: FormsDialog(theme, desk, SameThreadRunner(), campaign_id=number),
    lambda theme, desk, _: PastAwardsDialog(theme, desk),
    lambda theme, desk, _: LegalDialog(theme, desk),
    lambda theme, desk, _: PrizesDialog(theme, desk),
    lambda theme, desk, _: StockDialog(theme, desk),
    lambda theme, desk, number: RoleModelsDialog(
        theme, desk, campaign_id=number, day=gallery.CLOCK.today()
    ),
    ReceiveDialog,
    ZeroDialog,
    lambda theme, desk, number: RegisterDialog(theme, desk, number, day=gallery.CLOCK.today()),
    lambda theme, desk, _: EvidenceList(theme, desk),
    lambda theme, desk, _: CurrentReportBar(theme, desk),
    lambda theme, desk, number: CellEvidenceDialog(
        theme, desk, number, cell=(1, 1), day=gallery.CLOCK.today()
    ),
)


NOTHING_BEHIND = NumberOrigin(title="Chỉ tiêu", subject="", value="", how=(), rows=())
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
    *(partial(on_desk, make=make) for make in WINDOWS),
    lambda theme: OriginDialog(theme, NOTHING_BEHIND),
    lambda theme: HelpWindow(theme, RESOURCES / "help"),
    lambda theme: ReviewPage(theme, gallery.CLOCK),
    SourcePage,
    lambda theme: ReasonChoice(theme, "Sửa số đã thẩm định", None),
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
