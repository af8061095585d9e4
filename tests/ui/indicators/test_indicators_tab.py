"""Tab Chỉ tiêu as an officer uses it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import Indicator, IndicatorVersion
from thidua_desktop.domain.terms import CampaignState, Rule
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.indicators.dialog import EndDialog, IndicatorDialog
from thidua_desktop.ui.indicators.list_page import IndicatorList
from thidua_desktop.ui.indicators.model import COLUMNS, indicator_lines
from thidua_desktop.ui.master.lines import Line, LinesModel
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.widgets.segmented import SegmentedControl

DAY = date(2026, 1, 15)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> IndicatorList:
    made = IndicatorList(theme, desk, switch=SegmentedControl(("a", "b"), name="Cách xem"))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def lines(tab: IndicatorList) -> list[Line]:
    model = tab.table.model()
    assert isinstance(model, LinesModel)
    return [line for line in model.lines if line.key is not None]


def dialog_of(tab: IndicatorList) -> IndicatorDialog:
    found = tab.findChild(IndicatorDialog)
    assert isinstance(found, IndicatorDialog)
    return found


def test_the_model_keeps_qts_contract(sample: CampaignBoard) -> None:
    model = LinesModel(COLUMNS)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.show_lines(indicator_lines(sample, DAY))
    assert model.rowCount() == 25 + 5
    model.show_lines(indicator_lines(sample, DAY, only_to_check=True))
    assert tester.model() is model


def test_without_a_campaign_the_page_leads_to_the_plan(qtbot: QtBot, tab: IndicatorList) -> None:
    tab.show_campaign(None, DAY)
    (door,) = [b for b in tab.findChildren(QAbstractButton) if "Đọc kế hoạch" in b.text()]
    assert door.isVisible()
    with qtbot.waitSignal(tab.plan_wanted):
        door.click()


def test_a_line_says_rule_target_weight_scope_deadline_and_units(tab: IndicatorList) -> None:
    cells = [cell.text for cell in lines(tab)[6].cells]
    assert cells == [
        "Mô hình kinh tế hiệu quả của thôn",
        "Ít nhất (≥)",
        "mô hình",
        "≥ 1",
        "1",
        "Thôn",
        "10/01/2026",
        "3",
    ]


def test_what_was_inferred_from_the_plan_is_marked_until_checked(
    tab: IndicatorList, sample: CampaignBoard
) -> None:
    tab.show_to_check()
    marked = lines(tab)
    assert {line.cells[0].mark for line in marked} == {"cần kiểm tra"}
    number = len(marked)
    tab.confirm.trigger()
    assert len(lines(tab)) == number - 1
    tab.go_to(sample.indicators[0].id)
    assert len(lines(tab)) == 25
    assert not tab.confirm.isEnabled()


@pytest.mark.parametrize(("typed", "stored"), [("97,5", "97.5"), ("97.5", "97.5")])
def test_both_decimal_marks_are_read_in_the_form(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard, typed: str, stored: str
) -> None:
    tab.go_to(sample.indicators[0].id)
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    dialog = dialog_of(tab)
    dialog.target.selectAll()
    qtbot.keyClicks(dialog.target, typed)
    dialog.reason.insert("Huyện giao lại")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    version = sample.version(sample.indicators[0].id, DAY)
    assert version is not None
    assert version.target == Decimal(stored)
    assert lines(tab)[0].cells[3].text == "97,5"
    details = tab.panel.details
    assert details is not None
    changes = details.sections[-1].rows
    assert [row.name for row in changes] == ["Từ 15/01/2026", "Từ đầu"]
    assert "Huyện giao lại" in changes[0].value


def test_a_refused_form_says_why_at_the_field_and_loses_nothing(
    qtbot: QtBot, tab: IndicatorList, desk: Desk
) -> None:
    before = desk.store.count(IndicatorVersion)
    tab.edit.trigger()
    dialog = dialog_of(tab)
    for field, words in ((dialog.target, "mười hai"), (dialog.deadline, "31/02/2026")):
        field.setText(words)
    qtbot.keyClick(dialog.deadline, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "mười hai" in dialog.reason_at("target")
    assert (
        dialog.reason_at("deadline")
        == "“31/02/2026” không phải ngày có thật. Xem lại ngày và tháng."
        or "không phải ngày có thật" in dialog.reason_at("deadline")
    )
    assert dialog.target.text() == "mười hai"
    assert desk.store.count(IndicatorVersion) == before
    dialog.reject()


def test_after_the_launch_the_form_asks_a_reason(
    qtbot: QtBot, tab: IndicatorList, desk: Desk
) -> None:
    tab.edit.trigger()
    dialog = dialog_of(tab)
    dialog.weight.selectAll()
    qtbot.keyClicks(dialog.weight, "2")
    qtbot.keyClick(dialog.weight, Qt.Key.Key_Return)
    assert "Ghi lý do" in dialog.reason_at("reason")
    dialog.reject()


def test_another_rule_is_refused_once_values_exist(
    qtbot: QtBot, tab: IndicatorList, desk: Desk
) -> None:
    tab.edit.trigger()
    dialog = dialog_of(tab)
    dialog.rule.setCurrentIndex(dialog.rule.findData(Rule.GRADE))
    assert not dialog.target.isVisible()
    dialog.reason.insert("Đổi cách chấm")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert "thêm chỉ tiêu mới" in dialog.reason_at("rule")
    dialog.reject()


def test_an_indicator_is_added_to_the_field_at_hand(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(sample.indicators_of(sample.fields[1].id)[0].id)
    tab.add.trigger()
    dialog = dialog_of(tab)
    dialog.text.insertPlainText("Trồng cây xanh")
    dialog.rule.setCurrentIndex(dialog.rule.findData(Rule.AT_LEAST))
    qtbot.keyClicks(dialog.target, "0")
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    assert "lớn hơn 0" in dialog.reason_at("target")
    dialog.target.selectAll()
    qtbot.keyClicks(dialog.target, "20")
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    made = sample.indicators_of(sample.fields[1].id)[-1]
    assert tab.table.key == made.id
    assert lines(tab)[10].cells[3].text == "≥ 20"


def test_an_indicator_is_ended_with_its_reason(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    key = sample.indicators[0].id
    tab.go_to(key)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    dialog = tab.findChild(EndDialog)
    assert isinstance(dialog, EndDialog)
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.reason_at("reason")
    dialog.reason.insert("Tỉnh bỏ chỉ tiêu")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert desk.store.get(Indicator, key).active_to == DAY
    assert lines(tab)[0].cells[0].mark == "đến 15/01/2026"


def test_a_closed_campaign_tells_why_it_refuses(
    qtbot: QtBot, tab: IndicatorList, desk: Desk, sample: CampaignBoard
) -> None:
    tab.show_to_check()
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    with qtbot.waitSignal(tab.refused) as told:
        tab.confirm.trigger()
    assert told.args is not None
    assert told.args[0].problems[0].code == "campaign.closed"


def test_words_without_marks_narrow_the_list(qtbot: QtBot, tab: IndicatorList) -> None:
    field = tab.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "thu ngan sach")
    assert len(lines(tab)) == 1


def test_a_narrow_window_gives_up_the_columns_that_the_panel_repeats(
    qtbot: QtBot, tab: IndicatorList
) -> None:
    titles = [column.title for column in COLUMNS]
    scope, target = titles.index("Phạm vi"), titles.index("Mục tiêu")
    assert not tab.table.isColumnHidden(scope)
    tab.resize(900, 600)
    qtbot.waitUntil(lambda: tab.table.isColumnHidden(scope))
    assert not tab.table.isColumnHidden(target)
    tab.resize(1366, 700)
    qtbot.waitUntil(lambda: not tab.table.isColumnHidden(scope))
