"""Khen thưởng → Hội đồng, as an officer uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from council_records import held_meeting, nine_members, round_with
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from thidua_desktop.domain.records import CouncilMember, Person
from thidua_desktop.domain.terms import CouncilRole
from thidua_desktop.services import council
from thidua_desktop.ui.council.member_form import EndDialog, MemberDialog
from thidua_desktop.ui.council.members_dialog import EMPTY, MembersDialog
from thidua_desktop.ui.units.fields import choose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

F = TypeVar("F", bound=QDialog)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> MembersDialog:
    made = MembersDialog(theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(dialog: QDialog, kind: type[F]) -> F:
    return next(form for form in dialog.findChildren(kind) if form.isVisible())


def shown(dialog: MembersDialog, column: int = 0) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_an_empty_council_says_what_belongs_here(dialog: MembersDialog) -> None:
    assert dialog.note.text() == EMPTY
    assert not dialog.edit.isEnabled()
    assert "Chọn một thành viên" in dialog.edit.toolTip()


def test_a_member_is_added_with_who_it_is_on_record(dialog: MembersDialog, desk: Desk) -> None:
    person = desk.store.all(Person)[0]
    dialog.add.trigger()
    form = opened(dialog, MemberDialog)
    form.person.setText(f"{person.name} – Trường mẫu A")
    form.person.editingFinished.emit()
    assert form.name.text() == person.name
    choose(form.role, CouncilRole.CHAIR)
    form.valid_from.setText("01/7/2025")
    form.accept()
    row = desk.store.all(CouncilMember)[0]
    assert (row.person_id, row.role) == (person.id, CouncilRole.CHAIR)
    assert shown(dialog) == [person.name]
    assert dialog.note.text() == "Ngày 15/01/2026 Hội đồng có 1 thành viên."
    assert "Đã lưu: Thêm thành viên Hội đồng" in dialog.said.text()
    dialog.add.trigger()
    assert opened(dialog, MemberDialog).valid_from.text() == "01/07/2025"


def test_a_name_that_is_nobody_on_record_is_refused(dialog: MembersDialog, desk: Desk) -> None:
    dialog.add.trigger()
    form = opened(dialog, MemberDialog)
    form.name.setText("Ủy viên mẫu 01")
    form.person.setText("Ai đó")
    form.accept()
    assert "trong danh mục cá nhân" in form.reason_at("person")
    assert desk.store.all(CouncilMember) == ()


def test_a_role_changes_from_a_day_and_both_rows_are_kept(
    dialog: MembersDialog, desk: Desk
) -> None:
    nine_members(desk)
    dialog.read()
    dialog.table.choose(council.members(desk)[1].id)
    dialog.change.trigger()
    form = opened(dialog, MemberDialog)
    choose(form.role, CouncilRole.MEMBER)
    form.valid_from.setText("10/01/2026")
    form.accept()
    assert len(shown(dialog)) == 9
    dialog.group.choose(0)
    dialog.show_found()
    assert len(shown(dialog)) == 10


def test_a_member_leaves_on_a_day_and_is_listed_with_the_others(
    qtbot: QtBot, dialog: MembersDialog, desk: Desk
) -> None:
    rows = nine_members(desk)
    dialog.read()
    dialog.table.choose(rows[8].id)
    dialog.end.trigger()
    form = opened(dialog, EndDialog)
    form.last_day.setText("14/01/2026")
    form.accept()
    assert "Ủy viên mẫu 09" not in shown(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Ủy viên mẫu 09" in shown(dialog)
    assert "Đã hoàn tác" in dialog.said.text()


def test_keys_order_and_delete(qtbot: QtBot, dialog: MembersDialog, desk: Desk) -> None:
    rows = nine_members(desk)
    dialog.read()
    dialog.table.choose(rows[1].id)
    dialog.table.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(dialog.table, Qt.Key.Key_Up, control)
    assert shown(dialog)[:2] == ["Ủy viên mẫu 02", "Ủy viên mẫu 01"]
    assert dialog.key == rows[1].id
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down, control)
    assert shown(dialog)[:2] == ["Ủy viên mẫu 01", "Ủy viên mẫu 02"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert "Ủy viên mẫu 02" not in shown(dialog)


def test_who_is_in_minutes_says_why_it_stays(
    dialog: MembersDialog, desk: Desk, sample: CampaignBoard
) -> None:
    rows = nine_members(desk)
    held, _ = round_with(desk, sample)
    held_meeting(desk, held.id)
    dialog.read()
    dialog.table.choose(rows[0].id)
    dialog.remove.trigger()
    assert "đã có trong biên bản họp" in dialog.said.text()
