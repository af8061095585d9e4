"""What a page hears of a file that is read beside the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, EnvironmentFault, rule
from thidua_desktop.ui.file_reading import FileReading
from thidua_desktop.ui.tasks import Runner, SameThreadRunner, Task

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path("ke-hoach.txt")
STOPPED = "Đã dừng đọc."


@dataclass
class Page:
    """Remembers what it was told."""

    shown: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def show_reading(self, name: str) -> None:
        self.shown.append(name)

    def refuse(self, words: str) -> None:
        self.refused.append(words)


class Later(Runner):
    """Keeps the task until the test lets it run."""

    def __init__(self) -> None:
        self.task: Task | None = None

    @override
    def start(self, task: Task) -> None:
        self.task = task

    @override
    def wait(self) -> None:
        """Nothing runs beside the test."""


def read(work: Callable[[Path, Callable[[], None]], object]) -> tuple[Page, list[object]]:
    page, brought = Page(), []
    reading = FileReading(SameThreadRunner(), page, stopped=STOPPED)
    reading.brought.connect(brought.append)
    reading.start(FILE, work)
    return page, brought


def test_the_page_shows_the_name_while_it_lasts_and_the_answer_is_brought(qtbot: object) -> None:
    page, brought = read(lambda file, _tick: file.name)
    assert page.shown == [FILE.name, ""]
    assert page.refused == [""]
    assert brought == [FILE.name]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (rule("text", "plan.not_a_plan", why="…"), "không đọc được"),
        (EnvironmentFault("file.unopened"), "tệp"),
        (Cancelled(), STOPPED),
    ],
)
def test_what_went_wrong_is_said_in_words_and_brings_nothing(
    error: Exception, words: str, qtbot: object
) -> None:
    def work(_file: Path, _tick: object) -> object:
        raise error

    page, brought = read(work)
    assert words in page.refused[-1]
    assert page.shown[-1] == ""
    assert brought == []


def test_an_answer_that_comes_after_the_stop_is_dropped(qtbot: object) -> None:
    page, brought, runner = Page(), [], Later()
    reading = FileReading(runner, page, stopped=STOPPED)
    reading.brought.connect(brought.append)
    reading.start(FILE, lambda file, _tick: file.name)  # never asks whether it is to stop
    reading.stop()
    assert runner.task is not None
    runner.task.run()
    assert (page.refused[-1], brought) == (STOPPED, [])
