"""What a total is made of: every point of it, fitted so that the shown ones add up (rule 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.domain.rounding import fit, points
from thidua_desktop.domain.scoring import FULL
from thidua_desktop.domain.terms import AdjustmentKind, ExemptPolicy

if TYPE_CHECKING:
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Adjustment, Campaign
    from thidua_desktop.domain.scoring import ScoreSheet, Task

SIGNS = {AdjustmentKind.BONUS: 1, AdjustmentKind.DEDUCTION: -1, AdjustmentKind.VETO: 0}


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Dòng điểm of one task: `points` of the `full` it could earn, `excess` (vượt) among them."""

    indicator_id: int
    assignment_id: int
    weight: Decimal
    full: Decimal
    points: Decimal
    excess: Decimal
    exact: Fraction
    result: CellResult


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """Điểm thưởng (above 0) or điểm trừ (below 0) as it enters the total."""

    adjustment: Adjustment
    points: Decimal


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What a total is made of: all its points, with `raised`, add up to the shown total.

    `raised` are the points that keep a total from falling below 0.
    """

    lines: tuple[ScoreLine, ...] = ()
    adjustments: tuple[AdjustmentLine, ...] = ()
    raised: Decimal = Decimal(0)


def break_down(sheet: ScoreSheet) -> Breakdown:
    """Open a total: every point of it, fitted to the total that is shown."""
    if sheet.total is None:
        return Breakdown()
    tasks = _paid(sheet)
    scale = FULL / sum((Fraction(t.weight) for t in tasks), Fraction())
    weights = [Fraction(t.weight) * scale for t in tasks]
    met = [w * min(_achieved(t), Fraction(1)) for w, t in zip(weights, tasks, strict=True)]
    above = [w * _excess(t, sheet.campaign) for w, t in zip(weights, tasks, strict=True)]
    moved = [Fraction(a.points) * SIGNS[a.kind] for a in sheet.adjustments]
    raised = max(Fraction(0), -sum([*met, *above, *moved], Fraction()))
    ids = [(t.indicator_id, t.assignment_id) for t in tasks]
    keys = [(0, *i) for i in ids] + [(1, *i) for i in ids] + [(2, a.id) for a in sheet.adjustments]
    shown = fit([*met, *above, *moved, raised], int(sheet.total * 100), keys=[*keys, (3,)])
    claims = [(_claim(w, shown[n]), *ids[n]) for n, w in enumerate(weights)]
    full = fit(weights, FULL * 100, keys=claims)
    excess, changes = shown[len(tasks) :], shown[2 * len(tasks) : -1]
    return Breakdown(
        tuple(
            ScoreLine(
                indicator_id=task.indicator_id,
                assignment_id=task.assignment_id,
                weight=task.weight,
                full=points(full[n]),
                points=points(shown[n] + excess[n]),
                excess=points(excess[n]),
                exact=met[n] + above[n],
                result=task.result,
            )
            for n, task in enumerate(tasks)
        ),
        tuple(
            AdjustmentLine(adjustment, points(change))
            for adjustment, change in zip(sheet.adjustments, changes, strict=True)
        ),
        points(shown[-1]),
    )


def _paid(sheet: ScoreSheet) -> list[Task]:
    """Keep the tasks that earn points, those with full points by policy included."""
    pays_exempt = sheet.campaign.exempt_policy is ExemptPolicy.FULL_POINTS
    return [t for t in sheet.tasks if t.result.scored or (t.result.left_out and pays_exempt)]


def _claim(weight: Fraction, shown: int) -> int:
    """Rank who takes an odd hundredth of the full points first, by the points that are shown.

    So no task shows more than it could earn, nor less where it is met in full.
    """
    least = 100 * weight.numerator // weight.denominator
    if shown > least:
        return 0
    return 1 if shown < least else 2


def _achieved(task: Task) -> Fraction:
    if task.result.left_out:
        return Fraction(1)
    return task.result.achievement or Fraction(0)


def _excess(task: Task, campaign: Campaign) -> Fraction:
    if not task.allow_exceed:
        return Fraction(0)
    return max(Fraction(0), min(_achieved(task) - 1, Fraction(campaign.exceed_cap)))
