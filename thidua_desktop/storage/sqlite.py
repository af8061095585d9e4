"""Everything only SQLite knows: how the one connection is opened, asserted and translated."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from thidua_desktop.core.errors import EnvironmentFault, rule

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

APPLICATION_ID = 0x54484944  # "THID"
MAGIC = b"SQLite format 3\x00"
PRAGMAS: dict[str, tuple[str, Any]] = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
    "locking_mode": ("EXCLUSIVE", "exclusive"),
}
"""Setting and the value read back. TRUNCATE + FULL lost nothing in power cuts, and a copy of the
file made by hand is complete, which under WAL it is not."""
FAULTS = {
    sqlite3.SQLITE_FULL: "data.full",
    sqlite3.SQLITE_BUSY: "data.locked",
    sqlite3.SQLITE_LOCKED: "data.locked",
    sqlite3.SQLITE_READONLY: "data.read_only",
    sqlite3.SQLITE_PERM: "data.read_only",
    sqlite3.SQLITE_CORRUPT: "data.corrupt",
    sqlite3.SQLITE_NOTADB: "data.not_ours",
    sqlite3.SQLITE_CANTOPEN: "data.missing",
    sqlite3.SQLITE_IOERR: "data.io",
}
PRIMARY_CODE = 0xFF
PATIENCE = 0.5
"""Seconds to wait for a virus scanner to let go; a second window never would."""


def engine_for(path: Path, *, foreign_keys: bool = True) -> Engine:
    """Build an engine whose single connection opens an existing file and never creates one.

    Without `foreign_keys` only for a migration: there a table is made anew under its old name.
    """
    uri = f"{path.resolve().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver opens no transaction of its own; the event below does
        return sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=PATIENCE
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    event.listen(engine, "connect", _prepare if foreign_keys else _prepare_migration)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_migration(raw: Any, record: object) -> None:  # noqa: ANN401 - as below
    _prepare(raw, record)
    raw.execute("PRAGMA foreign_keys=OFF")


def _prepare(raw: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
    for name, (setting, expected) in PRAGMAS.items():
        # mmap_size answers only on a second question
        raw.execute(f"PRAGMA {name}={setting}")
        found = raw.execute(f"PRAGMA {name}").fetchone()
        # a build without memory mapping answers with no row: nothing is mapped
        if found is not None and found[0] != expected:
            raise EnvironmentFault("data.pragma", {"name": name, "found": str(found[0])})
    # until the first write locking_mode guards nothing: take the lock now
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def remove_journal(path: Path) -> None:
    """Remove the empty rollback journal that a closed file leaves (TRUNCATE keeps it)."""
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def check_copy(path: Path) -> None:
    """Check every page and link of a copy; raises data.corrupt."""
    raw = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        sound = raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        linked = raw.execute("PRAGMA foreign_key_check").fetchone() is None
    finally:
        raw.close()
    if not (sound and linked):
        raise EnvironmentFault("data.corrupt", {"name": path.name})


def create_file(path: Path) -> None:
    """Make an empty database of ours; refuses to touch a file that is there."""
    if path.exists():
        raise EnvironmentFault("data.exists", {"name": path.name})
    raw = sqlite3.connect(path)
    try:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA user_version=0")
    finally:
        raw.close()


def require_ours(path: Path, *, newest: int) -> int:
    """Read the header before SQLite does; return the schema version of the file.

    Raises data.missing, data.not_ours and, for a file of a newer program, data.newer; the file
    is only read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise EnvironmentFault("data.missing", {"name": path.name}) from None
    except PermissionError:
        raise EnvironmentFault("data.locked", {"name": path.name}) from None
    ours = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    if not header.startswith(MAGIC) or not ours:
        raise EnvironmentFault("data.not_ours", {"name": path.name})
    version = int.from_bytes(header[60:64], "big")
    if version > newest:
        raise EnvironmentFault("data.newer", {"name": path.name, "version": str(version)})
    return version


def quick_check(connection: Connection) -> None:
    """Raise data.corrupt when the pages or the links between rows are damaged."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if found != "ok" or broken is not None:
        raise EnvironmentFault("data.corrupt")


def translate(error: DatabaseError | sqlite3.Error) -> Exception:
    """Turn a driver error into the sentence the user gets; unknown ones are our own bug."""
    original = error.orig if isinstance(error, DatabaseError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if code is None:
        return error
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return rule("record", "record.link_missing")
    if code == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
        return rule("record", "record.taken", what=str(original).rpartition(": ")[2])
    fault = FAULTS.get(code & PRIMARY_CODE)
    return EnvironmentFault(fault) if fault is not None else error
