"""Files kept by what they contain: papers as issued, evidence, plans (safety rule 14)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.ids import new_uid
from thidua_desktop.storage import durable

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 25 * 1024 * 1024


class ContentStore:
    """attachments/ab/<sha256>; a file is written once and never changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep the bytes durably and return their SHA-256; raises content.too_large, data.full.

        Call it before the row that names them is written. A file that rotted is written again.
        """
        if len(content) > LARGEST:
            raise EnvironmentFault("content.too_large")
        sha256 = hashlib.sha256(content).hexdigest()
        with durable.disk_faults("data"):
            target = self.place(sha256)
            if not target.exists() or durable.hash_file(target) != sha256:
                self._write(target, content)
        return sha256

    def _write(self, target: Path, content: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{new_uid()}.part")
        try:
            beside.write_bytes(content)
            durable.flush_file(beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        durable.flush_folder(target.parent)
        durable.flush_folder(self.folder)

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raises content.missing or content.damaged."""
        target = self.place(sha256)
        try:
            content = target.read_bytes()
        except FileNotFoundError:
            raise EnvironmentFault("content.missing", {"sha256": sha256[:12]}) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise EnvironmentFault("content.damaged", {"sha256": sha256[:12]})
        return content
