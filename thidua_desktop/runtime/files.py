"""How a file is replaced so that a reader, a crash or a power cut meets the old or the new one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.runtime.platform import Platform


def replace_file(path: Path, content: bytes, *, platform: Platform) -> None:
    """Write beside, flush, move, flush the folder; raises OSError and leaves the old file.

    Not for a stick: on FAT a rename is what loses the file (a backup set has its manifest).
    """
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            platform.flush_file(file)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    platform.flush_folder(path.parent)
