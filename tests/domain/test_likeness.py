"""Who may be entered twice, and who is a namesake."""

from __future__ import annotations

import pytest

from thidua_desktop.core.text import name_key
from thidua_desktop.domain.likeness import Known, Likeness, alike, bucket, compare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa"),
        ("Nguyễn Văn Hòa", "nguyen van hoa"),
        ("Lê Văn Trung", "Lê Văn Chung"),
        ("Lê Văn Giang", "Lê Văn Dang"),
        ("Lê Thị Xuân", "Lê Thị Suân"),
        ("Nông Văn Nam", "Lông Văn Lam"),
        ("Nông Văn Nam", "Nam Nông Văn"),
        ("Đặng Văn An", "Dang Van An"),
    ],
)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert alike(one, other)
    assert bucket(name_key(one)) == bucket(name_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lê Văn Giang", "Lê Văn Đặng"),
        ("Lê Văn An", "Lê Thị An"),
        ("Lê Văn An", "Lê An"),
        ("", ""),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert not alike(one, other)


def test_gi_before_no_vowel_stays_as_written() -> None:
    assert not alike("Lê Thị Gi", "Lê Thị D")


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
