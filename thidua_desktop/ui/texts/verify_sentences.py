"""Sentences about verified and locked values and what is given back: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERIFY_SENTENCES: Mapping[str, str] = {
    "barrier.lock": "số liệu đã khóa hoặc được mở khóa",
    "lock.before_start": "Phong trào bắt đầu ngày {day}. Khóa từ ngày đó trở đi.",
    "lock.earlier": "Số liệu đã khóa đến hết ngày {day}. Muốn lùi lại thì mở khóa kèm lý do.",
    "lock.in_future": "Chỉ khóa được đến hôm nay, chưa khóa được ngày sau.",
    "lock.not_earlier": "Đang khóa đến hết ngày {day}. Gõ ngày trước đó, hoặc để trống để mở hết.",
    "lock.not_locked": "Chưa khóa số liệu nào nên không có gì để mở.",
    "lock.reason": "Ghi lý do mở khóa.",
    "version.locked": "Số liệu của “{name}” đến hết ngày {day} đã khóa: chỉ tiêu, trọng số, thời "
    "hạn tính từ ngày trong kỳ này chỉ đổi kèm lý do và không rút lại được. Sửa kèm lý do, chọn "
    "ngày sau kỳ đã khóa, hoặc mở khóa trước.",
    "progress.locked": "Số liệu của “{name}” đến hết ngày {day} đã khóa nên không đổi lại được. "
    "Sửa ô đó kèm lý do, hoặc mở khóa ở menu Theo dõi.",
    "progress.reason_needed": "Số liệu đã thẩm định hoặc đã khóa chỉ sửa được khi có lý do "
    "({count} ô): {name}.",
    "return.in_future": "Ngày trả lại không được sau hôm nay.",
    "return.nothing": "Chọn ít nhất một số liệu để trả lại.",
    "return.reason_empty": "Ghi lý do trả lại để đơn vị biết phải sửa gì.",
    "return.report_gone": "Báo cáo này không còn nữa: nó vừa bị xóa hoặc hoàn tác ở chỗ khác.",
    "verify.no_entry": "Đơn vị chưa báo cáo số liệu này nên chưa có gì để thẩm định.",
    "verify.reason_needed": "Thẩm định khác số báo cáo, hoặc sửa số đã thẩm định, cần có lý do "
    "({count} số liệu): {name}.",
    "verify.superseded": "Đơn vị đã báo cáo số mới hơn cho cùng ngày. Thẩm định số mới ấy.",
}
