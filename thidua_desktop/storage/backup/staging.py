"""The copy on the PC that a set is written from: checked as plain data before it leaves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.storage import durable, journal, proof, sqlite
from thidua_desktop.storage.database import faults
from thidua_desktop.storage.schema.tables import TABLE_OF, metadata
from thidua_desktop.storage.upgrade import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from thidua_desktop.storage.database import Database
    from thidua_desktop.storage.journal import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A closed, checked copy of the data, and what it refers to in the content store."""

    file: Path
    size: int
    sha256: str
    schema_version: int
    head: Head
    counts: dict[str, int]
    objects: tuple[str, ...]


def stage(database: Database, folder: Path, *, step: Callable[[int, int], None]) -> Staged:
    """Copy the live data beside running work, pack and check the copy.

    Raises data.corrupt when pages, links or the journal's proof fail: no set is made of that.
    """
    loose, packed = folder / "loose.db", folder / "data.db"
    database.copy_to(loose, step=step)
    with faults():
        with closing(sqlite3.connect(loose)) as raw:
            raw.execute("VACUUM INTO ?", (str(packed),))
        sqlite.check_copy(packed)
        schema_version = sqlite.require_ours(packed, newest=HEAD)
        engine = sqlite.engine_for(loose)
        try:
            with engine.connect() as connection:
                _require_proof(connection)
                head = journal.head(connection)
                objects = _objects(connection)
        finally:
            engine.dispose()
    return Staged(
        file=packed,
        size=packed.stat().st_size,
        sha256=durable.hash_file(packed),
        schema_version=schema_version,
        head=head,
        counts=counts(packed),
        objects=objects,
    )


def counts(file: Path) -> dict[str, int]:
    """Rows a table of a file that nobody writes, also on a stick: no lock, no journal is made."""
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    with faults(), closing(sqlite3.connect(uri, uri=True)) as raw:
        return {
            name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own names
            for name in sorted(metadata.tables)
        }


def _require_proof(connection: Connection) -> None:
    found = proof.problems(connection)
    if found:
        raise EnvironmentFault("data.corrupt", {"what": found[0].code})


def _objects(connection: Connection) -> tuple[str, ...]:
    """Hashes that the records name, each once, in one order."""
    named: set[str] = set()
    for table in TABLE_OF.values():
        if "sha256" in table.c:
            named |= set(connection.execute(select(func.lower(table.c.sha256))).scalars())
    return tuple(sorted(named))
