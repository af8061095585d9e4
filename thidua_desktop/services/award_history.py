"""Lịch sử khen thưởng of one person, household, collective or unit, unlinked old awards too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.likeness import Known, Likeness
from thidua_desktop.domain.records import Collective, Household, Person, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.award_register import entries
from thidua_desktop.services.repeats import Sought, find, sought_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.domain.records import Award
    from thidua_desktop.services.award_register import RegisterEntry
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.repeats import Hit


@dataclass(frozen=True, slots=True)
class Held:
    """One award of a history; `likeness` says how sure it is that it is the subject's."""

    entry: RegisterEntry
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class History:
    """All awards of one subject, the newest first; `members` are those within a unit."""

    name: str
    subject: SubjectKind
    unit: str
    own: tuple[Held, ...]
    members: tuple[RegisterEntry, ...] = ()

    @property
    def sure(self) -> int:
        """How many are certain to be the subject's."""
        return sum(held.likeness is Likeness.CERTAIN for held in self.own)


def of_record(
    desk: Desk, row: Person | Household | Collective | Unit, *, shown: Sequence[RegisterEntry] = ()
) -> History:
    """Tell the history of somebody on record; `shown` are the entries, if they are read already."""
    if isinstance(row, Unit):
        sought = sought_for(desk, SubjectKind.COLLECTIVE, unit_id=row.id)
    elif isinstance(row, Person):
        sought = sought_for(desk, SubjectKind.PERSON, unit_id=row.unit_id, person_id=row.id)
    elif isinstance(row, Household):
        sought = sought_for(desk, SubjectKind.HOUSEHOLD, unit_id=row.unit_id, household_id=row.id)
    else:
        sought = sought_for(desk, SubjectKind.COLLECTIVE, unit_id=row.unit_id, collective_id=row.id)
    unit = sought.known.unit_name
    listed = {entry.award.id: entry for entry in shown or entries(desk)}
    own = _held(find(desk, sought, held=None), listed)
    members: tuple[RegisterEntry, ...] = ()
    if isinstance(row, Unit):
        mine = {held.entry.award.id for held in own}
        within = (entry for entry in listed.values() if entry.award.unit_id == row.id)
        members = tuple(entry for entry in within if entry.award.id not in mine)
    return History(
        sought.names[0], sought.subject, "" if isinstance(row, Unit) else unit, own, members
    )


def of_award(desk: Desk, award: Award, *, shown: Sequence[RegisterEntry] = ()) -> History:
    """Tell the history of whom an award names: the record it is linked to, else who is like it."""
    row = linked_record(desk, award)
    if row is not None:
        return of_record(desk, row, shown=shown)
    whole = award.subject is SubjectKind.COLLECTIVE and not award.unit_name
    unit_name = award.printed_name if whole else award.unit_name
    known = Known(award.printed_name, award.unit_id, award.birth_year, unit_name)
    listed = {entry.award.id: entry for entry in shown or entries(desk)}
    names = (award.printed_name, listed[award.id].name)
    sought = Sought(subject=award.subject, names=names, known=known, is_unit=whole)
    own = tuple(
        Held(held.entry, Likeness.CERTAIN) if held.entry.award.id == award.id else held
        for held in _held(find(desk, sought, held=None), listed)
    )
    return History(award.printed_name, award.subject, award.unit_name, own)


def linked_record(desk: Desk, award: Award) -> Person | Household | Collective | Unit | None:
    """Return the record an award belongs to; None for one of old years that names nobody here."""
    if award.person_id is not None:
        return desk.store.get(Person, award.person_id)
    if award.household_id is not None:
        return desk.store.get(Household, award.household_id)
    if award.collective_id is not None:
        return desk.store.get(Collective, award.collective_id)
    if award.subject is SubjectKind.COLLECTIVE and award.unit_id is not None:
        return desk.store.get(Unit, award.unit_id)
    return None


def _held(found: Sequence[Hit], listed: dict[int, RegisterEntry]) -> tuple[Held, ...]:
    made = [Held(listed[hit.award.id], hit.likeness) for hit in found if hit.award.id in listed]
    made.sort(key=lambda held: (-held.entry.year, -held.entry.award.id))
    return tuple(made)
