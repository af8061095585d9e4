"""Xét khen thưởng: rounds, nominations and what is known of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.award_records import DossierPaper, RepeatReview
from thidua_desktop.domain.records import (
    AwardRound,
    Campaign,
    Collective,
    Household,
    Nomination,
    Override,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    Condition,
    NominationState,
    Salutation,
    SubjectKind,
)
from thidua_desktop.services.dossiers import drop_paper
from thidua_desktop.services.eligibility import OPEN_STATES, card
from thidua_desktop.services.rounds import require_open

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


def suggested_name(
    desk: Desk, subject: SubjectKind, subject_id: int, *, collective_id: int | None = None
) -> str:
    """Propose the name to print: with the chosen danh xưng, never "Ông/Bà"."""
    if collective_id is not None:
        return desk.store.get(Collective, collective_id).name
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
    collective_id: int | None = None,
    form_key: str,
    printed_name: str | None = None,
    subtitle: str | None = None,
    citation: str | None = None,
) -> Nomination:
    """Nominate a unit, person or household, or with `collective_id` a small collective of a unit.

    Raises nomination.same (already in this round), nomination.no_salutation,
    nomination.name_empty and nomination.citation_empty together.
    """
    own = suggested_name(desk, subject, subject_id, collective_id=collective_id)
    below = suggested_subtitle(desk, subject, subject_id, collective_id=collective_id)
    name = clean(printed_name or own)
    made = Nomination(
        uid=new_uid(),
        round_id=round_id,
        subject=subject,
        unit_id=_unit_id(desk, subject, subject_id),
        person_id=subject_id if subject is SubjectKind.PERSON else None,
        household_id=subject_id if subject is SubjectKind.HOUSEHOLD else None,
        collective_id=collective_id,
        form_key=form_key,
        printed_name=name,
        subtitle=clean(subtitle if subtitle is not None else below),
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


def suggested_subtitle(
    desk: Desk, subject: SubjectKind, subject_id: int, *, collective_id: int | None = None
) -> str:
    """Propose the line below the name: position and unit, or a household's address."""
    if collective_id is not None:
        return desk.store.get(Unit, subject_id).name
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
    mine = _subject(made)
    problems += [
        Problem("subject", "nomination.same", {"name": other.printed_name})
        for other in desk.store.where(Nomination, round_id=made.round_id)
        if other.id != made.id and _subject(other) == mine and other.state in OPEN_STATES
    ]
    return problems


def _subject(row: Nomination) -> tuple[object, ...]:
    return (row.subject, row.unit_id, row.person_id, row.household_id, row.collective_id)


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
    require_open(desk, row.round_id)
    with desk.store.act(f"Xóa đề nghị – {row.printed_name}") as act:
        for override in desk.store.where(Override, nomination_id=nomination_id):
            act.delete(Override, override.id)
        for review in desk.store.where(RepeatReview, nomination_id=nomination_id):
            act.delete(RepeatReview, review.id)
        for paper in desk.store.where(DossierPaper, nomination_id=nomination_id):
            drop_paper(act, desk, paper)
        act.delete(Nomination, nomination_id)


def confirm_by_head(desk: Desk, nomination_id: int, *, by: str, on: date) -> None:
    """Record the head's dated confirmation of the tasks of a subject that is no unit."""
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
