from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core import numbers
from thidua_desktop.core.errors import RuleError

CASES = [
    ("12", "12", False),
    ("12.5", "12.5", False),
    ("12,5", "12.5", False),
    ("1.234", "1234", True),
    ("1,234", "1.234", True),
    ("0.125", "0.125", False),
    ("0,125", "0.125", False),
    ("1234.567", "1234.567", False),
    ("1.234,5", "1234.5", False),
    ("1.234.567", "1234567", False),
    (" 1 234 ", "1234", False),
    ("-3", "-3", False),
    ("−3,5", "-3.5", False),
]
REFUSED = [
    "",
    "abc",
    "1,234.5",
    "1,234,567",
    "1.23.456",
    "1..2",
    "inf",
    "nan",
    "1e5",
    "9" * 25,
    "١٢",
]


@pytest.mark.parametrize(("text", "value", "ambiguous"), CASES)
def test_reads_both_decimal_marks(text: str, value: str, ambiguous: bool) -> None:  # noqa: FBT001
    assert numbers.parse(text) == numbers.Reading(Decimal(value), ambiguous)


@pytest.mark.parametrize("text", REFUSED)
def test_refuses_what_cannot_be_read_one_way(text: str) -> None:
    with pytest.raises(RuleError):
        numbers.parse(text)


def test_names_english_marks() -> None:
    with pytest.raises(RuleError, match="number.mixed_marks"):
        numbers.parse("1,234.5")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False))
def test_what_is_written_reads_back_the_same(value: Decimal) -> None:
    assert numbers.parse(numbers.format_decimal(value)).value == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_canonical_text_is_one_per_number(value: Decimal) -> None:
    text = numbers.canonical(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert text == numbers.canonical(Decimal(text))


def test_writes_the_office_way() -> None:
    assert numbers.format_decimal(Decimal("1234.50")) == "1.234,5"
    assert numbers.format_decimal(Decimal("0.005"), 2) == "0,01"
    assert numbers.format_decimal(Decimal("-0.001"), 2) == "0,00"
    assert numbers.format_money(702000) == "702.000 đồng"
    assert [numbers.format_count(n) for n in (0, 3, 10, 1200)] == ["00", "03", "10", "1.200"]
