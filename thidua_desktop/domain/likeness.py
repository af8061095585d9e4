"""Whether two names may be one person: marks, spelling by ear and order of the words left aside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from thidua_desktop.core import text

# Initials that the North writes for one another by ear.
_SOUNDS = (("tr", "ch"), ("gi", "d"), ("x", "s"), ("n", "l"))
_VOWELS = frozenset("aeiouy")
_MARKED_D = "\u0111"


class Likeness(Enum):
    """Mức giống nhau of two records; a contradicting year of birth makes namesakes of them."""

    LIKELY = "LIKELY"
    REVIEW = "REVIEW"


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a person, a household's head or an award already decided."""

    name: str
    unit_id: int | None
    birth_year: int | None = None


def compare(one: Known, other: Known) -> Likeness | None:
    """Judge two records; None: two people.

    Same unit and no contradicting year is LIKELY; the same year in another unit is REVIEW.
    """
    if not alike(one.name, other.name):
        return None
    years = {year for year in (one.birth_year, other.birth_year) if year is not None}
    if len(years) > 1:
        return None
    if one.unit_id == other.unit_id:
        return Likeness.LIKELY
    both = one.birth_year is not None and other.birth_year is not None
    return Likeness.REVIEW if both else None


def alike(one: str, other: str) -> bool:
    """Whether two names are one without marks, by ear (tr/ch, d/gi, s/x, l/n) or turned about.

    Giang and Dang are alike, Giang and Đặng are not: a written đ is no d.
    """
    left, right = text.name_key(one), text.name_key(other)
    if left == right or sorted(left.split()) == sorted(right.split()):
        return bool(left)
    return bool(left) and _by_ear(one) == _by_ear(other)


def bucket(name_key: str) -> str:
    """Key that all names share that may be alike, from their stored `name_key`."""
    return " ".join(sorted(map(_sound, name_key.split())))


def _by_ear(name: str) -> list[str]:
    words = text.clean(name).lower().split()
    return sorted(_sound(_kept_d(word)) for word in words)


def _kept_d(word: str) -> str:
    folded = text.name_key(word)
    return _MARKED_D + folded[1:] if word.startswith(_MARKED_D) else folded


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        rest = word.removeprefix(written)
        if rest != word and rest[:1] in _VOWELS:
            return heard + rest
    return word
