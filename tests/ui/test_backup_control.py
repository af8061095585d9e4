"""Backup in the window: beside the work, in named steps, stopped cleanly, never silent."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import unit
from PySide6.QtWidgets import QFileDialog
from test_shell import Spoken, chosen
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled
from thidua_desktop.domain.records import Unit
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import backups
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.setup import install_sample
from thidua_desktop.storage.backup import ledger as ledgers
from thidua_desktop.storage.backup.job import Step
from thidua_desktop.storage.backup.writer import write_set
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tasks import Runner, SameThreadRunner, Task, ThreadRunner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.backup.job import BackupJob, Outcome, Progress
    from thidua_desktop.ui.theme import Theme


@dataclass
class LaterRunner(Runner):
    """Keeps tasks until the test says so."""

    tasks: list[Task] = field(default_factory=list[Task])

    @override
    def start(self, task: Task) -> None:
        self.tasks.append(task)

    @override
    def wait(self) -> None:
        """Nothing is under way."""


class Refusing(Spoken):
    """Answers no."""

    @override
    def ask(self, title: str, words: str, *, act: str) -> bool:
        super().ask(title, words, act=act)
        return False


@pytest.fixture
def places(tmp_path: Path) -> BackupPlaces:
    return BackupPlaces(
        ledger=tmp_path / "ledger.json",
        local=tmp_path / "backups",
        device=FakePlatform(devices={tmp_path / "usb": "usb"}),
    )


@dataclass
class Office:
    """A window on the sample, with what was said in it."""

    qtbot: QtBot
    theme: Theme
    desk: Desk
    places: BackupPlaces
    usb: Path
    spoken: Spoken = field(default_factory=Spoken)

    def window(self, runner: Runner) -> Shell:
        made = Shell(self.theme, self.desk, self.spoken, places=self.places, runner=runner)
        self.qtbot.addWidget(made.window)
        made.window.resize(1366, 768)
        made.window.show()
        return made

    def last_verified(self) -> object:
        return ledgers.load(self.places.ledger).last_verified


@pytest.fixture
def office(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    places: BackupPlaces,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    install_sample(desk)
    usb = tmp_path / "usb"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", partial(chosen, usb))
    return Office(qtbot, theme, desk, places, usb)


def lights(shell: Shell) -> str:
    return shell.window.status.light_words


def test_three_lights_say_place_and_day(office: Office) -> None:
    shell = office.window(SameThreadRunner())
    assert lights(shell) == "Máy này: chưa · USB: chưa · Diễn tập: chưa"
    shell.backups.keep_own()
    assert lights(shell) == "Máy này: hôm nay · USB: chưa · Diễn tập: hôm nay"
    shell.actions[Act.BACKUP].trigger()
    assert lights(shell) == "Máy này: hôm nay · USB A: hôm nay · Diễn tập: hôm nay"


def test_a_set_on_the_disk_of_the_data_is_called_no_safe_copy(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "cung-o"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", partial(chosen, here))
    shell = office.window(SameThreadRunner())
    shell.actions[Act.BACKUP].trigger()
    assert "cùng ổ đĩa với dữ liệu: chưa phải bản sao an toàn" in office.spoken.said[-1]
    assert "Có thể rút USB" not in office.spoken.said[-1]
    assert "USB: chưa" in lights(shell)


def test_this_pcs_own_set_opens_no_box_and_leaves_no_event(office: Office) -> None:
    shell = office.window(SameThreadRunner())
    head = office.desk.store.head
    shell.backups.keep_own()
    assert office.spoken.said == []
    assert office.desk.store.head == head
    assert len(list(office.places.local.rglob("MANIFEST.json"))) == 1
    shell.backups.keep_own()
    assert len(list(office.places.local.rglob("MANIFEST.json"))) == 1


def test_while_one_runs_no_other_starts_and_the_command_says_why(office: Office) -> None:
    runner = LaterRunner()
    shell = office.window(runner)
    shell.actions[Act.BACKUP].trigger()
    shell.backups.ask()
    shell.backups.keep_own()
    assert len(runner.tasks) == 1
    assert not shell.actions[Act.BACKUP].isEnabled()
    assert "Đang sao lưu" in shell.actions[Act.BACKUP].statusTip()
    runner.tasks[0].run()
    assert shell.actions[Act.BACKUP].isEnabled()


def test_stopping_in_the_status_line_leaves_nothing_half_done(office: Office) -> None:
    runner = LaterRunner()
    shell = office.window(runner)
    shell.actions[Act.BACKUP].trigger()
    task = runner.tasks[0]
    task.progressed.emit(Step.WRITE, 400)
    assert shell.window.status.text == "Đang sao lưu 4/5: ghi dữ liệu"
    assert shell.window.status.cancel_button.isVisible()
    shell.window.status.cancel_button.click()
    assert "Đang dừng" in shell.window.status.text
    assert not shell.window.status.cancel_button.isVisible()
    task.run()
    assert "Đã dừng sao lưu" in shell.window.status.text
    assert office.last_verified() is None
    assert list(office.usb.rglob("MANIFEST.json")) == []
    assert shell.actions[Act.BACKUP].isEnabled()


def test_closing_during_a_backup_asks_and_may_be_taken_back(office: Office) -> None:
    office.spoken = Refusing()
    runner = LaterRunner()
    shell = office.window(runner)
    shell.actions[Act.BACKUP].trigger()
    assert not shell.window.close()
    assert office.spoken.said == [
        "Đang sao lưu: Bản sao lưu chưa xong. Dừng sao lưu rồi đóng cửa sổ? Dừng và đóng"
    ]
    assert not runner.tasks[0].is_stopping
    runner.tasks[0].run()
    assert shell.window.isVisible()
    assert office.last_verified() is not None
    assert shell.window.close()


def test_closing_during_a_backup_stops_it_first_and_then_closes(office: Office) -> None:
    runner = LaterRunner()
    shell = office.window(runner)
    shell.actions[Act.BACKUP].trigger()
    assert not shell.window.close()
    assert shell.window.isVisible()
    runner.tasks[0].run()
    assert not shell.window.isVisible()
    assert len(office.spoken.said) == 1
    assert office.last_verified() is None


def test_closing_during_this_pcs_own_set_asks_nothing(office: Office) -> None:
    runner = LaterRunner()
    shell = office.window(runner)
    shell.backups.keep_own()
    assert not shell.window.close()
    runner.tasks[0].run()
    assert not shell.window.isVisible()
    assert office.spoken.said == []


def test_a_fault_is_told_and_the_next_backup_is_possible(office: Office) -> None:
    office.usb.write_bytes(b"x")
    shell = office.window(SameThreadRunner())
    shell.actions[Act.BACKUP].trigger()
    assert office.spoken.said == ["backup.no_folder"]
    assert shell.actions[Act.BACKUP].isEnabled()


def test_a_fault_of_this_pcs_own_set_is_a_red_light_and_a_sentence(office: Office) -> None:
    office.places.local.write_bytes(b"x")
    shell = office.window(SameThreadRunner())
    shell.backups.keep_own()
    assert office.spoken.said == []
    assert "không phải thư mục" in shell.window.status.text
    office.places.local.unlink()
    shell.backups.keep_own()
    assert "Máy này: hôm nay" in lights(shell)


def test_a_damaged_ledger_does_not_keep_the_window_from_opening(office: Office) -> None:
    office.places.ledger.write_text("{", encoding="utf-8")
    shell = office.window(SameThreadRunner())
    assert lights(shell) == "Sao lưu: không đọc được sổ ghi"
    shell.backups.watch()
    assert "bị hỏng" in shell.window.status.text
    assert office.places.ledger.read_text(encoding="utf-8") == "{"
    shell.backups.finish()


class Paced:
    """Holds the backup's thread after the first pages until the officer has typed."""

    def __init__(self) -> None:
        self.copying, self.typed = threading.Event(), threading.Event()

    def write(self, job: BackupJob) -> Outcome:
        return write_set(replace(job, progress=self._step(job.progress)))

    def _step(self, told: Progress) -> Progress:
        def step(at: Step, done: int, total: int) -> None:
            told(at, done, total)
            if at is Step.STAGE and not self.typed.is_set():
                self.copying.set()
                self.typed.wait()

        return step


def test_the_officer_keeps_entering_while_the_data_are_copied(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paced = Paced()
    monkeypatch.setattr(backups, "write", paced.write)
    shell = office.window(ThreadRunner())
    shell.actions[Act.BACKUP].trigger()
    paced.copying.wait()
    with office.desk.store.act("Thêm đơn vị") as act:
        act.insert(unit("Thôn mẫu 99"))
    paced.typed.set()
    qtbot.waitUntil(lambda: not shell.backups.is_running)
    assert office.spoken.said[-1].startswith("Đã sao lưu và kiểm tra xong")
    assert "Thôn mẫu 99" in {u.name for u in office.desk.store.all(Unit)}
    assert office.desk.store.problems() == ()
    assert office.desk.store.latest(1)[0].label.startswith("Sao lưu đã kiểm tra")


def test_the_program_ends_only_when_no_thread_reads_the_data(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []

    def write(job: BackupJob) -> Any:
        while True:
            try:
                job.progress(Step.STAGE, 0, 1)
            except Cancelled:
                ended.append("stopped")
                raise

    monkeypatch.setattr(backups, "write", write)
    shell = office.window(ThreadRunner())
    shell.actions[Act.BACKUP].trigger()
    shell.backups.finish()
    assert ended == ["stopped"]
