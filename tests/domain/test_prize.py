from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.prize import PrizeTable, highest_only, newest_on, prize_on
from thidua_desktop.domain.records import BaseSalary, PrizeRate, RoundingRule
from thidua_desktop.domain.terms import Origin, RoundingMode, SubjectKind

OLD = BaseSalary(
    key="a",
    amount_vnd=2_340_000,
    valid_from=date(2024, 7, 1),
    valid_to=date(2026, 6, 30),
    source="",
    confirmed=True,
    origin=Origin.SHIPPED,
)
NEW = replace(OLD, key="b", amount_vnd=2_530_000, valid_from=date(2026, 7, 1), valid_to=None)
RATES = tuple(
    PrizeRate(
        key=kind.name,
        form_key="giay-khen-xa",
        subject=kind,
        multiple=Decimal(multiple),
        valid_from=date(2025, 7, 1),
        source="Điều 54",
        confirmed=True,
        origin=Origin.SHIPPED,
    )
    for kind, multiple in (
        (SubjectKind.PERSON, "0.3"),
        (SubjectKind.HOUSEHOLD, "0.45"),
        (SubjectKind.COLLECTIVE, "0.6"),
    )
)
EXACT = RoundingRule(
    key="e",
    mode=RoundingMode.EXACT,
    step_vnd=1,
    valid_from=date(2024, 1, 1),
    source="",
    confirmed=False,
    origin=Origin.OFFICE,
)
UP = replace(EXACT, mode=RoundingMode.UP, step_vnd=10_000)
KINDS = (SubjectKind.PERSON, SubjectKind.HOUSEHOLD, SubjectKind.COLLECTIVE)


def amounts(rounding: RoundingRule, day: date) -> list[int]:
    table = PrizeTable((OLD, NEW), RATES, (rounding,))
    return [prize_on(table, "giay-khen-xa", subject=k, day=day).amount_vnd for k in KINDS]


@pytest.mark.parametrize("day", [date(2025, 7, 1), date(2026, 6, 30)])
def test_amounts_before_the_raise(day: date) -> None:
    assert amounts(EXACT, day) == [702_000, 1_053_000, 1_404_000]
    assert amounts(UP, day) == [710_000, 1_060_000, 1_410_000]


def test_amounts_from_the_day_of_the_raise() -> None:
    assert amounts(EXACT, date(2026, 7, 1)) == [759_000, 1_138_500, 1_518_000]
    assert amounts(UP, date(2026, 7, 1)) == [760_000, 1_140_000, 1_520_000]


def test_the_formula_is_shown() -> None:
    table = PrizeTable((OLD,), RATES, (UP,))
    prize = prize_on(table, "giay-khen-xa", subject=SubjectKind.PERSON, day=date(2026, 1, 15))
    assert prize.formula == "2.340.000 đồng × 0,3 = 702.000, làm tròn 710.000 đồng"
    assert prize.confirmed


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (PrizeTable((), RATES, (EXACT,)), "prize.no_salary"),
        (PrizeTable((OLD,), (), (EXACT,)), "prize.no_rate"),
        (PrizeTable((OLD,), RATES, ()), "prize.no_rounding"),
    ],
)
def test_nothing_is_paid_without_a_dated_row(table: PrizeTable, code: str) -> None:
    with pytest.raises(RuleError) as caught:
        prize_on(table, "giay-khen-xa", subject=SubjectKind.PERSON, day=date(2026, 1, 15))
    assert caught.value.problems[0].code == code


def test_of_several_rows_the_newest_holds() -> None:
    always = replace(OLD, key="c", valid_to=None)
    assert newest_on((NEW, always), date(2026, 7, 1)) == NEW
    assert newest_on((NEW,), date(2026, 1, 1)) is None


def test_of_several_sums_of_one_only_the_highest_is_paid() -> None:
    assert highest_only([("a", 3), ("b", 1), ("a", 5)]) == (False, True, True)
    assert highest_only([("a", 5), ("a", 5), ("a", 3)]) == (True, False, False)


def test_what_was_paid_before_counts_and_nothing_is_never_withheld() -> None:
    assert highest_only([("a", 5), ("a", 7), ("b", 0)], paid={"a": 5}) == (False, True, True)
    assert highest_only([]) == ()
