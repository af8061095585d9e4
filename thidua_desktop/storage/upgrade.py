"""Schema upgrades: Alembic on a copy, in one transaction, the original kept beside."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.storage import sqlite
from thidua_desktop.storage.schema.journal_tables import APPEND_ONLY

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"
HEAD = 1
"""Newest schema version: `user_version` and the newest revision id are this number."""


def run(path: Path, *, scripts: Path = SCRIPTS, head: int = HEAD) -> None:
    """Bring the file to `head` in one transaction: all of it or nothing."""
    from alembic import command
    from alembic.config import Config

    engine = sqlite.engine_for(path)
    try:
        with engine.connect() as connection, connection.begin():
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, f"{head:04d}")
            _restore_triggers(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={head}")
    finally:
        engine.dispose()


def _restore_triggers(connection: Connection) -> None:
    for statement in APPEND_ONLY:
        name = statement.split()[2]
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)


def upgrade_by_copy(
    path: Path, *, backups: Path, version: int, scripts: Path = SCRIPTS, head: int = HEAD
) -> Path:
    """Keep a checked copy of the old file, upgrade another copy, then put it in place.

    Returns where the old file is kept. Raises upgrade.failed with the original untouched.
    """
    backups.mkdir(parents=True, exist_ok=True)
    kept = backups / f"truoc-nang-cap-{version:04d}-{head:04d}.db"
    work = path.with_suffix(".upgrading")
    _copy(path, kept)
    _copy(path, work)
    run(work, scripts=scripts, head=head)
    _require_sound(work)
    work.replace(path)
    return kept


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    _require_sound(target)


def _require_sound(path: Path) -> None:
    raw = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        sound = raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    finally:
        raw.close()
    if not sound:
        raise EnvironmentFault("upgrade.failed", {"name": path.name})
