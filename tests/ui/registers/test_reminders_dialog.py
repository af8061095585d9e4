"""Theo dõi → Đôn đốc: messages copied and logged, silent units by indicator, the log."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from thidua_desktop.domain.records import Reminder, Unit
from thidua_desktop.services import reminders
from thidua_desktop.ui.master.arrange import Arrangement
from thidua_desktop.ui.registers.reminders_dialog import (
    INDICATORS,
    LOG,
    NOTHING,
    UNITS,
    RemindersDialog,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> RemindersDialog:
    made = RemindersDialog(theme, desk, campaign_id=sample.campaign.id, day=DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def go(dialog: RemindersDialog, view: int) -> None:
    dialog.views.choose(view)
    dialog.views.chosen.emit(view)


def shown(dialog: RemindersDialog, view: int, column: int = 0) -> list[str]:
    model = dialog.tables[view].model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_copying_puts_the_message_on_the_clipboard_and_logs_it(
    qtbot: QtBot, dialog: RemindersDialog, desk: Desk, sample: CampaignBoard
) -> None:
    first = shown(dialog, UNITS)[0]
    dialog.panel.to_whom.setText("Giám đốc Trung tâm")
    dialog.panel.copy.click()
    (row,) = desk.store.all(Reminder)
    assert clipboard() == row.text
    assert row.to_whom == "Giám đốc Trung tâm"
    assert sample.unit(row.unit_id).short_name == first
    assert shown(dialog, UNITS, 3)[0] == "1 lần, 15/01"
    assert "ghi nhật ký" in dialog.said.text()
    go(dialog, LOG)
    assert shown(dialog, LOG, 1) == [first]
    assert not dialog.panel.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.store.all(Reminder) == ()
    assert "Đã hoàn tác: Đôn đốc" in dialog.said.text()


def test_the_officers_own_words_are_copied_and_stay_while_the_list_is_narrowed(
    dialog: RemindersDialog, desk: Desk
) -> None:
    dialog.panel.text.setPlainText("Nhờ đơn vị gửi số liệu hôm nay nhé!")
    field = dialog.lists[dialog.views.current].filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("trung tam")
    assert dialog.panel.text.toPlainText() == "Nhờ đơn vị gửi số liệu hôm nay nhé!"
    dialog.panel.copy.click()
    assert clipboard() == "Nhờ đơn vị gửi số liệu hôm nay nhé!"
    assert desk.store.all(Reminder)[0].text == "Nhờ đơn vị gửi số liệu hôm nay nhé!"


def test_another_day_to_answer_by_stands_in_the_message_too(dialog: RemindersDialog) -> None:
    dialog.panel.to_whom.setText("Giám đốc")
    dialog.panel.due_on.setText("22/01/2026")
    dialog.panel.due_on.editingFinished.emit()
    assert "chậm nhất ngày 22/01/2026" in dialog.panel.text.toPlainText()
    assert dialog.panel.to_whom.text() == "Giám đốc"
    dialog.panel.text.setPlainText("Lời của tôi")
    dialog.panel.due_on.setText("21/01/2026")
    dialog.panel.due_on.editingFinished.emit()
    assert dialog.panel.text.toPlainText() == "Lời của tôi"


@pytest.mark.parametrize(
    ("due", "said"), [("14/01/2026", "từ hôm nay trở đi"), ("32/01/2026", "không phải ngày")]
)
def test_a_day_that_cannot_be_is_refused_beside_the_message(
    dialog: RemindersDialog, desk: Desk, due: str, said: str
) -> None:
    dialog.panel.due_on.setText(due)
    dialog.panel.copy.click()
    assert said in dialog.panel.refused.text()
    assert desk.store.count(Reminder) == 0
    dialog.panel.due_on.editingFinished.emit()
    assert desk.store.count(Reminder) == 0


def test_one_unit_after_the_other_with_the_keyboard(
    qtbot: QtBot, dialog: RemindersDialog, desk: Desk
) -> None:
    names = shown(dialog, UNITS)
    for _ in names:
        qtbot.keyClick(dialog.panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.store.all(Reminder)) == len(names)
    assert "Đã hết danh sách." in dialog.said.text()
    assert shown(dialog, UNITS, 3) == ["1 lần, 15/01"] * len(names)


def test_all_shown_units_are_copied_in_turn_as_one_act(
    dialog: RemindersDialog, desk: Desk, sample: CampaignBoard
) -> None:
    field = dialog.lists[dialog.views.current].filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("thôn mẫu 0")
    assert shown(dialog, UNITS) == ["Thôn mẫu 02", "Thôn mẫu 03"]
    dialog.copy_all.click()
    texts = [row.text for row in reversed(reminders.reminders(desk, sample.campaign.id))]
    assert clipboard() == "\n\n".join(texts)
    assert clipboard().index("Thôn mẫu 02") < clipboard().index("Thôn mẫu 03")
    assert desk.store.undo_label() == "Đôn đốc – 2 đơn vị"


def test_silent_units_stand_under_their_indicator_and_lead_to_the_cell(
    qtbot: QtBot, dialog: RemindersDialog, sample: CampaignBoard
) -> None:
    go(dialog, INDICATORS)
    rows = shown(dialog, INDICATORS)
    assert rows[:2] == ["Cơ sở dữ liệu đất đai “đúng - đủ - sạch - sống” · 1 đơn vị", "Thôn mẫu 03"]
    field = dialog.lists[dialog.views.current].filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("bau cu")
    assert shown(dialog, INDICATORS) == [
        "Công tác bầu cử Quốc hội và HĐND các cấp · 2 đơn vị",
        "Thôn mẫu 02",
        "Thôn mẫu 03",
    ]
    with qtbot.waitSignal(dialog.cell_wanted) as asked:
        qtbot.keyClick(dialog.tables[INDICATORS], Qt.Key.Key_Return)
    unit_id, indicator_id = asked.args or (0, 0)
    assert sample.unit(unit_id).short_name == "Thôn mẫu 02"
    result = sample.result(unit_id, indicator_id, DAY)
    assert result is not None
    assert not result.has_data


def test_what_is_overdue_alone(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    late = RemindersDialog(theme, desk, campaign_id=sample.campaign.id, day=date(2026, 1, 25))
    qtbot.addWidget(late)
    late.show()
    late.lists[UNITS].urgent.take("Đã quá hạn")
    assert shown(late, UNITS)
    assert all("quá hạn" in words for words in shown(late, UNITS, 1))
    go(late, INDICATORS)
    assert "2" in shown(late, INDICATORS, 2)


def test_a_unit_is_found_from_elsewhere(dialog: RemindersDialog, sample: CampaignBoard) -> None:
    go(dialog, LOG)
    assert dialog.said.text() == NOTHING[LOG]
    unit = next(u for u in sample.units(DAY) if u.name == "Thôn mẫu 03")
    dialog.show_unit(unit.id)
    assert dialog.views.current == UNITS
    message = dialog.panel.message
    assert message is not None
    assert message.unit_id == unit.id


def test_the_list_in_view_is_what_is_exported(qtbot: QtBot, dialog: RemindersDialog) -> None:
    button = next(b for b in dialog.findChildren(type(dialog.copy_all)) if "Excel" in b.text())
    with qtbot.waitSignal(dialog.export_wanted) as asked:
        button.click()
    assert asked.args == [dialog]


def test_copying_all_keeps_to_what_the_columns_are_narrowed_to(
    dialog: RemindersDialog, desk: Desk
) -> None:
    whole = shown(dialog, UNITS)
    dialog.tables[UNITS].arrange(Arrangement(only={0: frozenset({"Thôn mẫu 03"})}))
    assert shown(dialog, UNITS) == ["Thôn mẫu 03"]
    dialog.copy_all.click()
    assert len(desk.store.all(Reminder)) == 1
    other = next(u.id for u in desk.store.all(Unit) if u.short_name == whole[0])
    dialog.show_unit(other)
    assert dialog.tables[UNITS].key == other
    assert shown(dialog, UNITS) == whole
