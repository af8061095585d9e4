"""All decisions with what the office asks of each, read once for a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.records import (
    Amendment,
    Award,
    AwardRound,
    Decision,
    Evidence,
    Revocation,
    Signatory,
)
from thidua_desktop.domain.terms import DecisionKind, DecisionState
from thidua_desktop.services.decisions import approved
from thidua_desktop.services.follow_ups import decision_words

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision: what it is about, who signs, how many it names, whether a signed copy is kept.

    `total_vnd` is None while nothing is frozen.
    """

    row: Decision
    about: str
    signer: str
    count: int
    signed: bool
    total_vnd: int | None = None


def all_decisions(desk: Desk) -> tuple[DecisionView, ...]:
    """List every decision: those on their way, then the newest first."""
    rounds = {held.id: held.name for held in desk.store.all(AwardRound)}
    signers = {one.id: one.name for one in desk.store.all(Signatory)}
    rows = {row.id: row for row in desk.store.all(Decision)}
    counts = desk.store.tally(Award, "decision_id")
    signed = desk.store.tally(Evidence, "decision_id")
    views = [
        DecisionView(
            row=row,
            about=_about(row, rows, rounds),
            signer=signers.get(row.signatory_id or 0, ""),
            count=counts.get(row.id, 0) or len(concerned(desk, row)),
            signed=row.id in signed,
            total_vnd=_total(row),
        )
        for row in rows.values()
    ]
    return tuple(sorted(views, key=_order))


def _order(view: DecisionView) -> tuple[bool, int, int]:
    day = view.row.decided_on
    return (
        view.row.state is DecisionState.ISSUED,
        -(day.toordinal() if day else (view.row.year or 0) * 365),
        -view.row.id,
    )


def _about(row: Decision, rows: dict[int, Decision], rounds: dict[int, str]) -> str:
    if row.corrects_id is not None:
        return decision_words(rows[row.corrects_id]).partition(" số ")[2] or "quyết định không số"
    return rounds.get(row.round_id or 0, row.subject)


def _total(row: Decision) -> int | None:
    if row.frozen is None or row.kind is not DecisionKind.AWARD:
        return None
    return steps.load(row.frozen).total_vnd


def concerned(desk: Desk, row: Decision) -> tuple[Award, ...]:
    """Return the awards a decision gives, or those a later paper is about, each once."""
    if row.kind is DecisionKind.AWARD:
        found = desk.store.where(Award, decision_id=row.id)
        return tuple(sorted(found, key=lambda award: award.position))
    parts = (
        *desk.store.where(Amendment, decision_id=row.id),
        *desk.store.where(Revocation, decision_id=row.id),
    )
    return tuple(desk.store.get(Award, key) for key in dict.fromkeys(p.award_id for p in parts))


def planned(desk: Desk, row: Decision) -> int:
    """Count whom a decision that is not issued yet will award."""
    return len(approved(desk, row)) if row.kind is DecisionKind.AWARD else 0


def follow_ups_of(desk: Desk, decision_id: int) -> tuple[Decision, ...]:
    """Return what amends, corrects or revokes a decision."""
    return desk.store.where(Decision, corrects_id=decision_id)
