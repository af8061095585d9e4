"""ledger.json: what this PC remembers of every stick and set, verified or only begun."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.ids import new_uid
from thidua_desktop.storage import durable

if TYPE_CHECKING:
    from pathlib import Path

INDENT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEntry:
    """One set: `verified_at` is None until every byte was read back from the medium."""

    sequence: int
    set_id: str
    stick_id: str
    folder: str
    manifest_sha256: str
    journal_seq: int
    journal_head: str
    made_at: str
    verified_at: str | None
    size: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A stick or folder that holds sets, as this PC first met it."""

    id: str
    label: str
    first_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Counts of records stand here only, never in clear on a stick."""

    pc_id: str
    sticks: tuple[Stick, ...] = ()
    sets: tuple[SetEntry, ...] = ()

    @property
    def next_sequence(self) -> int:
        return max((entry.sequence for entry in self.sets), default=0) + 1

    @property
    def last_verified(self) -> SetEntry | None:
        """Newest by sequence number, never by the clock."""
        verified = [entry for entry in self.sets if entry.verified_at is not None]
        return max(verified, key=lambda entry: entry.sequence, default=None)

    def meeting(self, stick: Stick) -> Ledger:
        known = any(other.id == stick.id for other in self.sticks)
        return self if known else replace(self, sticks=(*self.sticks, stick))

    def having(self, entry: SetEntry) -> Ledger:
        """Take a set in, or its newer state."""
        others = tuple(other for other in self.sets if other.set_id != entry.set_id)
        return replace(self, sets=(*others, entry))

    def without(self, set_id: str) -> Ledger:
        return replace(self, sets=tuple(e for e in self.sets if e.set_id != set_id))


def load(path: Path) -> Ledger:
    """Read the ledger, a new one for a new PC; raises ledger.damaged rather than forget sets."""
    if not path.exists():
        return Ledger(pc_id=new_uid()[:16])
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Ledger(
            pc_id=raw["pc_id"],
            sticks=tuple(Stick(**item) for item in raw["sticks"]),
            sets=tuple(SetEntry(**item) for item in raw["sets"]),
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise EnvironmentFault("ledger.damaged", {"name": path.name}) from error


def save(ledger: Ledger, path: Path) -> None:
    """Write beside, flush, move: a power cut leaves the old ledger or the new one."""
    beside = path.with_name(f"{path.name}.new")
    text = json.dumps(asdict(ledger), ensure_ascii=False, indent=INDENT, sort_keys=True)
    beside.write_text(text, encoding="utf-8")
    durable.flush_file(beside)
    beside.replace(path)
    durable.flush_folder(path.parent)
