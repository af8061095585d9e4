"""ledger.json: what this PC remembers of every stick and set, verified or only begun."""

from __future__ import annotations

import json
import string
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.ids import new_uid
from thidua_desktop.storage import durable

if TYPE_CHECKING:
    from pathlib import Path

INDENT = 1
STICK_NAME = "USB "


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEntry:
    """One set: `verified_at` is None until every byte was read back from the medium.

    `same_disk` says that it lay on the disk of the data: not yet a copy that outlives the PC.
    """

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
    same_disk: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A stick or folder that holds sets, as this PC first met it."""

    id: str
    label: str
    first_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Counts of records stand here only, never in clear on a stick.

    `drilled_at` is when a set was last tried out as if the PC were lost.
    """

    pc_id: str
    sticks: tuple[Stick, ...] = ()
    sets: tuple[SetEntry, ...] = ()
    drilled_at: str | None = None

    @property
    def next_label(self) -> str:
        """Name for a new stick: USB A, USB B … as they are met."""
        used = {stick.label for stick in self.sticks}
        letters = (f"{STICK_NAME}{letter}" for letter in string.ascii_uppercase)
        return next((name for name in letters if name not in used), f"{STICK_NAME}{len(used) + 1}")

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
    """Read the ledger, a new one for a new PC.

    Raises ledger.damaged rather than forget sets; pc.read_only and pc.io when it cannot be read.
    """
    try:
        with durable.disk_faults("pc"):
            content = path.read_bytes() if path.exists() else None
        if content is None:
            return Ledger(pc_id=new_uid()[:16])
        raw: dict[str, Any] = json.loads(content)
        return Ledger(
            pc_id=raw["pc_id"],
            sticks=tuple(Stick(**item) for item in raw["sticks"]),
            sets=tuple(SetEntry(**item) for item in raw["sets"]),
            drilled_at=raw.get("drilled_at"),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise EnvironmentFault("ledger.damaged", {"name": path.name}) from error


def save(ledger: Ledger, path: Path) -> None:
    """Write beside, flush, move: a power cut leaves the old ledger or the new one.

    Raises pc.full, pc.read_only and pc.io: it is the PC's disk that failed, not the stick.
    """
    beside = path.with_name(f"{path.name}.new")
    text = json.dumps(asdict(ledger), ensure_ascii=False, indent=INDENT, sort_keys=True)
    with durable.disk_faults("pc"):
        try:
            beside.write_text(text, encoding="utf-8")
            durable.flush_file(beside)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        durable.flush_folder(path.parent)
