"""Long acts beside the window: plain values in, steps and one answer out, and they can be stopped.

The thread of the window alone writes to the database and touches widgets: a task gets all it needs
before it starts and its answer is handled where its signals arrive. Connect before starting.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    Report = Callable[[Enum, int, int], None]

WHOLE = 1000


class Task(QObject):
    """One long act: `work(report)` calls report(step, done, total) often and may be stopped there.

    Exactly one of `done`, `failed` and `stopped` comes at the end.
    """

    progressed = Signal(object, int)  # the step (an enum), and how far it is of WHOLE
    done = Signal(object)  # what the work returned
    failed = Signal(object)  # the EnvironmentFault
    stopped = Signal()  # nothing: stopped as asked, or by a bug that the crash dialog tells

    def __init__(self, work: Callable[[Report], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to end at its next report."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        return self._stop.is_set()

    def run(self) -> None:
        """Do the work in the thread that calls this, and tell how it ended."""
        try:
            answer = self._work(self._report)
        except Cancelled:
            self.stopped.emit()
        except EnvironmentFault as fault:
            self.failed.emit(fault)
        except Exception as error:  # noqa: BLE001 - a bug of ours: the hook tells it from any thread
            sys.excepthook(type(error), error, error.__traceback__)
            self.stopped.emit()
        else:
            self.done.emit(answer)

    def _report(self, step: Enum, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        # In thousandths: bytes of a large file would not fit into the signal's number.
        self.progressed.emit(step, done * WHOLE // total if total else 0)


class Runner(Protocol):
    """Where tasks are done."""

    def start(self, task: Task) -> None: ...

    def wait(self) -> None:
        """Return when no task is under way any more; call it before a task's object may go."""
        ...


class ThreadRunner(Runner):
    """Does each task in a thread of its own beside the window's."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    @override
    def start(self, task: Task) -> None:
        thread = threading.Thread(target=task.run, name="thidua-task")
        self._threads.append(thread)
        thread.start()

    @override
    def wait(self) -> None:
        while self._threads:
            self._threads.pop().join()


class SameThreadRunner(Runner):
    """Does a task at once, where it is started: for tests and pictures."""

    @override
    def start(self, task: Task) -> None:
        task.run()

    @override
    def wait(self) -> None:
        """Nothing is ever under way."""
