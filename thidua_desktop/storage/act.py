"""An act while its transaction is open: each change is made at once and remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.storage import journal
from thidua_desktop.storage.codec import from_row, to_row
from thidua_desktop.storage.delta import RowChange, folded
from thidua_desktop.storage.journal import RawChange
from thidua_desktop.storage.schema.journal_tables import counter
from thidua_desktop.storage.schema.tables import RECORD_OF, TABLE_OF, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Table

    from thidua_desktop.domain.records import Record
    from thidua_desktop.storage.codec import Row
    from thidua_desktop.storage.deletions import Deletion

R = TypeVar("R", bound="Record")


class Act:
    """One act of the user; the Store commits it, or nothing of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[str, int] = {}
        self._rows: list[RowChange] = []
        self.raw: list[RawChange] = []

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """Net changes so far, one a record."""
        return folded(self._rows)

    def insert(self, record: R) -> R:
        """Store a new record and return it with its id, which no row ever had before."""
        return self.insert_many([record])[0]

    def insert_many(self, records: Iterable[R]) -> tuple[R, ...]:
        """Store new records of one kind at once; raises record.taken and record.link_missing."""
        stored: list[R] = [replace(record, id=self._next_id(record)) for record in records]
        if not stored:
            return ()
        table = TABLE_OF[type(stored[0])]
        rows = [to_row(record) for record in stored]
        self._connection.execute(insert(table), rows)
        for record, row in zip(stored, rows, strict=True):
            self.raw.append(RawChange(table.name, record.id, None, row))
            self._rows.append(RowChange(type(record), record.id, None, record))
        return tuple(stored)

    def update(self, record: Record) -> None:
        """Store a changed record; the same content is no change. Raises record.gone."""
        table = TABLE_OF[type(record)]
        row = to_row(record)
        old = self._existing(table, record.id)
        before = {name: value for name, value in old.items() if row[name] != value}
        if not before:
            return
        after = {name: row[name] for name in before}
        self._connection.execute(update(table).where(table.c.id == record.id).values(after))
        self.raw.append(RawChange(table.name, record.id, before, after))
        self._rows.append(RowChange(type(record), record.id, from_row(type(record), old), record))

    def delete(self, cls: type[Record], key: int) -> None:
        """Remove a record that nothing refers to; raises record.gone and record.in_use."""
        table = TABLE_OF[cls]
        old = self._existing(table, key)
        self._remove(table, key)
        self.raw.append(RawChange(table.name, key, old, None))
        self._rows.append(RowChange(cls, key, from_row(cls, old), None))

    def restore(self, deletion: Deletion) -> None:
        """Put a removed row back under its own id, so that every link to it holds again.

        Raises undo.conflict when it is back already and record.link_missing.
        """
        table = TABLE_OF[deletion.cls]
        row = to_row(deletion.record)
        self.apply(RawChange(table.name, deletion.record.id, None, row), since=deletion.entry.seq)

    def apply(self, item: RawChange, *, since: int) -> None:
        """Do a stored change (an inverse, or again), only if its columns are as it left them.

        Raises undo.conflict, naming who changed them after change set `since`, and record.in_use.
        """
        cls = RECORD_OF[item.table]
        table = TABLE_OF[cls]
        current = self._row(table, item.key)
        differing = _differing(current, item.before)
        if differing is not None:
            raise self._conflict(item, differing, since=since)
        if item.after is None:
            self._remove(table, item.key)
        elif item.before is None:
            self._connection.execute(insert(table), item.after)
        else:
            changed = update(table).where(table.c.id == item.key).values(item.after)
            self._connection.execute(changed)
        self.raw.append(item)
        now = None if item.after is None else from_row(cls, (current or {}) | item.after)
        before = None if current is None else from_row(cls, current)
        self._rows.append(RowChange(cls, item.key, before, now))

    def save_counters(self) -> None:
        """Keep the counters above every id ever given, also one that an undo removes."""
        for name, last in self._ids.items():
            self._connection.exec_driver_sql(
                "INSERT INTO counter (table_name, last_id) VALUES (?, ?) "
                "ON CONFLICT (table_name) DO UPDATE SET last_id = excluded.last_id",
                (name, last),
            )

    def _next_id(self, record: Record) -> int:
        name = TABLE_OF[type(record)].name
        if name not in self._ids:
            last = select(counter.c.last_id).where(counter.c.table_name == name)
            self._ids[name] = self._connection.execute(last).scalar() or 0
        self._ids[name] += 1
        return self._ids[name]

    def _row(self, table: Table, key: int) -> Row | None:
        row = self._connection.execute(select(table).where(table.c.id == key)).mappings().first()
        return None if row is None else dict(row)

    def _existing(self, table: Table, key: int) -> Row:
        row = self._row(table, key)
        if row is None:
            raise rule("record", "record.gone", table=table.name)
        return row

    def _remove(self, table: Table, key: int) -> None:
        try:
            self._connection.execute(delete(table).where(table.c.id == key))
        except IntegrityError as error:
            raise RuleError(*self._dependents(table, key)) from error

    def _dependents(self, table: Table, key: int) -> tuple[Problem, ...]:
        """Count who refers to a row, a problem for each table of them."""
        links = [
            (other, link.parent)
            for other in metadata.sorted_tables
            for link in other.foreign_keys
            if link.column.table is table
        ]
        counted = [
            (other.name, self._connection.execute(_counting(other, column == key)).scalar_one())
            for other, column in links
        ]
        return tuple(
            Problem("record", "record.in_use", {"table": table.name, "by": by, "count": str(n)})
            for by, n in counted
            if n
        )

    def _conflict(self, item: RawChange, columns: frozenset[str], *, since: int) -> RuleError:
        entry = journal.last_touch(self._connection, item, columns, since=since)
        who, label = (entry.actor, entry.label) if entry else ("", "")
        return rule("undo", "undo.conflict", who=who, label=label, table=item.table)


def _counting(table: Table, condition: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's generic forms
    return select(func.count()).select_from(table).where(condition)


def _differing(current: Row | None, expected: Row | None) -> frozenset[str] | None:
    """Name the columns that are not as expected (all where the row came or went); None: equal."""
    if current is None or expected is None:
        return None if current is expected else frozenset(current or expected or ())
    names = frozenset(name for name, value in expected.items() if current[name] != value)
    return names or None
