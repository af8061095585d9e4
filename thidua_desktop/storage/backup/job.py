"""What a backup is asked for and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.storage.backup.ledger import SetEntry
    from thidua_desktop.storage.backup.medium import Medium
    from thidua_desktop.storage.content import ContentStore
    from thidua_desktop.storage.database import Database

    Progress = Callable[["Step", int, int], None]


class Step(Enum):
    """Bước sao lưu, for the progress bar."""

    STAGE = "STAGE"
    CHECK = "CHECK"
    OBJECTS = "OBJECTS"
    WRITE = "WRITE"
    REREAD = "REREAD"


def silent(_step: Step, _done: int, _total: int) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupJob:
    """What is saved, where to, and what the manifest says of us.

    `ledger` is the PC's ledger.json; `commune` and, for a folder on the PC's own disk, `own_label`
    name a place that is new. `progress(step, done, total)` counts bytes (pages while staging) and
    may raise core.errors.Cancelled to stop.
    """

    database: Database
    content: ContentStore
    ledger: Path
    target: Path
    medium: Medium
    clock: Clock
    program: str
    commune: str
    own_label: str
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Outcome:
    """A set that was read back whole; `lacking` attachments were already lost on the PC."""

    folder: Path
    entry: SetEntry
    lacking: tuple[str, ...]
    label: str

    @property
    def same_disk(self) -> bool:
        """Whether it lies on the disk of the data: no copy that outlives the PC."""
        return self.entry.same_disk
