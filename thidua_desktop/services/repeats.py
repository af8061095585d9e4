"""Xem trùng khen: who may have been awarded already, however the name was written then.

Source: domain rule 3.3, condition 4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.text import clean
from thidua_desktop.domain.likeness import Known, Likeness, compare, judge, one_name, same_unit
from thidua_desktop.domain.records import (
    AwardRound,
    Collective,
    Household,
    MergedUnit,
    Merger,
    Nomination,
    Person,
    RepeatReview,
    Unit,
)
from thidua_desktop.domain.terms import DecisionState, NominationState, SubjectKind
from thidua_desktop.services.name_index import NEAREST
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from thidua_desktop.domain.records import Award, Decision
    from thidua_desktop.domain.spelling import Nearness
    from thidua_desktop.domain.terms import RepeatVerdict
    from thidua_desktop.services.award_index import AwardIndex
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.rows import Reading

ORDER = tuple(Likeness)
LEFT = frozenset({NominationState.REJECTED, NominationState.RETURNED})


@dataclass(frozen=True, slots=True)
class Hit:
    """One award that may be the same subject's; `review` is what the officer found of it.

    `nearness` and `same_unit` (None: not known) are what the likeness was judged by; a linked
    award needs neither.
    """

    award: Award
    decision: Decision
    likeness: Likeness
    same_period: bool
    review: RepeatVerdict | None = None
    note: str = ""
    nearness: Nearness | None = None
    same_unit: bool | None = None
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another open nomination of the same subject, or of who may be the same."""

    nomination: Nomination
    held: AwardRound
    likeness: Likeness
    same_period: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Whom the radar looks for: the record where there is one, every name, what is compared.

    `is_unit`: a unit as a whole, whose record is the unit itself.
    """

    subject: SubjectKind
    names: tuple[str, ...]
    known: Known
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    is_unit: bool = False

    @property
    def link(self) -> dict[str, int | None]:
        """The record looked for, as the award index names it."""
        return {
            "unit_id": self.known.unit_id if self.is_unit else None,
            "person_id": self.person_id,
            "household_id": self.household_id,
            "collective_id": self.collective_id,
        }

    @property
    def linked(self) -> bool:
        return any(key is not None for key in self.link.values())


def hits(desk: Reading, nomination_id: int) -> tuple[Hit, ...]:
    """Find the issued awards that may be this nomination's subject, the surest first."""
    row = desk.store.get(Nomination, nomination_id)
    held = desk.store.get(AwardRound, row.round_id)
    reviews = {
        made.award_id: made for made in desk.store.where(RepeatReview, nomination_id=nomination_id)
    }
    found = find(desk, sought_of(desk, row), held=held)
    return tuple(
        replace(hit, review=made.verdict, note=made.note)
        if (made := reviews.get(hit.award.id)) is not None
        else hit
        for hit in found
        if hit.award.nomination_id != nomination_id
    )


def hits_for(
    desk: Desk,
    name: str,
    *,
    unit_id: int | None,
    birth_year: int | None,
    subject: SubjectKind,
    round_id: int | None = None,
) -> tuple[Hit, ...]:
    """Find the issued awards of somebody not nominated yet; the round tells the same period."""
    unit_name = desk.store.get(Unit, unit_id).name if unit_id is not None else ""
    if subject is SubjectKind.COLLECTIVE and not unit_name:
        unit_name = name
    known = Known(name, unit_id, birth_year, unit_name, _kin(kin_units(desk), unit_id))
    # A small collective of a unit must not pass for the unit.
    whole = subject is SubjectKind.COLLECTIVE and one_name(name, unit_name)
    sought = Sought(subject=subject, names=(name,), known=known, is_unit=whole)
    held = desk.store.get(AwardRound, round_id) if round_id is not None else None
    return find(desk, sought, held=held)


def find(desk: Reading, sought: Sought, *, held: AwardRound | None) -> tuple[Hit, ...]:
    """Find the issued awards of whom is sought; `held` tells which are of the same period."""
    index, kin = desk.award_index, kin_units(desk)
    found = {
        award.id: _hit(index, award, Likeness.CERTAIN, held=held)
        for award in index.linked(**sought.link)
    }
    for award, nearness in _named(index, sought):
        if award.id in found:
            continue
        theirs = _known_of(index, sought, award, kin=kin)
        likeness = _likeness(sought, theirs, award, nearness=nearness)
        if likeness is not None:
            hit = _hit(index, award, likeness, held=held)
            same = same_unit(sought.known, theirs)
            found[award.id] = replace(hit, nearness=nearness, same_unit=same)
    made = [hit for hit in found.values() if hit.decision.state is DecisionState.ISSUED]
    made.sort(key=_rank)
    return tuple(made)


