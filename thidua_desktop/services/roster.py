"""The members of all units in memory: in Vietnamese order, and who may be there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain.likeness import Known, Likeness, compare
from thidua_desktop.domain.records import Collective, Household, Person
from thidua_desktop.services.name_index import NameIndex

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Record
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta

Member = Person | Household | Collective
KINDS: tuple[type[Member], ...] = (Person, Household, Collective)


class Roster:
    """Reads a kind when it is first asked for, then keeps it current from Deltas."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: dict[type[Member], dict[int, Member]] = {}
        self._sorted: dict[type[Member], tuple[Member, ...]] = {}
        self._names: dict[type[Member], NameIndex] = {}

    def rows(self, cls: type[Member]) -> tuple[Member, ...]:
        """Every record of a kind: people and heads by given name, collectives by name."""
        if cls not in self._sorted:
            self._sorted[cls] = tuple(sorted(self._of(cls).values(), key=_order))
        return self._sorted[cls]

    def get(self, cls: type[Member], key: int) -> Member | None:
        return self._of(cls).get(key)

    def lookalikes(
        self, cls: type[Member], known: Known, *, but: int | None
    ) -> tuple[tuple[Likeness, Member], ...]:
        """Find who may be the same, the likely ones first; `but` is the record being edited."""
        held = self._of(cls)
        same = [held[key] for key in self._named(cls).find(known.name)]
        found = [
            (likeness, row)
            for row in same
            if row.id != but and (likeness := compare(known, known_of(row))) is not None
        ]
        found.sort(key=lambda pair: (pair[0] is not Likeness.LIKELY, _order(pair[1])))
        return tuple(found)

    def take(self, delta: Delta) -> None:
        """Take a committed change in."""
        for change in delta.changes:
            if change.cls in self._held:
                self._replace(change.before, change.after)

    def _replace(self, before: Record | None, after: Record | None) -> None:
        for row in (before, after):
            if isinstance(row, Person | Household | Collective):
                self._sorted.pop(type(row), None)
                if row is before:
                    self._held[type(row)].pop(row.id, None)
                else:
                    self._held[type(row)][row.id] = row
                self._rename(row, gone=row is before)

    def _rename(self, row: Member, *, gone: bool) -> None:
        """Keep the names, once read, current: a save must not cost reading everybody anew."""
        names = self._names.get(type(row))
        if names is None:
            return
        if gone:
            names.drop(row.id)
        else:
            names.put(row.id, known_of(row).name)

    def _of(self, cls: type[Member]) -> dict[int, Member]:
        if cls not in self._held:
            self._held[cls] = {row.id: row for row in self._desk.store.all(cls)}
        return self._held[cls]

    def _named(self, cls: type[Member]) -> NameIndex:
        if cls not in self._names:
            found = NameIndex()
            for row in self._of(cls).values():
                found.put(row.id, known_of(row).name)
            self._names[cls] = found
        return self._names[cls]


def known_of(row: Member) -> Known:
    """Take out of a record what likeness compares."""
    if isinstance(row, Person):
        return Known(row.name, row.unit_id, row.birth_year)
    name = row.head_name if isinstance(row, Household) else row.name
    return Known(name, row.unit_id)


def _order(row: Member) -> tuple[str, int]:
    return row.sort_key, row.id
