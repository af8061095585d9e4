"""Scored cells for tests: made from what was typed, or straight from an achievement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from builders import campaign, cell

from thidua_desktop.domain.progress import CellResult, evaluate
from thidua_desktop.domain.records import Adjustment
from thidua_desktop.domain.scoring import ScoreSheet, Task, score
from thidua_desktop.domain.terms import AdjustmentKind, CellState, Rule, ValueKind
from thidua_desktop.domain.typed import Value

DAY, EARLIER, LATER = date(2026, 1, 15), date(2025, 12, 31), date(2026, 1, 16)
TEN = Decimal(10)


def task(
    number: int,
    typed: str | None,
    *,
    weight: str = "1",
    exceed: bool = False,
    no_duty: bool = False,
    target: str | None = "10",
) -> Task:
    """One AT_LEAST task of ten, with this typed value."""
    texts = () if typed is None else ((typed, EARLIER),)
    made = cell(Rule.AT_LEAST, *texts, target=target, number=number, weight=weight, no_duty=no_duty)
    result = evaluate(made, DAY, campaign())
    assert result is not None
    return Task(number, number, Decimal(weight), exceed, result)


def achieved(
    number: int,
    share: Fraction | None,
    *,
    weight: str = "1",
    exceed: bool = False,
    reported: Fraction | None = None,
) -> Task:
    """One task that came to exactly this achievement; None is without data."""
    made = task(number, None, weight=weight, exceed=exceed)
    if share is None:
        return made
    value = Value(value=TEN)
    changed = replace(
        made.result,
        state=CellState.REACHED if share >= 1 else CellState.IN_PROGRESS,
        value=value,
        reported=value if reported is None else Value(value=TEN),
        achievement=share,
        reported_achievement=share if reported is None else reported,
        has_data=True,
        reached=share >= 1,
    )
    return replace(made, result=changed)


def not_arisen_when_verified(number: int, reported: Fraction) -> Task:
    """A task whose reported value was struck as không phát sinh at verification."""
    made = achieved(number, reported)
    changed: CellResult = replace(
        made.result,
        state=CellState.NOT_ARISEN,
        value=Value(kind=ValueKind.NOT_ARISEN),
        achievement=None,
        scored=False,
        left_out=True,
        reached=False,
        verified=True,
    )
    return replace(made, result=changed)


def sheet_of(
    *tasks: Task,
    adjustments: tuple[Adjustment, ...] = (),
    unit_id: int = 1,
    **settings: Any,
) -> ScoreSheet:
    return score(unit_id, tasks, adjustments, day=DAY, campaign=campaign(**settings))


def adjustment(
    kind: AdjustmentKind, points: str, day: date = EARLIER, *, number: int = 1
) -> Adjustment:
    return Adjustment(
        id=number,
        campaign_id=1,
        unit_id=1,
        kind=kind,
        points=Decimal(points),
        on_day=day,
        reason="mẫu",
    )
