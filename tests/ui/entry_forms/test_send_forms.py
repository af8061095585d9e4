"""Xuất biểu nhập in the window: units by block, a folder or stick, and what was written."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from typing_extensions import override

from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.platform import Drive, real_platform
from thidua_desktop.runtime.settings import Settings
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.entry_forms.folder import FormsFolder
from thidua_desktop.ui.entry_forms.send_dialog import SendDialog
from thidua_desktop.ui.entry_forms.unit_ticks import NO_TASK, BlockLine, UnitLine, UnitTicks
from thidua_desktop.ui.tasks import SameThreadRunner, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from thidua_desktop.runtime.platform import Platform
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, desk: Desk) -> Callable[..., SendDialog]:
    campaign = install_sample(desk)

    def made(
        *,
        folder: Path | None = None,
        platform: Platform | None = None,
        runner: Runner | None = None,
        answer: Path | None = None,
    ) -> SendDialog:
        def ask(_parent: QWidget, _start: Path | None) -> Path | None:
            return answer

        dialog = SendDialog(
            theme,
            desk,
            runner or SameThreadRunner(),
            campaign_id=campaign.id,
            day=DAY,
            platform=platform or FakePlatform(),
            folder=folder,
            ask=ask,
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def test_every_unit_with_a_task_is_offered_and_the_button_says_how_many(
    make: Callable[..., SendDialog], tmp_path: Path
) -> None:
    dialog = make(answer=tmp_path)
    assert not dialog.go.isEnabled()
    assert dialog.go.toolTip() == "Chọn nơi lưu trước."
    dialog.choose.click()
    assert dialog.go.text() == "Xuất 13 biểu"
    dialog.none.click()
    assert dialog.go.toolTip() == "Đánh dấu ít nhất một đơn vị."
    block = dialog.units.topLevelItem(1)
    assert block is not None
    block.setCheckState(0, Qt.CheckState.Checked)
    count = block.childCount()
    assert dialog.go.text() == f"Xuất {count} biểu"
    dialog.go.click()
    assert dialog.written == f"Đã xuất {count} biểu."
    assert dialog.files.count() == len(list(tmp_path.glob("Bieu nhap*.xlsx"))) == count
    dialog.again.click()
    assert dialog.go.isVisible()
    assert len(dialog.units.unit_ids) == count


def test_another_day_keeps_what_was_unticked(make: Callable[..., SendDialog]) -> None:
    dialog = make()
    dialog.none.click()
    dialog.day.show_day(date(2026, 1, 20))
    dialog.day.day_changed.emit(date(2026, 1, 20))
    assert dialog.units.unit_ids == ()
    dialog.all.click()
    assert len(dialog.units.unit_ids) == 13


def test_a_plugged_in_stick_is_one_press_away(
    qtbot: QtBot, make: Callable[..., SendDialog], tmp_path: Path
) -> None:
    dialog = make(platform=FakePlatform(drives=(Drive(tmp_path, "KINGSTON"),)))
    sticks = [b for b in dialog.findChildren(QPushButton) if b.text() == "USB KINGSTON"]
    with qtbot.waitSignal(dialog.folder_used) as told:
        sticks[0].click()
    assert told.args == [tmp_path]
    assert dialog.where.text() == str(tmp_path)


def test_the_folder_is_opened_and_refusals_are_said(
    make: Callable[..., SendDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: object) -> bool:
        opened.append(str(url))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    dialog = make(folder=tmp_path)
    dialog.day.show_day(date(2020, 1, 1))
    dialog.go.click()
    assert "ngoài thời gian" in dialog.refusal
    dialog.day.show_day(DAY)
    dialog.go.click()
    dialog.open_folder.click()
    assert len(opened) == 1
    assert tmp_path.name in opened[0]


class Full(FakePlatform):
    @override
    def flush_file(self, file: IO[bytes]) -> None:
        if self.flushed:
            raise OSError(errno.ENOSPC, "full")
        self.flushed.append(Path(file.name))


def test_a_full_stick_is_said_with_what_is_left(
    make: Callable[..., SendDialog], tmp_path: Path
) -> None:
    dialog = make(folder=tmp_path, platform=Full())
    dialog.go.click()
    assert dialog.written.startswith("Mới xuất được 1 biểu")
    assert dialog.files.count() == 1
    assert "không đủ chỗ" in dialog.written
    assert dialog.left.startswith("Còn lại 12 đơn vị")


class Waiting(SameThreadRunner):
    """Starts a task only when told to."""

    def __init__(self) -> None:
        self.task: Task | None = None

    @override
    def start(self, task: Task) -> None:
        self.task = task


def test_writing_can_be_stopped(make: Callable[..., SendDialog], tmp_path: Path) -> None:
    runner = Waiting()
    dialog = make(folder=tmp_path, runner=runner)
    dialog.go.click()
    assert dialog.stop.isVisible()
    assert not dialog.go.isEnabled()
    dialog.stop.click()
    assert runner.task is not None
    runner.task.run()
    assert dialog.refusal.startswith("Đã dừng")
    assert dialog.go.isEnabled()
    dialog.go.click()
    dialog.reject()
    assert runner.task.is_stopping


def test_who_has_no_task_cannot_be_ticked(qtbot: QtBot, theme: Theme) -> None:
    ticks = UnitTicks(theme)
    qtbot.addWidget(ticks)
    units = (UnitLine(1, "Thôn mẫu 01", 3), UnitLine(2, "Thôn mẫu 02", 0))
    ticks.offer([BlockLine("Khối thôn", units)])
    block = ticks.topLevelItem(0)
    assert block is not None
    idle = block.child(1)
    assert idle is not None
    assert idle.text(1) == NO_TASK
    for on in (False, True):
        ticks.tick_all(on=on)
    block.setCheckState(0, Qt.CheckState.Checked)
    assert ticks.unit_ids == (1,)
    ticks.show()
    qtbot.keyClick(ticks, Qt.Key.Key_Down)
    qtbot.keyClick(ticks, Qt.Key.Key_Return)


def test_the_last_folder_is_remembered_while_it_is_there(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    usb = tmp_path / "usb"
    usb.mkdir()
    folder = FormsFolder(Settings(file, real_platform()))
    assert folder.path is None
    folder.keep(usb)
    again = FormsFolder(Settings(file, real_platform()))
    assert again.path == usb
    usb.rmdir()
    assert again.path is None
    alone = FormsFolder(None)
    alone.keep(tmp_path)
    assert alone.path == tmp_path


def test_the_system_box_asks_for_the_folder(
    qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = install_sample(desk)
    answers = [str(tmp_path), ""]

    def answer(*_asked: object) -> str:
        return answers.pop()

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    dialog = SendDialog(
        theme,
        desk,
        SameThreadRunner(),
        campaign_id=campaign.id,
        day=DAY,
        platform=FakePlatform(),
    )
    qtbot.addWidget(dialog)
    dialog.choose.click()
    assert dialog.where.text() == "Chưa chọn nơi lưu"
    dialog.choose.click()
    assert dialog.where.text() == str(tmp_path)
