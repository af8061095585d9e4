"""The lines of the tab Đơn vị: block by block, then those outside the campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import matches
from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard

COLUMNS = (
    Column("Đơn vị"),
    Column("Tên gọi tắt", 12, spare=1),
    Column("Loại", 12, spare=3),
    Column("Người đứng đầu", 13, spare=2),
    Column("Nhiệm vụ", 6, numbers=True),
    Column("Có số liệu", 7, numbers=True),
)


def unit_lines(
    board: CampaignBoard, day: date, *, words: str = "", block_id: int | None = None
) -> tuple[Line, ...]:
    """Prepare the units that match, under the heads of their blocks."""
    lines: list[Line] = []
    for block in board.blocks:
        if block_id in {None, block.id}:
            lines += _group(board, day, block.name, board.units(day, block_id=block.id), words)
    if block_id is None:
        taking_part = {unit.id for unit in board.units(day)}
        others = [unit for unit in board.rows(Unit) if unit.id not in taking_part]
        here = [u for u in others if not is_closed(u, day)]
        gone = [u for u in others if is_closed(u, day)]
        lines += _group(board, day, "Chưa xếp khối trong phong trào này", here, words)
        lines += _group(board, day, "Đã ngừng hoạt động", gone, words)
    return tuple(lines)


def is_closed(unit: Unit, day: date) -> bool:
    """Whether the unit has ceased before `day`."""
    return unit.active_to is not None and unit.active_to < day


def counts(board: CampaignBoard, unit_id: int, day: date) -> tuple[int, int, int]:
    """Count the tasks; of those that count in the score, those with data, and all."""
    sheet = board.sheet(unit_id, day)
    tasks = sum(1 for t in sheet.tasks if t.result.state is not CellState.NO_DUTY)
    return tasks, sheet.with_data, sheet.scored


def _group(
    board: CampaignBoard, day: date, title: str, units: Sequence[Unit], words: str
) -> list[Line]:
    found = [unit for unit in units if matches(words, f"{unit.name} {unit.short_name}")]
    if not found:
        return []
    return [head(title, f"{len(found)} đơn vị"), *(_line(board, unit, day) for unit in found)]


def _line(board: CampaignBoard, unit: Unit, day: date) -> Line:
    tasks, with_data, scored = counts(board, unit.id, day)
    mark = f"đến {format_date(unit.active_to)}" if unit.active_to else ""
    lacking = with_data < scored
    return Line(
        unit.id,
        (
            TextCell(unit.name, mark=mark, mark_tone=Tone.MUTED),
            TextCell(unit.short_name),
            TextCell(label(unit.kind), Tone.MUTED),
            TextCell(unit.head or "chưa ghi", Tone.PLAIN if unit.head else Tone.MUTED),
            TextCell(str(tasks)),
            TextCell(
                f"{with_data}/{scored}",
                Tone.WARN if lacking else Tone.GOOD,
                tip=f"Còn {scored - with_data} chỉ tiêu chưa có số liệu"
                if lacking
                else "Đã có đủ số liệu",
            ),
        ),
    )
