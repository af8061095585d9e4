"""Quyết định: its states, and the content that is frozen when it goes to be signed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.errors import rule
from thidua_desktop.domain.terms import DecisionState, NominationState, SubjectKind

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS = {
    DecisionState.DRAFT: frozenset({DecisionState.AWAITING_NUMBER}),
    DecisionState.AWAITING_NUMBER: frozenset({DecisionState.DRAFT, DecisionState.ISSUED}),
    DecisionState.ISSUED: frozenset({DecisionState.AWAITING_NUMBER}),
}
"""From ISSUED only "Rút lại ban hành" leads back, while nothing was printed or handed over."""

NOMINATION_STEPS = {
    NominationState.DRAFT: frozenset({NominationState.SUBMITTED}),
    NominationState.SUBMITTED: frozenset(
        {NominationState.RETURNED, NominationState.ELIGIBLE, NominationState.REJECTED}
    ),
    NominationState.RETURNED: frozenset({NominationState.SUBMITTED, NominationState.REJECTED}),
    NominationState.ELIGIBLE: frozenset(
        {
            NominationState.RETURNED,
            NominationState.VOTED,
            NominationState.APPROVED,
            NominationState.REJECTED,
        }
    ),
    NominationState.VOTED: frozenset(
        {NominationState.APPROVED, NominationState.REJECTED, NominationState.ELIGIBLE}
    ),
    NominationState.APPROVED: frozenset({NominationState.ELIGIBLE, NominationState.VOTED}),
    NominationState.REJECTED: frozenset({NominationState.ELIGIBLE}),
}


def require_step(current: DecisionState, wanted: DecisionState) -> None:
    """Raise decision.step when `wanted` cannot follow `current`."""
    if wanted not in STEPS[current]:
        raise rule("state", "decision.step", current=current.name, wanted=wanted.name)


def require_nomination_step(current: NominationState, wanted: NominationState) -> None:
    """Raise nomination.step when `wanted` cannot follow `current`."""
    if wanted not in NOMINATION_STEPS[current]:
        raise rule("state", "nomination.step", current=current.name, wanted=wanted.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRecipient:
    """One line of the Danh sách, exactly as it will be printed; `note` in its last column."""

    nomination_id: int
    subject: str
    printed_name: str
    subtitle: str
    citation: str
    unit_name: str
    form_key: str
    amount_vnd: int
    formula: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenDecision:
    """Everything a decision prints but its number and date.

    `amounts_day` is the day the amounts and bases were taken on; issuing on a day that would
    change them is refused.
    """

    issuer_title: str
    office_name: str
    agency: tuple[str, ...]
    place: str
    symbol: str
    excerpt: str
    achievement: str
    campaign_title: str
    campaign_short_name: str
    bases: tuple[str, ...]
    proposal: str
    capacity_lines: tuple[str, ...]
    signer_name: str
    department: str
    department_code: str
    prize_source: str
    fund_source: str
    recipients: tuple[FrozenRecipient, ...]
    amounts_day: str
    register_label: str
    certificate_capacity: tuple[str, ...]
    certificate_title: str
    is_sample: bool
    award: str = "Giấy khen"

    @property
    def total_vnd(self) -> int:
        return sum(r.amount_vnd for r in self.recipients)

    def of(self, subject: SubjectKind) -> tuple[FrozenRecipient, ...]:
        """Recipients of one kind, in the order of the list."""
        return tuple(r for r in self.recipients if r.subject == subject.name)

    @property
    def day_of_amounts(self) -> date:
        return date.fromisoformat(self.amounts_day)


def dump(frozen: FrozenDecision) -> str:
    """Canonical JSON text: the same content is the same text."""
    return json.dumps(asdict(frozen), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> FrozenDecision:
    """Read back what `dump` wrote."""
    raw: dict[str, Any] = json.loads(text)
    raw["recipients"] = tuple(FrozenRecipient(**item) for item in raw["recipients"])
    for key in ("agency", "bases", "capacity_lines", "certificate_capacity"):
        raw[key] = tuple(raw[key])
    return FrozenDecision(**raw)


def what_changed(frozen: FrozenDecision, again: FrozenDecision) -> tuple[str, ...]:
    """Which of amounts and bases differ between the frozen content and one made for another day."""
    changed: list[str] = []
    if _amounts(frozen.recipients) != _amounts(again.recipients):
        changed.append("amounts")
    if frozen.bases != again.bases:
        changed.append("bases")
    return tuple(changed)


def _amounts(recipients: Iterable[FrozenRecipient]) -> tuple[tuple[int, int], ...]:
    return tuple((r.nomination_id, r.amount_vnd) for r in recipients)
