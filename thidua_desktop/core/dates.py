"""Dates as Nghị định 30/2020/NĐ-CP writes them, and as people type them."""

from __future__ import annotations

import re
from datetime import date

from thidua_desktop.core.errors import rule

TYPED = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4})")
SPELLED = re.compile(r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})")
LAST_MONTH_WITH_ZERO = 2


def parse_date(text: str) -> date:
    """Read day/month/year in this order only; raises date.unreadable and date.impossible."""
    bare = text.strip().lower()
    match = TYPED.fullmatch(bare) or SPELLED.fullmatch(bare)
    if match is None:
        raise rule("date", "date.unreadable", text=text.strip()[:40])
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise rule("date", "date.impossible", text=text.strip()[:40]) from None


def format_date(day: date) -> str:
    """Write 05/01/2026, for screens and tables."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _month(month: int) -> str:
    return f"{month:02d}" if month <= LAST_MONTH_WITH_ZERO else str(month)


def format_short(day: date) -> str:
    """Write 05/01/2026 and 01/7/2025: only months 1 and 2 take a zero. Source: NĐ 30/2020."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year:04d}"


def format_long(day: date | None, *, year: int | None = None) -> str:
    """Write "ngày 05 tháng 01 năm 2026"; without a day, blanks to fill in by hand."""
    if day is None:
        return f"ngày      tháng      năm {year if year is not None else '    '}".rstrip()
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year:04d}"
