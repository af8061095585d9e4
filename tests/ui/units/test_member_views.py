"""Cá nhân, Hộ gia đình, Tập thể: kept as an officer keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import (
    Collective,
    FormerPost,
    Household,
    Person,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import Gender, Salutation, StopReason
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.people import HouseholdForm, PersonForm, save_household, save_person
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.units.close_dialog import CloseDialog
from thidua_desktop.ui.units.fields import choose
from thidua_desktop.ui.units.member_dialogs import (
    CollectiveDialog,
    HouseholdDialog,
    MemberDialog,
    PersonDialog,
)
from thidua_desktop.ui.units.members_view import MembersView
from thidua_desktop.ui.units.tab import UnitsTab
from thidua_desktop.ui.widgets.filter_line import ChoiceButton

DAY = date(2026, 1, 15)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> UnitsTab:
    made = UnitsTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    made.show_view(1)
    return made


def names(view: MembersView) -> list[str]:
    model = view.table.model()
    assert isinstance(model, LinesModel)
    return [line.cells[0].text for line in model.lines]


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def dialog_of(view: MembersView, cls: type[MemberDialog]) -> MemberDialog:
    found = view.findChild(cls)
    assert isinstance(found, cls)
    return found


def person_dialog(tab: UnitsTab) -> PersonDialog:
    found = dialog_of(tab.people, PersonDialog)
    assert isinstance(found, PersonDialog)
    return found


def type_words(view: MembersView, text: str) -> None:
    field = view.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def choice(view: MembersView, name: str) -> ChoiceButton:
    buttons = view.filters.findChildren(ChoiceButton)
    return next(b for b in buttons if b.accessibleName().startswith(name))


def test_people_stand_by_given_name_and_are_found_without_marks(tab: UnitsTab, desk: Desk) -> None:
    home = unit_named(desk, "Thôn mẫu 01").id
    for name in ("Vi Thị Ánh", "Bế Văn An", "Hoàng Thị Anh"):
        save_person(desk, PersonForm(name=name, unit_id=home), person_id=None)
    assert names(tab.people)[:3] == ["Bế Văn An", "Hoàng Thị Anh", "Vi Thị Ánh"]
    type_words(tab.people, "anh")
    assert names(tab.people) == ["Hoàng Thị Anh", "Vi Thị Ánh"]
    type_words(tab.people, "ánh")
    assert names(tab.people)[0] == "Vi Thị Ánh"
    type_words(tab.people, "thon 01 be")
    assert names(tab.people) == ["Bế Văn An"]


def test_the_model_keeps_qts_contract(tab: UnitsTab, desk: Desk) -> None:
    model = tab.people.table.model()
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    type_words(tab.people, "ly")
    home = unit_named(desk, "Thôn mẫu 01").id
    save_person(desk, PersonForm(name="Lý Thị Mẫu", unit_id=home), person_id=None)
    assert tester.model().rowCount() == 2


def test_the_view_switch_moves_with_the_keyboard(qtbot: QtBot, tab: UnitsTab) -> None:
    tab.show_view(0)
    switch = tab.units.findChildren(QToolButton)
    segment = next(b for b in switch if b.text() == "Đơn vị")
    segment.setFocus()
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    assert tab.current == 1
    assert tab.people.isVisible()
    assert not tab.units.isVisible()


def test_a_person_is_added_and_the_next_one_typed_at_once(
    qtbot: QtBot, tab: UnitsTab, desk: Desk
) -> None:
    tab.people.add.trigger()
    dialog = person_dialog(tab)
    choose(dialog.unit, unit_named(desk, "Thôn mẫu 02").id)
    dialog.name.setText("Nông Thị Mẫu")
    choose(dialog.salutation, Salutation.MRS)
    assert dialog.gender.currentData() is Gender.FEMALE
    dialog.again.setChecked(True)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.name.text() == ""
    assert dialog.windowTitle() == "Thêm cá nhân – đã thêm 1"
    dialog.name.setText("Lý Thị Mẫu Hoa")
    dialog.again.setChecked(False)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    added = [p for p in desk.store.all(Person) if p.name in {"Nông Thị Mẫu", "Lý Thị Mẫu Hoa"}]
    assert {p.unit_id for p in added} == {unit_named(desk, "Thôn mẫu 02").id}
    assert tab.people.table.key == added[-1].id


def test_a_likely_duplicate_is_said_and_never_in_the_way(
    qtbot: QtBot, tab: UnitsTab, desk: Desk
) -> None:
    home = unit_named(desk, "Thôn mẫu 01").id
    for year in ("1980", "1981", "1982", "1983"):
        form = PersonForm(name="Nông Văn Trung", unit_id=home, birth_year=year)
        save_person(desk, form, person_id=None)
    tab.people.add.trigger()
    dialog = person_dialog(tab)
    choose(dialog.unit, home)
    assert not dialog.same.isVisible()
    dialog.name.setText("nong van chung")
    assert dialog.same.isVisible()
    assert dialog.same.text().count("Có thể đã nhập rồi: Nông Văn Trung, sinh 198") == 3
    assert dialog.same.text().endswith("Và 1 người nữa.")
    dialog.birth_year.setText("1990")
    assert not dialog.same.isVisible()
    dialog.birth_year.setText("1980")
    choose(dialog.unit, unit_named(desk, "Thôn mẫu 02").id)
    assert dialog.same.text().startswith("Nên xem lại: Nông Văn Trung")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert len([p for p in desk.store.all(Person) if p.name == "nong van chung"]) == 1


def test_everything_wrong_is_said_at_its_field(tab: UnitsTab) -> None:
    tab.people.add.trigger()
    dialog = person_dialog(tab)
    dialog.unit.setCurrentIndex(-1)
    dialog.birth_year.setText("80")
    dialog.accept()
    assert dialog.reason_at("name") == "Chưa nhập họ tên."
    assert dialog.reason_at("unit") == "Chưa chọn đơn vị."
    assert dialog.reason_at("birth_year").startswith("Năm sinh không hợp lý")
    dialog.reject()


def test_a_move_asks_the_day_and_the_panel_keeps_the_past(tab: UnitsTab, desk: Desk) -> None:
    home, away = (unit_named(desk, f"Thôn mẫu 0{n}") for n in (1, 2))
    form = PersonForm(name="Nông Văn Mẫu", unit_id=home.id, position_title="Trưởng thôn")
    made = save_person(desk, form, person_id=None)
    tab.people.go_to(made.id)
    tab.people.edit.trigger()
    dialog = person_dialog(tab)
    assert not dialog.moved_on.isVisible()
    choose(dialog.unit, away.id)
    assert dialog.moved_on.isVisible()
    dialog.moved_on.setText("10/01/2026")
    dialog.accept()
    [post] = desk.store.all(FormerPost)
    assert post.unit_id == home.id
    details = tab.people.panel.details
    assert details is not None
    [row] = next(s.rows for s in details.sections if s.title == "Nơi công tác trước đây")
    assert (row.name, row.value) == ("đến 09/01/2026", "Trưởng thôn, Thôn mẫu 01")


def test_a_used_person_leaves_from_a_day_and_comes_back(
    qtbot: QtBot, tab: UnitsTab, desk: Desk
) -> None:
    home = unit_named(desk, "Thôn mẫu 01").id
    made = save_person(desk, PersonForm(name="Nông Văn Mẫu", unit_id=home), person_id=None)
    with desk.store.act("Ghi đơn thư") as act:
        act.insert(StopFlag(person_id=made.id, reason=StopReason.COMPLAINT, starts=DAY))
    tab.people.go_to(made.id)
    qtbot.keyClick(tab.people.table, Qt.Key.Key_Delete)
    dialog = tab.people.findChild(CloseDialog)
    assert isinstance(dialog, CloseDialog)
    with qtbot.waitSignal(tab.noticed) as told:
        dialog.accept()
    assert told.args == ["Đã ghi thôi công tác 1 cá nhân."]
    assert desk.store.get(Person, made.id).active_to == date(2026, 1, 14)
    choice(tab.people, "Tình trạng").menu().actions()[2].trigger()
    assert names(tab.people) == ["Nông Văn Mẫu"]
    tab.people.reopen.trigger()
    assert names(tab.people) == []


def test_an_unused_person_is_deleted_and_undone(qtbot: QtBot, tab: UnitsTab, desk: Desk) -> None:
    home = unit_named(desk, "Thôn mẫu 01").id
    made = save_person(desk, PersonForm(name="Nông Văn Mẫu", unit_id=home), person_id=None)
    tab.people.go_to(made.id)
    with qtbot.waitSignal(tab.noticed) as told:
        tab.people.remove.trigger()
    assert told.args == ["Đã xóa cá nhân “Nông Văn Mẫu”."]
    assert "Nông Văn Mẫu" not in names(tab.people)
    desk.store.undo()
    assert "Nông Văn Mẫu" in names(tab.people)


def test_a_unit_filter_keeps_its_unit_while_others_come(tab: UnitsTab, desk: Desk) -> None:
    home = unit_named(desk, "Thôn mẫu 01")
    tab.show_people(home.id)
    assert names(tab.people) == ["Lý Văn Mẫu"]
    other = unit_named(desk, "Ban Chỉ huy Quân sự xã").id
    save_person(desk, PersonForm(name="Vi Văn Mẫu", unit_id=other), person_id=None)
    assert names(tab.people) == ["Lý Văn Mẫu"]
    assert "Thôn mẫu 01" in choice(tab.people, "Đơn vị").accessibleName()
    tab.people.add.trigger()
    assert person_dialog(tab).unit.currentData() == home.id
    person_dialog(tab).reject()


def test_a_unit_without_people_shows_none(tab: UnitsTab, desk: Desk) -> None:
    tab.show_people(unit_named(desk, "Thôn mẫu 03").id)
    assert tab.current == 1
    assert names(tab.people) == []


def test_a_renamed_unit_is_renamed_in_the_lists(tab: UnitsTab, desk: Desk) -> None:
    unit = unit_named(desk, "Thôn mẫu 01")
    with desk.store.act("Đổi tên") as act:
        act.update(replace(unit, name="Thôn mẫu 21"))
    type_words(tab.people, "thon mau 21")
    assert names(tab.people) == ["Lý Văn Mẫu"]


def test_a_household_is_kept_like_a_person(qtbot: QtBot, tab: UnitsTab, desk: Desk) -> None:
    tab.show_view(2)
    assert names(tab.households) == []
    tab.households.add.trigger()
    dialog = dialog_of(tab.households, HouseholdDialog)
    assert isinstance(dialog, HouseholdDialog)
    choose(dialog.unit, unit_named(desk, "Thôn mẫu 01").id)
    dialog.name.setText("Vi Văn Mẫu")
    dialog.address.setText("Xóm 2")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    [made] = desk.store.all(Household)
    assert names(tab.households) == ["Vi Văn Mẫu"]
    assert tab.households.panel.details is not None
    dialog.setParent(None)
    tab.households.edit.trigger()
    dialog = dialog_of(tab.households, HouseholdDialog)
    assert isinstance(dialog, HouseholdDialog)
    assert dialog.address.text() == "Xóm 2"
    choose(dialog.salutation, Salutation.MR)
    dialog.accept()
    assert desk.store.get(Household, made.id).head_salutation is Salutation.MR
    form = HouseholdForm(head_name="Nông Văn Mẫu", unit_id=made.unit_id)
    save_household(desk, form, household_id=None)
    type_words(tab.households, "xom 2")
    assert names(tab.households) == ["Vi Văn Mẫu"]


def test_a_small_collective_is_kept_like_a_person(qtbot: QtBot, tab: UnitsTab, desk: Desk) -> None:
    tab.show_view(3)
    tab.collectives.add.trigger()
    dialog = dialog_of(tab.collectives, CollectiveDialog)
    assert isinstance(dialog, CollectiveDialog)
    choose(dialog.unit, unit_named(desk, "Trường mẫu A").id)
    dialog.name.setText("Tổ Toán mẫu")
    dialog.head.setText("Nguyễn Thị Mẫu")
    dialog.again.setChecked(True)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    dialog.name.setText("to toan mau")
    dialog.accept()
    assert dialog.reason_at("name").startswith("Đơn vị này đã có tập thể")
    dialog.reject()
    [made] = desk.store.all(Collective)
    details = tab.collectives.panel.details
    assert details is not None
    assert details.title == "Tổ Toán mẫu"
    with qtbot.waitSignal(tab.noticed) as told:
        qtbot.keyClick(tab.collectives.table, Qt.Key.Key_Delete)
    assert told.args == ["Đã xóa tập thể nhỏ “Tổ Toán mẫu”."]
    assert desk.store.where(Collective, id=made.id) == ()


def test_tab_goes_through_a_form_from_top_to_bottom(
    qtbot: QtBot, tab: UnitsTab, desk: Desk
) -> None:
    tab.people.add.trigger()
    dialog = person_dialog(tab)
    dialog.activateWindow()
    dialog.name.setFocus()
    names_met: list[str] = []
    for _ in range(8):
        field = dialog.focusWidget()
        names_met.append(field.accessibleName())
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert names_met == [
        "Họ và tên",
        "Danh xưng",
        "Đơn vị",
        "Chức vụ",
        "Năm sinh",
        "Giới tính",
        "Nhóm đối tượng",
        "Lưu xong nhập tiếp",
    ]
    dialog.reject()


def test_members_are_kept_without_a_campaign(tab: UnitsTab, desk: Desk) -> None:
    tab.show_campaign(None, DAY)
    tab.show_view(1)
    home = unit_named(desk, "Thôn mẫu 01").id
    save_person(desk, PersonForm(name="Nông Văn Mẫu", unit_id=home), person_id=None)
    assert "Nông Văn Mẫu" in names(tab.people)
