"""Numbers as the office writes them (1.234,5), read without guessing and written back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean

MAX_DIGITS: Final = 15  # before the decimal mark, and again after it
_SHOWN: Final = 40  # characters of a refused text that a message repeats
_ROUNDING: Final = Context(prec=400, rounding=ROUND_HALF_UP)

# Word turns a typed hyphen into one of these.
_MINUS: Final = str.maketrans("\u2212\u2013\u2011", "---")
_SHAPE: Final = re.compile(r"([+-]?) ?([0-9][0-9., ]*?) ?(%?)")
_GROUPED_BY_SPACE: Final = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_READ_BOTH_WAYS: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_MARKS_BETWEEN_DIGITS: Final = re.compile(r"[0-9]+(?:[., ][0-9]+){2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed number was taken for; `percent` when a % followed it (80% is 80)."""

    value: Decimal
    ambiguous: bool
    percent: bool = False


def parse(text: str, *, field: str = "value") -> Reading:
    """Read a typed number; a single "." before exactly three digits marks thousands.

    Codes: number.blank, number.unreadable, number.mixed_marks, number.too_long.
    """
    # No control character is a space here, so that a broken cell is refused, not repaired.
    typed = re.sub(r"[ \t\u00a0\u2009\u202f]+", " ", text.translate(_MINUS)).strip(" ")
    if not typed:
        raise rule(field, "number.blank")
    shown = clean(text)[:_SHOWN]
    shape = _SHAPE.fullmatch(typed)
    if shape is None:
        raise rule(field, "number.unreadable", text=shown)
    sign, body, percent = shape.groups()
    plain = _plain(body)
    if plain is None:
        mixed = _MARKS_BETWEEN_DIGITS.fullmatch(body)
        raise rule(field, "number.mixed_marks" if mixed else "number.unreadable", text=shown)
    if any(len(digits) > MAX_DIGITS for digits in plain.split(".")):
        raise rule(field, "number.too_long", text=shown, digits=str(MAX_DIGITS))
    value = Decimal(plain)
    return Reading(
        value=value.copy_negate() if sign == "-" and value else value,
        ambiguous=_READ_BOTH_WAYS.fullmatch(body) is not None,
        percent=bool(percent),
    )


def canonical(value: Decimal) -> str:
    """Write the one text of a value (storage, hashes): no exponent, no idle zero, no "-0"."""
    if not value.is_finite():
        raise ValueError(value)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text.lstrip("-0") == "" else text


def format_decimal(value: Decimal, places: int | None = None) -> str:
    """Write 1.234,5; with `places` rounded half up to that many digits, zeros kept."""
    if places is None:
        text = canonical(value)
    else:
        rounded = value.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)
        text = format(rounded or rounded.copy_abs(), "f")
    whole, _, rest = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    # int() drops the sign of a value between -1 and 0.
    minus = "-" if whole == "-0" else ""
    return minus + grouped + (f",{rest}" if rest else "")


def format_money(vnd: int) -> str:
    return f"{format_decimal(Decimal(vnd))} đồng"


def format_count(count: int) -> str:
    """Write a count of people or things in a paper: 03 below ten, 0 and the rest as they are."""
    return f"{count:02d}" if 0 < count < 10 else format_decimal(Decimal(count))  # noqa: PLR2004


def _plain(body: str) -> str | None:
    """Digits with at most a decimal point, or None when the marks have no single meaning."""
    if _GROUPED.fullmatch(body) or _GROUPED_BY_SPACE.fullmatch(body):
        plain = body.replace(".", "").replace(" ", "")
    elif _DECIMAL.fullmatch(body):
        plain = body
    else:
        return None
    return _without_leading_zeros(plain.replace(",", "."))


def _without_leading_zeros(plain: str) -> str:
    whole, mark, rest = plain.partition(".")
    return (whole.lstrip("0") or "0") + mark + rest
