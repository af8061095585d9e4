"""Whether each of the forty agreed queries still finds its record first among many people.

Run: python benchmarks/bench_search.py [people]
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path
from runpy import run_path
from statistics import median
from time import perf_counter, process_time
from typing import Final

from thidua_desktop.services.finder import Searchable, find, searchable

TESTS: Final = Path(__file__).parents[1] / "tests" / "services" / "test_finder_queries.py"
GOAL: Final = 100.0  # milliseconds a query
FAMILIES: Final = ("Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Lý", "Vi", "Triệu", "Đặng", "Lường")
MIDDLES: Final = ("Văn", "Thị", "Đức", "Minh", "Thu", "Hữu", "Ngọc", "Xuân")
GIVEN: Final = ("An", "Ánh", "Bình", "Dũng", "Giang", "Hà", "Hoà", "Hòa", "Lan", "Nam", "Yến")


@dataclass(frozen=True)
class Named:
    name: str
    text: Searchable


def people(number: int) -> tuple[Named, ...]:
    """Draw people of invented names, the same in every run."""
    draw = random.Random(1)  # noqa: S311 - nothing secret
    names = (
        f"{draw.choice(FAMILIES)} {draw.choice(MIDDLES)} {draw.choice(GIVEN)} {n}"
        for n in range(number)
    )
    return tuple(Named(name, searchable(name)) for name in names)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    agreed = run_path(str(TESTS))
    queries: tuple[tuple[str, str], ...] = agreed["QUERIES"]
    listed = tuple(Named(name, searchable(name)) for name in agreed["LIST"])
    everyone = (*listed, *people(number))
    took: list[float] = []
    worked: list[float] = []
    missed: list[str] = []
    for words, first in queries:
        start, begun = perf_counter(), process_time()
        found = find(words, everyone)
        took.append((perf_counter() - start) * 1000)
        worked.append((process_time() - begun) * 1000)
        if not found or found[0].name != first:
            missed.append(words)
    print(f"{len(queries)} queries over {len(everyone)} records")
    print(f"  on the clock: median {median(took):.1f} ms, worst {max(took):.1f} ms")
    print(f"  of the processor: median {median(worked):.1f} ms, worst {max(worked):.1f} ms")
    print(f"  first hit kept: {len(queries) - len(missed)}", *missed)
    print(f"goal under {GOAL:.0f} ms: {'kept' if max(worked) < GOAL else 'MISSED'}")


if __name__ == "__main__":
    main()
