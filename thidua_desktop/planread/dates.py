"""Days that a plan's sentences name: deadlines of tasks, start and end of a campaign."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

_SPACE: Final = r"\s+"
_DAY: Final = (
    r"(?:(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})"
    r"|(?P<dw>\d{1,2})\s+tháng\s+(?P<mw>\d{1,2})\s+năm\s+(?P<yw>\d{4})"
    r"|tháng\s+(?P<mm>\d{1,2})(?:\s?[/-]\s?|\s+năm\s+)(?P<my>\d{4})"
    r"|quý\s+(?P<q>IV|I{1,3}|[1-4])(?:\s?[/-]\s?|\s+năm\s+)(?P<qy>\d{4})"
    r"|(?P<end>cuối\s+)?năm\s+(?P<yy>\d{4})(?!\s?[-–]))"
)
_ALSO: Final = (
    r"(?:(?:quý\s+(?:IV|I{1,3}|[1-4])|tháng\s+\d{1,2})(?:\s+và\s+|\s+đến\s+|\s?[,–-]\s?))*"
)
"""Earlier months or quarters of the same year: "trong quý I và quý II năm 2026"."""
_BY: Final = re.compile(
    r"\b(?P<word>trước|chậm nhất(?:\s+(?:là|đến|vào))?|xong|muộn nhất|đến hết|đến cuối|hết|đến|"
    rf"trong|vào)\s+(?:ngày\s+)?{_ALSO}{_DAY}",
    re.IGNORECASE,
)
_FROM: Final = re.compile(rf"\b(?:từ|bắt đầu|kể từ)\s+(?:ngày\s+)?{_DAY}", re.IGNORECASE)
_TO: Final = re.compile(
    rf"(?:\bđến|\bkết thúc(?:\s+vào)?|[-–])\s+(?:hết\s+|cuối\s+)*(?:ngày\s+)?{_DAY}", re.IGNORECASE
)
_ANY: Final = re.compile(_DAY, re.IGNORECASE)
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
_LONGEST: Final = 3000


def deadline(text: str) -> date | None:
    """Read by when a task must be done; a bare "trong năm 2025" names no day and is left out."""
    for found in _BY.finditer(text[:_LONGEST]):
        word = found["word"].lower()
        whole_year = found["yy"] is not None and found["end"] is None
        if whole_year and word in {"trong", "vào", "đến", "trước"}:
            continue
        if word != "trước" or found["d"] or found["dw"]:
            return _last(found)
        return _day_before(found)
    return None


def last_printed(text: str) -> date | None:
    """Read the day that a text prints last; of a month or quarter it is its last day."""
    days = [_last(found) for found in _ANY.finditer(text[:_LONGEST]) if found["yy"] is None]
    return days[-1] if days else None


def _day_before(found: re.Match[str]) -> date | None:
    """Return the last day before a month or quarter: "trước tháng 12/2026" is 30/11/2026."""
    first = _first(found)
    return first - timedelta(days=1) if first else None


def span(text: str) -> tuple[date | None, date | None]:
    """Read the first start and the last end of a period; what is not printed is None."""
    text = text[:_LONGEST]
    starts = [day for found in _FROM.finditer(text) if (day := _first(found))]
    ends = [day for found in _TO.finditer(text) if (day := _last(found))]
    return min(starts, default=None), max(ends, default=None)


def day_of(day: str, month: str, year: str) -> date | None:
    """Return the day, or None when the calendar has no such one."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month_and_year(found: re.Match[str]) -> tuple[int, int, int] | None:
    """First month, last month and year of a month, quarter or year."""
    if found["mm"]:
        return int(found["mm"]), int(found["mm"]), int(found["my"])
    if found["q"]:
        quarter = _QUARTERS.get(found["q"].upper()) or int(found["q"])
        return quarter * 3 - 2, quarter * 3, int(found["qy"])
    if found["yy"]:
        return 1, 12, int(found["yy"])
    return None


def _printed(found: re.Match[str]) -> date | None:
    if found["d"]:
        return day_of(found["d"], found["m"], found["y"])
    if found["dw"]:
        return day_of(found["dw"], found["mw"], found["yw"])
    return None


def _first(found: re.Match[str]) -> date | None:
    months = _month_and_year(found)
    return day_of("1", str(months[0]), str(months[2])) if months else _printed(found)


def _last(found: re.Match[str]) -> date | None:
    months = _month_and_year(found)
    if months is None:
        return _printed(found)
    _, month, year = months
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    return date(year, month, calendar.monthrange(year, month)[1])
