"""How a number was read that could be read in two ways: "Đọc là 1.234 (một nghìn …)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core import numbers
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.words import LARGEST, number_words

if TYPE_CHECKING:
    from decimal import Decimal


def decimal_words(value: Decimal) -> str:
    """Read a number aloud: "một phẩy hai ba bốn"; empty when it is too large to be read."""
    if abs(value) > LARGEST:
        return ""
    whole, _, rest = numbers.canonical(abs(value)).partition(".")
    words = number_words(int(whole))
    if rest:
        words += " phẩy " + " ".join(number_words(int(digit)) for digit in rest)
    return f"âm {words}" if value < 0 else words


def echo(typed: str) -> str:
    """Say how an ambiguous text was read; empty for one with a single meaning."""
    said = [words for part in typed.removeprefix("=").split("/") if (words := _echo(part))]
    return f"Đọc là {'; '.join(said)}" if said else ""


def _echo(text: str) -> str:
    try:
        reading = numbers.parse(text)
    except RuleError:
        return ""
    if not reading.ambiguous:
        return ""
    return f"{numbers.format_decimal(reading.value)} ({decimal_words(reading.value)})"
