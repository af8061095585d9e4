"""The Sổ theo dõi báo cáo of a campaign as known on a day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.documents import report_register
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.report_register import MissingLine, ReceivedLine, ReportRegister
from thidua_desktop.domain.records import Evidence, Report
from thidua_desktop.domain.reporting import Period, Standing, state_of
from thidua_desktop.services.paper_heads import department_issuer, movement
from thidua_desktop.services.paper_ranking import journal_notes
from thidua_desktop.services.reporting import report_sheet
from thidua_desktop.services.reports import counts_of_values
from thidua_desktop.services.returns import reports_given_back

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.domain.reporting import ReportState
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.reporting import SheetOfReports


def register_paper(desk: Desk, campaign_id: int, day: date) -> Document:
    """Compose the register of reports as known on `day`, with the head of the journal."""
    board = desk.board(campaign_id)
    sheet = report_sheet(desk, campaign_id, day)
    return report_register.compose(
        ReportRegister(
            issuer=department_issuer(desk),
            campaign=movement(board),
            day=day,
            received=_received(desk, board, sheet, day=day),
            missing=_missing(board, sheet),
            signers=(Signer(("NGƯỜI LẬP SỔ",)), Signer(("TRƯỞNG PHÒNG",))),
            notes=journal_notes(desk, final=True),
        )
    )


def received_by(board: CampaignBoard, day: date) -> list[Report]:
    """List the reports that came by `day`, the newest first."""
    came = [report for report in board.rows(Report) if report.received_on <= day]
    return sorted(came, key=lambda r: (r.received_on, r.id), reverse=True)


def own_state(report: Report, sheet: SheetOfReports) -> ReportState:
    """Judge a report alone: an addition may come late where the first one was in time."""
    period = next((p for p in sheet.periods if p.serves(report.as_at)), None)
    whole = period or Period(report.as_at, None)
    return state_of(report.unit_id, whole, (report,), has_values=False, day=report.received_on)


def _received(
    desk: Desk, board: CampaignBoard, sheet: SheetOfReports, *, day: date
) -> tuple[ReceivedLine, ...]:
    values = counts_of_values(desk)
    files = Counter(row.report_id for row in board.rows(Evidence))
    return tuple(
        ReceivedLine(
            unit=board.unit(report.unit_id).name,
            as_at=report.as_at,
            received_on=report.received_on,
            state=own_state(report, sheet),
            channel=report.channel,
            reporter=report.reporter,
            values=values.get(report.id, 0),
            files=files[report.id],
            note=report.note,
            given_back=_back(board, report),
        )
        for report in reversed(received_by(board, day))
    )


def _back(board: CampaignBoard, report: Report) -> str:
    found = [n.row for n in reports_given_back(board, report.unit_id) if n.report == report]
    return f"{format_short(found[-1].on_day)}: {found[-1].reason}" if found else ""


def _missing(board: CampaignBoard, sheet: SheetOfReports) -> tuple[MissingLine, ...]:
    states = (
        (n, state) for (_, n), state in sheet.states.items() if state.standing is Standing.MISSING
    )
    return tuple(
        MissingLine(
            unit=board.unit(state.unit_id).name, due_on=state.due_on, days_late=state.days_late
        )
        for _, state in sorted(states, key=lambda pair: pair[0])
        if state.due_on is not None
    )
