"""Whether two names are one written otherwise: marks, ear, order, abbreviations, one slip."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import Final

from thidua_desktop.core import text
from thidua_desktop.core.syllable import may_be_unmarked_syllable
from thidua_desktop.domain.past_decision import bare_name

# Initials that the North writes for one another by ear.
_SOUNDS: Final = (("tr", "ch"), ("gi", "d"), ("x", "s"), ("n", "l"))
_VOWELS: Final = frozenset("aeiouy")
_ROMAN: Final = frozenset("ivx")
_MARKED_D: Final = "\u0111"
# Short forms that offices print for their own names; none is a syllable.
_SHORT: Final = {
    "th": "tieu hoc",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "mn": "mam non",
    "htx": "hop tac xa",
    "mttq": "mat tran to quoc",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
}
_AND: Final = "va"
_LONG_NAME: Final = 5


class Nearness(Enum):
    """How two names come together; the last two are both good Vietnamese as they stand."""

    SAME = "SAME"
    MISTYPED = "MISTYPED"
    LETTER_MORE = "LETTER_MORE"
    LETTER_OTHER = "LETTER_OTHER"


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name taken apart once, to be compared with many: its words, and as they are heard."""

    name: str
    words: tuple[str, ...]
    heard: tuple[str, ...]


def spell(name: str) -> Spelt:
    """Take a printed name apart, "Ông", "Tập thể" and the like left aside."""
    found = words(name)
    return Spelt(name, found, tuple(sorted(map(sound, found))))


def nearness(one: str, other: str) -> Nearness | None:
    """Judge two names as printed; see `near`."""
    return near(spell(one), spell(other))


def near(one: Spelt, other: Spelt) -> Nearness | None:
    """Judge two names; None: two names.

    Giang and Dang are the same, Giang and Đặng are not: a written đ is no d. Numbers are never
    mistyped: Thôn 1 is not Thôn 2.
    """
    if not one.words or not other.words:
        return None
    if one.words == other.words or sorted(one.words) == sorted(other.words):
        return Nearness.SAME
    if one.heard == other.heard:
        return Nearness.SAME if _by_ear(one.name) == _by_ear(other.name) else None
    if "".join(one.words) == "".join(other.words):
        return Nearness.MISTYPED
    mine, theirs = Counter(one.heard), Counter(other.heard)
    left, right = mine - theirs, theirs - mine
    return slip(*left, *right) if left.total() == right.total() == 1 else None


def words(name: str) -> tuple[str, ...]:
    """Take a name apart: without marks, short forms written out, 01 as 1."""
    key = text.name_key(bare_name(name)).split()
    whole = " ".join(_SHORT.get(word, word.lstrip("0") or word) for word in key).split()
    if len(whole) < _LONG_NAME:
        return tuple(whole)
    return tuple(word for word in whole if word != _AND)


def sound(word: str) -> str:
    """Write a word as it is heard: chung for trung, li for ly."""
    for written, heard in _SOUNDS:
        rest = word.removeprefix(written)
        if rest != word and rest[:1] in _VOWELS:
            word = heard + rest
            break
    stem = word.removesuffix("y")
    return f"{stem}i" if stem != word and _before_vowel(stem) else word


def _before_vowel(stem: str) -> bool:
    return stem == "qu" or _VOWELS.isdisjoint(stem)


def slip(one: str, other: str) -> Nearness | None:
    """Judge two different words that one letter may have made of each other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or _is_number(one) or _is_number(other):
        return None
    start = _common(short, long)
    more = len(short) != len(long)
    if more:
        fits = short[start:] == long[start + 1 :]
    else:
        turned = long[start + 1 : start + 2] + long[start : start + 1] + long[start + 2 :]
        fits = short[start + 1 :] == long[start + 1 :] or short[start:] == turned
    if not fits:
        return None
    if not (may_be_unmarked_syllable(one) and may_be_unmarked_syllable(other)):
        return Nearness.MISTYPED
    # A name that only begins otherwise (An, Lan) is nearly always another name.
    return Nearness.LETTER_MORE if more and start else Nearness.LETTER_OTHER


def _is_number(word: str) -> bool:
    """Whether a word only counts (1, 6a, II) or is a letter that does (Tổ B)."""
    return len(word) == 1 or not word.isalpha() or _ROMAN.issuperset(word)


def _common(one: str, other: str) -> int:
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    return at


def _by_ear(name: str) -> list[str]:
    """Hear a name word by word, đ kept apart from d."""
    said = text.clean(bare_name(name)).lower().split()
    return sorted(sound(_kept_d(word)) for word in said)


def _kept_d(word: str) -> str:
    folded = text.name_key(word)
    return _MARKED_D + folded[1:] if word.startswith(_MARKED_D) else folded
