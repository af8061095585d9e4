"""The one module that knows where things lie: what is shipped, and what the office owns."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENT_KEY = "THIDUA_DATA_DIR"
PORTABLE_FOLDER = "ThiDua-DuLieu"


@dataclass(frozen=True, slots=True)
class Program:
    """Where the running program lies: its read-only files, and the executable when it is frozen."""

    bundle: Path
    executable: Path | None = None

    @classmethod
    def running(cls) -> Program:
        """Bundle folder when frozen, else the repository root."""
        if getattr(sys, "frozen", False):
            executable = Path(sys.executable)
            # PyInstaller's own name for the folder that holds the collected files.
            bundle = Path(getattr(sys, "_MEIPASS", executable.parent))
            return cls(bundle, executable)
        return cls(Path(__file__).resolve().parents[2])

    @property
    def portable_folder(self) -> Path | None:
        """Data folder beside the executable; the user chooses portable mode by creating it."""
        if self.executable is None:
            return None
        folder = self.executable.parent / PORTABLE_FOLDER
        return folder if folder.is_dir() else None


@dataclass(frozen=True, slots=True)
class Paths:
    """All places on disk; nothing is created or read before `prepare`."""

    bundle: Path
    data_dir: Path
    portable: bool = False

    @classmethod
    def find(
        cls,
        chosen: Path | None,
        environment: Mapping[str, str],
        *,
        program: Program | None = None,
    ) -> Paths:
        """Look in this order: --data-dir, THIDUA_DATA_DIR, a portable folder, the user's own."""
        program = program or Program.running()
        if chosen is not None:
            return cls(program.bundle, _absolute(chosen))
        if named := environment.get(ENVIRONMENT_KEY, "").strip():
            return cls(program.bundle, _absolute(Path(named)))
        if portable := program.portable_folder:
            return cls(program.bundle, portable, portable=True)
        own = platformdirs.user_data_path("ThiDua", appauthor=False, roaming=False)
        return cls(program.bundle, own)

    @property
    def resources(self) -> Path:
        """Fonts, icons, layouts, help; read only."""
        return self.bundle / "resources"

    @property
    def shipped(self) -> Path:
        """Dated legal data, prizes and the sample; read only."""
        return self.bundle / "data"

    @property
    def database(self) -> Path:
        """Opened by the one SQLite connection and by nothing else, not even to hash it."""
        return self.data_dir / "thidua.db"

    @property
    def lock(self) -> Path:
        return self.data_dir / "lock"

    @property
    def attachments(self) -> Path:
        return self.data_dir / "attachments"

    @property
    def journal(self) -> Path:
        """Side journal, one text file a month."""
        return self.data_dir / "journal"

    @property
    def backups(self) -> Path:
        """Backup sets kept on this PC (bản sao lưu trên máy này)."""
        return self.data_dir / "backups"

    @property
    def ledger(self) -> Path:
        """Every stick and set this PC has written."""
        return self.data_dir / "ledger.json"

    @property
    def settings(self) -> Path:
        return self.data_dir / "settings.json"

    @property
    def logs(self) -> Path:
        return self.data_dir / "logs"

    def prepare(self) -> None:
        """Create the data folder and what is in it; raises `data.unwritable`."""
        try:
            for folder in (self.attachments, self.journal, self.backups, self.logs):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentFault("data.unwritable", {"path": str(self.data_dir)}) from error


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()
