"""A platform for tests: drives are lists, a medium fault is a word, flushes are remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.runtime.platform import Drive, Platform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO


@dataclass(slots=True)
class FakePlatform(Platform):
    """Set what the PC should look like, then look at `flushed`, in the order it happened.

    `devices` names the volume of a folder and of all below it; `rotten` is what the medium gives
    back instead of what was written.
    """

    drives: tuple[Drive, ...] = ()
    free: int = 1 << 40
    devices: dict[Path, str] = field(default_factory=dict[Path, str])
    rotten: dict[Path, bytes] = field(default_factory=dict[Path, bytes])
    flushed: list[Path] = field(default_factory=list[Path])
    rises: int = 0

    @override
    def flush_file(self, file: IO[bytes]) -> None:
        file.flush()
        self.flushed.append(Path(file.name))

    @override
    def flush_folder(self, folder: Path) -> None:
        self.flushed.append(folder)

    @override
    def reread(self, file: Path) -> Iterator[bytes]:
        yield self.rotten[file] if file in self.rotten else file.read_bytes()

    @override
    def free_bytes(self, folder: Path) -> int:
        return self.free

    @override
    def device_id(self, path: Path) -> str:
        nearest = [folder for folder in (path, *path.parents) if folder in self.devices]
        return self.devices[nearest[0]] if nearest else "pc"

    @override
    def removable_drives(self) -> tuple[Drive, ...]:
        return self.drives

    @override
    def let_others_rise(self) -> None:
        self.rises += 1
