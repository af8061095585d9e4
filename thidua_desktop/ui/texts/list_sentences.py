"""Sentences about lists and how they are looked at: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST_SENTENCES: Mapping[str, str] = {
    "view.name_empty": "Chưa đặt tên cho cách xem. Gõ ví dụ “Các thôn còn thiếu số liệu”.",
    "view.name_taken": "Đã có cách xem “{name}”. Đặt tên khác.",
}
