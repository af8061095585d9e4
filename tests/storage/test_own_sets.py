"""Sets on this PC: which are kept, how the others go, and the drill that tries one out."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import MORNING, unit
from test_backup import FailingMedium, job

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.errors import EnvironmentFault, Problem
from thidua_desktop.storage import proof
from thidua_desktop.storage.backup import ledger as ledgers
from thidua_desktop.storage.backup import retention
from thidua_desktop.storage.backup.drill import drill
from thidua_desktop.storage.backup.job import BackupJob
from thidua_desktop.storage.backup.ledger import SetEntry
from thidua_desktop.storage.backup.retention import kept, thin_out
from thidua_desktop.storage.backup.verify import verify_set
from thidua_desktop.storage.backup.writer import FOLDER, write_set
from thidua_desktop.storage.store import Store


def entry(sequence: int, *, days_ago: int = 0, **more: Any) -> SetEntry:
    made = (MORNING - timedelta(days=days_ago)).isoformat()
    return SetEntry(
        sequence=sequence,
        set_id=f"{sequence:08d}",
        stick_id="s",
        folder=f"{sequence:06d}_{sequence:08d}",
        manifest_sha256="",
        journal_seq=sequence,
        journal_head="",
        made_at=made,
        verified_at=made,
        size=1,
        counts={},
        **more,
    )


def sequences(entries: list[SetEntry]) -> list[int]:
    stay = kept(tuple(entries))
    return sorted(e.sequence for e in entries if e.set_id in stay)


def test_many_sets_of_one_day_leave_the_newest_seven() -> None:
    assert sequences([entry(n) for n in range(1, 31)]) == [24, 25, 26, 27, 28, 29, 30]


def test_a_set_a_day_for_three_years_leaves_days_weeks_and_months() -> None:
    entries = [entry(n, days_ago=1100 - n) for n in range(1, 1101)]
    stay = sequences(entries)
    assert stay[-14:] == list(range(1087, 1101))
    assert len(stay) in range(14 + 6 + 20, 14 + 8 + 24)
    assert min(stay) > 1100 - 24 * 31


def test_seven_stay_however_old_they_are_and_the_clock_is_not_asked() -> None:
    entries = [entry(n, days_ago=-4000 if n == 1 else 9000 + n) for n in range(1, 8)]
    assert sequences(entries) == [1, 2, 3, 4, 5, 6, 7]


def local(store: Store, folder: Path) -> BackupJob:
    return replace(job(store, folder), target=folder / "backups")


@pytest.fixture
def own(store: Store, tmp_path: Path) -> BackupJob:
    with store.act("Thêm đơn vị") as act:
        act.insert(unit())
    return local(store, tmp_path)


def folders(made: BackupJob) -> list[str]:
    return sorted(p.name for p in (made.target / FOLDER / "sets").iterdir())


def test_old_sets_of_this_pc_go_and_the_others_stay_whole(own: BackupJob) -> None:
    for _ in range(9):
        thin_out(own, newest=write_set(own))
    here = ledgers.load(own.ledger).sets
    assert [e.sequence for e in here] == [3, 4, 5, 6, 7, 8, 9]
    assert folders(own) == [e.folder for e in here]
    sets = own.target / FOLDER / "sets"
    assert all(verify_set(sets / name, own.medium) == () for name in folders(own))


def test_sets_on_a_stick_do_not_count_and_do_not_go(own: BackupJob, tmp_path: Path) -> None:
    stick = replace(own, target=tmp_path / "usb")
    write_set(stick)
    for _ in range(8):
        thin_out(own, newest=write_set(own))
    assert len(folders(own)) == 7
    assert len(folders(stick)) == 1
    assert write_set(stick).entry.sequence == 10


def test_attachments_go_with_the_last_set_that_names_them(
    own: BackupJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "NEWEST", 1)
    first = write_set(own)
    objects = own.target / FOLDER / "objects" / "ab"
    objects.mkdir()
    orphan = objects / ("ab" * 32)
    orphan.write_bytes(b"x")
    thin_out(own, newest=write_set(own))
    assert not orphan.exists()
    assert first.folder.name not in folders(own)


def test_with_a_manifest_in_doubt_no_attachment_goes(
    own: BackupJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "NEWEST", 1)
    write_set(own)
    orphan = own.target / FOLDER / "objects" / "ab" / ("ab" * 32)
    orphan.parent.mkdir()
    orphan.write_bytes(b"x")
    foreign = own.target / FOLDER / "sets" / "000100_ffffffff"
    foreign.mkdir()
    (foreign / "data.db").write_bytes(b"x")
    thin_out(own, newest=write_set(own))
    assert orphan.exists()


def test_a_fault_while_old_sets_go_leaves_no_alarm(
    own: BackupJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever call fails, the next backup finds what is kept whole and sweeps the rest."""
    monkeypatch.setattr(retention, "NEWEST", 1)
    write_set(own)
    for at in range(1, 12):
        newest = write_set(own)
        failing = FailingMedium(tmp_path / "usb", at=at, error=errno.EIO)
        try:
            thin_out(replace(own, medium=failing), newest=newest)
        except EnvironmentFault as fault:
            assert fault.code == "pc.io"  # noqa: PT017 - not every touch is reached
    thin_out(own, newest=write_set(own))
    whole = [p.parent.name for p in own.target.rglob("MANIFEST.json")]
    assert whole == [e.folder for e in ledgers.load(own.ledger).sets]
    assert len(whole) == 1


def test_a_drill_opens_the_newest_set_and_remembers_the_day(own: BackupJob) -> None:
    assert not drill(own)
    write_set(own)
    later = replace(own, clock=FixedClock(MORNING + timedelta(days=2)))
    assert drill(later)
    remembered = ledgers.load(own.ledger)
    assert remembered.drilled_at == (MORNING + timedelta(days=2)).isoformat()
    assert len(remembered.sets) == 1
    assert not (own.ledger.parent / "staging").exists()
    write_set(own)
    assert ledgers.load(own.ledger).drilled_at == remembered.drilled_at


def bad_proof(_: object) -> tuple[Problem, ...]:
    return (Problem("data", "replay.differs"),)


@pytest.mark.parametrize("harm", ["bytes", "counts", "head", "proof"])
def test_a_drill_that_fails_is_never_remembered(
    own: BackupJob, harm: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_set(own)
    known = ledgers.load(own.ledger)
    if harm == "bytes":
        data = made.folder / "data.db"
        data.write_bytes(data.read_bytes()[:-1] + b"\x01")
    elif harm == "counts":
        other = replace(made.entry, counts=made.entry.counts | {"unit": 5})
        ledgers.save(replace(known, sets=(other,)), own.ledger)
    elif harm == "head":
        ledgers.save(replace(known, sets=(replace(made.entry, journal_head="x"),)), own.ledger)
    else:
        monkeypatch.setattr(proof, "problems", bad_proof)
    with pytest.raises(EnvironmentFault, match="backup.drill_failed"):
        drill(own)
    assert ledgers.load(own.ledger).drilled_at is None
