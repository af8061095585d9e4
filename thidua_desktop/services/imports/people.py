"""Storing a read list of people: all of it as one act, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Person, Unit
from thidua_desktop.services.catalogue import person_with_keys
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.imports.people_rows import KnownPerson, KnownUnit, PersonDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.filing import Filing


def known_units(desk: Desk) -> tuple[KnownUnit, ...]:
    """Name the units in use that people can belong to."""
    return tuple(
        KnownUnit(unit.id, unit.name, unit.short_name)
        for unit in desk.store.all(Unit)
        if unit.active_to is None
    )


def known_people(desk: Desk) -> tuple[KnownPerson, ...]:
    """Name the people a list is compared with."""
    return tuple(
        KnownPerson(person.name, person.unit_id, person.birth_year)
        for person in desk.store.all(Person)
    )


def import_people(desk: Desk, drafts: Sequence[PersonDraft], filing: Filing) -> tuple[Person, ...]:
    """Add the people of a list as one act; raises import.nothing."""
    if not drafts:
        raise rule("file", "import.nothing")
    people = [
        person_with_keys(
            Person(
                uid=new_uid(),
                name=draft.name,
                unit_id=draft.unit_id,
                salutation=draft.salutation,
                position_title=draft.position_title,
                birth_year=draft.birth_year,
                gender=draft.gender,
                person_group=draft.person_group,
            )
        )
        for draft in drafts
    ]
    with desk.store.act(f"Nhập {len(people)} cá nhân từ {filing.source.name}") as act:
        stored = act.insert_many(people)
        file_away(act, desk, filing)
    return stored
