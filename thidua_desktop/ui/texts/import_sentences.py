"""Sentences of the import of lists: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

IMPORT_SENTENCES: Mapping[str, str] = {
    "import.column_awarded": "Chưa có cột nào là Họ và tên, Tên tập thể hay Chủ hộ. "
    "Chọn ở đầu cột.",
    "import.column_indicator": "Chưa có cột nào là Chỉ tiêu. Chọn ở đầu cột.",
    "import.column_person": "Chưa có cột nào là Họ và tên. Chọn ở đầu cột.",
    "import.column_unit": "Chưa có cột nào là Đơn vị. Chọn ở đầu cột.",
    "import.column_values": "Chưa có cột nào gắn với một chỉ tiêu. Chọn chỉ tiêu ở đầu cột.",
    "import.date_cell": "Ô là ngày {text}, có thể do Excel tự đổi khi gõ như 12/15. "
    "Gõ lại dạng văn bản, hoặc nhập tay ô này.",
    "import.field_missing": "Chưa biết chỉ tiêu thuộc nội dung thi đua nào. Thêm cột Nội dung.",
    "import.field_new": "Phong trào chưa có nội dung “{text}”; sẽ thêm nội dung này.",
    "import.indicator_missing": "Hàng chưa có tên chỉ tiêu.",
    "import.lead_missing": "Chỉ tiêu toàn xã cần đơn vị chủ trì. Ghi tên đơn vị chủ trì "
    "ở cột Phạm vi.",
    "import.no_campaign": "Cần có phong trào đang mở trên màn hình. Đọc kế hoạch trước (menu Tệp).",
    "import.no_rows": "Tệp không có ô nào có chữ hay số. Xem lại tệp đã chọn.",
    "import.nothing_new": "Mọi ô đã chọn đều đúng như số liệu đang có, không có gì để nhập.",
    "import.nothing_pasted": "Chưa có bảng nào được dán. Chọn bảng trong Excel, bấm Ctrl+C, "
    "rồi dán vào đây.",
    "import.rule_guessed": "Chưa ghi cách tính, đoán theo nội dung và mục tiêu. Xem lại.",
    "import.rule_unknown": "Chưa hiểu cách tính “{text}”. Ghi Tỷ lệ, Ít nhất, Không quá, "
    "Hoàn thành hoặc Mức đánh giá.",
    "import.scope_unknown": "Chưa hiểu phạm vi “{text}”. Ghi tên đơn vị chủ trì, hoặc loại "
    "đơn vị như Thôn, Trường học.",
    "import.two_ways": "Có thể hiểu hai cách, đang đọc là {read}. Xem lại.",
    "import.unit_new": "Sẽ tạo đơn vị “{name}” cùng danh sách này.",
    "import.unit_not_here": "Không có đơn vị “{text}” trong phong trào này. Sửa tên trong tệp, "
    "hoặc thêm đơn vị vào phong trào.",
}
