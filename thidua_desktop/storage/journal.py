"""The chain of change sets: what was done, undone and redone, hashed one to the next."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, or_, select

from thidua_desktop.storage.codec import canonical_json
from thidua_desktop.storage.schema.journal_tables import change, changeset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from thidua_desktop.storage.codec import Row

    Stored = tuple[str, int, str | None, str | None]

NO_HASH = "0" * 64
HEADER = tuple(column.name for column in changeset.columns if column.name != "hash")
BODY = (change.c.table_name, change.c.key, change.c.before, change.c.after)


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

    def touches(self, columns: frozenset[str]) -> bool:
        """Whether it wrote one of these columns; a whole row came or went with all of them."""
        if self.before is None or self.after is None:
            return True
        return not columns.isdisjoint(self.after)

    def stored(self) -> Stored:
        return (self.table, self.key, _text(self.before), _text(self.after))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Lần thay đổi, without its changes; `of_seq` is the DO that an UNDO or REDO is about."""

    seq: int
    kind: Kind
    of_seq: int | None = None
    label: str
    actor: str
    at: datetime
    reason: str | None = None
    barrier: str | None = None
    detail: str | None = None
    schema_version: int
    previous_hash: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends; 0 and zeros before the first change set."""

    seq: int = 0
    hash: str = NO_HASH

    def mark(self) -> str:
        """Write "4812 · 7F3A-91C2-…": 64 bits of the head, for working sheets."""
        short = self.hash[:16].upper()
        return f"{self.seq} · " + "-".join(short[n : n + 4] for n in range(0, 16, 4))


def _text(row: Row | None) -> str | None:
    return None if row is None else canonical_json(row)


def digest(header: Mapping[str, object], changes: Sequence[Stored]) -> str:
    """Hash a change set as it is stored: SHA-256 over its canonical JSON, previous hash included.

    The changes count as the very texts of their columns, so that no other spelling passes.
    """
    body = canonical_json({name: header[name] for name in HEADER} | {"changes": changes})
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def line(entry: ChangeSet, changes: Sequence[RawChange]) -> str:
    """Write a sealed change set as one line of text: what was hashed, and the hash."""
    stored = [item.stored() for item in changes]
    return canonical_json(_header(entry) | {"changes": stored, "hash": entry.hash})


def _header(entry: ChangeSet) -> dict[str, Any]:
    header = {name: getattr(entry, name) for name in HEADER}
    return header | {"kind": entry.kind.name, "at": entry.at.isoformat()}


def append(
    connection: Connection, entry: ChangeSet, changes: Sequence[RawChange] = ()
) -> ChangeSet:
    """Seal a change set with its hash and write it as part of the open transaction."""
    header = _header(entry)
    stored = [item.stored() for item in changes]
    sealed = replace(entry, hash=digest(header, stored))
    connection.execute(insert(changeset), header | {"hash": sealed.hash})
    names = [column.name for column in BODY]
    rows = [
        {"seq": entry.seq, "ordinal": n, **dict(zip(names, texts, strict=True))}
        for n, texts in enumerate(stored)
    ]
    if rows:
        connection.execute(insert(change), rows)
    return sealed


def head(connection: Connection) -> Head:
    """Read where the chain ends."""
    newest = select(changeset.c.seq, changeset.c.hash).order_by(changeset.c.seq.desc()).limit(1)
    row = connection.execute(newest).first()
    return Head(row.seq, row.hash) if row else Head()


def newest(connection: Connection, limit: int) -> tuple[ChangeSet, ...]:
    """Read the newest change sets, newest first."""
    query = select(changeset).order_by(changeset.c.seq.desc()).limit(limit)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def since(connection: Connection, seq: int) -> tuple[ChangeSet, ...]:
    """Read the change sets after `seq`, oldest first."""
    query = select(changeset).where(changeset.c.seq > seq).order_by(changeset.c.seq)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def for_undo(connection: Connection, actor: str) -> tuple[ChangeSet, ...]:
    """Read, oldest first, anybody's last barrier and what this actor did after it."""
    barrier = select(func.max(changeset.c.seq)).where(changeset.c.barrier.is_not(None))
    last = connection.execute(barrier).scalar() or 0
    own = (changeset.c.actor == actor) & (changeset.c.kind != Kind.EVENT.name)
    query = (
        select(changeset)
        .where(changeset.c.seq >= last, or_(changeset.c.seq == last, own))
        .order_by(changeset.c.seq)
    )
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def holds(connection: Connection, known: Head) -> bool:
    """Whether this chain once ended at a head that was seen elsewhere (a backup set, a print)."""
    query = select(changeset.c.hash).where(changeset.c.seq == known.seq)
    found = connection.execute(query).scalar()
    return (NO_HASH if known.seq == 0 else found) == known.hash


