"""Numbers and money in words (số tiền bằng chữ)."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ")


def number_words(number: int) -> str:
    """Read a whole number from 0 to below 10^18, as "bảy trăm linh hai nghìn"."""
    if number == 0:
        return DIGITS[0]
    groups: list[int] = []
    while number:
        number, rest = divmod(number, 1000)
        groups.append(rest)
    words = [
        f"{_group(group, full=place < len(groups) - 1)} {SCALES[place]}".strip()
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    return _one_billion_word(" ".join(words))


def _one_billion_word(words: str) -> str:
    """Say "tỷ" once after nghìn tỷ, where a lower tỷ group follows ("hai nghìn ba trăm tỷ")."""
    head, mark, tail = words.partition(" nghìn tỷ ")
    return f"{head} nghìn {tail}" if mark and " tỷ" in f" {tail}" else words


def _group(group: int, *, full: bool) -> str:
    hundreds, rest = divmod(group, 100)
    words: list[str] = []
    if hundreds or full:
        words += [DIGITS[hundreds], "trăm"]
    tens, units = divmod(rest, 10)
    if tens == 0:
        if units:
            words += ["linh", DIGITS[units]] if words else [DIGITS[units]]
        return " ".join(words)
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if units:
        words.append(_unit_after_tens(units, tens))
    return " ".join(words)


def _unit_after_tens(units: int, tens: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 5:  # noqa: PLR2004
        return "lăm"
    return DIGITS[units]


def money_words(vnd: int) -> str:
    """Write "Bảy trăm linh hai nghìn đồng"."""
    words = number_words(vnd)
    return f"{words[0].upper()}{words[1:]} đồng"
