"""Phiếu điều kiện: what is on record of a nomination, and the card judged from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.balance import Balance, Nominee, Quotas, balance_of
from thidua_desktop.domain.card import Card, Facts, PastHit
from thidua_desktop.domain.eligibility import judge
from thidua_desktop.domain.likeness import Likeness
from thidua_desktop.domain.records import (
    AnnualRating,
    Award,
    AwardForm,
    AwardRound,
    Campaign,
    Collective,
    Complaint,
    Decision,
    DossierPaper,
    Household,
    Initiative,
    MergedUnit,
    Merger,
    Nomination,
    Override,
    Person,
    PlanText,
    RepeatReview,
    Revocation,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    ComplaintResult,
    DecisionState,
    NominationState,
    PlanTextKind,
    SubjectKind,
)
from thidua_desktop.services import dossiers, repeats
from thidua_desktop.services.amendments import revoked_by
from thidua_desktop.services.past_decisions import head_of
from thidua_desktop.services.rows import ReadDesk, Rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.domain.records import Record
    from thidua_desktop.domain.scoring import ScoreSheet
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.rows import Reading

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


READ_ONCE: frozenset[type[Record]] = frozenset(
    (
        *(AnnualRating, AwardForm, AwardRound, Collective, Complaint, Decision, DossierPaper),
        *(Household, Initiative, MergedUnit, Merger, Nomination, Override, Person, PlanText),
        *(RepeatReview, Revocation, StopFlag, Unit),
    )
)
"""What all the cards of a round look into; the awards of all years are asked for by subject."""


@dataclass(frozen=True, slots=True)
class Look:
    """What cards are judged with: how records are read, the round counted, and the day.

    `awards` are those the round's decisions gave, by nomination.
    """

    desk: Desk
    rows: Rows
    balance: Balance
    awards: Mapping[int | None, Award]
    day: date | None


def card(desk: Desk, nomination_id: int, *, day: date | None = None) -> Card:
    """Judge a nomination's conditions on the round's data day, or again on `day`.

    Without a day, what came since the data day is looked at as well, up to today or up to the
    decision that awarded it.
    """
    row = desk.store.get(Nomination, nomination_id)
    return judge(_facts(_look(desk, row.round_id, Rows(desk.store), day=day), row))


def cards(desk: Desk, round_id: int) -> dict[int, Card]:
    """Judge every nomination of a round, by its id, as `card` does, reading each table once."""
    look = _look(desk, round_id, Rows(desk.store, whole=READ_ONCE), day=None)
    rows = desk.store.where(Nomination, round_id=round_id)
    return {row.id: judge(_facts(look, row)) for row in rows}


def round_balance(desk: Desk, round_id: int) -> Balance:
    """Count who is nominated in a round: kinds, units, leaders, direct workers, women."""
    return _balance(Rows(desk.store), round_id)


def _look(desk: Desk, round_id: int, rows: Rows, *, day: date | None) -> Look:
    awards = {
        award.nomination_id: award
        for decision in rows.where(Decision, round_id=round_id)
        for award in rows.where(Award, decision_id=decision.id)
    }
    return Look(desk, rows, _balance(rows, round_id), awards, day)


def _balance(rows: Rows, round_id: int) -> Balance:
    return balance_of(
        _nominee(rows, row)
        for row in rows.where(Nomination, round_id=round_id)
        if row.state in OPEN_STATES
    )


def _nominee(rows: Rows, row: Nomination) -> Nominee:
    if row.person_id is None:
        return Nominee(row.subject, row.unit_id)
    person = rows.get(Person, row.person_id)
    return Nominee(row.subject, row.unit_id, person.person_group, person.gender)


def _facts(look: Look, row: Nomination) -> Facts:
    desk, rows, day = look.desk, look.rows, look.day
    held = rows.get(AwardRound, row.round_id)
    on = day or held.data_day
    unit = rows.get(Unit, row.unit_id)
    person = rows.get(Person, row.person_id) if row.person_id else None
    board = desk.board(held.campaign_id) if held.campaign_id is not None else None
    sheet = board.sheet(unit.id, on) if board else None
    settings = board.campaign if board else desk.defaults
    is_unit = row.subject is SubjectKind.COLLECTIVE and row.collective_id is None
    reading = ReadDesk(rows, desk.award_index)
    return Facts(
        award_type=held.award_type,
        subject=row.subject,
        unit_kind=unit.kind,
        person_group=person.person_group if person else None,
        year=held.year,
        data_day=on,
        looked_on=day or _looked_on(look, row, held),
        ratings=_ratings(rows, row),
        unit_ratings=() if is_unit else rows.where(AnnualRating, unit_id=row.unit_id),
        tasks_reached=sheet.reached if sheet else 0,
        tasks_scored=sheet.scored if sheet else 0,
        unreached=_unreached(board, sheet, on) if board and sheet and is_unit else (),
        reading=settings.criteria_reading,
        share_required=settings.criteria_share,
        initiatives=_initiatives(rows, row, held.campaign_id),
        head_confirmed_by=row.head_confirmed_by,
        head_confirmed_on=row.head_confirmed_on,
        flags=_flags(rows, row),
        unit_flags=_unit_flags(rows, row),
        overrides=rows.where(Override, nomination_id=row.id),
        balance=look.balance,
        quotas=Quotas(
            collective=held.quota_collective,
            person=held.quota_person,
            household=held.quota_household,
            workers=held.quota_workers,
        ),
        is_part=row.collective_id is not None,
        has_plan=board is not None,
        plan=_plan_name(board.campaign) if board else "",
        plan_form=_plan_form(rows, row, held.campaign_id),
        plan_criteria=_plan_texts(rows, held.campaign_id, PlanTextKind.CRITERION),
        hits=_hits(reading, row),
        dossier=held.dossier,
        papers=dossiers.papers_of(reading, row.id),
        missing=dossiers.missing(reading, row.id),
        verifying=_verifying(look, row),
        movement_awards=(_movement_awards(rows, row) if held.award_type is AwardType.MERIT else ()),
    )


def _looked_on(look: Look, row: Nomination, held: AwardRound) -> date:
    """Give the day up to which things are known: today, or that of the decision that awarded."""
    if (award := look.awards.get(row.id)) is not None:
        return look.rows.get(Decision, award.decision_id).decided_on or held.data_day
    return max(held.data_day, look.desk.clock.today())


# what the plan says


def _plan_name(campaign: Campaign) -> str:
    number = f" số {campaign.document_number}" if campaign.document_number else ""
    day = f" ngày {format_date(campaign.document_date)}" if campaign.document_date else ""
    return f"Kế hoạch{number}{day}" if number or day else f"Kế hoạch {campaign.short_name}"


def _plan_texts(rows: Rows, campaign_id: int | None, kind: PlanTextKind) -> tuple[str, ...]:
    if campaign_id is None:
        return ()
    lines = rows.where(PlanText, campaign_id=campaign_id, kind=kind.name)
    return tuple(row.text for row in sorted(lines, key=lambda row: row.position))


def _plan_form(rows: Rows, row: Nomination, campaign_id: int | None) -> str:
    """Find the plan's line about the form that is proposed, else its first one.

    Two syllables name a form (giấy khen, bằng khen); who gives it is written in many ways.
    """
    lines = _plan_texts(rows, campaign_id, PlanTextKind.AWARD_FORM)
    forms = rows.where(AwardForm, key=row.form_key)
    names = [" ".join(form.name.lower().split()[:2]) for form in forms]
    named = [line for line in lines if any(name in line.lower() for name in names)]
    return next(iter((*named, *lines)), "")


# what the records say


def _unreached(board: CampaignBoard, sheet: ScoreSheet, day: date) -> tuple[str, ...]:
    """Name the scored tasks that were not reached."""
    left = [
        task.indicator_id
        for task in sheet.tasks
        if task.result.scored and not task.result.left_out and not task.result.reached
    ]
    versions = [board.version(indicator_id, day) for indicator_id in left]
    return tuple(version.short_text or version.text for version in versions if version)


def _initiatives(rows: Rows, row: Nomination, campaign_id: int | None) -> tuple[Initiative, ...]:
    """Find what is on record for the subject: of the round's campaign, or of none."""
    if row.subject is SubjectKind.COLLECTIVE:
        found = rows.where(Initiative, unit_id=row.unit_id)
    elif row.person_id is not None:
        found = rows.where(Initiative, person_id=row.person_id)
    else:
        found = ()
    return tuple(
        i for i in found if None in (i.campaign_id, campaign_id) or i.campaign_id == campaign_id
    )


