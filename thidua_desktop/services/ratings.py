"""Xếp loại chất lượng năm: decided elsewhere, kept here by subject and year; who lacks one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.eligibility import counts_for, is_rated
from thidua_desktop.domain.records import (
    AnnualRating,
    Award,
    AwardRound,
    Collective,
    Evidence,
    Nomination,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import AnnualRatingLevel, AwardType, SubjectKind, UnitKind
from thidua_desktop.services.eligibility import OPEN_STATES
from thidua_desktop.services.evidence import Owner, hang, kept
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.services.subjects import Subject, subject_name, subject_of
from thidua_desktop.services.typed_days import read_day, write_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import Taken

FIRST_YEAR = 1990
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingForm:
    """What the form holds; year and day are as typed.

    Of a school year, `year` is the one in which it began.
    """

    subject: Subject | None = None
    year: str = ""
    school_year: bool = False
    level: AnnualRatingLevel | None = None
    document: str = ""
    decided_on: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """One who has no rating that counts for a year; `nominated` in a round that is open."""

    subject: Subject
    name: str
    unit: Unit
    nominated: bool


def rating_form(row: AnnualRating) -> RatingForm:
    """Fill the form with a stored rating."""
    return RatingForm(
        subject=subject_of(row),
        year=str(row.year),
        school_year=row.school_year,
        level=row.level,
        document=row.document,
        decided_on=write_day(row.decided_on),
        issuer=row.issuer,
    )


class Rateable:
    """Everyone who may have a rating, read once for a whole list."""

    def __init__(self, desk: Desk) -> None:
        self.units = {unit.id: unit for unit in desk.store.all(Unit)}
        self.people = {person.id: person for person in desk.store.all(Person)}
        self._parts = {part.id: part for part in desk.store.all(Collective)}

    def record(self, subject: Subject) -> Unit | Person | Collective | None:
        """Return who is meant; None for a household, which has no rating."""
        if subject.person_id is not None:
            return self.people[subject.person_id]
        if subject.collective_id is not None:
            return self._parts[subject.collective_id]
        return None if subject.unit_id is None else self.units[subject.unit_id]

    def unit(self, row: Unit | Person | Collective) -> Unit:
        return row if isinstance(row, Unit) else self.units[row.unit_id]

    def order(self, subject: Subject) -> tuple[object, ...]:
        """Order by unit, the unit itself before its members."""
        row = self.record(subject)
        if row is None:
            return ()
        return (self.unit(row).sort_key, not isinstance(row, Unit), row.sort_key, row.id)

    def is_rated(self, subject: Subject) -> bool:
        row = self.record(subject)
        if row is None:
            return False
        group = row.person_group if isinstance(row, Person) else None
        return is_rated(subject.kind, self.unit(row).kind, group)

    def lacking(self, subject: Subject, *, nominated: bool) -> Lacking | None:
        row = self.record(subject)
        return None if row is None else Lacking(subject, row.name, self.unit(row), nominated)


def ratings(desk: Desk) -> tuple[AnnualRating, ...]:
    """List all: the newest year first, then by unit, the unit itself before its members."""
    known = Rateable(desk)
    return tuple(
        sorted(
            desk.store.all(AnnualRating),
            key=lambda row: (-row.year, row.school_year, known.order(whose(row)), row.id),
        )
    )


def whose(row: AnnualRating) -> Subject:
    """Return whose rating it is."""
    subject = subject_of(row)
    assert subject is not None  # noqa: S101 - a rating is always of somebody
    return subject


def read_year(typed: str, problems: list[Problem]) -> int | None:
    """Read a year of four digits; adds rating.year."""
    shown = text.clean(typed)
    if shown.isascii() and shown.isdecimal() and len(shown) == YEAR_DIGITS:
        year = int(shown)
        if year >= FIRST_YEAR:
            return year
    problems.append(Problem("year", "rating.year"))
    return None


def save_rating(
    desk: Desk, form: RatingForm, *, rating_id: int | None, files: Sequence[Taken] = ()
) -> AnnualRating:
    """Add a rating (id None) or store a changed one, with its files.

    Codes, all at once: rating.subject_missing, rating.household (none is rated), rating.year,
    rating.year_later, rating.level_missing, rating.decided_later (than today), rating.taken (the
    subject has one of that year) and those of dates.
    """
    problems: list[Problem] = []
    year = read_year(form.year, problems)
    decided = read_day(form.decided_on, "decided_on", problems)
    today = desk.clock.today()
    if form.subject is None:
        problems.append(Problem("subject", "rating.subject_missing"))
    elif form.subject.household_id is not None:
        problems.append(Problem("subject", "rating.household"))
    if form.level is None:
        problems.append(Problem("level", "rating.level_missing"))
    if year is not None and year > today.year:
        problems.append(Problem("year", "rating.year_later"))
    if decided is not None and decided > today:
        problems.append(Problem("decided_on", "rating.decided_later"))
    if problems or form.subject is None or form.level is None or year is None:
        raise RuleError(*problems)
    made = replace(
        AnnualRating(
            id=rating_id or 0,
            year=year,
            school_year=form.school_year,
            level=form.level,
            document=text.clean(form.document),
            decided_on=decided,
            issuer=text.clean(form.issuer),
        ),
        **columns(form.subject),
    )
    name = subject_name(desk, form.subject)
    if any(row.id != made.id for row in same_year(desk, made)):
        raise RuleError(Problem("subject", "rating.taken", {"name": name, "year": form.year}))
    contents = kept(desk, files)
    verb = "Ghi" if rating_id is None else "Sửa"
    with desk.store.act(f"{verb} xếp loại năm – {name}") as act:
        if rating_id is None:
            made = act.insert(made)
        else:
            act.update(made)
        hang(act, desk, None, owner=Owner(rating_id=made.id), contents=contents)
    return made


def columns(subject: Subject) -> dict[str, int | None]:
    """Give the columns of a rating; no household has one."""
    return {name: key for name, key in subject.links.items() if name != "household_id"}


def same_year(desk: Desk, row: AnnualRating) -> tuple[AnnualRating, ...]:
    """Return the ratings of the same subject and year, the row itself among them."""
    return desk.store.where(
        AnnualRating,
        unit_id=row.unit_id,
        person_id=row.person_id,
        collective_id=row.collective_id,
        year=row.year,
        school_year=row.school_year,
    )


def remove_rating(desk: Desk, rating_id: int) -> str:
    """Delete a rating with its files as one act; return whose it was."""
    row = desk.store.get(AnnualRating, rating_id)
    name = rated_name(desk, row)
    with desk.store.act(f"Xóa xếp loại năm {row.year} – {name}") as act:
        for file in desk.store.where(Evidence, rating_id=rating_id):
            act.delete(Evidence, file.id)
        act.delete(AnnualRating, rating_id)
    return name


def rated_name(desk: Desk, row: AnnualRating) -> str:
    """Name whose rating it is."""
    return subject_name(desk, whose(row))


def lacking(desk: Desk, year: int) -> tuple[Lacking, ...]:
    """List who is rated and has no rating that counts for `year`: the nominated first.

    Small collectives are listed only where they are nominated.
    """
    known = Rateable(desk)
    nominated = set(_nominated(desk, known, year))
    return _lacking(desk, known, year, (*nominated, *_everyone(known, desk.clock.today())))


def nominated_lacking(desk: Desk, *, campaign_id: int) -> tuple[Lacking, ...]:
    """List the nominated of a campaign's open rounds without a rating for their round's year."""
    rounds = desk.store.where(AwardRound, campaign_id=campaign_id)
    years = dict.fromkeys(held.year for held in rounds if held.closed_on is None)
    if not years:
        return ()
    known, found = Rateable(desk), dict[Subject, Lacking]()
    for year in years:
        wanted = tuple(_nominated(desk, known, year, campaign_id=campaign_id))
        found |= {row.subject: row for row in _lacking(desk, known, year, wanted)}
    return tuple(found.values())


def _lacking(
    desk: Desk, known: Rateable, year: int, subjects: Iterable[Subject]
) -> tuple[Lacking, ...]:
    rows = desk.store.all(AnnualRating)
    rated = {whose(row) for row in rows if counts_for(row, year)}
    nominated = set(_nominated(desk, known, year))
    left = [subject for subject in dict.fromkeys(subjects) if subject not in rated]
    left.sort(key=lambda subject: (subject not in nominated, known.order(subject)))
    found = (known.lacking(subject, nominated=subject in nominated) for subject in left)
    return tuple(row for row in found if row is not None)


def _everyone(known: Rateable, today: date) -> Iterator[Subject]:
    for unit in known.units.values():
        if not is_closed(unit, today) and is_rated(SubjectKind.COLLECTIVE, unit.kind, None):
            yield Subject(unit_id=unit.id)
    for person in known.people.values():
        kind = known.units[person.unit_id].kind
        # Of the people of a thôn only some hold a post that is rated: the nominated are asked.
        if kind is UnitKind.HAMLET or is_closed(person, today):
            continue
        if is_rated(SubjectKind.PERSON, kind, person.person_group):
            yield Subject(person_id=person.id)


def _nominated(
    desk: Desk, known: Rateable, year: int, *, campaign_id: int | None = None
) -> Iterator[Subject]:
    """Give whom an open round of the year looks at for a rating, without those awarded."""
    for held in desk.store.where(AwardRound, year=year):
        if held.closed_on is not None or held.award_type is AwardType.UNSCHEDULED:
            continue
        if campaign_id not in (None, held.campaign_id):
            continue
        for row in desk.store.where(Nomination, round_id=held.id):
            subject = subject_of(row)
            if subject is None or row.state not in OPEN_STATES or not known.is_rated(subject):
                continue
            if not desk.store.where(Award, nomination_id=row.id):
                yield subject
