"""The platform port on Linux."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.runtime.platform import CHUNK, CommonPlatform, Drive, Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "linux":
    # Also tells the type checker that what follows is Linux code.
    raise ImportError(name=__name__)


class LinuxPlatform(CommonPlatform, Platform):
    """Drives are read from the mount table and from what the kernel says of each block device."""

    def __init__(
        self,
        mounts: Path = Path("/proc/mounts"),
        block_devices: Path = Path("/sys/class/block"),
    ) -> None:
        self._mounts = mounts
        self._block_devices = block_devices

    @override
    def flush_folder(self, folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    @override
    def reread(self, file: Path) -> Iterator[bytes]:
        with file.open("rb", buffering=0) as source:
            forget_cached(source.fileno())
            while block := source.read(CHUNK):
                yield block

    @override
    def removable_drives(self) -> tuple[Drive, ...]:
        try:
            table = self._mounts.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ()
        mounted = [line.split(" ")[:2] for line in table.splitlines() if line.startswith("/dev/")]
        roots = {Path(_unescape(place)) for device, place in mounted if self._is_removable(device)}
        return tuple(Drive(root, root.name) for root in sorted(roots))

    def _is_removable(self, device: str) -> bool:
        """Tell a stick by its flag or by the USB bus: a USB hard disk calls itself fixed."""
        try:
            place = (self._block_devices / Path(device).name).resolve(strict=True)
        except OSError:
            return False
        if any(re.fullmatch(r"usb\d+", part) for part in place.parts):
            return True
        # A partition has no flag of its own; the disk above it has.
        return any(_flag(folder / "removable") for folder in (place, place.parent))


def forget_cached(handle: int) -> None:
    """Drop a file's pages from the cache; unwritten ones are written first, else they stay."""
    os.fsync(handle)
    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _flag(file: Path) -> bool:
    with suppress(OSError):
        return file.read_text(encoding="ascii").strip() == "1"
    return False


def _unescape(place: str) -> str:
    r"""Undo the mount table's octal escapes (`\040` is a blank)."""
    plain = re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), os.fsencode(place))
    return os.fsdecode(plain)
