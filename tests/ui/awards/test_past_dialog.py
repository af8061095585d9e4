"""Quyết định đã có: typed by keys, pasted, saved as one act, found, edited and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from thidua_desktop.core.legacy import Encoding, from_unicode
from thidua_desktop.core.text import fold
from thidua_desktop.domain.records import Award, Decision, Person, Unit
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.awards.past_dialog import PastAwardsDialog
from thidua_desktop.ui.awards.past_rows import NAME, RECORD, PastRows
from thidua_desktop.ui.widgets.completion import PopupCompleter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk) -> PastAwardsDialog:
    install_sample(desk)
    made = PastAwardsDialog(theme, desk)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def head(dialog: PastAwardsDialog, number: str, day: str) -> None:
    dialog.form.number.setText(number)
    dialog.form.day.setText(day)
    dialog.form.day.editingFinished.emit()


def editor(dialog: PastAwardsDialog) -> QLineEdit:
    lines = dialog.form.grid.viewport().findChildren(QLineEdit)
    found = [line for line in lines if line.isVisible()]
    assert len(found) == 1
    return found[0]


def enter(qtbot: QtBot, dialog: PastAwardsDialog) -> None:
    qtbot.keyClick(editor(dialog), Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes what was typed after the key


def cell(dialog: PastAwardsDialog, row: int, column: int) -> str:
    return str(dialog.form.rows.index(row, column).data() or "")


def test_the_chosen_form_is_read_whole_on_a_narrow_screen(dialog: PastAwardsDialog) -> None:
    dialog.resize(dialog.minimumSizeHint())
    box = dialog.form.form
    assert box.currentText() == "Giấy khen của Chủ tịch Ủy ban nhân dân xã"
    assert box.width() >= box.sizeHint().width()
    box.setCurrentIndex(1)
    assert box.toolTip() == box.currentText()


def past(desk: Desk) -> list[Decision]:
    return list(desk.store.where(Decision, is_past=True))


def test_a_decision_is_typed_by_keys_and_saved_as_one_act(
    qtbot: QtBot, dialog: PastAwardsDialog, desk: Desk
) -> None:
    noticed: list[str] = []
    dialog.noticed.connect(noticed.append)
    head(dialog, "12/QĐ-UBND", "05/11/2024")
    grid = dialog.form.grid
    grid.setFocus()
    for name in ("Vi A", "Vi B"):
        qtbot.keyClicks(grid, name[0])
        qtbot.keyClicks(editor(dialog), name[1:])
        enter(qtbot, dialog)
    assert grid.currentIndex().row() == 2
    assert [cell(dialog, row, NAME) for row in range(3)] == ["Vi A", "Vi B", ""]
    assert cell(dialog, 0, RECORD) == "Chưa có hồ sơ"
    dialog.form.save.click()
    assert [row.printed_name for row in desk.store.all(Award)][-2:] == ["Vi A", "Vi B"]
    assert noticed == ["Đã lưu quyết định 12/QĐ-UBND ngày 05/11/2024, 2 khen thưởng."]
    assert dialog.form.said == noticed[0]
    assert dialog.form.rows.rows == ()
    assert dialog.form.back.text() == "Đã nhập (1)"
    desk.store.undo()
    assert past(desk) == []


def test_names_are_offered_in_a_list_and_a_chosen_one_is_linked(
    qtbot: QtBot, dialog: PastAwardsDialog, desk: Desk
) -> None:
    person = desk.store.all(Person)[0]
    unit = desk.store.get(Unit, person.unit_id).name
    grid = dialog.form.grid
    grid.setFocus()
    grid.edit(dialog.form.rows.index(0, NAME))
    line = editor(dialog)
    completer = line.findChild(PopupCompleter)
    assert completer is not None
    typed = fold(person.name)
    line.setText(typed)
    line.textEdited.emit(typed)
    offered = next(words for words in completer.offered if words.startswith(person.name))
    assert unit in offered
    assert line.text() == typed  # nothing is completed inside the line
    line.setText(offered)
    enter(qtbot, dialog)
    assert cell(dialog, 0, NAME) == person.name
    assert cell(dialog, 0, RECORD) == "Đã gắn hồ sơ"
    head(dialog, "", "2020")
    dialog.form.save.click()
    assert desk.store.all(Award)[-1].person_id is not None


def test_a_block_in_an_old_font_is_pasted_over_the_grid(
    dialog: PastAwardsDialog, qtbot: QtBot
) -> None:
    def old(text: str) -> str:
        return from_unicode(text, Encoding.TCVN3)

    dialog.form.grid.setFocus()
    lines = (f"{old('Nguyễn Thị Hồng')}\tcn\t1980", f"{old('Trần Văn Thủy')}\tcn\t1981")
    QApplication.clipboard().setText("\n".join(lines))
    qtbot.keyClick(dialog.form.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [cell(dialog, row, NAME) for row in range(3)] == [
        *("Nguyễn Thị Hồng", "Trần Văn Thủy", ""),
    ]
    assert cell(dialog, 1, 2) == "1981"
    qtbot.keyClick(dialog.form.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Nguyễn Thị Hồng"
    qtbot.keyClick(dialog.form.grid, Qt.Key.Key_Delete)
    assert cell(dialog, 0, NAME) == ""
    dialog.form.remove.click()
    assert cell(dialog, 0, NAME) == "Trần Văn Thủy"


def test_a_namesake_is_pointed_out_and_left_to_the_officer(
    dialog: PastAwardsDialog, desk: Desk
) -> None:
    person = desk.store.all(Person)[0]
    dialog.form.rows.write(0, NAME, [[person.name]])
    assert cell(dialog, 0, RECORD) == "Trùng tên, chưa gắn"
    assert person.name in dialog.form.rows.said(0)


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    dialog: PastAwardsDialog, desk: Desk
) -> None:
    head(dialog, "12a", "")
    dialog.form.rows.write(0, NAME, [["Vi Văn Mẫu", "hành tinh"]])
    dialog.form.save.click()
    assert "“12a” không đọc được" in dialog.form.said
    assert "Hàng 1: Chưa hiểu đối tượng" in dialog.form.said
    assert cell(dialog, 0, NAME) == "Vi Văn Mẫu"
    assert past(desk) == []


def test_closing_over_unsaved_rows_warns_once(dialog: PastAwardsDialog) -> None:
    dialog.form.rows.write(0, NAME, [["Vi Văn Mẫu"]])
    dialog.form.leave.click()
    assert dialog.isVisible()
    assert dialog.form.said.startswith("Bảng có hàng chưa lưu.")
    dialog.form.leave.click()
    assert not dialog.isVisible()


def test_entered_decisions_are_found_edited_and_deleted(
    dialog: PastAwardsDialog, desk: Desk
) -> None:
    for number, day, name in (
        ("1/QĐ-UBND", "2019", "Vi Văn Một"),
        ("2/QĐ-UBND", "05/11/2024", "Vi Văn Hai"),
    ):
        head(dialog, number, day)
        dialog.form.rows.write(0, NAME, [[name]])
        dialog.form.save.click()
    dialog.form.back.click()
    listed = dialog.list
    model = listed.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        *("02/QĐ-UBND", "01/QĐ-UBND"),
    ]
    listed.filters.restore("van mot", {})
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["01/QĐ-UBND"]
    listed.edit.click()
    assert dialog.form.title == "Sửa quyết định khen thưởng đã có"
    assert (dialog.form.number.text(), dialog.form.day.text()) == ("01/QĐ-UBND", "2019")
    dialog.form.rows.setData(dialog.form.rows.index(0, NAME), "Vi Văn Mốt")
    dialog.form.save.click()
    assert [row.printed_name for row in desk.store.all(Award)][-2] == "Vi Văn Mốt"
    dialog.show_list()
    listed.filters.restore("", {})
    listed.delete.click()
    assert [row.number for row in past(desk)] in ([1], [2])
    assert "Thùng rác" in listed.said


def test_the_rows_keep_the_rules_of_item_models(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    install_sample(desk)
    dialog = PastAwardsDialog(theme, desk)
    qtbot.addWidget(dialog)
    rows = dialog.form.rows
    assert isinstance(rows, PastRows)
    tester = QAbstractItemModelTester(rows)
    rows.setData(rows.index(0, NAME), "Vi Văn Mẫu 1")
    rows.write(1, NAME, [["Vi Văn Mẫu 2"], ["Vi Văn Mẫu 3"]])
    rows.remove([0])
    assert rows.rowCount() == 3
    assert tester.model() is rows
