"""Sentences about giving targets, unit plans, fields and weights: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ASSIGN_SENTENCES: Mapping[str, str] = {
    "assignment.not_member": "Đơn vị không tham gia phong trào vào ngày này. Xếp đơn vị vào khối "
    "ở tab Đơn vị trước.",
    "assignment.ended": "Chỉ tiêu này đã kết thúc trước ngày đang xem nên không giao được.",
    "assignment.has_entries": "{name} đã có số liệu ở chỉ tiêu này nên không thu hồi được. Gõ dấu "
    "trừ (-) nếu từ nay đơn vị không có nhiệm vụ.",
    "assignment.not_given": "Chỉ tiêu này chưa giao cho đơn vị. Giao ở lớp Mục tiêu trước.",
    "assignment.no_duty": "Đơn vị không có nhiệm vụ này. Giao lại ở lớp Mục tiêu trước.",
    "assignment.name_long": "Tên người phụ trách quá dài (nhiều nhất {most} chữ).",
    "assignment.no_number": "Chỉ tiêu này không có mục tiêu bằng số, nên chưa hiểu “{text}”. Gõ x "
    "để giao, dấu trừ (-) nếu không có nhiệm vụ.",
    "assignment.strict": "“Trên”, “dưới” đặt chung ở chỉ tiêu, không đặt riêng cho một đơn vị. Gõ "
    "con số.",
    "assignment.commune": "Chỉ tiêu toàn xã chỉ giao cho đơn vị chủ trì. Gõ p nếu đơn vị này phối "
    "hợp, góp số liệu vào kết quả chung.",
    "assignment.helps_commune": "Chỉ chỉ tiêu toàn xã mới có đơn vị phối hợp. Chỉ tiêu này giao "
    "từng đơn vị: gõ x hoặc con số.",
    "assignment.lead_helps": "Đơn vị này chủ trì chỉ tiêu nên không ghi là phối hợp.",
    "assignment.deadline_early": "Thời hạn trước ngày bắt đầu phong trào ({day}). Xem lại ngày.",
    "assignment.registered_lower": "Mức đăng ký {value} thấp hơn mục tiêu được giao {target}. Đăng "
    "ký phấn đấu phải bằng hoặc cao hơn mục tiêu.",
    "plan_state.reason": "Ghi lý do trả lại để đơn vị biết cần bổ sung gì.",
    "assignment.target_blank": "Chưa nhập mục tiêu. Gõ x để giao theo mục tiêu chung.",
    "assignment.no_kind": "Chưa chọn loại đơn vị nào.",
    "registration.no_unit": "Chưa có đơn vị nào để lập văn bản. Chọn dòng của đơn vị trước.",
    "field.title_empty": "Chưa nhập tên nội dung thi đua.",
    "field.has_indicators": "Nội dung này còn {count} chỉ tiêu nên chưa xóa được. Chuyển các chỉ "
    "tiêu sang nội dung khác trước.",
    "bulk.nothing": "Chưa chọn gì để sửa.",
    "bulk.lead_each": "{count} chỉ tiêu đã chọn giao từng đơn vị, không có đơn vị chủ trì. Bỏ chọn "
    "các chỉ tiêu đó, hoặc để nguyên đơn vị chủ trì.",
}
