"""What the lights know: by place, by the oldest change not saved, by working days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from builders import unit

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import backups
from thidua_desktop.services.backup_state import (
    Freshness,
    backup_state,
    freshness,
    own_work,
    working_days,
)
from thidua_desktop.services.backups import BackupPlaces, OwnWork
from thidua_desktop.services.desk import Desk
from thidua_desktop.storage.backup import ledger as ledgers

FRIDAY = datetime(2026, 1, 16, 9, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def places(tmp_path: Path) -> BackupPlaces:
    return BackupPlaces(
        ledger=tmp_path / "ledger.json",
        local=tmp_path / "backups",
        device=FakePlatform(devices={tmp_path / "usb": "usb"}),
    )


@pytest.fixture
def changed(desk: Desk) -> Desk:
    """A desk whose first record was made on a Friday morning."""
    desk.use_clock(FixedClock(FRIDAY))
    with desk.store.act("Thêm đơn vị") as act:
        act.insert(unit())
    return desk


def days_later(desk: Desk, days: int) -> None:
    desk.use_clock(FixedClock(FRIDAY + timedelta(days=days)))


def keep_own(desk: Desk, places: BackupPlaces) -> None:
    job = backups.prepared(desk, places.local, places=places)
    backups.keep_own(job, own_work(desk, places))


def test_weekends_are_no_working_days() -> None:
    friday = date(2026, 1, 16)
    assert [working_days(friday, friday + timedelta(days=n)) for n in range(6)] == [
        0, 0, 0, 1, 2, 3,
    ]  # fmt: skip
    assert working_days(friday, friday - timedelta(days=3)) == 0


def test_three_working_days_are_late_and_seven_overdue() -> None:
    friday = date(2026, 1, 16)
    judged = [freshness(friday, friday + timedelta(days=n)) for n in (4, 5, 10, 11)]
    late = Freshness.LATE
    assert judged == [Freshness.FRESH, late, late, Freshness.OVERDUE]
    assert freshness(None, date(2100, 1, 1)) is Freshness.FRESH


def test_never_backed_up_grows_old_with_its_first_change(
    changed: Desk, places: BackupPlaces
) -> None:
    assert backup_state(changed, places).stick.day is None
    assert backup_state(changed, places).stick.freshness is Freshness.FRESH
    days_later(changed, 5)
    assert backup_state(changed, places).stick.freshness is Freshness.LATE
    days_later(changed, 11)
    assert backup_state(changed, places).stick.freshness is Freshness.OVERDUE


def test_each_place_has_its_own_day(changed: Desk, places: BackupPlaces, tmp_path: Path) -> None:
    backups.backup(changed, tmp_path / "usb", places=places)
    days_later(changed, 3)
    with changed.store.act("Thêm đơn vị") as act:
        act.insert(unit("Thôn mẫu 02"))
    keep_own(changed, places)
    state = backup_state(changed, places)
    assert (state.stick.day, state.stick.label) == (date(2026, 1, 16), "USB A")
    assert (state.here.day, state.here.label) == (date(2026, 1, 19), "Máy này")
    assert state.drilled.day == date(2026, 1, 19)
    days_later(changed, 6)
    state = backup_state(changed, places)
    assert state.stick.freshness is Freshness.LATE
    assert state.here.freshness is Freshness.FRESH


def test_events_are_no_changes(changed: Desk, places: BackupPlaces, tmp_path: Path) -> None:
    backups.backup(changed, tmp_path / "usb", places=places)
    changed.store.event("In văn bản")
    days_later(changed, 300)
    assert backup_state(changed, places).stick.freshness is Freshness.FRESH


def test_a_set_that_was_never_read_back_does_not_count(
    changed: Desk, places: BackupPlaces, tmp_path: Path
) -> None:
    backups.backup(changed, tmp_path / "usb", places=places)
    known = ledgers.load(places.ledger)
    begun = replace(known.sets[0], verified_at=None)
    ledgers.save(replace(known, sets=(begun,)), places.ledger)
    assert backup_state(changed, places).stick.day is None


def test_sets_of_other_data_say_nothing_of_these(
    changed: Desk, places: BackupPlaces, tmp_path: Path
) -> None:
    """Where the data file was replaced the ledger still knows the sets of the one before."""
    backups.backup(changed, tmp_path / "usb", places=places)
    known = ledgers.load(places.ledger)
    foreign = replace(known.sets[0], journal_seq=500, journal_head="f" * 64)
    ledgers.save(replace(known, sets=(foreign,)), places.ledger)
    assert backup_state(changed, places).stick.day is None


def test_this_pcs_own_set_waits_for_a_change_and_the_drill_for_a_month(
    desk: Desk, changed: Desk, places: BackupPlaces
) -> None:
    assert own_work(changed, places) == OwnWork(snapshot=True, drill=True)
    keep_own(changed, places)
    assert not own_work(changed, places)
    days_later(changed, 29)
    assert not own_work(changed, places)
    days_later(changed, 30)
    assert own_work(changed, places) == OwnWork(snapshot=False, drill=True)
    keep_own(changed, places)
    assert not own_work(changed, places)


def test_empty_data_ask_for_nothing(desk: Desk, places: BackupPlaces) -> None:
    assert not own_work(desk, places)
    assert backup_state(desk, places).here.day is None


def test_what_a_good_set_is_still_not_is_said(
    changed: Desk, places: BackupPlaces, tmp_path: Path
) -> None:
    away = backups.backup(changed, tmp_path / "usb", places=places)
    here = backups.backup(changed, tmp_path / "cung-o", places=places)
    assert backups.remarks(away) == ()
    assert [p.code for p in backups.remarks(here)] == ["backup.same_disk"]
    lacking = backups.remarks(replace(away, lacking=("a", "b")))
    assert [(p.code, p.params["count"]) for p in lacking] == [("backup.lacking", "2")]
