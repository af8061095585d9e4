"""One writer a data folder: the system holds the lock, so a killed program leaves none behind."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, cast

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from thidua_desktop.core.clock import Clock

# Windows refuses to read locked bytes: the lock lies far behind the text that says who holds it.
FAR_OFFSET = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, FAR_OFFSET, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _give_back(handle: int) -> None:
        os.lseek(handle, FAR_OFFSET, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    # flock, not a locked byte: a POSIX byte lock does not bind two holders in one process, and
    # closing any other handle of the file drops it. Nothing here keeps the text from being read.
    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who has the data folder open; for a sentence only, never to decide anything."""

    pid: str = "?"
    host: str = "?"
    since: str = "?"


class DataLock:
    """Exclusive right to a data folder, until released or until the process ends."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._handle: int | None = None

    def acquire(self) -> None:
        """Raise `data.locked` (pid, host, since) when another holds it, or `data.unwritable`."""
        if self._handle is not None:
            return
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise EnvironmentFault("data.unwritable", {"path": str(self._path)}) from error
        try:
            _take(handle)
        except (BlockingIOError, PermissionError) as error:
            os.close(handle)
            raise _locked(holder(self._path)) from error
        except OSError as error:
            os.close(handle)
            # A network or synced folder that knows no locks: two writers could meet there.
            raise EnvironmentFault("data.no_locks", {"path": str(self._path)}) from error
        self._handle = handle
        self._sign(handle)

    def release(self) -> None:
        """Give the folder free; the file stays, since deleting it would let two programs in."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with suppress(OSError):
            os.ftruncate(handle, 0)
        _give_back(handle)
        os.close(handle)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _sign(self, handle: int) -> None:
        """Say who holds the lock; a full disk must not keep the holder from opening its data."""
        since = self._clock.now().isoformat(timespec="seconds")
        text = {"pid": str(os.getpid()), "host": socket.gethostname(), "since": since}
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, json.dumps(text).encode())


def holder(path: Path) -> LockHolder:
    """Read who signed the lock file; "?" where it says nothing."""
    try:
        said: object = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return LockHolder()
    if not isinstance(said, dict):
        return LockHolder()
    words = cast("dict[str, object]", said)
    return LockHolder(*(str(words.get(key, "?")) for key in ("pid", "host", "since")))


def _locked(other: LockHolder) -> EnvironmentFault:
    params = {"pid": other.pid, "host": other.host, "since": other.since}
    return EnvironmentFault("data.locked", params)
