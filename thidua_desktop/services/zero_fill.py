"""Ghi 0 cho các đơn vị đã báo cáo: who reported and named no count had nothing to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain.reporting import periods
from thidua_desktop.domain.terms import CellState, Rule
from thidua_desktop.domain.typed import is_percent
from thidua_desktop.services import progress
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.reporting import phases_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

ZERO = "0"


def count_indicators(board: CampaignBoard) -> tuple[Indicator, ...]:
    """Return the indicators whose values are counted, so that 0 says "none this time"."""
    return tuple(
        row
        for row in board.indicators
        if row.rule in {Rule.AT_LEAST, Rule.AT_MOST} and not is_percent(row.rule, row.measure_unit)
    )


def reported_units(desk: Desk, campaign_id: int, day: date) -> tuple[int, ...]:
    """Return the units whose report for the period of `day` has come by today."""
    board, today = desk.board(campaign_id), desk.clock.today()
    begun = periods(board.campaign, phases_of(desk, campaign_id), day)
    period = next((p for p in begun if p.serves(day)), None)
    if period is None:
        return ()
    return tuple(
        unit.id
        for unit in board.units(day)
        if any(r.received_on <= today and period.serves(r.as_at) for r in board.reports_of(unit.id))
    )


def zero_cells(
    desk: Desk,
    campaign_id: int,
    *,
    unit_ids: Collection[int],
    indicator_ids: Collection[int],
    day: date,
) -> tuple[Typing, ...]:
    """Show which cells would get 0 as at `day`: of these, where a unit that reported has none.

    A cell that has a value on `day` or later is never among them.
    """
    board = desk.board(campaign_id)
    counted = [row.id for row in count_indicators(board) if row.id in indicator_ids]
    return tuple(
        Typing(unit_id, number, ZERO)
        for unit_id in reported_units(desk, campaign_id, day)
        if unit_id in unit_ids
        for number in counted
        if _is_empty(board, unit_id, number, day)
    )


def zero_fill(
    desk: Desk,
    campaign_id: int,
    *,
    unit_ids: Collection[int],
    indicator_ids: Collection[int],
    day: date,
) -> int:
    """Store 0 in the cells that `zero_cells` shows, as one act; return how many.

    Raises the codes of `progress.record`.
    """
    cells = zero_cells(desk, campaign_id, unit_ids=unit_ids, indicator_ids=indicator_ids, day=day)
    return progress.record(desk, campaign_id, cells, day=day)


def _is_empty(board: CampaignBoard, unit_id: int, indicator_id: int, day: date) -> bool:
    cell = board.cell(unit_id, indicator_id)
    result = board.result(unit_id, indicator_id, day)
    if cell is None or result is None or result.state is CellState.NO_DUTY:
        return False
    return not result.has_data and all(entry.as_at <= day for entry in cell.entries)