def _ratings(rows: Rows, row: Nomination) -> tuple[AnnualRating, ...]:
    if row.collective_id is not None:
        return rows.where(AnnualRating, collective_id=row.collective_id)
    if row.subject is SubjectKind.COLLECTIVE:
        return rows.where(AnnualRating, unit_id=row.unit_id)
    if row.person_id is None:
        return ()
    return rows.where(AnnualRating, person_id=row.person_id)


def _flags(rows: Rows, row: Nomination) -> tuple[StopFlag, ...]:
    if row.subject is SubjectKind.COLLECTIVE:
        of_unit = rows.where(StopFlag, unit_id=row.unit_id)
        if row.collective_id is None:
            return of_unit
        # What stops a unit stops every part of it.
        return (*rows.where(StopFlag, collective_id=row.collective_id), *of_unit)
    if row.subject is SubjectKind.PERSON:
        return rows.where(StopFlag, person_id=row.person_id)
    return rows.where(StopFlag, household_id=row.household_id)


def _unit_flags(rows: Rows, row: Nomination) -> tuple[StopFlag, ...]:
    if row.subject is SubjectKind.COLLECTIVE:
        return ()
    return rows.where(StopFlag, unit_id=row.unit_id)


def _verifying(look: Look, row: Nomination) -> tuple[Complaint, ...]:
    """Find the open complaints about the award that came of this nomination."""
    award, is_open = look.awards.get(row.id), ComplaintResult.OPEN.name
    if award is None:
        return ()
    return look.rows.where(Complaint, award_id=award.id, result=is_open)


