"""Who may be entered twice, and who is a namesake."""

from __future__ import annotations

from repeat_pairs import Pair, Side, pairs

from thidua_desktop.domain.likeness import Known, Likeness, compare
from thidua_desktop.domain.terms import SubjectKind


def known(side: Side, *, whole: bool) -> Known:
    """Write a side as the radar does: a whole unit is its own unit."""
    return Known(side.name, None, side.year, side.unit or (side.name if whole else ""))


def judged(pair: Pair) -> Likeness | None:
    whole = pair.subject is SubjectKind.COLLECTIVE and not pair.sought.unit
    return compare(known(pair.sought, whole=whole), known(pair.past, whole=whole))


def test_at_least_sixty_pairs_are_planted_and_namesakes_among_them() -> None:
    alike = [pair for pair in pairs() if pair.found is not None]
    assert len(alike) >= 60
    assert len(pairs()) - len(alike) >= 20


def test_near_duplicates_are_found() -> None:
    alike = [pair for pair in pairs() if pair.found is not None]
    missed = [pair for pair in alike if judged(pair) is not pair.found]
    assert len(missed) * 20 <= len(alike), missed


def test_namesakes_are_never_merged() -> None:
    merged = [pair for pair in pairs() if pair.found is None and judged(pair) is not None]
    assert merged == []


def test_the_same_unit_without_a_contradicting_year_is_likely() -> None:
    one = Known("Lê Văn An", 1, 1980)
    assert compare(one, Known("Le Van An", 1)) is Likeness.LIKELY
    assert compare(one, Known("Le Van An", 1, 1980)) is Likeness.LIKELY


def test_the_same_year_in_another_unit_is_to_be_looked_at() -> None:
    one = Known("Lê Văn An", 1, 1980)
    assert compare(one, Known("Lê Văn An", 2, 1980)) is Likeness.REVIEW
    assert compare(one, Known("Lê Văn An", 2)) is None
    assert compare(Known("Lê Văn An", 1), Known("Lê Văn An", 2, 1980)) is None


def test_another_year_makes_namesakes_two_people() -> None:
    assert compare(Known("Lê Văn An", 1, 1980), Known("Lê Văn An", 1, 1981)) is None


def test_other_names_are_never_compared_further() -> None:
    assert compare(Known("Lê Văn An", 1), Known("Lê Văn Bình", 1)) is None


def test_a_former_post_is_the_same_unit() -> None:
    moved = Known("Lê Văn An", 2, 1980, also_units=frozenset({1}))
    assert compare(moved, Known("Lê Văn An", 1)) is Likeness.LIKELY
    assert compare(moved, Known("Lê Văn An", 3)) is None


def test_a_unit_that_is_not_known_neither_speaks_for_nor_against() -> None:
    one = Known("Lê Văn An", 1, unit_name="Thôn mẫu 01")
    assert compare(one, Known("Lê Văn An", None)) is Likeness.REVIEW
    assert compare(one, Known("Lê Văn Ann", None)) is None
    assert compare(one, Known("Lê Văn An", None, unit_name="thon mau 1")) is Likeness.LIKELY
    assert compare(one, Known("Lê Văn An", None, unit_name="Thôn mẫu 02")) is None


def test_another_letter_that_makes_another_name_needs_the_year_too() -> None:
    one = Known("Lê Văn Hùng", 1, 1980)
    assert compare(one, Known("Lê Văn Tùng", 1, 1980)) is Likeness.REVIEW
    assert compare(one, Known("Lê Văn Tùng", 1)) is None
