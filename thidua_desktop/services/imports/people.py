"""Storing a read list of people: all of it as one act, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Person, Unit
from thidua_desktop.services.blocks import place_by_kind
from thidua_desktop.services.catalogue import person_with_keys, require_name, with_keys
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.imports.people_rows import KnownPerson, KnownUnit, PersonDraft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.services.imports.missing_units import NewUnit


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
    """Add the people of a list, and the units that come with it, as one act.

    Codes: import.nothing, unit.name_taken.
    """
    if not drafts:
        raise rule("file", "import.nothing")
    new = {draft.new_unit.key: draft.new_unit for draft in drafts if draft.new_unit is not None}
    units = _new_units(desk, tuple(new.values()))
    more = f" và {len(units)} đơn vị" if units else ""
    with desk.store.act(f"Nhập {len(drafts)} cá nhân{more} từ {filing.source.name}") as act:
        made = dict(zip(new, act.insert_many(units), strict=True))
        if filing.campaign_id is not None and made:
            only = {unit.id for unit in made.values()}
            place_by_kind(act, desk, filing.campaign_id, only=only)
        stored = act.insert_many(_people(drafts, made))
        file_away(act, desk, filing)
    return stored


def _new_units(desk: Desk, new: Sequence[NewUnit]) -> list[Unit]:
    """Make the units behind those there are; raises unit.name_taken."""
    position = 1 + max((unit.position for unit in desk.store.all(Unit)), default=-1)
    units = [
        with_keys(
            Unit(
                uid=new_uid(),
                name=unit.name,
                short_name=unit.name,
                kind=unit.kind,
                position=position + at,
            )
        )
        for at, unit in enumerate(new)
    ]
    for unit in units:
        require_name(desk, unit)
    return units


def _people(drafts: Sequence[PersonDraft], made: Mapping[str, Unit]) -> list[Person]:
    return [
        person_with_keys(
            Person(
                uid=new_uid(),
                name=draft.name,
                unit_id=made[draft.new_unit.key].id if draft.new_unit else draft.unit_id,
                salutation=draft.salutation,
                position_title=draft.position_title,
                birth_year=draft.birth_year,
                gender=draft.gender,
                person_group=draft.person_group,
            )
        )
        for draft in drafts
    ]
