"""Phiếu chấm điểm: exact inside, the total rounded once (rule 3.2).

Points stay whole numbers over their denominators until that one rounding, so that a whole
commune is scored in milliseconds and nothing is lost on the way.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.domain.rounding import half_up, points, together
from thidua_desktop.domain.terms import AdjustmentKind, ExemptPolicy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Adjustment, Campaign

FULL = 100
FEW_TASKS = 5
"""A unit with fewer tasks is pointed out, never changed (rule 3.2)."""


@dataclass(frozen=True, slots=True)
class Task:
    """One cell of a unit: its weight in points before scaling, and what it came to."""

    indicator_id: int
    assignment_id: int
    weight: Decimal
    allow_exceed: bool
    result: CellResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """Phiếu chấm điểm of one unit as at a day; `total` None: nothing to score, so no place.

    `provisional` is điểm tạm tính, on the `with_data` of `scored` tasks that have data;
    `reported` is the total of what the unit itself said. `missing` are indicator ids.
    """

    unit_id: int
    day: date
    total: Decimal | None
    provisional: Decimal | None
    reported: Decimal | None
    bonus: Decimal
    deduction: Decimal
    vetoes: tuple[Adjustment, ...]
    adjustments: tuple[Adjustment, ...]
    missing: tuple[int, ...]
    with_data: int
    scored: int
    reached: int
    exceeded: int
    verified: int
    tasks: tuple[Task, ...]
    campaign: Campaign

    @property
    def few_tasks(self) -> bool:
        return self.scored < FEW_TASKS

    @property
    def complete(self) -> bool:
        return self.with_data == self.scored


def score(
    unit_id: int,
    tasks: Sequence[Task],
    adjustments: Iterable[Adjustment],
    *,
    day: date,
    campaign: Campaign,
) -> ScoreSheet:
    """Score one unit as at a day; the order of tasks and adjustments never matters."""
    live = sorted((a for a in adjustments if a.on_day <= day), key=lambda a: (a.on_day, a.id))
    added = _points(live, AdjustmentKind.BONUS)
    taken = _points(live, AdjustmentKind.DEDUCTION)
    change = Fraction(added) - Fraction(taken)
    tally = _tally(tasks, campaign, reported=False)
    reported = tally
    if any(_differs(t.result) for t in tasks):
        reported = _tally(tasks, campaign, reported=True)
    return ScoreSheet(
        unit_id=unit_id,
        day=day,
        total=_shown(tally.share_of_all(), change),
        provisional=_shown(tally.share_of_known(), change),
        reported=_shown(reported.share_of_all(), change),
        bonus=added,
        deduction=taken,
        vetoes=tuple(a for a in live if a.kind is AdjustmentKind.VETO),
        adjustments=tuple(live),
        missing=tuple(tally.missing),
        with_data=tally.scored - len(tally.missing),
        scored=tally.scored,
        reached=tally.reached,
        exceeded=tally.exceeded,
        verified=tally.verified,
        tasks=tuple(tasks),
        campaign=campaign,
    )


def _differs(result: CellResult) -> bool:
    return (
        result.reported_achievement is not result.achievement
        or result.reported_left_out is not result.left_out
    )


def _points(live: Sequence[Adjustment], kind: AdjustmentKind) -> Decimal:
    return sum((a.points for a in live if a.kind is kind), Decimal(0))


def _shown(share: Fraction | None, change: Fraction) -> Decimal | None:
    return None if share is None else points(half_up(max(Fraction(0), share * FULL + change)))


@dataclass(frozen=True, slots=True)
class _Tally:
    """Weights and points of one unit before scaling, exact; and what was counted on the way."""

    earned: Fraction
    possible: Fraction
    known: Fraction
    missing: list[int]
    scored: int
    reached: int
    exceeded: int
    verified: int

    def share_of_all(self) -> Fraction | None:
        return self.earned / self.possible if self.scored and self.possible else None

    def share_of_known(self) -> Fraction | None:
        has_data = self.scored > len(self.missing)
        return self.earned / self.known if has_data and self.known else None


def _tally(tasks: Iterable[Task], campaign: Campaign, *, reported: bool) -> _Tally:
    """Add up weight × min(achievement, 1) and the allowed excess, kept apart by denominator."""
    full_points = campaign.exempt_policy is ExemptPolicy.FULL_POINTS
    cap, cap_of = campaign.exceed_cap.as_integer_ratio()
    earned: defaultdict[int, int] = defaultdict(int)
    possible: defaultdict[int, int] = defaultdict(int)
    known: defaultdict[int, int] = defaultdict(int)
    missing: list[int] = []
    scored = reached = exceeded = verified = 0
    for task in tasks:
        result = task.result
        weight, of = task.weight.as_integer_ratio()
        if result.reported_left_out if reported else result.left_out:
            if full_points:
                possible[of] += weight
                known[of] += weight
                earned[of] += weight
            continue
        if not (result.scored or result.left_out):
            continue
        scored += 1
        possible[of] += weight
        share = result.reported_achievement if reported else result.achievement
        if share is None:
            missing.append(task.indicator_id)
            continue
        known[of] += weight
        reached += result.reached
        verified += result.verified
        part, whole = share.numerator, share.denominator
        if part <= whole:
            earned[of * whole] += weight * part
            continue
        exceeded += 1
        earned[of] += weight
        if task.allow_exceed:
            above = part - whole
            if above * cap_of > cap * whole:
                above, whole = cap, cap_of
            earned[of * whole] += weight * above
    return _Tally(
        together(earned),
        together(possible),
        together(known),
        missing,
        scored,
        reached,
        exceeded,
        verified,
    )


def what_if(
    tasks: Iterable[Task], *, weights: Mapping[int, Decimal], dropped: Collection[int]
) -> tuple[Task, ...]:
    """Thử phương án: the same tasks with other weights, by indicator, and some left out."""
    return tuple(
        replace(task, weight=weights.get(task.indicator_id, task.weight))
        for task in tasks
        if task.indicator_id not in dropped
    )
