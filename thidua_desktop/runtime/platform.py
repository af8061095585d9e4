"""What differs between operating systems, as one port: `real_platform()`, or a fake for tests."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive that is plugged in (USB): where it is mounted and what it is called."""

    root: Path
    label: str


class Platform(Protocol):
    """Durability and drives; every method raises OSError as the system does."""

    def flush_file(self, file: IO[bytes]) -> None:
        """Bring an open file's bytes to the medium."""
        ...

    def flush_folder(self, folder: Path) -> None:
        """Bring names created, moved or removed in a folder to the medium."""
        ...

    def reread(self, file: Path) -> Iterator[bytes]:
        """Yield a closed file's bytes as the medium gives them, past the system's cache."""
        ...

    def free_bytes(self, folder: Path) -> int:
        """Room that this user may still fill."""
        ...

    def device_id(self, path: Path) -> str:
        """Name the volume a path lies on: equal for two paths of one volume."""
        ...

    def removable_drives(self) -> tuple[Drive, ...]:
        """Sorted by place; empty when none is plugged in."""
        ...

    def let_others_rise(self) -> None:
        """Allow another program of this user to bring its window before all."""
        ...


class CommonPlatform:
    """What Python does alike on every system."""

    def flush_file(self, file: IO[bytes]) -> None:
        file.flush()
        os.fsync(file.fileno())

    def free_bytes(self, folder: Path) -> int:
        return shutil.disk_usage(folder).free

    def device_id(self, path: Path) -> str:
        # st_dev on POSIX; on Windows Python fills it with the volume's serial number.
        return f"{path.stat().st_dev:x}"

    def let_others_rise(self) -> None:
        """Only Windows keeps a program in the background from coming to the front."""


def real_platform() -> Platform:
    """Pick the system that runs us; its module imports what only that system has."""
    if sys.platform == "win32":
        from thidua_desktop.runtime.windows import WindowsPlatform

        return WindowsPlatform()
    from thidua_desktop.runtime.linux import LinuxPlatform

    return LinuxPlatform()
