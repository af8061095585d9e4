"""Đề nghị cấp trên: nominations another authority decides, from the sending to its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.past_decision import read_number
from thidua_desktop.domain.records import (
    Award,
    AwardRound,
    Evidence,
    Nomination,
    ParentCampaign,
    Person,
    Unit,
    UpwardProposal,
)
from thidua_desktop.domain.terms import (
    AwardType,
    NominationState,
    ParentLevel,
    ProposalAnswer,
)
from thidua_desktop.services.award_defaults import award_defaults
from thidua_desktop.services.decisions import decidable_states, upward_forms
from thidua_desktop.services.past_awards import PastAward, PastForm, checked, store_group
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_links import Link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the upper authority said; `amount_vnd` is what its decision pays, as printed.

    `document` is the number of its decision, or of the letter that refuses.
    """

    answer: ProposalAnswer
    on_day: date
    document: str = ""
    issuer: str = ""
    amount_vnd: int | None = None
    reason: str = ""


def to_send(desk: Desk) -> tuple[Nomination, ...]:
    """Return the nominations that may be sent upward and were not yet."""
    upward = upward_forms(desk)
    sent = {row.nomination_id for row in desk.store.all(UpwardProposal)}
    rounds = {held.id: held for held in desk.store.all(AwardRound)}
    return tuple(
        row
        for row in desk.store.all(Nomination)
        if row.form_key in upward
        and row.id not in sent
        and row.state
        in decidable_states(council_skipped=bool(rounds[row.round_id].council_skipped))
    )


def send_up(
    desk: Desk, nomination_ids: Sequence[int], *, addressee: str, document: str, sent_on: date
) -> tuple[UpwardProposal, ...]:
    """Record that nominations were sent upward under one document.

    Codes: proposal.none, proposal.addressee, proposal.own_form, proposal.not_voted, proposal.sent.
    """
    rows = [desk.store.get(Nomination, key) for key in nomination_ids]
    problems = [problem for row in rows for problem in _problems(desk, row)]
    if not rows:
        problems.append(Problem("nominations", "proposal.none"))
    if not clean(addressee):
        problems.append(Problem("addressee", "proposal.addressee"))
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"Gửi cấp trên {len(rows)} đề nghị khen thưởng") as act:
        return act.insert_many(
            UpwardProposal(
                uid=new_uid(),
                nomination_id=row.id,
                addressee=clean(addressee),
                document=clean(document),
                sent_on=sent_on,
                answer=ProposalAnswer.WAITING,
            )
            for row in rows
        )


def _problems(desk: Desk, row: Nomination) -> tuple[Problem, ...]:
    name = {"name": row.printed_name}
    if row.form_key not in upward_forms(desk):
        return (Problem("nominations", "proposal.own_form", name),)
    if desk.store.where(UpwardProposal, nomination_id=row.id):
        return (Problem("nominations", "proposal.sent", name),)
    skipped = bool(desk.store.get(AwardRound, row.round_id).council_skipped)
    if row.state not in decidable_states(council_skipped=skipped):
        return (Problem("nominations", "proposal.not_voted", name),)
    return ()


def edit_proposal(
    desk: Desk, proposal_id: int, *, addressee: str, document: str, sent_on: date
) -> None:
    """Correct what was sent while it waits; raises proposal.answered and proposal.addressee."""
    row = _waiting(desk, proposal_id)
    if not clean(addressee):
        raise rule("addressee", "proposal.addressee")
    changed = replace(row, addressee=clean(addressee), document=clean(document), sent_on=sent_on)
    with desk.store.act(f"Sửa đề nghị cấp trên – {_name(desk, row)}") as act:
        act.update(changed)


def take_back(desk: Desk, proposal_id: int) -> str:
    """Take a proposal back while it waits, and return whose it was; raises proposal.answered."""
    row = _waiting(desk, proposal_id)
    name = _name(desk, row)
    with desk.store.act(f"Rút đề nghị cấp trên – {name}") as act:
        for file in desk.store.where(Evidence, proposal_id=proposal_id):
            act.delete(Evidence, file.id)
        act.delete(UpwardProposal, proposal_id)
    return name


