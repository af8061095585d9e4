"""What the details panel says about one indicator: rule, scope, where it comes from, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import IndicatorVersion
from thidua_desktop.ui.indicators.model import given_to, lacks_target, scope_text
from thidua_desktop.ui.progress.model import measure, target_text
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.services.board import CampaignBoard


def indicator_details(board: CampaignBoard, indicator_id: int, day: date) -> Details:
    """Prepare the panel of one indicator as at a day."""
    row, version = board.indicator(indicator_id), board.version(indicator_id, day)
    field = next(f for f in board.fields if f.id == row.field_id)
    kicker = f"{field.number.rstrip('.')}. {field.title}"
    if version is None:
        return Details(kicker, "")
    deadline = version.deadline or board.campaign.ends
    given = given_to(board, row.id)
    return Details(
        kicker,
        version.text,
        (
            DetailRow("Tên gọn", version.short_text or "chưa đặt"),
            DetailRow("Quy tắc", _rule(row, version)),
            _target(row, version),
            DetailRow("Trọng số", _weight(version)),
            DetailRow("Phạm vi", scope_text(board, row)),
            DetailRow("Thời hạn", format_date(deadline) if deadline else "chưa ghi"),
        ),
        (
            DetailSection(
                f"Giao cho {len(given)} đơn vị",
                tuple(
                    DetailRow(board.unit(a.unit_id).short_name, _own_target(a.target))
                    for a in given
                ),
                "Chưa giao cho đơn vị nào.",
            ),
            DetailSection("Nguồn trong kế hoạch", _sources(row, version), "Cơ quan tự thêm."),
            DetailSection("Các lần điều chỉnh", _versions(board, row)),
        ),
    )


def _rule(row: Indicator, version: IndicatorVersion) -> str:
    strict = ", tính chặt (trên/dưới)" if version.strict else ""
    return f"{label(row.rule)}, {label(row.accumulation).lower()}{strict}"


def _target(row: Indicator, version: IndicatorVersion) -> DetailRow:
    text = f"{target_text(row.rule, version)} {measure(row)}".strip()
    if lacks_target(row, version):
        return DetailRow("Mục tiêu", "chưa giao", "không chấm điểm", Tone.WARN)
    note = "suy ra từ kế hoạch, cần kiểm tra" if version.to_check else ""
    return DetailRow("Mục tiêu", text, note, Tone.WARN)


def _weight(version: IndicatorVersion) -> str:
    more = " · có điểm vượt" if version.allow_exceed else ""
    return f"{format_decimal(version.weight)}{more}"


def _own_target(target: Decimal | None) -> str:
    return "" if target is None else f"mục tiêu riêng {format_decimal(target)}"


def _sources(row: Indicator, version: IndicatorVersion) -> tuple[DetailRow, ...]:
    if not row.source_lines:
        return ()
    lines = row.source_lines.replace(",", ", ")
    return (DetailRow(f"Dòng {lines}", f"“{version.text}”"),)


def _versions(board: CampaignBoard, row: Indicator) -> tuple[DetailRow, ...]:
    mine = [v for v in board.rows(IndicatorVersion) if v.indicator_id == row.id]
    mine.sort(key=lambda v: (v.valid_from is not None, v.valid_from, v.id), reverse=True)
    return tuple(DetailRow(_since(v), _said(row, v)) for v in mine)


def _since(version: IndicatorVersion) -> str:
    return f"Từ {format_date(version.valid_from)}" if version.valid_from else "Từ đầu"


def _said(row: Indicator, version: IndicatorVersion) -> str:
    parts = [target_text(row.rule, version), f"trọng số {format_decimal(version.weight)}"]
    if version.deadline:
        parts.append(f"hạn {format_date(version.deadline)}")
    if version.reason:
        parts.append(version.reason)
    return " · ".join(parts)
