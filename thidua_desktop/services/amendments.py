"""Sửa đổi, đính chính: an issued award stays as it was, its texts are those of the last paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.follow_up import AwardStanding
from thidua_desktop.domain.records import Amendment, Award, Complaint, Decision, Revocation
from thidua_desktop.domain.terms import (
    ComplaintResult,
    DecisionKind,
    DecisionState,
    PrintedField,
)
from thidua_desktop.services import follow_ups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.rows import Reading

COLUMNS = {
    PrintedField.PRINTED_NAME: "printed_name",
    PrintedField.SUBTITLE: "subtitle",
    PrintedField.CITATION: "citation",
    PrintedField.UNIT_NAME: "unit_name",
}
"""The texts of an award that an amendment replaces; OTHER is told in words alone."""
KINDS = frozenset({DecisionKind.AMENDMENT, DecisionKind.CORRECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardText:
    """What an award says now; `amended` are the amendments it went through, oldest first."""

    printed_name: str
    subtitle: str
    citation: str
    unit_name: str
    amended: tuple[Amendment, ...] = ()

    def of(self, field: PrintedField) -> str:
        """Give the text of one field; OTHER has none of its own."""
        return str(getattr(self, COLUMNS[field])) if field in COLUMNS else ""


def text_now(desk: Desk, award_id: int) -> AwardText:
    """Read an award's texts after every issued amendment and correction."""
    award = desk.store.get(Award, award_id)
    return _amended(desk, award, desk.store.where(Amendment, award_id=award_id))


def texts_now(desk: Desk, awards: Iterable[Award]) -> dict[int, AwardText]:
    """Read the texts of many awards at once, by their ids."""
    by_award: dict[int, list[Amendment]] = defaultdict(list)
    for row in desk.store.all(Amendment):
        by_award[row.award_id].append(row)
    return {award.id: _amended(desk, award, by_award.get(award.id, ())) for award in awards}


def _amended(desk: Desk, award: Award, rows: Iterable[Amendment]) -> AwardText:
    text = AwardText(
        printed_name=award.printed_name,
        subtitle=award.subtitle,
        citation=award.citation,
        unit_name=award.unit_name,
    )
    for row in rows:
        if desk.store.get(Decision, row.decision_id).state is not DecisionState.ISSUED:
            continue
        column = COLUMNS.get(row.field)
        changed = {} if column is None else {column: row.new_text}
        text = replace(text, amended=(*text.amended, row), **changed)
    return text


def standing(desk: Desk, award_id: int) -> AwardStanding:
    """Tell whether an issued award is in force, being verified, or revoked."""
    if revoked_by(desk, award_id) is not None:
        return AwardStanding.REVOKED
    complaints = desk.store.where(Complaint, award_id=award_id)
    if any(row.result is ComplaintResult.OPEN for row in complaints):
        return AwardStanding.IN_REVIEW
    return AwardStanding.IN_FORCE


def revoked_by(desk: Reading, award_id: int) -> Decision | None:
    """Return the issued decision that revoked an award."""
    for row in desk.store.where(Revocation, award_id=award_id):
        decision = desk.store.get(Decision, row.decision_id)
        if decision.state is DecisionState.ISSUED:
            return decision
    return None


def amend(
    desk: Desk,
    award_id: int,
    field: PrintedField,
    *,
    new_text: str,
    reason: str,
    kind: DecisionKind = DecisionKind.AMENDMENT,
    old_text: str = "",
) -> Amendment:
    """Draft that a text of an issued award is replaced; drafts about one decision are one paper.

    `old_text` is asked for OTHER alone. Codes: amendment.text_empty, amendment.same,
    amendment.reason, amendment.old_empty, amendment.open, award.revoked, award.not_issued.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    award, text = follow_ups.require_issued(desk, award_id), text_now(desk, award_id)
    old, new = text.of(field) if field in COLUMNS else clean(old_text), clean(new_text)
    _require_sound(desk, award, field=field, old=old, new=new, reason=clean(reason))
    with desk.store.act(f"Lập sửa đổi – {text.printed_name}", reason=clean(reason)) as act:
        paper = follow_ups.draft_of(desk, act, award, kind)
        return act.insert(
            Amendment(
                award_id=award_id,
                decision_id=paper.id,
                field=field,
                old_text=old,
                new_text=new,
                reason=clean(reason),
            )
        )


def _require_sound(
    desk: Desk, award: Award, *, field: PrintedField, old: str, new: str, reason: str
) -> None:
    name = award.printed_name
    if not new and field is not PrintedField.SUBTITLE:
        raise rule("new_text", "amendment.text_empty")
    if field not in COLUMNS and not old:
        raise rule("old_text", "amendment.old_empty")
    if old == new:
        raise rule("new_text", "amendment.same")
    if not reason:
        raise rule("reason", "amendment.reason")
    if revoked_by(desk, award.id) is not None:
        raise rule("award", "award.revoked", name=name)
    for row in desk.store.where(Amendment, award_id=award.id):
        paper = desk.store.get(Decision, row.decision_id)
        if row.field is field and paper.state is not DecisionState.ISSUED:
            raise rule("field", "amendment.open", name=name)


def awards_of(desk: Desk, decision_id: int) -> tuple[Award, ...]:
    """Return the awards that an amendment or correction is about, each once."""
    keys = dict.fromkeys(
        row.award_id for row in desk.store.where(Amendment, decision_id=decision_id)
    )
    return tuple(desk.store.get(Award, key) for key in keys)
