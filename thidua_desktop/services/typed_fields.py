"""Typed fields of a form, read all at once, with everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeVar

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.numbers import parse
from thidua_desktop.core.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from thidua_desktop.domain.records import BaseSalary, LegalInstrument, PrizeRate
    from thidua_desktop.services.desk import Desk

    Begins = BaseSalary | PrizeRate
    Columns = dict[str, date | bool | None]

T = TypeVar("T")
PERCENT: Final = "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """What every dated row says of its source; days are as typed."""

    valid_from: str = ""
    valid_to: str = ""
    confirmed: bool = False
    checked_on: str = ""


UNCHECKED: Final = Checking()


def checking_of(row: LegalInstrument | BaseSalary | PrizeRate) -> Checking:
    """Read the dates and the checking of a stored row back into a form."""
    return Checking(
        valid_from=_typed(row.valid_from),
        valid_to=_typed(row.valid_to),
        confirmed=row.confirmed,
        checked_on=_typed(row.checked_on),
    )


def _typed(day: date | None) -> str:
    return "" if day is None else format_date(day)


class Reading:
    """Reads typed fields and gathers everything that is wrong with them."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def refuse(self, field: str, code: str, **params: str) -> None:
        self._problems.append(Problem(field, code, params))

    def raise_all(self) -> None:
        if self._problems:
            raise RuleError(*self._problems)

    def _try(self, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except RuleError as error:
            self._problems += error.problems
            return otherwise

    def day(self, text: str, field: str, *, needed: bool = False) -> date | None:
        """Read a day that may be blank unless it is needed (date.blank)."""
        if not clean(text) and not needed:
            return None
        return self._try(lambda: parse_date(text, field=field), None)

    def decimal(self, text: str, field: str, code: str) -> Decimal:
        value = self._try(lambda: parse(text, field=field).value, None)
        if value is not None and value <= 0:
            self.refuse(field, code)
        return value if value is not None else Decimal(1)

    def number(self, text: str, field: str, code: str) -> int:
        value = self.decimal(text, field, code)
        if value != int(value):
            self.refuse(field, code)
        return int(value)

    def source(self, text: str) -> str:
        if not clean(text):
            self.refuse("source", "legal.source_empty")
        return clean(text)

    def share(self, text: str, field: str) -> str:
        """Read "2/3" or "80%" into a fraction as text; blank is not set."""
        typed = clean(text).replace(" ", "").replace(",", ".")
        if not typed:
            return ""
        try:
            share = Fraction(typed.removesuffix(PERCENT))
        except (ValueError, ZeroDivisionError):
            share = Fraction(0)
        if typed.endswith(PERCENT):
            share /= 100
        if not 0 < share <= 1:
            self.refuse(field, "legal.share", text=clean(text))
        return f"{share.numerator}/{share.denominator}"

    def dated(self, desk: Desk, typed: Checking, *, needs_start: bool = False) -> Columns:
        """Read what every dated row has; codes below.

        legal.from_empty, legal.to_early, legal.checked_missing (confirmed without the day it was
        checked), legal.checked_later and those of dates.
        """
        starts = self.day(typed.valid_from, "valid_from")
        ends = self.day(typed.valid_to, "valid_to")
        checked = self.day(typed.checked_on, "checked_on")
        if needs_start and not clean(typed.valid_from):
            self.refuse("valid_from", "legal.from_empty")
        if starts is not None and ends is not None and ends < starts:
            self.refuse("valid_to", "legal.to_early")
        if typed.confirmed and not clean(typed.checked_on):
            self.refuse("checked_on", "legal.checked_missing")
        if checked is not None and checked > desk.clock.today():
            self.refuse("checked_on", "legal.checked_later")
        kept = {"valid_to": ends, "confirmed": typed.confirmed, "checked_on": checked}
        if starts is None and needs_start:
            return kept
        return kept | {"valid_from": starts}

    def require_another_day(self, made: Begins, others: Sequence[Begins]) -> None:
        if any(row.valid_from == made.valid_from for row in others):
            day = format_date(made.valid_from)
            self.refuse("valid_from", "legal.same_day", day=day)
