"""The lock between real processes: a child takes it, says so, and waits for its standard input."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.lock import DataLock, LockHolder, holder

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

CLOCK = FixedClock(datetime(2026, 1, 5, 8, 0, tzinfo=timezone(timedelta(hours=7))))

CHILD = """
import sys
from pathlib import Path
from thidua_desktop.core.clock import SystemClock
from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.lock import DataLock
try:
    DataLock(Path(sys.argv[1]), SystemClock()).acquire()
except EnvironmentFault as fault:
    print(fault.code, fault.params["pid"], flush=True)
else:
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lock"


@contextmanager
def child(file: Path) -> Generator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def refusal(file: Path) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        DataLock(file, CLOCK).acquire()
    return caught.value


def test_second_process_is_refused_and_told_who_holds_it(file: Path) -> None:
    with child(file) as process:
        assert answer(process) == "held"
        fault = refusal(file)
    assert fault.code == "data.locked"
    assert fault.params["pid"] == str(process.pid)
    assert fault.params["host"] == socket.gethostname()
    assert datetime.fromisoformat(fault.params["since"]).tzinfo is not None


def test_child_is_refused_while_we_hold_it(file: Path) -> None:
    with DataLock(file, CLOCK), child(file) as process:
        assert answer(process) == f"data.locked {os.getpid()}"


def test_killed_holder_leaves_no_lock_though_its_text_stays(file: Path) -> None:
    with child(file) as process:
        assert answer(process) == "held"
        process.kill()
        process.wait()
        assert holder(file).pid == str(process.pid)
        with DataLock(file, CLOCK):
            assert holder(file).pid == str(os.getpid())


def test_of_many_starts_at_once_exactly_one_gets_in(file: Path) -> None:
    with child(file) as a, child(file) as b, child(file) as c, child(file) as d:
        answers = [answer(process).split(" ")[0] for process in (a, b, c, d)]
    assert sorted(answers) == ["data.locked", "data.locked", "data.locked", "held"]


def test_second_holder_in_the_same_process_is_refused(file: Path) -> None:
    with DataLock(file, CLOCK):
        assert refusal(file).params == {
            "pid": str(os.getpid()),
            "host": socket.gethostname(),
            "since": "2026-01-05T08:00:00+07:00",
        }


def test_reading_who_holds_it_does_not_loosen_the_lock(file: Path) -> None:
    with DataLock(file, CLOCK):
        holder(file)
        refusal(file)
        assert refusal(file).code == "data.locked"


def test_released_lock_can_be_taken_again_and_names_nobody(file: Path) -> None:
    lock = DataLock(file, CLOCK)
    lock.acquire()
    lock.acquire()
    lock.release()
    lock.release()
    assert holder(file) == LockHolder("?", "?", "?")
    with DataLock(file, CLOCK):
        refusal(file)


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "\x00\x00"])
def test_unreadable_text_names_nobody_and_hinders_nobody(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert holder(file) == LockHolder()
    with DataLock(file, CLOCK):
        assert holder(file).since == "2026-01-05T08:00:00+07:00"


def test_folder_that_is_not_there_is_an_environment_fault(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent" / "lock").code == "data.unwritable"


def test_file_system_without_locks_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("thidua_desktop.runtime.lock._take", no_locks)
    assert refusal(file).code == "data.no_locks"