def _waiting(desk: Desk, proposal_id: int) -> UpwardProposal:
    row = desk.store.get(UpwardProposal, proposal_id)
    if row.answer is not ProposalAnswer.WAITING:
        raise rule("answer", "proposal.answered")
    return row


def _name(desk: Desk, row: UpwardProposal) -> str:
    return desk.store.get(Nomination, row.nomination_id).printed_name


def answer(desk: Desk, proposal_id: int, told: Answer) -> UpwardProposal:
    """Record the answer; what is approved is an award decided elsewhere from then on.

    Codes: proposal.answered, proposal.answer, proposal.early, proposal.number, proposal.reason,
    and those of `past_awards.add_past`.
    """
    row = _waiting(desk, proposal_id)
    if told.on_day < row.sent_on:
        raise rule("on_day", "proposal.early", day=format_date(row.sent_on))
    changed = replace(
        row,
        answer=told.answer,
        answered_on=told.on_day,
        answer_document=clean(told.document),
        answer_reason=clean(told.reason),
    )
    match told.answer:
        case ProposalAnswer.WAITING:
            raise rule("answer", "proposal.answer")
        case ProposalAnswer.REFUSED:
            _refuse(desk, changed)
        case ProposalAnswer.APPROVED:
            _approve(desk, changed, told)
        case _:
            assert_never(told.answer)
    return changed


def _refuse(desk: Desk, row: UpwardProposal) -> None:
    if not row.answer_reason:
        raise rule("reason", "proposal.reason")
    nomination = desk.store.get(Nomination, row.nomination_id)
    with desk.store.act(f"Cấp trên không khen – {nomination.printed_name}") as act:
        act.update(row)
        _move(act, nomination, NominationState.REJECTED, reason=row.answer_reason)


def _approve(desk: Desk, row: UpwardProposal, told: Answer) -> None:
    if not row.answer_document:
        raise rule("document", "proposal.number")
    nomination = desk.store.get(Nomination, row.nomination_id)
    form, known = checked(desk, _past_form(desk, nomination, told))
    with desk.store.act(f"Cấp trên khen – {nomination.printed_name}") as act:
        act.update(row)
        _move(act, nomination, NominationState.APPROVED, reason=None)
        made = store_group(act, known, [form])[0]
        award = desk.store.where(Award, decision_id=made.id)[-1]
        act.update(replace(award, nomination_id=nomination.id, subtitle=nomination.subtitle))


def _move(act: Act, row: Nomination, state: NominationState, *, reason: str | None) -> None:
    steps.require_nomination_step(row.state, state)
    act.update(replace(row, state=state, state_reason=reason))


def _past_form(desk: Desk, row: Nomination, told: Answer) -> PastForm:
    number = read_number(told.document, field="document")
    held = desk.store.get(AwardRound, row.round_id)
    person = desk.store.get(Person, row.person_id) if row.person_id else None
    return PastForm(
        head=PastHead(
            year=told.on_day.year,
            issuer=clean(told.issuer) or award_defaults(desk).upper_issuer,
            number=number.number,
            symbol=number.symbol,
            decided_on=told.on_day,
        ),
        award_type=held.award_type,
        subject=held.name,
        awards=(
            PastAward(
                subject=row.subject,
                form_key=row.form_key,
                name=row.printed_name,
                unit_name=desk.store.get(Unit, row.unit_id).name,
                birth_year=person.birth_year if person else None,
                citation=row.citation,
                amount_vnd=told.amount_vnd,
                link=Link(
                    unit_id=row.unit_id,
                    person_id=row.person_id,
                    household_id=row.household_id,
                    collective_id=row.collective_id,
                ),
            ),
        ),
    )


def movement_is_no_ground(desk: Desk, nomination_id: int) -> bool:
    """Whether to say that awards of a movement are no ground for this proposal.

    So for công trạng; not for a Bằng khen theo chuyên đề in a movement the province launched.
    """
    row = desk.store.get(Nomination, nomination_id)
    held = desk.store.get(AwardRound, row.round_id)
    if held.award_type is AwardType.MERIT:
        return True
    if held.award_type is not AwardType.MOVEMENT or held.campaign_id is None:
        return False
    parents = desk.store.where(ParentCampaign, campaign_id=held.campaign_id)
    return all(parent.level is not ParentLevel.PROVINCE for parent in parents)
