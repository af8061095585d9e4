"""Long acts: in their own thread, one answer, stopped where they report."""

from __future__ import annotations

import sys
import threading
from enum import Enum
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread
from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.tasks import SameThreadRunner, Task, ThreadRunner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.tasks import Report


class Step(Enum):
    ONE = 1


class Heard(QObject):
    """Writes down what arrives, and in which thread."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.told: list[tuple[object, ...]] = []
        self.threads: set[QThread] = set()
        task.progressed.connect(self._progressed)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.stopped.connect(self._stopped)

    def _note(self, *words: object) -> None:
        self.told.append(words)
        self.threads.add(QThread.currentThread())

    def _progressed(self, step: object, done: int) -> None:
        self._note(step, done)

    def _done(self, answer: object) -> None:
        self._note("done", answer)

    def _failed(self, fault: EnvironmentFault) -> None:
        self._note("failed", fault.code)

    def _stopped(self) -> None:
        self._note("stopped")

    @override
    def __repr__(self) -> str:
        return repr(self.told)


def counted(report: Report) -> str:
    for done in (0, 1 << 33, 1 << 34):
        report(Step.ONE, done, 1 << 34)
    return "xong"


def full(report: Report) -> None:
    report(Step.ONE, 0, 0)
    raise EnvironmentFault("pc.full")


def broken(_report: Report) -> None:
    raise ValueError


WHOLE_STORY = [(Step.ONE, 0), (Step.ONE, 500), (Step.ONE, 1000), ("done", "xong")]


def test_the_same_thread_tells_the_whole_story_at_once() -> None:
    task = Task(counted)
    heard = Heard(task)
    SameThreadRunner().start(task)
    assert heard.told == WHOLE_STORY


def test_another_thread_works_and_the_windows_thread_hears(qtbot: QtBot) -> None:
    threads: list[int] = []

    def work(report: Report) -> str:
        threads.append(threading.get_ident())
        return counted(report)

    task, runner = Task(work), ThreadRunner()
    heard = Heard(task)
    with qtbot.waitSignal(task.done):
        runner.start(task)
    runner.wait()
    assert heard.told == WHOLE_STORY
    assert heard.threads == {QThread.currentThread()}
    assert threads != [threading.get_ident()]


def test_a_fault_of_the_machine_arrives_as_it_is() -> None:
    task = Task(full)
    heard = Heard(task)
    SameThreadRunner().start(task)
    assert heard.told == [(Step.ONE, 0), ("failed", "pc.full")]


def test_stopping_ends_the_work_at_its_next_report(qtbot: QtBot) -> None:
    started, go_on = threading.Event(), threading.Event()

    def work(report: Report) -> None:
        started.set()
        go_on.wait()
        report(Step.ONE, 0, 1)

    task, runner = Task(work), ThreadRunner()
    heard = Heard(task)
    with qtbot.waitSignal(task.stopped):
        runner.start(task)
        started.wait()
        task.stop()
        go_on.set()
    runner.wait()
    assert heard.told == [("stopped",)]


def test_a_bug_reaches_the_crash_hook_and_ends_the_task(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []

    def hook(kind: type[BaseException], *_rest: object) -> None:
        seen.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    task = Task(broken)
    heard = Heard(task)
    SameThreadRunner().start(task)
    assert seen == [ValueError]
    assert heard.told == [("stopped",)]
