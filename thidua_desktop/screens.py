"""Pictures of the running window, for the demo, the guide and the README."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from thidua_desktop.ui.tokens import Scheme

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.services.desk import Desk

WIDTH, HEIGHT = 1366, 768
SETTLING = 3
SCHEMES = {Scheme.LIGHT: "sang", Scheme.DARK: "toi"}


def grab_tabs(desk: Desk, folder: Path) -> list[str]:
    """Open the real window on `desk` and leave a PNG of every tab; return the file names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from thidua_desktop.runtime.platform import real_platform
    from thidua_desktop.services.backups import BackupPlaces
    from thidua_desktop.ui.messages import MessageBoxes
    from thidua_desktop.ui.shell import Shell
    from thidua_desktop.ui.tabs import Tab
    from thidua_desktop.ui.tasks import SameThreadRunner
    from thidua_desktop.ui.theme import Look, Theme
    from thidua_desktop.ui.translator import speak_vietnamese

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["thidua"])
    speak_vietnamese(app, desk.resources)
    theme = Theme(app, desk.resources)
    shell = Shell(
        theme,
        desk,
        MessageBoxes(theme, folder),
        places=BackupPlaces(
            ledger=folder / "ledger.json", local=folder / "backups", device=real_platform()
        ),
        runner=SameThreadRunner(),
    )
    folder.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    shell.window.resize(WIDTH, HEIGHT)
    shell.window.show()
    shell.show_something()
    for scheme, word in SCHEMES.items():
        theme.choose(Look(scheme=scheme))
        for tab in Tab:
            if shell.has(tab):
                shell.window.tabs.go(tab)
                for _ in range(SETTLING):  # wrapped words find their height in the second round
                    app.processEvents()
                name = f"{tab.number}-{tab.value}-{word}.png"
                shell.window.grab().save(str(folder / name))
                names.append(name)
    shell.window.close()
    return names
