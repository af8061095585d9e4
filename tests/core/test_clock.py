"""Where time comes from."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from thidua_desktop.core.clock import FixedClock, SystemClock


def test_the_system_clock_knows_its_offset() -> None:
    before = datetime.now().astimezone()
    now = SystemClock().now()
    assert now.utcoffset() is not None
    assert before <= now


def test_the_system_clock_names_the_local_day() -> None:
    clock = SystemClock()
    assert clock.now().date() <= clock.today() <= clock.now().date()


def test_a_fixed_clock_stands_still_on_its_own_day_near_midnight() -> None:
    hanoi = timezone(timedelta(hours=7))
    moment = datetime(2026, 1, 5, 0, 30, tzinfo=hanoi)  # still the 4th in UTC
    clock = FixedClock(moment)
    assert clock.now() == clock.now() == moment
    assert clock.today() == date(2026, 1, 5)
