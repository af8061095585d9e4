"""What the officer types as a target: bounds, ranges, changes against a baseline (rule 3.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.core import numbers
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.errors import rule as broken
from thidua_desktop.core.text import clean, fold
from thidua_desktop.domain.terms import Rule

if TYPE_CHECKING:
    from decimal import Decimal


class _Bound(Enum):
    """Which way a word in front of the number points."""

    UP = "UP"
    DOWN = "DOWN"
    CHANGE = "CHANGE"


_WORDS: Final = {
    fold(word): (bound, strict)
    for word, bound, strict in (
        ("ít nhất", _Bound.UP, False),
        ("tối thiểu", _Bound.UP, False),
        ("từ", _Bound.UP, False),
        ("đạt", _Bound.UP, False),
        ("≥", _Bound.UP, False),
        ("trên", _Bound.UP, True),
        (">", _Bound.UP, True),
        ("không quá", _Bound.DOWN, False),
        ("tối đa", _Bound.DOWN, False),
        ("≤", _Bound.DOWN, False),
        ("dưới", _Bound.DOWN, True),
        ("<", _Bound.DOWN, True),
        ("giảm", _Bound.CHANGE, False),
        ("tăng", _Bound.CHANGE, False),
    )
}
_SIGNS: Final = {fold("giảm"): -1, fold("tăng"): 1}
_SHOWN: Final = 40  # characters of a refused text that a message repeats
_RANGE: Final = re.compile(rf"([\d.,]+)\s*%?\s*(?:[-–—]|{fold('đến')}|{fold('tới')})\s*([\d.,]+)")


@dataclass(frozen=True, slots=True)
class Target:
    """A target as read: `strict` for trên and dưới, `to_check` for a range or a doubtful number."""

    value: Decimal
    strict: bool = False
    to_check: bool = False


def read_target(text: str, *, rule: Rule, baseline: Decimal | None = None) -> Target | None:
    """Read a typed target; blank is chưa giao chỉ tiêu.

    A range takes its lower bound and is marked to check; giảm, tăng need the number of the period
    before: of a ceiling (AT_MOST) they make a number, marked to check, elsewhere the change itself
    is the target. Raises indicator.* codes, and number.* where a number cannot be read one way.
    """
    rest = fold(clean(text))
    if not rest:
        return None
    strict, sign = False, 0
    while (found := _leading_word(rest)) is not None:
        bound, stricter = _WORDS[found]
        _check_bound(bound, rule=rule, baseline=baseline)
        sign = _SIGNS.get(found, sign)
        strict, rest = strict or stricter, rest.removeprefix(found).strip()
    try:
        target = _read_number(rest.removesuffix("%").strip(), strict=strict)
    except RuleError as error:
        raise _as_typed(error, text) from error
    if sign and rule is Rule.AT_MOST and baseline is not None:
        change = sign * target.value
        moved = baseline + (baseline * change / 100 if rest.endswith("%") else change)
        target = replace(target, value=moved, to_check=True)
    problems = target_problems(rule, target.value)
    if problems:
        raise RuleError(*problems)
    return target


def _as_typed(error: RuleError, text: str) -> RuleError:
    """Repeat what was typed with its marks: reading folds them away."""
    typed = clean(text)[:_SHOWN]
    return RuleError(
        *(
            Problem(p.field, p.code, {n: typed if n == "text" else v for n, v in p.params.items()})
            for p in error.problems
        )
    )


def target_problems(rule: Rule, target: Decimal | None) -> tuple[Problem, ...]:
    """Say what is wrong with a target: indicator.target_negative, .at_least_zero, .ratio_zero."""
    if target is None:
        return ()
    if target < 0:
        return (Problem("target", "indicator.target_negative"),)
    if target == 0 and rule is Rule.AT_LEAST:
        return (Problem("target", "indicator.at_least_zero"),)
    if target == 0 and rule is Rule.RATIO:
        return (Problem("target", "indicator.ratio_zero"),)
    return ()


def _leading_word(text: str) -> str | None:
    return next((word for word in _WORDS if text.startswith(word)), None)


def _check_bound(bound: _Bound, *, rule: Rule, baseline: Decimal | None) -> None:
    if bound is _Bound.CHANGE and baseline is None:
        raise broken("baseline", "indicator.baseline_missing")
    is_ceiling = rule is Rule.AT_MOST
    if (bound is _Bound.UP and is_ceiling) or (bound is _Bound.DOWN and not is_ceiling):
        raise broken("target", "indicator.wrong_direction")


def _read_number(text: str, *, strict: bool) -> Target:
    match = _RANGE.fullmatch(text)
    if match is None:
        reading = numbers.parse(text)
        return Target(reading.value, strict, to_check=reading.ambiguous)
    low, high = (numbers.parse(part).value for part in match.groups())
    if low > high:
        raise broken("target", "indicator.range_reversed")
    return Target(low, strict, to_check=True)
