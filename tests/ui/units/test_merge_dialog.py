"""The merger's dialog: what it offers follows from what is ticked, and nothing else is written."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import Merger, Nomination, Person, ProgressEntry, Unit
from thidua_desktop.domain.terms import AwardType, SubjectKind
from thidua_desktop.services import awards
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.units.fields import choose
from thidua_desktop.ui.units.merge_dialog import ASK_DAY, MergeDialog
from thidua_desktop.ui.units.merge_parts import VALUE

DAY = date(2026, 1, 15)


def type_value(dialog: MergeDialog, row: int, text: str) -> None:
    item = dialog.values.table.item(row, VALUE)
    assert item is not None
    item.setText(text)


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> MergeDialog:
    ids = [unit_named(desk, f"Thôn mẫu 0{n}").id for n in (1, 2)]
    made = MergeDialog(theme, desk, campaign_id=sample.campaign.id, day=DAY, unit_ids=ids)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog: MergeDialog) -> None:
    dialog.name.setText("Thôn mẫu 12")
    dialog.document.setText("Nghị quyết 12/NQ-HĐND")
    dialog.document_day.setText("05/01/2026")


def test_it_begins_with_the_kind_and_block_of_the_first(
    dialog: MergeDialog, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_named(desk, "Thôn mẫu 01")
    assert dialog.kind.currentData() is unit.kind
    assert dialog.block.currentData() == sample.blocks[2].id
    assert "1 cá nhân" in dialog.members.text()


def test_a_merger_is_stored_with_the_ticked_values_only(
    qtbot: QtBot, dialog: MergeDialog, desk: Desk, sample: CampaignBoard
) -> None:
    fill(dialog)
    entries = desk.store.count(ProgressEntry)
    dialog.values.sums.setChecked(True)
    ticked = dialog.values.carried
    assert ticked
    assert all(item.text for item in ticked)
    with qtbot.waitSignal(dialog.merged) as told:
        dialog.accept()
    assert told.args is not None
    made = sample.unit(told.args[0])
    assert made.name == "Thôn mẫu 12"
    assert desk.store.count(ProgressEntry) == entries + len(ticked)
    assert sample.sheet(made.id, DAY).with_data == len(ticked)


def test_what_is_missing_is_said_at_its_field(dialog: MergeDialog, desk: Desk) -> None:
    dialog.on_day.setText("")
    dialog.accept()
    assert dialog.reason_at("name") == "Chưa nhập tên đơn vị."
    assert dialog.reason_at("document").startswith("Ghi số, ký hiệu")
    assert dialog.reason_at("on_day").startswith("Chưa nhập ngày")
    dialog.on_day.editingFinished.emit()
    assert dialog.values.note.text() == ASK_DAY
    for n in dialog.units.ids:
        dialog.units.tick(n, on=False)
    dialog.accept()
    assert dialog.reason_at("units").startswith("Chọn ít nhất hai")
    assert desk.store.all(Merger) == ()


def test_a_unit_of_them_needs_no_name(dialog: MergeDialog, desk: Desk) -> None:
    first = unit_named(desk, "Thôn mẫu 01").id
    assert dialog.name.isVisible()
    choose(dialog.successor, first)
    assert not dialog.name.isVisible()
    fill(dialog)
    dialog.accept()
    [merger] = desk.store.all(Merger)
    assert merger.successor_id == first
    assert merger.document == "Nghị quyết 12/NQ-HĐND, ngày 05/01/2026"


def test_a_typed_value_ticks_its_row_and_a_bad_one_is_named_there(
    dialog: MergeDialog, desk: Desk
) -> None:
    fill(dialog)
    assert dialog.values.carried == ()
    type_value(dialog, 0, "nhiều")
    [item] = dialog.values.carried
    assert item.text == "nhiều"
    dialog.accept()
    assert dialog.reason_at("values")
    assert dialog.values.table.currentRow() == 0
    assert desk.store.all(Merger) == ()
    type_value(dialog, 0, "")
    dialog.accept()
    assert dialog.reason_at("values").startswith("Đã đánh dấu chuyển")


def test_sums_follow_the_units_what_is_typed_stays(dialog: MergeDialog, desk: Desk) -> None:
    dialog.values.sums.setChecked(True)
    before = {item.indicator_id: item.text for item in dialog.values.carried}
    type_value(dialog, 0, "7")
    dialog.units.tick(unit_named(desk, "Thôn mẫu 02").id, on=False)
    after = {item.indicator_id: item.text for item in dialog.values.carried}
    assert "7" in after.values()
    assert any(before[n] != text for n, text in after.items() if n in before and text != "7")


def test_a_nomination_left_behind_asks_a_reason(
    dialog: MergeDialog, theme: Theme, desk: Desk, sample: CampaignBoard, qtbot: QtBot
) -> None:
    assert not dialog.nominations.isVisible()
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    row = awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=dialog.units.ids[0],
        form_key="giay-khen-xa",
    )
    again = MergeDialog(
        theme, desk, campaign_id=sample.campaign.id, day=DAY, unit_ids=dialog.units.ids
    )
    qtbot.addWidget(again)
    again.show()
    fill(again)
    assert again.nominations.ids == (row.id,)
    assert not again.reason.isVisible()
    again.nominations.tick(row.id, on=False)
    assert again.reason.isVisible()
    again.accept()
    assert again.reason_at("reason").startswith("Có đề nghị khen")
    again.reason.setText("Thành tích của thôn cũ")
    again.accept()
    assert desk.store.get(Nomination, row.id).state_reason == "Thành tích của thôn cũ"


def test_members_stay_when_the_tick_is_taken_away(dialog: MergeDialog, desk: Desk) -> None:
    fill(dialog)
    home = unit_named(desk, "Thôn mẫu 01").id
    people = desk.store.where(Person, unit_id=home)
    dialog.members.setChecked(False)
    dialog.accept()
    assert desk.store.where(Person, unit_id=home) == people


def test_the_space_bar_ticks_a_unit(qtbot: QtBot, dialog: MergeDialog) -> None:
    number = len(dialog.units.ids)
    dialog.units.setCurrentRow(0)
    qtbot.keyClick(dialog.units, Qt.Key.Key_Space)
    assert len(dialog.units.ids) == number + 1


def test_tab_goes_through_the_form_from_top_to_bottom(qtbot: QtBot, dialog: MergeDialog) -> None:
    dialog.activateWindow()
    dialog.units.setFocus()
    met: list[str] = []
    for _ in range(10):
        field = dialog.focusWidget()
        met.append(field.accessibleName())
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert met == [
        "Các đơn vị",
        "Sau sáp nhập",
        "Tên đơn vị mới",
        "Loại đơn vị",
        "Khối thi đua",
        "Từ ngày",
        "Văn bản",
        "Ngày văn bản",
        "Chuyển người, hộ sang",
        "Chuyển mọi số đã cộng được",
    ]
