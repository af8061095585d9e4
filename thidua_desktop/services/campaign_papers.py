"""Papers of a whole campaign: drawn afresh while it runs, kept as bytes once they are official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.documents import (
    final_report,
    indicator_summary,
    plan_paper,
    ranking_list,
    score_sheet,
)
from thidua_desktop.domain.records import Campaign, Paper
from thidua_desktop.domain.terms import CampaignState, PaperKind, UnitPlanState
from thidua_desktop.services import papers, registrations, unit_plans
from thidua_desktop.services.paper_ranking import ranking_data
from thidua_desktop.services.paper_report import report_data
from thidua_desktop.services.paper_results import summary_data
from thidua_desktop.services.paper_score_sheets import sheets_data
from thidua_desktop.services.plan_paper_data import plan_data

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.desk import Desk

FILES = {
    PaperKind.PLAN: ("Kế hoạch", "ke-hoach"),
    PaperKind.INDICATOR_SUMMARY: ("Bảng tổng hợp", "bang-tong-hop"),
    PaperKind.FINAL_REPORT: ("Báo cáo tổng kết", "bao-cao-tong-ket"),
    PaperKind.RANKING_LIST: ("Bảng xếp hạng", "bang-xep-hang"),
    PaperKind.REGISTRATION_SHEETS: ("Bản đăng ký thi đua", "ban-dang-ky-thi-dua"),
    PaperKind.PACTS: ("Giao ước thi đua", "giao-uoc-thi-dua"),
    PaperKind.SCORE_SHEETS: ("Phiếu chấm điểm", "phieu-cham-diem"),
}
"""What the act of keeping a paper is called, and how its files are."""

OF_LAUNCH = frozenset({PaperKind.PLAN, PaperKind.REGISTRATION_SHEETS, PaperKind.PACTS})
"""Papers that stand on no figures: they may be made official again, and the newest stands."""


def document(desk: Desk, campaign_id: int, kind: PaperKind, *, day: date) -> Document:
    """Compose a paper of the whole campaign as at `day`; raises paper.unknown for other kinds."""
    board = desk.board(campaign_id)
    match kind:
        case PaperKind.PLAN:
            made = plan_paper.compose(plan_data(desk, board, day))
        case PaperKind.REGISTRATION_SHEETS:
            made = registrations.every_registration(desk, campaign_id, day=day)
        case PaperKind.PACTS:
            made = registrations.every_pact(desk, campaign_id, day=day)
        case PaperKind.INDICATOR_SUMMARY:
            made = indicator_summary.compose(summary_data(desk, board, day))
        case PaperKind.RANKING_LIST:
            made = ranking_list.compose(ranking_data(desk, board, day))
        case PaperKind.SCORE_SHEETS:
            made = score_sheet.compose(sheets_data(desk, campaign_id, day))
        case PaperKind.FINAL_REPORT:
            made = final_report.compose(report_data(desk, board, day))
        case PaperKind.DECISION | PaperKind.CERTIFICATES:
            raise rule("paper", "paper.unknown")
    return made


def unit_sheet(desk: Desk, campaign_id: int, unit_id: int, *, day: date) -> Document:
    """Compose the Phiếu chấm điểm of one unit alone; raises paper.no_sheets."""
    return score_sheet.compose(sheets_data(desk, campaign_id, day, unit_id=unit_id))


def block_ranking(desk: Desk, campaign_id: int, block: str, *, day: date) -> Document:
    """Compose the Bảng xếp hạng of one block alone; raises paper.no_block."""
    return ranking_list.compose(ranking_data(desk, desk.board(campaign_id), day, block=block))


def pdf(desk: Desk, campaign_id: int, kind: PaperKind, *, day: date) -> bytes:
    """Return the kept bytes of an official paper, else draw it as at `day`."""
    kept = kept_paper(desk, campaign_id, kind, "pdf")
    if kept is not None:
        return desk.content.get(kept.sha256)
    return papers.pdf(desk, document(desk, campaign_id, kind, day=day))


def docx(desk: Desk, campaign_id: int, kind: PaperKind, *, day: date) -> bytes:
    """Return the kept Word file of an official paper, else write it as at `day`."""
    kept = kept_paper(desk, campaign_id, kind, "docx")
    if kept is not None:
        return desk.content.get(kept.sha256)
    return papers.docx(desk, document(desk, campaign_id, kind, day=day))


def why_not_official(desk: Desk, campaign_id: int, kind: PaperKind) -> str:
    """Return the code of what keeps a paper from being made official; empty when nothing does.

    Codes: paper.plan_not_numbered, paper.not_closed, paper.kept_already, paper.not_launched,
    paper.not_registered, paper.not_signed. A paper of the launch may be kept anew after its
    records were corrected; what stands on closed figures is made once a closing.
    """
    row = desk.store.get(Campaign, campaign_id)
    if kind is PaperKind.PLAN:
        numbered = row.document_number and row.document_date
        return "" if numbered else "paper.plan_not_numbered"
    if kind in OF_LAUNCH:
        return _why_not_pledged(desk, row, kind)
    if row.state is not CampaignState.CLOSED:
        return "paper.not_closed"
    return "paper.kept_already" if kept_paper(desk, campaign_id, kind, "pdf") else ""


def _why_not_pledged(desk: Desk, campaign: Campaign, kind: PaperKind) -> str:
    """Look whether every unit's registration is approved, or every block's pact signed."""
    board = desk.board(campaign.id)
    day = board.default_day(desk.clock.today())
    if campaign.state is CampaignState.DRAFT:
        return "paper.not_launched"
    if kind is PaperKind.PACTS:
        blocks = registrations.blocks_with_units(board, day)
        signed = bool(blocks) and all(block.pact_on is not None for block in blocks)
        return "" if signed else "paper.not_signed"
    plans = unit_plans.plans(desk, campaign.id)
    units = board.units(day)
    approved = bool(units) and all(
        unit.id in plans and plans[unit.id].state is UnitPlanState.APPROVED for unit in units
    )
    return "" if approved else "paper.not_registered"


def make_official(desk: Desk, campaign_id: int, kind: PaperKind, *, day: date) -> tuple[Paper, ...]:
    """Keep a paper's PDF and Word file under their hashes in one act; undo does not pass it.

    Raises the codes of `why_not_official`, and paper.kept_already for one that is unchanged.
    """
    why = why_not_official(desk, campaign_id, kind)
    if why:
        raise rule("paper", why)
    made = document(desk, campaign_id, kind, day=day)
    name, stem = FILES[kind]
    kept = kept_paper(desk, campaign_id, kind, "pdf")
    forms = {"pdf": papers.pdf(desk, made), "docx": papers.docx(desk, made)}
    hashes = {form: desk.content.put(content) for form, content in forms.items()}
    if kept is not None and kept.sha256 == hashes["pdf"]:
        raise rule("paper", "paper.kept_already")
    with desk.store.act(f"Lập chính thức {name}", barrier="barrier.official") as act:
        return tuple(
            act.insert(
                Paper(
                    campaign_id=campaign_id,
                    kind=kind,
                    format=form,
                    file_name=f"{stem}.{form}",
                    sha256=sha256,
                    made_at=desk.clock.now(),
                )
            )
            for form, sha256 in hashes.items()
        )


def kept_paper(desk: Desk, campaign_id: int, kind: PaperKind, form: str) -> Paper | None:
    """Return the official paper that stands: the newest of the launch's, else of this closing.

    What was kept before a campaign was reopened stays stored but speaks no more for it.
    """
    rows = desk.store.where(Paper, campaign_id=campaign_id, kind=kind.name, format=form)
    if not rows or kind in OF_LAUNCH:
        return rows[-1] if rows else None
    if desk.store.get(Campaign, campaign_id).state is not CampaignState.CLOSED:
        return None
    return rows[-1] if _made_in(desk, rows[-1]) > _closed_in(desk, campaign_id) else None


def _made_in(desk: Desk, paper: Paper) -> int:
    return max(step.seq for step, _ in desk.store.history(Paper, paper.id))


def _closed_in(desk: Desk, campaign_id: int) -> int:
    """Find the change set of the last closing; 0 when the journal does not reach back to it."""
    closed = CampaignState.CLOSED.name
    steps = desk.store.history(Campaign, campaign_id)
    return max(
        (s.seq for s, raw in steps if raw.after and raw.after.get("state") == closed), default=0
    )
