"""Xét khen thưởng: rounds, nominations and what is known of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.eligibility import Card, Facts, judge
from thidua_desktop.domain.records import (
    AnnualRating,
    AwardRound,
    Campaign,
    Household,
    Initiative,
    Nomination,
    Override,
    Person,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    Condition,
    NominationState,
    Salutation,
    SubjectKind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk

SALUTATIONS = {
    Salutation.MR: "Ông",
    Salutation.MRS: "Bà",
    Salutation.PUPIL: "Em",
    Salutation.COMRADE: "Đồng chí",
    Salutation.NONE: "",
}
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


def open_round(
    desk: Desk,
    name: str,
    *,
    campaign_id: int | None,
    award_type: AwardType,
    year: int,
    data_day: date,
) -> AwardRound:
    """Open an award round (đợt xét); raises round.name_empty."""
    if not clean(name):
        raise rule("name", "round.name_empty")
    with desk.store.act(f"Mở đợt xét {clean(name)}") as act:
        return act.insert(
            AwardRound(
                uid=new_uid(),
                campaign_id=campaign_id,
                name=clean(name),
                award_type=award_type,
                year=year,
                data_day=data_day,
            )
        )


def suggested_name(desk: Desk, subject: SubjectKind, subject_id: int) -> str:
    """Propose the name to print: with the chosen danh xưng, never "Ông/Bà"."""
    if subject is SubjectKind.COLLECTIVE:
        unit = desk.store.get(Unit, subject_id)
        return f"Tập thể {unit.name}"
    if subject is SubjectKind.HOUSEHOLD:
        household = desk.store.get(Household, subject_id)
        title = SALUTATIONS[household.head_salutation or Salutation.NONE].lower()
        return clean(f"Hộ gia đình {title} {household.head_name}")
    person = desk.store.get(Person, subject_id)
    if person.salutation is None:
        return person.name
    return clean(f"{SALUTATIONS[person.salutation]} {person.name}")


def suggested_citation(desk: Desk, round_id: int) -> str:
    """Propose the citation from the campaign's short name; always the officer's to change."""
    row = desk.store.get(AwardRound, round_id)
    if row.campaign_id is None:
        return ""
    short = desk.store.get(Campaign, row.campaign_id).short_name
    return f"Đã có thành tích xuất sắc trong phong trào thi đua {short}"


def nominate(
    desk: Desk,
    round_id: int,
    *,
    subject: SubjectKind,
    subject_id: int,
    form_key: str,
    printed_name: str | None = None,
    subtitle: str | None = None,
    citation: str | None = None,
) -> Nomination:
    """Nominate a unit, person or household.

    Raises nomination.same (already in this round), nomination.no_salutation,
    nomination.name_empty and nomination.citation_empty together.
    """
    name = clean(printed_name or suggested_name(desk, subject, subject_id))
    made = Nomination(
        uid=new_uid(),
        round_id=round_id,
        subject=subject,
        unit_id=_unit_id(desk, subject, subject_id),
        person_id=subject_id if subject is SubjectKind.PERSON else None,
        household_id=subject_id if subject is SubjectKind.HOUSEHOLD else None,
        form_key=form_key,
        printed_name=name,
        subtitle=clean(
            subtitle if subtitle is not None else suggested_subtitle(desk, subject, subject_id)
        ),
        citation=clean(citation if citation is not None else suggested_citation(desk, round_id)),
        state=NominationState.DRAFT,
        position=len(desk.store.where(Nomination, round_id=round_id)),
    )
    problems = _nomination_problems(desk, made)
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"Đề nghị khen thưởng – {name}") as act:
        return act.insert(made)


def _unit_id(desk: Desk, subject: SubjectKind, subject_id: int) -> int:
    if subject is SubjectKind.COLLECTIVE:
        return subject_id
    cls = Person if subject is SubjectKind.PERSON else Household
    return desk.store.get(cls, subject_id).unit_id


def suggested_subtitle(desk: Desk, subject: SubjectKind, subject_id: int) -> str:
    """Propose the line below the name: position and unit, or a household's address."""
    if subject is SubjectKind.COLLECTIVE:
        return ""
    if subject is SubjectKind.HOUSEHOLD:
        return desk.store.get(Household, subject_id).address
    person = desk.store.get(Person, subject_id)
    unit = desk.store.get(Unit, person.unit_id)
    if not person.position_title:
        return unit.name
    return f"{person.position_title}, {unit.name}"


