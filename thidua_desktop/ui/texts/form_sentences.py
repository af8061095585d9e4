"""Sentences about biểu nhập that go out by USB and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM_SENTENCES: Mapping[str, str] = {
    # Xuất
    "form.no_unit": "Chưa chọn đơn vị nào. Đánh dấu ít nhất một đơn vị.",
    "form.no_task": "Các đơn vị đã chọn chưa được giao chỉ tiêu nào vào ngày này nên không có gì "
    "để lập biểu. Giao chỉ tiêu trước (trang Chỉ tiêu).",
    "form.no_folder": "Chưa chọn nơi lưu. Bấm “Chọn…” để chọn USB hoặc thư mục.",
    # Cả tệp
    "form.not_a_form": "Tệp này không phải biểu nhập của chương trình, hoặc bảng và mã biểu đã bị "
    "xóa. Chọn đúng tệp, hoặc dùng Nhập từ Excel (menu Tệp).",
    "form.newer": "Biểu này do bản chương trình mới hơn lập. Cập nhật chương trình rồi nhận lại.",
    "form.unknown_campaign": "Biểu này của một phong trào không có trên máy này.",
    "form.unknown_unit": "Biểu này của một đơn vị không còn trên máy này.",
    "form.unknown_code": "Trang ẩn của biểu đã mất và mã biểu {number} không khớp đơn vị nào. "
    "Xuất lại biểu cho đơn vị, hoặc nhập tay.",
    "form.unit_gone": "{unit} không tham gia phong trào vào ngày {day} nên biểu này không nhận "
    "được.",
    "form.unit_merged": "{unit} đã sáp nhập vào {successor} nên biểu đến ngày {day} không nhận "
    "được. Lập biểu mới cho {successor}.",
    "form.other_campaign": "Biểu này của phong trào {name}, không phải phong trào đang mở. Số liệu "
    "nhận vào phong trào {name}; xem kỹ rồi mới đánh dấu.",
    "form.other_unit": "Biểu này của {unit}, không phải của {asked}. Nếu nhận thì ghi cho {unit}; "
    "xem kỹ rồi mới đánh dấu.",
    "form.name_differs": "Tên tệp ghi {named} nhưng bên trong là biểu của {unit}. Hỏi lại đơn vị "
    "xem số liệu của ai rồi mới đánh dấu.",
    "form.no_origin": "Trang ẩn của biểu đã mất; đơn vị và ngày lấy theo mã biểu, số lúc xuất lấy "
    "theo cột “Số liệu hiện có”. Xem kỹ rồi mới đánh dấu.",
    "form.older": "Chỉ tiêu của đơn vị đã thay đổi sau khi xuất biểu này.",
    "form.unit_ended_since": "{unit} thôi tham gia từ sau ngày {day}; số liệu nhận vào vẫn tính "
    "cho những ngày trước đó.",
    "form.received_before": "Tệp này đã nhận trước đây; ô nào nhận thêm thì ghi vào cùng báo cáo.",
    "form.two_sheets": "Tệp có nhiều trang biểu nhập; chỉ đọc trang “{name}”.",
    # Từng dòng
    "form.merged": "Ô này bị gộp với dòng khác nên không rõ số của chỉ tiêu nào. Tách ô, ghi lại.",
    "form.row_twice": "Chỉ tiêu này có hai dòng ghi số trong biểu. Hỏi lại đơn vị số nào đúng.",
    "form.formula_empty": "Ô là công thức chưa tính ra số. Gõ thẳng con số.",
    "form.formula_share": "Công thức cho ra {text}, không rõ là phần trăm nào. Gõ thẳng 12/15 "
    "hoặc 80%.",
    "form.share": "Đọc thành {read}. Nếu ý đơn vị là phần của một (0,8 là 80%) thì đừng nhận, gõ "
    "tay ở trang Tiến độ.",
    # Khi nhận
    "form.stale": "Số liệu ở đây vừa thay đổi. Xem lại các dòng rồi nhận.",
    "form.not_offered": "Có dòng không nhận được. Bỏ đánh dấu dòng đó.",
    "form.contradiction": "Đơn vị đánh dấu “Không có thay đổi” nhưng biểu có số mới. Chọn nhận số "
    "mới hay ghi là không có thay đổi.",
    "form.two_files": "Hai tệp “{first}” và “{second}” cùng của một đơn vị, cùng ngày. Bỏ một tệp "
    "khỏi danh sách, hoặc nhận từng tệp.",
    "form.nothing": "Biểu này không có gì mới để nhận.",
}
