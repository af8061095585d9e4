from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from builders import campaign
from score_cells import sheet_of, task

from thidua_desktop.domain.grading import field_share, fields_below, grade, too_many_at_top
from thidua_desktop.domain.terms import MovementGrade as M


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("103.00", M.EXCELLENT),
        ("90.00", M.EXCELLENT),
        ("89.99", M.GOOD),
        ("80.00", M.GOOD),
        ("79.99", M.FAIR),
        ("70.00", M.FAIR),
        ("69.99", M.BELOW),
        ("0.00", M.BELOW),
    ],
)
def test_grades_follow_the_offices_thresholds(total: str, expected: M) -> None:
    assert grade(Decimal(total), campaign()) is expected


def test_thresholds_are_a_setting() -> None:
    assert grade(Decimal(90), campaign(grade_excellent=Decimal(95))) is M.GOOD


def test_without_a_total_there_is_no_grade() -> None:
    assert grade(None, campaign()) is None


def test_a_weak_field_keeps_a_unit_from_the_top() -> None:
    sheet = sheet_of(task(1, "10", weight="18"), task(2, "4", weight="2"), task(3, "kps"))
    fields = {1: {1}, 2: {2}, 3: {3}}
    floors = {1: Decimal(100), 2: Decimal("40.5"), 3: Decimal(50)}
    assert sheet.total == Decimal(94)
    assert field_share(sheet, {2}) == Fraction(40)
    assert field_share(sheet, {3}) is None
    assert fields_below(sheet, fields, floors) == (2,)
    assert grade(sheet.total, campaign(), below_floor=True) is M.GOOD


def test_too_many_at_the_top_only_warns() -> None:
    grades = [M.EXCELLENT, M.EXCELLENT, M.GOOD, M.BELOW, None]
    assert not too_many_at_top(grades, Decimal(50))
    assert too_many_at_top(grades, Decimal(49))
    assert not too_many_at_top([], Decimal(0))
