"""A second start brings the first window to the front, with two real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.app import not_opened
from thidua_desktop.core.clock import SystemClock
from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.lock import DataLock
from thidua_desktop.runtime.paths import Paths
from thidua_desktop.ui.one_window import OneWindow

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytestqt.qtbot import QtBot

    from thidua_desktop.core.errors import RuleError

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000


class Said:
    """Messages that only remember the codes of faults."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def tell(self, title: str, words: str) -> None: ...

    def refuse(self, error: RuleError) -> None: ...

    def fault(self, error: EnvironmentFault) -> None:
        self.codes.append(error.code)

    def ask(self, title: str, words: str, *, act: str) -> bool:
        self.codes.append(f"{title} {words} {act}")
        return False

    def crash(self, trace: str) -> None: ...


def command(data: Path) -> list[str]:
    return [sys.executable, "-m", "thidua_desktop", "--data-dir", str(data)]


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}


def raised(data: Path) -> int:
    log = data / "logs" / "thidua.log"
    return log.read_text(encoding="utf-8").count("one_window.raised") if log.exists() else 0


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "Dữ liệu thi đua"


@pytest.fixture
def first(data: Path, qtbot: QtBot) -> Generator[subprocess.Popen[bytes]]:
    """Start a window and give it once it answers."""
    with subprocess.Popen(command(data), cwd=ROOT, env=environment()) as process:
        qtbot.waitUntil(OneWindow(data).ring, timeout=PATIENCE)
        yield process
        process.kill()


def test_a_second_start_raises_the_first_window_and_shows_nothing(
    first: subprocess.Popen[bytes], data: Path
) -> None:
    before = raised(data)
    second = subprocess.run(
        command(data), cwd=ROOT, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
    assert raised(data) == before + 1
    assert first.poll() is None


def test_a_killed_window_stands_in_nobodys_way(
    first: subprocess.Popen[bytes], data: Path, qtbot: QtBot
) -> None:
    first.kill()
    first.wait()
    assert not OneWindow(data).ring()
    with subprocess.Popen(command(data), cwd=ROOT, env=environment()) as again:
        qtbot.waitUntil(OneWindow(data).ring, timeout=PATIENCE)
        assert again.poll() is None
        again.kill()


def test_where_nobody_answers_the_start_says_who_has_the_data(data: Path, qtbot: QtBot) -> None:
    """A command holds the folder: it has no window to bring to the front."""
    paths, said, platform = Paths.find(data, {}), Said(), FakePlatform()
    paths.prepare()
    with DataLock(paths.lock, SystemClock()), pytest.raises(EnvironmentFault) as caught:
        DataLock(paths.lock, SystemClock()).acquire()
    assert not_opened(caught.value, OneWindow(data), messages=said, platform=platform) == 75
    assert said.codes == ["data.locked"]


def test_windows_is_asked_to_let_the_first_window_rise(
    first: subprocess.Popen[bytes], data: Path
) -> None:
    said, platform = Said(), FakePlatform()
    fault = EnvironmentFault("data.locked")
    assert not_opened(fault, OneWindow(data), messages=said, platform=platform) == 0
    assert said.codes == []
    assert platform.rises == 1


def test_another_fault_is_told_and_rings_nowhere(data: Path, qtbot: QtBot) -> None:
    said, platform = Said(), FakePlatform()
    fault = EnvironmentFault("data.corrupt")
    assert not_opened(fault, OneWindow(data), messages=said, platform=platform) == 1
    assert said.codes == ["data.corrupt"]
    assert platform.rises == 0


def test_whoever_listens_never_rings_at_itself(data: Path, qtbot: QtBot) -> None:
    data.mkdir()
    one = OneWindow(data)
    one.listen()
    assert not one.ring()
    one.close()


def test_each_folder_has_its_own_bell(data: Path, tmp_path: Path, qtbot: QtBot) -> None:
    data.mkdir()
    one = OneWindow(data)
    one.listen()
    assert not OneWindow(tmp_path).ring()
    one.close()
