"""What the details panel says about one cell: target, rule, value, history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.terms import ValueKind
from thidua_desktop.domain.typed import value_of, write_cell
from thidua_desktop.ui.progress.model import measure, target_text
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection
from thidua_desktop.ui.widgets.state_mark import TONES

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.progress import Cell, CellResult
    from thidua_desktop.services.board import CampaignBoard

NONE = "—"


def cell_details(board: CampaignBoard, unit_id: int, indicator_id: int, day: date) -> Details:
    """Prepare the panel of one cell as at a day."""
    unit, indicator = board.unit(unit_id), board.indicator(indicator_id)
    version, block = board.version(indicator_id, day), board.block_of(unit_id, day)
    result, cell = board.result(unit_id, indicator_id, day), board.cell(unit_id, indicator_id, day)
    kicker = f"{unit.short_name} · {block.name}" if block else unit.short_name
    title = version.text if version else ""
    if result is None or version is None or cell is None:
        return Details(kicker, title, (DetailRow("Giao chỉ tiêu", "Không giao cho đơn vị này"),))
    asked = replace(version, target=result.target)  # the unit's own, where it has one
    target = f"{target_text(indicator.rule, asked)} {measure(indicator)}".strip()
    rows = (
        DetailRow("Quy tắc", f"{label(indicator.rule)}, {label(indicator.accumulation).lower()}"),
        DetailRow("Chỉ tiêu giao", target),
        DetailRow(
            "Hiện có",
            write_cell(result.value, indicator.rule) or NONE,
            note=label(result.state).lower(),
            tone=TONES[result.state],
            state=result.state,
        ),
        DetailRow("Phụ trách", cell.assignment.responsible or NONE),
        DetailRow("Thời hạn", format_date(result.deadline) if result.deadline else NONE),
        _points(board, unit_id, indicator_id, day),
    )
    return Details(kicker, title, rows, (_history(cell, result, day),))


def _points(board: CampaignBoard, unit_id: int, indicator_id: int, day: date) -> DetailRow:
    for line in break_down(board.sheet(unit_id, day)).lines:
        if line.indicator_id == indicator_id:
            text = f"{format_decimal(line.points, 2)} / {format_decimal(line.full, 2)}"
            return DetailRow("Điểm", text, note="tạm tính")
    return DetailRow("Điểm", NONE, note="không tính điểm")


def _history(cell: Cell, result: CellResult, day: date) -> DetailSection:
    entries = sorted(
        (e for e in cell.entries if e.as_at <= day), key=lambda e: (e.as_at, e.id), reverse=True
    )
    live = result.entry_id
    rows = tuple(
        DetailRow(
            format_date(e.as_at),
            "rút số liệu"
            if e.kind is ValueKind.WITHDRAWN
            else write_cell(value_of(e), cell.indicator.rule),
            note="đang tính" if e.id == live else e.remark or "",
        )
        for e in entries
    )
    return DetailSection("Lịch sử", rows, empty="Chưa có số liệu")
