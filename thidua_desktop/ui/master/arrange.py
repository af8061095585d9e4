"""Prepared lines narrowed by the values of their columns, and ordered inside their groups."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from thidua_desktop.core import dates, numbers
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.text import name_sort_key, sort_key
from thidua_desktop.ui.master.lines import Line, TextCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thidua_desktop.exchange.sheet_table import Value
    from thidua_desktop.ui.master.lines import Column

    Group = tuple[Line | None, list[Line]]

Key: TypeAlias = "tuple[int, object]"
BLANK = "(để trống)"
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")  # what stands behind the day of a moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Columns by their number: which one orders the lines, and the values that are kept."""

    sort: int | None = None
    descending: bool = False
    only: Mapping[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])

    @property
    def is_plain(self) -> bool:
        """Whether the lines stay as they are given."""
        return self.sort is None and not self.only

    def keeping(self, column: int, values: frozenset[str]) -> Arrangement:
        """Keep only these values of a column; none takes the filter away."""
        others = {n: kept for n, kept in self.only.items() if n != column}
        return replace(self, only={**others, column: values} if values else others)


def read_value(text: str) -> Value:
    """Take a shown number or date for what it is; anything else is a text."""
    try:
        number = numbers.parse(text)
    except RuleError:
        return _read_date(text)
    return text if number.percent else number.value


def _read_date(text: str) -> Value:
    try:
        return dates.parse_date(text)
    except RuleError:
        return text


def shown_text(line: Line, column: int) -> str:
    """Return what a line is filtered by in a column: its words, or its mark without any."""
    if column >= len(line.cells):
        return BLANK
    cell = line.cells[column]
    return cell.text or cell.mark or BLANK


def count_values(
    lines: Sequence[Line], column: int, arrangement: Arrangement
) -> tuple[tuple[str, int], ...]:
    """Count the values of a column in the lines that the other columns' filters keep."""
    others = arrangement.keeping(column, frozenset()).only
    texts = (
        shown_text(line, column) for line in lines if line.key is not None and _kept(line, others)
    )
    return tuple(Counter(texts).items())


class LineOrder:
    """Orders lines by a column; the key of a text is made once, not at every sorting."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._keys: dict[tuple[int, str], Key] = {}

    def values(self, texts: Sequence[str], column: int) -> list[str]:
        """Order the values of a column as its lines would stand."""
        return sorted(texts, key=lambda text: self._key(column, text))

    def lines(self, lines: list[Line], column: int, *, descending: bool) -> list[Line]:
        """Order lines; what says nothing in this column comes last either way."""
        said: list[tuple[Key, Line]] = []
        blank: list[Line] = []
        for line in lines:
            text = shown_text(line, column)
            if text == BLANK:
                blank.append(line)
            else:
                said.append((self._key(column, text), line))
        said.sort(key=itemgetter(0), reverse=descending)
        return [*(line for _, line in said), *blank]

    def _key(self, column: int, text: str) -> Key:
        place = (column, text)
        key = self._keys.get(place)
        if key is None:
            key = self._keys[place] = self._make(self._columns[column], text)
        return key

    def _make(self, column: Column, text: str) -> Key:
        """Numbers before dates before texts, so that any two can be compared."""
        if not column.numbers:
            return (2, (name_sort_key if column.names else sort_key)(text))
        day, _, clock = text.partition(" ")
        value = _read_date(day) if CLOCK.fullmatch(clock) else read_value(text)
        if isinstance(value, str):
            return (2, sort_key(text))
        return (1, (value, clock)) if hasattr(value, "year") else (0, value)


def arrange(
    lines: tuple[Line, ...], arrangement: Arrangement, order: LineOrder
) -> tuple[Line, ...]:
    """Narrow and order the lines of each group; a group with nothing left goes with its head."""
    if arrangement.is_plain:
        return lines
    made: list[Line] = []
    for head, members in _groups(lines):
        kept = members
        for column, values in arrangement.only.items():
            kept = [line for line in kept if shown_text(line, column) in values]
        if arrangement.sort is not None:
            kept = order.lines(kept, arrangement.sort, descending=arrangement.descending)
        if head is not None and kept:
            made.append(_counted(head, len(kept)) if len(kept) < len(members) else head)
        made += kept
    return tuple(made)


def _groups(lines: tuple[Line, ...]) -> Iterator[Group]:
    head: Line | None = None
    members: list[Line] = []
    for line in lines:
        if line.key is None:
            if head is not None or members:
                yield head, members
            head, members = line, []
        else:
            members.append(line)
    yield head, members


def _kept(line: Line, only: Mapping[int, frozenset[str]]) -> bool:
    return all(shown_text(line, column) in values for column, values in only.items())


def _counted(head: Line, left: int) -> Line:
    """Say in a head how many of its lines are left."""
    first, *rest = head.cells
    note = rest[0] if rest else TextCell("")
    said = replace(note, text=f"còn {left} · {note.text}" if note.text else f"còn {left}")
    return Line(None, (first, said, *rest[1:]))
