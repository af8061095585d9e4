from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from builders import campaign

from thidua_desktop.domain.states import GRADE_SHARE, scale_of
from thidua_desktop.domain.terms import Grade


def test_a_campaign_begins_with_the_usual_scale() -> None:
    assert scale_of(campaign()) == GRADE_SHARE


def test_the_office_says_what_each_grade_is_worth() -> None:
    worth = scale_of(
        campaign(
            scale_good=Decimal(95),
            scale_fair=Decimal("72.5"),
            scale_pass=Decimal(40),
            scale_fail=Decimal(10),
        )
    )
    assert worth == {
        Grade.GOOD: Fraction(19, 20),
        Grade.FAIR: Fraction(29, 40),
        Grade.PASS: Fraction(2, 5),
        Grade.FAIL: Fraction(1, 10),
    }
