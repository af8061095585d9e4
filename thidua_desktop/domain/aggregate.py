"""Results of many cells together: one indicator over the commune, or a field over its tasks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar, assert_never

from thidua_desktop.domain.rounding import together
from thidua_desktop.domain.states import quantity
from thidua_desktop.domain.terms import Grade, Rule
from thidua_desktop.domain.typed import is_percent

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.domain.scoring import Task
    from thidua_desktop.domain.typed import Value

K = TypeVar("K", bound="Hashable")


class Combining(Enum):
    """How the value of a whole commune came about; shown beside it."""

    SUM_OF_PARTS = "SUM_OF_PARTS"
    MEAN_OF_PERCENTS = "MEAN_OF_PERCENTS"
    UNITS_REACHED = "UNITS_REACHED"
    SUM = "SUM"
    SHARE_DONE = "SHARE_DONE"
    DISTRIBUTION = "DISTRIBUTION"
    NOT_COMBINED = "NOT_COMBINED"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneResult:
    """Kết quả toàn xã of an indicator that each unit has.

    `value` is percent 0-100 or the sum of counts, None where there is none to give (không tổng
    hợp, or no data). `done` of `total` are the parts of a share: the units' own, or units.
    `grades` counts the units of each grade.
    """

    combining: Combining
    units: int
    with_data: int
    value: Fraction | None = None
    done: Fraction | None = None
    total: Fraction | None = None
    grades: tuple[tuple[Grade, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """Mức hoàn thành of a group of tasks: `percent` 0-100 by weight, missing counted as nothing.

    None while nothing is scored there. `reached` of `scored` tasks are đạt or vượt.
    """

    percent: Fraction | None
    reached: int
    with_data: int
    scored: int


def commune_result(indicator: Indicator, results: Iterable[CellResult]) -> CommuneResult:
    """Combine the units' results by the indicator's rule.

    Units without the duty, without a target or with nothing arisen are in no denominator.
    """
    held = [r for r in results if r.scored]
    values = [r.value for r in held if r.value is not None and r.achievement is not None]
    units, known = len(held), len(values)
    match indicator.rule:
        case Rule.RATIO:
            return _percents(values, units=units)
        case Rule.AT_LEAST:
            return _share(sum(r.reached for r in held), units, known, Combining.UNITS_REACHED)
        case Rule.AT_MOST:
            return _ceilings(
                values, units=units, rates=is_percent(Rule.AT_MOST, indicator.measure_unit)
            )
        case Rule.DONE:
            return _share(sum(bool(v.value) for v in values), units, known, Combining.SHARE_DONE)
        case Rule.GRADE:
            grades = tuple((g, sum(v.grade is g for v in values)) for g in Grade)
            return CommuneResult(
                combining=Combining.DISTRIBUTION, units=units, with_data=known, grades=grades
            )
        case _:
            assert_never(indicator.rule)


def _percents(values: Sequence[Value], *, units: int) -> CommuneResult:
    """Σ done ÷ Σ total; as soon as one unit gave a plain percent only a mean can be had."""
    parts = _parts(values)
    if parts is not None:
        return _of_parts(parts, units=units, known=len(values))
    measured = [m for m in map(quantity, values) if m is not None]
    return CommuneResult(
        combining=Combining.MEAN_OF_PERCENTS,
        units=units,
        with_data=len(values),
        value=sum(measured, Fraction()) / len(measured),
    )


def _ceilings(values: Sequence[Value], *, units: int, rates: bool) -> CommuneResult:
    parts = _parts(values)
    if parts is not None and (rates or parts[1]):
        return _of_parts(parts, units=units, known=len(values))
    if rates or any(v.total is not None for v in values):
        return CommuneResult(combining=Combining.NOT_COMBINED, units=units, with_data=len(values))
    return CommuneResult(
        combining=Combining.SUM,
        units=units,
        with_data=len(values),
        value=sum((Fraction(v.value or 0) for v in values), Fraction()) if values else None,
    )


def _parts(values: Sequence[Value]) -> tuple[Fraction, Fraction] | None:
    """Add done and total of all; None when a value has none."""
    pairs = [(v.done, v.total) for v in values if v.done is not None and v.total is not None]
    if len(pairs) < len(values):
        return None
    done = sum((Fraction(d) for d, _ in pairs), Fraction())
    return done, sum((Fraction(t) for _, t in pairs), Fraction())


def _of_parts(parts: tuple[Fraction, Fraction], *, units: int, known: int) -> CommuneResult:
    done, total = parts
    return CommuneResult(
        combining=Combining.SUM_OF_PARTS,
        units=units,
        with_data=known,
        value=done * 100 / total if total else None,
        done=done if known else None,
        total=total if known else None,
    )


def _share(count: int, units: int, known: int, combining: Combining) -> CommuneResult:
    return CommuneResult(
        combining=combining,
        units=units,
        with_data=known,
        value=Fraction(100 * count, units) if units and known else None,
        done=Fraction(count),
        total=Fraction(units),
    )


def completion(tasks: Iterable[Task]) -> Completion:
    """Weigh how far a group of tasks has come, each up to its target."""
    scored = [t for t in tasks if t.result.scored]
    earned: defaultdict[int, int] = defaultdict(int)
    possible: defaultdict[int, int] = defaultdict(int)
    for task in scored:
        weight, of = task.weight.as_integer_ratio()
        possible[of] += weight
        share = task.result.achievement
        if share is not None:
            whole = share.denominator
            earned[of * whole] += weight * min(share.numerator, whole)
    weights = together(possible)
    return Completion(
        percent=together(earned) * 100 / weights if weights else None,
        reached=sum(t.result.reached for t in scored),
        with_data=sum(t.result.has_data for t in scored),
        scored=len(scored),
    )


def completions(tasks: Iterable[tuple[K, Task]]) -> dict[K, Completion]:
    """Group tasks by a key, a field for the bars or (unit, field) for the heat map."""
    groups: dict[K, list[Task]] = {}
    for key, task in tasks:
        groups.setdefault(key, []).append(task)
    return {key: completion(group) for key, group in groups.items()}
