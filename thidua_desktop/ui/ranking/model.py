"""The lines of the tab Xếp hạng: each block's places, as the ranking gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import matches
from thidua_desktop.domain.grading import grade
from thidua_desktop.domain.ranking import NoPlace
from thidua_desktop.domain.terms import MovementGrade
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.ranking import Ranked
    from thidua_desktop.services.board import CampaignBoard

COLUMNS = (
    Column("Hạng", 4, numbers=True),
    Column("Đơn vị"),
    Column("Điểm", 5, numbers=True),
    Column("Điểm tạm tính", 8, numbers=True, spare=1),
    Column("Có số liệu", 6, numbers=True),
    Column("Xếp loại", 6),
)
NONE = "—"
GRADE_TONES: Mapping[MovementGrade, Tone] = {
    MovementGrade.EXCELLENT: Tone.BEST,
    MovementGrade.GOOD: Tone.GOOD,
    MovementGrade.FAIR: Tone.PLAIN,
    MovementGrade.BELOW: Tone.MISSED,
}
NO_PLACE: Mapping[NoPlace, str] = {
    NoPlace.VETOED: "không xét",
    NoPlace.NOTHING_SCORED: "chưa có gì để chấm",
}


def ranking_lines(
    board: CampaignBoard, day: date, *, words: str = "", block_id: int | None = None
) -> tuple[Line, ...]:
    """Prepare the places of one block, or of every block under its head."""
    lines: list[Line] = []
    for block in board.blocks:
        if block_id not in {None, block.id}:
            continue
        ranked = board.ranking(block.id, day)
        shown = [r for r in ranked if matches(words, board.unit(r.sheet.unit_id).name)]
        if shown:
            lines.append(head(block.name, f"{len(ranked)} đơn vị"))
            lines += [_line(board, item) for item in shown]
    return tuple(lines)


def ranked_unit(board: CampaignBoard, unit_id: int, day: date) -> Ranked | None:
    """Find a unit's line in the ranking of its block."""
    block = board.block_of(unit_id, day)
    if block is None:
        return None
    return next((r for r in board.ranking(block.id, day) if r.sheet.unit_id == unit_id), None)


def points_text(points: Decimal | None) -> str:
    return NONE if points is None else format_decimal(points, 2)


def place_text(ranked: Ranked) -> str:
    return NONE if ranked.place is None else str(ranked.place)


def _line(board: CampaignBoard, item: Ranked) -> Line:
    sheet = item.sheet
    given = grade(sheet.total, board.campaign) if item.place is not None else None
    mark, tone = _mark(item)
    return Line(
        sheet.unit_id,
        (
            TextCell(place_text(item), strong=True),
            TextCell(board.unit(sheet.unit_id).name, mark=mark, mark_tone=tone),
            TextCell(points_text(sheet.total), strong=True),
            TextCell(points_text(sheet.provisional), Tone.MUTED),
            TextCell(
                f"{sheet.with_data}/{sheet.scored}",
                Tone.PLAIN if sheet.complete else Tone.WARN,
                tip=f"Còn {len(sheet.missing)} chỉ tiêu chưa có số liệu, đang tính 0 điểm"
                if sheet.missing
                else "Đã có đủ số liệu",
            ),
            TextCell(label(given) if given else NONE, GRADE_TONES[given] if given else Tone.MUTED),
        ),
    )


def _mark(item: Ranked) -> tuple[str, Tone]:
    if item.no_place is not None:
        return NO_PLACE[item.no_place], Tone.BAD
    if item.tied:
        return "đồng hạng", Tone.PLAIN
    return ("ít nhiệm vụ", Tone.WARN) if item.sheet.few_tasks else ("", Tone.WARN)
