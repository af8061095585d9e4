"""The proof that the journal is as it was written, and that the tables are what it says."""

from __future__ import annotations

import hashlib
import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from thidua_desktop.core.errors import Problem
from thidua_desktop.storage.codec import canonical_json
from thidua_desktop.storage.journal import BODY, Head, digest
from thidua_desktop.storage.schema.journal_tables import change, changeset, counter
from thidua_desktop.storage.schema.tables import TABLE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, RowMapping

    from thidua_desktop.storage.codec import Row
    from thidua_desktop.storage.journal import Stored

    Tables = dict[str, dict[int, Row]]

MIGRATED = "barrier.migration"
"""Code of the EVENT that an upgrade leaves, with a digest of each table."""


def problems(connection: Connection) -> tuple[Problem, ...]:
    """Check chain, counters and the replay; everything is read as text, nothing is believed."""
    return (
        *chain_problems(connection),
        *counter_problems(connection),
        *replay_problems(connection),
    )


def chain_problems(connection: Connection) -> tuple[Problem, ...]:
    """Name every change set whose place, link or hash is not what the chain says.

    Codes: chain.gap, chain.link, chain.hash, chain.orphans.
    """
    found: list[Problem] = []
    expected = Head()
    changes = _grouped_changes(connection)
    pending = next(changes, None)
    orphans = 0
    rows = connection.execute(select(changeset).order_by(changeset.c.seq)).mappings().all()
    for row in rows:
        seq, label = row["seq"], {"label": str(row["label"])}
        while pending is not None and pending[0] < seq:
            orphans += len(pending[1])
            pending = next(changes, None)
        stored: list[Stored] = []
        if pending is not None and pending[0] == seq:
            stored, pending = pending[1], next(changes, None)
        if seq != expected.seq + 1:
            found.append(Problem(str(seq), "chain.gap", {"after": str(expected.seq)}))
        if row["previous_hash"] != expected.hash:
            found.append(Problem(str(seq), "chain.link", label))
        if digest({str(name): value for name, value in row.items()}, stored) != row["hash"]:
            found.append(Problem(str(seq), "chain.hash", label))
        expected = Head(seq, row["hash"])
    if pending is not None:
        orphans += len(pending[1])
    orphans += sum(len(rest) for _, rest in changes)
    if orphans:
        found.append(Problem("change", "chain.orphans", {"count": str(orphans)}))
    return tuple(found)


def _grouped_changes(connection: Connection) -> Iterator[tuple[int, list[Stored]]]:
    query = select(change.c.seq, *BODY).order_by(change.c.seq, change.c.ordinal)
    for seq, rows in groupby(connection.execute(query), key=lambda row: row[0]):
        yield seq, [(row[1], row[2], row[3], row[4]) for row in rows]


def counter_problems(connection: Connection) -> tuple[Problem, ...]:
    """Name the tables whose counter would hand out an id that the journal knows already.

    Code: counter.behind.
    """
    used = connection.execute(
        select(change.c.table_name, func.max(change.c.key)).group_by(change.c.table_name)
    )
    last = {row[0]: row[1] for row in connection.execute(select(counter))}
    return tuple(
        Problem(name, "counter.behind", {"table": name})
        for name, key in used
        if last.get(name, 0) < key
    )


def digests(connection: Connection) -> dict[str, str]:
    """Hash every table of the office, for the EVENT of an upgrade."""
    return {name: _digest(rows) for name, rows in _tables(connection).items()}


def replay_problems(connection: Connection) -> tuple[Problem, ...]:
    """Take the tables back through the log to the last upgrade, or to nothing.

    Every change must find what it left. Code: replay.differs.
    """
    start, expected = _start(connection)
    tables = _tables(connection)
    broken = _rewind(connection, tables, start=start)
    problems_found = [
        Problem(f"{name}#{key}", "replay.differs", {"table": name}) for name, key in sorted(broken)
    ]
    for name, rows in tables.items():
        left = {key: row for key, row in rows.items() if (name, key) not in broken}
        if expected is None:
            problems_found += [
                Problem(f"{name}#{key}", "replay.differs", {"table": name}) for key in left
            ]
        elif _digest(rows) != expected.get(name) and not any(n == name for n, _ in broken):
            problems_found.append(Problem(name, "replay.differs", {"table": name}))
    return tuple(problems_found)


def _start(connection: Connection) -> tuple[int, dict[str, str] | None]:
    query = (
        select(changeset.c.seq, changeset.c.detail)
        .where(changeset.c.barrier == MIGRATED)
        .order_by(changeset.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return 0, None
    detail = _parsed(row.detail)
    tables = detail.get("tables") if detail else None
    return row.seq, tables if isinstance(tables, dict) else {}


def _tables(connection: Connection) -> Tables:
    return {
        table.name: {
            row["id"]: dict(row)
            for row in connection.execute(select(table).order_by(table.c.id)).mappings()
        }
        for table in TABLE_OF.values()
    }


def _digest(rows: dict[int, Row]) -> str:
    text = canonical_json([rows[key] for key in sorted(rows)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _rewind(connection: Connection, tables: Tables, *, start: int) -> set[tuple[str, int]]:
    """Undo every change in memory, newest first; return the rows where the log does not fit."""
    broken: set[tuple[str, int]] = set()
    query = (
        select(change)
        .where(change.c.seq > start)
        .order_by(change.c.seq.desc(), change.c.ordinal.desc())
    )
    for row in connection.execute(query).mappings():
        place = (row["table_name"], row["key"])
        if place not in broken and not _take_back(tables.get(place[0]), row):
            broken.add(place)
    return broken


def _take_back(rows: dict[int, Row] | None, step: RowMapping) -> bool:
    if rows is None:
        return False
    before, after, key = _parsed(step["before"]), _parsed(step["after"]), step["key"]
    current = rows.get(key)
    if after is None:
        if current is not None or before is None:
            return False
        rows[key] = before
        return True
    if current is None or any(current.get(name) != value for name, value in after.items()):
        return False
    if before is None:
        return rows.pop(key) == after
    rows[key] = current | before
    return True


def _parsed(text: str | None) -> dict[str, Any] | None:
    """Read a stored row; what was made unreadable from outside counts as no row."""
    if text is None:
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
