"""Papers that follow a decision: the draft of what amends, corrects or revokes an award."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import Award, Decision
from thidua_desktop.domain.terms import DecisionKind, DecisionState
from thidua_desktop.services.award_defaults import award_defaults
from thidua_desktop.services.office import signing_on

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


def open_draft(desk: Desk, award: Award, kind: DecisionKind) -> Decision | None:
    """Return the draft of this kind about the award's decision, which more awards may join."""
    rows = desk.store.where(Decision, corrects_id=award.decision_id, kind=kind.name)
    return next((row for row in rows if row.state is DecisionState.DRAFT), None)


def draft_of(
    desk: Desk, act: Act, award: Award, kind: DecisionKind, *, signatory_id: int | None = None
) -> Decision:
    """Return that draft, made as part of `act` where there is none.

    Without a signatory the first of `signing_on` today signs; raises decision.no_signatory.
    """
    found = open_draft(desk, award, kind)
    if found is not None:
        return found
    defaults = award_defaults(desk)
    letter = kind is DecisionKind.CORRECTION
    return act.insert(
        Decision(
            uid=new_uid(),
            kind=kind,
            state=DecisionState.DRAFT,
            symbol=defaults.letter_symbol if letter else defaults.decision_symbol,
            signatory_id=signatory_id or first_signatory(desk),
            corrects_id=award.decision_id,
        )
    )


def first_signatory(desk: Desk) -> int:
    """Who signs unless another is chosen; raises decision.no_signatory."""
    signing = signing_on(desk, desk.clock.today())
    if not signing:
        raise rule("signatory", "decision.no_signatory")
    return signing[0].id


def require_issued(desk: Desk, award_id: int) -> Award:
    """Return an award that something may follow; raises award.not_issued."""
    award = desk.store.get(Award, award_id)
    if desk.store.get(Decision, award.decision_id).state is not DecisionState.ISSUED:
        raise rule("award", "award.not_issued", name=award.printed_name)
    return award


def decision_words(row: Decision) -> str:
    """Name a paper as others cite it: "Quyết định số 05/QĐ-UBND ngày 20/01/2026"."""
    kind = "Công văn" if row.kind is DecisionKind.CORRECTION else "Quyết định"
    number = write_number(row.number, row.symbol)
    words = f"{kind} số {number}" if number else kind
    if row.decided_on is not None:
        return f"{words} ngày {format_short(row.decided_on)}"
    return f"{words} năm {row.year}" if row.year else words


def register_words(award: Award) -> str:
    """Write an award's register number with its year: "05/2026"."""
    if award.register_number is None:
        return ""
    return f"{award.register_number:02d}/{award.register_year}"
