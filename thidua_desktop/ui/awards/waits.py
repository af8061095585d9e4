"""Why an act of the tab Khen thưởng is not open yet; an empty answer opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import DecisionState, NominationState, SubjectKind
from thidua_desktop.ui.awards.picture import Step

if TYPE_CHECKING:
    from thidua_desktop.ui.awards.picture import NominationView, RoundPicture

NO_ROUND = "Mở một đợt xét trước."
CHOOSE = "Chọn một đề nghị trong bảng trước."
NO_DECISION = "Chưa có quyết định. Lập quyết định trước."
ISSUED = "Quyết định đã ban hành."
PENDING = frozenset({NominationState.DRAFT, NominationState.SUBMITTED, NominationState.RETURNED})
CLOSED = "Hồ sơ khen thưởng của đợt xét đã chốt. Mở lại hồ sơ (menu Đợt xét) nếu cần sửa."
BACK = frozenset({NominationState.APPROVED, NominationState.REJECTED})
RETURNABLE = frozenset({NominationState.SUBMITTED, NominationState.ELIGIBLE})


def pending(picture: RoundPicture | None) -> tuple[int, ...]:
    """Ids of the nominations that still have to be judged."""
    if picture is None:
        return ()
    return tuple(v.row.id for v in picture.nominations if v.row.state in PENDING)


def closed_waits(picture: RoundPicture | None) -> str:
    """Say that nothing of the round changes any more."""
    if picture is None:
        return NO_ROUND
    return CLOSED if picture.held.closed_on is not None else ""


def close_waits(picture: RoundPicture | None) -> str:
    if picture is None or not picture.nominations:
        return "Đợt xét chưa có đề nghị nào nên chưa có hồ sơ để chốt."
    if picture.waiting:
        return f"Còn {picture.waiting} đề nghị chưa có kết quả nên chưa chốt được."
    return ""


def reopen_waits(picture: RoundPicture | None) -> str:
    if picture is None:
        return NO_ROUND
    return "" if picture.held.closed_on is not None else "Hồ sơ của đợt xét chưa chốt."


def remove_round_waits(picture: RoundPicture | None) -> str:
    if picture is None:
        return NO_ROUND
    return "Đợt xét còn đề nghị. Xóa các đề nghị trước." if picture.nominations else ""


def aside_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    if view.row.state is NominationState.DRAFT:
        return "Đề nghị chưa trình xét: xóa khỏi danh sách nếu không xét."
    if view.row.state is NominationState.REJECTED:
        return "Đề nghị đã ghi không xét."
    if view.row.state is NominationState.APPROVED:
        return "Đề nghị này đã nằm trong quyết định."
    return closed_waits(picture)


def back_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    if view.row.state not in BACK:
        return "Chỉ xét lại đề nghị đã vào quyết định hoặc đã ghi không xét."
    if view.step is Step.ISSUED:
        return "Đã có trong quyết định ban hành nên không xét lại được."
    return closed_waits(picture)


def shift_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    return closed_waits(picture)


def ranking_waits(picture: RoundPicture | None) -> str:
    if picture is None:
        return NO_ROUND
    if picture.held.campaign_id is None:
        return "Đợt xét không theo phong trào nên không có bảng xếp hạng."
    return closed_waits(picture)


def submit_waits(picture: RoundPicture | None) -> str:
    if picture is None:
        return NO_ROUND
    if not picture.nominations:
        return "Đợt xét chưa có đề nghị nào."
    if picture.held.closed_on is not None:
        return CLOSED
    return "" if pending(picture) else "Mọi đề nghị của đợt đã được xét."


def draft_waits(picture: RoundPicture | None) -> str:
    if picture is None:
        return NO_ROUND
    if picture.decision is not None and picture.decision.state is not DecisionState.ISSUED:
        return "Đợt xét đang có một quyết định chưa ban hành. Ban hành hoặc bỏ dự thảo đó trước."
    if not picture.decidable:
        return "Chưa có đề nghị nào đủ điều kiện. Bấm “Trình xét” trước."
    return closed_waits(picture)


def sign_waits(picture: RoundPicture | None) -> str:
    if picture is None or picture.decision is None:
        return NO_DECISION
    state = picture.decision.state
    if state is DecisionState.AWAITING_NUMBER:
        return "Quyết định đã trình ký, đang chờ số của Văn thư."
    return "" if state is DecisionState.DRAFT else ISSUED


def issue_waits(picture: RoundPicture | None) -> str:
    if picture is None or picture.decision is None:
        return NO_DECISION
    state = picture.decision.state
    if state is DecisionState.DRAFT:
        return "Quyết định còn là dự thảo. Trình ký trước."
    return "" if state is DecisionState.AWAITING_NUMBER else ISSUED


def edit_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    if picture.held.closed_on is not None:
        return CLOSED
    decision = picture.decision
    if view.step is Step.ISSUED:
        return "Đã có trong quyết định ban hành nên không sửa được nữa."
    if view.step is Step.DECIDED and decision and decision.state is not DecisionState.DRAFT:
        return "Quyết định đã trình ký. Đưa quyết định về dự thảo rồi sửa."
    return ""


def remove_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    if view.step in {Step.DECIDED, Step.ISSUED}:
        return "Đề nghị này đã nằm trong quyết định."
    return closed_waits(picture)


def return_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    if view.row.state in RETURNABLE:
        return closed_waits(picture)
    if view.row.state is NominationState.RETURNED:
        return "Đề nghị đã được trả lại."
    if view.row.state is NominationState.DRAFT:
        return "Đề nghị chưa trình xét."
    return "Đề nghị này đã nằm trong quyết định."


def head_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    if view.row.subject is SubjectKind.COLLECTIVE and view.row.collective_id is None:
        return "Tập thể được xét theo số liệu của đơn vị, không cần xác nhận của thủ trưởng."
    return edit_waits(picture, view)


def override_waits(picture: RoundPicture | None, view: NominationView | None) -> str:
    if picture is None or view is None:
        return CHOOSE
    if view.card.eligible:
        return "Mọi điều kiện đã đạt, không cần cho vượt."
    return edit_waits(picture, view)
