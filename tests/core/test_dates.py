"""Dates typed and written; day before month."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core.dates import (
    format_date,
    format_long,
    format_short,
    parse_date,
)
from thidua_desktop.core.errors import RuleError

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))


@given(DAYS)
def test_every_written_form_reads_back(day: date) -> None:
    for text in (format_date(day), format_short(day), format_long(day)):
        assert parse_date(text) == day


@pytest.mark.parametrize(
    "typed",
    [
        "4/11/2025",
        "04/11/2025",
        " 04-11-2025 ",
        "4.11.2025",
        "04 / 11 / 2025",
        "ngày 04/11/2025",
        "ngày 04 tháng 11 năm 2025",
        "Ngày 4  tháng 11\u00a0năm 2025",
        "04 tháng 11 năm 2025",
        unicodedata.normalize("NFD", "NGÀY 4 THÁNG 11 NĂM 2025"),
    ],
)
def test_the_ways_people_type_a_date_are_read(typed: str) -> None:
    assert parse_date(typed) == date(2025, 11, 4)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date.blank"),
        (" \t", "date.blank"),
        ("4/11/25", "date.short_year"),
        ("ngày 4 tháng 11 năm 25", "date.short_year"),
        ("11/13/2025", "date.impossible"),
        ("31/02/2026", "date.impossible"),
        ("29/02/2025", "date.impossible"),
        ("00/01/2026", "date.impossible"),
        ("01/00/2026", "date.impossible"),
        ("01/01/0000", "date.impossible"),
        ("2025-11-04", "date.unreadable"),
        ("4/11-2025", "date.unreadable"),
        ("4/11", "date.unreadable"),
        ("11/2025", "date.unreadable"),
        ("4/11/202", "date.unreadable"),
        ("4/11/20255", "date.unreadable"),
        ("004/11/2025", "date.unreadable"),
        ("٤/١١/٢٠٢٥", "date.unreadable"),
        ("mai", "date.unreadable"),
        ("mai " * 20, "date.unreadable"),
    ],
)
def test_a_doubtful_date_is_refused_and_never_swapped(typed: str, code: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_date(typed, field="deadline")
    (problem,) = refusal.value.problems
    assert (problem.field, problem.code) == ("deadline", code)
    assert len(problem.params.get("text", "")) <= 40


def test_zeros_follow_the_decree() -> None:
    assert format_short(date(2025, 7, 1)) == "01/7/2025"
    assert format_short(date(2026, 1, 5)) == "05/01/2026"
    assert format_short(date(2026, 2, 28)) == "28/02/2026"
    assert format_short(date(2025, 10, 3)) == "03/10/2025"
    assert format_long(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert format_long(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert format_long(date(2025, 11, 4)) == "ngày 04 tháng 11 năm 2025"


def test_the_window_shows_every_zero() -> None:
    assert format_date(date(2026, 7, 5)) == "05/07/2026"


def test_a_missing_day_leaves_blanks_to_fill_in() -> None:
    assert format_long(None, year=2026) == "ngày      tháng      năm 2026"
    assert format_long(None) == "ngày      tháng      năm"
