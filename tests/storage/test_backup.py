from __future__ import annotations

import errno
import json
import sqlite3
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import CLOCK, MORNING, unit
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, EnvironmentFault
from thidua_desktop.domain.records import Paper
from thidua_desktop.domain.terms import PaperKind
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.storage import durable, sqlite
from thidua_desktop.storage.backup import ledger, manifest, writer
from thidua_desktop.storage.backup.job import BackupJob, Step
from thidua_desktop.storage.backup.medium import Medium
from thidua_desktop.storage.backup.verify import verify_set
from thidua_desktop.storage.backup.writer import FOLDER, write_set
from thidua_desktop.storage.content import ContentStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.storage.store import Store

TOUCHES = (
    "make_folder",
    "names",
    "device_id",
    "exists",
    "size",
    "read",
    "open_new",
    "write",
    "flush_file",
    "flush_folder",
    "free_bytes",
    "remove_file",
    "remove_folder",
    "reread",
)


class FailingMedium(Medium):
    """Counts every touch and fails once, at touch `at`, as a stick does that was pulled."""

    def __init__(
        self, usb: Path, *, at: int = 0, error: int = errno.EIO, torn: bool = False
    ) -> None:
        super().__init__(FakePlatform(devices={usb: "usb"}))
        self.touched = 0
        for name in TOUCHES:
            inner = getattr(super(), name)
            setattr(self, name, partial(self._touch, inner, at, error, torn and name == "write"))

    def _touch(self, inner: Any, at: int, error: int, torn: bool, *args: Any) -> Any:  # noqa: FBT001 - any touch
        self.touched += 1
        if self.touched == at:
            if torn:
                inner(args[0], args[1][: len(args[1]) // 2])
            raise OSError(error, "pulled")
        return inner(*args)


class RottingMedium(Medium):
    """Gives back other bytes than were written to files of this name."""

    def __init__(self, usb: Path, name: str) -> None:
        super().__init__(FakePlatform(devices={usb: "usb"}))
        self._name = name

    @override
    def reread(self, path: Path) -> Iterable[bytes]:
        content = b"".join(super().reread(path))
        if path.name == self._name:
            content = content[:-1] + bytes([content[-1] ^ 1])
        return (content,)


def job(store: Store, folder: Path, medium: Medium | None = None) -> BackupJob:
    return BackupJob(
        database=store.database,
        content=ContentStore(folder / "attachments"),
        ledger=folder / "ledger.json",
        target=folder / "usb",
        medium=medium or Medium(FakePlatform(devices={folder / "usb": "usb"})),
        clock=CLOCK,
        program="0.1.0",
        commune="Xã mẫu",
        own_label="Máy này",
    )


@pytest.fixture
def office(store: Store, tmp_path: Path) -> BackupJob:
    """Return a small office with one produced paper, and the job that saves it."""
    made = job(store, tmp_path)
    sha256 = made.content.put(b"%PDF-1.7 giay khen")
    with store.act("Thêm đơn vị và văn bản") as act:
        act.insert(unit())
        act.insert(
            Paper(
                kind=PaperKind.CERTIFICATES,
                format="pdf",
                file_name="giay-khen.pdf",
                sha256=sha256,
                made_at=MORNING,
            )
        )
    return made


def sets(made: BackupJob) -> list[Path]:
    return sorted((made.target / FOLDER / "sets").glob("*/MANIFEST.json"))


def test_a_set_holds_what_the_office_holds(office: BackupJob) -> None:
    made = write_set(office)
    assert verify_set(made.folder, office.medium) == ()
    assert made.lacking == ()
    raw = sqlite3.connect(made.folder / "data.db")
    assert raw.execute("SELECT name FROM unit").fetchall() == [("Thôn mẫu 01",)]
    raw.close()
    root = office.target / FOLDER
    assert [p.read_bytes() for p in (root / "objects").glob("*/*")] == [b"%PDF-1.7 giay khen"]
    assert (root / "DOC-TOI.txt").read_text(encoding="utf-8").startswith("SAO LƯU")
    assert {p.name for p in made.folder.iterdir()} == {"data.db", "MANIFEST.json"}


def test_the_manifest_comes_last_and_everything_is_flushed(office: BackupJob) -> None:
    platform = FakePlatform()
    made = write_set(replace(office, medium=Medium(platform)))
    order = [p for p in platform.flushed if p.is_file()]
    assert order[-2:] == [made.folder / "data.db", made.folder / "MANIFEST.json"]
    flushed = set(platform.flushed)
    for folder in (made.folder, made.folder.parent, made.folder.parent.parent):
        assert folder in flushed, folder


def test_sets_are_numbered_on_and_remembered(office: BackupJob) -> None:
    first, second = write_set(office), write_set(office)
    assert (first.folder.name[:7], second.folder.name[:7]) == ("000001_", "000002_")
    known = ledger.load(office.ledger)
    assert known.last_verified == second.entry
    assert [stick.label for stick in known.sticks] == ["USB A"]
    content = manifest.parse((second.folder / "MANIFEST.json").read_bytes())
    assert content is not None
    assert content.previous_set_id == first.entry.set_id


def test_counts_of_records_stay_on_the_pc(office: BackupJob) -> None:
    made = write_set(office)
    assert made.entry.counts["unit"] == 1
    text = (made.folder / "MANIFEST.json").read_text(encoding="utf-8")
    assert "counts" not in text
    assert "Xã mẫu" not in text


def test_a_fault_at_any_touch_leaves_the_older_set_and_says_no_ok(office: BackupJob) -> None:
    older = write_set(office)
    counting = FailingMedium(office.target)
    write_set(replace(office, medium=counting))
    assert counting.touched > 30
    for at in range(1, counting.touched + 1):
        for error, torn in ((errno.EIO, False), (errno.ENOSPC, True)):
            before = ledger.load(office.ledger).last_verified
            failing = FailingMedium(office.target, at=at, error=error, torn=torn)
            with pytest.raises(EnvironmentFault, match="backup"):
                write_set(replace(office, medium=failing))
            assert ledger.load(office.ledger).last_verified == before
            assert verify_set(older.folder, office.medium) == ()
    final = write_set(office)
    assert verify_set(final.folder, office.medium) == ()
    named = {entry.folder for entry in ledger.load(office.ledger).sets}
    assert {p.parent.name for p in sets(office)} == named
    assert len(named) == 3


def test_a_first_backup_that_failed_anywhere_is_followed_by_a_good_one(
    office: BackupJob, tmp_path: Path
) -> None:
    counting = FailingMedium(office.target)
    write_set(replace(office, medium=counting))
    for at in range(1, counting.touched + 1):
        fresh = replace(office, target=office.target / str(at), ledger=tmp_path / f"{at}.json")
        failing = FailingMedium(office.target, at=at, error=errno.ENOSPC, torn=True)
        with pytest.raises(EnvironmentFault, match="backup"):
            write_set(replace(fresh, medium=failing))
        assert verify_set(write_set(fresh).folder, office.medium) == ()


@pytest.mark.parametrize("name", ["data.db", "MANIFEST.json", "object"])
def test_rot_after_writing_is_found_before_ok(office: BackupJob, name: str) -> None:
    write_set(office)
    if name == "object":
        name = next((office.target / FOLDER / "objects").glob("*/*")).name
    with pytest.raises(EnvironmentFault, match="backup.not_verified"):
        write_set(replace(office, medium=RottingMedium(office.target, name)))
    last = ledger.load(office.ledger).last_verified
    assert last is not None
    assert last.sequence == 1


@pytest.mark.parametrize("name", ["data.db", "MANIFEST.json", "object"])
@pytest.mark.parametrize("harm", ["flip", "cut", "gone", "longer"])
def test_verifying_finds_every_harm(office: BackupJob, name: str, harm: str) -> None:
    made = write_set(office)
    path = made.folder / name
    if name == "object":
        path = next((office.target / FOLDER / "objects").glob("*/*"))
    content = path.read_bytes()
    middle = len(content) // 2
    harmed = {
        "flip": content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :],
        "cut": content[:-1],
        "longer": content + b" ",
        "gone": b"",
    }[harm]
    path.write_bytes(harmed)
    if harm == "gone":
        path.unlink()
    assert verify_set(made.folder, office.medium) != ()


def test_nothing_is_written_to_a_stick_that_lost_a_verified_set(office: BackupJob) -> None:
    made = write_set(office)
    (made.folder / "MANIFEST.json").write_bytes(b"{}")
    with pytest.raises(EnvironmentFault, match="backup.alarm"):
        write_set(office)
    assert [p.name for p in made.folder.parent.iterdir()] == [made.folder.name]


def test_an_unknown_folder_on_the_stick_is_never_swept(office: BackupJob) -> None:
    write_set(office)
    foreign = office.target / FOLDER / "sets" / "000009_ffffffff"
    foreign.mkdir()
    (foreign / "data.db").write_bytes(b"other")
    assert write_set(office).folder.name.startswith("000010_")
    assert (foreign / "data.db").read_bytes() == b"other"


def test_a_rotten_object_on_the_stick_is_written_again(office: BackupJob) -> None:
    write_set(office)
    kept = next((office.target / FOLDER / "objects").glob("*/*"))
    kept.write_bytes(b"%PDF-1.7 giay khem")
    assert verify_set(write_set(office).folder, office.medium) == ()


def test_an_attachment_lost_on_the_pc_is_told_and_stops_no_backup(office: BackupJob) -> None:
    kept = next(office.content.folder.glob("*/*"))
    kept.unlink()
    made = write_set(office)
    assert made.lacking == (kept.name,)
    assert verify_set(made.folder, office.medium) == ()


def test_a_full_stick_is_refused_before_anything_is_written(office: BackupJob) -> None:
    with pytest.raises(EnvironmentFault, match="backup.no_room"):
        write_set(replace(office, medium=Medium(FakePlatform(free=1 << 20))))
    assert sets(office) == []


def test_data_that_fails_its_proof_are_not_saved_as_good(office: BackupJob, store: Store) -> None:
    with store.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE unit SET name = 'Thôn khác'")
    with pytest.raises(EnvironmentFault, match="data.corrupt"):
        write_set(office)
    assert not office.target.exists()


@pytest.mark.parametrize("step", list(Step))
def test_cancel_is_heard_at_every_step(office: BackupJob, step: Step) -> None:
    def cancel(at: Step, _done: int, _total: int) -> None:
        if at is step:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_set(replace(office, progress=cancel))
    assert ledger.load(office.ledger).sets == ()
    left = [p.name for p in office.target.rglob("*") if p.is_file()]
    assert set(left) <= {"STICK.json", "DOC-TOI.txt"}
    assert not (office.ledger.parent / "staging").exists()
    assert verify_set(write_set(office).folder, office.medium) == ()


def test_a_damaged_ledger_is_never_replaced_by_an_empty_one(office: BackupJob) -> None:
    office.ledger.write_text("{", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="ledger.damaged"):
        write_set(office)
    assert office.ledger.read_text(encoding="utf-8") == "{"


def test_each_stick_gets_its_own_letter_and_keeps_it(office: BackupJob) -> None:
    second = replace(office, target=office.target / "khac")
    assert [write_set(j).label for j in (office, second, office)] == ["USB A", "USB B", "USB A"]
    assert [stick.label for stick in ledger.load(office.ledger).sticks] == ["USB A", "USB B"]
    named = json.loads((second.target / FOLDER / "STICK.json").read_bytes())
    assert named["label"] == "USB B"


def test_a_folder_of_this_pc_takes_no_letter_from_the_sticks(office: BackupJob) -> None:
    here = replace(office, target=office.target.with_name("o-dia-nay"))
    assert [write_set(j).label for j in (here, office)] == ["Máy này", "USB A"]


def test_letters_go_on_as_numbers() -> None:
    sticks = tuple(ledger.Stick(id=str(n), label="", first_seen="") for n in range(26))
    named = ledger.Ledger(pc_id="pc")
    for stick in sticks:
        named = named.meeting(replace(stick, label=named.next_label))
    assert named.sticks[-1].label == "USB Z"
    assert named.next_label == "USB 27"


PC_CALLS = ("mkdir", "write_text", "replace", "stat", "open", "read_bytes", "exists", "unlink")


@pytest.mark.parametrize("name", PC_CALLS)
def test_a_fault_of_the_pcs_own_disk_is_never_blamed_on_the_stick(
    office: BackupJob, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Every call on a file of the PC fails once, also the last one after the set is whole."""
    write_set(office)
    own = getattr(Path, name)
    calls, at = 0, 0

    def failing(path: Path, *args: Any, **more: Any) -> Any:
        nonlocal calls
        if not path.is_relative_to(office.target):
            calls += 1
            if calls == at:
                raise OSError(errno.ENOSPC, "disk of the PC")
        return own(path, *args, **more)

    monkeypatch.setattr(Path, name, failing)
    write_set(office)
    total = calls
    refused: set[str] = set()
    for n in range(1, total + 1):
        before = ledger.load(office.ledger).last_verified
        calls, at = 0, n
        try:
            write_set(office)
        except EnvironmentFault as fault:
            refused.add(fault.code)
            at = 0
            assert ledger.load(office.ledger).last_verified == before
        at = 0
        assert not (office.ledger.parent / "staging").exists()
        assert not office.ledger.with_name("ledger.json.new").exists()
    assert refused <= {"pc.full"}
    assert refused or name == "unlink"
    assert verify_set(write_set(office).folder, office.medium) == ()


@pytest.mark.parametrize("call", ["hash_file", "flush_file", "flush_folder"])
def test_a_flush_or_a_hash_that_fails_on_the_pc_is_the_pcs_fault(
    office: BackupJob, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def failing(_: Path) -> str:
        raise OSError(errno.EIO, "disk of the PC")

    monkeypatch.setattr(durable, call, failing)
    with pytest.raises(EnvironmentFault, match="pc.io"):
        write_set(office)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_FULL, "pc.full"),
        (sqlite3.SQLITE_IOERR, "pc.io"),
        (sqlite3.SQLITE_CANTOPEN, "pc.io"),
        (sqlite3.SQLITE_READONLY, "pc.read_only"),
        (sqlite3.SQLITE_CORRUPT, "data.corrupt"),
    ],
)
def test_sqlite_failing_on_the_copy_speaks_of_no_unsaved_change(
    office: BackupJob, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def failing(_: Path) -> None:
        error = sqlite3.OperationalError("copy")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(sqlite, "check_copy", failing)
    with pytest.raises(EnvironmentFault, match=said):
        write_set(office)


def test_a_file_in_place_of_the_folder_is_named(office: BackupJob) -> None:
    office.target.write_bytes(b"x")
    for target in (office.target, office.target / "trong"):
        with pytest.raises(EnvironmentFault, match="backup.no_folder"):
            write_set(replace(office, target=target))


def test_a_killed_backup_leaves_no_copy_of_the_data_behind(office: BackupJob) -> None:
    left = office.ledger.parent / "staging" / "loose.db"
    left.parent.mkdir()
    left.write_bytes(b"ten nguoi")
    write_set(office)
    assert not left.parent.exists()


def test_cancel_leaves_what_older_sets_need(office: BackupJob, store: Store) -> None:
    older = write_set(office)
    sha256 = office.content.put(b"%PDF-1.7 moi")
    with store.act("Thêm văn bản") as act:
        act.insert(
            Paper(
                kind=PaperKind.CERTIFICATES,
                format="pdf",
                file_name="moi.pdf",
                sha256=sha256,
                made_at=MORNING,
            )
        )

    def cancel(at: Step, _done: int, _total: int) -> None:
        if at is Step.REREAD:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_set(replace(office, progress=cancel))
    root = office.target / FOLDER
    assert [p.read_bytes() for p in (root / "objects").glob("*/*")] == [b"%PDF-1.7 giay khen"]
    assert [p.parent.name for p in sets(office)] == [older.folder.name]
    assert verify_set(older.folder, office.medium) == ()


def test_rereading_counts_to_its_total(office: BackupJob) -> None:
    seen: list[tuple[int, int]] = []

    def note(at: Step, done: int, total: int) -> None:
        if at is Step.REREAD:
            seen.append((done, total))

    write_set(replace(office, progress=note))
    assert seen[-1][0] == seen[-1][1]


def test_the_same_disk_is_told(office: BackupJob) -> None:
    assert not write_set(office).same_disk
    here = replace(office, target=office.target.with_name("o-dia-nay"))
    made = write_set(here)
    assert made.same_disk
    assert made.label == "Máy này"
    assert ledger.load(office.ledger).sets[-1].same_disk


@pytest.mark.parametrize("change", ["gone", "other id"])
def test_a_changed_stick_file_never_hides_a_damaged_set(office: BackupJob, change: str) -> None:
    made = write_set(office)
    (made.folder / "MANIFEST.json").write_bytes(b"{}")
    stick = office.target / "SAOLUU-THIDUA" / "STICK.json"
    if change == "gone":
        stick.unlink()
    else:
        stick.write_bytes(stick.read_bytes().replace(b'"id":"', b'"id":"x'))
    with pytest.raises(EnvironmentFault, match="backup.stick_unreadable|backup.alarm"):
        write_set(office)


def test_a_stray_file_in_an_unfinished_set_blocks_nothing(office: BackupJob) -> None:
    made = write_set(office)
    book = ledger.load(office.ledger)
    begun = replace(book.sets[-1], verified_at=None)
    ledger.save(replace(book, sets=(begun,)), office.ledger)
    (made.folder / "Thumbs.db").write_bytes(b"x")
    again = write_set(office)
    assert verify_set(again.folder, office.medium) == ()
    assert not (made.folder / "MANIFEST.json").exists()


def test_a_file_that_fat32_cannot_hold_is_refused_in_time(
    office: BackupJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LARGEST_FILE", 4096)
    with pytest.raises(EnvironmentFault, match="backup.too_large"):
        write_set(office)
    assert sets(office) == []


def test_a_set_that_sqlite_does_not_open_is_never_called_verified(
    office: BackupJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: Path) -> dict[str, int]:
        raise EnvironmentFault("data.io")

    monkeypatch.setattr(writer, "counts", unreadable)
    with pytest.raises(EnvironmentFault, match="backup.not_verified"):
        write_set(office)
    assert ledger.load(office.ledger).last_verified is None
