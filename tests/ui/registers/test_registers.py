"""Theo dõi → Khó khăn, vướng mắc and Sáng kiến, mô hình, as an officer uses them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from thidua_desktop.domain.records import Difficulty, Evidence, Initiative, Person, Unit
from thidua_desktop.domain.terms import InitiativeKind
from thidua_desktop.services.difficulties import DifficultyForm, save_difficulty
from thidua_desktop.services.evidence import PastedImage
from thidua_desktop.services.initiatives import InitiativeForm, save_initiative
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.ui.registers.base import RegisterDialog
from thidua_desktop.ui.registers.difficulties_dialog import WORDS, DifficultiesDialog
from thidua_desktop.ui.registers.difficulty_form import DifficultyDialog
from thidua_desktop.ui.registers.initiative_form import InitiativeDialog
from thidua_desktop.ui.registers.initiatives_dialog import InitiativesDialog
from thidua_desktop.ui.units.fields import choose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
F = TypeVar("F", DifficultyDialog, InitiativeDialog)


def shown(dialog: RegisterDialog, column: int = 0) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def opened_form(dialog: RegisterDialog, kind: type[F]) -> F:
    return next(form for form in dialog.findChildren(kind) if form.isVisible())


def hamlet(desk: Desk) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")


def add_difficulty(desk: Desk, board: CampaignBoard, content: str, **more: str) -> Difficulty:
    form = DifficultyForm(unit_id=hamlet(desk).id, content=content, raised_on="10/01/2026")
    form = replace(form, **more)
    return save_difficulty(desk, board.campaign.id, form, difficulty_id=None)


@pytest.fixture
def difficulties(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> DifficultiesDialog:
    made = DifficultiesDialog(
        theme,
        desk,
        campaign_id=sample.campaign.id,
        day=DAY,
        unit_id=hamlet(desk).id,
        indicator_id=sample.indicators[6].id,
    )
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def initiatives(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> InitiativesDialog:
    made = InitiativesDialog(theme, desk, campaign_id=sample.campaign.id, day=DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_empty_register_says_what_it_is_for(difficulties: DifficultiesDialog) -> None:
    assert difficulties.said.text() == WORDS.empty
    assert not difficulties.edit.isEnabled()
    assert difficulties.edit.toolTip() == "Chọn một dòng trong sổ trước."


def test_a_difficulty_is_added_by_keys_for_the_cell_at_hand_and_taken_back(
    qtbot: QtBot, difficulties: DifficultiesDialog, desk: Desk, sample: CampaignBoard
) -> None:
    qtbot.keyClick(difficulties.table, Qt.Key.Key_Insert)
    form = opened_form(difficulties, DifficultyDialog)
    assert form.unit.currentData() == hamlet(desk).id
    assert form.indicator.currentData() == sample.indicators[6].id
    assert form.raised_on.text() == "15/01/2026"
    qtbot.keyClick(form.owner, Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.reason_at("content") == "Chưa ghi khó khăn, vướng mắc là gì."
    form.content.setPlainText("Đường vào khu trồng rau hỏng")
    form.owner.setText("Phòng Kinh tế")
    form.due_on.setText("20/01/2026")
    qtbot.keyClick(form.owner, Qt.Key.Key_Return)
    assert shown(difficulties) == ["Đường vào khu trồng rau hỏng"]
    assert difficulties.panel.details is not None
    assert difficulties.panel.details.title == "Đường vào khu trồng rau hỏng"
    assert "Đã lưu: Thêm khó khăn, vướng mắc – Thôn mẫu 03" in difficulties.said.text()
    qtbot.keyClick(difficulties, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.store.count(Difficulty) == 0
    assert shown(difficulties) == []


def test_enter_opens_a_difficulty_to_be_answered(
    qtbot: QtBot, difficulties: DifficultiesDialog, desk: Desk, sample: CampaignBoard
) -> None:
    row = add_difficulty(desk, sample, "Thiếu máy quét", due_on="12/01/2026")
    difficulties.read()
    assert shown(difficulties, 5) == ["Quá hạn"]
    qtbot.keyClick(difficulties.table, Qt.Key.Key_Return)
    form = opened_form(difficulties, DifficultyDialog)
    assert form.content.toPlainText() == "Thiếu máy quét"
    form.answer.setPlainText("Mượn của Văn phòng")
    qtbot.keyClick(form.owner, Qt.Key.Key_Return)
    assert "chưa ghi ngày trả lời" in form.reason_at("answered_on")
    form.answered_on.setText("14/01/2026")
    qtbot.keyClick(form.owner, Qt.Key.Key_Return)
    assert desk.store.get(Difficulty, row.id).answer == "Mượn của Văn phòng"
    assert shown(difficulties, 5) == ["Đã trả lời"]


def test_a_photo_pasted_into_a_new_difficulty_is_kept_with_it_in_one_act(
    difficulties: DifficultiesDialog, desk: Desk
) -> None:
    difficulties.add.trigger()
    form = opened_form(difficulties, DifficultyDialog)
    form.content.setPlainText("Đường hỏng")
    form.evidence.put([PastedImage(b"\x89PNG\r\n\x1a\n anh")])
    form.accept()
    (row,) = desk.store.all(Difficulty)
    (file,) = desk.store.all(Evidence)
    assert file.difficulty_id == row.id
    assert difficulties.panel.details is not None
    section = difficulties.panel.details.sections[-1]
    assert [one.value for one in section.rows] == [file.file_name]
    difficulties.edit.trigger()
    form = opened_form(difficulties, DifficultyDialog)
    assert form.evidence.items.count() == 1
    form.reject()
    desk.store.undo()
    assert desk.store.count(Difficulty) == desk.store.count(Evidence) == 0


def test_a_file_of_an_initiative_goes_with_it(initiatives: InitiativesDialog, desk: Desk) -> None:
    initiatives.edit.trigger()
    form = opened_form(initiatives, InitiativeDialog)
    form.evidence.put([PastedImage(b"\x89PNG\r\n\x1a\n anh")])
    (file,) = desk.store.all(Evidence)
    form.accept()
    assert file.initiative_id == initiatives.table.key
    initiatives.remove.trigger()
    assert desk.store.count(Evidence) == 0


def test_delete_tells_where_it_went(
    qtbot: QtBot, difficulties: DifficultiesDialog, desk: Desk, sample: CampaignBoard
) -> None:
    add_difficulty(desk, sample, "Thiếu máy quét")
    difficulties.read()
    qtbot.keyClick(difficulties.table, Qt.Key.Key_Delete)
    assert "Đã xóa “Thiếu máy quét”" in difficulties.said.text()
    assert desk.store.count(Difficulty) == 0
    qtbot.keyClick(difficulties, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(difficulties) == ["Thiếu máy quét"]


def test_filters_narrow_by_words_standing_and_unit_and_a_new_row_is_never_hidden(
    qtbot: QtBot, difficulties: DifficultiesDialog, desk: Desk, sample: CampaignBoard
) -> None:
    add_difficulty(desk, sample, "Thiếu máy quét", due_on="12/01/2026")
    add_difficulty(desk, sample, "Đường hỏng", answer="Đã sửa", answered_on="12/01/2026")
    difficulties.read()
    difficulties.group.take("Quá hạn")
    assert shown(difficulties) == ["Thiếu máy quét"]
    field = difficulties.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("duong")
    assert shown(difficulties) == []
    assert difficulties.panel.details is None
    difficulties.group.take("Tất cả")
    assert shown(difficulties) == ["Đường hỏng"]
    field.setText("")
    other = sample.units(DAY)[0]
    difficulties.only_unit(other.id)
    assert shown(difficulties) == []
    difficulties.only_unit(hamlet(desk).id)
    assert len(shown(difficulties)) == 2
    field.setText("máy")
    difficulties.add.trigger()
    form = opened_form(difficulties, DifficultyDialog)
    form.content.setPlainText("Chưa có mẫu biểu")
    form.accept()
    assert "Chưa có mẫu biểu" in shown(difficulties)
    assert difficulties.panel.details is not None
    assert difficulties.panel.details.title == "Chưa có mẫu biểu"


def test_undo_that_is_not_possible_says_why(qtbot: QtBot, difficulties: DifficultiesDialog) -> None:
    qtbot.keyClick(difficulties, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Không hoàn tác được" in difficulties.said.text()


def test_an_initiative_of_a_person_is_added_and_counts_once_recognised(
    qtbot: QtBot, initiatives: InitiativesDialog, desk: Desk
) -> None:
    held = len(shown(initiatives))
    person = desk.store.all(Person)[0]
    qtbot.keyClick(initiatives.table, Qt.Key.Key_Insert)
    form = opened_form(initiatives, InitiativeDialog)
    form.title.setText("Một cửa không hẹn trả")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert form.reason_at("unit") == "Chưa chọn đơn vị."
    choose(form.unit, person.unit_id)
    assert form.person.findData(person.id) > 0
    choose(form.person, person.id)
    form.document.setText("12/QĐ-UBND")
    form.on_day.setText("10/01/2026")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert len(shown(initiatives)) == held + 1
    assert initiatives.panel.details is not None
    assert initiatives.panel.details.title == "Một cửa không hẹn trả"
    made = next(i for i in desk.store.all(Initiative) if i.title == "Một cửa không hẹn trả")
    assert (made.person_id, made.kind) == (person.id, InitiativeKind.INITIATIVE)
    initiatives.group.take("Chưa công nhận")
    assert shown(initiatives) == []


def test_a_model_is_shown_beside_the_value_of_its_cell(
    initiatives: InitiativesDialog, desk: Desk, sample: CampaignBoard
) -> None:
    unit, counted = hamlet(desk), sample.indicators_of(sample.fields[0].id)[6]
    form = InitiativeForm(
        kind=InitiativeKind.MODEL, unit_id=unit.id, title="Mô hình rau", indicator_id=counted.id
    )
    row = save_initiative(desk, sample.campaign.id, form, initiative_id=None)
    record(desk, sample.campaign.id, [Typing(unit.id, counted.id, "3")], day=DAY)
    initiatives.read()
    initiatives.choose(row.id)
    details = initiatives.details(row.id)
    said = {one.name: one.value for one in details.rows}
    assert said["So với số liệu"] == "Trong sổ 1; số liệu đã nhập 3."
    assert said["Công nhận"] == "Chưa công nhận, xác nhận"
    before = InitiativesDialog.details(initiatives, row.id)
    assert before == details
    assert "1 / 3" in shown(initiatives, 5)


def test_delete_and_edit_of_an_initiative(
    qtbot: QtBot, initiatives: InitiativesDialog, desk: Desk
) -> None:
    held = shown(initiatives)
    qtbot.keyClick(initiatives.table, Qt.Key.Key_F2)
    form = opened_form(initiatives, InitiativeDialog)
    form.title.setText("Đổi tên")
    form.accept()
    assert shown(initiatives)[0] == "Đổi tên"
    qtbot.keyClick(initiatives.table, Qt.Key.Key_Delete)
    assert shown(initiatives) == held[1:]
    assert "Thùng rác" in initiatives.said.text()


def test_a_register_asks_for_its_own_list_to_be_exported(
    qtbot: QtBot, initiatives: InitiativesDialog
) -> None:
    button = next(b for b in initiatives.findChildren(QPushButton) if "Excel" in b.text())
    with qtbot.waitSignal(initiatives.export_wanted) as asked:
        button.click()
    assert asked.args == [initiatives]
