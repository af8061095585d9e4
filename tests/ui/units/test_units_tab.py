"""Tab Đơn vị as an officer uses it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import FormerHead, Unit
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services import leaving
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.units import UnitForm, save_unit
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.units.bulk_dialog import UnitsDialog
from thidua_desktop.ui.units.close_dialog import CloseDialog
from thidua_desktop.ui.units.dialog import UnitDialog
from thidua_desktop.ui.units.merge_dialog import MergeDialog
from thidua_desktop.ui.units.model import COLUMNS, unit_lines
from thidua_desktop.ui.units.tab import UnitsTab
from thidua_desktop.ui.units.units_view import UnitsView
from thidua_desktop.ui.widgets.filter_line import ChoiceButton

DAY = date(2026, 1, 15)


@pytest.fixture
def whole(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> UnitsTab:
    made = UnitsTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


@pytest.fixture
def tab(whole: UnitsTab) -> UnitsView:
    return whole.units


def words(tab: UnitsView) -> QLineEdit:
    field = tab.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def names(tab: UnitsView) -> list[str]:
    model = tab.table.model()
    assert isinstance(model, LinesModel)
    return [line.cells[0].text for line in model.lines if line.key is not None]


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def dialog_of(tab: UnitsView) -> UnitDialog:
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


def test_words_without_marks_narrow_the_list_while_typing(qtbot: QtBot, tab: UnitsView) -> None:
    assert len(names(tab)) == 13
    qtbot.keyClicks(words(tab), "phong kinh")
    assert names(tab) == ["Phòng Kinh tế"]
    assert tab.panel.details is not None
    assert tab.panel.details.title == "Phòng Kinh tế"


def test_arrows_pass_over_the_heads_of_blocks(qtbot: QtBot, tab: UnitsView, desk: Desk) -> None:
    tab.go_to(unit_named(desk, "Ủy ban MTTQ Việt Nam xã").id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.table.key == unit_named(desk, "Trường mẫu A").id
    qtbot.keyClick(tab.table, Qt.Key.Key_Up)
    assert tab.table.key == unit_named(desk, "Ủy ban MTTQ Việt Nam xã").id


def test_a_unit_is_added_with_its_block_and_chosen(
    qtbot: QtBot, tab: UnitsView, desk: Desk, sample: CampaignBoard
) -> None:
    tab.add.trigger()
    dialog = dialog_of(tab)
    dialog.name.insert("Thôn mẫu 04")
    assert dialog.block.currentText() == "Theo loại đơn vị"
    dialog.block.setCurrentIndex(dialog.block.findData(sample.blocks[2].id))
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    made = unit_named(desk, "Thôn mẫu 04")
    assert sample.block_of(made.id, DAY) == sample.blocks[2]
    assert tab.table.key == made.id


def test_a_refused_name_says_why_at_its_field_and_keeps_the_rest(
    qtbot: QtBot, tab: UnitsView, desk: Desk
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


def test_a_used_unit_is_closed_from_a_day_that_is_asked(
    qtbot: QtBot, tab: UnitsView, desk: Desk
) -> None:
    unit = unit_named(desk, "Thôn mẫu 03")
    tab.go_to(unit.id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    dialog = tab.findChild(CloseDialog)
    assert isinstance(dialog, CloseDialog)
    dialog.day.setText("14/1")
    dialog.accept()
    assert "dd" not in dialog.reason_at("day")
    assert dialog.reason_at("day")
    dialog.day.setText("14/01/2026")
    with qtbot.waitSignal(tab.noticed) as told:
        dialog.accept()
    assert told.args == ["Đã ghi ngừng hoạt động 1 đơn vị."]
    assert unit_named(desk, "Thôn mẫu 03").active_to == date(2026, 1, 13)
    assert tab.table.key == unit.id
    assert tab.reopen.isVisible()
    tab.reopen.trigger()
    assert unit_named(desk, "Thôn mẫu 03").active_to is None


def test_an_unused_unit_is_deleted_and_comes_back_by_undo(
    qtbot: QtBot, tab: UnitsView, desk: Desk
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


def test_the_panel_shows_people_tasks_and_score(tab: UnitsView, desk: Desk) -> None:
    tab.go_to(unit_named(desk, "Thôn mẫu 01").id)
    details = tab.panel.details
    assert details is not None
    shown = {row.name: row.value for row in details.rows}
    assert shown["Điểm"] == "102,00"
    assert tab.panel.table.model().rowCount() == 10


def test_a_task_in_the_panel_leads_to_its_cell(
    qtbot: QtBot, tab: UnitsView, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_named(desk, "Thôn mẫu 01")
    tab.go_to(unit.id)
    table = tab.panel.table
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(tab.go_to_cell) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [unit.id, sample.sheet(unit.id, DAY).tasks[0].indicator_id]


def test_without_a_campaign_units_stand_by_kind_and_nothing_is_said_of_tasks(
    tab: UnitsView, desk: Desk
) -> None:
    tab.show_campaign(None, DAY)
    model = tab.table.model()
    assert isinstance(model, LinesModel)
    heads = [line.cells[0].text for line in model.lines if line.key is None]
    assert heads[0] == "Cơ quan, phòng"
    assert "Thôn" in heads
    assert tab.table.isColumnHidden(4)
    tab.go_to(unit_named(desk, "Thôn mẫu 01").id)
    details = tab.panel.details
    assert details is not None
    assert details.kicker == "Thôn"
    assert "Nhiệm vụ" not in {row.name for row in details.rows}
    assert not tab.panel.table.isVisible()


def select(tab: UnitsView, *ids: int) -> None:
    model, chosen = tab.table.model(), tab.table.selectionModel()
    assert isinstance(model, LinesModel)
    tab.go_to(ids[0])
    for n in ids[1:]:
        row = model.row_of(n)
        assert row is not None
        flags = QItemSelectionModel.SelectionFlag
        chosen.select(model.index(row, 0), flags.Select | flags.Rows)


def test_alt_and_an_arrow_move_a_unit_inside_its_block(
    qtbot: QtBot, tab: UnitsView, desk: Desk
) -> None:
    unit = unit_named(desk, "Phòng Kinh tế")
    tab.go_to(unit.id)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(tab)[1:3] == ["Phòng Văn hóa - Xã hội", "Phòng Kinh tế"]
    assert tab.table.key == unit.id
    qtbot.keyClick(tab.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(tab)[1:3] == ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]
    tab.go_to(unit_named(desk, "Văn phòng HĐND và UBND").id)
    assert not tab.up.isEnabled()
    assert tab.down.isEnabled()
    words(tab).setText("thôn")
    assert not tab.down.isEnabled()
    assert "đang lọc" in tab.down.statusTip()


def test_several_units_are_edited_at_once(qtbot: QtBot, tab: UnitsView, desk: Desk) -> None:
    one, two = unit_named(desk, "Trạm Y tế xã"), unit_named(desk, "Công an xã")
    select(tab, one.id, two.id)
    assert tab.chosen == (one.id, two.id)
    assert not tab.add_person.isEnabled()
    tab.edit.trigger()
    dialog = tab.findChild(UnitsDialog)
    assert isinstance(dialog, UnitsDialog)
    dialog.accept()
    assert dialog.isVisible()
    dialog.kind.setCurrentIndex(dialog.kind.findData(UnitKind.OTHER))
    with qtbot.waitSignal(tab.noticed) as told:
        dialog.accept()
    assert told.args == ["Đã sửa 2 đơn vị."]
    kinds = {unit_named(desk, u.name).kind for u in (one, two)}
    assert kinds == {UnitKind.OTHER}


def test_several_unused_units_are_deleted_in_one_act(
    qtbot: QtBot, tab: UnitsView, desk: Desk, sample: CampaignBoard
) -> None:
    ids: list[int] = []
    for name in ("Thôn mẫu 04", "Thôn mẫu 05"):
        form = UnitForm(name=name, block_id=sample.blocks[2].id)
        ids.append(save_unit(desk, form, unit_id=None, campaign_id=sample.campaign.id, day=DAY).id)
    select(tab, *ids)
    with qtbot.waitSignal(tab.noticed) as told:
        tab.remove.trigger()
    assert told.args == ["Đã xóa 2 đơn vị."]
    assert len(names(tab)) == 13
    desk.store.undo()
    assert len(names(tab)) == 15


def test_a_new_head_asks_since_when_and_the_past_is_shown(
    tab: UnitsView, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_named(desk, "Thôn mẫu 01")
    tab.go_to(unit.id)
    for head, since in (("Nông Văn A", ""), ("Lý Thị B", "02/01/2026")):
        tab.edit.trigger()
        dialog = dialog_of(tab)
        asked = bool(unit_named(desk, "Thôn mẫu 01").head)
        dialog.head.setText(head)
        assert dialog.head_from.isVisible() == asked
        dialog.head_from.setText(since)
        dialog.contact.setText("0900 000 000")
        dialog.accept()
        dialog.setParent(None)
    [former] = desk.store.all(FormerHead)
    assert (former.name, former.valid_to) == ("Nông Văn A", date(2026, 1, 1))
    details = tab.panel.details
    assert details is not None
    sections = {s.title: s.rows for s in details.sections}
    [row] = sections["Người đứng đầu trước đây"]
    assert (row.name, row.value) == ("đến 01/01/2026", "Nông Văn A")
    assert {r.name: r.value for r in details.rows}["Liên hệ"] == "0900 000 000"
    assert sample.unit(unit.id).head == "Lý Thị B"


def test_the_filter_shows_who_has_ceased(tab: UnitsView, desk: Desk) -> None:
    leaving.close(desk, Unit, [unit_named(desk, "Thôn mẫu 03").id], day=DAY)
    standing = next(
        b for b in tab.filters.findChildren(ChoiceButton) if "Tình trạng" in b.accessibleName()
    )
    standing.menu().actions()[2].trigger()
    assert names(tab) == ["Thôn mẫu 03"]
    standing.menu().actions()[1].trigger()
    assert len(names(tab)) == 12
    assert "Thôn mẫu 03" not in names(tab)


def test_the_panel_leads_to_the_people_of_the_unit(
    whole: UnitsTab, tab: UnitsView, desk: Desk
) -> None:
    unit = unit_named(desk, "Thôn mẫu 01")
    tab.go_to(unit.id)
    tab.see_people.trigger()
    assert whole.current == 1
    model = whole.people.table.model()
    assert isinstance(model, LinesModel)
    assert [line.cells[0].text for line in model.lines] == ["Lý Văn Mẫu"]
    whole.people.see_unit.trigger()
    assert (whole.current, tab.table.key) == (0, unit.id)


def test_a_merged_unit_says_where_it_went_and_how_it_stood(
    qtbot: QtBot, tab: UnitsView, desk: Desk, sample: CampaignBoard
) -> None:
    one, two = (unit_named(desk, f"Thôn mẫu 0{n}") for n in (1, 2))
    total = sample.sheet(one.id, date(2026, 1, 9)).total
    select(tab, one.id, two.id)
    tab.merge.trigger()
    dialog = tab.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert dialog.units.ids == (one.id, two.id)
    dialog.name.setText("Thôn mẫu 12")
    dialog.on_day.setText("10/01/2026")
    dialog.document.setText("Nghị quyết 12/NQ-HĐND")
    with qtbot.waitSignal(tab.noticed) as told:
        dialog.accept()
    assert told.args == ["Đã sáp nhập vào “Thôn mẫu 12”."]
    assert tab.table.key == unit_named(desk, "Thôn mẫu 12").id
    details = tab.panel.details
    assert details is not None
    came = next(s for s in details.sections if s.title == "Nhận sáp nhập")
    assert [row.value for row in came.rows[:2]] == ["Thôn mẫu 01", "Thôn mẫu 02"]
    tab.go_to(one.id)
    details = tab.panel.details
    assert details is not None
    went = next(s for s in details.sections if s.title == "Đã sáp nhập")
    assert [row.value for row in went.rows] == [
        "Thôn mẫu 12",
        "10/01/2026",
        "Nghị quyết 12/NQ-HĐND",
    ]
    assert details.kicker == "Khối thôn · Thôn"
    shown = {row.name: row.value for row in details.rows}
    assert total is not None
    assert shown["Điểm"] == format_decimal(total, 2)
    assert not tab.reopen.isEnabled()
    model = tab.table.model()
    assert isinstance(model, LinesModel)
    row = model.row_of(one.id)
    assert row is not None
    assert model.lines[row].cells[0].mark == "vào Thôn mẫu 12"
