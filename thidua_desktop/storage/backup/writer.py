"""Writing one verified set: staged on the PC, copied, manifest last, read back, only then told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Cancelled, EnvironmentFault
from thidua_desktop.core.ids import new_uid
from thidua_desktop.storage.backup import ledger as ledgers
from thidua_desktop.storage.backup import manifest as manifests
from thidua_desktop.storage.backup import stick as sticks
from thidua_desktop.storage.backup.job import BackupJob, Outcome, Step
from thidua_desktop.storage.backup.ledger import SetEntry
from thidua_desktop.storage.backup.manifest import Manifest
from thidua_desktop.storage.backup.medium import put, reread_hash
from thidua_desktop.storage.backup.staging import counts, stage, staging_folder
from thidua_desktop.storage.backup.verify import no_step, object_path, verify_set
from thidua_desktop.storage.durable import CHUNK, disk_faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from thidua_desktop.storage.backup.ledger import Ledger, Stick
    from thidua_desktop.storage.backup.staging import Staged

FOLDER = "SAOLUU-THIDUA"
LARGEST_FILE = (1 << 32) - 1
"""Of FAT32, the system of most sticks."""
SPARE = 50 * 1024 * 1024
"""Bytes to leave free beside the set (and a fifth of its size)."""


def write_set(job: BackupJob) -> Outcome:
    """Write one set and return only when every byte of it was read back from the medium.

    Raises data.corrupt before anything is written; backup.alarm when an earlier verified set is
    no longer whole; backup.full, backup.no_room, backup.too_large, backup.read_only, backup.io,
    backup.no_folder, backup.stick_unreadable, backup.not_verified; pc.* and ledger.damaged when
    it is this PC that fails, which a folder on its own disk is too. Older sets are never touched.
    """
    with staging_folder(job.ledger.parent) as staging:
        staged = stage(job, staging)
        same_disk = _reach(job)
        with disk_faults("pc" if same_disk else "backup"):
            return _Writing(job, staged, same_disk=same_disk).run()


def _reach(job: BackupJob) -> bool:
    """Make the target folder; tell whether it lies on the disk of the data."""
    with disk_faults("backup"):
        try:
            job.medium.make_folder(job.target)
        except (FileExistsError, NotADirectoryError):
            raise EnvironmentFault("backup.no_folder", {"name": job.target.name}) from None
        there = job.medium.device_id(job.target)
    with disk_faults("pc"):
        return there == job.medium.device.device_id(job.ledger.parent)


class _Writing:
    """One run: the ledger is written before the first byte and after the last check."""

    def __init__(self, job: BackupJob, staged: Staged, *, same_disk: bool) -> None:
        self._job = job
        self._staged = staged
        self._medium = job.medium
        self._root = job.target / FOLDER
        self._ledger = ledgers.load(job.ledger)
        self._same_disk = same_disk
        self._new_objects: list[Path] = []

    def _known(self, stick: Stick) -> tuple[SetEntry, ...]:
        """Return the sets that must lie here: this stick's, and any whose folder is found here.

        A stick whose id was changed would otherwise pass for a new one and hide damaged sets.
        """
        sets = self._root / "sets"
        return tuple(
            entry
            for entry in self._ledger.sets
            if entry.stick_id == stick.id or self._medium.exists(sets / entry.folder)
        )

    def run(self) -> Outcome:
        label = self._job.own_label if self._same_disk else self._ledger.next_label
        stick = sticks.identify(job=self._job, root=self._root, label=label)
        known = self._known(stick)
        sticks.require_whole(self._medium, self._root, known)
        self._sweep(known)
        manifest = self._manifest(stick)
        self._require_room(manifest)
        begun = self._entry(manifest, stick, verified_at=None)
        self._remember(begun, stick)
        try:
            folder = self._write(manifest)
            self._read_back(folder, manifest)
        except Cancelled:
            self._take_away(begun)
            raise
        entry = self._entry(manifest, stick, verified_at=self._job.clock.now().isoformat())
        self._remember(entry, stick)
        return Outcome(folder, entry, manifest.lacking, stick.label)

    def _sweep(self, known: tuple[SetEntry, ...]) -> None:
        for entry in sticks.sweep(self._medium, self._root, known):
            self._save(self._ledger.without(entry.set_id))

    def _take_away(self, begun: SetEntry) -> None:
        """Leave the medium as it was: also what was copied for this set alone."""
        self._sweep((begun,))
        for path in self._new_objects:
            self._medium.remove_file(path)

    def _manifest(self, stick: Stick) -> Manifest:
        sizes = self._sizes()
        previous = self._ledger.last_verified
        return Manifest(
            program=self._job.program,
            schema_version=self._staged.schema_version,
            sequence=max(self._ledger.next_sequence, self._highest_here() + 1),
            set_id=new_uid()[:8],
            previous_set_id=previous.set_id if previous else None,
            stick_id=stick.id,
            pc_id=self._ledger.pc_id,
            made_at=self._job.clock.now().isoformat(),
            journal_seq=self._staged.head.seq,
            journal_head=self._staged.head.hash,
            data_size=self._staged.size,
            data_sha256=self._staged.sha256,
            objects=tuple((sha256, n) for sha256, n in sizes.items() if n is not None),
            lacking=tuple(sha256 for sha256, n in sizes.items() if n is None),
        )

    def _sizes(self) -> dict[str, int | None]:
        """Size of each attachment, None for one that the PC itself no longer has whole."""
        sizes: dict[str, int | None] = {}
        for sha256 in self._staged.objects:
            try:
                sizes[sha256] = len(self._content(sha256))
            except EnvironmentFault:
                sizes[sha256] = None
        return sizes

    def _content(self, sha256: str) -> bytes:
        with disk_faults("pc"):
            return self._job.content.get(sha256)

    def _highest_here(self) -> int:
        """Highest set number on the medium, also of another PC."""
        names = self._medium.names(self._root / "sets")
        heads = (name.partition("_")[0] for name in names)
        return max((int(head) for head in heads if head.isdigit()), default=0)

    def _require_room(self, manifest: Manifest) -> None:
        need = manifest.data_size + sum(
            size
            for sha256, size in manifest.objects
            if not self._medium.exists(object_path(self._root, sha256))
        )
        if manifest.data_size > LARGEST_FILE:
            raise EnvironmentFault("backup.too_large")
        if self._medium.free_bytes(self._root) < need * 6 // 5 + SPARE:
            megabytes = str(need * 6 // 5 + SPARE >> 20)
            raise EnvironmentFault("backup.no_room", {"need": megabytes})

    def _write(self, manifest: Manifest) -> Path:
        """Objects, then the data, then the manifest; no rename on a stick."""
        for n, (sha256, size) in enumerate(manifest.objects):
            self._job.progress(Step.OBJECTS, n, len(manifest.objects))
            self._put_object(sha256, size)
        folder = self._root / "sets" / manifest.folder
        self._medium.make_folder(folder)
        done = 0

        def step(count: int) -> None:
            nonlocal done
            done += count
            self._job.progress(Step.WRITE, done, manifest.data_size)

        put(self._medium, folder / manifests.DATA, _chunks(self._staged.file), step=step)
        for outer in (folder.parent, self._root):
            self._medium.flush_folder(outer)
        self._put(folder / manifests.FILE, manifest.to_bytes())
        return folder

    def _put_object(self, sha256: str, size: int) -> None:
        path = object_path(self._root, sha256)
        if self._holds(path, sha256, size=size):
            return
        content = self._content(sha256)
        self._medium.make_folder(path.parent)
        if not self._medium.exists(path):
            self._new_objects.append(path)
        self._put(path, content)
        self._medium.flush_folder(path.parent.parent)

    def _holds(self, path: Path, sha256: str, *, size: int) -> bool:
        if not self._medium.exists(path) or self._medium.size(path) != size:
            return False
        return reread_hash(self._medium, path, step=no_step) == sha256

    def _put(self, path: Path, content: bytes) -> None:
        put(self._medium, path, (content,), step=no_step)

    def _read_back(self, folder: Path, manifest: Manifest) -> None:
        """Every byte from the medium itself, then the rows as SQLite sees them there."""
        done = 0
        total = manifest.data_size + sum(size for _, size in manifest.objects)

        def step(count: int) -> None:
            nonlocal done
            done += count
            self._job.progress(Step.REREAD, done, total)

        if verify_set(folder, self._medium, step=step) or not self._opens(folder):
            raise EnvironmentFault("backup.not_verified", {"set": folder.name})

    def _opens(self, folder: Path) -> bool:
        try:
            return counts(folder / manifests.DATA) == self._staged.counts
        except EnvironmentFault:
            return False

    def _entry(self, manifest: Manifest, stick: Stick, *, verified_at: str | None) -> SetEntry:
        return SetEntry(
            sequence=manifest.sequence,
            set_id=manifest.set_id,
            stick_id=stick.id,
            folder=manifest.folder,
            manifest_sha256=manifest.sha256(),
            journal_seq=manifest.journal_seq,
            journal_head=manifest.journal_head,
            made_at=manifest.made_at,
            verified_at=verified_at,
            size=manifest.data_size,
            counts=self._staged.counts,
            same_disk=self._same_disk,
        )

    def _remember(self, entry: SetEntry, stick: Stick) -> None:
        self._save(self._ledger.meeting(stick).having(entry))

    def _save(self, ledger: Ledger) -> None:
        ledgers.save(ledger, self._job.ledger)
        self._ledger = ledger


def _chunks(file: Path) -> Iterator[bytes]:
    with disk_faults("pc"), file.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk
