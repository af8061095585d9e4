"""Schema upgrades: Alembic on a copy, in one transaction, the original kept beside."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.storage import durable, journal, proof, sqlite
from thidua_desktop.storage.codec import canonical_json
from thidua_desktop.storage.journal import ChangeSet, Kind
from thidua_desktop.storage.schema.journal_tables import APPEND_ONLY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"
HEAD = 4
"""Newest schema version: `user_version` and the newest revision id are this number."""


def migrate(
    path: Path,
    *,
    scripts: Path = SCRIPTS,
    head: int = HEAD,
    after: Callable[[Connection], None] | None = None,
) -> None:
    """Bring the file to `head` in one transaction, `after` included: all of it or nothing."""
    from alembic import command
    from alembic.config import Config

    engine = sqlite.engine_for(path, foreign_keys=False)
    try:
        with engine.connect() as connection, connection.begin():
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, f"{head:04d}")
            _restore_triggers(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={head}")
            if after is not None:
                after(connection)
    finally:
        engine.dispose()


def _restore_triggers(connection: Connection) -> None:
    for statement in APPEND_ONLY:
        name = statement.split()[2]
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """Bring an older data file to `head`; the file itself is replaced only by a finished copy."""

    path: Path
    now: datetime
    actor: str
    scripts: Path = SCRIPTS
    head: int = HEAD

    def run(self, backups: Path, *, version: int) -> Path:
        """Return where the old file is kept; on any fault the original is untouched.

        Raises data.locked, data.corrupt, data.full and upgrade.failed.
        """
        backups.mkdir(parents=True, exist_ok=True)
        stamp = self.now.strftime("%Y%m%dT%H%M%S")
        kept = backups / f"before-upgrade-{version:04d}-{self.head:04d}-{stamp}.db"
        work = self.path.with_name(f"{self.path.name}.upgrading")
        with closing(_held(self.path)) as live:
            _keep(live, kept)
            shutil.copyfile(kept, work)
            if durable.hash_file(work) != durable.hash_file(kept):
                raise EnvironmentFault("upgrade.failed", {"name": self.path.name})
            self._migrate(work, version=version)
        sqlite.remove_journal(self.path)
        work.replace(self.path)
        durable.flush_folder(self.path.parent)
        return kept

    def _migrate(self, work: Path, *, version: int) -> None:
        """Upgrade the copy and make sure of it; a fault of our own script leaves it lying there."""
        migrate(
            work,
            scripts=self.scripts,
            head=self.head,
            after=lambda connection: self._record(connection, version=version),
        )
        sqlite.check_copy(work)
        sqlite.remove_journal(work)
        durable.flush_file(work)

    def _record(self, connection: Connection, *, version: int) -> None:
        """Leave the EVENT where undo and replay start from now on."""
        head = journal.head(connection)
        detail = {"from": version, "to": self.head, "tables": proof.digests(connection)}
        entry = ChangeSet(
            seq=head.seq + 1,
            kind=Kind.EVENT,
            label=f"Nâng cấp dữ liệu lên bản {self.head}",
            actor=self.actor,
            at=self.now,
            barrier=proof.MIGRATED,
            detail=canonical_json(detail),
            schema_version=self.head,
            previous_hash=head.hash,
        )
        journal.append(connection, entry)


def _held(path: Path) -> sqlite3.Connection:
    """Open the file alone; SQLite first takes back what a crash left half done."""
    live = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=sqlite.PATIENCE,
    )
    try:
        live.execute("PRAGMA locking_mode=EXCLUSIVE")
        live.execute("BEGIN EXCLUSIVE")
        live.execute("COMMIT")
    except sqlite3.Error:
        live.close()
        raise
    return live


def _keep(live: sqlite3.Connection, kept: Path) -> None:
    """Copy, check and flush; only a sound copy gets its name."""
    beside = kept.with_name(f"{kept.name}.part")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside)) as copy:
        live.backup(copy)
    sqlite.check_copy(beside)
    sqlite.remove_journal(beside)
    durable.flush_file(beside)
    beside.replace(kept)
    durable.flush_folder(kept.parent)
