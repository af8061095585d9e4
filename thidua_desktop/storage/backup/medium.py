"""Every touch of the target of a backup, so that each can fail in a test as it does on a stick."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import IO

    from thidua_desktop.storage.ports import Device


class Medium:
    """Files of a set: made under their final name, flushed, re-read past the cache."""

    def __init__(self, device: Device) -> None:
        self.device = device

    def make_folder(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(sorted(path.name for path in folder.iterdir()))

    def exists(self, path: Path) -> bool:
        return path.exists()

    def size(self, path: Path) -> int:
        return path.stat().st_size

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def open_new(self, path: Path) -> IO[bytes]:
        return path.open("wb")

    def write(self, file: IO[bytes], chunk: bytes) -> None:
        file.write(chunk)

    def flush_file(self, file: IO[bytes]) -> None:
        self.device.flush_file(file)

    def flush_folder(self, folder: Path) -> None:
        self.device.flush_folder(folder)

    def free_bytes(self, folder: Path) -> int:
        return self.device.free_bytes(folder)

    def remove_file(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def remove_folder(self, folder: Path) -> None:
        folder.rmdir()

    def device_id(self, folder: Path) -> str:
        return self.device.device_id(folder)

    def reread(self, path: Path) -> Iterable[bytes]:
        return self.device.reread(path)


def put(
    medium: Medium, path: Path, chunks: Iterable[bytes], *, step: Callable[[int], None]
) -> None:
    """Write a file under its final name and bring it and its name to the medium."""
    with medium.open_new(path) as file:
        for chunk in chunks:
            medium.write(file, chunk)
            step(len(chunk))
        medium.flush_file(file)
    medium.flush_folder(path.parent)


def reread_hash(medium: Medium, path: Path, *, step: Callable[[int], None]) -> str:
    """SHA-256 of what the medium itself gives back."""
    digest = hashlib.sha256()
    for chunk in medium.reread(path):
        digest.update(chunk)
        step(len(chunk))
    return digest.hexdigest()
