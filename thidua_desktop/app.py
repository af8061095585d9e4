"""Composition root: the only place that builds the program's objects."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.garbage import keep_what_lives
from thidua_desktop.runtime.logs import start_logging, stop_logging
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.runtime.settings import Settings
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.opening import opened
from thidua_desktop.ui.crash import CrashHook
from thidua_desktop.ui.look_memory import LookMemory, remembered_look
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.one_window import OneWindow
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tasks import ThreadRunner
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.translator import speak_vietnamese

if TYPE_CHECKING:
    from thidua_desktop.runtime.paths import Paths
    from thidua_desktop.runtime.platform import Platform
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.messages import Messages

EXIT_LOCKED = 75


def open_window(paths: Paths) -> int:
    """Open the window on the data folder and stay until it is closed."""
    app = QApplication(sys.argv[:1])
    speak_vietnamese(app, paths.resources)
    theme = Theme(app, paths.resources)
    messages = MessageBoxes(theme, paths.logs)
    platform = real_platform()
    one = OneWindow(paths.data_dir)
    try:
        with opened(paths, create=True, held=one.listen) as desk:
            return _stay(app, paths, desk, theme=theme, messages=messages, one=one)
    except EnvironmentFault as fault:
        return not_opened(fault, one, messages=messages, platform=platform)
    finally:
        one.close()


def not_opened(
    fault: EnvironmentFault, one: OneWindow, *, messages: Messages, platform: Platform
) -> int:
    """Raise the window that has the folder open and say nothing; else say what is in the way."""
    if fault.code == "data.locked":
        platform.let_others_rise()
        if one.ring():
            return 0
    messages.fault(fault)
    return EXIT_LOCKED if fault.code == "data.locked" else 1


def _stay(
    app: QApplication,
    paths: Paths,
    desk: Desk,
    *,
    theme: Theme,
    messages: MessageBoxes,
    one: OneWindow,
) -> int:
    platform = real_platform()
    handler = start_logging(paths.logs)
    settings = Settings(paths.settings, platform)
    theme.choose(remembered_look(settings))
    LookMemory(theme, settings)
    hook = CrashHook(messages)
    hook.install()
    try:
        places = BackupPlaces(ledger=paths.ledger, local=paths.backups, device=platform)
        runner = ThreadRunner()
        shell = Shell(theme, desk, messages, places=places, runner=runner, settings=settings)
        messages.over(shell.window)
        one.raises(shell.window)
        shell.window.show()
        QTimer.singleShot(0, shell.backups.watch)
        QTimer.singleShot(0, keep_what_lives)
        try:
            return app.exec()
        finally:
            shell.backups.finish()
    finally:
        hook.remove()
        stop_logging(handler)
