"""What the journal says was deleted and is not back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import new_store, reopen, unit

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import FormerHead, Unit
from thidua_desktop.storage.codec import to_row
from thidua_desktop.storage.deletions import parents, record_of
from thidua_desktop.storage.store import Store


def add(store: Store, name: str) -> Unit:
    with store.act(f"Thêm {name}") as act:
        return act.insert(unit(name))


def delete(store: Store, *rows: Unit) -> None:
    with store.act("Xóa đơn vị") as act:
        for row in rows:
            act.delete(Unit, row.id)


def test_deleted_rows_are_listed_as_they_were_newest_act_first(store: Store) -> None:
    one, two, three = (add(store, f"Thôn mẫu 0{n}") for n in (1, 2, 3))
    delete(store, one)
    delete(store, three, two)
    found = store.deletions()
    assert [d.record for d in found] == [three, two, one]
    assert {d.entry.label for d in found} == {"Xóa đơn vị"}


def test_an_undone_deletion_is_no_deletion_a_redone_one_is(store: Store) -> None:
    one = add(store, "Thôn mẫu 01")
    delete(store, one)
    store.undo()
    assert store.deletions() == ()
    store.redo()
    assert [d.record for d in store.deletions()] == [one]
    store.undo()
    assert store.deletions() == ()


def test_an_undone_insert_is_no_deletion(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    store.undo()
    assert store.deletions() == ()


def test_what_went_behind_a_barrier_stays_away(store: Store) -> None:
    one = add(store, "Thôn mẫu 01")
    with store.act("Gỡ dữ liệu mẫu", barrier="barrier.setup") as act:
        act.delete(Unit, one.id)
    assert store.deletions() == ()


def test_a_restored_row_has_its_own_id_again_and_the_proof_holds(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    one = add(store, "Thôn mẫu 01")
    delete(store, one)
    [gone] = store.deletions()
    with store.act("Khôi phục") as act:
        act.restore(gone)
    assert store.all(Unit) == (one,)
    assert store.deletions() == ()
    store = reopen(store)
    assert store.problems() == ()
    store.undo()
    assert [d.record for d in store.deletions()] == [one]
    store.close()


def test_a_row_deleted_twice_is_listed_as_it_was_last(store: Store) -> None:
    one = add(store, "Thôn mẫu 01")
    delete(store, one)
    with store.act("Khôi phục") as act:
        act.restore(store.deletions()[0])
    changed = replace(one, head="Nông Văn Mẫu")
    with store.act("Sửa") as act:
        act.update(changed)
    delete(store, changed)
    assert [d.record for d in store.deletions()] == [changed]


def test_a_row_that_is_there_is_not_restored_over(store: Store) -> None:
    one = add(store, "Thôn mẫu 01")
    delete(store, one)
    [gone] = store.deletions()
    store.undo()
    with pytest.raises(RuleError) as error, store.act("Khôi phục") as act:
        act.restore(gone)
    assert error.value.problems[0].code == "undo.conflict"


def test_a_row_from_before_a_column_was_added_takes_its_default() -> None:
    row = to_row(replace(unit(), id=3, contact="0900"))
    del row["contact"]
    assert record_of(Unit, row) == replace(record_of(Unit, row | {"contact": ""}), contact="")


def test_a_record_names_what_it_hangs_on() -> None:
    former = FormerHead(unit_id=7, name="Nông Văn Mẫu", valid_to=date(2026, 1, 1))
    assert parents(former) == ((Unit, 7),)
    assert parents(unit()) == ()
