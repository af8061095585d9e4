"""Bring files and names to the PC's own disk (a stick has its Device, see ports)."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

CHUNK = 1 << 20
CAUSES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
}
WINDOWS_CAUSES = {19: "read_only", 21: "io", 39: "full", 112: "full"}
"""Windows' own numbers where Python's errno says less: write protected, not ready, disk full."""


@contextmanager
def disk_faults(place: str) -> Generator[None]:
    """Translate what the system raises at a place.

    "data" is the office's file, "pc" this PC's disk when no record is at stake, "backup" elsewhere.

    Raises <place>.full, <place>.read_only and, for all else such as a pulled stick, <place>.io.
    """
    try:
        yield
    except OSError as error:
        cause = WINDOWS_CAUSES.get(getattr(error, "winerror", None) or 0)
        cause = cause or CAUSES.get(error.errno or 0, "io")
        raise EnvironmentFault(f"{place}.{cause}", {"what": error.strerror or ""}) from error


def flush_file(path: Path) -> None:
    """Flush a closed file's bytes; Windows asks for a handle that may write."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Flush names made, moved or removed in a folder; NTFS keeps its names by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_file(path: Path) -> str:
    """SHA-256 of a file that is not the live database (that one is never opened twice)."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
