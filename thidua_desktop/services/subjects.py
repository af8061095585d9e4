"""Whom a rating, a stop flag or a complaint is about: exactly one unit or member of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

from thidua_desktop.domain.records import Collective, Household, Person, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.leaving import name_of
from thidua_desktop.services.past_links import Records

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.leaving import Member
    from thidua_desktop.services.past_links import Link


class About(Protocol):
    """A record that is about one unit, person or collective, perhaps a household."""

    @property
    def unit_id(self) -> int | None: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def collective_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The one that is meant; its unit alone when it is the unit itself."""

    unit_id: int | None = None
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None

    def __post_init__(self) -> None:
        if sum(key is not None for key in asdict(self).values()) != 1:
            raise ValueError(self)

    @property
    def links(self) -> dict[str, int | None]:
        """All four columns, one of them filled."""
        return asdict(self)

    @property
    def kind(self) -> SubjectKind:
        if self.person_id is not None:
            return SubjectKind.PERSON
        return SubjectKind.COLLECTIVE if self.household_id is None else SubjectKind.HOUSEHOLD


def subject_of(row: About) -> Subject | None:
    """Take whom a record is about: the member where it names one, else the unit."""
    household = getattr(row, "household_id", None)
    if row.person_id is not None:
        return Subject(person_id=row.person_id)
    if household is not None:
        return Subject(household_id=household)
    if row.collective_id is not None:
        return Subject(collective_id=row.collective_id)
    return None if row.unit_id is None else Subject(unit_id=row.unit_id)


def record_of(desk: Desk, subject: Subject) -> Member:
    """Return the record that is meant."""
    if subject.person_id is not None:
        return desk.store.get(Person, subject.person_id)
    if subject.household_id is not None:
        return desk.store.get(Household, subject.household_id)
    if subject.collective_id is not None:
        return desk.store.get(Collective, subject.collective_id)
    return desk.store.get(Unit, subject.unit_id or 0)


def unit_of(desk: Desk, subject: Subject) -> Unit:
    """Return the unit the subject is or belongs to."""
    row = record_of(desk, subject)
    return row if isinstance(row, Unit) else desk.store.get(Unit, row.unit_id)


def subject_name(desk: Desk, subject: Subject) -> str:
    """Name the subject alone: of a household its head."""
    return name_of(record_of(desk, subject))


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """One that can be chosen: words that tell namesakes apart."""

    words: str
    subject: Subject


def subject_choices(desk: Desk, *, households: bool) -> tuple[SubjectChoice, ...]:
    """List everyone on record: units, then people, households, small collectives."""
    return tuple(
        SubjectChoice(choice.words, linked(choice.link))
        for choice in Records(desk).everyone()
        if households or choice.subject is not SubjectKind.HOUSEHOLD
    )


def linked(link: Link) -> Subject:
    """Take whom a link of a choice means."""
    found = subject_of(link)
    assert found is not None  # noqa: S101 - a choice always means somebody
    return found


def written(desk: Desk, subject: Subject) -> str:
    """Write a subject as its choice does, so that a form can be filled with it again."""
    row = record_of(desk, subject)
    if isinstance(row, Unit):
        return row.name
    return Records.named(row, desk.store.get(Unit, row.unit_id).name)
