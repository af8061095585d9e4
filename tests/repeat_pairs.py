"""The fixed pairs the repeat radar is judged by: written before it was, never tuned to it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from thidua_desktop.domain.likeness import Likeness
from thidua_desktop.domain.terms import SubjectKind


@dataclass(frozen=True, slots=True)
class Side:
    """A name with its unit ("" not known) and year of birth."""

    name: str
    unit: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody looked for, an award of old years, and what they are of one another."""

    found: Likeness | None
    kind: str
    subject: SubjectKind
    sought: Side
    past: Side


def pairs() -> tuple[Pair, ...]:
    path = Path(__file__).with_suffix(".csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(map(_pair, csv.DictReader(file)))


def _pair(row: dict[str, str]) -> Pair:
    return Pair(
        None if row["found"] == "NONE" else Likeness[row["found"]],
        row["kind"],
        SubjectKind[row["subject"]],
        _side(row, ""),
        _side(row, "past_"),
    )


def _side(row: dict[str, str], past: str) -> Side:
    year = row[f"{past}year"]
    return Side(row[f"{past}name"], row[f"{past}unit"], int(year) if year else None)
