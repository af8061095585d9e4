"""Dates as they are typed and as papers write them; day before month, never swapped."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean

_FIRST_MONTH_WITHOUT_ZERO: Final = 3
_SHOWN: Final = 40  # characters of a refused text that a message repeats
_BLANK: Final = " " * 6
_NUMERIC: Final = re.compile(
    r"(?:ngày )?([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})", re.IGNORECASE
)
_WRITTEN: Final = re.compile(
    r"(?:ngày )?([0-9]{1,2})( )tháng ([0-9]{1,2}) năm ([0-9]{4}|[0-9]{2})", re.IGNORECASE
)


def parse_date(text: str, *, field: str = "date") -> date:
    """Read 4/11/2025, 04-11-2025, 04.11.2025 or "ngày 04 tháng 11 năm 2025".

    Codes: date.blank, date.unreadable, date.short_year, date.impossible.
    """
    typed = clean(text)
    if not typed:
        raise rule(field, "date.blank")
    shown = typed[:_SHOWN]
    found = _NUMERIC.fullmatch(typed) or _WRITTEN.fullmatch(typed)
    if found is None:
        raise rule(field, "date.unreadable", text=shown)
    day, _, month, year = found.groups()
    if len(year) == 2:  # noqa: PLR2004 - two digits
        raise rule(field, "date.short_year", text=shown)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise rule(field, "date.impossible", text=shown) from None


def format_date(day: date) -> str:
    """Write dd/mm/yyyy, the form of the window: 05/07/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_short(day: date) -> str:
    """Write the short form of papers: 05/01/2026, but 01/7/2025.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (days below 10 and months 1, 2 get a zero).
    """
    return f"{day.day:02d}/{_month(day.month)}/{day.year:04d}"


def format_long(day: date | None, *, year: int | None = None) -> str:
    """Write "ngày 05 tháng 01 năm 2026"; without a day the blanks to be filled in by hand.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (days below 10 and months 1, 2 get a zero).
    """
    if day is None:
        return f"ngày{_BLANK}tháng{_BLANK}năm" + ("" if year is None else f" {year}")
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year:04d}"


def _month(month: int) -> str:
    return str(month) if month >= _FIRST_MONTH_WITHOUT_ZERO else f"{month:02d}"
