"""What storage asks of the machine when it writes to another medium; runtime.platform has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO


class Device(Protocol):
    """Durability of a stick or a second disk; every method raises OSError as the system does."""

    def flush_file(self, file: IO[bytes]) -> None:
        """Bring an open file's bytes to the medium."""
        ...

    def flush_folder(self, folder: Path) -> None:
        """Bring names created or removed in a folder to the medium."""
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
