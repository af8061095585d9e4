from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault, Problem, RuleError
from thidua_desktop.ui.crash import CrashDialog, CrashHook
from thidua_desktop.ui.messages import MessageBoxes

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def boxes(theme: Theme, tmp_path: Path) -> MessageBoxes:
    return MessageBoxes(theme, tmp_path)


def while_open(look: Callable[[QMessageBox], None]) -> None:
    """Look at the box as soon as it is open, then close it."""

    def now() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        try:
            look(box)
        finally:
            box.close()

    QTimer.singleShot(0, now)


def test_a_refusal_says_every_rule_and_folds_the_technical_part(boxes: MessageBoxes) -> None:
    seen: list[tuple[str, str]] = []

    def look(box: QMessageBox) -> None:
        seen.append((box.informativeText(), box.detailedText()))

    while_open(look)
    boxes.refuse(
        RuleError(Problem("name", "unit.name_empty"), Problem("date", "date.blank", {"text": "x"}))
    )
    words, detail = seen[0]
    assert words.split("\n")[0] == "Chưa nhập tên đơn vị."
    assert len(words.split("\n")) == 2
    assert "unit.name_empty" not in words
    assert "name: unit.name_empty" in detail


def test_a_fault_of_the_machine_says_what_to_do(boxes: MessageBoxes) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.append(box.informativeText())
        assert "/secret" not in box.informativeText()
        assert "/secret" in box.detailedText()

    while_open(look)
    boxes.fault(EnvironmentFault("data.unwritable", {"path": "/secret"}))
    assert "Kiểm tra quyền ghi" in seen[0]


def test_a_question_is_no_unless_its_verb_is_pressed(boxes: MessageBoxes) -> None:
    while_open(lambda _box: None)
    assert not boxes.ask("Xóa dữ liệu mẫu?", "Việc này không hoàn tác được.", act="Xóa")

    def press(box: QMessageBox) -> None:
        next(b for b in box.buttons() if b.text() == "Xóa").click()

    while_open(press)
    assert boxes.ask("Xóa dữ liệu mẫu?", "Việc này không hoàn tác được.", act="Xóa")


def test_what_the_user_wrote_is_not_read_as_markup(boxes: MessageBoxes) -> None:
    seen: list[object] = []

    def look(box: QMessageBox) -> None:
        seen.append(box.textFormat().name)

    while_open(look)
    boxes.tell("Đã lưu", "<b>đậm</b>")
    assert seen == ["PlainText"]


def test_the_crash_dialog_hides_the_trace_until_asked(theme: Theme, qtbot: QtBot) -> None:
    dialog = CrashDialog(theme, "Traceback: boom", Path())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.shows_detail
    dialog.unfold()
    assert dialog.shows_detail
    dialog.unfold()
    assert not dialog.shows_detail
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "Traceback: boom"


class Recorder(MessageBoxes):
    """Keeps what it is to say instead of opening a dialog."""

    traces: list[str]
    said: list[str]

    @override
    def crash(self, trace: str) -> None:
        self.traces.append(trace)

    @override
    def fault(self, error: EnvironmentFault) -> None:
        self.said.append(error.code)

    @override
    def refuse(self, error: RuleError) -> None:
        self.said += [p.code for p in error.problems]


def test_a_bug_is_logged_and_told_from_the_event_loop(
    theme: Theme, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = Recorder(theme, tmp_path)
    recorder.traces = []
    hook = CrashHook(recorder)
    hook.install()
    try:
        with caplog.at_level(logging.ERROR):
            error = ValueError("boom")
            sys.excepthook(ValueError, error, None)
            assert recorder.traces == []
            qtbot.waitUntil(lambda: bool(recorder.traces))
    finally:
        hook.remove()
    assert "ValueError: boom" in recorder.traces[0]
    assert [record.message for record in caplog.records] == ["crash"]
    assert sys.excepthook is sys.__excepthook__


def test_a_full_disk_or_a_broken_rule_is_no_bug_wherever_it_comes_from(
    theme: Theme, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = Recorder(theme, tmp_path)
    recorder.traces, recorder.said = [], []
    hook = CrashHook(recorder)
    with caplog.at_level(logging.WARNING):
        hook.catch(EnvironmentFault, EnvironmentFault("data.full"), None)
        hook.catch(RuleError, RuleError(Problem("name", "unit.name_empty")), None)
        qtbot.waitUntil(lambda: len(recorder.said) == 2)
    assert recorder.said == ["data.full", "unit.name_empty"]
    assert recorder.traces == []
    assert caplog.records == []
