"""What a paper that amends, corrects or revokes says, taken from what was frozen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from thidua_desktop.documents import (
    correction_letter,
    decision_amendment,
    decision_revocation,
)
from thidua_desktop.documents.amended_texts import Change, ChangedText
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.decision_revocation import Ground, Loss
from thidua_desktop.documents.follow_up_parts import FollowUpHead
from thidua_desktop.documents.parts import Issuer, PaperNumber, joined
from thidua_desktop.domain.terms import DecisionKind

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.domain.follow_up import FrozenFollowUp
    from thidua_desktop.domain.records import Decision


def follow_up_document(row: Decision, frozen: FrozenFollowUp) -> Document:
    """Compose the paper; its number and day may still be open."""
    match row.kind:
        case DecisionKind.AMENDMENT:
            data = decision_amendment.AmendmentDecision(_head(row, frozen), _changes(frozen))
            made = decision_amendment.compose(data)
        case DecisionKind.REVOCATION:
            losses = tuple(
                Loss(
                    loss.printed_name,
                    loss.place,
                    loss.register,
                    loss.amount_vnd,
                    Ground[loss.ground],
                    loss.reason,
                )
                for loss in frozen.losses
            )
            made = decision_revocation.compose(
                decision_revocation.RevocationDecision(_head(row, frozen), losses)
            )
        case DecisionKind.CORRECTION:
            names = joined(tuple(dict.fromkeys(fix.printed_name for fix in frozen.fixes)))
            letter = correction_letter.CorrectionLetter(
                _head(row, frozen), f"Các cơ quan, đơn vị có liên quan và {names}", _changes(frozen)
            )
            made = correction_letter.compose(letter)
        case DecisionKind.AWARD:
            raise ValueError(row.kind)
        case _:
            assert_never(row.kind)
    return made


def _head(row: Decision, frozen: FrozenFollowUp) -> FollowUpHead:
    first = "Như trên" if row.kind is DecisionKind.CORRECTION else "Như Điều 3"
    return FollowUpHead(
        issuer=Issuer(lines=frozen.agency, name=frozen.office_name, place=frozen.place),
        number=PaperNumber(row.symbol, row.number, row.decided_on, frozen.day_of_bases.year),
        decider=frozen.issuer_title,
        corrected=frozen.corrected,
        about=frozen.about,
        award=frozen.award,
        bases=frozen.bases,
        proposal=frozen.proposal,
        department=frozen.department,
        register_label=frozen.register_label,
        recipients=(
            first,
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            f"Lưu: VT, {frozen.department_code}",
        ),
        signer=Signer(frozen.capacity_lines, frozen.signer_name),
    )


def _changes(frozen: FrozenFollowUp) -> tuple[Change, ...]:
    return tuple(
        Change(
            fix.printed_name,
            fix.place,
            fix.register,
            ChangedText[fix.field],
            fix.old_text,
            fix.new_text,
            fix.reason,
        )
        for fix in frozen.fixes
    )
