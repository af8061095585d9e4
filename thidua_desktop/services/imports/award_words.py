"""The cells of an old award: who, which form, which decision, what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import parse_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.numbers import parse
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.past_decision import DecisionNumber, read_number
from thidua_desktop.domain.terms import AwardType, SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.workbook import EMPTY, CellKind
from thidua_desktop.services.past_decisions import HIGHEST_REGISTER, PastHead

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.imports.cells import RowCells

_SUBJECTS: Final = {
    "ca nhan": SubjectKind.PERSON,
    "cn": SubjectKind.PERSON,
    "tap the": SubjectKind.COLLECTIVE,
    "tt": SubjectKind.COLLECTIVE,
    "don vi": SubjectKind.COLLECTIVE,
    "ho": SubjectKind.HOUSEHOLD,
    "ho gia dinh": SubjectKind.HOUSEHOLD,
    "gia dinh": SubjectKind.HOUSEHOLD,
    "hgd": SubjectKind.HOUSEHOLD,
}
_TYPES: Final = {
    "cong trang": AwardType.MERIT,
    "thuong xuyen": AwardType.MERIT,
    "dot xuat": AwardType.UNSCHEDULED,
    "phong trao": AwardType.MOVEMENT,
    "chuyen de": AwardType.MOVEMENT,
    "theo dot": AwardType.MOVEMENT,
    "dot": AwardType.MOVEMENT,
    "theo chuyen de": AwardType.MOVEMENT,
    "phong trao chuyen de": AwardType.MOVEMENT,
    "phong trao thi dua": AwardType.MOVEMENT,
    "cong hien": AwardType.DEDICATION,
    "qua trinh cong hien": AwardType.DEDICATION,
    "khac": AwardType.OTHER,
}
_FRONTS: Final = (
    ("tap the ", SubjectKind.COLLECTIVE),
    ("ho ", SubjectKind.HOUSEHOLD),
    ("gia dinh ", SubjectKind.HOUSEHOLD),
    ("thon ", SubjectKind.COLLECTIVE),
)
_YEAR: Final = re.compile(r"(?:năm\s+)?([0-9]{4})", re.IGNORECASE)
_MONTH: Final = re.compile(r"(?:tháng\s+)?([0-9]{1,2})\s*[/.-]\s*([0-9]{4})", re.IGNORECASE)
_LAST_MONTH: Final = 12
_CURRENCY: Final = re.compile(r"\s*(?:đồng|đ|vnđ|vnd|d)\.?$", re.IGNORECASE)
_REGISTER: Final = re.compile(r"(?:số\s+)?([0-9]{1,9})(?:\s*/\s*([0-9]{4}))?", re.IGNORECASE)


def read_subject(text: str) -> SubjectKind | None:
    return _SUBJECTS.get(name_key(text))


def read_award_type(text: str) -> AwardType | None:
    return _TYPES.get(name_key(text).removeprefix("khen thuong ").removeprefix("khen "))


def subject_of_name(name: str) -> SubjectKind | None:
    """Tell by its first words that a name is no person's: "Tập thể …", "Hộ ông …", "Thôn …"."""
    key = name_key(name)
    # "Hồ Văn Mẫu" is a person: only the word itself, without another tone, is a household.
    household = name.lower().startswith(("hộ ", "gia đình "))
    for front, kind in _FRONTS:
        if key.startswith(front) and (kind is not SubjectKind.HOUSEHOLD or household):
            return kind
    return None


def read_head(row: RowCells, *, issuer: str, notes: list[Problem]) -> PastHead:
    """Read number, day and year, whichever columns hold them; note past.year_only.

    Codes: past.number_unreadable, past.year_differs, date.*.
    """
    problems: list[Problem] = []
    try:
        number = read_number(row.text(ImportField.DECISION), field="decision")
    except RuleError as error:
        problems += error.problems
        number = DecisionNumber()
    day, year = number.day, number.year
    try:
        told_day, told_year = _day_or_year(row.text(ImportField.DECIDED_ON), notes)
    except RuleError as error:
        problems += error.problems
        told_day, told_year = None, None
    years = [year, day and day.year, told_day and told_day.year, told_year, _year(row, problems)]
    told = list(dict.fromkeys(found for found in years if found is not None))
    if len(told) > 1:
        both = {"day": str(told[0]), "year": str(told[1])}
        problems.append(Problem("decided_on", "past.year_differs", both))
    if day is not None and told_day is not None and day != told_day:
        both = {"day": day.strftime("%d/%m/%Y"), "year": told_day.strftime("%d/%m/%Y")}
        problems.append(Problem("decided_on", "past.year_differs", both))
    if problems:
        raise RuleError(*problems)
    return PastHead(
        year=told[0] if told else None,
        issuer=issuer,
        number=number.number,
        symbol=number.symbol,
        decided_on=told_day or day,
    )


def _day_or_year(text: str, notes: list[Problem]) -> tuple[date | None, int | None]:
    """Read a whole day, or as much as stands there: a year, a month of a year."""
    if not text:
        return None, None
    found = _YEAR.fullmatch(text)
    if found is not None:
        return None, int(found[1])
    month = _MONTH.fullmatch(text)
    if month is not None and 1 <= int(month[1]) <= _LAST_MONTH:
        notes.append(Problem("decided_on", "past.year_only", {"text": text}))
        return None, int(month[2])
    day = parse_date(text, field="decided_on")
    return day, day.year


def _year(row: RowCells, problems: list[Problem]) -> int | None:
    """Read the column of years; a date there gives its year."""
    text = row.text(ImportField.YEAR)
    if not text:
        return None
    found = _YEAR.fullmatch(text)
    if found is not None:
        return int(found[1])
    if row.cells.get(ImportField.YEAR, EMPTY).kind is CellKind.DATE:
        return int(text[-4:])
    problems.append(Problem("year", "past.year_unreadable", {"text": text}))
    return None


def read_amount(text: str) -> int | None:
    """Read the đồng that the decision says; code past.amount."""
    if not text:
        return None
    try:
        reading = parse(_CURRENCY.sub("", text))
    except RuleError as error:
        raise rule("amount", "past.amount", text=text) from error
    value = reading.value
    if reading.percent or value < 0 or value != value.to_integral_value():
        raise rule("amount", "past.amount", text=text)
    return int(value)


def read_register(text: str, *, year: int | None) -> int | None:
    """Read a number of the register, "12" or "12/2024"; codes past.register_far, .register_year."""
    if not text:
        return None
    found = _REGISTER.fullmatch(text)
    if found is None or not 0 < int(found[1]) <= HIGHEST_REGISTER:
        raise rule("register", "past.register_far", text=text)
    if found[2] is not None and year is not None and int(found[2]) != year:
        raise rule("register", "past.register_year", text=text, year=str(year))
    return int(found[1])
