"""Xét khen thưởng: rounds, nominations and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.records import (
    AwardRound,
    Collective,
    DossierPaper,
    Household,
    Nomination,
    Override,
    Person,
    RepeatReview,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    Condition,
    NominationState,
    Salutation,
    SubjectKind,
)
from thidua_desktop.services.citations import suggested_citation
from thidua_desktop.services.dossiers import drop_paper
from thidua_desktop.services.eligibility import card
from thidua_desktop.services.nominees import nomination_problems
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Whom to nominate for what; texts that are None are suggested.

    `subject_id` is the unit, person or household; a small collective has its own id beside its
    unit's.
    """

    subject: SubjectKind
    subject_id: int
    collective_id: int | None = None
    form_key: str
    printed_name: str | None = None
    subtitle: str | None = None
    citation: str | None = None


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

    Codes, all at once: nomination.same (already in this round), nomination.no_salutation,
    nomination.name_empty, nomination.citation_empty, nomination.form_subject,
    nomination.form_ended, nomination.form_upward; round.closed.
    """
    proposed = Proposed(
        subject=subject,
        subject_id=subject_id,
        collective_id=collective_id,
        form_key=form_key,
        printed_name=printed_name,
        subtitle=subtitle,
        citation=citation,
    )
    require_open(desk, round_id)
    name = _name(desk, proposed)
    with desk.store.act(f"Đề nghị khen thưởng – {name}") as act:
        return insert_nominations(act, desk, round_id, [proposed])[0]


def nominate_many(
    desk: Desk, round_id: int, proposed: Sequence[Proposed], *, source: str
) -> tuple[Nomination, ...]:
    """Nominate all of a list as one act; codes as `nominate`, and nomination.nobody."""
    require_open(desk, round_id)
    if not proposed:
        raise rule("subject", "nomination.nobody")
    with desk.store.act(f"Đề nghị {len(proposed)} khen thưởng {source}") as act:
        return insert_nominations(act, desk, round_id, proposed)


def insert_nominations(
    act: Act, desk: Desk, round_id: int, proposed: Sequence[Proposed]
) -> tuple[Nomination, ...]:
    """Nominate as part of `act`, at the end of the list; raises the codes of `nominate`."""
    beside = list(desk.store.where(Nomination, round_id=round_id))
    position = 1 + max((row.position for row in beside), default=-1)
    problems: list[Problem] = []
    made: list[Nomination] = []
    for at, one in enumerate(proposed):
        row = _made(desk, round_id, one, position=position + at)
        problems += nomination_problems(desk, row, beside=(*beside, *made))
        made.append(row)
    if problems:
        raise RuleError(*problems)
    return act.insert_many(made)


def _made(desk: Desk, round_id: int, one: Proposed, *, position: int) -> Nomination:
    subject, key, part = one.subject, one.subject_id, one.collective_id
    below = one.subtitle
    if below is None:
        below = suggested_subtitle(desk, subject, key, collective_id=part)
    citation = one.citation if one.citation is not None else suggested_citation(desk, round_id)
    return Nomination(
        uid=new_uid(),
        round_id=round_id,
        subject=subject,
        unit_id=_unit_id(desk, subject, key),
        person_id=key if subject is SubjectKind.PERSON else None,
        household_id=key if subject is SubjectKind.HOUSEHOLD else None,
        collective_id=part,
        form_key=one.form_key,
        printed_name=_name(desk, one),
        subtitle=clean(below),
        citation=clean(citation),
        state=NominationState.DRAFT,
        position=position,
    )


def _name(desk: Desk, one: Proposed) -> str:
    own = suggested_name(desk, one.subject, one.subject_id, collective_id=one.collective_id)
    return clean(one.printed_name or own)


def subject_key(
    desk: Desk, subject: SubjectKind, subject_id: int, *, collective_id: int | None = None
) -> tuple[object, ...]:
    """Name who would be nominated, as `nominees.subject_of` names a nomination."""
    return (
        subject,
        _unit_id(desk, subject, subject_id),
        subject_id if subject is SubjectKind.PERSON else None,
        subject_id if subject is SubjectKind.HOUSEHOLD else None,
        collective_id,
    )


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


def edit_nomination(desk: Desk, changed: Nomination) -> None:
    """Store changed texts of a nomination; raises the same codes as `nominate`."""
    tidy = replace(
        changed,
        printed_name=clean(changed.printed_name),
        subtitle=clean(changed.subtitle),
        citation=clean(changed.citation),
    )
    require_open(desk, tidy.round_id)
    beside = desk.store.where(Nomination, round_id=tidy.round_id)
    problems = nomination_problems(desk, tidy, beside=beside)
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
    require_open(desk, row.round_id)
    steps.require_nomination_step(row.state, NominationState.RETURNED)
    with desk.store.act(f"Trả lại đề nghị – {row.printed_name}", reason=clean(reason)) as act:
        act.update(replace(row, state=NominationState.RETURNED, state_reason=clean(reason)))
