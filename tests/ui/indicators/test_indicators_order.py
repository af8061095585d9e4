"""The list ordered by keys and by drag, and many indicators changed at once."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import IndicatorVersion
from thidua_desktop.domain.terms import CampaignState, Rule, ScopeKind
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.bulk import total_weight
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.contributors import contributors_of
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.indicators.bulk_dialog import BulkDialog, WeightsDialog
from thidua_desktop.ui.indicators.dialog import IndicatorDialog
from thidua_desktop.ui.indicators.fields_dialog import FieldsDialog
from thidua_desktop.ui.indicators.list_page import IndicatorList
from thidua_desktop.ui.indicators.model import COLUMNS, indicator_lines
from thidua_desktop.ui.indicators.order_table import OrderModel
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.widgets.segmented import SegmentedControl

DAY = date(2026, 1, 15)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> IndicatorList:
    made = IndicatorList(theme, desk, switch=SegmentedControl(("a", "b"), name="Cách xem"))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def ids(board: CampaignBoard, place: int) -> list[int]:
    return [i.id for i in board.indicators_of(board.fields[place].id)]


def drop(tab: IndicatorList, row: int, *, lower: bool = False) -> None:
    """Drop the current row on the upper or the lower half of another one."""
    rect = tab.table.visualRect(tab.table.model().index(row, 0))
    y = rect.bottom() - 1 if lower else rect.top() + 1
    event = QDropEvent(
        QPointF(rect.left() + 5, y),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tab.table.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.IgnoreAction


def choose_rows(tab: IndicatorList, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    model, selection = tab.table.model(), tab.table.selectionModel()
    selection.clearSelection()
    for row in rows:
        selection.select(model.index(row, 0), flags.Select | flags.Rows)


def test_the_model_keeps_qts_contract(sample: CampaignBoard) -> None:
    model = OrderModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_lines(indicator_lines(sample, DAY))
    head, line = model.index(0, 0).flags(), model.index(1, 0).flags()
    assert not head & Qt.ItemFlag.ItemIsDragEnabled
    assert line & Qt.ItemFlag.ItemIsDragEnabled
    assert model.supportedDropActions() == Qt.DropAction.MoveAction
    assert tester.model() is model


def test_alt_and_arrows_move_the_current_indicator(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    first, second, *_ = ids(sample, 0)
    tab.go_to(first)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down, ALT)
    assert ids(sample, 0)[:2] == [second, first]
    assert tab.table.key == first
    qtbot.keyClick(tab.table, Qt.Key.Key_Up, ALT)
    assert ids(sample, 0)[:2] == [first, second]
    with qtbot.waitSignal(tab.told):
        qtbot.keyClick(tab.table, Qt.Key.Key_Up, ALT)
    assert (desk.store.undo_label() or "").startswith("Chuyển chỉ tiêu – ")


def test_a_row_is_dragged_within_and_between_fields(
    qtbot: QtBot, tab: IndicatorList, sample: CampaignBoard
) -> None:
    first, second, third, *rest = ids(sample, 0)
    tab.go_to(first)
    drop(tab, 3)
    assert ids(sample, 0) == [second, first, third, *rest]
    drop(tab, 2)
    assert ids(sample, 0) == [second, first, third, *rest]
    culture = ids(sample, 1)
    drop(tab, 8, lower=True)
    assert ids(sample, 1) == [first, *culture]
    drop(tab, 0)
    assert ids(sample, 0) == [first, second, third, *rest]
    drop(tab, 8)
    assert ids(sample, 0) == [second, third, *rest, first]
    last = tab.table.model().rowCount() - 1
    tab.table.scrollToBottom()
    drop(tab, last, lower=True)
    assert ids(sample, 4)[-1] == first


def test_a_filtered_or_closed_list_is_not_reordered(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    tab.show_to_check()
    with qtbot.waitSignal(tab.told) as told:
        drop(tab, 1)
    assert told.args is not None
    assert "Bỏ lọc" in told.args[0]
    tab.go_to(ids(sample, 0)[0])
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    with qtbot.waitSignal(tab.refused):
        drop(tab, 3, lower=True)
    with qtbot.waitSignal(tab.refused):
        tab.down.trigger()


def test_the_chosen_rows_are_changed_alike(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(ids(sample, 0)[0])
    choose_rows(tab, 1, 2, 4)
    tab.many.trigger()
    dialog = tab.findChild(BulkDialog)
    assert isinstance(dialog, BulkDialog)
    qtbot.keyClick(dialog.weight, Qt.Key.Key_Return)
    assert dialog.reason_at("weight")
    dialog.weight.setText("3")
    dialog.deadline.setText("20/01/2026")
    dialog.valid_from.setText("")
    qtbot.keyClick(dialog.weight, Qt.Key.Key_Return)
    assert dialog.reason_at("valid_from")
    assert dialog.reason_at("reason")
    dialog.valid_from.setText("15/01/2026")
    dialog.reason.setText("Huyện giao lại")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    changed = [sample.version(key, DAY) for key in ids(sample, 0)]
    assert [v.weight for v in changed if v is not None][:4] == [3, 3, 1, 3]
    assert desk.store.undo_label() == "Sửa 3 chỉ tiêu"
    details = tab.panel.details
    assert details is not None
    assert details.sections[-1].rows[0].value == (
        "trọng số 1 → 3 · hạn 31/12/2025 → 20/01/2026 · Huyện giao lại"
    )


def test_a_deadline_is_taken_away_from_many(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    tab.go_to(ids(sample, 0)[0])
    tab.many.trigger()
    dialog = tab.findChild(BulkDialog)
    assert isinstance(dialog, BulkDialog)
    assert not dialog.reason.isVisible()
    dialog.no_deadline.setChecked(True)
    qtbot.keyClick(dialog.weight, Qt.Key.Key_Return)
    version = sample.version(ids(sample, 0)[0], DAY)
    assert version is not None
    assert version.deadline is None


def test_weights_are_made_to_add_up_to_100(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    tab.weights.trigger()
    dialog = tab.findChild(WeightsDialog)
    assert isinstance(dialog, WeightsDialog)
    assert dialog.outcome.text() == "25 chỉ tiêu, mỗi chỉ tiêu 4; tổng đúng 100"
    dialog.how.setCurrentIndex(1)
    dialog.accept()
    assert total_weight(sample, DAY) == Decimal(100)
    assert tab.findChild(WeightsDialog) is None or not dialog.isVisible()


def test_fields_are_kept_in_a_window_of_their_own(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    tab.fields.trigger()
    dialog = tab.findChild(FieldsDialog)
    assert isinstance(dialog, FieldsDialog)
    dialog.add.click()
    assert dialog.title.text() == ""
    dialog.add.click()
    assert "Chưa nhập tên" in dialog.why.text()
    dialog.title.setText("Chuyển đổi số")
    dialog.add.click()
    assert [f.title for f in sample.fields][-1] == "Chuyển đổi số"
    assert dialog.list.currentRow() == 5
    dialog.up.click()
    assert [f.title for f in sample.fields][4] == "Chuyển đổi số"
    dialog.down.click()
    dialog.short_title.setText("CĐS")
    dialog.rename.click()
    assert sample.fields[-1].short_title == "CĐS"
    dialog.remove.click()
    assert len(sample.fields) == 5
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert "Chuyển các chỉ tiêu" in dialog.why.text()
    dialog.accept()


def test_helpers_and_baseline_are_named_in_the_form(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    of = next(
        i for i in sample.indicators if i.rule is Rule.AT_LEAST and i.scope is ScopeKind.COMMUNE
    )
    tab.go_to(of.id)
    tab.edit.trigger()
    dialog = tab.findChild(IndicatorDialog)
    assert isinstance(dialog, IndicatorDialog)
    helper = sample.units(DAY)[-1]
    dialog.contributors.tick((helper.id,))
    dialog.target.setText("giảm 5%")
    dialog.reason.setText("Thêm đơn vị phối hợp")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert "số gốc" in dialog.reason_at("baseline")
    dialog.baseline.setText("40")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert contributors_of(sample, of.id, DAY) == (helper.id,)
    version = sample.version(of.id, DAY)
    assert version is not None
    assert version.baseline == Decimal(40)
    details = tab.panel.details
    assert details is not None
    assert ("Số gốc kỳ trước", "40") in [(row.name, row.value) for row in details.rows]
    assert (helper.short_name, "phối hợp") in [
        (row.name, row.value) for row in details.sections[0].rows
    ]
    assert desk.store.count(IndicatorVersion) == 26


MAKERS: tuple[Callable[[Theme, Desk, CampaignBoard], QWidget], ...] = (
    lambda theme, desk, _: IndicatorList(
        theme, desk, switch=SegmentedControl(("a", "b"), name="Cách xem")
    ),
    lambda theme, desk, board: BulkDialog(
        theme,
        desk,
        campaign_id=board.campaign.id,
        indicator_ids=[board.indicators[0].id],
        day=DAY,
        parent=None,
    ),
    lambda theme, desk, board: WeightsDialog(
        theme, desk, campaign_id=board.campaign.id, day=DAY, parent=None
    ),
    lambda theme, desk, board: FieldsDialog(
        theme, desk, campaign_id=board.campaign.id, parent=None
    ),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    make: Callable[[Theme, Desk, CampaignBoard], QWidget],
) -> None:
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk, sample)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
