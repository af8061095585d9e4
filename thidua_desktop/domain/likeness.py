"""Whether two records may be one person, household or collective, and who is a namesake."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from thidua_desktop.domain.spelling import Nearness, nearness

_SURE_NAMES = frozenset({Nearness.SAME, Nearness.MISTYPED})


class Likeness(Enum):
    """Mức giống nhau of two records; a contradicting year of birth makes namesakes of them."""

    CERTAIN = "CERTAIN"
    LIKELY = "LIKELY"
    REVIEW = "REVIEW"


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a person, a household's head, a collective or an award of old years.

    A whole unit is its own unit. `unit_name` serves where the unit is not on record, and
    `also_units` are the other units it is or was the same as (former posts, mergers).
    """

    name: str
    unit_id: int | None
    birth_year: int | None = None
    unit_name: str = ""
    also_units: frozenset[int] = frozenset()


def compare(one: Known, other: Known) -> Likeness | None:
    """Judge two records by what they say; None: two people. CERTAIN is only what is linked.

    Same unit and no contradicting year is LIKELY, where one letter makes another name REVIEW; the
    same year in another unit is REVIEW, and so is the very name where a unit is unknown.
    """
    near = nearness(one.name, other.name)
    return None if near is None else judge(near, one, other)


def judge(near: Nearness, one: Known, other: Known) -> Likeness | None:
    """Judge two records whose names were compared already."""
    told = one.birth_year is not None and other.birth_year is not None
    if told and one.birth_year != other.birth_year:
        return None
    same = same_unit(one, other)
    if same:
        if near in _SURE_NAMES:
            return Likeness.LIKELY
        return Likeness.REVIEW if told or near is Nearness.LETTER_MORE else None
    if told:
        return Likeness.REVIEW if near in _SURE_NAMES else None
    return Likeness.REVIEW if same is None and near is Nearness.SAME else None


def same_unit(one: Known, other: Known) -> bool | None:
    """Whether both belong to one unit; None where that of one is not known."""
    if one.unit_id is not None and other.unit_id is not None:
        mine = one.also_units | {one.unit_id}
        return not mine.isdisjoint(other.also_units | {other.unit_id})
    if not one.unit_name or not other.unit_name:
        return None
    return one_name(one.unit_name, other.unit_name)


def one_name(one: str, other: str) -> bool:
    """Whether two names of units are one, written otherwise or mistyped."""
    return nearness(one, other) in _SURE_NAMES
