"""Nhập quyết định đã có: awards decided long ago or elsewhere, entered as they were printed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.past_decision import bare_name, write_number
from thidua_desktop.domain.records import Award, Decision
from thidua_desktop.domain.terms import AwardType, DecisionKind, DecisionState, SubjectKind
from thidua_desktop.services.past_decisions import (
    HIGHEST_REGISTER,
    KnownDecisions,
    PastHead,
    head_of,
    head_problems,
)
from thidua_desktop.services.past_links import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAward:
    """One award as printed; `amount_vnd` is what the decision says, never computed.

    `id` is the stored row that is changed; 0 for a new one.
    """

    id: int = 0
    subject: SubjectKind
    form_key: str
    name: str
    unit_name: str = ""
    birth_year: int | None = None
    citation: str = ""
    amount_vnd: int | None = None
    register_number: int | None = None
    link: Link = field(default_factory=Link)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastForm:
    """One old decision with everyone it names."""

    head: PastHead
    award_type: AwardType | None = None
    subject: str = ""
    awards: tuple[PastAward, ...] = ()


def add_past(desk: Desk, form: PastForm) -> Decision:
    """Store an old decision with its awards as one act.

    Codes: past.no_awards, past.name_empty, past.form_missing, past.register_taken,
    past.register_far and those of `head_problems` and `KnownDecisions.problem`.
    """
    form, known = checked(desk, form)
    with desk.store.act(f"Nhập {_named(form.head)}") as act:
        return store_group(act, known, [form])[0]


def checked(desk: Desk, form: PastForm) -> tuple[PastForm, KnownDecisions]:
    """Return a new form as it would be stored, with what is known; raises as `add_past`."""
    known = KnownDecisions(desk)
    form = _tidy(form, known)
    _require_sound(desk, form, known, but=0)
    return form, known


def change_past(desk: Desk, decision_id: int, form: PastForm) -> None:
    """Store an old decision as it is now; awards that are not in `form` go. Codes: `add_past`."""
    row = past_decision(desk, decision_id)
    known = KnownDecisions(desk)
    form = _tidy(form, known)
    _require_sound(desk, form, known, but=decision_id)
    stored = {award.id: award for award in desk.store.where(Award, decision_id=decision_id)}
    kept = {award.id for award in form.awards}
    with desk.store.act(f"Sửa {_named(form.head)}") as act:
        act.update(_decision(form, row))
        for gone in stored.keys() - kept:
            act.delete(Award, gone)
        for award in form.awards:
            if award.id in stored:
                # A number that another row had must be free before it is given.
                act.update(replace(stored[award.id], register_number=None))
        for at, award in enumerate(form.awards):
            if award.id in stored:
                act.update(_award(award, row.id, form.head, at, was=stored[award.id]))
            else:
                act.insert(_award(award, row.id, form.head, at))


def delete_past(desk: Desk, decision_id: int) -> None:
    """Delete an old decision with its awards; the recycle bin gives it back."""
    row = past_decision(desk, decision_id)
    with desk.store.act(f"Xóa {_named(head_of(row))}") as act:
        for award in desk.store.where(Award, decision_id=decision_id):
            act.delete(Award, award.id)
        act.delete(Decision, decision_id)


def past_decision(desk: Desk, decision_id: int) -> Decision:
    """Return an old decision; one that was issued here is refused (past.number_own)."""
    row = desk.store.get(Decision, decision_id)
    if not row.is_past:
        raise rule("number", "past.number_own", number=write_number(row.number, row.symbol))
    return row


def past_form(desk: Desk, decision_id: int) -> PastForm:
    """Read a stored old decision back into a form."""
    row = past_decision(desk, decision_id)
    awards = sorted(desk.store.where(Award, decision_id=decision_id), key=lambda a: a.position)
    return PastForm(
        head=head_of(row),
        award_type=row.award_type,
        subject=row.subject,
        awards=tuple(
            PastAward(
                id=award.id,
                subject=award.subject,
                form_key=award.form_key,
                name=award.printed_name,
                unit_name=award.unit_name,
                birth_year=award.birth_year,
                citation=award.citation,
                amount_vnd=award.amount_vnd,
                register_number=award.register_number,
                link=Link(
                    unit_id=award.unit_id,
                    person_id=award.person_id,
                    household_id=award.household_id,
                    collective_id=award.collective_id,
                ),
            )
            for award in awards
        ),
    )


def store_group(act: Act, known: KnownDecisions, forms: Sequence[PastForm]) -> tuple[Decision, ...]:
    """Store decisions, or add to those on record, with all their awards, as part of `act`."""
    first = [form.awards[0].form_key for form in forms]
    on_record = [known.stored(form.head, key) for form, key in zip(forms, first, strict=True)]
    new = act.insert_many(
        _decision(form, None) for form, old in zip(forms, on_record, strict=True) if old is None
    )
    made = iter(new)
    decisions = tuple(old if old is not None else next(made) for old in on_record)
    counted: dict[int, int] = defaultdict(int)
    for award in known.awards:
        counted[award.decision_id] += 1
    act.insert_many(
        _award(award, decision.id, form.head, counted[decision.id] + at)
        for form, decision in zip(forms, decisions, strict=True)
        for at, award in enumerate(form.awards)
    )
    return decisions


def register_problems(
    awards: Sequence[tuple[PastAward, PastHead]], known: KnownDecisions, *, but: int = 0
) -> tuple[Problem, ...]:
    """Refuse a number that stands twice in a year of one register (past.register_taken)."""
    taken = {
        (award.register_issuer, award.register_year, award.register_number): award.printed_name
        for award in known.awards
        if award.register_number is not None and award.decision_id != but
    }
    problems: list[Problem] = []
    for award, head in awards:
        number = award.register_number
        if number is None:
            continue
        place = (known.issuer(head.issuer), head.year, number)
        if place in taken:
            told = {"number": str(number), "year": str(head.year), "name": taken[place]}
            problems.append(Problem("register", "past.register_taken", told))
        taken[place] = award.name
    return tuple(problems)


def _require_sound(desk: Desk, form: PastForm, known: KnownDecisions, *, but: int) -> None:
    problems = list(head_problems(form.head, desk.clock.today()))
    if not form.awards:
        problems.append(Problem("awards", "past.no_awards"))
    for award in form.awards:
        if not award.name:
            problems.append(Problem("awards", "past.name_empty"))
        if not award.form_key:
            problems.append(Problem("awards", "past.form_missing"))
        number = award.register_number
        if number is not None and not 0 < number <= HIGHEST_REGISTER:
            problems.append(Problem("awards", "past.register_far", {"text": str(number)}))
    for form_key in dict.fromkeys(award.form_key for award in form.awards):
        clash = known.problem(form.head, form_key, but=but)
        if clash is not None:
            problems.append(clash)
    rows = [(award, form.head) for award in form.awards]
    problems += register_problems(rows, known, but=but)
    if problems:
        raise RuleError(*(p for at, p in enumerate(problems) if p not in problems[:at]))


def _tidy(form: PastForm, known: KnownDecisions) -> PastForm:
    head = replace(form.head, issuer=known.issuer(form.head.issuer), symbol=clean(form.head.symbol))
    if head.year is None and head.decided_on is not None:
        head = replace(head, year=head.decided_on.year)
    awards = tuple(
        replace(
            award,
            name=clean(award.name),
            unit_name=clean(award.unit_name),
            citation=clean(award.citation),
        )
        for award in form.awards
    )
    return replace(form, head=head, subject=clean(form.subject), awards=awards)


def _decision(form: PastForm, was: Decision | None) -> Decision:
    head = form.head
    row = was or Decision(
        uid=new_uid(),
        kind=DecisionKind.AWARD,
        state=DecisionState.ISSUED,
        symbol="",
        is_past=True,
    )
    return replace(
        row,
        symbol=head.symbol,
        number=head.number,
        decided_on=head.decided_on,
        year=head.year,
        issuer=head.issuer,
        award_type=form.award_type,
        subject=form.subject,
    )


def _award(
    award: PastAward, decision_id: int, head: PastHead, position: int, *, was: Award | None = None
) -> Award:
    row = was or Award(
        uid=new_uid(),
        decision_id=decision_id,
        position=position,
        subject=award.subject,
        form_key=award.form_key,
        printed_name=award.name,
        citation="",
        unit_name="",
    )
    numbered = award.register_number is not None
    return replace(
        row,
        position=position,
        subject=award.subject,
        unit_id=award.link.unit_id,
        person_id=award.link.person_id,
        household_id=award.link.household_id,
        collective_id=award.link.collective_id,
        form_key=award.form_key,
        printed_name=award.name,
        citation=award.citation,
        unit_name=award.unit_name,
        amount_vnd=award.amount_vnd,
        register_issuer=head.issuer if numbered else "",
        register_number=award.register_number,
        register_year=head.year if numbered else None,
        birth_year=award.birth_year,
        name_key=name_key(bare_name(award.name)),
    )


def _named(head: PastHead) -> str:
    return f"quyết định đã có {head.words}"
