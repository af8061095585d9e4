"""Who leads a COMMUNE indicator, and who adds to the lead's value (đơn vị phối hợp)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.domain.records import Assignment, ProgressEntry
from thidua_desktop.services.assignments import blank_giving, put_assignment, standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


def contributors_of(board: CampaignBoard, indicator_id: int, day: date) -> tuple[int, ...]:
    """Name the units whose values add up to the lead's on `day` (đơn vị phối hợp)."""
    given = (standing(board, u.id, indicator_id, day) for u in board.units(day))
    return tuple(a.unit_id for a in given if a is not None and a.is_contributor and not a.no_duty)


def put_contributors(
    act: Act, desk: Desk, indicator: Indicator, unit_ids: Sequence[int], *, day: date
) -> None:
    """Let exactly these units add to the lead's value from `day` on.

    A contributor that has entered values ends the day before; one without is taken back.
    """
    board = desk.board(indicator.campaign_id)
    wanted = set(unit_ids) - {indicator.lead_unit_id}
    for unit_id in contributors_of(board, indicator.id, day):
        if unit_id not in wanted and unit_id != indicator.lead_unit_id:
            _end_giving(act, desk, indicator.id, unit_id, day=day)
    for unit_id in sorted(wanted):
        before = standing(board, unit_id, indicator.id, day)
        given = before or blank_giving(board, unit_id, indicator.id, day)
        after = replace(given, is_contributor=True, no_duty=False)
        if before != after:
            put_assignment(act, desk, before, after, day=day)


def _end_giving(act: Act, desk: Desk, indicator_id: int, unit_id: int, *, day: date) -> None:
    """End what a unit was given, the day before `day`; without any values it goes altogether.

    One that began on `day` cannot end before it: with values of its own it becomes no duty.
    """
    given = desk.store.where(Assignment, indicator_id=indicator_id, unit_id=unit_id)
    entered = {a.id: bool(desk.store.where(ProgressEntry, assignment_id=a.id)) for a in given}
    for row in given:
        if not any(entered.values()):
            act.delete(Assignment, row.id)
        elif row.valid_from is None or row.valid_from < day:
            if row.valid_to is None or row.valid_to >= day:
                act.update(replace(row, valid_to=day - timedelta(days=1)))
        elif entered[row.id]:
            act.update(replace(row, no_duty=True))
        else:
            act.delete(Assignment, row.id)


def put_lead(act: Act, desk: Desk, indicator: Indicator, *, before: int | None, day: date) -> None:
    """Let another unit lead from `day` on: the old one ends, the new one no longer only helps."""
    if before is not None and before != indicator.lead_unit_id:
        _end_giving(act, desk, indicator.id, before, day=day)
    board = desk.board(indicator.campaign_id)
    lead = indicator.lead_unit_id
    given = standing(board, lead, indicator.id, day) if lead is not None else None
    if given is not None and given.is_contributor:
        after = replace(given, is_contributor=False, target=None)
        put_assignment(act, desk, given, after, day=day)
