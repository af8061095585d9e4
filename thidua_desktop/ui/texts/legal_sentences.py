"""Sentences about legal data, money and stock: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEGAL_SENTENCES: Mapping[str, str] = {
    "legal.title_empty": "Chưa ghi tên văn bản.",
    "legal.title_same": "Văn bản này đã có trong danh sách.",
    "legal.order": "Thứ tự căn cứ là số nguyên từ 1 trở lên.",
    "legal.amount": "Mức lương cơ sở là số đồng, lớn hơn 0, không có phần lẻ.",
    "legal.multiple": "Hệ số phải lớn hơn 0, ví dụ 0,3.",
    "legal.source_empty": "Ghi nguồn: số, ký hiệu của văn bản quy định.",
    "legal.from_empty": "Ghi ngày bắt đầu có hiệu lực.",
    "legal.to_early": "Ngày hết hiệu lực phải sau ngày bắt đầu.",
    "legal.checked_missing": "Đã đối chiếu thì ghi ngày kiểm tra.",
    "legal.checked_later": "Ngày kiểm tra không thể sau hôm nay.",
    "legal.same_day": "Đã có một mức bắt đầu từ ngày {day}. Sửa mức đó, hoặc chọn ngày khác.",
    "legal.form_missing": "Chọn hình thức khen thưởng.",
    "legal.subject_wrong": "“{form}” không dành cho đối tượng này.",
    "legal.name_empty": "Chưa ghi tên hình thức khen thưởng.",
    "legal.name_same": "Đã có hình thức “{name}”.",
    "legal.share": "“{text}” không phải tỷ lệ. Ghi dạng phân số hay phần trăm, ví dụ 2/3 hoặc 80%.",
    "legal.shipped": "Dòng có sẵn trong chương trình không xóa được. Ghi ngày hết hiệu lực.",
    "legal.form_used": "“{name}” đã dùng trong đề nghị, quyết định hoặc mức thưởng nên không xóa "
    "được. Ghi ngày thôi dùng thay cho xóa.",
}
