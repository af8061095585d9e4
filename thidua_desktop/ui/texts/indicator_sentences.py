"""Sentences for what the tab Chỉ tiêu refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

INDICATOR_SENTENCES: Mapping[str, str] = {
    "indicator.text_empty": "Chưa nhập nội dung chỉ tiêu.",
    "indicator.target_negative": "Mục tiêu không thể nhỏ hơn 0.",
    "indicator.weight": "Trọng số phải lớn hơn 0. Chỉ tiêu không chấm nữa thì cho kết thúc.",
    "indicator.lead": "Chọn đơn vị chủ trì: chỉ tiêu toàn xã được nhập và chấm ở đơn vị này.",
    "indicator.reason": "Ghi lý do: phong trào đã phát động nên mỗi lần sửa chỉ tiêu đều được "
    "giữ lại cùng lý do.",
    "indicator.from_day": "Chưa nhập ngày bắt đầu áp dụng. Gõ ví dụ 05/01/2026.",
    "indicator.later_version": "Đã có lần sửa áp dụng từ {day}. Chọn từ ngày đó trở đi.",
    "indicator.rule_fixed": "Chỉ tiêu đã có số liệu nên không đổi cách tính được. Kết thúc chỉ "
    "tiêu này rồi thêm chỉ tiêu mới.",
}