def first_change_after(connection: Connection, seq: int) -> datetime | None:
    """When records were first changed after change set `seq`; events change none."""
    query = (
        select(changeset.c.at)
        .where(changeset.c.seq > seq, changeset.c.kind != Kind.EVENT.name)
        .order_by(changeset.c.seq)
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return None if found is None else datetime.fromisoformat(found)


def changes_of(connection: Connection, seq: int) -> tuple[RawChange, ...]:
    """Read the changes of one change set, in the order they were made."""
    query = select(change).where(change.c.seq == seq).order_by(change.c.ordinal)
    return tuple(_raw(row) for row in connection.execute(query).mappings())


def history_of(
    connection: Connection, table: str, key: int, *, since: int = 0
) -> tuple[tuple[ChangeSet, RawChange], ...]:
    """Read everything that happened to one row after change set `since`, oldest first."""
    query = (
        select(changeset, *BODY)
        .join(change, change.c.seq == changeset.c.seq)
        .where(change.c.table_name == table, change.c.key == key, change.c.seq > since)
        .order_by(change.c.seq, change.c.ordinal)
    )
    return tuple((_entry(row), _raw(row)) for row in connection.execute(query).mappings())


def deletions(connection: Connection) -> tuple[tuple[ChangeSet, RawChange], ...]:
    """Read every row an act removed and no undo has brought back, newest first.

    What lies behind a barrier of its own (a set-up removed on purpose) is left out.
    """
    again = select(func.max(changeset.c.seq)).where(changeset.c.of_seq.is_not(None))
    last = again.group_by(changeset.c.of_seq)
    undone = select(changeset.c.of_seq).where(
        changeset.c.seq.in_(last), changeset.c.kind == Kind.UNDO.name
    )
    query = (
        select(changeset, *BODY)
        .join(change, change.c.seq == changeset.c.seq)
        .where(
            change.c.after.is_(None),
            changeset.c.kind == Kind.DO.name,
            changeset.c.barrier.is_(None),
            changeset.c.seq.not_in(undone),
        )
        .order_by(change.c.seq.desc(), change.c.ordinal)
    )
    return tuple((_entry(row), _raw(row)) for row in connection.execute(query).mappings())


def last_touch(
    connection: Connection, item: RawChange, columns: frozenset[str], *, since: int
) -> ChangeSet | None:
    """Find the newest change set after `since` that wrote these columns of a row."""
    steps = history_of(connection, item.table, item.key, since=since)
    return next((entry for entry, step in reversed(steps) if step.touches(columns)), None)


def _entry(row: RowMapping) -> ChangeSet:
    values: dict[str, Any] = {name: row[name] for name in (*HEADER, "hash")}
    values["kind"] = Kind[values["kind"]]
    values["at"] = datetime.fromisoformat(values["at"])
    return ChangeSet(**values)


def _raw(row: RowMapping) -> RawChange:
    before, after = row["before"], row["after"]
    return RawChange(
        row["table_name"],
        row["key"],
        None if before is None else json.loads(before),
        None if after is None else json.loads(after),
    )
