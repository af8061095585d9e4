"""The backup in the window: asked for by the officer, or kept on this PC without being asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.services import backups
from thidua_desktop.services.backup_state import backup_state, own_work
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.tasks import WHOLE, Task
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.texts.backup_words import (
    DONE,
    RUNNING,
    STEP_WORDS,
    STOPPED,
    STOPPING,
    done_words,
)
from thidua_desktop.ui.widgets.backup_lights import broken_light, three_lights

if TYPE_CHECKING:
    from thidua_desktop.services.backup_state import BackupState
    from thidua_desktop.services.backups import BackupPlaces, OwnWork
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.backup.job import BackupJob, Outcome, Step
    from thidua_desktop.ui.actions import Actions
    from thidua_desktop.ui.main_window import MainWindow
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.tasks import Report, Runner

EVERY = 30 * 60 * 1000
"""Milliseconds between two looks at what this PC's own folder waits for."""


class BackupControl(QObject):
    """One backup at a time, beside the officer's work; the ledger is read only between two."""

    judged = Signal(object)  # BackupState that the lights show; None when nothing is known

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        places: BackupPlaces,
        *,
        runner: Runner,
        actions: Actions,
        messages: Messages,
    ) -> None:
        super().__init__()
        self._actions = actions
        self._window, self._desk, self._places = window, desk, places
        self._runner, self._messages = runner, messages
        self._task: Task | None = None
        self._asked = False
        self._closing = False
        self._own_fault: EnvironmentFault | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.keep_own)
        window.status.cancel_wanted.connect(self.stop)

    @property
    def is_running(self) -> bool:
        return self._task is not None

    def ask(self) -> None:
        """Ask for a folder and write a set there; says so only when it was read back."""
        if self._task is not None:
            return
        chosen = QFileDialog.getExistingDirectory(self._window, "Chọn USB hoặc thư mục để sao lưu")
        if not chosen:
            return
        job = backups.prepared(self._desk, Path(chosen), places=self._places)
        task = Task(partial(_write, job))
        task.progressed.connect(self._show_step)
        task.done.connect(self._written)
        task.failed.connect(self._failed)
        task.stopped.connect(self._stopped)
        self._start(task, asked=True)

    def watch(self) -> None:
        """Look after this PC's own folder of sets from now on."""
        self._timer.start()
        self.keep_own()

    def keep_own(self) -> None:
        """Write this PC's own set when records were changed; try one out once a month."""
        if self._task is not None:
            return
        try:
            work = own_work(self._desk, self._places)
        except EnvironmentFault as fault:
            self._tell_own(fault)
            return
        if not work:
            self.show_lights()
            return
        job = backups.prepared(self._desk, self._places.local, places=self._places)
        task = Task(partial(_keep_own, job, work))
        task.done.connect(self._own_kept)
        task.failed.connect(self._own_failed)
        task.stopped.connect(self._end)
        self._start(task, asked=False)

    def stop(self) -> None:
        """Stop what is under way; its half-done set is taken away first."""
        if self._task is not None:
            self._task.stop()
            if self._asked:
                self._window.status.show_progress(STOPPING, done=0, total=0, may_cancel=False)

    def may_close(self) -> bool:
        """Ask when a backup is under way; the window then closes once nothing half done is left."""
        if self.is_running and self._asked and not self._closing:
            words = "Bản sao lưu chưa xong. Dừng sao lưu rồi đóng cửa sổ?"
            if not self._messages.ask("Đang sao lưu", words, act="Dừng và đóng"):
                return False
        if not self.is_running:
            return True
        self._closing = True
        self.stop()
        return False

    def finish(self) -> None:
        """Leave no thread behind that still reads the data: for the very end of the program."""
        self._timer.stop()
        if self._task is not None:
            self._task.stop()
        self._runner.wait()

    def show_lights(self) -> None:
        """Show how fresh the backups are; while one is being written the ledger is left alone."""
        if self._task is not None:
            return
        state: BackupState | None = None
        try:
            state = backup_state(self._desk, self._places)
            lights = three_lights(state, own_fault=self._own_fault is not None)
        except EnvironmentFault:
            lights = broken_light()
        self._window.status.show_lights(lights)
        self.judged.emit(state)

    def _start(self, task: Task, *, asked: bool) -> None:
        self._task, self._asked = task, asked
        self._actions.refuse(Act.BACKUP, RUNNING)
        self._runner.start(task)

    def _end(self) -> None:
        self._runner.wait()
        self._task = None
        if self._asked:
            self._window.status.finish_progress()
        self._actions.allow(Act.BACKUP)
        self.show_lights()
        if self._closing:
            self._window.close()

    def _show_step(self, step: Step, done: int) -> None:
        if self._task is not None and not self._task.is_stopping:
            self._window.status.show_progress(
                STEP_WORDS[step], done=done, total=WHOLE, may_cancel=True
            )

    def _written(self, outcome: Outcome) -> None:
        self._end()
        backups.record(self._desk, outcome)
        if not self._closing:
            self._messages.tell(DONE, done_words(outcome))

    def _failed(self, fault: EnvironmentFault) -> None:
        self._end()
        if not self._closing:
            self._messages.fault(fault)

    def _stopped(self) -> None:
        self._end()
        self._window.status.say(STOPPED)

    def _own_kept(self, _nothing: object) -> None:
        self._own_fault = None
        self._end()

    def _own_failed(self, fault: EnvironmentFault) -> None:
        self._end()
        self._tell_own(fault)

    def _tell_own(self, fault: EnvironmentFault) -> None:
        """Nobody asked for this set, so no box opens over the work: a red light and the reason."""
        self._own_fault = fault
        self.show_lights()
        self._window.status.say(sentence(fault))


def _write(job: BackupJob, report: Report) -> Outcome:
    return backups.write(replace(job, progress=report))


def _keep_own(job: BackupJob, work: OwnWork, report: Report) -> None:
    backups.keep_own(replace(job, progress=report), work)
