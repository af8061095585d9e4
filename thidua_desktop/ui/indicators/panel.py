"""What the details panel says about one indicator: rule, scope, where it comes from, versions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import numbered
from thidua_desktop.ui.indicators.model import given_to, lacks_target, scope_text
from thidua_desktop.ui.progress.model import measure, target_text
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import Assignment, Indicator, IndicatorVersion
    from thidua_desktop.services.board import CampaignBoard


def indicator_details(board: CampaignBoard, indicator_id: int, day: date) -> Details:
    """Prepare the panel of one indicator as at a day."""
    row, version = board.indicator(indicator_id), board.version(indicator_id, day)
    field = next(f for f in board.fields if f.id == row.field_id)
    kicker = numbered(field.number, field.title)
    if version is None:
        return Details(kicker, "")
    deadline = version.deadline or board.campaign.ends
    given = given_to(board, row.id, board.units(day), day=day)
    return Details(
        kicker,
        version.text,
        (
            DetailRow("Tên gọn", version.short_text or "chưa đặt"),
            DetailRow("Quy tắc", _rule(row, version)),
            _target(row, version),
            *_baseline(version),
            DetailRow("Trọng số", _weight(version)),
            DetailRow("Phạm vi", scope_text(board, row)),
            DetailRow("Thời hạn", format_date(deadline) if deadline else "chưa ghi"),
        ),
        (
            DetailSection(
                f"Giao cho {len(given)} đơn vị",
                tuple(DetailRow(board.unit(a.unit_id).short_name, _own_target(a)) for a in given),
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


def _baseline(version: IndicatorVersion) -> tuple[DetailRow, ...]:
    if version.baseline is None:
        return ()
    return (DetailRow("Số gốc kỳ trước", format_decimal(version.baseline)),)


def _weight(version: IndicatorVersion) -> str:
    more = " · có điểm vượt" if version.allow_exceed else ""
    return f"{format_decimal(version.weight)}{more}"


def _own_target(given: Assignment) -> str:
    words = "phối hợp" if given.is_contributor else ""
    if given.target is not None:
        part = "phần góp" if given.is_contributor else "mục tiêu riêng"
        words = f"{part} {format_decimal(given.target)}"
    return words


def _sources(row: Indicator, version: IndicatorVersion) -> tuple[DetailRow, ...]:
    if not row.source_lines:
        return ()
    lines = row.source_lines.replace(",", ", ")
    return (DetailRow(f"Dòng {lines}", f"“{version.text}”"),)


def _versions(board: CampaignBoard, row: Indicator) -> tuple[DetailRow, ...]:
    """Say each version by what it changed, the newest first; the first one in full."""
    mine = sorted(
        board.versions(row.id), key=lambda v: (v.valid_from is not None, v.valid_from, v.id)
    )
    rows = [DetailRow(_since(v), _said(row, v)) for v in mine[:1]]
    rows += [
        DetailRow(_since(new), _changed(board, row, old, new=new)) for old, new in pairwise(mine)
    ]
    return tuple(reversed(rows))


def _changed(
    board: CampaignBoard, row: Indicator, old: IndicatorVersion, *, new: IndicatorVersion
) -> str:
    """Write old → new of what differs, and why."""
    pairs = (
        ("mục tiêu", target_text(row.rule, old), target_text(row.rule, new)),
        ("số gốc", _number(old.baseline), _number(new.baseline)),
        ("trọng số", format_decimal(old.weight), format_decimal(new.weight)),
        ("hạn", _deadline(board, old), _deadline(board, new)),
        ("điểm vượt", _yes(on=old.allow_exceed), _yes(on=new.allow_exceed)),
    )
    parts = [f"{name} {before} → {after}" for name, before, after in pairs if before != after]
    if old.text != new.text or old.short_text != new.short_text:
        parts.append(f"sửa lời, trước là “{old.text}”")
    if new.reason:
        parts.append(new.reason)
    return " · ".join(parts)


def _number(value: Decimal | None) -> str:
    return "chưa có" if value is None else format_decimal(value)


def _deadline(board: CampaignBoard, version: IndicatorVersion) -> str:
    day = version.deadline or board.campaign.ends
    return format_date(day) if day else "chưa ghi"


def _yes(*, on: bool) -> str:
    return "có" if on else "không"


def _since(version: IndicatorVersion) -> str:
    return f"Từ {format_date(version.valid_from)}" if version.valid_from else "Từ đầu"


def _said(row: Indicator, version: IndicatorVersion) -> str:
    parts = [target_text(row.rule, version), f"trọng số {format_decimal(version.weight)}"]
    if version.deadline:
        parts.append(f"hạn {format_date(version.deadline)}")
    if version.reason:
        parts.append(version.reason)
    return " · ".join(parts)
