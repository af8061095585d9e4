"""Words of the backup: its steps, its lights, and what is said when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.services.backups import remarks
from thidua_desktop.storage.backup.job import Step
from thidua_desktop.ui.texts.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.storage.backup.job import Outcome

STEP_WORDS: Mapping[Step, str] = {
    Step.STAGE: "Đang sao lưu 1/5: chép dữ liệu",
    Step.CHECK: "Đang sao lưu 2/5: kiểm tra bản chép",
    Step.OBJECTS: "Đang sao lưu 3/5: ghi tệp đính kèm",
    Step.WRITE: "Đang sao lưu 4/5: ghi dữ liệu",
    Step.REREAD: "Đang sao lưu 5/5: đọc lại từng byte",
}
STOPPING = "Đang dừng sao lưu, dọn phần ghi dở…"
STOPPED = "Đã dừng sao lưu; không để lại phần ghi dở, các bản trước vẫn còn."
RUNNING = "Đang sao lưu; xong rồi hãy làm lần nữa."
DONE = "Đã sao lưu và kiểm tra xong"
NEVER = "chưa"
MANY_DAYS = 30


def done_words(outcome: Outcome) -> str:
    """Say what was made, where, and what it still is not."""
    place = "một thư mục trên máy này" if outcome.same_disk else outcome.label
    words = f"Bộ {outcome.entry.sequence:06d} đã ghi vào {place} và đọc lại đủ từng byte."
    if not outcome.same_disk:
        words += " Có thể rút USB."
    return " ".join((words, *map(sentence, remarks(outcome))))


def day_words(day: date | None, today: date) -> str:
    """Say "hôm nay", "hôm qua", "3 ngày trước", else the date; "chưa" for never."""
    if day is None:
        return NEVER
    ago = (today - day).days
    if ago in {0, 1}:
        return ("hôm nay", "hôm qua")[ago]
    return f"{ago} ngày trước" if 0 < ago <= MANY_DAYS else format_date(day)
