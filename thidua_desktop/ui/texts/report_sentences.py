"""Sentences about reports, minh chứng and the reporting calendar: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

REPORT_SENTENCES: Mapping[str, str] = {
    # Báo cáo kỳ
    "report.unit_missing": "Chọn một đơn vị trong danh sách.",
    "report.period_missing": "Phong trào chưa có kỳ báo cáo nào. Xem Chế độ báo cáo ở Thông tin "
    "phong trào (menu Tệp).",
    "report.outside_campaign": "Kỳ báo cáo nằm ngoài thời gian của phong trào. Chọn kỳ khác.",
    "report.unit_outside": "Đơn vị này không tham gia phong trào vào ngày {day}. Chọn đơn vị khác, "
    "hoặc kỳ khác.",
    "report.received_in_future": "Ngày nhận không thể sau hôm nay ({today}).",
    "report.received_before_start": "Ngày nhận không thể trước ngày phát động ({first}).",
    "report.has_values": "Đã nhập {count} số liệu theo báo cáo này nên không thể ghi là không có "
    "thay đổi.",
    "report.unit_has_values": "Đã nhập {count} số liệu theo báo cáo này nên không đổi được đơn vị. "
    "Nhận một báo cáo mới cho đơn vị kia.",
    "report.values_stand": "Đã nhập {count} số liệu theo báo cáo này nên không xóa được: báo cáo "
    "là nguồn của các số liệu ấy. Có thể sửa báo cáo.",
    # Chế độ báo cáo
    "reporting.cutoff": "Ngày chốt phải từ 1 đến {most}.",
    "reporting.phases_missing": "Báo cáo theo đợt cần ít nhất một đợt. Thêm đợt với tên và ngày.",
    "reporting.phase_name": "Đợt ngày {day} chưa có tên.",
    "reporting.phase_outside": "Ngày {day} nằm ngoài thời gian của phong trào.",
    "reporting.phase_same_day": "Có hai đợt cùng ngày {day}.",
    # Minh chứng
    "evidence.no_value": "Ô này chưa có số liệu nên chưa gắn được minh chứng. Nhập số liệu trước; "
    "ảnh của cả báo cáo thì thêm ở Nhận báo cáo (menu Theo dõi).",
    "evidence.kept_already": "{name} đã có ở đây rồi.",
    "evidence.wrong_type": "Chỉ nhận ảnh (PNG, JPG), PDF, Word (.docx) và Excel (.xlsx). Tệp loại "
    "khác: chụp ảnh hoặc lưu thành PDF rồi thêm lại.",
}
