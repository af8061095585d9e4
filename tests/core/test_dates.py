from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core import dates
from thidua_desktop.core.errors import RuleError

DAYS = st.dates(min_value=date(1900, 1, 1))


@given(DAYS)
def test_every_form_reads_back(day: date) -> None:
    for text in (dates.format_date(day), dates.format_short(day), dates.format_long(day)):
        assert dates.parse_date(text) == day


@pytest.mark.parametrize("text", ["2026-01-05", "5/1/26", "05/2026", "mai", ""])
def test_refuses_other_orders(text: str) -> None:
    with pytest.raises(RuleError, match="date.unreadable"):
        dates.parse_date(text)


@pytest.mark.parametrize("text", ["31/02/2026", "01/13/2026"])
def test_never_swaps_day_and_month(text: str) -> None:
    with pytest.raises(RuleError, match="date.impossible"):
        dates.parse_date(text)


def test_leading_zeros_follow_the_decree() -> None:
    assert dates.format_short(date(2025, 7, 1)) == "01/7/2025"
    assert dates.format_short(date(2026, 1, 5)) == "05/01/2026"
    assert dates.format_long(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert dates.format_long(date(2025, 11, 28)) == "ngày 28 tháng 11 năm 2025"


def test_blanks_wait_for_the_clerk() -> None:
    assert dates.format_long(None, year=2026) == "ngày      tháng      năm 2026"
    assert dates.format_long(None) == "ngày      tháng      năm"
