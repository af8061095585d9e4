"""Restore drill (diễn tập): a set is taken out, opened and counted as if the PC were lost."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.storage import durable
from thidua_desktop.storage.backup import ledger as ledgers
from thidua_desktop.storage.backup import manifest as manifests
from thidua_desktop.storage.backup.job import Step
from thidua_desktop.storage.backup.staging import counts, opened_head, staging_folder
from thidua_desktop.storage.backup.verify import verify_set
from thidua_desktop.storage.backup.writer import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.storage.backup.job import BackupJob
    from thidua_desktop.storage.backup.ledger import SetEntry
    from thidua_desktop.storage.journal import Head


def drill(job: BackupJob) -> bool:
    """Try the newest verified set of `job.target`; False when there is none.

    Every byte is compared, its copy is opened and replayed, its rows are counted against this PC's
    ledger. Raises backup.drill_failed when it could not be restored, pc.* when the PC fails.
    """
    ledger = ledgers.load(job.ledger)
    entry = _newest(job, ledger.sets)
    if entry is None:
        return False
    folder = job.target / FOLDER / "sets" / entry.folder
    job.progress(Step.REREAD, 0, entry.size)
    if verify_set(folder, job.medium):
        raise EnvironmentFault("backup.drill_failed", {"set": entry.folder})
    with staging_folder(job.ledger.parent) as staging, durable.disk_faults("pc"):
        copy = staging / manifests.DATA
        shutil.copyfile(folder / manifests.DATA, copy)
        if counts(copy) != entry.counts or _head(copy, entry) != entry.journal_head:
            raise EnvironmentFault("backup.drill_failed", {"set": entry.folder})
    ledgers.save(replace(ledger, drilled_at=job.clock.now().isoformat()), job.ledger)
    return True


def _newest(job: BackupJob, sets: tuple[SetEntry, ...]) -> SetEntry | None:
    root = job.target / FOLDER / "sets"
    here = [e for e in sets if e.verified_at is not None and (root / e.folder).is_dir()]
    return max(here, key=lambda entry: entry.sequence, default=None)


def _head(copy: Path, entry: SetEntry) -> str:
    try:
        head: Head = opened_head(copy)
    except EnvironmentFault as fault:
        raise EnvironmentFault("backup.drill_failed", {"set": entry.folder}) from fault
    return head.hash
