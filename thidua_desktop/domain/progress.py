"""From entries to the value that counts, its achievement and the state of the cell (rule 3.1).

Everything is as at a day D: rows dated after D do not exist, whenever they were typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import Accumulation, CellState, Grade, Rule, ValueKind
from thidua_desktop.domain.typed import Value, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from thidua_desktop.domain.records import (
        Assignment,
        Campaign,
        Indicator,
        IndicatorVersion,
        ProgressEntry,
        Verification,
    )

ONE, ZERO = Fraction(1), Fraction(0)
GRADE_SHARE = {
    Grade.GOOD: Fraction(1),
    Grade.FAIR: Fraction(4, 5),
    Grade.PASS: Fraction(1, 2),
    Grade.FAIL: Fraction(0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Everything recorded about one unit and one indicator."""

    assignment: Assignment
    indicator: Indicator
    versions: tuple[IndicatorVersion, ...]
    entries: tuple[ProgressEntry, ...]
    verifications: tuple[Verification, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """What a cell shows on day D; `achievement` 1 is fully met, None where nothing is scored.

    `scored` says whether the cell counts in the denominator, `left_out` that it is exempt by
    nature (không có nhiệm vụ, không phát sinh) and not merely without a target.
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


def version_at(versions: Iterable[IndicatorVersion], day: date) -> IndicatorVersion | None:
    """Return the version in force on `day`: of those begun, the one that began last."""
    begun = [v for v in versions if v.valid_from is None or v.valid_from <= day]
    return max(begun, key=lambda v: (v.valid_from is not None, v.valid_from, v.id), default=None)


def live_entries(entries: Iterable[ProgressEntry], day: date) -> tuple[ProgressEntry, ...]:
    """Return the one live entry of each as-at day up to `day`, in the order of days."""
    newest: dict[date, ProgressEntry] = {}
    for entry in entries:
        if entry.as_at <= day:
            held = newest.get(entry.as_at)
            if held is None or entry.id > held.id:
                newest[entry.as_at] = entry
    said = [e for e in newest.values() if e.kind is not ValueKind.WITHDRAWN]
    return tuple(sorted(said, key=lambda e: e.as_at))


@dataclass(frozen=True, slots=True)
class Counted:
    """The value that counts, beside the one reported."""

    value: Value | None
    reported: Value | None
    verified: bool
    entry: ProgressEntry | None


def counted(cell: Cell, day: date) -> Counted:
    """Take the newest value (lũy kế) or add the days up (trong kỳ), verified ones first."""
    live = live_entries(cell.entries, day)
    if not live:
        return Counted(None, None, verified=False, entry=None)
    checked = _last_verifications(cell.verifications)
    pairs = [(value_of(e), value_of(checked[e.id]) if e.id in checked else None) for e in live]
    if cell.indicator.accumulation is Accumulation.CUMULATIVE or cell.indicator.rule in {
        Rule.DONE,
        Rule.GRADE,
    }:
        pairs = pairs[-1:]
    reported = _sum([said for said, _ in pairs])
    value = _sum([verified or said for said, verified in pairs])
    return Counted(value, reported, verified=any(v for _, v in pairs), entry=live[-1])


def _last_verifications(rows: Iterable[Verification]) -> dict[int, Verification]:
    last: dict[int, Verification] = {}
    for row in rows:
        if row.entry_id not in last or row.id > last[row.entry_id].id:
            last[row.entry_id] = row
    return last


def _sum(values: Sequence[Value]) -> Value:
    if len(values) == 1:
        return values[0]
    said = [v for v in values if v.kind is ValueKind.VALUE]
    if not said:
        return Value(kind=ValueKind.NOT_ARISEN)
    if all(v.done is not None and v.total is not None for v in said):
        return Value(done=_total(v.done for v in said), total=_total(v.total for v in said))
    return Value(value=_total(v.value for v in said))


def _total(parts: Iterable[Decimal | None]) -> Decimal:
    return sum((part for part in parts if part is not None), Decimal(0))


def quantity(value: Value) -> Fraction | None:
    """Return the measured number: percent 0-100 of done/total, or the plain value."""
    if value.done is not None and value.total:
        return Fraction(value.done) * 100 / Fraction(value.total)
    return None if value.value is None else Fraction(value.value)


def achievement(rule: Rule, value: Value, target: Decimal | None) -> Fraction | None:
    """How much of the target is met; 1 is all of it, more is above it."""
    if rule is Rule.GRADE:
        return None if value.grade is None else GRADE_SHARE[value.grade]
    measured = quantity(value)
    if measured is None:
        return None
    if rule is Rule.DONE:
        return ONE if measured else ZERO
    if target is None:
        return None
    wanted = Fraction(target)
    if rule is Rule.AT_MOST:
        return _at_most(measured, wanted)
    return measured / wanted if wanted else None


def _at_most(measured: Fraction, ceiling: Fraction) -> Fraction:
    if measured <= ceiling:
        return ONE
    return max(ZERO, 1 - (measured - ceiling) / ceiling) if ceiling else ZERO


def evaluate(cell: Cell, day: date, campaign: Campaign) -> CellResult | None:
    """Judge one cell on day D; None when the task is not assigned on that day at all."""
    version = version_at(cell.versions, day)
    if version is None or not _assigned(cell, day):
        return None
    given = cell.assignment
    target = given.target if given.target is not None else version.target
    deadline = given.deadline or version.deadline or campaign.ends
    rule = cell.indicator.rule
    found = counted(cell, day)
    share = _share(rule, found.value, target, deadline=deadline, campaign=campaign)
    reported = _share(rule, found.reported, target, deadline=deadline, campaign=campaign)
    exempt = given.no_duty or _is(found.value, ValueKind.NOT_ARISEN)
    no_target = rule not in {Rule.DONE, Rule.GRADE} and target is None
    reached = share is not None and _reaches(share, rule, version, found.value, target)
    state = _state(
        cell,
        day,
        campaign=campaign,
        deadline=deadline,
        target=target,
        value=found.value,
        share=share,
        reached=reached,
    )
    return CellResult(
        state=state,
        value=found.value,
        reported=found.reported,
        verified=found.verified,
        achievement=share,
        reported_achievement=reported,
        target=target,
        deadline=deadline,
        as_at=found.entry.as_at if found.entry else None,
        entry_id=found.entry.id if found.entry else None,
        scored=not exempt and not no_target,
        has_data=found.value is not None,
        left_out=exempt,
        reached=reached,
    )


def _assigned(cell: Cell, day: date) -> bool:
    given, until = cell.assignment, cell.indicator.active_to
    begun = given.valid_from is None or given.valid_from <= day
    ended = given.valid_to is not None and given.valid_to < day
    return begun and not ended and (until is None or day <= until)


def _is(value: Value | None, kind: ValueKind) -> bool:
    return value is not None and value.kind is kind


def _share(
    rule: Rule,
    value: Value | None,
    target: Decimal | None,
    *,
    deadline: date | None,
    campaign: Campaign,
) -> Fraction | None:
    if value is None or value.kind is not ValueKind.VALUE:
        return None
    share = achievement(rule, value, target)
    late = is_late_done(rule, value, deadline)
    return ZERO if late and share and not campaign.late_done_counts else share


def is_late_done(rule: Rule, value: Value | None, deadline: date | None) -> bool:
    """Whether a task was finished after its deadline (hoàn thành quá hạn)."""
    if rule is not Rule.DONE or value is None or not value.done_on or deadline is None:
        return False
    return value.done_on > deadline


def _reaches(
    share: Fraction,
    rule: Rule,
    version: IndicatorVersion,
    value: Value | None,
    target: Decimal | None,
) -> bool:
    if version.strict and rule is Rule.AT_MOST and target is not None and value is not None:
        measured = quantity(value)
        return measured is not None and measured < target
    return share > 1 if version.strict and rule is not Rule.DONE else share >= 1


def _state(  # noqa: PLR0911 - one state each, in the order of the rule
    cell: Cell,
    day: date,
    *,
    campaign: Campaign,
    deadline: date | None,
    target: Decimal | None,
    value: Value | None,
    share: Fraction | None,
    reached: bool,
) -> CellState:
    rule = cell.indicator.rule
    if cell.assignment.no_duty:
        return CellState.NO_DUTY
    if _is(value, ValueKind.NOT_ARISEN):
        return CellState.NOT_ARISEN
    if rule not in {Rule.DONE, Rule.GRADE} and target is None:
        return CellState.NO_TARGET
    overdue = deadline is not None and day > deadline
    if value is None:
        return CellState.OVERDUE if overdue else CellState.NO_DATA
    if reached:
        return _reached_state(rule, share, overdue=overdue)
    if overdue:
        return CellState.OVERDUE if rule is Rule.DONE else CellState.MISSED
    return _before_deadline(
        cell, day, campaign=campaign, deadline=deadline, target=target, share=share
    )


def _reached_state(rule: Rule, share: Fraction | None, *, overdue: bool) -> CellState:
    if rule is Rule.AT_MOST:
        # a ceiling can still be broken until the deadline has passed
        return CellState.REACHED if overdue else CellState.IN_PROGRESS
    return CellState.EXCEEDED if share is not None and share > 1 else CellState.REACHED


def _before_deadline(
    cell: Cell,
    day: date,
    *,
    campaign: Campaign,
    deadline: date | None,
    target: Decimal | None,
    share: Fraction | None,
) -> CellState:
    if deadline is None or share is None:
        return CellState.IN_PROGRESS
    if _can_be_at_risk(cell, target):
        return (
            CellState.AT_RISK if _behind(day, campaign, deadline, share) else CellState.IN_PROGRESS
        )
    left = (deadline - day).days
    due_soon = left < campaign.due_soon_days and share == 0
    return CellState.DUE_SOON if due_soon else CellState.IN_PROGRESS


def _can_be_at_risk(cell: Cell, target: Decimal | None) -> bool:
    if cell.indicator.accumulation is not Accumulation.CUMULATIVE:
        return False
    return cell.indicator.rule is Rule.RATIO or (
        cell.indicator.rule is Rule.AT_LEAST and target is not None and target > 1
    )


def _behind(day: date, campaign: Campaign, deadline: date, share: Fraction) -> bool:
    if campaign.starts is None or deadline <= campaign.starts:
        return False
    gone = Fraction((day - campaign.starts).days, (deadline - campaign.starts).days)
    return gone - share > Fraction(campaign.risk_gap)
