"""Khen đột xuất: from the citation to a decision at the signer, in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean, fold, lower_first, name_key, name_sort_key
from thidua_desktop.domain.prize import PrizeTable, prize_on
from thidua_desktop.domain.records import (
    AwardForm,
    AwardRound,
    BaseSalary,
    DossierPaper,
    Household,
    Nomination,
    Person,
    PrizeRate,
    RoundingRule,
)
from thidua_desktop.domain.terms import (
    AwardType,
    DossierKind,
    Gender,
    PersonGroup,
    Salutation,
    SubjectKind,
)
from thidua_desktop.services import decisions, rounds
from thidua_desktop.services.awards import Proposed, insert_nominations, submit
from thidua_desktop.services.catalogue import person_with_keys
from thidua_desktop.services.nominees import form_problems
from thidua_desktop.services.office import signing_on
from thidua_desktop.services.rounds import RoundForm

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.prize import Prize
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who is to be awarded: on record (`subject_id`), or a new person or household of a unit."""

    subject: SubjectKind
    subject_id: int | None = None
    collective_id: int | None = None
    name: str = ""
    salutation: Salutation | None = None
    unit_id: int | None = None
    position_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnscheduledForm:
    """Everything the page holds; `achievement` is the citation of all, and of the decision.

    The round asks for the `papers` that are in, and for no others.
    """

    name: str
    achievement: str = ""
    recipients: tuple[Recipient, ...] = ()
    form_key: str = ""
    papers: tuple[DossierKind, ...] = ()
    document: str = ""
    skip_reason: str = ""
    signatory_id: int | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made; without a decision `waiting` names who is not eligible, on the card."""

    round_id: int
    decision_id: int | None
    waiting: tuple[str, ...]


def usual_name(desk: Desk, day: date) -> str:
    """Propose the round's name, which no other of the year has."""
    base = f"Khen đột xuất {format_date(day)}"
    taken = {name_key(row.name) for row in desk.store.where(AwardRound, year=day.year)}
    number, name = 1, base
    while name_key(name) in taken:
        number += 1
        name = f"{base} ({number})"
    return name


def prize_of(desk: Desk, form_key: str, subject: SubjectKind) -> Prize:
    """Tell the money of today for one award; raises prize.*."""
    table = PrizeTable(
        desk.store.all(BaseSalary), desk.store.all(PrizeRate), desk.store.all(RoundingRule)
    )
    return prize_on(table, form_key, subject=subject, day=desk.clock.today())


def new_recipient(recipient: Recipient) -> Recipient:
    """Check somebody who is not on record; all problems at once.

    Codes: person.name_empty, person.unit_missing, nomination.salutation_missing.
    """
    problems: list[Problem] = []
    if not clean(recipient.name):
        problems.append(Problem("name", "person.name_empty"))
    if recipient.unit_id is None:
        problems.append(Problem("unit", "person.unit_missing"))
    if recipient.salutation is None:
        problems.append(Problem("salutation", "nomination.salutation_missing"))
    if problems:
        raise RuleError(*problems)
    return replace(
        recipient,
        name=clean(recipient.name),
        position_title=clean(recipient.position_title),
    )


def prepare(desk: Desk, form: UnscheduledForm) -> Prepared:
    """Open the round, nominate, submit, draft and send to sign; all is checked before.

    Codes, all at once: those of `rounds.read_round`, unscheduled.nobody, nomination.form_unknown,
    nomination.form_subject, nomination.form_ended, nomination.form_upward, decision.skip_reason,
    decision.no_signatory, prize.*. Who turns out not to be eligible leaves the nominations
    submitted, without a decision.
    """
    today = desk.clock.today()
    held = _checked(desk, form, today)
    with desk.store.act(f"{held.name} – đề nghị {len(form.recipients)} khen thưởng") as act:
        round_id = act.insert(held).id
        proposed = [_proposed(act, form, one) for one in form.recipients]
        rows = insert_nominations(act, desk, round_id, proposed)
        act.insert_many(_papers(form, rows, today))
    waiting = submit(desk, [row.id for row in rows])
    if waiting:
        names = tuple(row.printed_name for row in rows if row.id in waiting)
        return Prepared(round_id, None, names)
    drafted = decisions.draft_decision(
        desk,
        round_id,
        signatory_id=form.signatory_id,
        skip_council_reason=clean(form.skip_reason),
    )
    decisions.send_to_sign(desk, drafted.id, day=today)
    return Prepared(round_id, drafted.id, ())


