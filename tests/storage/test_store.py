from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from builders import CLOCK, MORNING, campaign, new_store, reopen, unit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.errors import EnvironmentFault, Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Field, Person, Unit
from thidua_desktop.domain.terms import CampaignState, Gender, PersonGroup, UnitKind
from thidua_desktop.storage import proof
from thidua_desktop.storage.codec import column_types
from thidua_desktop.storage.database import create_database
from thidua_desktop.storage.journal import Kind
from thidua_desktop.storage.schema.tables import TABLE_OF, metadata
from thidua_desktop.storage.sqlite import PRAGMAS, create_file, engine_for
from thidua_desktop.storage.store import Store
from thidua_desktop.storage.upgrade import APPEND_ONLY

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.storage.store import Act, Delta, RowChange


def add(store: Store, name: str) -> Unit:
    with store.act(f"Thêm {name}") as act:
        return act.insert(unit(name))


def person(home: Unit, name: str = "Nguyễn Thị Mẫu") -> Person:
    return Person(
        uid=new_uid(),
        name=name,
        unit_id=home.id,
        gender=Gender.FEMALE,
        person_group=PersonGroup.WORKER,
    )


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.database.reading() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for name, table in ((t.name, t) for t in TABLE_OF.values())
        }


def test_the_live_connection_has_every_pragma(store: Store) -> None:
    for name, (_, expected) in PRAGMAS.items():
        with store.database.reading() as connection:
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        assert found in (expected, None), name


def test_each_table_holds_exactly_its_record() -> None:
    for cls, table in TABLE_OF.items():
        assert tuple(table.c.keys()) == tuple(column_types(cls))


def test_an_upgraded_file_equals_a_fresh_one(tmp_path: Path) -> None:
    create_database(tmp_path / "upgraded.db").close()
    create_file(tmp_path / "fresh.db")
    engine = engine_for(tmp_path / "fresh.db")
    with engine.begin() as connection:
        metadata.create_all(connection)
        for statement in APPEND_ONLY:
            connection.exec_driver_sql(statement)
    engine.dispose()
    assert _objects(tmp_path / "upgraded.db") == _objects(tmp_path / "fresh.db")


def _objects(path: Path) -> set[tuple[str, str, str]]:
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    raw.close()
    return {
        (kind, name, "".join(sql.split()).replace('"', ""))
        for kind, name, sql in rows
        if name != "alembic_version"
    }


def test_a_record_comes_back_as_it_was_stored(store: Store) -> None:
    stored = add(store, "Thôn mẫu 01")
    assert store.get(Unit, stored.id) == stored


def test_an_act_that_fails_leaves_nothing(store: Store) -> None:
    before, head = dump(store), store.head
    with pytest.raises(ZeroDivisionError), store.act("Hỏng giữa chừng") as act:
        act.insert(unit())
        _ = 1 // 0
    assert (dump(store), store.head) == (before, head)


