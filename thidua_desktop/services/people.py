"""Cá nhân, hộ gia đình, tập thể nhỏ: forms with all their problems at once, one act each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Collective, FormerPost, Household, Person, Unit
from thidua_desktop.domain.terms import Gender, PersonGroup, Salutation
from thidua_desktop.services.catalogue import person_with_keys

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk

OLDEST = 1900
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForm:
    """Everything a person's form holds; the year and the day are as typed.

    `moved_on` counts only when a stored person gets another unit: the first day there; empty
    corrects a unit that was written by mistake and keeps no trace of it.
    """

    name: str = ""
    unit_id: int | None = None
    salutation: Salutation | None = None
    position_title: str = ""
    birth_year: str = ""
    gender: Gender = Gender.UNKNOWN
    person_group: PersonGroup = PersonGroup.OTHER
    moved_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdForm:
    """Everything a household's form holds."""

    head_name: str = ""
    unit_id: int | None = None
    head_salutation: Salutation | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveForm:
    """Everything a small collective's form holds."""

    name: str = ""
    unit_id: int | None = None
    head: str = ""


def person_form(person: Person) -> PersonForm:
    """Fill a form with a person as stored."""
    return PersonForm(
        name=person.name,
        unit_id=person.unit_id,
        salutation=person.salutation,
        position_title=person.position_title,
        birth_year=str(person.birth_year or ""),
        gender=person.gender,
        person_group=person.person_group,
    )


def save_person(desk: Desk, form: PersonForm, *, person_id: int | None) -> Person:
    """Add a person (id None) or store a changed one; a move keeps the former post.

    Codes, all at once: person.name_empty, person.unit_missing, person.birth_year,
    person.move_day and those of dates. Namesakes are two people and never refused.
    """
    old = desk.store.get(Person, person_id) if person_id is not None else None
    problems: list[Problem] = []
    year = _birth_year(desk, form.birth_year, problems)
    if not text.clean(form.name):
        problems.append(Problem("name", "person.name_empty"))
    _require_unit(form.unit_id, problems)
    moving = old is not None and form.unit_id != old.unit_id
    moved_on = _moved_on(desk, old, form.moved_on, problems) if old and moving else None
    if problems or form.unit_id is None:
        raise RuleError(*problems)
    base = old or Person(
        uid=new_uid(),
        name="",
        unit_id=form.unit_id,
        gender=form.gender,
        person_group=form.person_group,
    )
    person = person_with_keys(
        replace(
            base,
            name=form.name,
            unit_id=form.unit_id,
            salutation=form.salutation,
            position_title=form.position_title,
            birth_year=year,
            gender=form.gender,
            person_group=form.person_group,
        )
    )
    verb = "Thêm" if old is None else "Chuyển" if moved_on else "Sửa"
    with desk.store.act(f"{verb} cá nhân {person.name}") as act:
        if old is None:
            return act.insert(person)
        if moved_on is not None:
            act.insert(former_post(old, moved_on))
        act.update(person)
    return person


def former_post(person: Person, moved_on: date) -> FormerPost:
    """Keep where a person has been until the day before."""
    return FormerPost(
        person_id=person.id,
        unit_id=person.unit_id,
        position_title=person.position_title,
        valid_to=moved_on - timedelta(days=1),
    )


def save_household(desk: Desk, form: HouseholdForm, *, household_id: int | None) -> Household:
    """Add a household (id None) or store a changed one.

    Codes, all at once: household.name_empty, household.unit_missing.
    """
    old = desk.store.get(Household, household_id) if household_id is not None else None
    name = text.clean(form.head_name)
    problems = [] if name else [Problem("head_name", "household.name_empty")]
    _require_unit(form.unit_id, problems)
    if problems or form.unit_id is None:
        raise RuleError(*problems)
    base = old or Household(uid=new_uid(), head_name="", unit_id=form.unit_id)
    made = replace(
        base,
        head_name=name,
        head_salutation=form.head_salutation,
        unit_id=form.unit_id,
        address=text.clean(form.address),
        fold=text.fold(name),
        sort_key=text.name_sort_key(name),
    )
    with desk.store.act(f"{'Sửa' if old else 'Thêm'} hộ gia đình {name}") as act:
        if old is None:
            return act.insert(made)
        act.update(made)
    return made


def save_collective(desk: Desk, form: CollectiveForm, *, collective_id: int | None) -> Collective:
    """Add a small collective (id None) or store a changed one.

    Codes, all at once: collective.name_empty, collective.unit_missing, collective.name_taken
    (in the same unit).
    """
    old = desk.store.get(Collective, collective_id) if collective_id is not None else None
    name = text.clean(form.name)
    problems = [] if name else [Problem("name", "collective.name_empty")]
    _require_unit(form.unit_id, problems)
    if name and form.unit_id is not None:
        problems += _name_taken(desk, name, form.unit_id, but=collective_id)
    if problems or form.unit_id is None:
        raise RuleError(*problems)
    base = old or Collective(uid=new_uid(), name="", unit_id=form.unit_id)
    made = replace(
        base,
        name=name,
        unit_id=form.unit_id,
        head=text.clean(form.head) or None,
        fold=text.fold(name),
        sort_key=text.sort_key(name),
    )
    with desk.store.act(f"{'Sửa' if old else 'Thêm'} tập thể {name}") as act:
        if old is None:
            return act.insert(made)
        act.update(made)
    return made


def _require_unit(unit_id: int | None, problems: list[Problem]) -> None:
    if unit_id is None:
        problems.append(Problem("unit", "person.unit_missing"))


def _birth_year(desk: Desk, typed: str, problems: list[Problem]) -> int | None:
    shown = text.clean(typed)
    if not shown:
        return None
    if shown.isascii() and shown.isdecimal() and len(shown) == YEAR_DIGITS:
        year = int(shown)
        if OLDEST <= year <= desk.clock.today().year:
            return year
    problems.append(Problem("birth_year", "person.birth_year"))
    return None


def _moved_on(desk: Desk, old: Person, typed: str, problems: list[Problem]) -> date | None:
    """Read the first day in the new unit: after the end of every former post."""
    if not text.clean(typed):
        return None
    try:
        day = dates.parse_date(typed, field="moved_on")
    except RuleError as error:
        problems += error.problems
        return None
    posts = desk.store.where(FormerPost, person_id=old.id)
    last = max((post.valid_to for post in posts), default=None)
    if last is not None and day - timedelta(days=1) <= last:
        params = {"last": dates.format_date(last)}
        problems.append(Problem("moved_on", "person.move_day", params))
        return None
    return day


def _name_taken(desk: Desk, name: str, unit_id: int, *, but: int | None) -> list[Problem]:
    key = text.name_key(name)
    return [
        Problem("name", "collective.name_taken", {"name": row.name})
        for row in desk.store.where(Collective, unit_id=unit_id)
        if row.id != but and row.active_to is None and text.name_key(row.name) == key
    ][:1]


def unit_names(desk: Desk) -> dict[int, str]:
    """Name every unit, closed ones too, by its id."""
    return {unit.id: unit.name for unit in desk.store.all(Unit)}
