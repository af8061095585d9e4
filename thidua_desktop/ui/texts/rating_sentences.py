"""Sentences about ratings, stop flags and complaints: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RATING_SENTENCES: Mapping[str, str] = {
    # Xếp loại chất lượng năm
    "rating.subject_missing": "Chọn đơn vị, cá nhân hay tập thể trong danh sách hiện ra khi gõ.",
    "rating.household": "Hộ gia đình không xếp loại năm.",
    "rating.year": "Năm chưa đúng. Gõ đủ bốn chữ số, ví dụ 2025.",
    "rating.year_later": "Năm xếp loại không thể sau năm nay.",
    "rating.level_missing": "Chưa chọn mức xếp loại.",
    "rating.decided_later": "Ngày ký không thể sau hôm nay.",
    "rating.taken": "“{name}” đã có xếp loại năm {year} trong sổ. Sửa dòng đã có.",
    "rating.nothing_chosen": "Chưa có dòng nào được chọn để ghi.",
    # Dừng xét
    "flag.subject_missing": "Chọn đơn vị, cá nhân, hộ hay tập thể trong danh sách hiện ra khi gõ.",
    "flag.starts_later": "Ngày bắt đầu không thể sau hôm nay.",
    "flag.ends_early": "Ngày kết thúc phải từ ngày bắt đầu ({starts}) trở đi.",
    "flag.concluded_later": "Ngày có kết luận không thể sau hôm nay.",
    "flag.of_complaint": "Dòng này do một đơn thư ghi ra. Sửa hay kết thúc ở sổ Đơn thư.",
    # Đơn thư
    "complaint.subject_missing": "Chọn đơn thư nói về ai, hoặc về khen thưởng nào.",
    "complaint.content_empty": "Chưa ghi nội dung đơn thư.",
    "complaint.received_later": "Ngày nhận không thể sau hôm nay.",
    "complaint.due_early": "Hạn giải quyết phải từ ngày nhận ({received}) trở đi.",
    "complaint.result_missing": "Có ngày kết thúc nhưng chưa chọn kết quả.",
    "complaint.closed_missing": "Có kết quả nhưng chưa ghi ngày kết thúc.",
    "complaint.closed_early": "Ngày kết thúc phải từ ngày nhận ({received}) trở đi.",
    "complaint.closed_later": "Ngày kết thúc không thể sau hôm nay.",
    "complaint.answer_missing": "Ghi văn bản giải quyết hoặc nội dung trả lời trước khi kết thúc.",
}
