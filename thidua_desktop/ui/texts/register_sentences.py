"""Sentences about difficulties, initiatives and reminders: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

REGISTER_SENTENCES: Mapping[str, str] = {
    # Khó khăn, vướng mắc
    "difficulty.content_empty": "Chưa ghi khó khăn, vướng mắc là gì.",
    "difficulty.raised_later": "Ngày nêu không thể sau hôm nay.",
    "difficulty.due_early": "Hạn trả lời phải từ ngày nêu ({raised}) trở đi.",
    "difficulty.answered_early": "Ngày trả lời phải từ ngày nêu ({raised}) trở đi.",
    "difficulty.answered_later": "Ngày trả lời không thể sau hôm nay.",
    "difficulty.answer_without_day": "Đã có trả lời nhưng chưa ghi ngày trả lời.",
    "difficulty.day_without_answer": "Đã có ngày trả lời nhưng chưa ghi trả lời, kết luận gì.",
    # Sáng kiến, mô hình
    "initiative.title_empty": "Chưa ghi tên sáng kiến, mô hình.",
    "initiative.unit_missing": "Chưa chọn đơn vị.",
    "initiative.title_taken": "Đơn vị này đã có “{title}” trong sổ. Sửa dòng đã có, "
    "hoặc ghi tên khác.",
    "initiative.person_elsewhere": "{name} không thuộc đơn vị này. Chọn người khác, "
    "hoặc chọn lại đơn vị.",
    "initiative.day_missing": "Chưa ghi ngày công nhận, xác nhận.",
    "initiative.day_alone": "Có ngày nhưng chưa ghi văn bản công nhận hay người xác nhận.",
    "initiative.day_later": "Ngày công nhận, xác nhận không thể sau hôm nay.",
    # Đôn đốc
    "reminder.text_empty": "Tin nhắn đang trống. Ghi nội dung cần nhắc.",
    "reminder.due_past": "Hạn báo cáo phải từ hôm nay trở đi.",
}
