"""What the desk of verification shows: reported and verified, value and score, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.counting import last_checks, said
from thidua_desktop.domain.reported import reported_breakdown
from thidua_desktop.domain.typed import same_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.breakdown import Breakdown
    from thidua_desktop.domain.counting import Said
    from thidua_desktop.domain.progress import Cell, CellResult
    from thidua_desktop.domain.records import ProgressEntry, Return, Verification
    from thidua_desktop.domain.typed import Value
    from thidua_desktop.services.board import CampaignBoard


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One value to verify; without an `entry` the unit has reported nothing.

    A value of a trong kỳ indicator has a row for each as-at day, its points in the last one.
    Points are those of the whole cell; None where it earns none. `returned` is an open return.
    """

    unit_id: int
    indicator_id: int
    cell: Cell
    result: CellResult
    entry: ProgressEntry | None = None
    reported: Value | None = None
    verification: Verification | None = None
    verified: Value | None = None
    reported_points: Decimal | None = None
    points: Decimal | None = None
    returned: Return | None = None

    @property
    def differs(self) -> bool:
        """Whether the verified value is another one than the unit reported."""
        return (
            self.verified is not None
            and self.reported is not None
            and not same_value(self.verified, self.reported)
        )

    @property
    def awaits(self) -> bool:
        """Whether the value waits for its verification and is not with the unit."""
        return self.entry is not None and self.verified is None and self.returned is None


@dataclass(frozen=True, slots=True)
class Totals:
    """Điểm báo cáo beside điểm sau thẩm định of one unit; None where nothing is scored."""

    reported: Decimal | None
    total: Decimal | None


def totals(board: CampaignBoard, unit_id: int, day: date) -> Totals:
    """Return both totals of a unit."""
    sheet = board.sheet(unit_id, day)
    return Totals(sheet.reported, sheet.total)


def rows_of_unit(board: CampaignBoard, unit_id: int, day: date) -> tuple[CheckRow, ...]:
    """List the values of one unit, in the order of the plan."""
    sheet = board.sheet(unit_id, day)
    told, counts = _points(reported_breakdown(sheet)), _points(break_down(sheet))
    rows: list[CheckRow] = []
    for indicator in board.indicators:
        rows += _rows(board, (unit_id, indicator.id), day, points=(told, counts))
    return tuple(rows)


def rows_of_indicator(board: CampaignBoard, indicator_id: int, day: date) -> tuple[CheckRow, ...]:
    """List the values of one indicator, unit by unit."""
    rows: list[CheckRow] = []
    for unit in board.units(day):
        rows += [r for r in rows_of_unit(board, unit.id, day) if r.indicator_id == indicator_id]
    return tuple(rows)


def _points(opened: Breakdown) -> Mapping[int, Decimal]:
    return {line.indicator_id: line.points for line in opened.lines}


def _rows(
    board: CampaignBoard,
    key: tuple[int, int],
    day: date,
    *,
    points: tuple[Mapping[int, Decimal], Mapping[int, Decimal]],
) -> Iterable[CheckRow]:
    """Return the rows of one cell; none where nothing is given or there is no duty."""
    cell, result = board.cell(*key, day), board.result(*key, day)
    if cell is None or result is None or cell.assignment.no_duty:
        return
    told, counts = points[0].get(key[1]), points[1].get(key[1])
    found = said(cell.entries, cell.verifications, day, indicator=cell.indicator)
    if not found:
        yield CheckRow(
            unit_id=key[0],
            indicator_id=key[1],
            cell=cell,
            result=result,
            reported_points=told,
            points=counts,
        )
    for one in found:
        last = one is found[-1]
        yield _row(board, one, cell, result, points=(told, counts) if last else (None, None))


def _row(
    board: CampaignBoard,
    one: Said,
    cell: Cell,
    result: CellResult,
    *,
    points: tuple[Decimal | None, Decimal | None],
) -> CheckRow:
    return CheckRow(
        unit_id=cell.assignment.unit_id,
        indicator_id=cell.indicator.id,
        cell=cell,
        result=result,
        entry=one.entry,
        reported=one.reported,
        verification=last_checks(cell.verifications).get(one.entry.id),
        verified=one.counts if one.verified else None,
        reported_points=points[0],
        points=points[1],
        returned=None if one.verified else board.return_of(one.entry.id),
    )
