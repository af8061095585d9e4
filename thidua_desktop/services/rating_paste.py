"""Xếp loại năm pasted from Excel: name, unit, level, document; seen before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import parse_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.text import clean, name_key, respell
from thidua_desktop.domain.records import AnnualRating
from thidua_desktop.domain.terms import AnnualRatingLevel, SubjectKind
from thidua_desktop.exchange.pasted import pasted_sheet
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.services.name_index import NameIndex
from thidua_desktop.services.past_links import Records
from thidua_desktop.services.ratings import columns, read_year, whose
from thidua_desktop.services.subjects import SubjectChoice, linked, subject_of
from thidua_desktop.services.typed_days import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.subjects import Subject

LEVELS: Mapping[AnnualRatingLevel, frozenset[str]] = {
    AnnualRatingLevel.EXCELLENT: frozenset(
        ("hoan thanh xuat sac nhiem vu", "hoan thanh xuat sac", "xuat sac", "htxsnv", "htxs", "xs")
    ),
    AnnualRatingLevel.GOOD: frozenset(
        ("hoan thanh tot nhiem vu", "hoan thanh tot", "tot", "httnv", "htt")
    ),
    AnnualRatingLevel.COMPLETED: frozenset(("hoan thanh nhiem vu", "hoan thanh", "htnv", "ht")),
    AnnualRatingLevel.NOT_COMPLETED: frozenset(
        ("khong hoan thanh nhiem vu", "khong hoan thanh", "khtnv", "kht")
    ),
}
"""What a cell may say, as `name_key` folds it."""
_LEVEL_OF = {word: level for level, words in LEVELS.items() for word in words}
HEAD_WORDS = frozenset(
    (
        *("tt", "stt", "ten", "ho ten", "ho va ten", "ten don vi", "don vi", "tap the", "ca nhan"),
        *("ho ten don vi", "ho va ten don vi", "ten tap the", "xep loai", "muc xep loai"),
    )
)
"""Any of these alone in a cell makes a row without a level the head of the table."""
OLDEST = 1900
YEAR_DIGITS = 4


class Found(Enum):
    """What a pasted row came to."""

    MATCHED = "MATCHED"
    UNSURE = "UNSURE"
    UNKNOWN = "UNKNOWN"
    NO_LEVEL = "NO_LEVEL"
    SAME = "SAME"
    OTHER = "OTHER"
    TWICE = "TWICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What all rows share; a row's own document and day count before these. As typed."""

    year: str
    school_year: bool = False
    document: str = ""
    decided_on: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedRow:
    """One pasted row; `choices` are those it may mean, `accepted` that it will be stored.

    `old` is the rating that its subject has of this year already.
    """

    number: int
    name: str
    unit: str = ""
    birth_year: int | None = None
    level: AnnualRatingLevel | None = None
    document: str = ""
    decided_on: date | None = None
    subject: Subject | None = None
    matched: str = ""
    choices: tuple[SubjectChoice, ...] = ()
    found: Found = Found.UNKNOWN
    old: AnnualRating | None = None
    accepted: bool = False


@dataclass(slots=True)
class RatingPaste:
    """Reads a pasted table against the records as they are now."""

    desk: Desk
    _records: Records = field(init=False)
    _choices: list[SubjectChoice] = field(init=False)
    _names: NameIndex = field(init=False)

    def __post_init__(self) -> None:
        self._records = Records(self.desk)
        self._choices, self._names = [], NameIndex()
        for choice in self._records.everyone():
            if choice.subject is not SubjectKind.HOUSEHOLD:
                self._names.put(len(self._choices), choice.name)
                self._choices.append(SubjectChoice(choice.words, linked(choice.link)))

    def rows(self, pasted: str, batch: Batch) -> tuple[RatedRow, ...]:
        """Read the rows; heads and blank rows are passed over. Raises import.nothing_pasted."""
        sheet, _ = recode_sheet(pasted_sheet(pasted))
        found: list[RatedRow] = []
        for number, cells in enumerate(sheet.rows, start=1):
            texts = [clean(cell.text) for cell in cells]
            row = _read(number, [text for text in texts if text], self._records)
            if row is not None:
                found.append(self._meant(row))
        return judged(self.desk, found, batch)

    def _meant(self, row: RatedRow) -> RatedRow:
        records = self._records
        links = (
            records.link(SubjectKind.COLLECTIVE, row.name, unit=row.unit),
            records.link(SubjectKind.PERSON, row.name, unit=row.unit, birth_year=row.birth_year),
        )
        for link in links:
            whole = link.unit_id is not None and link is links[0]
            if (link.found or whole) and (subject := subject_of(link)) is not None:
                return replace(row, subject=subject, matched=self._words(subject, row))
        alike = self._alike(row)
        exact = [choice for choice in alike if _name_of(choice) == _exact(row.name)]
        if len(exact) == 1 and not row.unit:
            return replace(row, subject=exact[0].subject, matched=exact[0].words, choices=alike)
        return replace(row, choices=alike)

    def _words(self, subject: Subject, row: RatedRow) -> str:
        same = self._alike(row)
        return next((c.words for c in same if c.subject == subject), row.name)

    def _alike(self, row: RatedRow) -> tuple[SubjectChoice, ...]:
        """Who may be meant, however the name was spelt, in the order of the records."""
        return tuple(self._choices[at] for at in sorted(self._names.find(row.name)))


