"""What is said before a paper of a decision is made: it is kept, and blanks may not suffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.services.stock import shortages

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk

KEPT = "Bấm “Xem” để lập văn bản. Văn bản lập từ quyết định đã ban hành được lưu giữ nguyên."


def before_making(desk: Desk, decision_id: int | None) -> str:
    """Say that the paper will be kept, and which blanks do not suffice for its sheets."""
    lacking = () if decision_id is None else shortages(desk, decision_id)
    said = [f"{row.name}: cần {row.wanted} tờ, chỉ còn {row.left}." for row in lacking]
    return "\n".join((KEPT, *said))
