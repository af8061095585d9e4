"""The journal once more, as text beside the data: it tells when an older file was put in place."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.storage import durable, journal
from thidua_desktop.storage.codec import canonical_json
from thidua_desktop.storage.journal import Head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import IO

    from sqlalchemy import Connection

    from thidua_desktop.storage.journal import ChangeSet, RawChange

FOLDER = "journal"
BLOCK = 1 << 16


class SideJournal:
    """One append-only text file a month, one line a committed change set, hash and all.

    A line is flushed after its COMMIT and before anybody says "Đã lưu": the data can be ahead of
    it by what a crash cut off, it is never ahead of the data. Every method raises journal.full,
    journal.read_only and journal.io.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._file: IO[bytes] | None = None
        self.is_behind = False

    def require_new(self) -> None:
        """Raise journal.ahead when acts were written here: a new file would hide their loss."""
        known = self._tail()
        if known is not None and known.seq > 0:
            raise _ahead(known, Head())

    def join(self, connection: Connection) -> None:
        """Compare with the data at their opening and write what a crash kept from being written.

        Raises journal.ahead when the data end earlier or differently, and journal.damaged.
        """
        known, head = self._tail(), journal.head(connection)
        if known is None:
            if head.seq > 0:
                self._begin(connection, head)
            return
        if known.seq > head.seq or not journal.holds(connection, known):
            raise _ahead(known, head)
        self.is_behind = False
        for entry in journal.since(connection, known.seq):
            self.append(entry, journal.changes_of(connection, entry.seq))

    def append(self, entry: ChangeSet, changes: Sequence[RawChange]) -> None:
        """Bring one committed change set to the disk; on a fault it is `is_behind` from then on."""
        self._write(f"{entry.at:%Y-%m}", journal.line(entry, changes))

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = self._path = None

    def _begin(self, connection: Connection, head: Head) -> None:
        """Start beside data that are older than this journal."""
        newest = journal.newest(connection, 1)[0]
        start = canonical_json({"begins": True, "seq": head.seq, "hash": head.hash})
        self._write(f"{newest.at:%Y-%m}", start)

    def _write(self, month: str, text: str) -> None:
        with durable.disk_faults("journal"):
            file = self._month(month)
            before = file.tell()
            try:
                file.write(text.encode("utf-8", "surrogatepass") + b"\n")
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                self.is_behind = True
                self._take_back(before)
                raise

    def _take_back(self, size: int) -> None:
        """Leave no half a line for the next one to be glued to."""
        path = self._path
        with suppress(OSError):
            self.close()
        if path is not None:
            with suppress(OSError):
                os.truncate(path, size)

    def _month(self, month: str) -> IO[bytes]:
        path = self._folder / f"{month}.txt"
        if self._file is None or self._path != path:
            self.close()
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file, self._path = path.open("ab"), path
            durable.flush_folder(self._folder)
        return self._file

    def _tail(self) -> Head | None:
        """Read where the newest line ends the chain; a line that a crash cut off is removed."""
        self.close()
        with durable.disk_faults("journal"):
            heads = [_last(path) for path in sorted(self._folder.glob("*.txt"))]
        return max((head for head in heads if head is not None), key=_seq, default=None)


def _seq(head: Head) -> int:
    return head.seq


def _last(path: Path) -> Head | None:
    line, whole = _last_line(path)
    if path.stat().st_size > whole:
        os.truncate(path, whole)
    if line is None:
        return None
    try:
        said = json.loads(line)
        return Head(int(said["seq"]), str(said["hash"]))
    except (ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault("journal.damaged", {"name": path.name}) from error


def _last_line(path: Path) -> tuple[bytes | None, int]:
    """Find the last line that ends, and the size of the file up to its end."""
    size = path.stat().st_size
    block = BLOCK
    with path.open("rb") as file:
        while True:
            start = max(0, size - block)
            file.seek(start)
            content = file.read(size - start)
            end = content.rfind(b"\n")
            before = content.rfind(b"\n", 0, max(0, end))
            if start == 0 or (end >= 0 and before >= 0):
                return (content[before + 1 : end], start + end + 1) if end >= 0 else (None, 0)
            block *= 4


def _ahead(known: Head, head: Head) -> EnvironmentFault:
    return EnvironmentFault("journal.ahead", {"file": str(known.seq), "data": str(head.seq)})
