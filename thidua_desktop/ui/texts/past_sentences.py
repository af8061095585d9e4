"""Sentences about awards decided long ago or elsewhere: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAST_SENTENCES: Mapping[str, str] = {
    "past.amount": "“{text}” không đọc được là số tiền. Ghi số đồng như quyết định, ví dụ 500.000.",
    "past.day_future": "Ngày quyết định {day} còn ở phía trước. Xem lại ngày, tháng, năm.",
    "past.form_missing": "Chưa ghi hình thức khen thưởng. Ghi ví dụ Giấy khen.",
    "past.form_taken": "“{text}” được hiểu là {name}. Xem lại.",
    "past.form_unknown": "Danh mục chưa có hình thức “{text}”. Ghi một trong: {names}.",
    "past.name_empty": "Hàng chưa có tên người, tập thể hay hộ được khen.",
    "past.namesakes": "Có người, tập thể trùng tên: {names}. Chưa gắn vào hồ sơ nào; gắn sau ở "
    "“Nhập quyết định đã có”.",
    "past.no_awards": "Chưa có ai trong bảng. Ghi ít nhất một người, tập thể hoặc hộ được khen.",
    "past.number_dated": "Quyết định số {number} đã ghi ngày {day}. Xem lại số hoặc ngày.",
    "past.number_own": "Quyết định số {number} đã ban hành trong chương trình này. "
    "Không nhập lại được.",
    "past.number_taken": "Quyết định số {number} đã có. Mở quyết định đó để sửa.",
    "past.number_unreadable": "“{text}” không đọc được là số quyết định. Ghi ví dụ 123/QĐ-UBND; "
    "không có số thì để trống.",
    "past.register_far": "Số sổ “{text}” không đọc được. Ghi một số từ 1 trở lên.",
    "past.register_taken": "Số sổ {number} năm {year} đã ghi cho {name}. Xem lại số sổ.",
    "past.register_year": "Số sổ “{text}” khác năm quyết định {year}. Xem lại số sổ hoặc năm.",
    "past.subject_guessed": "Chưa ghi đối tượng, đang hiểu là cá nhân. Xem lại.",
    "past.subject_unknown": "Chưa hiểu đối tượng “{text}”. Ghi Cá nhân, Tập thể hoặc Hộ gia đình.",
    "past.type_unknown": "Chưa hiểu loại hình “{text}”. Ghi Công trạng, Đột xuất, Phong trào, "
    "Cống hiến hoặc Khác.",
    "past.year_differs": "Năm không khớp nhau: {day} và {year}. Xem lại ngày, năm, số quyết định.",
    "past.year_far": "Năm {year} không hợp lý. Ghi năm ra quyết định đủ bốn chữ số.",
    "past.year_missing": "Chưa biết quyết định ra năm nào. Ghi ngày quyết định, hoặc chỉ ghi năm.",
    "past.year_only": "“{text}” không đủ ngày, tháng, năm: chỉ giữ lại năm.",
    "past.year_unreadable": "“{text}” không đọc được là năm. Ghi đủ bốn chữ số, ví dụ 2024.",
}
