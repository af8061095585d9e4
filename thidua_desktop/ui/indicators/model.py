"""The lines of the tab Chỉ tiêu: indicators under their fields, with what they ask."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import matches, numbered
from thidua_desktop.domain.terms import ScopeKind
from thidua_desktop.services.assignment_words import NEEDS_NO_TARGET
from thidua_desktop.services.assignments import standing
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.progress.model import measure, target_text
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.records import Assignment, Indicator, IndicatorVersion, Unit
    from thidua_desktop.services.board import CampaignBoard

COLUMNS = (
    Column("Nội dung, chỉ tiêu"),
    Column("Quy tắc", 12, spare=2),
    Column("ĐVT", 6, spare=1),
    Column("Mục tiêu", 6, numbers=True),
    Column("Trọng số", 5, numbers=True),
    Column("Phạm vi", 10, spare=3),
    Column("Thời hạn", 8, numbers=True, spare=1),
    Column("Đơn vị", 5, numbers=True),
)


def indicator_lines(
    board: CampaignBoard, day: date, *, words: str = "", only_to_check: bool = False
) -> tuple[Line, ...]:
    """Prepare the indicators that match, under the heads of their fields."""
    lines: list[Line] = []
    units = board.units(day)
    for field in board.fields:
        found = [
            (row, version)
            for row in board.indicators_of(field.id)
            if (version := board.version(row.id, day)) is not None
            and matches(words, f"{version.short_text} {version.text}")
            and (version.to_check or not only_to_check)
        ]
        if found or not (words or only_to_check):
            weights = (v.weight for row, v in found if not is_ended(row, day))
            weight = format_decimal(sum(weights, start=Decimal(0)))
            note = f"{len(found)} chỉ tiêu · trọng số {weight}"
            lines.append(head(numbered(field.number, field.title), note))
            lines += [_line(board, row, version, units, day=day) for row, version in found]
    return tuple(lines)


def is_ended(row: Indicator, day: date) -> bool:
    return row.active_to is not None and row.active_to < day


def given_to(
    board: CampaignBoard, indicator_id: int, units: Sequence[Unit], *, day: date
) -> tuple[Assignment, ...]:
    """List what of an indicator is a duty of these units on `day`, in their order."""
    rows = (standing(board, unit.id, indicator_id, day) for unit in units)
    return tuple(a for a in rows if a is not None and not a.no_duty)


def scope_text(board: CampaignBoard, row: Indicator) -> str:
    """Say to whom an indicator applies."""
    if row.scope is ScopeKind.COMMUNE:
        lead = board.unit(row.lead_unit_id).short_name if row.lead_unit_id else "chưa chọn"
        return f"Toàn xã: {lead}"
    if not row.scope_kinds:
        return "Mọi đơn vị"
    return ", ".join(label(kind) for kind in row.scope_kinds)


def lacks_target(row: Indicator, version: IndicatorVersion) -> bool:
    """Whether the indicator needs a target and has none (chưa giao chỉ tiêu)."""
    return row.rule not in NEEDS_NO_TARGET and version.target is None


def _line(
    board: CampaignBoard,
    row: Indicator,
    version: IndicatorVersion,
    units: Sequence[Unit],
    *,
    day: date,
) -> Line:
    target = target_text(row.rule, version)
    deadline = version.deadline or board.campaign.ends
    number = len(given_to(board, row.id, units, day=day))
    ended = f"đến {format_date(row.active_to)}" if row.active_to else ""
    check = "cần kiểm tra" if version.to_check else ""
    plain = Tone.MUTED if is_ended(row, day) else Tone.PLAIN
    return Line(
        row.id,
        (
            TextCell(
                version.short_text or version.text,
                plain,
                mark=ended or check,
                mark_tone=Tone.MUTED if ended else Tone.WARN,
                tip=version.text,
            ),
            TextCell(label(row.rule), Tone.MUTED),
            TextCell(measure(row), Tone.MUTED),
            TextCell(target, Tone.WARN if lacks_target(row, version) else plain),
            TextCell(format_decimal(version.weight), plain),
            TextCell(scope_text(board, row), Tone.MUTED),
            TextCell(format_date(deadline) if deadline else "chưa ghi", plain),
            TextCell(str(number), plain if number else Tone.WARN),
        ),
    )
