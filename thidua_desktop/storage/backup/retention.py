"""Which sets of a place are kept, and how the others go: as if they had never been finished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from thidua_desktop.storage.backup import ledger as ledgers
from thidua_desktop.storage.backup import manifest as manifests
from thidua_desktop.storage.backup import stick as sticks
from thidua_desktop.storage.backup.verify import object_path
from thidua_desktop.storage.backup.writer import FOLDER
from thidua_desktop.storage.durable import disk_faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thidua_desktop.storage.backup.job import BackupJob, Outcome
    from thidua_desktop.storage.backup.ledger import SetEntry

NEWEST = 7


@dataclass(frozen=True, slots=True)
class Ladder:
    """Keep the newest set of each of the last `count` days, weeks or months."""

    count: int
    number: Callable[[date], int]


LADDERS = (
    Ladder(14, date.toordinal),
    Ladder(8, lambda day: (day.toordinal() - 1) // 7),
    Ladder(24, lambda day: day.year * 12 + day.month),
)


def kept(entries: tuple[SetEntry, ...]) -> frozenset[str]:
    """Choose the sets that stay: the newest seven, then 14 days, 8 weeks and 24 months.

    The order is the sequence number; dates count back from the newest set's, never from today's
    clock, which may be wrong.
    """
    ordered = sorted(entries, key=lambda entry: entry.sequence, reverse=True)
    stay = {entry.set_id for entry in ordered[:NEWEST]}
    for ladder in LADDERS:
        seen: set[int] = set()
        for entry in ordered:
            step = ladder.number(_day(entry))
            age = ladder.number(_day(ordered[0])) - step
            if age < ladder.count and step not in seen:
                seen.add(step)
                stay.add(entry.set_id)
    return frozenset(stay)


def thin_out(job: BackupJob, *, newest: Outcome) -> None:
    """Remove what the ladder lets go from the place where `newest` was just verified.

    The ledger calls a set unfinished before its first file goes, so that a power cut in between
    leaves rubbish to sweep and not an alarm. Raises pc.* and backup.*.
    """
    ledger = ledgers.load(job.ledger)
    root = job.target / FOLDER
    here = tuple(
        entry
        for entry in ledger.sets
        if entry.stick_id == newest.entry.stick_id and entry.verified_at is not None
    )
    stay = kept(here)
    leaving = tuple(replace(e, verified_at=None) for e in here if e.set_id not in stay)
    for entry in leaving:
        ledger = ledger.having(entry)
    if not leaving:
        return
    ledgers.save(ledger, job.ledger)
    with disk_faults("pc" if newest.same_disk else "backup"):
        for entry in sticks.sweep(job.medium, root, leaving):
            ledger = ledger.without(entry.set_id)
            ledgers.save(ledger, job.ledger)
        _collect(job, root)


def _collect(job: BackupJob, root: Path) -> None:
    """Remove attachments that no set names; with one manifest in doubt none is removed."""
    named: set[str] = set()
    for name in job.medium.names(root / "sets"):
        path = root / "sets" / name / manifests.FILE
        if not job.medium.names(path.parent):
            continue
        found = manifests.parse(job.medium.read(path)) if job.medium.exists(path) else None
        if found is None:
            return
        named |= {sha256 for sha256, _ in found.objects}
    for outer in job.medium.names(root / "objects"):
        for sha256 in job.medium.names(root / "objects" / outer):
            if sha256 not in named:
                job.medium.remove_file(object_path(root, sha256))


def _day(entry: SetEntry) -> date:
    return datetime.fromisoformat(entry.made_at).date()
