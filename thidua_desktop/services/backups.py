"""Sao lưu: verified sets on a stick and on this PC, told of only when they were read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.version import VERSION
from thidua_desktop.storage.backup.drill import drill
from thidua_desktop.storage.backup.job import BackupJob, silent
from thidua_desktop.storage.backup.medium import Medium
from thidua_desktop.storage.backup.retention import thin_out
from thidua_desktop.storage.backup.verify import verify_set
from thidua_desktop.storage.backup.writer import write_set

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.backup.job import Outcome, Progress
    from thidua_desktop.storage.ports import Device

OWN_LABEL = "Máy này"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlaces:
    """The ledger of this PC, its own folder of sets, and how the machine writes durably."""

    ledger: Path
    local: Path
    device: Device


def prepared(
    desk: Desk, target: Path, *, places: BackupPlaces, progress: Progress = silent
) -> BackupJob:
    """Read from the desk what a backup needs, so that any thread may then run it."""
    return BackupJob(
        database=desk.store.database,
        content=desk.content,
        ledger=places.ledger,
        target=target,
        medium=Medium(places.device),
        clock=desk.clock,
        program=VERSION,
        commune="" if desk.is_new else desk.office.commune,
        own_label=OWN_LABEL,
        progress=progress,
    )


def write(job: BackupJob) -> Outcome:
    """Write a set and return only when every byte was read back; touches no desk.

    Raises backup.* and pc.* with older sets untouched, and Cancelled with nothing left behind.
    """
    return write_set(job)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWork:
    """What this PC's own folder of sets waits for."""

    snapshot: bool
    drill: bool

    def __bool__(self) -> bool:
        return self.snapshot or self.drill


def keep_own(job: BackupJob, work: OwnWork) -> None:
    """Write a set into this PC's own folder and let old ones go; try the newest one out.

    Raises backup.* and pc.*.
    """
    if work.snapshot:
        thin_out(job, newest=write_set(job))
    if work.drill:
        drill(job)


def record(desk: Desk, outcome: Outcome) -> None:
    """Tell the journal, without the place."""
    desk.store.event(f"Sao lưu đã kiểm tra – bộ {outcome.entry.sequence:06d}")


def backup(desk: Desk, target: Path, *, places: BackupPlaces) -> Outcome:
    """Write a set into `target` and tell the journal, all in this thread."""
    outcome = write(prepared(desk, target, places=places))
    record(desk, outcome)
    return outcome


def remarks(outcome: Outcome) -> tuple[Problem, ...]:
    """Say what a good set is still not: backup.same_disk, backup.lacking."""
    found: list[Problem] = []
    if outcome.same_disk:
        found.append(Problem("backup", "backup.same_disk"))
    if outcome.lacking:
        found.append(Problem("backup", "backup.lacking", {"count": str(len(outcome.lacking))}))
    return tuple(found)


def verify(folder: Path, *, device: Device) -> tuple[Problem, ...]:
    """Read a set back and name what is not as it was written."""
    return verify_set(folder, Medium(device))
