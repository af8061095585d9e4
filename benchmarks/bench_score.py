"""Time of judging and scoring a campaign at three sizes, beside a plain floor of integer sums.

Medians of one run, on one machine: read the ratios, not the milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from math import log
from random import Random
from typing import TYPE_CHECKING

from thidua_desktop.domain.aggregate import completions
from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.progress import Cell, evaluate
from thidua_desktop.domain.ranking import rank
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    Indicator,
    IndicatorVersion,
    ProgressEntry,
)
from thidua_desktop.domain.scoring import Task, score
from thidua_desktop.domain.terms import (
    Accumulation,
    CampaignState,
    CriteriaReading,
    ExemptPolicy,
    Grade,
    Rule,
    ScopeKind,
    ValueKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (50, 100, 200)
INDICATORS = 60
DATES = 12
ROUNDS = 9
DAY, START, END = date(2026, 1, 15), date(2025, 12, 1), date(2026, 1, 23)
TYPED_AT = datetime(2026, 1, 15, 1, 30, tzinfo=UTC)
RULES = tuple(Rule)


def campaign() -> Campaign:
    return Campaign(
        id=1,
        uid="c",
        title="Phong trào mẫu",
        short_name="phong trào mẫu",
        state=CampaignState.OPEN,
        starts=START,
        ends=END,
        exempt_policy=ExemptPolicy.SCALE,
        exceed_cap=Decimal("0.2"),
        late_done_counts=True,
        risk_gap=Decimal("0.2"),
        due_soon_days=14,
        grade_excellent=Decimal(90),
        grade_good=Decimal(80),
        grade_fair=Decimal(70),
        criteria_reading=CriteriaReading.BOTH,
        criteria_share=Decimal(100),
    )


def indicators() -> list[tuple[Indicator, IndicatorVersion]]:
    return [
        (
            Indicator(
                id=n,
                uid=f"i{n}",
                campaign_id=1,
                field_id=n % 5,
                position=n,
                rule=RULES[n % len(RULES)],
                accumulation=Accumulation.CUMULATIVE,
                scope=ScopeKind.EACH_UNIT,
            ),
            IndicatorVersion(
                id=n, indicator_id=n, text="Chỉ tiêu", target=Decimal(95), weight=Decimal(n % 4 + 1)
            ),
        )
        for n in range(INDICATORS)
    ]


def entry(random: Random, number: int, rule: Rule) -> ProgressEntry:
    total = random.randint(100, 999)
    is_ratio = rule is Rule.RATIO
    value = Decimal(random.randint(0, 1)) if rule is Rule.DONE else Decimal(random.randint(0, 120))
    return ProgressEntry(
        id=number,
        assignment_id=1,
        as_at=date(2025, 12, 1 + number % DATES),
        kind=ValueKind.VALUE,
        value=None if is_ratio or rule is Rule.GRADE else value,
        done=Decimal(random.randint(0, total)) if is_ratio else None,
        total=Decimal(total) if is_ratio else None,
        grade=random.choice(tuple(Grade)) if rule is Rule.GRADE else None,
        entered_at=TYPED_AT,
    )


def cells(units: int) -> list[list[Cell]]:
    random = Random(7)  # noqa: S311 - a sample, not a secret
    tasks = indicators()
    return [
        [
            Cell(
                assignment=Assignment(
                    id=unit * INDICATORS + i.id, campaign_id=1, indicator_id=i.id, unit_id=unit
                ),
                indicator=i,
                versions=(version,),
                entries=tuple(entry(random, n, i.rule) for n in range(DATES)),
            )
            for i, version in tasks
        ]
        for unit in range(units)
    ]


def median_ms(work: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def tasks_of(cells_: list[Cell], settings: Campaign) -> list[Task]:
    tasks: list[Task] = []
    for cell in cells_:
        result = evaluate(cell, DAY, settings)
        assert result is not None
        version = cell.versions[0]
        tasks.append(
            Task(cell.indicator.id, cell.assignment.id, version.weight, n_exceed(cell), result)
        )
    return tasks


def n_exceed(cell: Cell) -> bool:
    return cell.indicator.id % 3 == 0


def floor(pairs: list[list[tuple[int, int]]]) -> int:
    """Weigh the same cells as bare integers of a millionth: what Python at least needs."""
    total = 0
    for unit in pairs:
        earned = possible = 0
        for weight, share in unit:
            earned += weight * min(share, 1_000_000)
            possible += weight
        total += earned * 10_000 // possible
    return total


def measure(units: int) -> dict[str, float]:
    settings, made = campaign(), cells(units)
    all_tasks = [tasks_of(unit, settings) for unit in made]
    pairs = [
        [(int(t.weight), int((t.result.achievement or 0) * 1_000_000)) for t in unit]
        for unit in all_tasks
    ]

    def score_all() -> list[object]:
        return [score(n, unit, (), day=DAY, campaign=settings) for n, unit in enumerate(all_tasks)]

    sheets = [score(n, unit, (), day=DAY, campaign=settings) for n, unit in enumerate(all_tasks)]
    one = made[0][0]
    first = all_tasks[0]

    def one_cell() -> None:
        evaluate(one, DAY, settings)
        score(0, first, (), day=DAY, campaign=settings)

    keyed = [((n, t.indicator_id % 5), t) for n, unit in enumerate(all_tasks) for t in unit]
    return {
        "floor of integers": median_ms(lambda: floor(pairs)),
        "judge every cell": median_ms(lambda: [tasks_of(unit, settings) for unit in made]),
        "score every unit": median_ms(score_all),
        "rank one block": median_ms(lambda: rank(sheets)),
        "heat map": median_ms(lambda: completions(keyed)),
        "one cell: judge, score": median_ms(one_cell),
        "one sheet opened": median_ms(lambda: break_down(sheets[0])),
    }


def main() -> None:
    results = [measure(units) for units in SIZES]
    sizes = [units * INDICATORS for units in SIZES]
    print(f"{'milliseconds (medians)':28}" + "".join(f"{n:>10}" for n in sizes) + "  exponent")
    for name in results[0]:
        times = [r[name] for r in results]
        exponent = log(times[-1] / times[0]) / log(sizes[-1] / sizes[0])
        print(f"{name:28}" + "".join(f"{t:10.2f}" for t in times) + f"{exponent:10.2f}")
    ratio = results[-1]["score every unit"] / results[-1]["floor of integers"]
    print(f"score ÷ floor at {sizes[-1]} cells: {ratio:.1f}")


if __name__ == "__main__":
    sys.exit(main())
