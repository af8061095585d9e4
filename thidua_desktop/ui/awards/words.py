"""How a condition of the card is said and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import lower_first
from thidua_desktop.domain.card import NEVER_BLOCKING
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    CellState,
    CriteriaReading,
    DossierKind,
    NominationState,
    StopReason,
    SubjectKind,
    Verdict,
)
from thidua_desktop.ui.texts import label, sentence
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

    from thidua_desktop.domain.card import Card, Finding, Saying

SHAPES: Mapping[Verdict, CellState] = {
    Verdict.MET: CellState.REACHED,
    Verdict.NOT_MET: CellState.OVERDUE,
    Verdict.UNKNOWN: CellState.NO_DATA,
    Verdict.NOT_APPLICABLE: CellState.NO_DUTY,
}
TONES: Mapping[Verdict, Tone] = {
    Verdict.MET: Tone.GOOD,
    Verdict.NOT_MET: Tone.BAD,
    Verdict.UNKNOWN: Tone.WARN,
    Verdict.NOT_APPLICABLE: Tone.MUTED,
}
STATE_TONES: Mapping[NominationState, Tone] = {
    NominationState.DRAFT: Tone.MUTED,
    NominationState.SUBMITTED: Tone.WARN,
    NominationState.RETURNED: Tone.BAD,
    NominationState.ELIGIBLE: Tone.GOOD,
    NominationState.VOTED: Tone.GOOD,
    NominationState.APPROVED: Tone.BEST,
    NominationState.REJECTED: Tone.MISSED,
}
PARAM_ENUMS: Mapping[str, type[Enum]] = {
    "level": AnnualRatingLevel,
    "reading": CriteriaReading,
    "targets": Verdict,
    "initiative": Verdict,
    "reasons": StopReason,
    "reason": StopReason,
    "kinds": DossierKind,
    "kind": DossierKind,
    "subject": SubjectKind,
    "whom": SubjectKind,
}
WITHIN = frozenset({"targets", "initiative", "reading", "whom"})
"""Said in the middle of a sentence."""
NONE = "—"
UNSAID = {"document": "chưa ghi", "citation": "chưa ghi thành tích", "unit": "chưa ghi đơn vị"}
BASIS = "Căn cứ: {words}"


def saying_words(saying: Saying) -> str:
    """Say one sentence of the card."""
    params = {name: _param(name, value) for name, value in saying.params}
    return sentence(Problem("card", saying.code, params))


def finding_words(finding: Finding) -> str:
    """Say why a condition is judged as it is."""
    return saying_words(finding.said)


def verdict_look(finding: Finding) -> tuple[Tone, CellState]:
    """Give the tone and shape of a verdict; what never blocks only warns."""
    if finding.verdict is Verdict.NOT_MET and finding.condition in NEVER_BLOCKING:
        return Tone.WARN, CellState.AT_RISK
    return TONES[finding.verdict], SHAPES[finding.verdict]


def basis_words(finding: Finding) -> str:
    """Say what a condition rests on; "" where nothing is to be said."""
    return "" if finding.basis is None else BASIS.format(words=saying_words(finding.basis))


def _param(name: str, value: str) -> str:
    if value == NONE:
        return UNSAID.get(name, value)
    kind = PARAM_ENUMS.get(name)
    if kind is None:
        return value
    said = [label(kind[member]) for member in value.split(",")]
    if name in WITHIN:
        return lower_first(said[0])
    return "; ".join(said)


def card_words(card: Card) -> tuple[str, Tone, CellState]:
    """Sum a card up in two or three words."""
    lacking = [f for f in card.findings if f.blocks]
    if any(f.verdict is Verdict.NOT_MET for f in lacking):
        return f"Không đạt {len(lacking)}", Tone.BAD, CellState.OVERDUE
    if lacking:
        return f"Chưa rõ {len(lacking)}", Tone.WARN, CellState.NO_DATA
    if any(f.override for f in card.findings):
        return "Cho vượt", Tone.WARN, CellState.AT_RISK
    return "Đạt", Tone.GOOD, CellState.REACHED
