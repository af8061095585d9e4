"""Văn bản: made from frozen data, kept as bytes, and the same bytes printed again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.documents import decision_award
from thidua_desktop.documents.certificate_data import CertificateData
from thidua_desktop.documents.layout_reader import read_layout
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.follow_up import load_follow_up
from thidua_desktop.domain.records import Award, Decision, Paper
from thidua_desktop.domain.terms import DecisionKind, DecisionState, PaperKind
from thidua_desktop.services.amendments import awards_of, text_now
from thidua_desktop.services.paper_decision import decision_data
from thidua_desktop.services.paper_follow_up import follow_up_document

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.documents.certificate import CertificatePress
    from thidua_desktop.documents.fonts import FontSet
    from thidua_desktop.domain.decision import FrozenDecision
    from thidua_desktop.services.desk import Desk

LAYOUT = "a4-ngang-co-dien.json"
FILES = {
    DecisionKind.AWARD: "quyet-dinh.pdf",
    DecisionKind.AMENDMENT: "quyet-dinh-sua-doi.pdf",
    DecisionKind.CORRECTION: "cong-van-dinh-chinh.pdf",
    DecisionKind.REVOCATION: "quyet-dinh-huy-bo.pdf",
}


def certificate_sheets(desk: Desk, decision_id: int) -> tuple[CertificateData, ...]:
    """Return what each giấy khen of an issued decision says; raises paper.not_issued.

    Under an amendment or correction it is the new giấy khen of those it is about: with the texts
    as they are now and who signs now, for the decision that awarded them.
    """
    row = desk.store.get(Decision, decision_id)
    if row.state is not DecisionState.ISSUED or row.frozen is None or row.number is None:
        raise rule("decision", "paper.not_issued")
    if row.kind is DecisionKind.AWARD:
        awards = sorted(desk.store.where(Award, decision_id=decision_id), key=lambda a: a.position)
        return tuple(_sheet(steps.load(row.frozen), row, award) for award in awards)
    awarding = desk.store.get(Decision, row.corrects_id or 0)
    if row.kind is DecisionKind.REVOCATION or awarding.frozen is None:
        raise rule("decision", "paper.no_certificate")
    paper = load_follow_up(row.frozen)
    frozen = replace(
        steps.load(awarding.frozen),
        # A letter is signed for the committee, a giấy khen by the chairman himself.
        certificate_capacity=tuple(n for n in paper.capacity_lines if not n.startswith("TM.")),
        signer_name=paper.signer_name,
    )
    texts = {award.id: text_now(desk, award.id) for award in awards_of(desk, decision_id)}
    return tuple(
        replace(
            _sheet(frozen, awarding, desk.store.get(Award, key)),
            printed_name=text.printed_name,
            subtitle=text.subtitle,
            citation=text.citation,
        )
        for key, text in texts.items()
    )


def _sheet(frozen: FrozenDecision, row: Decision, award: Award) -> CertificateData:
    return CertificateData(
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
    made = _paper(desk, content, kind=kind, file_name=file_name, decision_id=decision_id)
    with desk.store.act(f"Lập {file_name}", barrier="barrier.paper") as act:
        return act.insert(made)


def _paper(
    desk: Desk, content: bytes, *, kind: PaperKind, file_name: str, decision_id: int
) -> Paper:
    return Paper(
        decision_id=decision_id,
        kind=kind,
        format=file_name.rpartition(".")[2],
        file_name=file_name,
        sha256=desk.content.put(content),
        made_at=desk.clock.now(),
    )


def official(desk: Desk, issued: Decision) -> Paper:
    """Draw the PDF of a decision that is just being issued; the row is stored by that act."""
    return _paper(
        desk,
        pdf(desk, document_of(issued)),
        kind=PaperKind.DECISION,
        file_name=FILES[issued.kind],
        decision_id=issued.id,
    )


def _fonts(desk: Desk) -> FontSet:
    from thidua_desktop.documents.fonts import register

    return register(desk.resources / "fonts")


def decision_document(desk: Desk, decision_id: int) -> Document:
    """Compose a decision that is frozen, its number open or given; raises paper.not_frozen."""
    return document_of(desk.store.get(Decision, decision_id))


def document_of(row: Decision) -> Document:
    """Compose a decision from what was frozen for it alone; raises paper.not_frozen."""
    if row.frozen is None:
        raise rule("decision", "paper.not_frozen")
    if row.kind is DecisionKind.AWARD:
        return decision_award.compose(decision_data(row, steps.load(row.frozen)))
    return follow_up_document(row, load_follow_up(row.frozen))


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
        name = FILES[row.kind]
        keep(desk, kept, kind=PaperKind.DECISION, file_name=name, decision_id=decision_id)
    return kept
