"""The members of all units in memory: in Vietnamese order, and who may be there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.domain.likeness import Known, Likeness, bucket, compare
from thidua_desktop.domain.records import Collective, Household, Person

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
        self._buckets: dict[type[Member], dict[str, dict[int, Member]]] = {}

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
        if not text.name_key(known.name):
            return ()
        same = self._bucketed(cls).get(bucket(text.name_key(known.name)), {})
        found = [
            (likeness, row)
            for row in same.values()
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
                self._rebucket(row, gone=row is before)

    def _rebucket(self, row: Member, *, gone: bool) -> None:
        """Keep the buckets, once made, current: a save must not cost reading everybody anew."""
        buckets = self._buckets.get(type(row))
        if buckets is None:
            return
        same = buckets.setdefault(bucket(_name_key(row)), {})
        if gone:
            same.pop(row.id, None)
        else:
            same[row.id] = row

    def _of(self, cls: type[Member]) -> dict[int, Member]:
        if cls not in self._held:
            self._held[cls] = {row.id: row for row in self._desk.store.all(cls)}
        return self._held[cls]

    def _bucketed(self, cls: type[Member]) -> dict[str, dict[int, Member]]:
        if cls not in self._buckets:
            found: dict[str, dict[int, Member]] = {}
            for row in self._of(cls).values():
                found.setdefault(bucket(_name_key(row)), {})[row.id] = row
            self._buckets[cls] = found
        return self._buckets[cls]


def known_of(row: Member) -> Known:
    """Take out of a record what likeness compares."""
    if isinstance(row, Person):
        return Known(row.name, row.unit_id, row.birth_year)
    name = row.head_name if isinstance(row, Household) else row.name
    return Known(name, row.unit_id)


def _name_key(row: Member) -> str:
    return row.name_key if isinstance(row, Person) else text.name_key(known_of(row).name)


def _order(row: Member) -> tuple[str, int]:
    return row.sort_key, row.id
