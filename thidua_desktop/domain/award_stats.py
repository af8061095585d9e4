"""Counting awards: by what they are told apart, cross tables, and the office's own tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNKNOWN: Final = ""
NOT_ASKED: Final = "-"
"""What does not apply: the sex of a collective."""


class Dimension(Enum):
    """By what awards are told apart; what an award was at its issue counts."""

    YEAR = "YEAR"
    FORM = "FORM"
    AWARD_TYPE = "AWARD_TYPE"
    SUBJECT = "SUBJECT"
    UNIT = "UNIT"
    UNIT_KIND = "UNIT_KIND"
    GENDER = "GENDER"
    PERSON_GROUP = "PERSON_GROUP"


class Measure(Enum):
    """What a table shows of the awards of a cell: how many, or their money in đồng."""

    COUNT = "COUNT"
    MONEY = "MONEY"


Filter: TypeAlias = Mapping[Dimension, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """One award as it counts: its key in each dimension, else UNKNOWN or NOT_ASKED."""

    award_id: int
    keys: Mapping[Dimension, str]
    amount_vnd: int = 0

    def fits(self, wanted: Filter) -> bool:
        """Whether every dimension that is filtered has one of the wanted keys."""
        return all(self.keys[dimension] in keys for dimension, keys in wanted.items())


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a table and the awards it is made of."""

    awards: tuple[int, ...] = ()
    amount_vnd: int = 0

    def value(self, measure: Measure) -> int:
        return len(self.awards) if measure is Measure.COUNT else self.amount_vnd


NOTHING: Final = Number()


def number_of(facts: Iterable[Fact]) -> Number:
    """Count awards and add their money up."""
    held = tuple(facts)
    return Number(tuple(f.award_id for f in held), sum(f.amount_vnd for f in held))


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Awards by two dimensions; `columns` is () when only one was asked."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Number]
    row_totals: Mapping[str, Number]
    column_totals: Mapping[str, Number]
    total: Number
    left_out: int = 0


def cross(facts: Sequence[Fact], rows: Dimension, columns: Dimension | None) -> CrossTable:
    """Tell awards apart by one or two dimensions; those not asked are left out and counted.

    Keys come in their own order, years from the newest, what is unknown last.
    """
    asked = [
        fact
        for fact in facts
        if fact.keys[rows] != NOT_ASKED and (columns is None or fact.keys[columns] != NOT_ASKED)
    ]
    by_row: dict[str, list[Fact]] = defaultdict(list)
    by_column: dict[str, list[Fact]] = defaultdict(list)
    by_both: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in asked:
        row = fact.keys[rows]
        by_row[row].append(fact)
        if columns is not None:
            by_column[fact.keys[columns]].append(fact)
            by_both[row, fact.keys[columns]].append(fact)
    return CrossTable(
        _ordered(by_row, rows),
        _ordered(by_column, columns) if columns is not None else (),
        {key: number_of(held) for key, held in by_both.items()},
        {key: number_of(held) for key, held in by_row.items()},
        {key: number_of(held) for key, held in by_column.items()},
        number_of(asked),
        len(facts) - len(asked),
    )


def _ordered(keys: Iterable[str], dimension: Dimension) -> tuple[str, ...]:
    found = sorted(keys, reverse=dimension is Dimension.YEAR)
    return tuple(sorted(found, key=lambda key: key == UNKNOWN))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of the office's own: which awards it counts."""

    name: str
    wanted: Filter


@dataclass(frozen=True, slots=True)
class Column:
    """A column: which of the line's awards it counts, and whether their number or money."""

    name: str
    wanted: Filter
    measure: Measure = Measure.COUNT


@dataclass(frozen=True, slots=True)
class TableContent:
    """Lines and columns of a statistical table; a line without a filter counts every award."""

    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()


def numbers(content: TableContent, facts: Sequence[Fact]) -> tuple[tuple[Number, ...], ...]:
    """Compute a table from the awards of its year, line by line."""
    made: list[tuple[Number, ...]] = []
    for line in content.lines:
        held = [fact for fact in facts if fact.fits(line.wanted)]
        made.append(
            tuple(
                number_of(fact for fact in held if fact.fits(column.wanted))
                for column in content.columns
            )
        )
    return tuple(made)


def require_sound(name: str, content: TableContent) -> None:
    """Raise stat.name_empty, stat.no_lines, stat.no_columns, stat.part_empty, stat.part_twice."""
    problems: list[Problem] = []
    if not clean(name):
        problems.append(Problem("name", "stat.name_empty"))
    for field, code, parts in (
        ("lines", "stat.no_lines", content.lines),
        ("columns", "stat.no_columns", content.columns),
    ):
        if not parts:
            problems.append(Problem(field, code))
        names = [name_key(part.name) for part in parts]
        if not all(names):
            problems.append(Problem(field, "stat.part_empty"))
        twice = [p.name for n, p in zip(names, parts, strict=True) if n and names.count(n) > 1]
        if twice:
            problems.append(Problem(field, "stat.part_twice", {"name": twice[0]}))
    if problems:
        raise RuleError(*problems)


def written(content: TableContent) -> dict[str, Any]:
    """Write a table as plain values, for canonical JSON."""
    return {
        "lines": [{"name": line.name, "wanted": _plain(line.wanted)} for line in content.lines],
        "columns": [
            {
                "name": column.name,
                "wanted": _plain(column.wanted),
                "measure": column.measure.name,
            }
            for column in content.columns
        ],
    }


def _plain(wanted: Filter) -> dict[str, list[str]]:
    return {dimension.name: sorted(keys) for dimension, keys in wanted.items() if keys}


def read_content(text: str) -> TableContent:
    """Read a stored table back."""
    return read_plain(json.loads(text))


def read_plain(raw: Mapping[str, Any]) -> TableContent:
    """Read a table from plain values, as the shipped file has them."""
    return TableContent(
        tuple(Line(part["name"], _filter(part)) for part in raw["lines"]),
        tuple(
            Column(part["name"], _filter(part), Measure[part.get("measure", "COUNT")])
            for part in raw["columns"]
        ),
    )


def _filter(part: Mapping[str, Any]) -> Filter:
    wanted: Mapping[str, list[str]] = part.get("wanted", {})
    return {Dimension[name]: frozenset(keys) for name, keys in wanted.items()}