def _hit(index: AwardIndex, award: Award, likeness: Likeness, *, held: AwardRound | None) -> Hit:
    decision = index.decision(award)
    return Hit(
        award,
        decision,
        likeness,
        _same_period(index, decision, held),
        birth_year=index.birth_year(award),
    )


def review(
    desk: Desk, nomination_id: int, award_id: int, *, verdict: RepeatVerdict, note: str = ""
) -> None:
    """Keep what the officer found of one hit, in the place of what was found before.

    Raises round.closed.
    """
    row = desk.store.get(Nomination, nomination_id)
    require_open(desk, row.round_id)
    old = desk.store.where(RepeatReview, nomination_id=nomination_id, award_id=award_id)
    with desk.store.act(f"Xem trùng khen – {row.printed_name}") as act:
        if old:
            act.update(replace(old[0], verdict=verdict, note=clean(note)))
        else:
            act.insert(
                RepeatReview(
                    nomination_id=nomination_id,
                    award_id=award_id,
                    verdict=verdict,
                    note=clean(note),
                )
            )


def elsewhere(desk: Desk, nomination_id: int) -> tuple[Elsewhere, ...]:
    """Find other nominations of the same subject that no decision has awarded yet."""
    row = desk.store.get(Nomination, nomination_id)
    sought, kin = sought_of(desk, row), kin_units(desk)
    rounds = {held.id: held for held in desk.store.all(AwardRound)}
    mine = rounds[row.round_id]
    awarded = {award.nomination_id for award in desk.award_index.awards}
    found: list[Elsewhere] = []
    for other in desk.store.all(Nomination):
        if other.id in awarded | {row.id} or other.state in LEFT or other.subject != row.subject:
            continue
        likeness = _nominated_alike(desk, sought, other, kin)
        if likeness is not None:
            held = rounds[other.round_id]
            found.append(Elsewhere(other, held, likeness, _one_period(mine, held)))
    found.sort(key=lambda item: (ORDER.index(item.likeness), -item.nomination.id))
    return tuple(found)


def sought_of(desk: Reading, row: Nomination) -> Sought:
    """Take out of a nomination whom the radar looks for."""
    return sought_for(
        desk,
        row.subject,
        unit_id=row.unit_id,
        person_id=row.person_id,
        household_id=row.household_id,
        collective_id=row.collective_id,
        printed=(row.printed_name,),
    )


def sought_for(
    desk: Reading,
    subject: SubjectKind,
    *,
    unit_id: int,
    person_id: int | None = None,
    household_id: int | None = None,
    collective_id: int | None = None,
    printed: tuple[str, ...] = (),
) -> Sought:
    """Say whom the radar looks for by the record, under its own and its printed names."""
    unit = desk.store.get(Unit, unit_id)
    year, also, name = None, frozenset[int](), unit.name
    if person_id is not None:
        person = desk.store.get(Person, person_id)
        name, year = person.name, person.birth_year
        also = desk.award_index.posts(person_id)
    elif household_id is not None:
        name = desk.store.get(Household, household_id).head_name
    elif collective_id is not None:
        name = desk.store.get(Collective, collective_id).name
    kin = kin_units(desk)
    also |= {key for one in (*also, unit_id) for key in _kin(kin, one)}
    return Sought(
        subject=subject,
        names=(name, *printed),
        known=Known(name, unit_id, year, unit.name, also),
        person_id=person_id,
        household_id=household_id,
        collective_id=collective_id,
        is_unit=subject is SubjectKind.COLLECTIVE and collective_id is None,
    )


def kin_units(desk: Reading) -> dict[int, frozenset[int]]:
    """Units that mergers made of others: each merged unit with all that came after it."""
    after = {row.id: row.successor_id for row in desk.store.all(Merger)}
    into = {row.unit_id: after[row.merger_id] for row in desk.store.all(MergedUnit)}
    return {unit: frozenset(_chain(into, unit)) for unit in into}


