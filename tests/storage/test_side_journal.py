"""The journal as text beside the data: never ahead, never silently behind."""

from __future__ import annotations

import errno
import json
import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import CLOCK, MORNING, new_store, reopen, unit

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.domain.records import Unit
from thidua_desktop.storage.delta import Delta
from thidua_desktop.storage.store import Store


def add(store: Store, name: str) -> None:
    with store.act(f"Thêm {name}") as act:
        act.insert(unit(name))


def side(store: Store) -> Path:
    return store.database.path.parent / "journal"


def lines(store: Store) -> list[dict[str, Any]]:
    files = sorted(side(store).glob("*.txt"))
    return [json.loads(line) for file in files for line in file.read_bytes().splitlines()]


def seqs(store: Store) -> list[int]:
    return [line["seq"] for line in lines(store)]


def open_again(path: Path) -> Store:
    return Store.open(path, clock=CLOCK, actor="Cán bộ mẫu")


def test_every_committed_act_is_one_line_with_its_hash(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    store.undo()
    store.redo()
    store.event("In văn bản")
    with store.act("Không đổi gì"):
        pass
    assert [(line["seq"], line["kind"]) for line in lines(store)] == [
        (1, "DO"),
        (2, "UNDO"),
        (3, "REDO"),
        (4, "EVENT"),
    ]
    assert lines(store)[-1]["hash"] == store.head.hash
    assert "Thôn mẫu 01" in lines(store)[0]["changes"][0][3]


def test_the_line_is_there_before_anybody_says_saved(store: Store) -> None:
    seen: list[list[int]] = []

    def saved(_: Delta) -> None:
        seen.append(seqs(store))

    store.on_commit = saved
    add(store, "Thôn mẫu 01")
    assert seen == [[1]]


@pytest.mark.parametrize("torn", [b"", b'{"actor":"C', b"\x00" * 700])
def test_what_a_crash_kept_from_the_file_is_written_at_the_next_start(
    store: Store, torn: bytes
) -> None:
    add(store, "Thôn mẫu 01")
    add(store, "Thôn mẫu 02")
    whole = lines(store)
    file = next(side(store).glob("*.txt"))
    kept = file.read_bytes().splitlines(keepends=True)[0]
    file.write_bytes(kept + torn)
    again = reopen(store)
    assert lines(again) == whole
    add(again, "Thôn mẫu 03")
    assert seqs(again) == [1, 2, 3]
    again.close()


def test_an_older_data_file_put_in_place_is_refused_untouched(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    older = path.with_name("cu.db")
    store.database.copy_to(older)
    add(store, "Thôn mẫu 02")
    store.close()
    older.replace(path)
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(EnvironmentFault, match="journal.ahead") as refused:
            open_again(path)
        assert refused.value.params == {"file": "2", "data": "1"}
    assert path.read_bytes() == before


def test_data_of_another_past_are_refused(store: Store, tmp_path: Path) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    store.close()
    other = new_store(tmp_path / "khac")
    add(other, "Thôn mẫu 07")
    add(other, "Thôn mẫu 08")
    other.close()
    shutil.copyfile(other.database.path, path)
    with pytest.raises(EnvironmentFault, match="journal.ahead"):
        open_again(path)


def test_a_lost_data_file_is_not_hidden_by_a_new_one(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    store.close()
    path.unlink()
    with pytest.raises(EnvironmentFault, match="journal.ahead"):
        new_store(path.parent)
    assert not path.exists()


def test_whoever_means_it_renames_the_folder_and_goes_on(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    store.close()
    path.unlink()
    side(store).rename(path.parent / "journal-cu")
    again = new_store(path.parent)
    add(again, "Thôn mẫu 02")
    assert seqs(again) == [1]
    again.close()


def test_data_that_are_older_than_the_file_begin_one(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    shutil.rmtree(side(store))
    again = reopen(store)
    begun = lines(again)
    assert begun == [{"begins": True, "seq": 1, "hash": again.head.hash}]
    add(again, "Thôn mẫu 02")
    last = reopen(again)
    assert seqs(last) == [1, 2]
    last.close()


def test_each_month_has_its_file_and_a_clock_set_back_loses_nothing(store: Store) -> None:
    for days in (0, 40, -40):
        store.use_clock(FixedClock(MORNING + timedelta(days=days)))
        add(store, f"Thôn mẫu {days}")
    assert sorted(p.name for p in side(store).iterdir()) == [
        "2025-12.txt",
        "2026-01.txt",
        "2026-02.txt",
    ]
    again = reopen(store)
    add(again, "Thôn mẫu 09")
    assert sorted(seqs(again)) == [1, 2, 3, 4]
    again.close()


def test_a_line_longer_than_a_block_is_read_whole(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    with store.act("Nhiều") as act:
        act.insert_many([unit(f"Thôn mẫu {n}") for n in range(1500)])
    assert next(side(store).glob("*.txt")).stat().st_size > 4 << 16
    again = reopen(store)
    assert seqs(again) == [1, 2]
    again.close()


@pytest.mark.parametrize("spoiled", [b"ghi them\n", b"[]\n", b'{"seq":null,"hash":"x"}\n'])
def test_a_last_line_that_is_none_of_ours_is_named(store: Store, spoiled: bytes) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    store.close()
    with next(side(store).glob("*.txt")).open("ab") as file:
        file.write(spoiled)
    with pytest.raises(EnvironmentFault, match="journal.damaged"):
        open_again(path)


def test_a_refused_opening_holds_no_lock(store: Store) -> None:
    add(store, "Thôn mẫu 01")
    path = store.database.path
    store.close()
    file = next(side(store).glob("*.txt"))
    good = file.read_bytes()
    file.write_bytes(b"x\n")
    with pytest.raises(EnvironmentFault):
        open_again(path)
    file.write_bytes(good)
    open_again(path).close()


def failing_once(error: int) -> Any:
    """Give an fsync that fails at its first call."""
    own, failed = os.fsync, False

    def fsync(handle: int) -> None:
        nonlocal failed
        if not failed:
            failed = True
            raise OSError(error, "disk of the PC")
        own(handle)

    return fsync


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.ENOSPC, "journal.full"),
        (errno.EIO, "journal.io"),
        (errno.EACCES, "journal.read_only"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_and_catches_up(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: int, code: str
) -> None:
    told: list[int] = []

    def saved(delta: Delta) -> None:
        told.append(delta.seq)

    store.on_commit = saved
    add(store, "Thôn mẫu 01")
    monkeypatch.setattr(os, "fsync", failing_once(error))
    with pytest.raises(EnvironmentFault, match=code):
        add(store, "Thôn mẫu 02")
    assert [u.name for u in store.all(Unit)] == ["Thôn mẫu 01", "Thôn mẫu 02"]
    assert told == [1, 2]
    assert seqs(store) == [1]
    add(store, "Thôn mẫu 03")
    assert seqs(store) == [1, 2, 3]
    assert store.problems() == ()
