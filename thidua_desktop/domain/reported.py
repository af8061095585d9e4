"""A score as the unit itself reported it (tự chấm), beside the verified one (rule 3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.domain.breakdown import Breakdown
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.scoring import ScoreSheet, Task


def as_reported(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return the same tasks as if nothing had been verified."""
    return tuple(replace(task, result=_reported(task)) for task in tasks)


def _reported(task: Task) -> CellResult:
    result = task.result
    counts = result.scored or result.left_out
    return replace(
        result,
        value=result.reported,
        achievement=result.reported_achievement,
        left_out=result.reported_left_out,
        scored=counts and not result.reported_left_out,
        verified=False,
    )


def reported_breakdown(sheet: ScoreSheet) -> Breakdown:
    """Open the reported total: its points add up to `sheet.reported`."""
    told = score(
        sheet.unit_id,
        as_reported(sheet.tasks),
        sheet.adjustments,
        day=sheet.day,
        campaign=sheet.campaign,
    )
    return break_down(told)
