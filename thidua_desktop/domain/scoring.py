"""Phiếu chấm điểm: exact inside, rounded once, and every shown line adds up (rule 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import AdjustmentKind, ExemptPolicy, MovementGrade

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Adjustment, Campaign

FULL = Fraction(100)
FEW_TASKS = 5
"""Source: office habit in rule 3.2, a unit with fewer tasks is pointed out, not changed."""
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Task:
    """One scored cell: its weight in points before scaling, and what it came to."""

    indicator_id: int
    assignment_id: int
    weight: Decimal
    allow_exceed: bool
    result: CellResult


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Dòng điểm; `full` and `points` are scaled, `points` of all lines add up to the total."""

    indicator_id: int
    assignment_id: int
    weight: Decimal
    full: Decimal
    points: Decimal
    exact: Fraction
    result: CellResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """Phiếu chấm điểm of one unit on one day; `total` None means nothing to score."""

    unit_id: int
    lines: tuple[ScoreLine, ...]
    base: Decimal | None
    bonus: Decimal
    deduction: Decimal
    total: Decimal | None
    provisional: Decimal | None
    reported: Decimal | None
    vetoes: tuple[Adjustment, ...]
    adjustments: tuple[Adjustment, ...]
    missing: tuple[int, ...]
    with_data: int
    scored: int
    reached: int
    exceeded: int

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
    live = tuple(
        sorted((a for a in adjustments if a.on_day <= day), key=lambda a: (a.on_day, a.id))
    )
    counting = [t for t in tasks if t.result.scored or _full_by_policy(t, campaign)]
    scored = [t for t in tasks if t.result.scored]
    exact = [_exact(t, campaign) for t in counting]
    scale = _scale(counting)
    base = None if scale is None else sum((e * scale for e in exact), Fraction())
    bonus = _points(live, AdjustmentKind.BONUS)
    deduction = _points(live, AdjustmentKind.DEDUCTION)
    total = None if base is None else _round(max(Fraction(0), base + bonus - deduction))
    shown_base = None if base is None else _round(base)
    lines = _lines(counting, exact, scale=scale, shown=shown_base)
    return ScoreSheet(
        unit_id=unit_id,
        lines=lines,
        base=shown_base,
        bonus=_decimal(bonus),
        deduction=_decimal(deduction),
        total=total,
        provisional=_provisional(scored, live, campaign=campaign),
        reported=_reported(counting, live, scale=scale, campaign=campaign),
        vetoes=tuple(a for a in live if a.kind is AdjustmentKind.VETO),
        adjustments=live,
        missing=tuple(t.indicator_id for t in scored if not t.result.has_data),
        with_data=sum(t.result.has_data for t in scored),
        scored=len(scored),
        reached=sum(t.result.reached for t in scored),
        exceeded=sum((t.result.achievement or 0) > 1 for t in scored),
    )


def _full_by_policy(task: Task, campaign: Campaign) -> bool:
    return task.result.left_out and campaign.exempt_policy is ExemptPolicy.FULL_POINTS


def _exact(task: Task, campaign: Campaign, *, reported: bool = False) -> Fraction:
    """Points of a line before scaling: weight × min(achievement, 1), and the allowed excess."""
    weight = Fraction(task.weight)
    if task.result.left_out:
        return weight
    share = task.result.reported_achievement if reported else task.result.achievement
    if share is None:
        return Fraction()
    excess = min(share - 1, Fraction(campaign.exceed_cap)) if share > 1 else Fraction()
    return weight * (min(share, Fraction(1)) + (excess if task.allow_exceed else 0))


def _scale(tasks: Sequence[Task]) -> Fraction | None:
    weights = sum((Fraction(t.weight) for t in tasks), Fraction())
    return FULL / weights if weights else None


def _points(live: Iterable[Adjustment], kind: AdjustmentKind) -> Fraction:
    return sum((Fraction(a.points) for a in live if a.kind is kind), Fraction())


def _adjusted(base: Fraction, live: Sequence[Adjustment]) -> Decimal:
    bonus, less = _points(live, AdjustmentKind.BONUS), _points(live, AdjustmentKind.DEDUCTION)
    return _round(max(Fraction(0), base + bonus - less))


def _provisional(
    scored: Sequence[Task], live: Sequence[Adjustment], *, campaign: Campaign
) -> Decimal | None:
    """Điểm tạm tính: the score on those indicators alone that have data."""
    known = [t for t in scored if t.result.has_data]
    scale = _scale(known)
    if scale is None:
        return None
    return _adjusted(sum((_exact(t, campaign) * scale for t in known), Fraction()), live)


def _reported(
    counting: Sequence[Task],
    live: Sequence[Adjustment],
    *,
    scale: Fraction | None,
    campaign: Campaign,
) -> Decimal | None:
    if scale is None:
        return None
    parts = (_exact(t, campaign, reported=True) * scale for t in counting)
    return _adjusted(sum(parts, Fraction()), live)


def _round(value: Fraction) -> Decimal:
    """Round half up to 2 digits, the only rounding a total ever sees."""
    return _hundredths(int(value * 100 + Fraction(1, 2)))


def _hundredths(count: int) -> Decimal:
    return Decimal(count) * CENT


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _lines(
    tasks: Sequence[Task],
    exact: Sequence[Fraction],
    *,
    scale: Fraction | None,
    shown: Decimal | None,
) -> tuple[ScoreLine, ...]:
    if scale is None or shown is None:
        return ()
    points = fit([e * scale for e in exact], int(shown * 100), keys=[t.indicator_id for t in tasks])
    full = fit(
        [Fraction(t.weight) * scale for t in tasks], 10000, keys=[t.indicator_id for t in tasks]
    )
    return tuple(
        ScoreLine(
            t.indicator_id,
            t.assignment_id,
            t.weight,
            _hundredths(f),
            _hundredths(p),
            e * scale,
            t.result,
        )
        for t, e, p, f in zip(tasks, exact, points, full, strict=True)
    )


def fit(values: Sequence[Fraction], total: int, *, keys: Sequence[int]) -> list[int]:
    """Round each value to hundredths so that they add up to `total` (largest remainder).

    Equal remainders are settled by key, so that the order of input never matters.
    """
    floors = [int(v * 100) for v in values]
    rest = [v * 100 - f for v, f in zip(values, floors, strict=True)]
    order = sorted(range(len(values)), key=lambda n: (-rest[n], keys[n]))
    for n in order[: total - sum(floors)]:
        floors[n] += 1
    return floors


def grade(total: Decimal | None, campaign: Campaign) -> MovementGrade | None:
    """Xếp loại phong trào by the office's own thresholds (never law)."""
    if total is None:
        return None
    if total >= campaign.grade_excellent:
        return MovementGrade.EXCELLENT
    if total >= campaign.grade_good:
        return MovementGrade.GOOD
    return MovementGrade.FAIR if total >= campaign.grade_fair else MovementGrade.BELOW
