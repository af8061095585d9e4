"""What the first page says of its work, steps and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.figures import Figure
from thidua_desktop.ui.widgets.work_list import WorkItem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.services.backup_state import BackupState
    from thidua_desktop.services.overview import Change, Overview
    from thidua_desktop.services.overview_work import Step, Todo

REMIND = "Chép tin nhắn nhắc"
WORK: Mapping[str, tuple[Icon, str, str]] = {
    "close": (Icon.CAMPAIGN, "Đã hết thời gian thi đua; chốt số liệu rồi kết thúc", "Kết thúc…"),
    "late_reports": (Icon.MESSAGE, "{count} đơn vị chậm báo cáo kỳ: {names}", REMIND),
    "late": (Icon.ALERT, "{count} đơn vị có chỉ tiêu quá hạn: {names}", REMIND),
    "silent": (Icon.MESSAGE, "{count} đơn vị chưa đủ số liệu: {names}", REMIND),
    "given_back": (Icon.UNDO, "{count} báo cáo đã trả lại, chờ gửi lại: {names}", "Xem"),
    "returned": (Icon.UNDO, "{count} số liệu đã trả lại, chờ đơn vị sửa", "Xem"),
    "difficulties_late": (
        Icon.ALERT,
        "{count} khó khăn, vướng mắc quá hạn trả lời",
        "Trả lời",
    ),
    "number": (Icon.STAMP, "{count} quyết định chưa có số của Văn thư", "Nhập số"),
    "unsigned": (Icon.SIGN, "{count} văn bản chưa đính kèm bản đã ký: {names}", "Đính kèm"),
    "unmet": (Icon.AWARD, "{count} đề nghị khen thưởng chưa đủ điều kiện", "Xem đề nghị"),
    "ratings": (
        Icon.SHIELD,
        "{count} đề nghị khen thưởng còn thiếu xếp loại năm: {names}",
        "Ghi xếp loại",
    ),
    "verify": (Icon.VERIFY, "{count} số liệu chờ thẩm định", "Thẩm định"),
    "difficulties": (Icon.IDEA, "{count} khó khăn, vướng mắc chờ trả lời", "Xem"),
    "plans": (Icon.PAPER, "{count} đơn vị chưa gửi kế hoạch thi đua", "Xem"),
    "unassigned": (Icon.INDICATORS, "{count} chỉ tiêu chưa giao cho đơn vị nào", "Giao chỉ tiêu"),
    "to_check": (
        Icon.BADGE_ALERT,
        "{count} chỉ tiêu suy ra từ kế hoạch, cần xem lại",
        "Xem chỉ tiêu",
    ),
    "rounding": (Icon.INFO, "Kế toán chưa chọn cách làm tròn tiền thưởng", "Chọn"),
    "legal": (Icon.BOOK, "{count} văn bản pháp lý chưa xác nhận", "Xem văn bản"),
}
URGENT = frozenset({"close", "late_reports", "late", "silent", "difficulties_late", "number"})
# While to be done, once done, what its button says.
STEPS: Mapping[str, tuple[str, str, str]] = {
    "units": ("Chọn đơn vị tham gia", "{count} đơn vị tham gia", "Xem đơn vị"),
    "to_check": (
        "Xem lại {count} chỉ tiêu suy ra từ kế hoạch",
        "Chỉ tiêu đã được xem lại",
        "Xem chỉ tiêu",
    ),
    "unassigned": (
        "Giao {count} chỉ tiêu chưa có đơn vị thực hiện",
        "Mọi chỉ tiêu đã được giao",
        "Giao chỉ tiêu",
    ),
    "open": ("Phát động để nhận số liệu của đơn vị", "", "Phát động…"),
    "sheets": (
        "Lưu bảng xếp hạng, phiếu chấm điểm chính thức",
        "Đã lưu bảng xếp hạng chính thức",
        "Mở văn bản",
    ),
    "awards": (
        "Xét khen thưởng: đề nghị, điều kiện, quyết định",
        "Đã có quyết định khen thưởng",
        "Xét khen thưởng",
    ),
    "report": ("Lập báo cáo tổng kết", "Đã lưu báo cáo tổng kết chính thức", "Mở văn bản"),
}
STEPS_TITLE: Mapping[CampaignState, str] = {
    CampaignState.DRAFT: "Chuẩn bị phát động",
    CampaignState.OPEN: "",
    CampaignState.CLOSED: "Sau khi kết thúc",
}
NAMES_SHOWN = 3
SOON = 14
GOOD_FROM = 90


def work_item(todo: Todo) -> WorkItem:
    """Say one thing to do."""
    icon, words, act = WORK[todo.key]
    names = ", ".join(todo.names[:NAMES_SHOWN])
    if len(todo.names) > NAMES_SHOWN:
        names += "…"
    said = words.format(count=todo.count, names=names)
    return WorkItem(todo.key, icon, said, act, urgent=todo.key in URGENT)


def backup_item(state: BackupState | None) -> WorkItem | None:
    """Say that a backup on a stick is due; None while one is fresh or nothing is known."""
    if state is None or not state.stick_is_due:
        return None
    day = state.stick.day
    words = "Chưa sao lưu ra USB lần nào"
    if day is not None:
        words = f"Sao lưu ra USB gần nhất ngày {format_date(day)}"
    return WorkItem("backup", Icon.BACKUP, words, "Sao lưu…")


def step_item(step: Step) -> WorkItem:
    """Say one step, done or not."""
    words, settled, act = STEPS[step.key]
    said = (settled if step.done else words).format(count=step.count)
    icon = Icon.DONE if step.done else Icon.DOT
    return WorkItem(step.key, icon, said, act, urgent=not step.done, done=step.done)


def figures(made: Overview) -> tuple[Figure, ...]:
    """Say in a few figures how the campaign stands; of a draft only how large it is."""
    if made.state is CampaignState.DRAFT:
        return (
            _time(made),
            Figure(str(len(made.units)), "đơn vị tham gia"),
            Figure(str(sum(field.indicators for field in made.fields)), "chỉ tiêu, nhiệm vụ"),
        )
    whole = Figure(
        "—" if made.percent is None else f"{format_decimal(made.percent)}%",
        "mức hoàn thành chung",
        _percent_tone(made),
    )
    full = made.complete == len(made.units)
    complete = Figure(
        f"{made.complete}/{len(made.units)}",
        "đơn vị đủ số liệu",
        Tone.GOOD if full else Tone.PLAIN,
    )
    return (_time(made), whole, complete, *_report(made))


def _percent_tone(made: Overview) -> Tone:
    good = made.percent is not None and made.percent >= GOOD_FROM
    return Tone.GOOD if good else Tone.PLAIN


def _time(made: Overview) -> Figure:
    if made.state is CampaignState.DRAFT:
        return Figure("Dự thảo", "chưa phát động", Tone.WARN)
    if made.state is CampaignState.CLOSED:
        return Figure("Đã kết thúc", _until(made), Tone.PLAIN)
    left = made.days_left
    if left is None:
        return Figure("Đang thi đua", "chưa đặt ngày kết thúc")
    if left < 0:
        return Figure(f"Quá {-left} ngày", _until(made), Tone.BAD)
    tone = Tone.WARN if left <= SOON else Tone.PLAIN
    return Figure("Hôm nay" if left == 0 else f"Còn {left} ngày", _until(made), tone)


def _until(made: Overview) -> str:
    return "" if made.ends is None else f"kết thúc thi đua {format_date(made.ends)}"


def _report(made: Overview) -> tuple[Figure, ...]:
    if made.next_report is None:
        return ()
    return (Figure(format_date(made.next_report), "hạn báo cáo kỳ tới"),)


def change_row(change: Change, today: date) -> tuple[str, str, str]:
    """Say when, what and who; the day instead of the hour once it is over."""
    same = change.at.date() == today
    return (f"{change.at:%H:%M}" if same else f"{change.at:%d/%m}", change.what, change.who)
