"""Days as they are typed into a form, read with all its other problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import RuleError

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.core.errors import Problem


def read_day(
    typed: str, field: str, problems: list[Problem], *, needed: bool = False
) -> date | None:
    """Read a day; a blank one is None unless it is needed. Adds the codes of dates."""
    if not needed and not text.clean(typed):
        return None
    try:
        return dates.parse_date(typed, field=field)
    except RuleError as error:
        problems += error.problems
        return None


def write_day(day: date | None) -> str:
    """Write a day as it is typed; blank without one."""
    return dates.format_date(day) if day is not None else ""
