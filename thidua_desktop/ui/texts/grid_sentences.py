"""Sentences about what is pasted and remarked in the grid: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GRID_SENTENCES: Mapping[str, str] = {
    "cell.excel_date": "Excel đã đổi “{text}” thành ngày tháng. Định dạng ô là văn bản rồi gõ lại.",
    "cell.excel_error": "“{text}” là ô lỗi của Excel. Sửa công thức rồi chép lại.",
    "cell.pasted_dash": "“{text}” không rõ là 0, không phát sinh hay không có nhiệm vụ. "
    "Gõ riêng ô này.",
    "cell.remark_empty": "Ô chưa có số liệu nên chưa ghi chú được. Nhập số liệu trước.",
    "cell.remark_long": "Ghi chú dài quá {most} ký tự. Rút gọn lại.",
}
