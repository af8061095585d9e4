"""Numbers as the office writes them: 1.234,5 both ways, never guessed silently."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from thidua_desktop.core.errors import rule

PLAIN = re.compile(r"[0-9]+")
ONE_DOT = re.compile(r"([0-9]+)\.([0-9]+)")
ONE_COMMA = re.compile(r"([0-9]+),([0-9]+)")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
LONGEST = 24
"""More characters than any quantity of a commune; a longer text is no number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as read; `ambiguous` when the text could also mean another number."""

    value: Decimal
    ambiguous: bool = False


def parse(text: str) -> Reading:
    """Read "1.234,5", "12.5", "12,5" or "-3".

    A single "." after 1 to 3 digits that do not start with 0 and before exactly three is
    thousands; "," is decimal. Raises number.unreadable and, for 1,234.5 or 1,234,567,
    number.mixed_marks.
    """
    bare = "".join(text.split())
    if not bare or len(bare) > LONGEST:
        raise rule("value", "number.unreadable", text=text.strip()[:LONGEST])
    sign, digits = (-1, bare[1:]) if bare[0] in "-−" else (1, bare)
    reading = _read_digits(digits)
    if reading is None:
        code = "number.mixed_marks" if ENGLISH.fullmatch(digits) else "number.unreadable"
        raise rule("value", code, text=bare)
    return Reading(reading.value * sign, reading.ambiguous)


def _read_digits(digits: str) -> Reading | None:
    if PLAIN.fullmatch(digits):
        return Reading(Decimal(digits))
    if match := ONE_COMMA.fullmatch(digits):
        unclear = _looks_grouped(match[1], match[2])
        return Reading(Decimal(f"{match[1]}.{match[2]}"), unclear)
    if match := ONE_DOT.fullmatch(digits):
        if _looks_grouped(match[1], match[2]):
            return Reading(Decimal(match[1] + match[2]), ambiguous=True)
        return Reading(Decimal(f"{match[1]}.{match[2]}"))
    if GROUPED.fullmatch(digits):
        return Reading(Decimal(digits.replace(".", "").replace(",", ".")))
    return None


def _looks_grouped(before: str, after: str) -> bool:
    return len(before) <= 3 and not before.startswith("0") and len(after) == 3  # noqa: PLR2004


def canonical(value: Decimal) -> str:
    """One text per number: no exponent, no trailing zeros, no negative zero."""
    if value == 0:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_decimal(value: Decimal, places: int | None = None) -> str:
    """Write "1.234,5"; `places` keeps exactly that many decimals, rounded half up."""
    text = f"{round_half_up(value, places):f}" if places is not None else canonical(value)
    whole, _, decimals = text.lstrip("-").partition(".")
    sign = "-" if text.startswith("-") and (int(whole) or int(decimals or 0)) else ""
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + (f",{decimals}" if decimals else "")


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round as people do on paper: a half goes away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def format_money(vnd: int) -> str:
    """Write "702.000 đồng"."""
    return f"{format_decimal(Decimal(vnd))} đồng"


def format_count(count: int) -> str:
    """Write counts of a decision: below 10 with a leading 0 ("03 cá nhân")."""
    return f"{count:02d}" if count < 10 else format_decimal(Decimal(count))  # noqa: PLR2004
