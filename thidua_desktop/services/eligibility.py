"""Phiếu điều kiện: what is on record of a nomination, and the card judged from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain.eligibility import Card, Facts, judge
from thidua_desktop.domain.records import (
    AnnualRating,
    AwardRound,
    Initiative,
    Nomination,
    Override,
    Person,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import NominationState, SubjectKind

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk

OPEN_STATES = frozenset(
    {
        NominationState.DRAFT,
        NominationState.SUBMITTED,
        NominationState.RETURNED,
        NominationState.ELIGIBLE,
        NominationState.VOTED,
        NominationState.APPROVED,
    }
)


def card(desk: Desk, nomination_id: int, *, day: date | None = None) -> Card:
    """Judge a nomination's conditions on the round's data day, or again on `day`."""
    row = desk.store.get(Nomination, nomination_id)
    return judge(_facts(desk, row, day=day))


def _facts(desk: Desk, row: Nomination, *, day: date | None) -> Facts:
    held = desk.store.get(AwardRound, row.round_id)
    on = day or held.data_day
    unit = desk.store.get(Unit, row.unit_id)
    person = desk.store.get(Person, row.person_id) if row.person_id else None
    reached, scored, campaign = 0, 0, None
    if held.campaign_id is not None:
        board = desk.board(held.campaign_id)
        campaign, sheet = board.campaign, board.sheet(unit.id, on)
        reached, scored = sheet.reached, sheet.scored
    defaults = campaign or desk.defaults
    own = row.subject is SubjectKind.COLLECTIVE
    quota = held.quota_collective if own else held.quota_person
    return Facts(
        award_type=held.award_type,
        subject=row.subject,
        unit_kind=unit.kind,
        person_group=person.person_group if person else None,
        year=held.year,
        data_day=on,
        ratings=_ratings(desk, row),
        tasks_reached=reached,
        tasks_scored=scored,
        reading=defaults.criteria_reading,
        share_required=defaults.criteria_share,
        initiatives=_initiatives(desk, row, held.campaign_id),
        head_confirmed_by=row.head_confirmed_by,
        head_confirmed_on=row.head_confirmed_on,
        flags=_flags(desk, row),
        nominated=_nominated(desk, row),
        quota=quota,
        overrides=desk.store.where(Override, nomination_id=row.id),
        is_part=row.collective_id is not None,
    )


def _initiatives(desk: Desk, row: Nomination, campaign_id: int | None) -> tuple[Initiative, ...]:
    """Find what is on record for the subject: of the round's campaign, or of none."""
    if row.subject is SubjectKind.COLLECTIVE:
        found = desk.store.where(Initiative, unit_id=row.unit_id)
    elif row.person_id is not None:
        found = desk.store.where(Initiative, person_id=row.person_id)
    else:
        found = ()
    return tuple(
        i for i in found if None in (i.campaign_id, campaign_id) or i.campaign_id == campaign_id
    )


def _ratings(desk: Desk, row: Nomination) -> tuple[AnnualRating, ...]:
    if row.subject is SubjectKind.COLLECTIVE:
        return desk.store.where(AnnualRating, unit_id=row.unit_id)
    if row.person_id is None:
        return ()
    return desk.store.where(AnnualRating, person_id=row.person_id)


def _flags(desk: Desk, row: Nomination) -> tuple[StopFlag, ...]:
    if row.subject is SubjectKind.COLLECTIVE:
        of_unit = desk.store.where(StopFlag, unit_id=row.unit_id)
        if row.collective_id is None:
            return of_unit
        # What stops a unit stops every part of it.
        return (*desk.store.where(StopFlag, collective_id=row.collective_id), *of_unit)
    if row.subject is SubjectKind.PERSON:
        return desk.store.where(StopFlag, person_id=row.person_id)
    return desk.store.where(StopFlag, household_id=row.household_id)


def _nominated(desk: Desk, row: Nomination) -> int:
    own = row.subject is SubjectKind.COLLECTIVE
    rows = desk.store.where(Nomination, round_id=row.round_id)
    return sum(
        r.state in OPEN_STATES and (r.subject is SubjectKind.COLLECTIVE) == own for r in rows
    )
