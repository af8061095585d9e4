"""Who may be nominated for what: checks of one nomination, and where else its subject stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import Award, AwardForm, AwardRound, Nomination, Person
from thidua_desktop.services.eligibility import OPEN_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from thidua_desktop.domain.terms import SubjectKind
    from thidua_desktop.services.desk import Desk


def nomination_problems(
    desk: Desk, made: Nomination, *, beside: Iterable[Nomination]
) -> tuple[Problem, ...]:
    """Say what keeps a nomination out of its round; `beside` are the others of the round."""
    problems: list[Problem] = []
    if not made.printed_name:
        problems.append(Problem("printed_name", "nomination.name_empty"))
    if not made.citation:
        problems.append(Problem("citation", "nomination.citation_empty"))
    if made.person_id is not None and _lacks_salutation(desk, made):
        problems.append(Problem("salutation", "nomination.no_salutation"))
    mine = subject_of(made)
    problems += [
        Problem("subject", "nomination.same", {"name": other.printed_name})
        for other in beside
        if (not made.id or other.id != made.id)
        and subject_of(other) == mine
        and other.state in OPEN_STATES
    ]
    return (*problems, *_form_problems(desk, made))


def _lacks_salutation(desk: Desk, made: Nomination) -> bool:
    """Whether the bare name would print while nobody has said how the person is addressed."""
    person = desk.store.get(Person, made.person_id or 0)
    return person.salutation is None and name_key(made.printed_name) == name_key(person.name)


def _form_problems(desk: Desk, made: Nomination) -> list[Problem]:
    """Judge the form: for which subjects it is, and whether it was still given on the data day."""
    forms = desk.store.where(AwardForm, key=made.form_key)
    if not forms:
        return [Problem("form_key", "nomination.form_unknown")]
    day = desk.store.get(AwardRound, made.round_id).data_day
    return form_problems(forms[0], made.subject, day)


def form_problems(form: AwardForm, subject: SubjectKind, day: date) -> list[Problem]:
    """Codes: nomination.form_subject, nomination.form_ended."""
    if form.subjects and subject not in form.subjects:
        told = {"form": form.name, "subject": subject.name}
        return [Problem("form_key", "nomination.form_subject", told)]
    if form.ended_on is not None and form.ended_on <= day:
        ended = {"form": form.name, "day": format_date(form.ended_on)}
        return [Problem("form_key", "nomination.form_ended", ended)]
    return []


def subject_of(row: Nomination | Award) -> tuple[object, ...]:
    """Name who is nominated or was awarded, whatever is printed."""
    return (row.subject, row.unit_id, row.person_id, row.household_id, row.collective_id)


def forms_for(desk: Desk, subject: SubjectKind, day: date) -> tuple[AwardForm, ...]:
    """Return the forms such a subject can be given on a day: the commune's own first."""
    forms = (
        form
        for form in desk.store.all(AwardForm)
        if (not form.subjects or subject in form.subjects)
        and (form.ended_on is None or form.ended_on > day)
    )
    return tuple(sorted(forms, key=lambda form: (not form.decided_by_commune, form.position)))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same subject in another round.

    `same_campaign`: one achievement would be awarded twice.
    """

    round_name: str
    same_campaign: bool
    awarded: bool


def elsewhere(desk: Desk, round_id: int, who: tuple[object, ...]) -> tuple[Elsewhere, ...]:
    """Find where else a subject is nominated or was awarded in rounds of this office."""
    held = desk.store.get(AwardRound, round_id)
    rounds = {row.id: row for row in desk.store.all(AwardRound) if row.id != round_id}
    awarded = {award.nomination_id for award in desk.store.all(Award)}
    found: list[Elsewhere] = []
    for row in desk.store.all(Nomination):
        other = rounds.get(row.round_id)
        if other is None or subject_of(row) != who or row.state not in OPEN_STATES:
            continue
        same = held.campaign_id is not None and other.campaign_id == held.campaign_id
        if same or (other.closed_on is None and row.id not in awarded):
            found.append(Elsewhere(other.name, same, row.id in awarded))
    return tuple(found)
