"""Words of the register that its window, the histories and the statistics share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_money
from thidua_desktop.domain.likeness import Likeness
from thidua_desktop.services.award_notes import decision_words
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.services.award_register import RegisterEntry
    from thidua_desktop.services.desk import Desk

UNKNOWN = "chưa rõ"
SURE = {
    Likeness.CERTAIN: ("đã gắn hồ sơ", Tone.GOOD),
    Likeness.LIKELY: ("rất giống, chưa gắn", Tone.WARN),
    Likeness.REVIEW: ("cần xem lại", Tone.MUTED),
}


def type_of(entry: RegisterEntry) -> str:
    return UNKNOWN if entry.award_type is None else label(entry.award_type)


def day_of(entry: RegisterEntry) -> str:
    day = entry.decision.decided_on
    if day is not None:
        return format_date(day)
    return f"năm {entry.year}" if entry.year else UNKNOWN


def standing_of(entry: RegisterEntry) -> tuple[str, Tone]:
    """Say whether an award stands: còn hiệu lực, đã hủy bỏ, đang xác minh."""
    if entry.after.revoked:
        return "Đã hủy bỏ", Tone.BAD
    if entry.after.in_question:
        return "Đang xác minh", Tone.WARN
    return "Còn hiệu lực", Tone.GOOD


def details_of(desk: Desk, entry: RegisterEntry) -> Details:
    """Tell of one award: its decision, what was printed, what came after."""
    award = entry.award
    standing, tone = standing_of(entry)
    amount = UNKNOWN if award.amount_vnd is None else format_money(award.amount_vnd)
    rows = [
        DetailRow("Số sổ", entry.number),
        DetailRow("Hiệu lực", standing, "", tone),
        DetailRow("Hình thức", entry.form),
        DetailRow("Loại hình", type_of(entry)),
        DetailRow("Quyết định", decision_words(entry.decision)),
        DetailRow("Cơ quan", entry.decision.issuer or desk.office.name),
        DetailRow("Đơn vị", entry.unit or UNKNOWN),
        DetailRow("Tiền thưởng", amount),
    ]
    if award.birth_year is not None:
        rows.insert(-1, DetailRow("Năm sinh", str(award.birth_year)))
    reason = entry.citation or entry.decision.subject
    return Details(
        label(award.subject),
        entry.name,
        tuple(rows),
        (
            DetailSection(
                "Thành tích", (DetailRow("", reason),) if reason else (), "Chưa ghi thành tích."
            ),
            DetailSection(
                "Ghi chú sổ",
                tuple(DetailRow("", note) for note in entry.after.notes),
                "Không có sửa đổi, hủy bỏ, cấp lại nào.",
            ),
        ),
    )
