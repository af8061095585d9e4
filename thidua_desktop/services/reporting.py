"""Theo dõi báo cáo: which units reported for which due day, who is late, who is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.records import CampaignPhase
from thidua_desktop.domain.reporting import (
    Period,
    ReportState,
    due_days,
    latest_periods,
    periods,
    state_of,
)
from thidua_desktop.domain.terms import CampaignState

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

__all__ = [
    "Period",
    "ReportState",
    "SheetOfReports",
    "due_days",
    "phases_of",
    "report_sheet",
    "report_states",
    "reporting_units",
    "silent_units",
]


@dataclass(frozen=True, slots=True)
class SheetOfReports:
    """Every period begun as at a day; `states` by (unit id, number of the period in the row).

    A unit that did not take part in a period has no state there.
    """

    periods: tuple[Period, ...]
    unit_ids: tuple[int, ...]
    states: dict[tuple[int, int], ReportState]


def phases_of(desk: Desk, campaign_id: int) -> tuple[CampaignPhase, ...]:
    """Return the campaign's report phases by their days."""
    rows = desk.store.where(CampaignPhase, campaign_id=campaign_id)
    return tuple(sorted(rows, key=lambda phase: (phase.due_on, phase.id)))


def reporting_units(board: CampaignBoard, day: date) -> tuple[int, ...]:
    """Return the units that have something to report on `day`, in the order of the board."""
    indicators = tuple(indicator.id for indicator in board.indicators)
    return tuple(
        unit.id
        for unit in board.units(day)
        if any(
            given is not None and not given.no_duty
            for given in (board.assignment(unit.id, number, day) for number in indicators)
        )
    )


def report_states(desk: Desk, campaign_id: int, day: date) -> tuple[ReportState, ...]:
    """Return a state a unit for the last period that is over on `day`, then for the one it is in.

    As known on `day`. A draft asks nobody; without a cycle the whole campaign is one period.
    """
    board = desk.board(campaign_id)
    if board.campaign.state is CampaignState.DRAFT:
        return ()
    wanted = latest_periods(board.campaign, phases_of(desk, campaign_id), day)
    found = _states(board, wanted, day)
    return tuple(found[key] for key in sorted(found, key=lambda key: key[1]))


def silent_units(desk: Desk, campaign_id: int, day: date) -> tuple[int, ...]:
    """Return units with neither report nor value for the last period that is over on `day`.

    Without a cycle: units that never reported and have no value at all.
    """
    return tuple(
        state.unit_id
        for state in report_states(desk, campaign_id, day)
        if state.is_silent and (state.due_on is None or state.due_on < day)
    )


def report_sheet(desk: Desk, campaign_id: int, day: date) -> SheetOfReports:
    """Return the whole register of reports as known on `day` (Sổ báo cáo)."""
    board = desk.board(campaign_id)
    begun = periods(board.campaign, phases_of(desk, campaign_id), day)
    states = {} if board.campaign.state is CampaignState.DRAFT else _states(board, begun, day)
    present = {unit_id for unit_id, _ in states}
    order = [unit.id for unit in board.units(day)]
    order += sorted(present - set(order))
    return SheetOfReports(begun, tuple(n for n in order if n in present), states)


def _states(
    board: CampaignBoard, wanted: tuple[Period, ...], day: date
) -> dict[tuple[int, int], ReportState]:
    valued = [_units_with_values(board, period, day) for period in wanted]
    return {
        (unit_id, n): state_of(
            unit_id,
            period,
            board.reports_of(unit_id),
            has_values=unit_id in valued[n],
            day=day,
        )
        for n, period in enumerate(wanted)
        for unit_id in reporting_units(board, _asked_on(period, day))
    }


def _asked_on(period: Period, day: date) -> date:
    """Day that decides who owes a report: the due day, or the view's while that is ahead."""
    return day if period.due_on is None else min(period.due_on, day)


def _units_with_values(board: CampaignBoard, period: Period, day: date) -> set[int]:
    """Units that have a value of the period which stands on `day`."""
    last = day if period.due_on is None else min(period.due_on, day)
    days = {n: board.of_unit(_value_day, n, last) for n in board.units_given}
    return {n for n, found in days.items() if found is not None and found >= period.first}


def _value_day(board: CampaignBoard, unit_id: int, day: date) -> date | None:
    return board.value_day(unit_id, day)
