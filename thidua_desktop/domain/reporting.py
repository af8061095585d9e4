"""Chế độ báo cáo: the days on which units' reports are due, and who reported for which of them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, assert_never

from thidua_desktop.domain.terms import ReportCycle

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from thidua_desktop.domain.records import Campaign, CampaignPhase, Report

DAY = timedelta(days=1)
LONGEST_CYCLE = timedelta(days=62)
"""Longer than any period of a week or a month: within it a due day is found on both sides."""


class Standing(Enum):
    """Tình hình báo cáo of a unit for one due day."""

    ON_TIME = "ON_TIME"
    LATE = "LATE"
    VALUES_ONLY = "VALUES_ONLY"
    MISSING = "MISSING"
    AWAITED = "AWAITED"


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ báo cáo: the as-at days (both included) that the reports of one due day serve.

    `due_on` is None for a campaign without a cycle: the whole of it is one period.
    """

    first: date
    due_on: date | None

    def serves(self, as_at: date) -> bool:
        return as_at >= self.first and (self.due_on is None or as_at <= self.due_on)


@dataclass(frozen=True, slots=True)
class ReportState:
    """Whether a unit reported for the period that ends with `due_on`, as known on a day.

    `received_on` is the first receipt; `days_late` counts from `due_on` to it, or to the day of
    the view while nothing came. `has_values`: values of the period stand without a recorded
    report, so the unit is not silent, but nobody can say whether it was in time.
    """

    unit_id: int
    due_on: date | None
    received_on: date | None
    days_late: int
    reported: bool
    no_change: bool = False
    has_values: bool = False

    @property
    def standing(self) -> Standing:
        if self.reported:
            return Standing.LATE if self.days_late else Standing.ON_TIME
        if self.has_values:
            return Standing.VALUES_ONLY
        return Standing.MISSING if self.days_late else Standing.AWAITED

    @property
    def is_silent(self) -> bool:
        return not (self.reported or self.has_values)


def due_days(
    campaign: Campaign, phases: Iterable[CampaignPhase], first: date, last: date
) -> tuple[date, ...]:
    """Return the days between `first` and `last` on which reports of the campaign are due.

    All lie within the campaign. Of a week or a month the day of the launch itself is none, and
    where the cycle leaves a rest, the last day of the campaign is one more.
    """
    starts, ends = campaign.starts, campaign.ends
    begin = first if starts is None else max(first, starts)
    until = last if ends is None else min(last, ends)
    days = set(_cycle_days(campaign, phases, begin, until))
    if campaign.report_cycle in {ReportCycle.WEEKLY, ReportCycle.MONTHLY}:
        if ends is not None and begin <= ends <= until:
            days.add(ends)
        days.discard(starts or date.min)
    return tuple(sorted(days))


def _cycle_days(
    campaign: Campaign, phases: Iterable[CampaignPhase], begin: date, until: date
) -> Generator[date]:
    cutoff = campaign.report_cutoff or 1
    match campaign.report_cycle:
        case ReportCycle.NONE:
            return
        case ReportCycle.WEEKLY:
            day = begin + DAY * ((cutoff - begin.isoweekday()) % 7)
            while day <= until:
                yield day
                day += DAY * 7
        case ReportCycle.MONTHLY:
            month = begin.replace(day=1)
            while month <= until:
                length = monthrange(month.year, month.month)[1]
                day = month.replace(day=min(cutoff, length))
                if begin <= day <= until:
                    yield day
                month += DAY * length
        case ReportCycle.PHASES:
            yield from (phase.due_on for phase in phases if begin <= phase.due_on <= until)
        case _:
            assert_never(campaign.report_cycle)


def periods(campaign: Campaign, phases: Sequence[CampaignPhase], day: date) -> tuple[Period, ...]:
    """Return the periods that have begun on `day`, in order.

    Where the launch has no day they begin a cycle earlier than `day` or the first phase. After the
    last due day there is no period.
    """
    named = tuple(phase.due_on for phase in phases)
    starts = campaign.starts or min(day - LONGEST_CYCLE, *named, day)
    if campaign.report_cycle is ReportCycle.NONE:
        return (Period(starts, None),) if starts <= day else ()
    due = due_days(campaign, phases, starts, max(day + LONGEST_CYCLE, *named, day))
    firsts = (starts, *(earlier + DAY for earlier in due))
    made = (Period(first, last) for first, last in zip(firsts, due, strict=False))
    return tuple(period for period in made if period.first <= day)


def latest_periods(
    campaign: Campaign, phases: Sequence[CampaignPhase], day: date
) -> tuple[Period, ...]:
    """Return the last period whose due day is past on `day` and the one `day` falls in."""
    begun = periods(campaign, phases, day)
    closed = tuple(p for p in begun if p.due_on is not None and p.due_on < day)
    return (*closed[-1:], *begun[len(closed) :])


def state_of(
    unit_id: int, period: Period, reports: Iterable[Report], *, has_values: bool, day: date
) -> ReportState:
    """Judge one unit and one period as known on `day`; a report counts from its day of receipt."""
    came = sorted(
        (r for r in reports if r.received_on <= day and period.serves(r.as_at)),
        key=lambda r: (r.received_on, r.id),
    )
    first = came[0].received_on if came else None
    late = 0 if period.due_on is None else ((first or day) - period.due_on).days
    return ReportState(
        unit_id=unit_id,
        due_on=period.due_on,
        received_on=first,
        days_late=max(late, 0),
        reported=bool(came),
        no_change=bool(came) and all(r.no_change for r in came),
        has_values=has_values,
    )
