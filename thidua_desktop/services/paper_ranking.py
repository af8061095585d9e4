"""The Bảng xếp hạng of every block as the standings show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.ranking_list import RankedBlock, RankedUnit, RankingList
from thidua_desktop.domain.terms import MovementGrade
from thidua_desktop.services.paper_heads import department_issuer, movement
from thidua_desktop.services.score_words import grade_note, place_notes, tie_words
from thidua_desktop.services.standings import final_day, frozen_rows, standings

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import Campaign
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.shown_sheets import ShownSheet

GRADES = {
    MovementGrade.EXCELLENT: "Xuất sắc",
    MovementGrade.GOOD: "Tốt",
    MovementGrade.FAIR: "Khá",
    MovementGrade.BELOW: "Chưa đạt",
}


def ranking_data(desk: Desk, board: CampaignBoard, day: date, *, block: str = "") -> RankingList:
    """Fill the Bảng xếp hạng of every block, or of the one named, as at `day` or as closed.

    Raises paper.no_block for a name that has no units then.
    """
    number = board.campaign.id
    found = standings(desk, number, final_day(desk, number, day))
    shown = [held for held in found.blocks if block in {"", held.name}]
    if block and not shown:
        raise rule("paper", "paper.no_block", name=block)
    return RankingList(
        issuer=department_issuer(desk),
        number=None,
        campaign=movement(board),
        as_at=found.day,
        provisional=not found.final,
        blocks=tuple(
            RankedBlock(held.name, tuple(_ranked(sheet) for sheet in held.sheets)) for held in shown
        ),
        signers=(Signer(("NGƯỜI LẬP BIỂU",)), Signer(("TRƯỞNG PHÒNG",))),
        scale_note=scale_note(board.campaign),
        of_block=block,
        more_notes=(*_tie_note(board), *journal_notes(desk, final=found.final)),
    )


def ranked_blocks(desk: Desk, board: CampaignBoard, day: date) -> tuple[str, ...]:
    """Name the blocks that a Bảng xếp hạng has, in its order."""
    rows = frozen_rows(desk, board.campaign.id)
    if rows:
        return tuple(dict.fromkeys(row.block_name for row in rows))
    return tuple(b.name for b in board.blocks if board.units(day, block_id=b.id))


def scale_note(campaign: Campaign) -> str:
    """Say where the grades come from."""
    return (
        f"Xếp loại phong trào theo thang điểm do cơ quan đặt: Xuất sắc từ "
        f"{format_decimal(campaign.grade_excellent)}, Tốt từ "
        f"{format_decimal(campaign.grade_good)}, Khá từ {format_decimal(campaign.grade_fair)} "
        "điểm; không phải quy định của pháp luật."
    )


def journal_notes(desk: Desk, *, final: bool) -> tuple[str, ...]:
    """Name the head of the journal on a final working sheet; a draft proves nothing."""
    return (f"Nhật ký {desk.store.head.mark()}.",) if final else ()


def _tie_note(board: CampaignBoard) -> tuple[str, ...]:
    breaks = board.campaign.tie_breaks
    if not breaks:
        return ("Bằng tổng điểm thì đồng hạng.",)
    field = next((f.short_title or f.title for f in board.fields if f.breaks_ties), "")
    said = "; ".join(tie_words(rule, field=field) for rule in breaks)
    return (f"Bằng tổng điểm thì xét lần lượt: {said}; vẫn bằng thì đồng hạng.",)


def _ranked(sheet: ShownSheet) -> RankedUnit:
    return RankedUnit(
        place=sheet.place,
        name=sheet.unit_name,
        total=sheet.total,
        bonus=sheet.bonus,
        deduction=sheet.deduction,
        grade=GRADES[sheet.grade] if sheet.grade else "",
        note="; ".join(_notes(sheet)),
        reported=sheet.reported,
        unit_id=sheet.unit_id,
    )


def _notes(sheet: ShownSheet) -> list[str]:
    """Say what the columns do not: why a unit has no place, what decided, what is lacking."""
    notes: list[str] = []
    if sheet.place is None or sheet.won_by or sheet.decided_by:
        notes += [n for n in place_notes(sheet) if "cùng hạng" not in n]
    if not sheet.complete:
        notes.append(f"{sheet.with_data}/{sheet.scored} chỉ tiêu có số liệu")
    if sheet.few_tasks:
        notes.append(f"ít nhiệm vụ ({sheet.scored})")
    floor = grade_note(sheet)
    return [*notes, floor] if floor else notes
