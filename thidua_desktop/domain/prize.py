"""Tiền thưởng: base salary × multiple of the decision's day, rounded by the dated rule."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import TYPE_CHECKING, Protocol, TypeVar

from thidua_desktop.core.errors import rule
from thidua_desktop.core.numbers import format_decimal, format_money
from thidua_desktop.domain.terms import RoundingMode

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from datetime import date

    from thidua_desktop.domain.records import BaseSalary, PrizeRate, RoundingRule
    from thidua_desktop.domain.terms import SubjectKind


class Dated(Protocol):
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


def valid_on(row: Dated, day: date) -> bool:
    """Both ends are included; an open end holds for ever."""
    starts_in_time = row.valid_from is None or row.valid_from <= day
    return starts_in_time and (row.valid_to is None or day <= row.valid_to)


def newest_on(rows: Iterable[D], day: date) -> D | None:
    """Return the row in force on `day`; of several, the one that began last."""
    live = [row for row in rows if valid_on(row, day)]
    return max(live, key=_began, default=None)


def _began(row: Dated) -> int:
    return row.valid_from.toordinal() if row.valid_from else 0


@dataclass(frozen=True, slots=True)
class PrizeTable:
    """All dated rows a prize is computed from."""

    salaries: tuple[BaseSalary, ...]
    rates: tuple[PrizeRate, ...]
    roundings: tuple[RoundingRule, ...]


@dataclass(frozen=True, slots=True)
class Prize:
    """Amount in đồng with the formula that is shown beside it."""

    amount_vnd: int
    formula: str
    source: str
    confirmed: bool


def prize_on(table: PrizeTable, form_key: str, *, subject: SubjectKind, day: date) -> Prize:
    """Raise prize.no_salary, prize.no_rate or prize.no_rounding where the day has no row."""
    salary = newest_on(table.salaries, day)
    if salary is None:
        raise rule("prize", "prize.no_salary")
    fitting = [r for r in table.rates if r.form_key == form_key and r.subject is subject]
    rate = newest_on(fitting, day)
    if rate is None:
        raise rule("prize", "prize.no_rate")
    rounding = newest_on(table.roundings, day)
    if rounding is None:
        raise rule("prize", "prize.no_rounding")
    exact = Decimal(salary.amount_vnd) * rate.multiple
    amount = rounded(exact, rounding)
    formula = f"{format_money(salary.amount_vnd)} × {format_decimal(rate.multiple)}"
    if amount != exact:
        formula += f" = {format_decimal(exact)}, làm tròn {format_money(amount)}"
    return Prize(amount, formula, rate.source, salary.confirmed and rate.confirmed)


def highest_only(
    lines: Sequence[tuple[Hashable, int]], *, paid: Mapping[Hashable, int] | None = None
) -> tuple[bool, ...]:
    """Say of each line (whose it is, its amount) whether it is paid: the highest one of a subject.

    On equal sums the first is paid. `paid` is what was paid for the same achievement before: only
    a higher sum is paid again.
    """
    best: dict[Hashable, int] = {}
    before = paid or {}
    for at, (whose, amount) in enumerate(lines):
        least = lines[best[whose]][1] if whose in best else before.get(whose, 0)
        if amount > least:
            best[whose] = at
    return tuple(amount == 0 or best.get(whose) == at for at, (whose, amount) in enumerate(lines))


def rounded(exact: Decimal, rounding: RoundingRule) -> int:
    """Round one award to whole đồng; sums are made of rounded awards."""
    step = Decimal(1) if rounding.mode is RoundingMode.EXACT else Decimal(rounding.step_vnd)
    return int((exact / step).to_integral_value(ROUND_UP) * step)