# earlier awards


def _hits(desk: Reading, row: Nomination) -> tuple[PastHit, ...]:
    """Bring up what the radar finds, with what the officer found of each; a revoked one is none."""
    return tuple(
        PastHit(
            name=hit.award.printed_name,
            unit_name=hit.award.unit_name,
            decision=head_of(hit.decision).words,
            citation=hit.award.citation,
            likely=hit.likeness is not Likeness.REVIEW,
            same_period=hit.same_period,
            review=hit.review,
        )
        for hit in repeats.hits(desk, row.id)
        if revoked_by(desk, hit.award.id) is None
    )


def _movement_awards(rows: Rows, row: Nomination) -> tuple[str, ...]:
    """Name the awards for movements that the subject has."""
    return tuple(
        f"{award.printed_name} ({head_of(decision).words})"
        for award, decision in _awards_of(rows, row)
        if _type_of(rows, decision) is AwardType.MOVEMENT
    )


def _awards_of(rows: Rows, row: Nomination) -> list[tuple[Award, Decision]]:
    """Find the issued awards of the same record, but not this nomination's own."""
    if row.collective_id is not None:
        found = rows.where(Award, collective_id=row.collective_id)
    elif row.person_id is not None:
        found = rows.where(Award, person_id=row.person_id)
    elif row.household_id is not None:
        found = rows.where(Award, household_id=row.household_id)
    else:
        found = tuple(
            award
            for award in rows.where(Award, unit_id=row.unit_id)
            if award.subject is SubjectKind.COLLECTIVE and award.collective_id is None
        )
    pairs = [
        (award, rows.get(Decision, award.decision_id))
        for award in found
        if award.nomination_id != row.id
    ]
    return [(award, made) for award, made in pairs if made.state is DecisionState.ISSUED]


def _type_of(rows: Rows, decision: Decision) -> AwardType | None:
    if decision.round_id is None:
        return decision.award_type
    return rows.get(AwardRound, decision.round_id).award_type
