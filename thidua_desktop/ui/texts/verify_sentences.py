"""Sentences about verified and locked values and what is given back: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERIFY_SENTENCES: Mapping[str, str] = {
    "progress.locked": "Số liệu của “{name}” đến hết ngày {day} đã khóa nên không đổi lại được. "
    "Sửa ô đó kèm lý do, hoặc mở khóa ở menu Theo dõi.",
    "progress.reason_needed": "Số liệu đã thẩm định hoặc đã khóa chỉ sửa được khi có lý do "
    "({count} ô): {name}.",
}
