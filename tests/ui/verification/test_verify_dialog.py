"""Verification driven by keys: accept, another value, give back, narrow, go on, undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from typing_extensions import override

from thidua_desktop.domain.records import Evidence, Unit, Verification
from thidua_desktop.services import locking, verification
from thidua_desktop.services.verification import Check
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.verification.dialog import BY_INDICATOR, VerifyDialog
from thidua_desktop.ui.verification.lock_dialog import UNLOCK, LockDialog
from thidua_desktop.ui.verification.model import CheckModel, Column, Narrowing
from thidua_desktop.ui.verification.reason_choice import ReasonChoice
from thidua_desktop.ui.verification.return_dialog import ReturnDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Yes(MessageBoxes):
    """Agrees, and remembers what it was asked."""

    asked = ""

    @override
    def ask(self, title: str, words: str, *, act: str) -> bool:
        self.asked = words
        return True


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> VerifyDialog:
    made = VerifyDialog(theme, desk, Yes(theme, tmp_path), campaign_id=sample.campaign.id, day=DAY)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.choose(hamlet(desk))
    made.show()
    return made


def hamlet(desk: Desk, name: str = "Thôn mẫu 03") -> int:
    return next(u.id for u in desk.store.all(Unit) if u.name == name)


def test_the_verifiers_name_is_typed_once_and_kept_with_each_row(
    dialog: VerifyDialog, desk: Desk
) -> None:
    assert dialog.by.text() == desk.store.actor
    dialog.choose(hamlet(desk, "Thôn mẫu 01"))
    waits = [row.entry.id for row in dialog.model.every if row.entry is not None]
    dialog.model.store([Check(waits[0])])
    for entry_id, typed in zip(waits[1:], ("  Trưởng phòng mẫu 01 ", ""), strict=False):
        dialog.by.setText(typed)
        dialog.model.store([Check(entry_id)])
    names = [row.verified_by for row in desk.store.all(Verification)]
    assert names == [desk.store.actor, "Trưởng phòng mẫu 01", desk.store.actor]


def text(dialog: VerifyDialog, column: Column = Column.CHECKED, row: int | None = None) -> str:
    at = dialog.grid.currentIndex().row() if row is None else row
    return str(dialog.model.index(at, column).data())


def go_to_first_reported(dialog: VerifyDialog) -> int:
    """Make the first value that was reported the current one; return its row."""
    for row in range(dialog.model.rowCount()):
        held = dialog.model.check_row(row)
        if held is not None and held.entry is not None:
            dialog.grid.choose(dialog.model.index(row, Column.CHECKED))
            return row
    raise AssertionError


def press_when_asked(qtbot: QtBot, key: KEY) -> QTimer:
    """Answer the question for a reason as soon as it is there."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, ReasonChoice):
            qtbot.keyClick(asked, key)

    waiter = QTimer()
    waiter.timeout.connect(answer)
    waiter.start()
    return waiter


def type_other(qtbot: QtBot, dialog: VerifyDialog, words: str) -> None:
    qtbot.keyClick(dialog.grid, KEY.Key_F2)
    editor = dialog.grid.findChild(QLineEdit)
    assert editor is not None
    editor.setText(words)
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.grid.state() is QAbstractItemView.State.NoState)


def test_the_model_keeps_qts_contract(desk: Desk, sample: CampaignBoard) -> None:
    model = CheckModel(desk, sample.campaign.id, DAY)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(hamlet(desk), by_unit=True, narrowing=Narrowing.ALL)
    model.show(sample.indicators[0].id, by_unit=False, narrowing=Narrowing.ALL)
    model.show(hamlet(desk), by_unit=True, narrowing=Narrowing.DIFFERENT)
    assert model.rowCount() == 0
    assert tester.model() is model


def test_space_accepts_and_goes_on(qtbot: QtBot, dialog: VerifyDialog, desk: Desk) -> None:
    row = go_to_first_reported(dialog)
    qtbot.keyClick(dialog.grid, KEY.Key_Space)
    assert dialog.grid.currentIndex().row() > row
    qtbot.waitUntil(lambda: text(dialog, row=row).startswith("✓"))
    assert text(dialog, Column.WHO, row).startswith(desk.store.actor)
    assert "Đã thẩm định 1/" in dialog.sums.text()
    qtbot.keyClick(dialog, KEY.Key_Z, CONTROL)
    assert text(dialog, row=row) == ""
    assert "Đã hoàn tác" in dialog.said.text()
    qtbot.keyClick(dialog, KEY.Key_Y, CONTROL)
    assert text(dialog, row=row).startswith("✓")


