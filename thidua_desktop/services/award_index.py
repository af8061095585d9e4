"""Every award on record in memory: by whom it names, under all names it was ever printed with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from thidua_desktop.core.garbage import uncollected
from thidua_desktop.domain.records import (
    Amendment,
    Award,
    AwardRound,
    Decision,
    FormerPost,
    Person,
)
from thidua_desktop.domain.terms import PrintedField, SubjectKind
from thidua_desktop.services.name_index import NameIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.domain.records import Record
    from thidua_desktop.domain.spelling import Nearness
    from thidua_desktop.storage.store import Delta, Store

LINKS = ("person_id", "household_id", "collective_id")


class AwardIndex:
    """Reads awards and decisions once, then keeps itself current from Deltas."""

    def __init__(self, store: Store) -> None:
        with uncollected():
            self._awards = {row.id: row for row in store.all(Award)}
            self._decisions = {row.id: row for row in store.all(Decision)}
            self._rounds = {row.id: row for row in store.all(AwardRound)}
            self._people = {row.id: row for row in store.all(Person)}
            self._posts = {row.id: row for row in store.all(FormerPost)}
            self._amendments = {row.id: row for row in store.all(Amendment)}
            self._posts_of: dict[int, set[int]] = defaultdict(set)
            for post in self._posts.values():
                self._posts_of[post.person_id].add(post.id)
            self._amended: dict[int, set[int]] = defaultdict(set)
            self._linked: dict[tuple[str, int], set[int]] = defaultdict(set)
            self._names = {subject: NameIndex() for subject in SubjectKind}
            for row in self._amendments.values():
                self._amended[row.award_id].add(row.id)
            for award in self._awards.values():
                self._enter(award)

    @property
    def awards(self) -> Iterable[Award]:
        return self._awards.values()

    def decision(self, award: Award) -> Decision:
        return self._decisions[award.decision_id]

    def round(self, decision: Decision) -> AwardRound | None:
        """Return the round a decision was made in; one of old years has none."""
        return None if decision.round_id is None else self._rounds[decision.round_id]

    def birth_year(self, award: Award) -> int | None:
        """Give the year of birth as printed, else that of the person the award is linked to."""
        if award.birth_year is not None or award.person_id is None:
            return award.birth_year
        return self._people[award.person_id].birth_year

    def person(self, person_id: int) -> Person:
        return self._people[person_id]

    def posts(self, person_id: int) -> frozenset[int]:
        """Every unit that a person is or was in."""
        former = (self._posts[key].unit_id for key in self._posts_of.get(person_id, ()))
        return frozenset(former) | {self._people[person_id].unit_id}

    def named(self, subject: SubjectKind, name: str) -> tuple[tuple[Award, Nearness], ...]:
        """Find the awards whose name may be this one, under any name they were printed with."""
        found = self._names[subject].find(name)
        return tuple((self._awards[key], found[key]) for key in sorted(found))

    def linked(
        self,
        *,
        unit_id: int | None = None,
        person_id: int | None = None,
        household_id: int | None = None,
        collective_id: int | None = None,
    ) -> tuple[Award, ...]:
        """Find the awards of one record; a unit's are those of the unit as a whole."""
        links = {
            "unit_id": unit_id,
            "person_id": person_id,
            "household_id": household_id,
            "collective_id": collective_id,
        }
        found = {
            award
            for name, key in links.items()
            if key is not None
            for award in self._linked.get((name, key), ())
        }
        return self._those(found)

    def take(self, delta: Delta) -> None:
        """Take a committed change in."""
        for change in delta.changes:
            if change.before is not None:
                self._forget(change.before)
            if change.after is not None:
                self._learn(change.after)

    def _forget(self, row: Record) -> None:
        if isinstance(row, Award):
            self._leave(row)
        elif isinstance(row, Amendment):
            self._amended[row.award_id].discard(row.id)
            self._rename(row.award_id)
        elif isinstance(row, FormerPost):
            self._posts_of[row.person_id].discard(row.id)

    def _learn(self, row: Record) -> None:
        if isinstance(row, Award):
            self._awards[row.id] = row
            self._enter(row)
        elif isinstance(row, Amendment):
            self._amendments[row.id] = row
            self._amended[row.award_id].add(row.id)
            self._rename(row.award_id)
        elif isinstance(row, FormerPost):
            self._posts[row.id] = row
            self._posts_of[row.person_id].add(row.id)
        elif isinstance(row, Decision):
            self._decisions[row.id] = row
        elif isinstance(row, AwardRound):
            self._rounds[row.id] = row
        elif isinstance(row, Person):
            self._people[row.id] = row

    def _those(self, keys: Iterable[int]) -> tuple[Award, ...]:
        return tuple(self._awards[key] for key in sorted(keys))

    def _enter(self, award: Award) -> None:
        self._rename(award.id)
        for at in _links(award):
            self._linked[at].add(award.id)

    def _leave(self, award: Award) -> None:
        del self._awards[award.id]
        self._names[award.subject].drop(award.id)
        for at in _links(award):
            self._linked[at].discard(award.id)

    def _rename(self, award_id: int) -> None:
        award = self._awards.get(award_id)
        if award is not None:
            amended = (self._amendments[key] for key in sorted(self._amended.get(award_id, ())))
            texts = [
                text
                for row in amended
                if row.field is PrintedField.PRINTED_NAME
                for text in (row.old_text, row.new_text)
            ]
            self._names[award.subject].put(award_id, award.printed_name, *texts)


def _links(award: Award) -> list[tuple[str, int]]:
    found = [(name, key) for name in LINKS if (key := getattr(award, name)) is not None]
    if not found and award.subject is SubjectKind.COLLECTIVE and award.unit_id is not None:
        found.append(("unit_id", award.unit_id))
    return found
