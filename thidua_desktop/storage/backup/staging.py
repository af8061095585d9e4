"""The copy on the PC that a set is written from: checked as plain data before it leaves."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.storage import durable, journal, proof, sqlite
from thidua_desktop.storage.backup.job import Step
from thidua_desktop.storage.database import faults
from thidua_desktop.storage.schema.tables import TABLE_OF, metadata
from thidua_desktop.storage.upgrade import HEAD

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy import Connection

    from thidua_desktop.storage.backup.job import BackupJob
    from thidua_desktop.storage.journal import Head

FOLDER = "staging"
CHECKS = 4
OF_THE_COPY = {
    "data.full": "pc.full",
    "data.read_only": "pc.read_only",
    "data.missing": "pc.io",
    "data.locked": "pc.io",
    "data.io": "pc.io",
}
"""SQLite's codes speak of records not saved; in a copy none is at stake."""


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


@contextmanager
def staging_folder(beside: Path) -> Generator[Path]:
    """Give an empty folder in the data folder; what a killed backup left there is removed first.

    Not the system's own temporary folder: names of people must not stay behind where all look.
    """
    folder = beside / FOLDER
    with durable.disk_faults("pc"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stage(job: BackupJob, folder: Path) -> Staged:
    """Copy the live data beside running work, pack and check the copy.

    Raises data.corrupt when pages, links or the journal's proof fail: no set is made of that;
    pc.full, pc.read_only and pc.io when this PC's disk has no room or fails.
    """
    try:
        with durable.disk_faults("pc"), faults():
            return _stage(job, folder)
    except EnvironmentFault as fault:
        if fault.code not in OF_THE_COPY:
            raise
        raise EnvironmentFault(OF_THE_COPY[fault.code], fault.params) from fault


def _stage(job: BackupJob, folder: Path) -> Staged:
    loose, packed = folder / "loose.db", folder / "data.db"

    def copied(left: int, total: int) -> None:
        job.progress(Step.STAGE, total - left, total)

    job.database.copy_to(loose, step=copied)
    job.progress(Step.CHECK, 0, CHECKS)
    with closing(sqlite3.connect(loose)) as raw:
        raw.execute("VACUUM INTO ?", (str(packed),))
    job.progress(Step.CHECK, 1, CHECKS)
    sqlite.check_copy(packed)
    schema_version = sqlite.require_ours(packed, newest=HEAD)
    job.progress(Step.CHECK, 2, CHECKS)
    with _opened(loose) as connection:
        head = journal.head(connection)
        objects = _objects(connection)
    job.progress(Step.CHECK, 3, CHECKS)
    return Staged(
        file=packed,
        size=packed.stat().st_size,
        sha256=durable.hash_file(packed),
        schema_version=schema_version,
        head=head,
        counts=counts(packed),
        objects=objects,
    )


def opened_head(copy: Path) -> Head:
    """Open a copy as the program opens its data, prove it whole and say where its journal ends.

    Raises data.corrupt and data.newer.
    """
    with faults():
        sqlite.check_copy(copy)
        sqlite.require_ours(copy, newest=HEAD)
        with _opened(copy) as connection:
            return journal.head(connection)


@contextmanager
def _opened(copy: Path) -> Generator[Connection]:
    engine = sqlite.engine_for(copy)
    try:
        with engine.connect() as connection:
            _require_proof(connection)
            yield connection
    finally:
        engine.dispose()


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