def _checked(desk: Desk, form: UnscheduledForm, today: date) -> AwardRound:
    problems: list[Problem] = []
    held: AwardRound | None = None
    try:
        held = rounds.read_round(desk, _round_form(form, today))
    except RuleError as error:
        problems += error.problems
    if not form.recipients:
        problems.append(Problem("recipients", "unscheduled.nobody"))
    problems += _form_problems(desk, form, today)
    if not clean(form.skip_reason):
        problems.append(Problem("reason", "decision.skip_reason"))
    if form.signatory_id not in {row.id for row in signing_on(desk, today)}:
        problems.append(Problem("signatory", "decision.no_signatory"))
    if problems or held is None:
        raise RuleError(*problems)
    return replace(held, council_skipped=clean(form.skip_reason))


def _round_form(form: UnscheduledForm, today: date) -> RoundForm:
    return RoundForm(
        name=form.name,
        award_type=AwardType.UNSCHEDULED,
        year=str(today.year),
        data_day=format_date(today),
        achievement=lower_first(clean(form.achievement)),
        dossier=form.papers,
    )


def _form_problems(desk: Desk, form: UnscheduledForm, today: date) -> list[Problem]:
    found = desk.store.where(AwardForm, key=form.form_key)
    if not found:
        return [Problem("form_key", "nomination.form_unknown")]
    if not found[0].decided_by_commune:
        return [Problem("form_key", "nomination.form_upward", {"form": found[0].name})]
    problems: list[Problem] = []
    for subject in dict.fromkeys(one.subject for one in form.recipients):
        problems += form_problems(found[0], subject, today)
        try:
            prize_of(desk, form.form_key, subject)
        except RuleError as error:
            problems += [Problem("form_key", p.code, p.params) for p in error.problems]
    return problems


def _proposed(act: Act, form: UnscheduledForm, one: Recipient) -> Proposed:
    words = clean(form.achievement)
    return Proposed(
        subject=one.subject,
        subject_id=one.subject_id if one.subject_id is not None else _made(act, one),
        collective_id=one.collective_id,
        form_key=form.form_key,
        citation=words[:1].upper() + words[1:],
    )


def _made(act: Act, one: Recipient) -> int:
    made = new_recipient(one)
    assert made.unit_id is not None  # noqa: S101 - just checked
    if made.subject is SubjectKind.HOUSEHOLD:
        home = Household(
            uid=new_uid(),
            head_name=made.name,
            head_salutation=made.salutation,
            unit_id=made.unit_id,
            fold=fold(made.name),
            sort_key=name_sort_key(made.name),
        )
        return act.insert(home).id
    person = Person(
        uid=new_uid(),
        name=made.name,
        salutation=made.salutation,
        unit_id=made.unit_id,
        position_title=made.position_title,
        gender=Gender.UNKNOWN,
        person_group=PersonGroup.OTHER,
    )
    return act.insert(person_with_keys(person)).id


def _papers(form: UnscheduledForm, rows: tuple[Nomination, ...], today: date) -> list[DossierPaper]:
    """Write down for each unit what was handed in for it."""
    return [
        DossierPaper(
            round_id=rows[0].round_id,
            unit_id=unit_id,
            kind=kind,
            document=clean(form.document),
            received_on=today,
        )
        for unit_id in dict.fromkeys(row.unit_id for row in rows)
        for kind in form.papers
    ]
