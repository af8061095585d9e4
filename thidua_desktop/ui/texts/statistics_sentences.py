"""Sentences about statistical tables: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STATISTICS_SENTENCES: Mapping[str, str] = {
    "stat.name_empty": "Chưa ghi tên biểu.",
    "stat.no_lines": "Biểu chưa có dòng nào. Bấm Thêm để ghi dòng đầu tiên.",
    "stat.no_columns": "Biểu chưa có cột nào. Bấm Thêm để ghi cột đầu tiên.",
    "stat.part_empty": "Chưa ghi tên.",
    "stat.part_twice": "“{name}” có hai lần. Đổi tên hoặc bỏ bớt một.",
    "stat.gone": "Biểu này không còn. Đóng cửa sổ rồi mở lại.",
    "stat.as_shipped": "Biểu “{name}” đang là mẫu của chương trình, chưa sửa gì nên không có gì "
    "để bỏ.",
}