def test_space_on_what_nobody_reported_says_so(qtbot: QtBot, dialog: VerifyDialog) -> None:
    held = [dialog.model.check_row(n) for n in range(dialog.model.rowCount())]
    silent = next(n for n, r in enumerate(held) if r is not None and r.entry is None)
    dialog.grid.choose(dialog.model.index(silent, Column.CHECKED))
    qtbot.keyClick(dialog.grid, KEY.Key_Space)
    qtbot.keyClick(dialog.grid, KEY.Key_R)
    assert "đã báo cáo trước" in dialog.said.text()
    assert dialog.findChild(ReturnDialog) is None


def test_the_reported_value_stands_in_the_editor_and_enter_accepts_it(
    qtbot: QtBot, dialog: VerifyDialog
) -> None:
    row = go_to_first_reported(dialog)
    qtbot.keyClick(dialog.grid, KEY.Key_F2)
    editor = dialog.grid.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == text(dialog, Column.REPORTED, row)
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: text(dialog, row=row).startswith("✓"))


@pytest.mark.parametrize(
    ("key", "shown", "reason"), [(KEY.Key_3, "≠ 7", "Thẩm định lại"), (KEY.Key_Escape, "", "")]
)
def test_another_value_asks_why(
    qtbot: QtBot, dialog: VerifyDialog, desk: Desk, *, key: KEY, shown: str, reason: str
) -> None:
    row = go_to_first_reported(dialog)
    waiter = press_when_asked(qtbot, key)
    type_other(qtbot, dialog, "7")
    waiter.stop()
    qtbot.waitUntil(lambda: text(dialog, row=row) == shown)
    assert text(dialog, Column.REASON, row) == reason
    assert len(desk.store.all(Verification)) == bool(reason)
    if reason:
        assert text(dialog, Column.CHANGE, row).startswith("−")
        assert "(−" in dialog.sums.text()


def test_what_cannot_be_read_is_said_and_nothing_stored(
    qtbot: QtBot, dialog: VerifyDialog, desk: Desk
) -> None:
    go_to_first_reported(dialog)
    qtbot.keyClick(dialog.grid, KEY.Key_F2)
    editor = dialog.grid.findChild(QLineEdit)
    assert editor is not None
    editor.setText("bảy")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: "không đọc được là số" in dialog.said.text())
    assert editor.isVisible()
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert desk.store.all(Verification) == ()


def test_delete_takes_a_verification_back(qtbot: QtBot, dialog: VerifyDialog) -> None:
    row = go_to_first_reported(dialog)
    qtbot.keyClick(dialog.grid, KEY.Key_Space)
    go_to_first_reported(dialog)
    waiter = press_when_asked(qtbot, KEY.Key_1)
    qtbot.keyClick(dialog.grid, KEY.Key_Delete)
    waiter.stop()
    qtbot.waitUntil(lambda: text(dialog, row=row) == "")


def test_a_verified_row_leaves_the_list_of_those_that_wait(
    qtbot: QtBot, dialog: VerifyDialog
) -> None:
    dialog.filter.choose(1)
    dialog.filter.chosen.emit(1)
    waits = dialog.model.count(Narrowing.AWAITING)
    assert dialog.filter.answer == "Chưa thẩm định"
    qtbot.keyClick(dialog.grid, KEY.Key_Space)
    qtbot.waitUntil(lambda: dialog.model.count(Narrowing.AWAITING) == waits - 1)
    held = dialog.grid.current
    assert held is not None
    assert held.awaits


def test_everything_that_waits_is_accepted_after_asking_with_the_count(
    qtbot: QtBot, dialog: VerifyDialog
) -> None:
    waits = dialog.model.count(Narrowing.AWAITING)
    dialog.accept_all.click()
    qtbot.waitUntil(lambda: dialog.model.count(Narrowing.AWAITING) == 0)
    assert str(waits) in dialog.said.text()
    qtbot.waitUntil(lambda: not dialog.accept_all.isEnabled())


def test_r_gives_back_with_a_reason_and_copies_the_message(
    qtbot: QtBot, dialog: VerifyDialog
) -> None:
    row = go_to_first_reported(dialog)
    qtbot.keyClick(dialog.grid, KEY.Key_R)
    form = dialog.findChild(ReturnDialog)
    assert form is not None
    form.accept()
    assert "Ghi lý do trả lại" in form.reason_at("reason")
    form.reason.setText("Thiếu biên bản")
    form.accept()
    qtbot.waitUntil(lambda: text(dialog, row=row) == "đã trả lại")
    assert text(dialog, Column.REASON, row) == "Thiếu biên bản"
    assert "Lý do: Thiếu biên bản." in QGuiApplication.clipboard().text()
    assert dialog.model.count(Narrowing.RETURNED) == 1


