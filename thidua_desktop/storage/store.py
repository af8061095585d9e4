"""The one door: reading records, and changing them as acts of the journal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, func, insert, select, update

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.storage import journal
from thidua_desktop.storage.codec import from_row, to_row
from thidua_desktop.storage.database import create_database, open_database
from thidua_desktop.storage.journal import ChangeSet, Head, Kind, RawChange
from thidua_desktop.storage.schema.journal_tables import counter
from thidua_desktop.storage.schema.tables import RECORD_OF, TABLE_OF
from thidua_desktop.storage.undo_stack import UndoStack
from thidua_desktop.storage.upgrade import HEAD as SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.domain.records import Record
    from thidua_desktop.storage.database import Database

R = TypeVar("R", bound="Record")


@dataclass(frozen=True, slots=True)
class RowChange:
    """A record before and after; None where it was not there."""

    cls: type[Record]
    id: int
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Delta:
    """What one committed change set did, announced once to every screen."""

    seq: int
    kind: Kind
    label: str
    changes: tuple[RowChange, ...]
    at: datetime


if TYPE_CHECKING:
    Guard = Callable[["Store", tuple[RowChange, ...]], tuple[Problem, ...]]


class Act:
    """One act of the user while its transaction is open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[str, int] = {}
        self.raw: list[RawChange] = []
        self.rows: list[RowChange] = []

    def insert(self, record: R) -> R:
        """Store a new record and return it with its id, which no row ever had before."""
        return self.insert_many([record])[0]

    def insert_many(self, records: Iterable[R]) -> tuple[R, ...]:
        """Store new records of one kind at once."""
        stored: list[R] = [replace(record, id=self._next_id(record)) for record in records]
        if not stored:
            return ()
        table = TABLE_OF[type(stored[0])]
        rows = [to_row(record) for record in stored]
        self._connection.execute(insert(table), rows)
        for record, row in zip(stored, rows, strict=True):
            self.raw.append(RawChange(table.name, record.id, None, row))
            self.rows.append(RowChange(type(record), record.id, None, record))
        return tuple(stored)

    def update(self, record: Record) -> None:
        """Store a changed record; the same content is no change."""
        table = TABLE_OF[type(record)]
        row = to_row(record)
        old = self._row(table.name, record.id)
        before = {name: value for name, value in old.items() if row[name] != value}
        if not before:
            return
        after = {name: row[name] for name in before}
        self._connection.execute(update(table).where(table.c.id == record.id).values(after))
        self.raw.append(RawChange(table.name, record.id, before, after))
        self.rows.append(RowChange(type(record), record.id, from_row(type(record), old), record))

    def delete(self, cls: type[Record], key: int) -> None:
        """Remove a record that nothing refers to; raises record.in_use otherwise."""
        table = TABLE_OF[cls]
        old = self._row(table.name, key)
        self._connection.execute(delete(table).where(table.c.id == key))
        self.raw.append(RawChange(table.name, key, old, None))
        self.rows.append(RowChange(cls, key, from_row(cls, old), None))

    def apply(self, item: RawChange, *, by: Callable[[str, int], str]) -> None:
        """Do a stored change (an inverse, or again); `by` names who changed a row since.

        Raises undo.conflict when the columns it would write are no longer what it left.
        """
        table = TABLE_OF[RECORD_OF[item.table]]
        cls = RECORD_OF[item.table]
        stored = self._connection.execute(select(table).where(table.c.id == item.key)).mappings()
        found = stored.first()
        current = None if found is None else dict(found)
        if not _matches(current, item.before):
            raise rule("undo", "undo.conflict", who=by(item.table, item.key))
        if item.after is None:
            self._connection.execute(delete(table).where(table.c.id == item.key))
        elif item.before is None:
            self._connection.execute(insert(table), item.after)
        else:
            changed = update(table).where(table.c.id == item.key).values(item.after)
            self._connection.execute(changed)
        self.raw.append(item)
        gone = item.after is None
        now = None if gone else from_row(cls, (current or {}) | (item.after or {}))
        before = None if current is None else from_row(cls, current)
        self.rows.append(RowChange(cls, item.key, before, now))

    def _row(self, table_name: str, key: int) -> dict[str, Any]:
        table = TABLE_OF[RECORD_OF[table_name]]
        row = self._connection.execute(select(table).where(table.c.id == key)).mappings().first()
        if row is None:
            raise rule("record", "record.gone", table=table_name)
        return dict(row)

    def _next_id(self, record: Record) -> int:
        name = TABLE_OF[type(record)].name
        if name not in self._ids:
            last = select(counter.c.last_id).where(counter.c.table_name == name)
            self._ids[name] = self._connection.execute(last).scalar() or 0
        self._ids[name] += 1
        return self._ids[name]

    def save_counters(self) -> None:
        """Keep the counters above every id ever given, also one that an undo removes."""
        for name, last in self._ids.items():
            self._connection.exec_driver_sql(
                "INSERT INTO counter (table_name, last_id) VALUES (?, ?) "
                "ON CONFLICT (table_name) DO UPDATE SET last_id = excluded.last_id",
                (name, last),
            )


