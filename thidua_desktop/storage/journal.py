"""The chain of change sets: what was done, undone and redone, hashed one to the next."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from thidua_desktop.core.errors import Problem
from thidua_desktop.storage.codec import canonical_json
from thidua_desktop.storage.schema.journal_tables import change, changeset

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from thidua_desktop.storage.codec import Row

NO_HASH = "0" * 64


class Kind(Enum):
    """Loại lần thay đổi."""

    DO = "DO"
    UNDO = "UNDO"
    REDO = "REDO"
    EVENT = "EVENT"


@dataclass(frozen=True, slots=True)
class RawChange:
    """One row's change: whole rows for insert and delete, changed columns for an update."""

    table: str
    key: int
    before: Row | None
    after: Row | None

    def inverse(self) -> RawChange:
        return RawChange(self.table, self.key, self.after, self.before)

    def as_json(self) -> list[object]:
        return [self.table, self.key, self.before, self.after]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Lần thay đổi, without its changes."""

    seq: int
    kind: Kind
    of_seq: int | None
    label: str
    actor: str
    at: datetime
    reason: str | None
    barrier: str | None
    schema_version: int
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends; 0 and zeros before the first change set."""

    seq: int = 0
    hash: str = NO_HASH

    def mark(self) -> str:
        """Write "4812 · 7F3A-91C2-…": 64 bits of the head, for working sheets."""
        short = self.hash[:16].upper()
        return f"{self.seq} · " + "-".join(short[n : n + 4] for n in range(0, 16, 4))


def digest(header: list[object], changes: tuple[RawChange, ...]) -> str:
    """Hash a change set: SHA-256 over its canonical JSON, the previous hash included."""
    body = canonical_json([*header, [c.as_json() for c in changes]])
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def _header(entry: ChangeSet) -> list[object]:
    return [
        entry.seq,
        entry.kind.name,
        entry.of_seq,
        entry.label,
        entry.actor,
        entry.at.isoformat(),
        entry.reason,
        entry.barrier,
        entry.schema_version,
        entry.previous_hash,
    ]


def sealed(entry: ChangeSet, changes: tuple[RawChange, ...]) -> ChangeSet:
    """Return the entry with the hash of its header and changes."""
    return replace(entry, hash=digest(_header(entry), changes))


def append(connection: Connection, entry: ChangeSet, changes: tuple[RawChange, ...]) -> None:
    """Write a sealed change set as part of the open transaction."""
    row = dict(zip(HEADER_COLUMNS, _header(entry), strict=True)) | {"hash": entry.hash}
    connection.execute(insert(changeset), row)
    rows = [
        {
            "seq": entry.seq,
            "ordinal": ordinal,
            "table_name": item.table,
            "key": item.key,
            "before": None if item.before is None else canonical_json(item.before),
            "after": None if item.after is None else canonical_json(item.after),
        }
        for ordinal, item in enumerate(changes)
    ]
    if rows:
        connection.execute(insert(change), rows)


HEADER_COLUMNS = (
    "seq",
    "kind",
    "of_seq",
    "label",
    "actor",
    "at",
    "reason",
    "barrier",
    "schema_version",
    "previous_hash",
)


def head(connection: Connection) -> Head:
    """Read where the chain ends."""
    newest = select(changeset.c.seq, changeset.c.hash).order_by(changeset.c.seq.desc()).limit(1)
    row = connection.execute(newest).first()
    return Head(row.seq, row.hash) if row else Head()


def entries(
    connection: Connection, *, after: int = 0, newest: int | None = None
) -> tuple[ChangeSet, ...]:
    """Read change sets above `after` in order, or only the `newest` n of them, newest first."""
    query = select(changeset).where(changeset.c.seq > after)
    if newest is None:
        query = query.order_by(changeset.c.seq)
    else:
        query = query.order_by(changeset.c.seq.desc()).limit(newest)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def _entry(row: RowMapping) -> ChangeSet:
    values: dict[str, Any] = dict(row)
    values["kind"] = Kind[values["kind"]]
    values["at"] = datetime.fromisoformat(values["at"])
    return ChangeSet(**values)


def changes_of(connection: Connection, seq: int) -> tuple[RawChange, ...]:
    """Read the changes of one change set, in the order they were made."""
    query = select(change).where(change.c.seq == seq).order_by(change.c.ordinal)
    return tuple(_raw(row) for row in connection.execute(query).mappings())


def history_of(
    connection: Connection, table: str, key: int
) -> tuple[tuple[ChangeSet, RawChange], ...]:
    """Read everything that ever happened to one row, oldest first."""
    query = (
        select(change)
        .where(change.c.table_name == table, change.c.key == key)
        .order_by(change.c.seq, change.c.ordinal)
    )
    found = [(row["seq"], _raw(row)) for row in connection.execute(query).mappings()]
    seqs = {seq for seq, _ in found}
    heads = connection.execute(select(changeset).where(changeset.c.seq.in_(seqs))).mappings()
    by_seq = {row["seq"]: _entry(row) for row in heads}
    return tuple((by_seq[seq], item) for seq, item in found)


def _raw(row: RowMapping) -> RawChange:
    before, after = row["before"], row["after"]
    return RawChange(
        row["table_name"],
        row["key"],
        None if before is None else json.loads(before),
        None if after is None else json.loads(after),
    )


def chain_problems(connection: Connection) -> tuple[Problem, ...]:
    """Name every change set whose place, link or hash is not what the chain says."""
    problems: list[Problem] = []
    expected = Head()
    for entry in entries(connection):
        if entry.seq != expected.seq + 1:
            problems.append(Problem(str(entry.seq), "chain.gap", {"after": str(expected.seq)}))
        if entry.previous_hash != expected.hash:
            problems.append(Problem(str(entry.seq), "chain.link", {"label": entry.label}))
        if digest(_header(entry), changes_of(connection, entry.seq)) != entry.hash:
            problems.append(Problem(str(entry.seq), "chain.hash", {"label": entry.label}))
        expected = Head(entry.seq, entry.hash)
    orphans = connection.execute(
        select(func.count()).where(change.c.seq.not_in(select(changeset.c.seq)))
    ).scalar_one()
    if orphans:
        problems.append(Problem("change", "chain.orphans", {"count": str(orphans)}))
    return tuple(problems)


def replay_problems(connection: Connection) -> tuple[Problem, ...]:
    """Rebuild every row from the log and name those that stand otherwise in the tables."""
    from thidua_desktop.storage.schema.tables import RECORD_OF, metadata

    built: dict[str, dict[int, Row]] = {name: {} for name in RECORD_OF}
    query = select(change).order_by(change.c.seq, change.c.ordinal)
    for row in connection.execute(query).mappings():
        item = _raw(row)
        rows = built[item.table]
        if item.after is None:
            rows.pop(item.key, None)
        else:
            rows[item.key] = rows.get(item.key, {}) | item.after
    problems: list[Problem] = []
    for name, rows in built.items():
        stored = connection.execute(select(metadata.tables[name])).mappings()
        found = {row["id"]: dict(row) for row in stored}
        problems += [
            Problem(f"{name}#{key}", "replay.differs", {"table": name})
            for key in sorted(rows.keys() | found.keys())
            if rows.get(key) != found.get(key)
        ]
    return tuple(problems)
