"""The data file: opened once, upgraded by copy, watched while it is open."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from thidua_desktop.core.errors import EnvironmentFault, Problem
from thidua_desktop.storage import durable, sqlite, upgrade

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

BREATH = 0.005
"""Seconds a copy leaves to the window between two steps."""


class Database:
    """One file, one connection; every transaction of the program runs through here."""

    def __init__(self, path: Path) -> None:
        """Open an existing file that is already at this program's schema version."""
        self.path = path
        self._engine = sqlite.engine_for(path)
        try:
            with faults():
                self.connection: Connection = self._engine.connect()
                sqlite.quick_check(self.connection)
                self.connection.rollback()
        except BaseException:
            self._engine.dispose()
            raise
        self._identity = _identity(path)

    @property
    def in_act(self) -> bool:
        """Whether a transaction is open, whose changes may still fall."""
        return self.connection.in_transaction()

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """Run one all-or-nothing transaction; errors leave nothing behind.

        Raises data.swapped before anything is written when another file lies in this one's place.
        """
        self._require_same_file()
        with faults(), self.connection.begin():
            yield self.connection
        self._identity = _identity(self.path)

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Read outside of a transaction, or inside the one that is open."""
        inside = self.connection.in_transaction()
        with faults():
            try:
                yield self.connection
            finally:
                if not inside:
                    self.connection.rollback()

    def copy_to(
        self, target: Path, *, pages: int = 512, step: Callable[[int, int], None] | None = None
    ) -> None:
        """Copy the live data into a new file beside running work, through SQLite's own backup.

        Another thread may call this: between steps the window commits. `step` is told the pages
        left and the pages in all; what it raises ends the copy.
        """
        destination = sqlite3.connect(target)
        try:
            with faults():
                raw = self.connection.connection.driver_connection
                assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - narrows for the checker
                raw.backup(
                    destination,
                    pages=pages,
                    progress=None if step is None else lambda _, left, total: step(left, total),
                    sleep=BREATH,
                )
        finally:
            destination.close()

    def problems(self) -> tuple[Problem, ...]:
        """Check every page and every link between rows, slowly and completely."""
        with self.reading() as connection:
            pages = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            links = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        found = [Problem("file", "check.pages", {"what": text}) for text in pages if text != "ok"]
        return (*found, *(Problem(str(row[0]), "check.links", {"table": row[0]}) for row in links))

    def close(self) -> None:
        self.connection.close()
        self._engine.dispose()

    def _require_same_file(self) -> None:
        if _identity(self.path) != self._identity:
            raise EnvironmentFault("data.swapped", {"name": self.path.name})


def _identity(path: Path) -> tuple[int, int, int] | None:
    """Tell the file behind the name; None when it is gone. Never opens it (that drops locks)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino, found.st_size)


@contextmanager
def faults() -> Generator[None]:
    """Translate what the driver raises, once, for everybody."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        translated = sqlite.translate(error)
        if translated is error:
            raise
        raise translated from error


def open_database(path: Path, *, backups: Path, now: datetime, actor: str) -> Database:
    """Open the file, upgrading an older one by a verified copy first.

    Raises data.missing, data.not_ours, data.newer, data.locked, data.corrupt, upgrade.failed.
    """
    version = sqlite.require_ours(path, newest=upgrade.HEAD)
    if version < upgrade.HEAD:
        with faults(), durable.disk_faults("data"):
            upgrade.Upgrade(path=path, now=now, actor=actor).run(backups, version=version)
    return Database(path)


def create_database(path: Path) -> Database:
    """Make a new file with the newest schema, whole or not at all."""
    if path.exists():
        raise EnvironmentFault("data.exists", {"name": path.name})
    beside = path.with_name(f"{path.name}.new")
    with faults(), durable.disk_faults("data"):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        sqlite.create_file(beside)
        upgrade.migrate(beside)
        sqlite.remove_journal(beside)
        beside.rename(path)
        durable.flush_folder(path.parent)
    return Database(path)
