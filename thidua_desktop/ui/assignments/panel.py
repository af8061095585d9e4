"""What the details panel says about one cell of the matrix, or about a unit's own plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import Assignment
from thidua_desktop.domain.terms import Rule, UnitPlanState
from thidua_desktop.services import assignments
from thidua_desktop.services.assignment_words import Layer, own_target, typed_text
from thidua_desktop.services.unit_plans import plan_of
from thidua_desktop.ui.assignments.model import PLAN_TONES
from thidua_desktop.ui.progress.model import measure, target_text
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import Indicator, IndicatorVersion
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

NONE = "—"


def cell_details(
    desk: Desk, board: CampaignBoard, unit_id: int, indicator_id: int, *, day: date
) -> Details:
    """Prepare the panel of one cell as at a day."""
    unit, block = board.unit(unit_id), board.block_of(unit_id, day)
    indicator, version = board.indicator(indicator_id), board.version(indicator_id, day)
    given = assignments.standing(board, unit_id, indicator_id, day)
    kicker = f"{unit.short_name} · {block.name}" if block else unit.short_name
    title = version.text if version else ""
    if given is None or version is None:
        rows: tuple[DetailRow, ...] = (DetailRow("Giao chỉ tiêu", "Chưa giao cho đơn vị này"),)
    else:
        rows = _rows(board, given, indicator, version)
    plan = DetailSection("Kế hoạch của đơn vị", plan_rows(desk, board, unit_id))
    return Details(kicker, title, rows, (plan, *_history(board, unit_id, indicator_id)))


def unit_details(desk: Desk, board: CampaignBoard, unit_id: int, *, day: date) -> Details:
    """Prepare the panel of a unit: its plan, and how much is still to be given."""
    unit, block = board.unit(unit_id), board.block_of(unit_id, day)
    found = [assignments.standing(board, unit_id, i.id, day) for i in board.indicators]
    given = [a for a in found if a is not None and not a.no_duty]
    own = sum(a.target is not None for a in given)
    registered = sum(a.registered_target is not None for a in given)
    lacking = sum(not a.responsible for a in given)
    rows = (
        DetailRow("Được giao", f"{len(given)} chỉ tiêu", f"{own} có mục tiêu riêng"),
        DetailRow("Đăng ký phấn đấu", f"{registered} chỉ tiêu"),
        DetailRow(
            "Người phụ trách",
            f"{len(given) - lacking}/{len(given)}",
            f"còn thiếu {lacking}" if lacking else "đủ",
            Tone.WARN if lacking else Tone.GOOD,
        ),
    )
    plan = DetailSection("Kế hoạch của đơn vị", plan_rows(desk, board, unit_id))
    return Details(block.name if block else "", unit.name, rows, (plan,))


def plan_rows(desk: Desk, board: CampaignBoard, unit_id: int) -> tuple[DetailRow, ...]:
    """Say where a unit's own plan stands, with its document and why it was returned."""
    plan = plan_of(desk, board.campaign.id, unit_id)
    day = format_date(plan.on_day) if plan.on_day else ""
    rows = [DetailRow("Trạng thái", label(plan.state), day, PLAN_TONES[plan.state])]
    if plan.state is UnitPlanState.NONE:
        return (DetailRow("Trạng thái", label(plan.state)),)
    if plan.document:
        rows.append(DetailRow("Văn bản", plan.document))
    if plan.reason:
        rows.append(DetailRow("Lý do trả lại", plan.reason))
    return tuple(rows)


def _rows(
    board: CampaignBoard, given: Assignment, indicator: Indicator, version: IndicatorVersion
) -> tuple[DetailRow, ...]:
    if given.no_duty:
        return (DetailRow("Giao chỉ tiêu", "Không có nhiệm vụ"), _since(given))
    deadline = given.deadline or version.deadline or board.campaign.ends
    common = f"{target_text(indicator.rule, version)} {measure(indicator)}".strip()
    return (
        _target(given, indicator, version),
        DetailRow("Mục tiêu chung", common),
        DetailRow("Đăng ký phấn đấu", typed_text(given, Layer.REGISTERED) or NONE),
        DetailRow("Người phụ trách", given.responsible or NONE),
        DetailRow(
            "Thời hạn",
            format_date(deadline) if deadline else NONE,
            "riêng" if given.deadline else "chung",
        ),
        _since(given),
    )


def _target(given: Assignment, indicator: Indicator, version: IndicatorVersion) -> DetailRow:
    if given.is_contributor:
        part = "" if given.target is None else format_decimal(given.target)
        return DetailRow("Vai trò", "Đơn vị phối hợp", f"phần góp {part}" if part else "")
    if indicator.rule in {Rule.DONE, Rule.GRADE}:
        return DetailRow("Mục tiêu", target_text(indicator.rule, version))
    target = own_target(given, version)
    if target is None:
        return DetailRow("Mục tiêu", "chưa có", "không chấm điểm", Tone.WARN)
    own = "riêng" if given.target is not None else "chung"
    return DetailRow("Mục tiêu", f"{format_decimal(target)} {measure(indicator)}".strip(), own)


def _since(given: Assignment) -> DetailRow:
    return DetailRow("Áp dụng", _period(given))


def _period(given: Assignment) -> str:
    begins = f"từ {format_date(given.valid_from)}" if given.valid_from else "từ đầu"
    return f"{begins} đến {format_date(given.valid_to)}" if given.valid_to else begins


def _history(board: CampaignBoard, unit_id: int, indicator_id: int) -> tuple[DetailSection, ...]:
    rows = [
        a for a in board.rows(Assignment) if a.unit_id == unit_id and a.indicator_id == indicator_id
    ]
    if len(rows) < 2:  # noqa: PLR2004 - one giving needs no history
        return ()
    rows.sort(key=lambda a: (a.valid_from is not None, a.valid_from), reverse=True)
    return (
        DetailSection(
            "Các lần giao", tuple(DetailRow(_period(a).capitalize(), _said(a)) for a in rows)
        ),
    )


def _said(given: Assignment) -> str:
    if given.no_duty:
        return "không có nhiệm vụ"
    return "theo mục tiêu chung" if given.target is None else format_decimal(given.target)
