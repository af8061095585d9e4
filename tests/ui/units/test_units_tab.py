"""Tab Đơn vị as an officer uses it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import Unit
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.units.dialog import UnitDialog
from thidua_desktop.ui.units.model import COLUMNS, unit_lines
from thidua_desktop.ui.units.tab import UnitsTab

DAY = date(2026, 1, 15)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> UnitsTab:
    made = UnitsTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def words(tab: UnitsTab) -> QLineEdit:
    field = tab.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def names(tab: UnitsTab) -> list[str]:
    model = tab.table.model()
    assert isinstance(model, LinesModel)
    return [line.cells[0].text for line in model.lines if line.key is not None]


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def dialog_of(tab: UnitsTab) -> UnitDialog:
    found = tab.findChild(UnitDialog)
    assert isinstance(found, UnitDialog)
    return found


def test_the_model_keeps_qts_contract(sample: CampaignBoard) -> None:
    model = LinesModel(COLUMNS)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.show_lines(unit_lines(sample, DAY))
    model.show_lines(unit_lines(sample, DAY, words="thôn"))
    assert model.rowCount() == 4
    assert tester.model() is model


def test_one_changed_unit_repaints_only_its_line(
    qtbot: QtBot, desk: Desk, sample: CampaignBoard
) -> None:
    model = LinesModel(COLUMNS)
    model.show_lines(unit_lines(sample, DAY))
    unit = unit_named(desk, "Trạm Y tế xã")
    row = model.row_of(unit.id)
    with desk.store.act("Ghi người đứng đầu") as act:
        act.update(replace(unit, head="Bác sĩ mẫu"))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show_lines(unit_lines(sample, DAY))
    assert told.args is not None
    assert {told.args[0].row(), told.args[1].row()} == {row}


def test_words_without_marks_narrow_the_list_while_typing(qtbot: QtBot, tab: UnitsTab) -> None:
    assert len(names(tab)) == 13
    qtbot.keyClicks(words(tab), "phong kinh")
    assert names(tab) == ["Phòng Kinh tế"]
    assert tab.panel.details is not None
    assert tab.panel.details.title == "Phòng Kinh tế"


def test_arrows_pass_over_the_heads_of_blocks(qtbot: QtBot, tab: UnitsTab, desk: Desk) -> None:
    tab.go_to(unit_named(desk, "Ủy ban MTTQ Việt Nam xã").id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.table.key == unit_named(desk, "Trường mẫu A").id
    qtbot.keyClick(tab.table, Qt.Key.Key_Up)
    assert tab.table.key == unit_named(desk, "Ủy ban MTTQ Việt Nam xã").id


def test_a_unit_is_added_with_its_block_and_chosen(
    qtbot: QtBot, tab: UnitsTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.add.trigger()
    dialog = dialog_of(tab)
    dialog.name.insert("Thôn mẫu 04")
    dialog.block.setCurrentIndex(2)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    made = unit_named(desk, "Thôn mẫu 04")
    assert sample.block_of(made.id, DAY) == sample.blocks[2]
    assert tab.table.key == made.id


def test_a_refused_name_says_why_at_its_field_and_keeps_the_rest(
    qtbot: QtBot, tab: UnitsTab, desk: Desk
) -> None:
    tab.add.trigger()
    dialog = dialog_of(tab)
    dialog.head.insert("Nông Văn A")
    qtbot.keyClick(dialog.head, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.reason_at("name") == "Chưa nhập tên đơn vị."
    assert dialog.head.text() == "Nông Văn A"
    assert len(desk.store.all(Unit)) == 13
    dialog.reject()


def test_a_used_unit_is_closed_and_says_so(qtbot: QtBot, tab: UnitsTab, desk: Desk) -> None:
    unit = unit_named(desk, "Thôn mẫu 03")
    tab.go_to(unit.id)
    with qtbot.waitSignal(tab.noticed) as told:
        qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert told.args is not None
    assert "được giữ lại" in told.args[0]
    assert unit_named(desk, "Thôn mẫu 03").active_to == DAY
    assert tab.table.key == unit.id


def test_an_unused_unit_is_deleted_and_comes_back_by_undo(
    qtbot: QtBot, tab: UnitsTab, desk: Desk
) -> None:
    tab.add.trigger()
    dialog = dialog_of(tab)
    dialog.name.insert("Chi hội mẫu")
    dialog.block.setCurrentIndex(dialog.block.count() - 1)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    with qtbot.waitSignal(tab.noticed) as told:
        tab.remove.trigger()
    assert told.args == ["Đã xóa đơn vị “Chi hội mẫu”."]
    assert "Chi hội mẫu" not in names(tab)
    desk.store.undo()
    assert "Chi hội mẫu" in names(tab)


def test_the_panel_shows_people_tasks_and_score(tab: UnitsTab, desk: Desk) -> None:
    tab.go_to(unit_named(desk, "Thôn mẫu 01").id)
    details = tab.panel.details
    assert details is not None
    shown = {row.name: row.value for row in details.rows}
    assert shown["Điểm"] == "102,00"
    assert tab.panel.table.model().rowCount() == 10


def test_a_task_in_the_panel_leads_to_its_cell(
    qtbot: QtBot, tab: UnitsTab, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_named(desk, "Thôn mẫu 01")
    tab.go_to(unit.id)
    table = tab.panel.table
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(tab.go_to_cell) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [unit.id, sample.sheet(unit.id, DAY).tasks[0].indicator_id]


def test_without_a_campaign_the_tab_says_what_it_waits_for(tab: UnitsTab) -> None:
    tab.show_campaign(None, DAY)
    assert not tab.table.isVisible()
    assert not tab.add.isEnabled()
    assert "phong trào" in tab.add.toolTip()
    assert tab.panel.details is None
