"""Why an act on a decision is not open yet; an empty answer opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem
from thidua_desktop.domain.terms import DecisionState
from thidua_desktop.services import withdrawals
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Decision
    from thidua_desktop.services.desk import Desk

CHOOSE = "Chọn một văn bản trong bảng trước."
CHOOSE_AWARD = "Chọn một người được khen của văn bản đã ban hành."
REVOKED = "Khen thưởng này đã bị hủy bỏ."
NOT_REVOKED = "Khen thưởng này không bị hủy bỏ."
PAST = "Quyết định đã có được sửa ở mục Quyết định đã có (menu Dữ liệu)."
ISSUED = "Văn bản đã ban hành."


def sign(row: Decision | None) -> str:
    if row is None:
        return CHOOSE
    if row.state is DecisionState.AWAITING_NUMBER:
        return "Văn bản đã trình ký, đang chờ số của Văn thư."
    return "" if row.state is DecisionState.DRAFT else ISSUED


def issue(row: Decision | None) -> str:
    if row is None:
        return CHOOSE
    if row.state is DecisionState.DRAFT:
        return "Văn bản còn là dự thảo. Trình ký trước."
    return "" if row.state is DecisionState.AWAITING_NUMBER else ISSUED


def draft(row: Decision | None) -> str:
    if row is None:
        return CHOOSE
    if row.state is DecisionState.AWAITING_NUMBER:
        return "Văn bản đã trình ký. Đưa về dự thảo trước."
    return "" if row.state is DecisionState.DRAFT else ISSUED


def look(row: Decision | None) -> str:
    if row is None:
        return CHOOSE
    if row.is_past:
        return "Quyết định đã có không lập ở đây nên không có văn bản để xem."
    return "Trình ký để chốt nội dung rồi xem văn bản." if row.frozen is None else ""


def signed(row: Decision | None) -> str:
    if row is None:
        return CHOOSE
    return "" if row.state is DecisionState.ISSUED else "Ban hành rồi đính kèm bản đã ký."


def withdraw(desk: Desk, row: Decision | None) -> str:
    if row is None:
        return CHOOSE
    code = withdrawals.why_not(desk, row)
    return sentence(Problem("decision", code)) if code else ""
