"""Words of old decisions: their number, who issued them, whom they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import parse_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean, name_key

if TYPE_CHECKING:
    from datetime import date

FIRST_YEAR: Final = 1945
_SHOWN: Final = 40  # characters of a refused text that a message repeats
_DATED: Final = re.compile(r"(.*?)[\s,;(]*\bngày\b[:\s]*(.+?)\)?", re.IGNORECASE)
_LEADING: Final = re.compile(r"(?:quyết định|qđ)?\s*(?:số)?\s*[:.]?\s*(?=[0-9])", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"(?P<number>[0-9]{1,6})(?:\s*/\s*(?P<year>[0-9]{4}))?"
    r"(?:(?:\s*[/-]\s*|\s+)(?P<symbol>[^\W\d].*))?"
)
_NO_NUMBER: Final = frozenset({"", "khong so", "khong co", "khong ro", "chua ro", "k so"})
_HOUSE: Final = re.compile(r"(?:hộ gia đình|gia đình|hộ|chủ hộ)\s+(?=\S)", re.IGNORECASE)
_CALLED: Final = re.compile(r"(?:ông|bà|em|đồng chí|đ/c)[.:]?\s+(?=\S+\s)", re.IGNORECASE)
_BODY: Final = re.compile(
    r"tập thể\s+(?:(?:cán bộ|nhân dân)(?:\s*,\s*|\s+và\s+)(?:cán bộ|nhân dân)\s+)?(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DecisionNumber:
    """A decision's number as printed; `year` and `day` only where they stand in it."""

    number: int | None = None
    symbol: str = ""
    year: int | None = None
    day: date | None = None


def read_number(text: str, *, field: str = "number") -> DecisionNumber:
    """Read "123/QĐ-UBND", "Số 123/2024/QĐ-UBND", "15-QĐ/HU", "12/QĐ-UBND ngày 05/01/2024".

    Nothing, or words like "không số", is no number. Codes: past.number_unreadable and those of
    `parse_date`.
    """
    typed, day = clean(text), None
    dated = _DATED.fullmatch(typed)
    if dated is not None:
        typed, day = dated[1], parse_date(dated[2], field=field)
    if name_key(typed) in _NO_NUMBER:
        return DecisionNumber(day=day)
    found = _NUMBER.fullmatch(_LEADING.sub("", typed, count=1))
    if found is None or int(found["number"]) == 0:
        raise rule(field, "past.number_unreadable", text=clean(text)[:_SHOWN])
    year = int(found["year"]) if found["year"] else None
    return DecisionNumber(int(found["number"]), found["symbol"] or "", year, day)


def write_number(number: int | None, symbol: str) -> str:
    """Write 05/QĐ-UBND; blank without a number."""
    if number is None:
        return ""
    return f"{number:02d}/{symbol}" if symbol else f"{number:02d}"


def issuer_key(text: str) -> str:
    """Key that the spellings of one authority share: its chairman signs for it."""
    key = name_key(text).replace("uy ban nhan dan", "ubnd")
    return key.removeprefix("chu tich ").removeprefix("ct ")


def bare_name(text: str) -> str:
    """Take "Ông", "Tập thể", "Hộ gia đình bà" off the front of a printed name."""
    name = clean(text)
    for front in (_BODY, _HOUSE, _CALLED):
        found = front.match(name)
        name = name[found.end() :] if found else name
    return name