def _kin(kin: dict[int, frozenset[int]], unit_id: int | None) -> frozenset[int]:
    return frozenset[int]() if unit_id is None else kin.get(unit_id, frozenset())


def _chain(into: dict[int, int], unit: int) -> Iterable[int]:
    seen = {unit}
    while (following := into.get(unit)) is not None and following not in seen:
        yield following
        seen.add(following)
        unit = following


def _named(index: AwardIndex, sought: Sought) -> tuple[tuple[Award, Nearness], ...]:
    """Find awards under every name that is sought, each with the nearest of its names."""
    best: dict[int, tuple[Award, Nearness]] = {}
    for name in dict.fromkeys(sought.names):
        for award, nearness in index.named(sought.subject, name):
            old = best.get(award.id)
            if old is None or NEAREST.index(nearness) < NEAREST.index(old[1]):
                best[award.id] = award, nearness
    return tuple(best.values())


def _likeness(
    sought: Sought, theirs: Known, award: Award, *, nearness: Nearness
) -> Likeness | None:
    found = judge(nearness, sought.known, theirs)
    other_record = sought.linked and any(
        key is not None for key in (award.person_id, award.household_id, award.collective_id)
    )
    # The office keeps them as two records: it may still be one person entered twice.
    return Likeness.REVIEW if found is Likeness.LIKELY and other_record else found


def _known_of(
    index: AwardIndex, sought: Sought, award: Award, *, kin: dict[int, frozenset[int]]
) -> Known:
    year, also = index.birth_year(award), _kin(kin, award.unit_id)
    if len({sought.known.birth_year, year} - {None}) > 1:
        return Known(award.printed_name, award.unit_id, year)  # enough to tell namesakes
    if award.person_id is not None:
        also |= index.posts(award.person_id)
    unit_name = award.unit_name
    if sought.is_unit and award.unit_id is None:
        # What stands beside a unit of old years is the commune or who proposed it.
        own = not unit_name or one_name(unit_name, award.printed_name)
        unit_name = award.printed_name if own else ""
    return Known(award.printed_name, award.unit_id, year, unit_name, also)


def _nominated_alike(
    desk: Desk, sought: Sought, other: Nomination, kin: dict[int, frozenset[int]]
) -> Likeness | None:
    link = {
        "person_id": other.person_id,
        "household_id": other.household_id,
        "collective_id": other.collective_id,
    }
    if all(sought.link[name] == key for name, key in link.items()) and (
        not sought.is_unit or sought.known.unit_id == other.unit_id
    ):
        return Likeness.CERTAIN
    if sought.subject is SubjectKind.COLLECTIVE:
        return None
    theirs = Known(other.printed_name, other.unit_id, also_units=_kin(kin, other.unit_id))
    if other.person_id is not None:
        person = desk.award_index.person(other.person_id)
        also = theirs.also_units | desk.award_index.posts(person.id)
        theirs = Known(person.name, other.unit_id, person.birth_year, also_units=also)
    names = dict.fromkeys((theirs.name, other.printed_name))
    judged = [
        found
        for mine in dict.fromkeys(sought.names)
        for name in names
        if (found := compare(replace(sought.known, name=mine), replace(theirs, name=name)))
    ]
    found = min(judged, key=ORDER.index, default=None)
    return Likeness.REVIEW if found is Likeness.LIKELY else found


def _same_period(index: AwardIndex, decision: Decision, held: AwardRound | None) -> bool:
    """Judge by campaign, else by year and type; a type that is not known may be the same."""
    if held is None:
        return False
    theirs = index.round(decision)
    if theirs is not None:
        return _one_period(held, theirs)
    return decision.year == held.year and decision.award_type in {None, held.award_type}


def _one_period(one: AwardRound, other: AwardRound) -> bool:
    if one.campaign_id is not None and one.campaign_id == other.campaign_id:
        return True
    return (one.year, one.award_type) == (other.year, other.award_type)


def _rank(hit: Hit) -> tuple[int, bool, int, int]:
    return (
        ORDER.index(hit.likeness),
        not hit.same_period,
        -_when(hit.decision.decided_on, hit.decision.year),
        -hit.award.id,
    )


def _when(day: date | None, year: int | None) -> int:
    return day.toordinal() if day is not None else (year or 0) * 365
