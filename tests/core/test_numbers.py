"""Reading and writing numbers without guessing."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.numbers import (
    Reading,
    canonical,
    format_count,
    format_decimal,
    format_money,
    parse,
)

VALUES = st.decimals(
    min_value=Decimal(-(10**14)),
    max_value=Decimal(10**14),
    places=6,
    allow_nan=False,
    allow_infinity=False,
)


@pytest.mark.parametrize(
    ("typed", "value", "ambiguous"),
    [
        ("0", "0", False),
        ("03", "3", False),
        ("12", "12", False),
        ("12.5", "12.5", False),
        ("12,5", "12.5", False),
        ("1.234", "1234", True),
        ("1,234", "1.234", True),
        ("999.000", "999000", True),
        ("0.125", "0.125", False),
        ("0,125", "0.125", False),
        ("012.345", "12.345", False),
        ("1234.567", "1234.567", False),
        ("1234,567", "1234.567", False),
        ("12.3456", "12.3456", False),
        ("1.234.567", "1234567", False),
        ("1.234,5", "1234.5", False),
        ("1.234.567,089", "1234567.089", False),
        ("1 234 567", "1234567", False),
        ("1\u202f234,5", "1234.5", False),
        ("\u00a012,5\t", "12.5", False),
        ("+5", "5", False),
        ("-3", "-3", False),
        ("- 3,5", "-3.5", False),
        ("\u22123,5", "-3.5", False),
        ("\u2013 1.234", "-1234", True),
        ("-0", "0", False),
    ],
)
def test_both_decimal_marks_are_read(typed: str, value: str, *, ambiguous: bool) -> None:
    reading = parse(typed)
    assert reading == Reading(Decimal(value), ambiguous)
    assert canonical(reading.value) == value


@pytest.mark.parametrize(("typed", "value"), [("80%", "80"), ("99,5 %", "99.5"), ("-1%", "-1")])
def test_a_percent_keeps_its_number_and_says_so(typed: str, value: str) -> None:
    assert parse(typed) == Reading(Decimal(value), ambiguous=False, percent=True)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "number.blank"),
        (" \u00a0\t", "number.blank"),
        ("1,234.5", "number.mixed_marks"),
        ("1,234,567", "number.mixed_marks"),
        ("12.34,5", "number.mixed_marks"),
        ("1.23.456", "number.mixed_marks"),
        ("0.123.456", "number.mixed_marks"),
        ("1.234,5,6", "number.mixed_marks"),
        ("1 234.5", "number.mixed_marks"),
        ("12 5", "number.unreadable"),
        ("1..2", "number.unreadable"),
        (",5", "number.unreadable"),
        ("5,", "number.unreadable"),
        ("5.", "number.unreadable"),
        ("%", "number.unreadable"),
        ("-", "number.unreadable"),
        ("--1", "number.unreadable"),
        ("5%%", "number.unreadable"),
        ("12 hộ", "number.unreadable"),
        ("inf", "number.unreadable"),
        ("NaN", "number.unreadable"),
        ("1e5", "number.unreadable"),
        ("1_000", "number.unreadable"),
        ("0x10", "number.unreadable"),
        ("١٢", "number.unreadable"),
        ("１２", "number.unreadable"),
        ("1²", "number.unreadable"),
        ("1\n2", "number.unreadable"),
        ("12\x00", "number.unreadable"),
        ("1\u200b2", "number.unreadable"),
        ("9" * 16, "number.too_long"),
        ("0," + "3" * 16, "number.too_long"),
        ("9" * 5000, "number.too_long"),
    ],
)
def test_what_has_no_single_meaning_is_refused(typed: str, code: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse(typed, field="cell")
    (problem,) = refusal.value.problems
    assert (problem.field, problem.code) == ("cell", code)
    assert len(problem.params.get("text", "")) <= 40


def test_the_longest_numbers_are_read_exactly() -> None:
    assert parse("-" + "9" * 15 + "," + "9" * 15).value == Decimal("-" + "9" * 15 + "." + "9" * 15)
    assert parse("0" * 30 + "7").value == 7


@given(st.text(alphabet="0123456789., -+%a", max_size=12) | st.text(max_size=8))
def test_any_text_is_read_or_refused(typed: str) -> None:
    value = Decimal(0)
    with suppress(RuleError):  # any other exception fails
        value = parse(typed).value
    assert parse(canonical(value).replace(".", ",")).value == value


@given(VALUES)
def test_what_is_written_reads_back(value: Decimal) -> None:
    assert parse(format_decimal(value)).value == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_a_value_has_one_canonical_text(value: Decimal) -> None:
    text = canonical(value)
    assert Decimal(text) == value
    assert set(text) <= set("-.0123456789")
    assert canonical(Decimal(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("100", "100"),
        ("12.500", "12.5"),
        ("5.000", "5"),
        ("-0.0", "0"),
        ("0E+5", "0"),
        ("-0.50", "-0.5"),
    ],
)
def test_canonical_text_is_plain(value: str, text: str) -> None:
    assert canonical(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_no_canonical_text_for_what_is_no_number(value: str) -> None:
    with pytest.raises(ValueError, match=value):
        canonical(Decimal(value))


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1234.5", None, "1.234,5"),
        ("1234.50", None, "1.234,5"),
        ("1234567", None, "1.234.567"),
        ("999", None, "999"),
        ("-1234.5", None, "-1.234,5"),
        ("-0.5", None, "-0,5"),
        ("100", 2, "100,00"),
        ("0.005", 2, "0,01"),
        ("2.675", 2, "2,68"),
        ("-2.675", 2, "-2,68"),
        ("-0.001", 2, "0,00"),
        ("-0.004", 1, "0,0"),
        ("99.995", 2, "100,00"),
        ("1234.5", 0, "1.235"),
        ("-0.5", 0, "-1"),
        ("123456789012345.123456789012345", 14, "123.456.789.012.345,12345678901235"),
    ],
)
def test_numbers_are_written_the_office_way(value: str, places: int | None, text: str) -> None:
    assert format_decimal(Decimal(value), places) == text


def test_money_is_written_in_dong() -> None:
    assert format_money(702_000) == "702.000 đồng"
    assert format_money(0) == "0 đồng"
    assert format_money(-1_053_000) == "-1.053.000 đồng"


def test_counts_below_ten_take_a_zero_but_none_is_not_doubled() -> None:
    counts = [format_count(count) for count in (0, 1, 9, 10, 1200)]
    assert counts == ["0", "01", "09", "10", "1.200"]
