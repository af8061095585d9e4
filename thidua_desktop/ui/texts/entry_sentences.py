"""Sentences about typing, plans, checks and the commands: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRY_SENTENCES: Mapping[str, str] = {
    "barrier.closing": "phong trào đã kết thúc hoặc được mở lại",
    "barrier.issue": "quyết định đã ban hành",
    "barrier.migration": "dữ liệu đã nâng cấp",
    "barrier.paper": "văn bản đã lập từ quyết định",
    "barrier.setup": "cơ quan vừa được lập",
    "cell.done_in_future": "Ngày hoàn thành sau ngày số liệu; hãy xem lại ngày.",
    "cell.done_over_total": "Số đã làm lớn hơn tổng số ({text}).",
    "cell.done_unknown": "Chưa hiểu “{text}”. Gõ x hoặc ngày khi đã xong, “chưa” khi chưa xong.",
    "cell.grade_unknown": "Chưa hiểu “{text}”. Gõ T, K, Đ, C hoặc 1 đến 4.",
    "cell.negative": "Số liệu không thể âm.",
    "cell.percent_in_period": "Chỉ tiêu cộng theo kỳ cần số đã làm/tổng số, ví dụ 12/15.",
    "cell.percent_of_part": "Gõ số đã làm và tổng số, không kèm dấu %.",
    "cell.percent_unexpected": "Chỉ tiêu này đếm số lượng, không dùng dấu %.",
    "cell.quantity_unreadable": "Chỉ tiêu này cần một con số, không phải “{text}”.",
    "cell.ratio_unreadable": "Chưa hiểu “{text}”. Gõ 12/15 (đã làm/tổng số) hoặc phần trăm.",
    "cell.total_zero": "Tổng số bằng 0. Gõ 0/0 nếu không phát sinh.",
    "check.links": "Bảng {table} có dòng trỏ tới bản ghi không còn.",
    "check.pages": "Tệp dữ liệu hỏng: {what}",
    "demo.not_ours": "Thư mục {name} không phải của lần chạy thử trước nên không xóa.",
    "plan.file_missing": "Không mở được tệp {name}.",
    "plan.file_not_text": "Tệp {name} không phải văn bản đọc được (cần tệp .docx, .pdf hoặc .txt).",
    "plan.file_old_word": "Tệp {name} thuộc loại Word đời cũ (.doc, .rtf). Mở bằng Word, lưu lại "
    "thành .docx rồi thử lại.",
    "plan.file_too_large": "Tệp {name} quá lớn, không giống một kế hoạch.",
    "sample.not_sample": "Đây là dữ liệu của cơ quan, không phải dữ liệu mẫu, nên không gỡ.",
    "record.link_missing": "Bản ghi liên quan không còn; hãy tải lại màn hình.",
}
