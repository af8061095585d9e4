"""Steps of a nomination beside the usual way: không xét, xét lại, its place in the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.decision import require_nomination_step
from thidua_desktop.domain.records import Decision, Nomination
from thidua_desktop.domain.terms import DecisionState, NominationState
from thidua_desktop.services.eligibility import card
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk


def set_aside(desk: Desk, nomination_id: int, *, reason: str) -> None:
    """Không xét: refuse a nomination without a vote, with its reason (nomination.aside_reason)."""
    if not clean(reason):
        raise rule("reason", "nomination.aside_reason")
    row = desk.store.get(Nomination, nomination_id)
    require_open(desk, row.round_id)
    require_nomination_step(row.state, NominationState.REJECTED)
    with desk.store.act(f"Không xét – {row.printed_name}", reason=clean(reason)) as act:
        act.update(replace(row, state=NominationState.REJECTED, state_reason=clean(reason)))


def move_back(desk: Desk, nomination_id: int, *, reason: str) -> None:
    """Bring a nomination that was approved or refused back to be judged again.

    Codes: nomination.back_reason, nomination.step, and nomination.signing while its decision is
    with the signer. An issued one is kept by its guard (nomination.issued).
    """
    if not clean(reason):
        raise rule("reason", "nomination.back_reason")
    row = desk.store.get(Nomination, nomination_id)
    require_open(desk, row.round_id)
    require_nomination_step(row.state, NominationState.ELIGIBLE)
    if row.state is NominationState.APPROVED and _is_with_signer(desk, row):
        raise rule("state", "nomination.signing", name=row.printed_name)
    eligible = card(desk, row.id).eligible
    state = NominationState.ELIGIBLE if eligible else NominationState.SUBMITTED
    with desk.store.act(f"Xét lại – {row.printed_name}", reason=clean(reason)) as act:
        act.update(replace(row, state=state, state_reason=clean(reason)))


def _is_with_signer(desk: Desk, row: Nomination) -> bool:
    decisions = desk.store.where(Decision, round_id=row.round_id)
    return any(one.state is DecisionState.AWAITING_NUMBER for one in decisions)


def shift(desk: Desk, nomination_id: int, *, by: int) -> None:
    """Move a nomination up (-1) or down (1) among those of its kind, the order of the lists."""
    row = desk.store.get(Nomination, nomination_id)
    require_open(desk, row.round_id)
    rows = [
        other
        for other in desk.store.where(Nomination, round_id=row.round_id)
        if other.subject is row.subject
    ]
    rows.sort(key=lambda other: (other.position, other.id))
    at = next(n for n, other in enumerate(rows) if other.id == row.id)
    to = at + by
    if not 0 <= to < len(rows):
        return
    places = [other.position for other in rows]
    rows.insert(to, rows.pop(at))
    # Old rows may share a position: then the list is numbered anew.
    if len(set(places)) < len(places):
        places = list(range(len(places)))
    with desk.store.act(f"Xếp lại thứ tự – {row.printed_name}") as act:
        for other, place in zip(rows, places, strict=True):
            if other.position != place:
                act.update(replace(other, position=place))
