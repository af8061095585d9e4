"""Rút lại ban hành: a decision whose papers nobody has yet goes back to wait for its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import (
    Award,
    Complaint,
    Decision,
    Evidence,
    Handover,
    Paper,
    RegisterGap,
    Reissue,
    RepeatReview,
    Revocation,
)
from thidua_desktop.domain.terms import DecisionKind, DecisionState, GapReason, PaperKind
from thidua_desktop.services.amendments import awards_of
from thidua_desktop.services.decisions import LABELS, require_no_open
from thidua_desktop.services.follow_ups import decision_words

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


def why_not(desk: Desk, row: Decision) -> str:
    """Return the code of what keeps an issued decision from being withdrawn; "" when nothing does.

    Codes: withdrawal.past, withdrawal.not_issued, withdrawal.printed, withdrawal.handed_over,
    withdrawal.signed, withdrawal.followed, withdrawal.complained.
    """
    if row.is_past:
        return "withdrawal.past"
    if row.state is not DecisionState.ISSUED:
        return "withdrawal.not_issued"
    if desk.store.where(Paper, decision_id=row.id, kind=PaperKind.CERTIFICATES.name):
        return "withdrawal.printed"
    if desk.store.where(Evidence, decision_id=row.id):
        return "withdrawal.signed"
    if desk.store.where(Decision, corrects_id=row.id):
        return "withdrawal.followed"
    return _why_not_of_awards(desk, row)


def _why_not_of_awards(desk: Desk, row: Decision) -> str:
    for award in _concerned(desk, row):
        if desk.store.where(Handover, award_id=award.id) and row.kind is DecisionKind.AWARD:
            return "withdrawal.handed_over"
        if desk.store.where(Reissue, award_id=award.id):
            return "withdrawal.printed"
        if desk.store.where(Complaint, award_id=award.id) and row.kind is DecisionKind.AWARD:
            return "withdrawal.complained"
    recovered = [
        one
        for one in desk.store.where(Revocation, decision_id=row.id)
        if one.certificate_back_on is not None or one.money_back_on is not None
    ]
    return "withdrawal.handed_over" if recovered else ""


def _concerned(desk: Desk, row: Decision) -> tuple[Award, ...]:
    if row.kind is DecisionKind.AWARD:
        return desk.store.where(Award, decision_id=row.id)
    return awards_of(desk, row.id)


def withdraw(desk: Desk, decision_id: int, *, reason: str) -> Decision:
    """Take an issue back; register numbers it gave become gaps with this reason, never given again.

    Codes: withdrawal.reason, those of `why_not`, and decision.open while the round has another
    decision on its way.
    """
    row, why = desk.store.get(Decision, decision_id), clean(reason)
    if not why:
        raise rule("reason", "withdrawal.reason")
    code = why_not(desk, row)
    if code:
        raise rule("decision", code)
    if row.kind is DecisionKind.AWARD:
        require_no_open(desk, row.round_id)
    waiting = DecisionState.AWAITING_NUMBER
    back = replace(row, state=waiting, number=None, decided_on=None, year=None)
    label = f"Rút lại ban hành {LABELS[row.kind]} số {row.number:02d}/{row.symbol}"
    with desk.store.act(label, reason=why, barrier="barrier.withdrawal") as act:
        if row.kind is DecisionKind.AWARD:
            _free_numbers(desk, act, row, why)
        for paper in desk.store.where(Paper, decision_id=row.id):
            act.delete(Paper, paper.id)
        act.update(back)
    return back


def _free_numbers(desk: Desk, act: Act, row: Decision, why: str) -> None:
    """Take the awards off the register; each number stays as a gap that says whose it was."""
    for award in desk.store.where(Award, decision_id=row.id):
        for review in desk.store.where(RepeatReview, award_id=award.id):
            act.delete(RepeatReview, review.id)
        act.delete(Award, award.id)
        if award.register_number is None or award.register_year is None:
            continue
        act.insert(
            RegisterGap(
                year=award.register_year,
                number=award.register_number,
                reason=GapReason.WITHDRAWN,
                on_day=desk.clock.today(),
                note=f"{award.printed_name}, {decision_words(row)}: {why}",
            )
        )
