"""Numbers in words, as money is written under an amount (bằng chữ)."""

from __future__ import annotations

from typing import Final

LARGEST: Final = 10**15
_BILLION: Final = 10**9
_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# After "mươi" these are said differently; five already after "mười".
_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES: Final = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def number_words(number: int) -> str:
    """Read a whole number from 0 to 10^15: "bảy trăm linh hai nghìn"; below zero "âm …"."""
    if abs(number) > LARGEST:
        raise ValueError(number)
    if number < 0:
        return f"âm {number_words(-number)}"
    billions, rest = divmod(number, _BILLION)
    words = [*_below_billion(billions, after=False), "tỷ"] if billions else []
    words += _below_billion(rest, after=billions > 0)
    return " ".join(words) or _DIGITS[0]


def money_words(vnd: int) -> str:
    """Read an amount as a line of its own: "Bảy trăm linh hai nghìn đồng"."""
    words = number_words(vnd)
    return f"{words[0].upper()}{words[1:]} đồng"


def _below_billion(number: int, *, after: bool) -> list[str]:
    words: list[str] = []
    for size, scale in _SCALES:
        group = number // size % 1000
        if group:
            words += _group(group, full=after or bool(words))
            words += [scale] if scale else []
    return words


def _group(number: int, *, full: bool) -> list[str]:
    """Read 1 to 999; `full` says the empty hundreds too, because something stands before."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        linh = ["linh"] if words else []
        return [*words, *linh, _DIGITS[ones]] if ones else words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, _ones(ones, tens)] if ones else words


def _ones(ones: int, tens: int) -> str:
    if tens == 1:
        return "lăm" if ones == 5 else _DIGITS[ones]  # noqa: PLR2004 - a digit
    return _AFTER_TENS.get(ones, _DIGITS[ones])
