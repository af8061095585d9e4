"""MANIFEST.json: written last, it is what makes a set a set; it carries its own SHA-256."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from thidua_desktop.storage.codec import canonical_json

FORMAT = 1
FILE = "MANIFEST.json"
DATA = "data.db"
SELF = "manifest_sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a set is and what it holds; no names and no counts of the office stand in it."""

    format: int = FORMAT
    program: str
    schema_version: int
    sequence: int
    set_id: str
    previous_set_id: str | None
    stick_id: str
    pc_id: str
    made_at: str
    journal_seq: int
    journal_head: str
    data_size: int
    data_sha256: str
    objects: tuple[tuple[str, int], ...]
    lacking: tuple[str, ...]
    key_slot: str | None = None

    @property
    def folder(self) -> str:
        """Sequence first, so that the order needs no clock; ASCII and short for FAT."""
        return f"{self.sequence:06d}_{self.set_id}"

    def sha256(self) -> str:
        return hashlib.sha256(canonical_json(asdict(self)).encode("utf-8")).hexdigest()

    def to_bytes(self) -> bytes:
        return canonical_json(asdict(self) | {SELF: self.sha256()}).encode("utf-8")


def parse(content: bytes) -> Manifest | None:
    """Read a manifest; None unless every byte of it is as it was written."""
    try:
        values: dict[str, Any] = json.loads(content)
        claimed = values.pop(SELF)
        values["objects"] = tuple((sha256, size) for sha256, size in values["objects"])
        values["lacking"] = tuple(values["lacking"])
        manifest = Manifest(**values)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    sound = manifest.sha256() == claimed and manifest.to_bytes() == content
    return manifest if sound else None
