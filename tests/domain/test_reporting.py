"""Due days of a campaign, and who reported for which of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from builders import campaign

from thidua_desktop.domain.records import CampaignPhase, Report
from thidua_desktop.domain.reporting import (
    Period,
    ReportState,
    Standing,
    due_days,
    latest_periods,
    periods,
    state_of,
)
from thidua_desktop.domain.terms import ReportChannel, ReportCycle

MONDAY = date(2026, 1, 5)
WEEKLY, MONTHLY, PHASES = ReportCycle.WEEKLY, ReportCycle.MONTHLY, ReportCycle.PHASES


def phase(name: str, due_on: date) -> CampaignPhase:
    return CampaignPhase(campaign_id=1, name=name, due_on=due_on)


def report(as_at: date, received_on: date, **more: Any) -> Report:
    return Report(
        uid="r",
        campaign_id=1,
        unit_id=1,
        as_at=as_at,
        received_on=received_on,
        channel=ReportChannel.ZALO,
        entered_at=datetime(2026, 3, 1, tzinfo=UTC),
        **more,
    )


def state(period: Period, *reports: Report, day: date, has_values: bool = False) -> ReportState:
    return state_of(1, period, reports, has_values=has_values, day=day)


@pytest.mark.parametrize(
    ("cycle", "cutoff", "starts", "ends", "expected"),
    [
        # Fridays; the campaign ends on a Wednesday, and the rest after the last Friday counts
        (WEEKLY, 5, MONDAY, date(2026, 1, 21), ["9/1", "16/1", "21/1"]),
        # nothing can be due on the day of the launch itself
        (WEEKLY, 1, MONDAY, date(2026, 1, 19), ["12/1", "19/1"]),
        (WEEKLY, 7, MONDAY, date(2026, 1, 18), ["11/1", "18/1"]),
        (MONTHLY, 25, date(2025, 12, 1), date(2026, 1, 23), ["25/12", "23/1"]),
        # the 31st is the last day of a shorter month, also of February in and out of a leap year
        (MONTHLY, 31, date(2026, 1, 1), date(2026, 4, 30), ["31/1", "28/2", "31/3", "30/4"]),
        (MONTHLY, 30, date(2028, 2, 1), date(2028, 3, 30), ["29/2", "30/3"]),
        (MONTHLY, None, date(2026, 1, 1), date(2026, 2, 10), ["1/2", "10/2"]),
        (ReportCycle.NONE, None, MONDAY, date(2026, 3, 1), []),
    ],
)
def test_due_days_of_a_cycle(
    cycle: ReportCycle, cutoff: int | None, starts: date, ends: date, expected: list[str]
) -> None:
    held = campaign(report_cycle=cycle, report_cutoff=cutoff, starts=starts, ends=ends)
    found = due_days(held, (), date(2025, 1, 1), date(2029, 1, 1))
    assert [f"{day.day}/{day.month}" for day in found] == expected


def test_phases_are_due_as_named_within_the_campaign() -> None:
    held = campaign(report_cycle=PHASES, starts=MONDAY, ends=date(2026, 1, 31))
    named = [phase("Đợt 2", date(2026, 1, 20)), phase("Đợt 1", MONDAY)]
    named.append(phase("Ngoài", date(2026, 2, 20)))
    assert due_days(held, named, date(2025, 1, 1), date(2027, 1, 1)) == (MONDAY, date(2026, 1, 20))


def test_due_days_are_asked_for_a_stretch_of_time() -> None:
    held = campaign(report_cycle=WEEKLY, report_cutoff=5, starts=MONDAY, ends=date(2026, 1, 21))
    assert due_days(held, (), date(2026, 1, 10), date(2026, 1, 18)) == (date(2026, 1, 16),)
    endless = campaign(report_cycle=WEEKLY, report_cutoff=5, starts=None, ends=None)
    assert due_days(endless, (), MONDAY, date(2026, 1, 9)) == (date(2026, 1, 9),)


def test_a_period_reaches_from_the_day_after_the_last_due_day_to_its_own() -> None:
    held = campaign(report_cycle=WEEKLY, report_cutoff=5, starts=MONDAY, ends=date(2026, 1, 21))
    first = Period(MONDAY, date(2026, 1, 9))
    second = Period(date(2026, 1, 10), date(2026, 1, 16))
    rest = Period(date(2026, 1, 17), date(2026, 1, 21))
    assert periods(held, (), date(2026, 1, 4)) == ()
    assert periods(held, (), date(2026, 1, 9)) == (first,)
    assert periods(held, (), date(2026, 1, 10)) == (first, second)
    assert periods(held, (), date(2026, 6, 1)) == (first, second, rest)
    assert latest_periods(held, (), date(2026, 1, 9)) == (first,)
    assert latest_periods(held, (), date(2026, 1, 17)) == (second, rest)
    assert latest_periods(held, (), date(2026, 6, 1)) == (rest,)


def test_without_a_cycle_the_whole_campaign_is_one_period() -> None:
    held = campaign(report_cycle=ReportCycle.NONE, starts=MONDAY)
    assert latest_periods(held, (), date(2026, 1, 4)) == ()
    (whole,) = latest_periods(held, (), date(2026, 1, 12))
    assert whole == Period(MONDAY, None)
    assert whole.serves(date(2026, 1, 12))
    assert not whole.serves(date(2026, 1, 4))


def test_phases_without_a_launch_day_begin_before_the_first() -> None:
    held = campaign(report_cycle=PHASES, starts=None, ends=None)
    named = [phase("Đợt 1", date(2025, 6, 30)), phase("Đợt 2", date(2026, 6, 30))]
    found = periods(held, named, date(2026, 1, 12))
    assert [p.due_on for p in found] == [date(2025, 6, 30), date(2026, 6, 30)]


PERIOD = Period(MONDAY, date(2026, 1, 9))


def test_lateness_counts_from_the_day_received_and_from_nothing_else() -> None:
    late = state(PERIOD, report(date(2026, 1, 9), date(2026, 1, 12)), day=date(2026, 3, 1))
    assert (late.days_late, late.received_on, late.standing) == (
        3,
        date(2026, 1, 12),
        Standing.LATE,
    )
    early = state(PERIOD, report(date(2026, 1, 9), date(2026, 1, 9)), day=date(2026, 3, 1))
    assert (early.days_late, early.standing) == (0, Standing.ON_TIME)


def test_the_first_receipt_decides_and_an_addition_does_not_make_it_late() -> None:
    added = report(date(2026, 1, 9), date(2026, 1, 20), id=2)
    found = state(PERIOD, added, report(date(2026, 1, 8), date(2026, 1, 9)), day=date(2026, 3, 1))
    assert (found.received_on, found.days_late) == (date(2026, 1, 9), 0)


def test_a_view_at_a_past_day_knows_only_what_was_received_by_then() -> None:
    came = report(date(2026, 1, 9), date(2026, 1, 12))
    before = state(PERIOD, came, day=date(2026, 1, 11))
    assert (before.reported, before.days_late, before.standing) == (False, 2, Standing.MISSING)
    assert state(PERIOD, came, day=date(2026, 1, 9)).standing is Standing.AWAITED
    assert state(PERIOD, came, day=date(2026, 1, 12)).reported


def test_a_report_of_another_period_does_not_help() -> None:
    other = report(date(2026, 1, 10), date(2026, 1, 10))
    assert state(PERIOD, other, day=date(2026, 1, 11)).is_silent


def test_no_change_is_a_report() -> None:
    same = report(date(2026, 1, 9), date(2026, 1, 9), no_change=True)
    found = state(PERIOD, same, day=date(2026, 1, 11))
    assert (found.is_silent, found.no_change, found.standing) == (False, True, Standing.ON_TIME)
    more = report(date(2026, 1, 9), date(2026, 1, 10))
    assert not state(PERIOD, same, more, day=date(2026, 1, 11)).no_change


def test_values_without_a_report_end_the_silence_but_are_not_judged() -> None:
    found = state(PERIOD, day=date(2026, 1, 11), has_values=True)
    assert (found.is_silent, found.standing) == (False, Standing.VALUES_ONLY)


def test_without_a_due_day_nothing_is_late() -> None:
    whole = Period(MONDAY, None)
    came = report(date(2026, 1, 12), date(2026, 1, 30))
    assert state(whole, came, day=date(2026, 3, 1)).standing is Standing.ON_TIME
    assert state(whole, day=date(2026, 3, 1)).standing is Standing.AWAITED
