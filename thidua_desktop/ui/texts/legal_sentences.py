"""Sentences about legal data, money, stock and role models: code → what to say."""

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
    "handover.none": "Chọn ít nhất một khen thưởng của quyết định đã ban hành.",
    "handover.early": "“{name}”: ngày trao, chi phải từ ngày quyết định {day} trở đi.",
    "handover.later": "Ngày trao, chi không thể sau hôm nay.",
    "handover.revoked": "Khen thưởng của “{name}” đã bị hủy bỏ nên không trao, chi nữa.",
    "handover.no_money": "“{name}” không có tiền thưởng để chi.",
    "handover.absent_received": "Đã có người nhận thay thì không ghi vắng mặt.",
    "handover.not_given": "Những dòng đã chọn chưa ghi trao hay chi lần nào.",
    "fund.amount": "Số tiền của quỹ là số đồng, lớn hơn 0, không có phần lẻ.",
    "stock.name_empty": "Chưa ghi tên loại phôi, khung, quà.",
    "stock.name_same": "Đã có “{name}” trong danh sách.",
    "stock.warn": "Mức báo là số nguyên từ 1 trở lên; để trống thì báo khi hết.",
    "stock.used": "“{name}” đã có nhập, xuất nên không xóa được. Kiểm kê về 0 nếu không còn.",
    "stock.quantity": "Số lượng là số nguyên từ 1 trở lên.",
    "stock.too_many": "“{name}” chỉ còn {left}. Xem lại số lượng, hoặc kiểm kê trước.",
    "stock.same_count": "Số đếm được đúng bằng số đang ghi ({left}), không có gì thay đổi.",
    "stock.later": "Ngày nhập, xuất không thể sau hôm nay.",
    "role_model.title_empty": "Chưa ghi gương điển hình về việc gì.",
    "role_model.unit_missing": "Chọn đơn vị.",
    "role_model.who_missing": "Chọn người hoặc hộ gia đình là gương điển hình.",
    "role_model.who_elsewhere": "“{name}” thuộc đơn vị khác. Chọn lại đơn vị hoặc người.",
    "role_model.later": "Ngày phát hiện không thể sau hôm nay.",
}