def _nomination_problems(desk: Desk, made: Nomination) -> list[Problem]:
    problems: list[Problem] = []
    if not made.printed_name:
        problems.append(Problem("printed_name", "nomination.name_empty"))
    if not made.citation:
        problems.append(Problem("citation", "nomination.citation_empty"))
    if made.person_id is not None and desk.store.get(Person, made.person_id).salutation is None:
        problems.append(Problem("salutation", "nomination.no_salutation"))
    mine = (made.subject, made.unit_id, made.person_id, made.household_id)
    for other in desk.store.where(Nomination, round_id=made.round_id):
        theirs = (other.subject, other.unit_id, other.person_id, other.household_id)
        if other.id != made.id and theirs == mine and other.state in OPEN_STATES:
            problems.append(Problem("subject", "nomination.same", {"name": other.printed_name}))
    return problems


def edit_nomination(desk: Desk, changed: Nomination) -> None:
    """Store changed texts of a nomination; raises the same codes as `nominate`."""
    tidy = replace(
        changed,
        printed_name=clean(changed.printed_name),
        subtitle=clean(changed.subtitle),
        citation=clean(changed.citation),
    )
    problems = _nomination_problems(desk, tidy)
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"Sửa đề nghị – {tidy.printed_name}") as act:
        act.update(tidy)


def remove_nomination(desk: Desk, nomination_id: int) -> None:
    """Take a nomination off the list; raises record.in_use when a decision holds it."""
    row = desk.store.get(Nomination, nomination_id)
    with desk.store.act(f"Xóa đề nghị – {row.printed_name}") as act:
        for override in desk.store.where(Override, nomination_id=nomination_id):
            act.delete(Override, override.id)
        act.delete(Nomination, nomination_id)


def confirm_by_head(desk: Desk, nomination_id: int, *, by: str, on: date) -> None:
    """Record the head's dated confirmation of a person's or household's tasks."""
    if not clean(by):
        raise rule("by", "nomination.head_empty")
    row = desk.store.get(Nomination, nomination_id)
    with desk.store.act(f"Xác nhận của thủ trưởng – {row.printed_name}") as act:
        act.update(replace(row, head_confirmed_by=clean(by), head_confirmed_on=on))


def override_condition(
    desk: Desk, nomination_id: int, condition: Condition, *, reason: str
) -> None:
    """Let a nomination pass over a condition with a reason that prints (override.reason)."""
    if not clean(reason):
        raise rule("reason", "override.reason")
    row = desk.store.get(Nomination, nomination_id)
    label = f"Vượt điều kiện – {row.printed_name}"
    with desk.store.act(label, reason=clean(reason)) as act:
        act.insert(Override(nomination_id=nomination_id, condition=condition, reason=clean(reason)))


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
        return desk.store.where(StopFlag, unit_id=row.unit_id)
    if row.subject is SubjectKind.PERSON:
        return desk.store.where(StopFlag, person_id=row.person_id)
    return desk.store.where(StopFlag, household_id=row.household_id)


def _nominated(desk: Desk, row: Nomination) -> int:
    own = row.subject is SubjectKind.COLLECTIVE
    rows = desk.store.where(Nomination, round_id=row.round_id)
    return sum(
        r.state in OPEN_STATES and (r.subject is SubjectKind.COLLECTIVE) == own for r in rows
    )


def submit(desk: Desk, nomination_ids: Sequence[int]) -> tuple[int, ...]:
    """Submit nominations and move on those whose card is met; return the ids that are not.

    One act; a nomination that is not eligible stays SUBMITTED, its card says why.
    """
    waiting: list[int] = []
    rows = [desk.store.get(Nomination, n) for n in nomination_ids]
    with desk.store.act(f"Trình xét {len(rows)} đề nghị") as act:
        for row in rows:
            if row.state in {NominationState.DRAFT, NominationState.RETURNED}:
                steps.require_nomination_step(row.state, NominationState.SUBMITTED)
            eligible = card(desk, row.id).eligible
            state = NominationState.ELIGIBLE if eligible else NominationState.SUBMITTED
            act.update(replace(row, state=state, state_reason=None))
            if not eligible:
                waiting.append(row.id)
    return tuple(waiting)


def send_back(desk: Desk, nomination_id: int, *, reason: str) -> None:
    """Return a nomination with a reason its next editor sees (nomination.return_reason)."""
    if not clean(reason):
        raise rule("reason", "nomination.return_reason")
    row = desk.store.get(Nomination, nomination_id)
    steps.require_nomination_step(row.state, NominationState.RETURNED)
    with desk.store.act(f"Trả lại đề nghị – {row.printed_name}", reason=clean(reason)) as act:
        act.update(replace(row, state=NominationState.RETURNED, state_reason=clean(reason)))
