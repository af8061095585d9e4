"""Decisions of old years on record: found again by their number, or by day, issuer and form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.past_decision import FIRST_YEAR, bare_name, issuer_key, write_number
from thidua_desktop.domain.records import Award, Decision
from thidua_desktop.domain.terms import DecisionState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from thidua_desktop.services.desk import Desk

HIGHEST_REGISTER = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class PastHead:
    """What is known of an old decision; `issuer` "" is the office itself."""

    year: int | None
    issuer: str = ""
    number: int | None = None
    symbol: str = ""
    decided_on: date | None = None

    def key(self, form_key: str) -> tuple[object, ...]:
        """Name the decision; one without a number holds one form of one day (or year)."""
        whose = (issuer_key(self.issuer), self.year)
        if self.number is not None:
            return (*whose, name_key(self.symbol), self.number)
        return (*whose, self.decided_on, form_key)

    @property
    def words(self) -> str:
        """Write "12/QĐ-UBND ngày 05/01/2024", as much of it as is known."""
        number = write_number(self.number, self.symbol) or "không số"
        if self.decided_on is not None:
            return f"{number} ngày {format_date(self.decided_on)}"
        return number if self.year is None else f"{number} năm {self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An award on record, as much as tells whether another is the same."""

    name: str
    form_key: str
    unit: str
    birth_year: int | None
    head: PastHead
    row: int | None = None


def head_of(decision: Decision) -> PastHead:
    return PastHead(
        year=decision.year,
        issuer=decision.issuer,
        number=decision.number,
        symbol=decision.symbol,
        decided_on=decision.decided_on,
    )


def head_problems(head: PastHead, today: date) -> Iterator[Problem]:
    """Codes: past.year_missing, past.year_far, past.day_future, past.year_differs."""
    day = head.decided_on
    if head.year is None:
        yield Problem("decided_on", "past.year_missing")
    elif not FIRST_YEAR <= head.year <= today.year:
        yield Problem("decided_on", "past.year_far", {"year": str(head.year)})
    elif day is not None and day.year != head.year:
        years = {"day": format_date(day), "year": str(head.year)}
        yield Problem("decided_on", "past.year_differs", years)
    elif day is not None and day > today:
        yield Problem("decided_on", "past.day_future", {"day": format_date(day)})


class KnownDecisions:
    """The decisions on record, read once for a whole list; heads met on the way are added."""

    def __init__(self, desk: Desk) -> None:
        self._own = issuer_key(desk.office.name)
        self._spelt: dict[str, str] = {}
        self._met: dict[tuple[object, ...], Decision | PastHead] = {}
        self._forms: dict[int, set[str]] = {}
        decisions = desk.store.where(Decision, state=DecisionState.ISSUED.name)
        self.awards = desk.store.all(Award)
        self.by_id = {decision.id: decision for decision in decisions}
        for award in self.awards:
            self._forms.setdefault(award.decision_id, set()).add(award.form_key)
        for decision in decisions:
            self._spelt.setdefault(issuer_key(decision.issuer), decision.issuer)
            head = head_of(decision)
            if head.number is not None or (decision.is_past and head.decided_on is not None):
                for form_key in self._forms.get(decision.id, {""}):
                    self._met.setdefault(head.key(form_key), decision)

    def issuer(self, text: str) -> str:
        """Write an issuer as it is on record already; the office itself is blank."""
        key = issuer_key(text)
        return "" if key in {"", self._own} else self._spelt.setdefault(key, clean(text))

    def stored(self, head: PastHead, form_key: str) -> Decision | None:
        """Find the decision on record that more awards may join."""
        found = self._met.get(head.key(form_key))
        return found if isinstance(found, Decision) else None

    def problem(self, head: PastHead, form_key: str, *, but: int = 0) -> Problem | None:
        """Say why a decision cannot be this one, and remember it otherwise.

        `but` is the decision that is being changed. Codes: past.number_own (issued here),
        past.number_taken (another one's), past.number_dated (known with another day).
        """
        met = self._met.get(head.key(form_key))
        if isinstance(met, Decision) and met.id == but:
            return None
        if met is None:
            self._met[head.key(form_key)] = head
            return None
        number = {"number": write_number(head.number, head.symbol)}
        if isinstance(met, Decision) and not met.is_past:
            return Problem("number", "past.number_own", number)
        if isinstance(met, Decision) and but:
            return Problem("number", "past.number_taken", number)
        day = met.decided_on
        if day is not None and head.decided_on is not None and day != head.decided_on:
            dated = number | {"day": format_date(day)}
            return Problem("number", "past.number_dated", dated)
        if isinstance(met, PastHead) and day is None:
            self._met[head.key(form_key)] = replace(met, decided_on=head.decided_on)
        return None


class Repeats:
    """Awards by name, for finding one that is told again."""

    def __init__(self, known: KnownDecisions) -> None:
        self._by_name: dict[str, list[Told]] = {}
        for award in known.awards:
            decision = known.by_id.get(award.decision_id)
            if decision is not None:
                self.add(
                    Told(
                        name=award.printed_name,
                        form_key=award.form_key,
                        unit=award.unit_name,
                        birth_year=award.birth_year,
                        head=head_of(decision),
                    )
                )

    def add(self, told: Told) -> None:
        self._by_name.setdefault(name_key(bare_name(told.name)), []).append(told)

    def find(self, told: Told) -> Told | None:
        """Find the same name with the same decision, unless year of birth or unit says no."""
        met = self._by_name.get(name_key(bare_name(told.name)), ())
        return next((other for other in met if _same(told, other)), None)


def _same(told: Told, other: Told) -> bool:
    differ = (
        issuer_key(told.head.issuer) != issuer_key(other.head.issuer)
        or told.form_key != other.form_key
        or len({told.birth_year, other.birth_year} - {None}) > 1
        or len({name_key(told.unit), name_key(other.unit)} - {""}) > 1
    )
    return not differ and _same_decision(told.head, other.head)


def _same_decision(mine: PastHead, theirs: PastHead) -> bool:
    if len({name_key(mine.symbol), name_key(theirs.symbol)} - {""}) > 1:
        return False
    if mine.number is not None and theirs.number is not None:
        return (mine.number, mine.year) == (theirs.number, theirs.year)
    if mine.decided_on is not None and theirs.decided_on is not None:
        return mine.decided_on == theirs.decided_on
    return mine.year == theirs.year
