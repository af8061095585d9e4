"""Quyết định from draft to issue: frozen when it goes to be signed, numbered by Văn thư.

What amends, corrects or revokes an award takes the same steps with its own content.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain import follow_up
from thidua_desktop.domain.records import (
    Amendment,
    Award,
    AwardForm,
    AwardRound,
    Decision,
    Evidence,
    Nomination,
    Person,
    RegisterGap,
    Revocation,
    Unit,
    Vote,
)
from thidua_desktop.domain.terms import DecisionKind, DecisionState, NominationState, SubjectKind
from thidua_desktop.services import papers
from thidua_desktop.services.award_defaults import award_defaults
from thidua_desktop.services.eligibility import card
from thidua_desktop.services.follow_freezing import freeze_follow_up
from thidua_desktop.services.follow_ups import first_signatory
from thidua_desktop.services.freezing import freeze, outside_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.decision import FrozenDecision
    from thidua_desktop.domain.records import LegalInstrument
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

LABELS = {
    DecisionKind.AWARD: "Quyết định",
    DecisionKind.AMENDMENT: "Quyết định sửa đổi",
    DecisionKind.CORRECTION: "Công văn đính chính",
    DecisionKind.REVOCATION: "Quyết định hủy bỏ",
}
"""What acts of the journal call each kind."""


def draft_decision(
    desk: Desk,
    round_id: int,
    *,
    signatory_id: int | None = None,
    skip_council_reason: str = "",
    proposal: str = "",
    nomination_ids: Sequence[int] | None = None,
) -> Decision:
    """Draft a decision about the round's nominations that may be decided, or some of them.

    Those are the ones the council agreed to, and the eligible ones once it is left out with a
    reason: said here, or on the round. Without a signatory the first of `signing_on` today signs.
    `proposal` is the tờ trình as cited. Raises decision.open while the round has one that is not
    issued, decision.none_eligible, decision.skip_reason, decision.no_signatory and round.closed.
    """
    held = desk.store.get(AwardRound, round_id)
    if held.closed_on is not None:
        raise rule("round", "round.closed", name=held.name)
    require_no_open(desk, round_id)
    reason = clean(skip_council_reason) or held.council_skipped
    chosen = decidable(desk, round_id, council_skipped=bool(reason))
    if nomination_ids is not None:
        chosen = tuple(row for row in chosen if row.id in set(nomination_ids))
    if not chosen:
        waiting = decidable(desk, round_id, council_skipped=True)
        code = "decision.skip_reason" if waiting and not reason else "decision.none_eligible"
        raise rule("reason" if waiting and not reason else "nominations", code)
    signatory_id = signatory_id or first_signatory(desk)
    with desk.store.act("Lập dự thảo quyết định", reason=reason or None) as act:
        if reason != held.council_skipped:
            act.update(replace(held, council_skipped=reason))
        made = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                round_id=round_id,
                state=DecisionState.DRAFT,
                symbol=award_defaults(desk).decision_symbol,
                signatory_id=signatory_id,
                proposal=clean(proposal),
            )
        )
        for row in chosen:
            steps.require_nomination_step(row.state, NominationState.APPROVED)
            act.update(replace(row, state=NominationState.APPROVED))
    return made


def require_no_open(desk: Desk, round_id: int | None) -> None:
    """Refuse while the round has a decision that is not issued; raises decision.open."""
    others = desk.store.where(Decision, round_id=round_id)
    if any(other.state is not DecisionState.ISSUED for other in others):
        raise rule("round", "decision.open")


def decidable(desk: Desk, round_id: int, *, council_skipped: bool) -> tuple[Nomination, ...]:
    """Return the nominations that a decision here may be about.

    Forms that another authority decides go their own way (đề nghị cấp trên).
    """
    upward, states = upward_forms(desk), decidable_states(council_skipped=council_skipped)
    return tuple(
        row
        for row in desk.store.where(Nomination, round_id=round_id)
        if row.state in states and row.form_key not in upward
    )


def decidable_states(*, council_skipped: bool) -> frozenset[NominationState]:
    """States a nomination may be decided from: voted, or eligible where no council was asked."""
    voted = frozenset({NominationState.VOTED})
    return voted | {NominationState.ELIGIBLE} if council_skipped else voted


def upward_forms(desk: Desk) -> frozenset[str]:
    """Keys of the forms that are only proposed to another authority."""
    forms = desk.store.all(AwardForm)
    return frozenset(form.key for form in forms if not form.decided_by_commune)


def edit_draft(
    desk: Desk, decision_id: int, *, signatory_id: int, proposal: str, symbol: str
) -> None:
    """Change who signs a draft, the tờ trình it cites and its symbol.

    Raises decision.step once it is frozen and decision.symbol_empty.
    """
    row = desk.store.get(Decision, decision_id)
    _require_draft(row)
    if not clean(symbol):
        raise rule("symbol", "decision.symbol_empty")
    changed = replace(
        row, signatory_id=signatory_id, proposal=clean(proposal), symbol=clean(symbol)
    )
    with desk.store.act(f"Sửa dự thảo {LABELS[row.kind]}") as act:
        act.update(changed)


def proposal_of(desk: Desk, number: str, day: date | None) -> str:
    """Write a tờ trình as it is cited: "12/TTr-VHXH ngày 10/01/2026"; a bare number gets both."""
    typed = clean(number)
    if not typed:
        return ""
    if typed.isascii() and typed.isdecimal():
        typed = f"{int(typed):02d}/{award_defaults(desk).proposal_symbol}"
    return f"{typed} ngày {format_short(day)}" if day is not None else typed


def discard_draft(desk: Desk, decision_id: int) -> None:
    """Throw a draft away: its nominations go back to where they were before it.

    Raises decision.step once it was sent to be signed.
    """
    row = desk.store.get(Decision, decision_id)
    _require_draft(row)
    with desk.store.act(f"Bỏ dự thảo {LABELS[row.kind]}") as act:
        if row.kind is DecisionKind.AWARD:
            for nomination in approved(desk, row):
                act.update(replace(nomination, state=_before_draft(desk, nomination)))
        for cls in (Amendment, Revocation):
            for part in desk.store.where(cls, decision_id=decision_id):
                act.delete(cls, part.id)
        act.delete(Decision, decision_id)


def _require_draft(row: Decision) -> None:
    if row.state is not DecisionState.DRAFT:
        raise rule(
            "state", "decision.step", current=row.state.name, wanted=DecisionState.DRAFT.name
        )


def _before_draft(desk: Desk, row: Nomination) -> NominationState:
    votes = desk.store.where(Vote, nomination_id=row.id)
    voted = bool(votes) and max(votes, key=lambda vote: (vote.meeting_id, vote.ballot)).passed
    state = NominationState.VOTED if voted else NominationState.ELIGIBLE
    steps.require_nomination_step(row.state, state)
    return state


def approved(desk: Desk, decision: Decision) -> tuple[Nomination, ...]:
    """Return the nominations a decision is about: collectives, persons, households.

    Once it is issued its awards tell. Before, those an earlier decision of the round has awarded
    are that decision's.
    """
    awards = desk.store.all(Award)
    mine = {award.nomination_id for award in awards if award.decision_id == decision.id}
    elsewhere = {award.nomination_id for award in awards if award.decision_id != decision.id}
    issued = decision.state is DecisionState.ISSUED
    order = list(SubjectKind)
    rows = [
        row
        for row in desk.store.where(Nomination, round_id=decision.round_id)
        if row.state is NominationState.APPROVED
        and (row.id in mine if issued else row.id not in elsewhere)
    ]
    return tuple(sorted(rows, key=lambda r: (order.index(r.subject), r.position, r.id)))


def send_to_sign(desk: Desk, decision_id: int, *, day: date) -> Decision:
    """Freeze content, list and amounts as of `day`; number and date stay blank (trình ký).

    Raises prize.* and decision.step; conditions are judged again, decision.not_eligible.
    """
    row = desk.store.get(Decision, decision_id)
    steps.require_step(row.state, DecisionState.AWAITING_NUMBER)
    text = _frozen_text(desk, row, day)
    with desk.store.act(f"Trình ký {LABELS[row.kind].lower()}") as act:
        sent = replace(row, state=DecisionState.AWAITING_NUMBER, frozen=text)
        act.update(sent)
    return sent


def _frozen_text(desk: Desk, row: Decision, day: date) -> str:
    if row.kind is not DecisionKind.AWARD:
        return follow_up.dump_follow_up(freeze_follow_up(desk, row, day=day))
    _require_eligible(desk, row, day)
    rows = approved(desk, row)
    if not rows:
        raise rule("awardees", "decision.no_awardee")
    return steps.dump(freeze(desk, row, rows, day=day))


def _require_eligible(desk: Desk, row: Decision, day: date) -> None:
    bad = [n.printed_name for n in approved(desk, row) if not card(desk, n.id, day=day).eligible]
    if bad:
        raise rule("nominations", "decision.not_eligible", names="; ".join(bad))


def reopen_decision(desk: Desk, decision_id: int) -> None:
    """Bring a decision that waits for its number back to draft; what was frozen is dropped."""
    row = desk.store.get(Decision, decision_id)
    steps.require_step(row.state, DecisionState.DRAFT)
    with desk.store.act(f"Đưa {LABELS[row.kind].lower()} về dự thảo") as act:
        act.update(replace(row, state=DecisionState.DRAFT, frozen=None))


def issue(desk: Desk, decision_id: int, *, number: int, day: date) -> Decision:
    """Issue with Văn thư's number and date; registers every award in the same transaction.

    The official PDF is kept with it. Raises decision.number, decision.number_taken, and
    decision.changed when the day would change an amount or a basis: the draft must be reopened.
    """
    row = desk.store.get(Decision, decision_id)
    steps.require_step(row.state, DecisionState.ISSUED)
    _require_number(desk, row, number=number, year=day.year)
    _require_unchanged(desk, row, day)
    issued = replace(row, state=DecisionState.ISSUED, number=number, decided_on=day, year=day.year)
    kept = papers.official(desk, issued)
    label = f"Ban hành {LABELS[row.kind]} số {number:02d}/{row.symbol}"
    with desk.store.act(label, barrier="barrier.issue") as act:
        act.update(issued)
        act.insert(kept)
        if row.kind is DecisionKind.AWARD:
            _register(desk, act, issued, steps.load(row.frozen or ""))
    return issued


def _require_unchanged(desk: Desk, row: Decision, day: date) -> None:
    match row.kind:
        case DecisionKind.AWARD:
            _require_eligible(desk, row, day)
            again = freeze(desk, row, approved(desk, row), day=day)
            changed = steps.what_changed(steps.load(row.frozen or ""), again)
        case DecisionKind.AMENDMENT | DecisionKind.CORRECTION | DecisionKind.REVOCATION:
            frozen = follow_up.load_follow_up(row.frozen or "")
            same = frozen.bases == freeze_follow_up(desk, row, day=day).bases
            changed = () if same else ("bases",)
        case _:
            assert_never(row.kind)
    if changed:
        raise rule("day", "decision.changed", what=",".join(changed))


def _register(desk: Desk, act: Act, issued: Decision, frozen: FrozenDecision) -> None:
    """Write the awards with the next numbers of the register, as whom they are that day."""
    year = issued.year or 0
    first = _next_register(desk, year)
    for n, line in enumerate(frozen.recipients):
        nomination = desk.store.get(Nomination, line.nomination_id)
        one = desk.store.get(Person, nomination.person_id) if nomination.person_id else None
        act.insert(
            Award(
                uid=new_uid(),
                decision_id=issued.id,
                nomination_id=nomination.id,
                position=n,
                subject=nomination.subject,
                unit_id=nomination.unit_id,
                person_id=nomination.person_id,
                household_id=nomination.household_id,
                collective_id=nomination.collective_id,
                form_key=line.form_key,
                printed_name=line.printed_name,
                subtitle=line.subtitle,
                citation=line.citation,
                unit_name=line.unit_name,
                amount_vnd=line.amount_vnd,
                amount_formula=line.formula,
                register_number=first + n,
                register_year=year,
                birth_year=one.birth_year if one else None,
                gender=one.gender if one else None,
                person_group=one.person_group if one else None,
                unit_kind=desk.store.get(Unit, nomination.unit_id).kind,
                name_key=name_key(line.printed_name),
            )
        )


def without_signed_copy(desk: Desk, *, day: date) -> tuple[Decision, ...]:
    """Return the issued decisions whose signed copy is due by `day` and not attached."""
    waits = timedelta(days=award_defaults(desk).signed_copy_days)
    return tuple(
        row
        for row in desk.store.where(Decision, state=DecisionState.ISSUED.name, is_past=False)
        if row.decided_on is not None
        and row.decided_on + waits < day
        and not desk.store.where(Evidence, decision_id=row.id)
    )


def outside_validity(desk: Desk, decision_id: int, *, day: date) -> tuple[LegalInstrument, ...]:
    """Return what a frozen decision cites though it is not in force on the paper's day."""
    row = desk.store.get(Decision, decision_id)
    if row.frozen is None:
        return ()
    if row.kind is DecisionKind.AWARD:
        return outside_on(desk, steps.load(row.frozen).bases, row.decided_on or day)
    return outside_on(desk, follow_up.load_follow_up(row.frozen).bases, row.decided_on or day)


def _require_number(desk: Desk, row: Decision, *, number: int, year: int) -> None:
    if number < 1:
        raise rule("number", "decision.number")
    # An old decision of another authority may bear the same number.
    same = {"issuer": row.issuer, "symbol": row.symbol, "year": year, "number": number}
    taken = desk.store.where(Decision, **same)
    if taken:
        raise rule("number", "decision.number_taken", number=f"{number:02d}/{row.symbol}")


def _next_register(desk: Desk, year: int) -> int:
    own = desk.store.where(Award, register_issuer="", register_year=year)
    gaps = desk.store.where(RegisterGap, year=year)
    given = [row.register_number or 0 for row in own] + [gap.number for gap in gaps]
    return max(given, default=0) + 1