def test_keys_go_to_the_unit_before_and_after(qtbot: QtBot, dialog: VerifyDialog) -> None:
    at = dialog.chooser.currentIndex()
    qtbot.keyClick(dialog, KEY.Key_PageUp, CONTROL)
    assert dialog.chooser.currentIndex() == at - 1
    qtbot.keyClick(dialog, KEY.Key_PageDown, CONTROL)
    assert dialog.chooser.currentIndex() == at
    qtbot.keyClick(dialog, KEY.Key_PageDown, CONTROL)
    assert dialog.chooser.currentIndex() == min(at + 1, dialog.chooser.count() - 1)


def test_an_indicator_shows_its_units_under_their_blocks(dialog: VerifyDialog) -> None:
    held = dialog.grid.current
    dialog.views.choose(BY_INDICATOR)
    dialog.views.chosen.emit(BY_INDICATOR)
    assert held is not None
    dialog.choose(held.indicator_id)
    assert dialog.model.headerData(0, Qt.Orientation.Horizontal) == "Đơn vị"
    assert dialog.model.is_group(0)
    assert {row.indicator_id for row in dialog.model.every} == {held.indicator_id}


def test_the_evidence_and_the_history_stand_beside(
    qtbot: QtBot, dialog: VerifyDialog, desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    go_to_first_reported(dialog)
    held = dialog.grid.current
    assert held is not None
    assert held.entry is not None
    assert dialog.evidence.said.text() == "Chưa có minh chứng"
    image, file = QImage(20, 30, QImage.Format.Format_RGB32), tmp_path / "anh.png"
    image.fill(QColor("white"))
    image.save(str(file))
    with desk.store.act("Minh chứng") as act:
        for name, content in (("anh.png", file.read_bytes()), ("so.pdf", b"%PDF")):
            act.insert(
                Evidence(
                    campaign_id=sample.campaign.id,
                    entry_id=held.entry.id,
                    file_name=name,
                    sha256=desk.content.put(content),
                    size=len(content),
                    added_at=desk.clock.now(),
                )
            )
    verification.verify(
        desk, sample.campaign.id, [Check(held.entry.id, "7")], by="", reason="Thẩm định lại"
    )
    dialog.choose(hamlet(desk))
    go_to_first_reported(dialog)
    assert dialog.evidence.names.count() == 2
    assert not dialog.evidence.picture.isHidden()
    qtbot.keyClick(dialog.evidence.names, KEY.Key_Down)
    assert dialog.evidence.picture.isHidden()
    assert "không xem trước được" in dialog.evidence.said.text()
    details = dialog.panel.details
    assert details is not None
    newest = details.sections[0].rows[0]
    assert newest.value == "thẩm định 7"
    assert newest.note.startswith("Thẩm định lại")
    assert details.sections[0].rows[-1].value.startswith("(trống) → ")


def lock_dialog(qtbot: QtBot, theme: Theme, desk: Desk, board: CampaignBoard) -> LockDialog:
    made = LockDialog(theme, desk, campaign_id=board.campaign.id, day=DAY, parent=None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_locking_says_what_is_locked_and_unlocking_asks_why(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    made = lock_dialog(qtbot, theme, desk, sample)
    assert made.what.count() == 1
    made.to_day.setText("")
    made.accept()
    assert made.reason_at("to_day")
    made.to_day.setText("15/01/2026")
    with qtbot.waitSignal(made.told) as told:
        made.accept()
    assert told.args == ["Số liệu đến hết ngày 15/01/2026 đã khóa."]
    assert sample.campaign.locked_to == DAY
    again = lock_dialog(qtbot, theme, desk, sample)
    again.what.setCurrentText(UNLOCK)
    assert again.to_day.text() == ""
    again.accept()
    assert again.reason_at("reason") == "Ghi lý do mở khóa."
    again.reason.setText("Đơn vị báo lại")
    again.accept()
    assert sample.campaign.locked_to is None


def test_undo_across_a_lock_is_refused_in_words(
    qtbot: QtBot, dialog: VerifyDialog, desk: Desk, sample: CampaignBoard
) -> None:
    qtbot.keyClick(dialog.grid, KEY.Key_Space)
    locking.lock(desk, sample.campaign.id, DAY)
    qtbot.keyClick(dialog, KEY.Key_Z, CONTROL)
    assert "số liệu đã khóa" in dialog.said.text()
