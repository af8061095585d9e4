"""Văn bản: made from frozen data, kept as bytes, and the same bytes printed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.documents import decision_award
from thidua_desktop.documents.certificate_data import CertificateData
from thidua_desktop.documents.layout_reader import read_layout
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.records import Award, Decision, Paper
from thidua_desktop.domain.terms import DecisionState, PaperKind
from thidua_desktop.services.paper_decision import decision_data

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.documents.certificate import CertificatePress
    from thidua_desktop.documents.fonts import FontSet
    from thidua_desktop.services.desk import Desk

LAYOUT = "a4-ngang-co-dien.json"


def certificate_sheets(desk: Desk, decision_id: int) -> tuple[CertificateData, ...]:
    """Return what each giấy khen of an issued decision says; raises paper.not_issued."""
    row = desk.store.get(Decision, decision_id)
    if row.state is not DecisionState.ISSUED or row.frozen is None or row.number is None:
        raise rule("decision", "paper.not_issued")
    frozen = steps.load(row.frozen)
    awards = sorted(desk.store.where(Award, decision_id=decision_id), key=lambda a: a.position)
    return tuple(
        CertificateData(
            issuer=frozen.certificate_title,
            award="GIẤY KHEN",
            printed_name=award.printed_name,
            subtitle=award.subtitle,
            citation=award.citation,
            decision_number=f"{row.number:02d}/{row.symbol}",
            decision_date=row.decided_on,
            place=frozen.place,
            register_number=f"{award.register_number:02d}",
            register_label=frozen.register_label,
            capacity=frozen.certificate_capacity,
            signer=frozen.signer_name,
        )
        for award in awards
    )


def certificate_press(desk: Desk) -> CertificatePress:
    """Set up the press with the first full-sheet layout."""
    from thidua_desktop.documents.certificate import CertificatePress
    from thidua_desktop.documents.certificate_face import Faces

    layout = read_layout(desk.resources / "layouts" / LAYOUT)
    return CertificatePress(layout, Faces(desk.resources / "fonts"))


def certificates(desk: Desk, decision_id: int) -> bytes:
    """Return one PDF with a giấy khen for each recipient; made once and then kept.

    Raises paper.not_issued, and certificate.* for every sheet that cannot be printed well.
    """
    kept = kept_paper(desk, decision_id, PaperKind.CERTIFICATES, "pdf")
    if kept is not None:
        return kept
    sheets = certificate_sheets(desk, decision_id)
    made = certificate_press(desk).render(
        sheets, title=f"Giấy khen – {len(sheets)} tờ", author=desk.office.name
    )
    keep(
        desk,
        made,
        kind=PaperKind.CERTIFICATES,
        file_name="giay-khen.pdf",
        decision_id=decision_id,
    )
    return made


def kept_paper(desk: Desk, decision_id: int, kind: PaperKind, form: str) -> bytes | None:
    """Return the bytes a decision's paper was made with; None when it was not made yet."""
    rows = desk.store.where(Paper, decision_id=decision_id, kind=kind.name, format=form)
    return desk.content.get(rows[-1].sha256) if rows else None


def keep(desk: Desk, content: bytes, *, kind: PaperKind, file_name: str, decision_id: int) -> Paper:
    """Keep a paper of an issued decision under its hash; undo does not pass it."""
    sha256 = desk.content.put(content)
    with desk.store.act(f"Lập {file_name}", barrier="barrier.paper") as act:
        return act.insert(
            Paper(
                decision_id=decision_id,
                kind=kind,
                format=file_name.rpartition(".")[2],
                file_name=file_name,
                sha256=sha256,
                made_at=desk.clock.now(),
            )
        )


def _fonts(desk: Desk) -> FontSet:
    from thidua_desktop.documents.fonts import register

    return register(desk.resources / "fonts")


def decision_document(desk: Desk, decision_id: int) -> Document:
    """Compose a decision that is frozen, its number open or given; raises paper.not_frozen."""
    row = desk.store.get(Decision, decision_id)
    if row.frozen is None:
        raise rule("decision", "paper.not_frozen")
    return decision_award.compose(decision_data(row, steps.load(row.frozen)))


def pdf(desk: Desk, document: Document) -> bytes:
    """Draw a paper for printing."""
    from thidua_desktop.documents.pdf import render_pdf

    return render_pdf(document, _fonts(desk))


def docx(desk: Desk, document: Document) -> bytes:
    """Draw the same paper for editing."""
    from thidua_desktop.documents.docx import render_docx

    return render_docx(document, _fonts(desk))


def decision_pdf(desk: Desk, decision_id: int) -> bytes:
    """Return the decision's PDF: fresh while its number is open, the kept bytes once issued."""
    row = desk.store.get(Decision, decision_id)
    if row.state is not DecisionState.ISSUED:
        return pdf(desk, decision_document(desk, decision_id))
    kept = kept_paper(desk, decision_id, PaperKind.DECISION, "pdf")
    if kept is None:
        kept = pdf(desk, decision_document(desk, decision_id))
        name = "quyet-dinh.pdf"
        keep(desk, kept, kind=PaperKind.DECISION, file_name=name, decision_id=decision_id)
    return kept