def _name_of(choice: SubjectChoice) -> str:
    return _exact(choice.words.partition(",")[0])


def _exact(name: str) -> str:
    return respell(clean(name)).lower()


def _read(number: int, texts: list[str], records: Records) -> RatedRow | None:
    if texts and texts[0].rstrip(".").isdecimal():
        texts = texts[1:]
    if not texts:
        return None
    at = next((n for n, text in enumerate(texts) if n and name_key(text) in _LEVEL_OF), None)
    if at is None and any(name_key(text) in HEAD_WORDS for text in texts):
        return None
    before = texts if at is None else texts[:at]
    after = [] if at is None else texts[at + 1 :]
    named = [text for text in before if _birth_year(text) is None]
    years = [year for text in before if (year := _birth_year(text)) is not None]
    days = [day for text in after if (day := _day(text)) is not None]
    papers = [text for text in after if _day(text) is None]
    return RatedRow(
        number=number,
        name=named[0] if named else "",
        unit=_unit(named[1:], records),
        birth_year=years[0] if years else None,
        level=None if at is None else _LEVEL_OF[name_key(texts[at])],
        document=papers[0] if papers else "",
        decided_on=days[0] if days else None,
    )


def _unit(texts: Sequence[str], records: Records) -> str:
    """Take the text that names a unit; a post may stand beside it."""
    known = [text for text in texts if records.unit(text) is not None]
    return next(iter((*known, *reversed(texts))), "")


def _birth_year(text: str) -> int | None:
    day = _day(text)
    if day is not None:
        return day.year
    is_year = text.isascii() and text.isdecimal() and len(text) == YEAR_DIGITS
    return int(text) if is_year and int(text) >= OLDEST else None


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except RuleError:
        return None


def judged(desk: Desk, rows: Sequence[RatedRow], batch: Batch) -> tuple[RatedRow, ...]:
    """Say what each row comes to under this year; sound new ones are accepted."""
    year = read_year(batch.year, [])
    have = {
        whose(row): row
        for row in desk.store.all(AnnualRating)
        if row.year == year and row.school_year is batch.school_year
    }
    seen: set[Subject] = set()
    found: list[RatedRow] = []
    for row in rows:
        old = have.get(row.subject) if row.subject is not None else None
        state = _state(row, old, seen, batch)
        accepted = row.accepted if state is row.found else state is Found.MATCHED
        found.append(replace(row, old=old, found=state, accepted=accepted))
        if row.subject is not None and row.level is not None:
            seen.add(row.subject)
    return tuple(found)


def meant(
    desk: Desk, rows: Sequence[RatedRow], at: int, *, choice: SubjectChoice, batch: Batch
) -> tuple[RatedRow, ...]:
    """Say whom the row at a place means; what the officer ticked elsewhere stays."""
    changed = replace(rows[at], subject=choice.subject, matched=choice.words)
    return judged(desk, (*rows[:at], changed, *rows[at + 1 :]), batch)


def _state(row: RatedRow, old: AnnualRating | None, seen: set[Subject], batch: Batch) -> Found:
    if row.level is None:
        return Found.NO_LEVEL
    if row.subject is None:
        return Found.UNSURE if row.choices else Found.UNKNOWN
    if row.subject in seen:
        return Found.TWICE
    if old is None:
        return Found.MATCHED
    document = row.document or clean(batch.document)
    same = old.level is row.level and document in {"", old.document}
    return Found.SAME if same else Found.OTHER


def may_store(row: RatedRow) -> bool:
    """Whether the officer may take a row in: somebody and a level are known, and it says more."""
    return row.found in {Found.MATCHED, Found.OTHER}


def store_ratings(desk: Desk, rows: Sequence[RatedRow], batch: Batch) -> int:
    """Store the accepted rows as one act; an older rating of the year is replaced.

    Codes, all at once: rating.year, rating.year_later, rating.decided_later,
    rating.nothing_chosen and those of dates. Returns how many were stored.
    """
    problems: list[Problem] = []
    year = read_year(batch.year, problems)
    decided = read_day(batch.decided_on, "decided_on", problems)
    today = desk.clock.today()
    taken = [row for row in rows if row.accepted and may_store(row)]
    if year is not None and year > today.year:
        problems.append(Problem("year", "rating.year_later"))
    if any(day is not None and day > today for day in (decided, *(r.decided_on for r in taken))):
        problems.append(Problem("decided_on", "rating.decided_later"))
    if problems or year is None:
        raise RuleError(*problems)
    if not taken:
        raise rule("rows", "rating.nothing_chosen")
    with desk.store.act(f"Ghi {len(taken)} xếp loại năm {year}") as act:
        for row in taken:
            made = _rating(row, batch, year=year, decided=decided)
            if row.old is None:
                act.insert(made)
            else:
                act.update(replace(made, id=row.old.id))
    return len(taken)


def _rating(row: RatedRow, batch: Batch, *, year: int, decided: date | None) -> AnnualRating:
    assert row.subject is not None  # noqa: S101 - only such rows may be stored
    assert row.level is not None  # noqa: S101
    made = AnnualRating(
        year=year,
        school_year=batch.school_year,
        level=row.level,
        document=row.document or clean(batch.document),
        decided_on=row.decided_on or decided,
        issuer=clean(batch.issuer),
    )
    return replace(made, **columns(row.subject))
