"""The target before a set is written: who it is, whether it is whole, what was left half done."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.ids import new_uid
from thidua_desktop.storage.backup import manifest as manifests
from thidua_desktop.storage.backup import readme
from thidua_desktop.storage.backup.ledger import Stick
from thidua_desktop.storage.backup.medium import put
from thidua_desktop.storage.backup.verify import no_step
from thidua_desktop.storage.codec import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from thidua_desktop.storage.backup.job import BackupJob
    from thidua_desktop.storage.backup.ledger import SetEntry
    from thidua_desktop.storage.backup.medium import Medium

FILE = "STICK.json"


def identify(job: BackupJob, *, root: Path, label: str) -> Stick:
    """Read STICK.json, or make the target ready for its first set under this label.

    Raises backup.stick_unreadable when sets lie there and nothing says whose they are.
    """
    now = job.clock.now().isoformat()
    job.medium.make_folder(root / "sets")
    job.medium.make_folder(root / "objects")
    if job.medium.exists(root / FILE):
        stick = _read(job.medium.read(root / FILE), now=now)
        if stick is not None:
            return stick
    if job.medium.names(root / "sets"):
        raise EnvironmentFault("backup.stick_unreadable")
    stick = Stick(id=new_uid()[:16], label=label, first_seen=now)
    readme_bytes = readme.TEXT.encode("utf-8")
    put(job.medium, root / "DOC-TOI.txt", (readme_bytes,), step=no_step)
    content = {
        "id": stick.id,
        "label": stick.label,
        "commune": job.commune,
        "created": now,
        "encryption": None,
    }
    put(job.medium, root / FILE, (canonical_json(content).encode("utf-8"),), step=no_step)
    job.medium.flush_folder(job.target)
    return stick


def _read(content: bytes, *, now: str) -> Stick | None:
    try:
        raw = json.loads(content)
        return Stick(id=raw["id"], label=raw["label"], first_seen=now)
    except (ValueError, KeyError, TypeError):
        return None


def require_whole(medium: Medium, root: Path, known: tuple[SetEntry, ...]) -> None:
    """Raise backup.alarm when a set that was verified is gone, cut or says something else."""
    for entry in known:
        if entry.verified_at is not None and not _whole(medium, root, entry):
            raise EnvironmentFault("backup.alarm", {"set": entry.folder})


def _whole(medium: Medium, root: Path, entry: SetEntry) -> bool:
    folder = root / "sets" / entry.folder
    path, data = folder / manifests.FILE, folder / manifests.DATA
    found = manifests.parse(medium.read(path)) if medium.exists(path) else None
    if found is None or found.sha256() != entry.manifest_sha256:
        return False
    return medium.exists(data) and medium.size(data) == found.data_size


def sweep(medium: Medium, root: Path, known: tuple[SetEntry, ...]) -> Iterator[SetEntry]:
    """Remove the sets that this PC began here and never finished, the manifest first."""
    for entry in known:
        if entry.verified_at is not None:
            continue
        folder = root / "sets" / entry.folder
        if medium.exists(folder):
            medium.remove_file(folder / manifests.FILE)
            medium.remove_file(folder / manifests.DATA)
            with suppress(OSError):
                # a stray file of the system may lie there; without a manifest it is no set
                medium.remove_folder(folder)
            medium.flush_folder(folder.parent)
        yield entry
