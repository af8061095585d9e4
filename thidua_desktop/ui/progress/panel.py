"""What the details panel says about one cell: target, rule, value, history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.records import ProgressEntry
from thidua_desktop.domain.terms import CellState, ValueKind
from thidua_desktop.domain.typed import value_of, write_cell
from thidua_desktop.ui.progress.cells import entry_of
from thidua_desktop.ui.progress.echo import echo
from thidua_desktop.ui.progress.model import asked_text
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection
from thidua_desktop.ui.widgets.state_mark import TONES

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.progress import Cell, CellResult
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

NONE = "—"
LAST = 12  # entries shown


def cell_details(
    board: CampaignBoard, unit_id: int, indicator_id: int, day: date, *, desk: Desk | None = None
) -> Details:
    """Prepare the panel of one cell as at a day; a `desk` tells who entered what."""
    unit, indicator = board.unit(unit_id), board.indicator(indicator_id)
    version, block = board.version(indicator_id, day), board.block_of(unit_id, day)
    result, cell = board.result(unit_id, indicator_id, day), board.cell(unit_id, indicator_id, day)
    kicker = f"{unit.short_name} · {block.name}" if block else unit.short_name
    title = version.text if version else ""
    if result is None or version is None or cell is None:
        return Details(kicker, title, (DetailRow("Giao chỉ tiêu", "Không giao cho đơn vị này"),))
    entry = entry_of(board, unit_id, result, indicator_id)
    asked = replace(version, target=result.target)  # the unit's own, where it has one
    target = asked_text(indicator, asked)
    more = cell.assignment.registered_target
    registered = f"đăng ký {format_decimal(more)}" if more is not None else ""
    rows = (
        DetailRow("Quy tắc", f"{label(indicator.rule)}, {label(indicator.accumulation).lower()}"),
        DetailRow("Chỉ tiêu giao", target, note=registered),
        DetailRow(
            "Hiện có",
            write_cell(result.value, indicator.rule) or NONE,
            note=label(result.state).lower(),
            tone=TONES[result.state],
            state=result.state,
        ),
        *_read_as(entry),
        DetailRow("Phụ trách", cell.assignment.responsible or NONE),
        DetailRow("Thời hạn", format_date(result.deadline) if result.deadline else NONE),
        _points(board, unit_id, indicator_id, day),
        *_beside(board, result, entry),
        *_next(board, result, entry),
    )
    return Details(kicker, title, rows, (_history(cell, result, day, desk=desk),))


def _read_as(entry: ProgressEntry | None) -> tuple[DetailRow, ...]:
    """Say how the value was read where it could be read in two ways."""
    words = echo(entry.typed) if entry is not None and entry.kind is ValueKind.VALUE else ""
    return (DetailRow("Đã gõ", entry.typed, words.lower(), Tone.WARN),) if words and entry else ()


def _beside(
    board: CampaignBoard, result: CellResult, entry: ProgressEntry | None
) -> tuple[DetailRow, ...]:
    """Say what stands beside the value: thẩm định, minh chứng, ghi chú, trả lại."""
    if entry is None:
        return ()
    count, back = len(board.evidence_of(entry)), board.return_of(entry.id)
    checked = "đã thẩm định" if result.verified else "chưa thẩm định"
    rows = [
        DetailRow("Thẩm định", checked),
        DetailRow("Minh chứng", f"{count} tệp" if count else "chưa có"),
    ]
    if entry.remark:
        rows.append(DetailRow("Ghi chú", entry.remark))
    if back is not None:
        rows.append(DetailRow("Trả lại", f"{format_date(back.on_day)}: {back.reason}"))
    return tuple(rows)


def _next(
    board: CampaignBoard, result: CellResult, entry: ProgressEntry | None
) -> tuple[DetailRow, ...]:
    """Say what is to be done about the cell; nothing when nothing is."""
    words = ""
    if entry is not None and board.return_of(entry.id) is not None:
        words = "Chờ đơn vị báo lại"
    elif result.state is CellState.NO_DATA or (
        result.state is CellState.OVERDUE and not result.has_data
    ):
        words = "Nhập số liệu, hoặc nhắc đơn vị"
    elif result.state in {CellState.OVERDUE, CellState.MISSED, CellState.AT_RISK}:
        words = "Đôn đốc đơn vị"
    elif result.state is CellState.NO_TARGET:
        words = "Giao chỉ tiêu (tab Chỉ tiêu)"
    elif result.has_data and not result.verified:
        words = "Thẩm định"
    return (DetailRow("Việc tiếp theo", words),) if words else ()


def _points(board: CampaignBoard, unit_id: int, indicator_id: int, day: date) -> DetailRow:
    for line in break_down(board.sheet(unit_id, day)).lines:
        if line.indicator_id == indicator_id:
            text = f"{format_decimal(line.points, 2)} / {format_decimal(line.full, 2)}"
            return DetailRow("Điểm", text, note="tạm tính")
    return DetailRow("Điểm", NONE, note="không tính điểm")


def _history(cell: Cell, result: CellResult, day: date, *, desk: Desk | None) -> DetailSection:
    entries = sorted(
        (e for e in cell.entries if e.as_at <= day), key=lambda e: (e.as_at, e.id), reverse=True
    )
    rows = tuple(
        DetailRow(
            format_date(e.as_at),
            "rút số liệu"
            if e.kind is ValueKind.WITHDRAWN
            else write_cell(value_of(e), cell.indicator.rule),
            note=_note(e, desk, counts=e.id == result.entry_id),
        )
        for e in entries[:LAST]
    )
    return DetailSection("Lịch sử", rows, empty="Chưa có số liệu")


def _note(entry: ProgressEntry, desk: Desk | None, *, counts: bool) -> str:
    """Say whether an entry counts, its remark, and who entered it when."""
    parts = ["đang tính"] if counts else []
    if entry.remark and not counts:
        parts.append(entry.remark)
    if desk is not None:
        acts = desk.store.history(ProgressEntry, entry.id)
        who = f", {acts[0][0].actor}" if acts else ""
        parts.append(f"nhập {entry.entered_at:%H:%M} {format_date(entry.entered_at.date())}{who}")
    return " · ".join(parts)
