"""The folder or stick that biểu nhập go to and come from, kept from one start to the next."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from thidua_desktop.runtime.settings import Settings

KEY = "forms_folder"
log = logging.getLogger(__name__)


class FormsFolder(QObject):
    """Without `settings` it is remembered only while the program runs."""

    def __init__(self, settings: Settings | None) -> None:
        super().__init__()
        self._settings = settings
        self._path = Path(kept) if settings is not None and (kept := settings.text(KEY)) else None

    @property
    def path(self) -> Path | None:
        """The folder, if it is there now: a stick may be out."""
        try:
            there = self._path is not None and self._path.is_dir()
        except OSError:
            return None
        return self._path if there else None

    def keep(self, folder: Path) -> None:
        """Remember a folder; a full disk only costs the memory of it."""
        self._path = folder
        if self._settings is None:
            return
        try:
            self._settings.save({KEY: str(folder)})
        except EnvironmentFault as fault:
            log.warning("folder not kept: %s", fault.code)
