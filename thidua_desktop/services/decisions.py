"""Quyết định from draft to issue: frozen when it goes to be signed, numbered by Văn thư."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.award_records import RegisterGap
from thidua_desktop.domain.records import Award, Decision, Nomination
from thidua_desktop.domain.terms import DecisionKind, DecisionState, NominationState, SubjectKind
from thidua_desktop.services.eligibility import card
from thidua_desktop.services.freezing import freeze
from thidua_desktop.services.office import signing_on

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk


def draft_decision(
    desk: Desk, round_id: int, *, skip_council_reason: str, signatory_id: int | None = None
) -> Decision:
    """Approve the round's eligible nominations without a council, with a reason, and draft.

    Without a signatory the first of `signing_on` today signs. Raises decision.open while the
    round has one that is not issued, decision.none_eligible, decision.skip_reason and
    decision.no_signatory.
    """
    others = desk.store.where(Decision, round_id=round_id)
    if any(other.state is not DecisionState.ISSUED for other in others):
        raise rule("round", "decision.open")
    eligible = [
        row
        for row in desk.store.where(Nomination, round_id=round_id)
        if row.state is NominationState.ELIGIBLE
    ]
    if not eligible:
        raise rule("nominations", "decision.none_eligible")
    if not clean(skip_council_reason):
        raise rule("reason", "decision.skip_reason")
    if signatory_id is None:
        signing = signing_on(desk, desk.clock.today())
        if not signing:
            raise rule("signatory", "decision.no_signatory")
        signatory_id = signing[0].id
    with desk.store.act("Lập dự thảo quyết định", reason=clean(skip_council_reason)) as act:
        made = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                round_id=round_id,
                state=DecisionState.DRAFT,
                symbol="QĐ-UBND",
                signatory_id=signatory_id,
            )
        )
        for row in eligible:
            act.update(replace(row, state=NominationState.APPROVED))
    return made


def approved(desk: Desk, decision: Decision) -> tuple[Nomination, ...]:
    """Return the nominations a decision is about: collectives, persons, households.

    Those an earlier decision of the round has awarded are that decision's.
    """
    elsewhere = {
        award.nomination_id for award in desk.store.all(Award) if award.decision_id != decision.id
    }
    order = list(SubjectKind)
    rows = [
        row
        for row in desk.store.where(Nomination, round_id=decision.round_id)
        if row.state is NominationState.APPROVED and row.id not in elsewhere
    ]
    return tuple(sorted(rows, key=lambda r: (order.index(r.subject), r.position, r.id)))


def send_to_sign(desk: Desk, decision_id: int, *, day: date) -> Decision:
    """Freeze content, list and amounts as of `day`; number and date stay blank (trình ký).

    Raises prize.* and decision.step; conditions are judged again, decision.not_eligible.
    """
    row = desk.store.get(Decision, decision_id)
    steps.require_step(row.state, DecisionState.AWAITING_NUMBER)
    _require_eligible(desk, row, day)
    frozen = freeze(desk, row, approved(desk, row), day=day)
    with desk.store.act("Trình ký quyết định") as act:
        sent = replace(row, state=DecisionState.AWAITING_NUMBER, frozen=steps.dump(frozen))
        act.update(sent)
    return sent


def _require_eligible(desk: Desk, row: Decision, day: date) -> None:
    bad = [n.printed_name for n in approved(desk, row) if not card(desk, n.id, day=day).eligible]
    if bad:
        raise rule("nominations", "decision.not_eligible", names="; ".join(bad))


def reopen_decision(desk: Desk, decision_id: int) -> None:
    """Bring a decision that waits for its number back to draft; what was frozen is dropped."""
    row = desk.store.get(Decision, decision_id)
    steps.require_step(row.state, DecisionState.DRAFT)
    with desk.store.act("Đưa quyết định về dự thảo") as act:
        act.update(replace(row, state=DecisionState.DRAFT, frozen=None))


def issue(desk: Desk, decision_id: int, *, number: int, day: date) -> Decision:
    """Issue with Văn thư's number and date; registers every award in the same transaction.

    Raises decision.number, decision.number_taken, and decision.changed when the day would
    change an amount or a basis: the draft must be reopened then.
    """
    row = desk.store.get(Decision, decision_id)
    steps.require_step(row.state, DecisionState.ISSUED)
    _require_number(desk, row, number=number, year=day.year)
    _require_eligible(desk, row, day)
    frozen = steps.load(row.frozen or "")
    rows = approved(desk, row)
    changed = steps.what_changed(frozen, freeze(desk, row, rows, day=day))
    if changed:
        raise rule("day", "decision.changed", what=",".join(changed))
    issued = replace(row, state=DecisionState.ISSUED, number=number, decided_on=day, year=day.year)
    by_id = {n.id: n for n in rows}
    first = _next_register(desk, day.year)
    label = f"Ban hành Quyết định số {number:02d}/{row.symbol}"
    with desk.store.act(label, barrier="barrier.issue") as act:
        act.update(issued)
        for n, line in enumerate(frozen.recipients):
            nomination = by_id[line.nomination_id]
            act.insert(
                Award(
                    uid=new_uid(),
                    decision_id=row.id,
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
                    register_year=day.year,
                    name_key=name_key(line.printed_name),
                )
            )
    return issued


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
