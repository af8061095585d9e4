"""Files kept by what they contain: papers as issued, evidence, plans (safety rule 14)."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault

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
        """Keep the bytes durably and return their SHA-256; raises content.too_large."""
        if len(content) > LARGEST:
            raise EnvironmentFault("content.too_large")
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.place(sha256)
        if not (target.exists() and self._is(target, sha256)):
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_suffix(".part")
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        return sha256

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

    @staticmethod
    def _is(path: Path, sha256: str) -> bool:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
