"""Reading a file beside the window, for the first step of every dialog that begins with one."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from thidua_desktop.core.errors import RuleError
from thidua_desktop.ui.tasks import Task
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thidua_desktop.core.errors import EnvironmentFault
    from thidua_desktop.ui.tasks import Report, Runner

    Tick = Callable[[], None]


class Step(Enum):
    """What the task is doing."""

    READING = "READING"


class ShowsReading(Protocol):
    """A page that says what is being read, and why nothing came of it."""

    def show_reading(self, name: str) -> None: ...

    def refuse(self, words: str) -> None: ...


class FileReading(QObject):
    """Reads one file at a time; an answer that comes after the stop is dropped."""

    brought = Signal(object)  # what `read` returned

    def __init__(
        self, runner: Runner, page: ShowsReading, *, stopped: str, parent: QObject | None = None
    ) -> None:
        """Read for one page; `stopped` is what it says after a stop."""
        super().__init__(parent)
        self._runner, self._page, self._stopped_words = runner, page, stopped
        self._task: Task | None = None

    def start(self, file: Path, read: Callable[[Path, Tick], object]) -> None:
        """Do `read(file, tick)` beside the window; its RuleError is told on the page."""
        self._page.refuse("")
        self._page.show_reading(file.name)
        task = Task(partial(_work, file, read))
        task.done.connect(self._take)
        task.failed.connect(self._failed)
        task.stopped.connect(self._stopped)
        self._task = task
        self._runner.start(task)

    def stop(self) -> None:
        """Let the reading end; what it still brings counts no more."""
        if self._task is not None:
            self._task.stop()

    def leave(self) -> None:
        """Leave no reading behind: its answer has nobody to tell."""
        if self._task is not None:
            self._task.stop()
            self._runner.wait()

    def _end(self) -> bool:
        """Return whether the reading was to be stopped."""
        self._runner.wait()
        stopping = self._task is not None and self._task.is_stopping
        self._task = None
        self._page.show_reading("")
        return stopping

    def _failed(self, fault: EnvironmentFault) -> None:
        self._page.refuse(self._stopped_words if self._end() else sentence(fault))

    def _stopped(self) -> None:
        self._end()
        self._page.refuse(self._stopped_words)

    def _take(self, answer: object) -> None:
        if self._end():
            self._page.refuse(self._stopped_words)
        elif isinstance(answer, RuleError):
            self._page.refuse(sentence(answer.problems[0]))
        else:
            self.brought.emit(answer)


def _work(file: Path, read: Callable[[Path, Tick], object], report: Report) -> object:
    try:
        return read(file, partial(report, Step.READING, 0, 0))
    except RuleError as error:
        return error