def test_an_act_without_change_is_no_act(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    head = store.head
    with store.act("Không đổi gì") as act:
        act.update(kept)
    assert store.head == head


def test_undone_ids_are_never_given_again(store: Store) -> None:
    first = add(store, "Thôn mẫu 01")
    store.undo()
    store = reopen(store)
    second = add(store, "Thôn mẫu 02")
    assert second.id > first.id
    store.close()


def test_undo_and_redo_survive_a_restart(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    store = reopen(store)
    assert store.undo_label() == "Thêm Thôn mẫu 01"
    store.undo()
    store = reopen(store)
    assert store.all(Unit) == ()
    assert store.redo_label() == "Thêm Thôn mẫu 01"
    store.redo()
    assert store.all(Unit) == (kept,)
    store.close()


def test_a_new_act_clears_redo(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    store.undo()
    add(store, "Thôn mẫu 02")
    assert store.redo_label() is None
    with pytest.raises(RuleError, match="redo.nothing"):
        store.redo()


def test_undo_skips_events_and_stops_at_a_barrier(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    with store.act("Ban hành", barrier="barrier.issue") as act:
        act.insert(unit("Thôn mẫu 02"))
    with pytest.raises(RuleError, match="undo.barrier"):
        store.undo()
    add(store, "Thôn mẫu 03")
    store.event("In giấy khen")
    store.undo()
    assert [u.name for u in store.all(Unit)] == ["Thôn mẫu 01", "Thôn mẫu 02"]
    with pytest.raises(RuleError, match="undo.barrier"):
        store.undo()


def test_undo_touches_only_ones_own_acts_and_names_who_changed_since(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    with store.act("Đổi tên") as act:
        act.update(replace(kept, name="Thôn mẫu 1"))
    store = reopen(store, actor="Người khác")
    assert store.undo_label() is None
    with store.act("Đổi tên nữa") as act:
        act.update(replace(kept, name="Thôn mẫu một"))
    store = reopen(store)
    with pytest.raises(RuleError) as caught:
        store.undo()
    assert caught.value.problems[0].code == "undo.conflict"
    assert caught.value.problems[0].params["who"] == "Người khác"
    store.close()


def test_undo_of_one_column_leaves_anothers_change(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    with store.act("Đổi tên") as act:
        act.update(replace(kept, name="Thôn mẫu 1"))
    store = reopen(store, actor="Người khác")
    with store.act("Đổi thứ tự") as act:
        act.update(replace(store.get(Unit, kept.id), position=7))
    store = reopen(store)
    store.undo()
    assert store.get(Unit, kept.id) == replace(kept, position=7)
    store.close()


def test_a_record_in_use_is_not_deleted(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    with store.act("Thêm người") as act:
        act.insert(person(kept))
    with pytest.raises(RuleError, match="record.in_use") as caught, store.act("Xóa") as act:
        act.delete(Unit, kept.id)
    assert caught.value.problems[0].params == {"table": "unit", "by": "person", "count": "1"}
    assert store.all(Unit) == (kept,)


def test_undo_of_an_insert_that_others_use_is_refused(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    store.act_as("Người khác")
    with store.act("Thêm người") as act:
        act.insert(person(kept))
    store.act_as("Cán bộ mẫu")
    with pytest.raises(RuleError, match="record.in_use"):
        store.undo()
    assert store.count(Person) == 1


def test_a_link_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(RuleError, match="record.link_missing"), store.act("Thêm") as act:
        act.insert(person(replace(unit(), id=99)))


def test_a_number_that_is_taken_is_refused(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    with pytest.raises(RuleError, match="record.taken"), store.act("Thêm") as act:
        act.insert(replace(unit("Thôn mẫu 02"), uid=kept.uid))


def test_a_record_that_is_gone_is_named_so(store: Store) -> None:
    with pytest.raises(RuleError, match="record.gone"), store.act("Sửa") as act:
        act.update(replace(unit(), id=7))
    with pytest.raises(RuleError, match="record.gone"), store.act("Xóa") as act:
        act.delete(Unit, 7)
    with pytest.raises(RuleError, match="record.gone"):
        store.get(Unit, 7)


def test_records_are_found_by_terms_and_by_nothing(store: Store) -> None:
    with store.act("Thêm") as act:
        school = act.insert(unit("Trường mẫu", kind=UnitKind.SCHOOL))
        act.insert(unit("Thôn mẫu 01"))
    assert store.where(Unit, kind=UnitKind.SCHOOL) == (school,)
    assert len(store.where(Unit, head=None, is_sample=False)) == 2


def test_what_comes_to_nothing_within_an_act_is_no_change(store: Store) -> None:
    kept, head = add(store, "Thôn mẫu 01"), store.head
    with store.act("Đổi rồi đổi lại") as act:
        act.update(replace(kept, name="Khác"))
        act.update(kept)
        act.delete(Unit, act.insert(unit("Thoáng qua")).id)
    assert store.head == head
    assert store.problems() == ()


def test_an_act_is_announced_as_one_change_a_record(store: Store) -> None:
    heard: list[Delta] = []
    store.on_commit = heard.append
    with store.act("Thêm rồi sửa") as act:
        made = act.insert(unit("Thôn mẫu 01"))
        act.update(replace(made, position=3))
    changes = heard[0].changes
    assert [(c.before, c.after) for c in changes] == [(None, replace(made, position=3))]
    store.undo()
    assert store.all(Unit) == ()
    store.redo()
    assert store.all(Unit) == (replace(made, position=3),)
    assert store.problems() == ()


def test_an_event_is_in_the_chain_and_may_be_a_barrier(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    store.event("Sao lưu", detail={"set": "000001"})
    assert store.undo_label() == "Thêm Thôn mẫu 01"
    store.event("Khôi phục", barrier="barrier.restore")
    assert store.undo_label() is None
    with pytest.raises(RuleError) as caught:
        store.undo()
    params = {"barrier": "barrier.restore", "label": "Khôi phục"}
    assert caught.value.problems[0].params == params
    assert store.latest(2)[1].detail == '{"set":"000001"}'
    assert store.problems() == ()


def test_undo_follows_the_person_at_the_desk(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    store.act_as("Người khác")
    assert store.undo_label() is None
    add(store, "Thôn mẫu 02")
    assert store.undo_label() == "Thêm Thôn mẫu 02"
    store.act_as("Cán bộ mẫu")
    assert store.undo_label() == "Thêm Thôn mẫu 01"


def test_the_history_of_a_record_says_who_and_what(store: Store) -> None:
    kept = add(store, "Thôn mẫu 01")
    with store.act("Đổi tên", reason="Sáp nhập") as act:
        act.update(replace(kept, name="Thôn mẫu 1"))
    (first, made), (second, renamed) = store.history(Unit, kept.id)
    assert (first.label, made.before) == ("Thêm Thôn mẫu 01", None)
    assert (second.reason, second.actor) == ("Sáp nhập", "Cán bộ mẫu")
    assert (renamed.before, renamed.after) == ({"name": "Thôn mẫu 01"}, {"name": "Thôn mẫu 1"})


def test_a_working_sheet_shows_64_bits_of_the_head(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    number, _, code = store.head.mark().partition(" · ")
    assert number == "1"
    assert code.replace("-", "").lower() == store.head.hash[:16]


def test_a_copy_may_be_made_while_another_thread_commits(store: Store, tmp_path: Path) -> None:
    with store.act("Nhiều") as act:
        act.insert_many([unit(f"Thôn mẫu {n}") for n in range(400)])
    target = tmp_path / "copy.db"
    copying = Thread(target=store.database.copy_to, args=(target,), kwargs={"pages": 1})
    copying.start()
    for n in range(20):
        add(store, f"Thôn thêm {n}")
    copying.join()
    raw = sqlite3.connect(target)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("SELECT count(*) FROM unit").fetchone()[0] >= 400
    raw.close()


def test_guards_judge_undo_as_well(store: Store) -> None:
    add(store, "Thôn mẫu 01")

    def no_removal(_: Store, rows: tuple[RowChange, ...]) -> tuple[Problem, ...]:
        return tuple(Problem("unit", "unit.kept") for row in rows if row.after is None)

    store.add_guard(no_removal)
    with pytest.raises(RuleError, match="unit.kept"):
        store.undo()
    assert store.count(Unit) == 1


def test_every_commit_is_announced_once(store: Store) -> None:
    heard: list[Delta] = []
    store.on_commit = heard.append
    kept = add(store, "Thôn mẫu 01")
    store.undo()
    assert [d.kind for d in heard] == [Kind.DO, Kind.UNDO]
    assert heard[0].changes[0].after == kept
    assert heard[1].changes[0].before == kept
    assert heard[1].changes[0].after is None


NAMES = st.text("aăâbcdđêôơư ", min_size=1, max_size=8)
KINDS = ("add", "rename", "delete", "settle", "entry", "undo", "redo", "event", "reopen")
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), NAMES, st.integers(0)), max_size=16)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_undoing_everything_returns_every_table(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    store = new_store(tmp_path_factory.mktemp("data"))
    given_out: set[tuple[str, int]] = set()
    store.on_commit = lambda delta: _never_again(given_out, delta)
    empty = dump(store)
    for step, name, pick in steps:
        if step == "reopen":
            store = reopen(store)
            store.on_commit = lambda delta: _never_again(given_out, delta)
        _take(store, step, name=name, pick=pick)
    final, done = dump(store), 0
    while store.undo_label() is not None:
        store.undo()
        done += 1
    assert dump(store) == empty
    for _ in range(done):
        store.redo()
    assert dump(store) == final
    assert store.problems() == ()
    store.close()


def _never_again(given_out: set[tuple[str, int]], delta: Delta) -> None:
    """Fail when a new act hands out an id that any record ever had."""
    if delta.kind is Kind.DO:
        new = {(c.cls.__name__, c.id) for c in delta.changes if c.before is None}
        assert not new & given_out
        given_out |= new


def _take(store: Store, step: str, *, name: str, pick: int) -> None:
    units = store.all(Unit)
    chosen = units[pick % len(units)] if units else None
    if step == "add":
        add(store, name)
    elif step == "undo" and store.undo_label():
        store.undo()
    elif step == "redo" and store.redo_label():
        store.redo()
    elif step == "event":
        store.event(name)
    elif chosen is not None:
        # a unit with people is not deleted: the refusal leaves nothing, which the end shows
        with suppress(RuleError), store.act(step) as act:
            _change(act, chosen, step, name=name)


def _change(act: Act, chosen: Unit, step: str, *, name: str) -> None:
    if step == "rename":
        act.update(replace(chosen, name=name, active_to=date(2026, 1, 15)))
    elif step == "delete":
        act.delete(Unit, chosen.id)
    elif step == "settle":
        act.insert_many([person(chosen, name), person(chosen, name + name)])
    elif step == "entry":
        made = act.insert(campaign(uid=new_uid(), id=0, title=name, exceed_cap=Decimal("0.25")))
        act.insert(Field(campaign_id=made.id, position=1, number="3.", title=name))
        act.update(replace(made, state=CampaignState.CLOSED, closed_on=date(2026, 1, 23)))


def _attack(path: Path, *statements: str) -> None:
    raw = sqlite3.connect(path)
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        ("UPDATE unit SET name = 'Thôn khác'", "replay.differs"),
        ("DELETE FROM unit", "replay.differs"),
        ("UPDATE changeset SET actor = 'Ai đó' WHERE seq = 1", "chain.hash"),
        ("UPDATE change SET after = replace(after, '01', '09') WHERE seq = 1", "chain.hash"),
        ("UPDATE change SET after = 'x' WHERE seq = 2", "chain.hash"),
        ("UPDATE change SET after = after || ' ' WHERE seq = 2", "chain.hash"),
        ("UPDATE change SET table_name = 'nowhere' WHERE seq = 2", "replay.differs"),
        ("DELETE FROM change WHERE seq = 1", "chain.hash"),
        ("DELETE FROM changeset WHERE seq = 1", "chain.gap"),
        ("DELETE FROM changeset WHERE seq = 2", "chain.orphans"),
        ("UPDATE changeset SET seq = 9 WHERE seq = 2", "chain.gap"),
        ("UPDATE changeset SET previous_hash = hash WHERE seq = 2", "chain.link"),
        ("UPDATE changeset SET at = '2026-01-14T08:00:00+00:00' WHERE seq = 1", "chain.hash"),
        ("UPDATE counter SET last_id = 1", "counter.behind"),
        ("UPDATE unit SET id = 7 WHERE id = 1", "replay.differs"),
    ],
)
def test_what_was_changed_from_outside_is_named(store: Store, attack: str, code: str) -> None:
    add(store, "Thôn mẫu 01")
    add(store, "Thôn mẫu 02")
    path = store.database.path
    store.close()
    triggers = [f"DROP TRIGGER {statement.split()[2]}" for statement in APPEND_ONLY]
    _attack(path, *triggers, attack)
    engine = engine_for(path)
    with engine.connect() as connection:
        found = {problem.code for problem in proof.problems(connection)}
    engine.dispose()
    assert code in found


def test_a_file_with_a_broken_link_is_not_opened(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    store.close()
    triggers = [f"DROP TRIGGER {statement.split()[2]}" for statement in APPEND_ONLY]
    _attack(path, *triggers, "DELETE FROM changeset")
    with pytest.raises(EnvironmentFault, match="data.corrupt"):
        Store.open(path, clock=CLOCK, actor="x")


@pytest.mark.parametrize(
    "rewriting",
    [
        "DELETE FROM changeset",
        "DELETE FROM change",
        "UPDATE changeset SET actor = 'Ai đó'",
        "UPDATE change SET after = '{}'",
    ],
)
def test_the_journal_refuses_to_be_rewritten(store: Store, rewriting: str) -> None:
    add(store, "Thôn mẫu 01")
    refused = pytest.raises(IntegrityError, match="append-only")
    with refused, store.database.transaction() as connection:
        connection.exec_driver_sql(rewriting)


def test_a_newer_file_is_refused_untouched(store: Store) -> None:
    path = store.database.path
    store.close()
    _attack(path, "PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(EnvironmentFault, match="data.newer"):
        Store.open(path, clock=CLOCK, actor="x")
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"SQLite format 3\x00" + bytes(200)])
def test_a_foreign_file_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thidua.db"
    path.write_bytes(content)
    with pytest.raises(EnvironmentFault, match="data.not_ours"):
        Store.open(path, clock=CLOCK, actor="x")
    assert path.read_bytes() == content


def test_a_second_opening_is_refused(store: Store) -> None:
    with pytest.raises(EnvironmentFault, match="data.locked"):
        Store.open(store.database.path, clock=CLOCK, actor="x")


def test_a_full_disk_leaves_nothing_half_written(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    before = dump(store)
    with store.database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(EnvironmentFault, match="data.full"), store.act("Nhiều") as act:
        act.insert_many([unit(f"Thôn mẫu {n}") for n in range(3000)])
    assert dump(store) == before
    assert store.problems() == ()


def test_a_file_removed_underneath_stops_saving(store: Store) -> None:
    store.database.path.rename(store.database.path.with_suffix(".moved"))
    with pytest.raises(EnvironmentFault, match="data.swapped"):
        add(store, "Thôn mẫu 01")


def test_an_existing_file_is_not_made_again(store: Store) -> None:
    with pytest.raises(EnvironmentFault, match="data.exists"):
        new_store(store.database.path.parent)


def test_a_file_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="data.missing"):
        Store.open(tmp_path / "thidua.db", clock=CLOCK, actor="x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_changed_in_size_underneath_stops_saving(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    os.truncate(path, path.stat().st_size + 4096)
    with pytest.raises(EnvironmentFault, match="data.swapped"):
        add(store, "Thôn mẫu 02")


def test_a_damaged_page_is_told_at_opening(store: Store) -> None:
    with store.act("Nhiều") as act:
        act.insert_many([unit(f"Thôn mẫu {n}") for n in range(300)])
    path = store.database.path
    store.close()
    content = bytearray(path.read_bytes())
    for start in range(4096 * 8, len(content), 4096):
        content[start : start + 64] = bytes(64)
    path.write_bytes(content)
    with pytest.raises(EnvironmentFault, match="data.corrupt"):
        Store.open(path, clock=CLOCK, actor="x")


def test_a_setting_that_does_not_hold_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store.database.path
    store.close()
    monkeypatch.setitem(PRAGMAS, "synchronous", ("NORMAL", 2))
    with pytest.raises(EnvironmentFault, match="data.pragma"):
        Store.open(path, clock=CLOCK, actor="x")


def test_later_acts_are_dated_by_the_clock_that_is_given(store: Store) -> None:
    later = MORNING + timedelta(days=1)
    store.use_clock(FixedClock(later))
    add(store, "Thôn mẫu 01")
    assert store.latest(1)[0].at == later


def test_an_act_of_no_records_is_no_act(store: Store) -> None:
    with store.act("Dán ô trống") as act:
        assert act.insert_many([]) == ()
    assert store.head.seq == 0


def test_nothing_to_undo_is_told(store: Store) -> None:
    with pytest.raises(RuleError, match="undo.nothing"):
        store.undo()
