"""Whom on record an old award names: linked only when it can be nobody else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from thidua_desktop.core.text import clean, name_key, respell
from thidua_desktop.domain.past_decision import bare_name
from thidua_desktop.domain.records import Collective, FormerPost, Household, Person, Unit
from thidua_desktop.domain.terms import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.services.desk import Desk

Member: TypeAlias = Person | Household | Collective
M = TypeVar("M", Person, Household, Collective)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The records an award belongs to; `namesakes` are those it may be, when none is sure."""

    unit_id: int | None = None
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    namesakes: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the awarded one is on record; a person's unit alone is not the person."""
        return bool(self.person_id or self.household_id or self.collective_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Someone on record as a list offers them: words that tell namesakes apart, and the link."""

    words: str
    subject: SubjectKind
    name: str
    unit: str
    birth_year: int | None
    link: Link


class Records:
    """Everyone on record by name, read once for a whole list."""

    def __init__(self, desk: Desk) -> None:
        self._units = desk.store.all(Unit)
        self._names = {unit.id: unit.name for unit in self._units}
        self._by_unit_name = _by_unit_name(self._units)
        self._met: dict[str, Unit | None] = {}
        self._people = _by_name((person, person.name) for person in desk.store.all(Person))
        self._homes = _by_name((home, home.head_name) for home in desk.store.all(Household))
        self._small = _by_name((body, body.name) for body in desk.store.all(Collective))
        self._posts: dict[int, set[int]] = defaultdict(set)
        for post in desk.store.all(FormerPost):
            self._posts[post.person_id].add(post.unit_id)

    def unit(self, text: str) -> Unit | None:
        """Find a unit by its name or a short name that only one has; one in use goes first."""
        if text not in self._met:
            self._met[text] = self._unit(text)
        return self._met[text]

    def _unit(self, text: str) -> Unit | None:
        found = self._by_unit_name.get(name_key(bare_name(text)), [])
        used = [unit for unit in found if unit.active_to is None]
        sure = used or found
        return sure[0] if len(sure) == 1 else None

    def everyone(self) -> tuple[Choice, ...]:
        """List all who can be awarded: units first, then people, households, collectives."""
        found = [
            Choice(
                words=unit.name,
                subject=SubjectKind.COLLECTIVE,
                name=unit.name,
                unit="",
                birth_year=None,
                link=Link(unit_id=unit.id),
            )
            for unit in sorted(self._units, key=lambda unit: unit.sort_key)
        ]
        for named in (self._people, self._homes, self._small):
            members = [member for same in named.values() for member in same]
            found += map(self._choice, sorted(members, key=lambda member: member.sort_key))
        return tuple(found)

    def _choice(self, member: Member) -> Choice:
        unit_id = member.unit_id
        year = None
        if isinstance(member, Person):
            subject, name, year = SubjectKind.PERSON, member.name, member.birth_year
            link = Link(unit_id=unit_id, person_id=member.id)
        elif isinstance(member, Household):
            subject, name = SubjectKind.HOUSEHOLD, member.head_name
            link = Link(unit_id=unit_id, household_id=member.id)
        else:
            subject, name = SubjectKind.COLLECTIVE, member.name
            link = Link(unit_id=unit_id, collective_id=member.id)
        return Choice(
            words=self.written(member),
            subject=subject,
            name=name,
            unit=self._names[unit_id],
            birth_year=year,
            link=link,
        )

    def link(
        self, subject: SubjectKind, name: str, *, unit: str = "", birth_year: int | None = None
    ) -> Link:
        """Link by exact name and unit, with no other year of birth; else tell the namesakes."""
        within = self.unit(unit)
        unit_id = within.id if within is not None else None
        if subject is SubjectKind.COLLECTIVE:
            return self._collective(name, unit_id)
        if subject is SubjectKind.PERSON:
            return self._person(name, unit_id, birth_year)
        same = self._homes.get(_exact(name), [])
        here = [home for home in same if unit_id is not None and home.unit_id == unit_id]
        if len(here) == 1:
            return Link(unit_id=unit_id, household_id=here[0].id)
        return Link(unit_id=unit_id, namesakes=self._shown(same))

    def _collective(self, name: str, unit_id: int | None) -> Link:
        own = self.unit(name)
        if own is not None:
            return Link(unit_id=own.id)
        same = self._small.get(_exact(name), [])
        here = [body for body in same if unit_id is not None and body.unit_id == unit_id]
        if len(here) == 1:
            return Link(unit_id=unit_id, collective_id=here[0].id)
        # With the unit alone this would stand among the unit's own awards.
        return Link(namesakes=self._shown(same))

    def _person(self, name: str, unit_id: int | None, year: int | None) -> Link:
        same = self._people.get(_exact(name), [])
        here = [
            person
            for person in same
            if unit_id is not None
            and (person.unit_id == unit_id or unit_id in self._posts[person.id])
            and (year is None or person.birth_year in {None, year})
        ]
        told = [person for person in here if year is not None and person.birth_year == year]
        sure = told if len(told) == 1 else here
        if len(sure) == 1:
            return Link(unit_id=unit_id, person_id=sure[0].id)
        return Link(unit_id=unit_id, namesakes=self._shown(same))

    def _shown(self, members: Iterable[Member]) -> tuple[str, ...]:
        return tuple(self.written(member) for member in members)

    def written(self, member: Member) -> str:
        """Write a member so that namesakes are told apart: name, year of birth, unit."""
        return self.named(member, self._names[member.unit_id])

    @staticmethod
    def named(member: Member, unit: str) -> str:
        """Write the same where the name of the unit is at hand."""
        if isinstance(member, Person):
            year = f", sinh {member.birth_year}" if member.birth_year else ""
            return f"{member.name}{year}, {unit}"
        name = member.head_name if isinstance(member, Household) else member.name
        return f"{name}, {unit}"


def _exact(text: str) -> str:
    return respell(clean(bare_name(text))).lower()


def _by_name(pairs: Iterable[tuple[M, str]]) -> dict[str, list[M]]:
    found: dict[str, list[M]] = defaultdict(list)
    for member, name in pairs:
        found[_exact(name)].append(member)
    return found


def _by_unit_name(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    full: dict[str, list[Unit]] = defaultdict(list)
    short: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        full[name_key(unit.name)].append(unit)
        short[name_key(unit.short_name)].append(unit)
    return {**short, **full}
