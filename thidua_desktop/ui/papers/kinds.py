"""Which papers the tab Văn bản offers and which use cases make them: a new kind is one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import PaperKind
from thidua_desktop.services import campaign_papers, papers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class PaperRef:
    """One paper: of a campaign as at `day`, of one decision of it, or of the block named."""

    kind: PaperKind
    campaign_id: int
    day: date
    decision_id: int | None = None
    block: str = ""


if TYPE_CHECKING:
    Make = Callable[[Desk, PaperRef], bytes]


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes a kind of paper; `docx` None where it is only printed."""

    pdf: Make
    docx: Make | None = None
    of_decision: bool = False
    needs_number: bool = False


def _decision_pdf(desk: Desk, ref: PaperRef) -> bytes:
    return papers.decision_pdf(desk, ref.decision_id or 0)


def _decision_docx(desk: Desk, ref: PaperRef) -> bytes:
    return papers.docx(desk, papers.decision_document(desk, ref.decision_id or 0))


def _certificates(desk: Desk, ref: PaperRef) -> bytes:
    return papers.certificates(desk, ref.decision_id or 0)


def _campaign_pdf(desk: Desk, ref: PaperRef) -> bytes:
    if ref.block:
        return papers.pdf(desk, _of_block(desk, ref))
    return campaign_papers.pdf(desk, ref.campaign_id, ref.kind, day=ref.day)


def _campaign_docx(desk: Desk, ref: PaperRef) -> bytes:
    if ref.block:
        return papers.docx(desk, _of_block(desk, ref))
    return campaign_papers.docx(desk, ref.campaign_id, ref.kind, day=ref.day)


def composed(desk: Desk, ref: PaperRef) -> Document:
    """Compose a paper of the campaign anew, to look into its tables."""
    if ref.block:
        return _of_block(desk, ref)
    return campaign_papers.document(desk, ref.campaign_id, ref.kind, day=ref.day)


def _of_block(desk: Desk, ref: PaperRef) -> Document:
    return campaign_papers.block_ranking(desk, ref.campaign_id, ref.block, day=ref.day)


MAKERS: Mapping[PaperKind, Maker] = {
    PaperKind.CERTIFICATES: Maker(_certificates, of_decision=True, needs_number=True),
    PaperKind.DECISION: Maker(_decision_pdf, _decision_docx, of_decision=True),
    PaperKind.PLAN: Maker(_campaign_pdf, _campaign_docx),
    PaperKind.REGISTRATION_SHEETS: Maker(_campaign_pdf, _campaign_docx),
    PaperKind.PACTS: Maker(_campaign_pdf, _campaign_docx),
    PaperKind.INDICATOR_SUMMARY: Maker(_campaign_pdf, _campaign_docx),
    PaperKind.FINAL_REPORT: Maker(_campaign_pdf, _campaign_docx),
    PaperKind.RANKING_LIST: Maker(_campaign_pdf, _campaign_docx),
    PaperKind.SCORE_SHEETS: Maker(_campaign_pdf, _campaign_docx),
}