def _matches(current: dict[str, Any] | None, expected: dict[str, Any] | None) -> bool:
    if current is None or expected is None:
        return current is expected
    return all(current[name] == value for name, value in expected.items())


class Store:
    """The office's records behind their journal."""

    def __init__(self, database: Database, *, clock: Clock, actor: str) -> None:
        self._database = database
        self._clock = clock
        self._actor = actor
        self.on_commit: Callable[[Delta], None] | None = None
        self._guards: list[Guard] = []
        with database.reading() as connection:
            self._head = journal.head(connection)
            self._stack = UndoStack.read(connection, actor)

    @classmethod
    def open(cls, path: Path, *, clock: Clock, actor: str) -> Store:
        """Open the data file, upgrading it when it is older (see storage.database)."""
        database = open_database(path, backups=path.parent / "backups")
        return cls(database, clock=clock, actor=actor)

    @classmethod
    def create(cls, path: Path, *, clock: Clock, actor: str) -> Store:
        """Make a new, empty data file."""
        return cls(create_database(path), clock=clock, actor=actor)

    def close(self) -> None:
        self._database.close()

    @property
    def actor(self) -> str:
        return self._actor

    def act_as(self, actor: str) -> None:
        """Let all later acts be this person's, and undo reach this person's acts only."""
        self._actor = actor
        with self._database.reading() as connection:
            self._stack = UndoStack.read(connection, actor)

    def use_clock(self, clock: Clock) -> None:
        """Date all later acts by this clock (the sample's stands still)."""
        self._clock = clock

    @property
    def database(self) -> Database:
        return self._database

    @property
    def head(self) -> Head:
        return self._head

    def add_guard(self, guard: Guard) -> None:
        """Have `guard` judge every change before it is committed, undo and redo included."""
        self._guards.append(guard)

    # reading

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Every record of a kind, by id."""
        return self.where(cls)

    def where(self, cls: type[R], **equals: object) -> tuple[R, ...]:
        """Return records whose columns equal these values, by id."""
        table = TABLE_OF[cls]
        query = select(table).filter_by(**equals).order_by(table.c.id)
        with self._database.reading() as connection:
            return tuple(from_row(cls, dict(row)) for row in connection.execute(query).mappings())

    def get(self, cls: type[R], key: int) -> R:
        """Return one record; raises record.gone."""
        found = self.where(cls, id=key)
        if not found:
            raise rule("record", "record.gone", table=TABLE_OF[cls].name)
        return found[0]

    def count(self, cls: type[Record]) -> int:
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(TABLE_OF[cls])).scalar_one()

    def latest(self, limit: int) -> tuple[ChangeSet, ...]:
        """Newest change sets first."""
        with self._database.reading() as connection:
            return journal.entries(connection, newest=limit)

    def history(self, cls: type[Record], key: int) -> tuple[tuple[ChangeSet, RawChange], ...]:
        """Everything that ever happened to one record, oldest first."""
        with self._database.reading() as connection:
            return journal.history_of(connection, TABLE_OF[cls].name, key)

    # changing

    @contextmanager
    def act(
        self, label: str, *, reason: str | None = None, barrier: str | None = None
    ) -> Generator[Act]:
        """One act = one transaction = one change set; an act that changes nothing leaves none.

        `barrier` is the code of why undo stops here (issue, lock, closing).
        """
        with self._transaction() as (connection, act):
            yield act
            entry = self._finish(
                connection, act, Kind.DO, label=label, reason=reason, barrier=barrier
            )
        self._announce(entry, act)

    def event(self, label: str, *, reason: str | None = None) -> None:
        """Record something that changed no record (print, export, backup, login)."""
        with self._database.transaction() as connection:
            entry = self._write(connection, (), kind=Kind.EVENT, label=label, reason=reason)
        self._head = Head(entry.seq, entry.hash)

    def undo_label(self) -> str | None:
        """Name what Ctrl+Z would take back; None when nothing can be."""
        return self._stack.undo_label

    def redo_label(self) -> str | None:
        return self._stack.redo_label

    @property
    def barrier(self) -> str | None:
        """Code of the barrier undo stands at, when nothing newer can be undone."""
        return self._stack.barrier

    def undo(self) -> None:
        """Take this actor's newest act back, as a new change set under the same guards.

        Raises undo.nothing, undo.barrier and undo.conflict.
        """
        step = self._stack.next_undo()
        if step is None:
            code = "undo.barrier" if self._stack.barrier else "undo.nothing"
            raise rule("undo", code, barrier=self._stack.barrier or "")
        self._apply_again(step.seq, step.label, kind=Kind.UNDO)

    def redo(self) -> None:
        """Do again what was undone last; raises redo.nothing and undo.conflict."""
        step = self._stack.next_redo()
        if step is None:
            raise rule("undo", "redo.nothing")
        self._apply_again(step.seq, step.label, kind=Kind.REDO)

    def _apply_again(self, seq: int, label: str, *, kind: Kind) -> None:
        with self._transaction() as (connection, act):
            changes = journal.changes_of(connection, seq)
            if kind is Kind.UNDO:
                changes = tuple(item.inverse() for item in reversed(changes))
            for item in changes:
                act.apply(item, by=lambda t, k: self._who(connection, t, k))
            entry = self._finish(connection, act, kind, label=label, of_seq=seq)
        self._announce(entry, act)

    def _who(self, connection: Connection, table: str, key: int) -> str:
        steps = journal.history_of(connection, table, key)
        return steps[-1][0].actor if steps else ""

    @contextmanager
    def _transaction(self) -> Generator[tuple[Connection, Act]]:
        with self._database.transaction() as connection:
            yield connection, Act(connection)

    def _finish(
        self,
        connection: Connection,
        act: Act,
        kind: Kind,
        *,
        label: str,
        reason: str | None = None,
        barrier: str | None = None,
        of_seq: int | None = None,
    ) -> ChangeSet | None:
        if not act.raw:
            return None
        rows = tuple(act.rows)
        problems = [problem for guard in self._guards for problem in guard(self, rows)]
        if problems:
            raise RuleError(*problems)
        act.save_counters()
        return self._write(
            connection,
            tuple(act.raw),
            kind=kind,
            label=label,
            reason=reason,
            barrier=barrier,
            of_seq=of_seq,
        )

    def _write(
        self,
        connection: Connection,
        changes: tuple[RawChange, ...],
        *,
        kind: Kind,
        label: str,
        reason: str | None = None,
        barrier: str | None = None,
        of_seq: int | None = None,
    ) -> ChangeSet:
        draft = ChangeSet(
            seq=self._head.seq + 1,
            kind=kind,
            of_seq=of_seq,
            label=label,
            actor=self._actor,
            at=self._clock.now(),
            reason=reason,
            barrier=barrier,
            schema_version=SCHEMA_VERSION,
            previous_hash=self._head.hash,
            hash="",
        )
        entry = journal.sealed(draft, changes)
        journal.append(connection, entry, changes)
        return entry

    def _announce(self, entry: ChangeSet | None, act: Act) -> None:
        if entry is None:
            return
        self._head = Head(entry.seq, entry.hash)
        self._stack.push(entry)
        if self.on_commit is not None:
            self.on_commit(Delta(entry.seq, entry.kind, entry.label, tuple(act.rows), entry.at))

    # proof

    def problems(self) -> tuple[Problem, ...]:
        """Check the chain and replay the log against the tables."""
        with self._database.reading() as connection:
            return (*journal.chain_problems(connection), *journal.replay_problems(connection))
