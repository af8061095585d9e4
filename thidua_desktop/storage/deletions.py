"""What acts removed and nobody has brought back: the rows of the recycle bin."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import select

from thidua_desktop.storage import journal
from thidua_desktop.storage.codec import from_row, stored
from thidua_desktop.storage.schema.tables import RECORD_OF, TABLE_OF

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from thidua_desktop.domain.records import Record
    from thidua_desktop.storage.codec import Row
    from thidua_desktop.storage.journal import ChangeSet


@dataclass(frozen=True, slots=True)
class Deletion:
    """One removed row, as it was, and the act that removed it."""

    entry: ChangeSet
    cls: type[Record]
    record: Record


def removed(connection: Connection) -> tuple[Deletion, ...]:
    """Read the rows that are gone now, newest first, in the order they were removed."""
    found: list[Deletion] = []
    seen: set[tuple[str, int]] = set()
    for entry, item in journal.deletions(connection):
        cls = RECORD_OF.get(item.table)
        if cls is None or item.before is None or (item.table, item.key) in seen:
            continue
        seen.add((item.table, item.key))
        if not _exists(connection, cls, item.key):
            found.append(Deletion(entry, cls, record_of(cls, item.before)))
    return tuple(found)


def parents(record: Record) -> tuple[tuple[type[Record], int], ...]:
    """List the rows a record links to."""
    table = TABLE_OF[type(record)]
    return tuple(
        (RECORD_OF[link.column.table.name], key)
        for link in table.foreign_keys
        if (key := getattr(record, link.parent.name)) is not None
    )


def _exists(connection: Connection, cls: type[Record], key: int) -> bool:
    table = TABLE_OF[cls]
    return connection.execute(select(table.c.id).where(table.c.id == key)).first() is not None


def record_of(cls: type[Record], row: Row) -> Record:
    """Read a row, also one from before a column was added: the column's default stands there."""
    defaults = {f.name: stored(f.default) for f in fields(cls) if f.default is not MISSING}
    return from_row(cls, defaults | row)
