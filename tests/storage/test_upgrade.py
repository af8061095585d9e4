from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from builders import CLOCK, MORNING, unit

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.domain.records import Unit
from thidua_desktop.storage import database, proof, upgrade
from thidua_desktop.storage.database import create_database, open_database
from thidua_desktop.storage.journal import Kind
from thidua_desktop.storage.store import Store
from thidua_desktop.storage.upgrade import HEAD, SCRIPTS, Upgrade

if TYPE_CHECKING:
    from pathlib import Path

NEXT = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "{next}", "{head}"

def upgrade():
    strict = {"sqlite_strict": True}
    with op.batch_alter_table("changeset", recreate="always", table_kwargs=strict) as batch:
        batch.alter_column("label", existing_type=sa.Text(), type_=sa.Text(), nullable=False)
    op.execute("UPDATE unit SET name = name || ' (mới)'")
    {more}
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    return with_next(tmp_path, more="pass")


def with_next(folder: Path, *, more: str) -> Path:
    """Return the real scripts and one more: it makes a table anew, which drops its triggers."""
    made = folder / f"scripts-{len(more)}"
    shutil.copytree(SCRIPTS, made)
    script = NEXT.replace("{more}", more).replace("{head}", f"{HEAD:04d}")
    script = script.replace("{next}", f"{HEAD + 1:04d}")
    (made / "versions" / "9999_next.py").write_text(script, encoding="utf-8")
    return made


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a closed file of the newest version with two units in it."""
    store = Store.create(tmp_path / "data" / "thidua.db", clock=CLOCK, actor="Cán bộ mẫu")
    with store.act("Thêm đơn vị") as act:
        act.insert_many([unit("Thôn mẫu 01"), unit("Thôn mẫu 02")])
    store.close()
    return store.database.path


def bring_up(path: Path, scripts: Path) -> Path:
    made = Upgrade(path=path, now=MORNING, actor="Cán bộ mẫu", scripts=scripts, head=HEAD + 1)
    return made.run(path.parent / "backups", version=HEAD)


def reopened(path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(upgrade, "HEAD", HEAD + 1)
    return Store.open(path, clock=CLOCK, actor="Cán bộ mẫu")


def schema(path: Path) -> set[tuple[str, tuple[str, ...]]]:
    """Return objects by clauses; a table made anew has its constraints in any order."""
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(name, _clauses(sql)) for name, sql in rows}


def _clauses(sql: str) -> tuple[str, ...]:
    body, _, options = "".join(sql.split()).replace('"', "").rpartition(")")
    return (*sorted(clause.rstrip(",") for clause in body.split("CONSTRAINT")), options)


def test_an_upgraded_file_is_whole_and_keeps_its_records(
    old: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up(old, scripts)
    store = reopened(old, monkeypatch)
    assert [u.name for u in store.all(Unit)] == ["Thôn mẫu 01 (mới)", "Thôn mẫu 02 (mới)"]
    assert store.problems() == ()
    store.close()
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (HEAD + 1,)


def test_tables_and_triggers_are_those_of_a_fresh_file(
    old: Path, scripts: Path, tmp_path: Path
) -> None:
    bring_up(old, scripts)
    create_database(tmp_path / "fresh.db").close()
    upgrade.migrate(tmp_path / "fresh.db", scripts=scripts, head=HEAD + 1)
    assert schema(old) == schema(tmp_path / "fresh.db")
    names = {name for name, _ in schema(old)}
    assert all(clauses[-1] == "STRICT" for name, clauses in schema(old) if name == "changeset")
    assert {f"{t}_no_{v}" for t in ("change", "changeset") for v in ("update", "delete")} <= names


def test_undo_and_replay_start_at_the_upgrade(
    old: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up(old, scripts)
    store = reopened(old, monkeypatch)
    assert store.undo_label() is None
    assert store.barrier == proof.MIGRATED
    newest = store.latest(1)[0]
    assert (newest.kind, newest.label) == (Kind.EVENT, f"Nâng cấp dữ liệu lên bản {HEAD + 1}")
    with store.act("Thêm đơn vị") as act:
        act.insert(unit("Thôn mẫu 03"))
    assert store.problems() == ()
    with store.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE unit SET name = 'Thôn khác' WHERE id = 1")
    assert [p.code for p in store.problems()] == ["replay.differs"]
    store.close()


def test_the_old_file_is_kept_as_it_was(old: Path, scripts: Path) -> None:
    kept = bring_up(old, scripts)
    assert kept.parent.name == "backups"
    with closing(sqlite3.connect(kept)) as raw:
        names = raw.execute("SELECT name FROM unit ORDER BY id").fetchall()
        assert raw.execute("PRAGMA user_version").fetchone() == (HEAD,)
    assert names == [("Thôn mẫu 01",), ("Thôn mẫu 02",)]


def test_a_script_that_fails_leaves_the_file_byte_for_byte(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    failing = with_next(tmp_path, more="raise RuntimeError('script')")
    with pytest.raises(RuntimeError, match="script"):
        bring_up(old, failing)
    assert old.read_bytes() == before


def test_a_script_that_breaks_a_link_is_refused(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    orphan = (
        'op.execute("INSERT INTO person (id, uid, name, unit_id, position_title, gender, '
        "person_group, is_sample, fold, sort_key, name_key) VALUES "
        "(1, 'p', 'A', 99, '', 'MALE', 'OTHER', 0, '', '', '')\")"
    )
    with pytest.raises(EnvironmentFault, match="data.corrupt"):
        bring_up(old, with_next(tmp_path, more=orphan))
    assert old.read_bytes() == before


def test_what_a_crash_left_half_done_is_taken_back_before_the_copy(
    old: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = old.with_name("thidua.db-journal")
    with closing(sqlite3.connect(old, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size=1")
        raw.execute("BEGIN")
        raw.execute("UPDATE unit SET name = 'Nửa chừng'")
        raw.execute("CREATE TABLE filler AS SELECT randomblob(200000) AS content")
        torn, hot = old.read_bytes(), journal.read_bytes()
        raw.execute("ROLLBACK")
    assert "Nửa chừng".encode() in torn
    old.write_bytes(torn)
    journal.write_bytes(hot)
    bring_up(old, scripts)
    store = reopened(old, monkeypatch)
    assert [u.name for u in store.all(Unit)] == ["Thôn mẫu 01 (mới)", "Thôn mẫu 02 (mới)"]
    store.close()


def test_opening_an_older_file_upgrades_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "thidua.db"
    database.sqlite.create_file(path)
    opened = open_database(path, backups=tmp_path / "backups", now=MORNING, actor="x")
    assert opened.problems() == ()
    opened.close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_disk_that_fills_up_during_the_upgrade_is_told(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrade.shutil, "copyfile", full)
    monkeypatch.setattr(upgrade, "HEAD", HEAD + 1)
    with pytest.raises(EnvironmentFault, match="data.full"):
        open_database(old, backups=old.parent / "backups", now=MORNING, actor="x")
    assert old.read_bytes() == before


def test_a_file_in_use_is_not_upgraded(old: Path, scripts: Path) -> None:
    store = Store.open(old, clock=CLOCK, actor="Cán bộ mẫu")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        bring_up(old, scripts)
    assert store.count(Unit) == 2
    store.close()
