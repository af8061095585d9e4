"""The Bảng xếp hạng of every block as at a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.ranking_list import RankedBlock, RankedUnit, RankingList
from thidua_desktop.domain.grading import grade
from thidua_desktop.domain.terms import MovementGrade
from thidua_desktop.services.paper_heads import department_issuer, is_provisional, movement

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.ranking import Ranked
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

GRADES = {
    MovementGrade.EXCELLENT: "Xuất sắc",
    MovementGrade.GOOD: "Tốt",
    MovementGrade.FAIR: "Khá",
    MovementGrade.BELOW: "Chưa đạt",
}
NO_PLACE = "–"


def ranking_data(desk: Desk, board: CampaignBoard, day: date) -> RankingList:
    """Fill the Bảng xếp hạng of every block as at `day`."""
    campaign = board.campaign
    return RankingList(
        issuer=department_issuer(desk),
        number=None,
        campaign=movement(board),
        as_at=day,
        provisional=is_provisional(board),
        blocks=tuple(
            RankedBlock(
                block.name,
                tuple(_ranked(board, line) for line in board.ranking(block.id, day)),
            )
            for block in board.blocks
        ),
        signers=(Signer(("NGƯỜI LẬP BIỂU",)), Signer(("TRƯỞNG PHÒNG",))),
        scale_note=(
            f"Xếp loại phong trào theo thang điểm do cơ quan đặt: Xuất sắc từ "
            f"{format_decimal(campaign.grade_excellent)}, Tốt từ "
            f"{format_decimal(campaign.grade_good)}, Khá từ {format_decimal(campaign.grade_fair)} "
            "điểm; không phải quy định của pháp luật."
        ),
    )


def _ranked(board: CampaignBoard, line: Ranked) -> RankedUnit:
    sheet = line.sheet
    found = grade(sheet.total, board.campaign)
    notes = [f"{sheet.with_data}/{sheet.scored} chỉ tiêu có số liệu"]
    notes += [veto.reason for veto in sheet.vetoes]
    return RankedUnit(
        place=line.place,
        name=board.unit(sheet.unit_id).name,
        total=sheet.total,
        bonus=sheet.bonus,
        deduction=sheet.deduction,
        grade=GRADES[found] if found and line.place is not None else NO_PLACE,
        note="; ".join(notes),
    )
