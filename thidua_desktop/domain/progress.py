"""One cell of the grid, a unit and an indicator, judged as at a day D (rule 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.counting import count, done_since, said
from thidua_desktop.domain.states import GRADE_SHARE, Yardstick, lacks_target
from thidua_desktop.domain.terms import CellState, Rule, ValueKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from thidua_desktop.domain.counting import Counted
    from thidua_desktop.domain.records import (
        Assignment,
        Campaign,
        Indicator,
        IndicatorVersion,
        ProgressEntry,
        Verification,
    )
    from thidua_desktop.domain.terms import Grade
    from thidua_desktop.domain.typed import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Everything recorded about one unit and one indicator.

    `contributors` are the cells whose values add up to this one (the lead unit of a COMMUNE
    indicator holds it); they are not scored themselves.
    """

    assignment: Assignment
    indicator: Indicator
    versions: tuple[IndicatorVersion, ...]
    entries: tuple[ProgressEntry, ...]
    verifications: tuple[Verification, ...] = ()
    contributors: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """What a cell shows on day D; `achievement` 1 is fully met, None where there is none to score.

    `scored` says whether the cell counts in the denominator; `left_out` that it is exempt by
    nature (không có nhiệm vụ, không phát sinh) and not merely without a target. `late_done` is
    hoàn thành quá hạn. `verified` is False while any part of the value is only reported.
    """

    state: CellState
    value: Value | None
    reported: Value | None
    verified: bool
    achievement: Fraction | None
    reported_achievement: Fraction | None
    target: Decimal | None
    deadline: date | None
    as_at: date | None
    entry_id: int | None
    scored: bool
    has_data: bool
    left_out: bool
    reached: bool
    late_done: bool = False
    reported_left_out: bool = False


def version_at(versions: Sequence[IndicatorVersion], day: date) -> IndicatorVersion | None:
    """Return the version in force on `day`: of those begun, the one that began last."""
    if len(versions) == 1 and versions[0].valid_from is None:
        return versions[0]
    begun = [v for v in versions if v.valid_from is None or v.valid_from <= day]
    return max(begun, key=lambda v: (v.valid_from is not None, v.valid_from, v.id), default=None)


def is_assigned(cell: Cell, day: date) -> bool:
    """Whether the unit has this task on `day`; first and last day are within."""
    given, until = cell.assignment, cell.indicator.active_to
    begun = given.valid_from is None or given.valid_from <= day
    ended = given.valid_to is not None and given.valid_to < day
    return begun and not ended and (until is None or day <= until)


def counted(cell: Cell, day: date) -> Counted:
    """Return the value that counts on `day`, the contributors' of that day added."""
    indicator = cell.indicator
    contributed = [
        said(part.entries, part.verifications, day, indicator=indicator)
        for part in cell.contributors
        if is_assigned(part, day) and not part.assignment.no_duty
    ]
    own = said(cell.entries, cell.verifications, day, indicator=indicator)
    return count(own, contributed, indicator)


def evaluate(
    cell: Cell,
    day: date,
    campaign: Campaign,
    *,
    grades: Mapping[Grade, Fraction] = GRADE_SHARE,
) -> CellResult | None:
    """Judge one cell on day D; None when the task is not assigned on that day at all.

    Without a deadline of its own a task ends with the campaign.
    """
    version = version_at(cell.versions, day)
    if version is None or not is_assigned(cell, day):
        return None
    yard, found = _yardstick(cell, version, campaign, grades=grades), counted(cell, day)
    value, reported = found.value, found.reported
    since = reported_since = _since(cell, value, day, reported=False)
    if cell.verifications:
        reported_since = _since(cell, reported, day, reported=True)
    share = reported_share = None
    if not cell.assignment.no_duty:
        share = reported_share = yard.share(value, since)
        if reported is not value or reported_since != since:
            reported_share = yard.share(reported, reported_since)
    reached = share is not None and value is not None and yard.reaches(value, share)
    exempt = _is_exempt(cell, yard, value)
    return CellResult(
        state=_state(cell, yard, value, share=share, reached=reached, day=day),
        value=value,
        reported=reported,
        verified=found.verified,
        achievement=share,
        reported_achievement=reported_share,
        target=yard.target,
        deadline=yard.deadline,
        as_at=found.as_at,
        entry_id=found.entry.id if found.entry else None,
        scored=not (exempt or yard.lacks_target or cell.assignment.is_contributor),
        has_data=value is not None,
        left_out=exempt,
        reached=reached,
        late_done=yard.is_late(since),
        reported_left_out=exempt if reported is value else _is_exempt(cell, yard, reported),
    )


def _since(cell: Cell, value: Value | None, day: date, *, reported: bool) -> date | None:
    """Day since which the task of a DONE cell is done."""
    if cell.indicator.rule is not Rule.DONE or value is None or not value.value:
        return None
    return value.done_on or done_since(cell.entries, cell.verifications, day, reported=reported)


def _yardstick(
    cell: Cell, version: IndicatorVersion, campaign: Campaign, *, grades: Mapping[Grade, Fraction]
) -> Yardstick:
    given = cell.assignment
    # the target of the version is the whole commune's: a contributor has its own part or none
    falls_back = given.target is None and not given.is_contributor
    target = version.target if falls_back else given.target
    return Yardstick(
        cell.indicator.rule,
        cell.indicator.accumulation,
        target,
        given.deadline or version.deadline or campaign.ends,
        version.strict,
        lacks_target(cell.indicator.rule, target),
        campaign,
        grades,
    )


def _is_exempt(cell: Cell, yard: Yardstick, value: Value | None) -> bool:
    """Left out by nature; without a target it is chưa giao chỉ tiêu, which no policy pays."""
    if cell.assignment.is_contributor:
        return False
    return cell.assignment.no_duty or (_is_not_arisen(value) and not yard.lacks_target)


def _is_not_arisen(value: Value | None) -> bool:
    return value is not None and value.kind is ValueKind.NOT_ARISEN


def _state(
    cell: Cell,
    yard: Yardstick,
    value: Value | None,
    *,
    share: Fraction | None,
    reached: bool,
    day: date,
) -> CellState:
    if cell.assignment.no_duty:
        return CellState.NO_DUTY
    if _is_not_arisen(value):
        return CellState.NOT_ARISEN
    if yard.lacks_target:
        return CellState.NO_TARGET
    if share is None:
        overdue = yard.deadline is not None and day > yard.deadline
        return CellState.OVERDUE if overdue else CellState.NO_DATA
    return yard.state(share, day, reached=reached)
