"""What the officer types into a cell, read by the indicator's rule; and written back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core import numbers
from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import rule as broken
from thidua_desktop.core.text import clean, fold
from thidua_desktop.domain.terms import Accumulation, Grade, Rule, ValueKind

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import ProgressEntry, Verification

NOT_ARISEN_WORDS = frozenset(fold(w) for w in ("kps", "k.ps", "không phát sinh", "0/0", "∅"))
DONE_WORDS = frozenset(
    fold(w) for w in ("x", "xong", "đã xong", "đã hoàn thành", "hoàn thành", "có", "✓")
)
NOT_DONE_WORDS = frozenset(
    fold(w) for w in ("chưa", "chưa xong", "chưa hoàn thành", "đang làm", "không")
)
DONE_PREFIXES = tuple(fold(w) for w in ("đã hoàn thành ", "hoàn thành ", "đã xong ", "xong ", "x "))
ON_DAY = fold("ngày ")
PERCENT_UNITS = frozenset(fold(w) for w in ("%", "phần trăm"))
GRADE_WORDS = {
    fold(word): grade
    for grade, words in {
        Grade.GOOD: ("t", "tốt", "1"),
        Grade.FAIR: ("k", "khá", "2"),
        Grade.PASS: ("đ", "đạt", "3"),
        Grade.FAIL: ("c", "chưa đạt", "không đạt", "4"),
    }.items()
    for word in words
}
GRADE_LABELS = {
    Grade.GOOD: "Tốt",
    Grade.FAIR: "Khá",
    Grade.PASS: "Đạt",
    Grade.FAIL: "Chưa đạt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an entry or a verification says, whatever row it came from."""

    kind: ValueKind = ValueKind.VALUE
    value: Decimal | None = None
    done: Decimal | None = None
    total: Decimal | None = None
    grade: Grade | None = None
    done_on: date | None = None
    ambiguous: bool = False


NOT_ARISEN = Value(kind=ValueKind.NOT_ARISEN)
WITHDRAWN = Value(kind=ValueKind.WITHDRAWN)


def value_of(row: ProgressEntry | Verification) -> Value:
    """Take the value out of a stored row."""
    return Value(
        kind=row.kind,
        value=row.value,
        done=row.done,
        total=row.total,
        grade=row.grade,
        done_on=row.done_on,
    )


def same_value(first: Value, second: Value) -> bool:
    """Whether two values say the same, however sure they were read."""
    return replace(first, ambiguous=False) == replace(second, ambiguous=False)


def is_percent(rule: Rule, measure_unit: str | None) -> bool:
    """Whether the values of an indicator are percents (0-100), so that plain ones never add up."""
    return rule is Rule.RATIO or (measure_unit is not None and fold(measure_unit) in PERCENT_UNITS)


def read_cell(
    text: str,
    *,
    rule: Rule,
    accumulation: Accumulation,
    measure_unit: str | None = None,
    as_at: date | None = None,
    adds_up: bool = False,
) -> Value:
    """Read one typed cell; an empty one takes the value of that day back.

    `as_at` is the day the value is entered for, `adds_up` says that it is a contributor's part.
    Raises cell.* codes, and number.* or date.* where a number or a day cannot be read one way.
    """
    typed = clean(text)
    if not typed:
        return WITHDRAWN
    typed = typed.removeprefix("=").strip()
    if fold(typed) in NOT_ARISEN_WORDS:
        return NOT_ARISEN
    if rule is Rule.DONE:
        return _done(typed, as_at)
    if rule is Rule.GRADE:
        return _grade(typed)
    percent = None if measure_unit is None else False
    if is_percent(rule, measure_unit):
        percent = True
    if "/" in typed:
        return _fraction(typed, allowed=percent or (percent is None and rule is Rule.AT_MOST))
    return _plain(typed, percent=percent, accumulation=accumulation, adds_up=adds_up)


def _plain(typed: str, *, percent: bool | None, accumulation: Accumulation, adds_up: bool) -> Value:
    """Read a quantity or a percent; `percent` None: the indicator names no measure unit."""
    if typed.endswith("%") and percent is False:
        raise broken("value", "cell.percent_unexpected", text=typed)
    if percent or typed.endswith("%"):
        if accumulation is Accumulation.PER_PERIOD:
            raise broken("value", "cell.percent_in_period")
        if adds_up:
            raise broken("value", "cell.percent_of_part")
    reading = _number(typed)
    return Value(value=reading.value, ambiguous=reading.ambiguous)


def _number(text: str) -> numbers.Reading:
    reading = numbers.parse(text.removesuffix("%").strip())
    if reading.value < 0:
        raise broken("value", "cell.negative")
    return reading


def _fraction(typed: str, *, allowed: bool) -> Value:
    parts = typed.split("/")
    if len(parts) != 2 or not all(parts):  # noqa: PLR2004 - done/total
        raise broken("value", "cell.ratio_unreadable", text=typed)
    done, total = _number(parts[0]), _number(parts[1])
    if done.value == total.value == 0:
        return NOT_ARISEN
    if not allowed:
        raise broken("value", "cell.quantity_unreadable", text=typed)
    if total.value == 0:
        raise broken("value", "cell.total_zero", text=typed)
    if done.value > total.value:
        raise broken("value", "cell.done_over_total", text=typed)
    unclear = done.ambiguous or total.ambiguous
    return Value(done=done.value, total=total.value, ambiguous=unclear)


def _done(typed: str, as_at: date | None) -> Value:
    folded = fold(typed)
    if folded in NOT_DONE_WORDS:
        return Value(value=Decimal(0))
    if folded in DONE_WORDS:
        return Value(value=Decimal(1))
    prefix = next((p for p in DONE_PREFIXES if folded.startswith(p)), "")
    day = typed[len(prefix) :].strip()
    if not any(mark.isdigit() for mark in day):
        raise broken("value", "cell.done_unknown", text=typed)
    if fold(day).startswith(ON_DAY) and "/" in day:
        day = day[len(ON_DAY) :]
    done_on = parse_date(day)
    if as_at is not None and done_on > as_at:
        raise broken("value", "cell.done_in_future", text=format_date(done_on))
    return Value(value=Decimal(1), done_on=done_on)


def _grade(typed: str) -> Value:
    # "đ" and "d" both mean Đạt: fold makes them one
    grade = GRADE_WORDS.get(fold(typed))
    if grade is None:
        raise broken("value", "cell.grade_unknown", text=typed)
    return Value(grade=grade)


def write_cell(value: Value | None, rule: Rule) -> str:
    """Write a value as the grid shows it."""
    if value is None or value.kind is ValueKind.WITHDRAWN:
        return ""
    if value.kind is ValueKind.NOT_ARISEN:
        return "K.PS"
    if rule is Rule.GRADE:
        return GRADE_LABELS[value.grade] if value.grade else ""
    if rule is Rule.DONE:
        return _done_text(value)
    if value.done is not None and value.total is not None:
        return f"{numbers.format_decimal(value.done)}/{numbers.format_decimal(value.total)}"
    return numbers.format_decimal(value.value) if value.value is not None else ""


def _done_text(value: Value) -> str:
    if not value.value:
        return "chưa xong"
    return f"xong {format_date(value.done_on)}" if value.done_on else "xong"
