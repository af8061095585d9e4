"""Sentences about files from outside and files for others: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EXCHANGE_SENTENCES: Mapping[str, str] = {
    "export.file_open": "Tệp {name} đang mở ở chương trình khác. Đóng tệp trong Excel rồi lưu lại, "
    "hoặc chọn tên khác.",
    "export.full": "Ổ đĩa không đủ chỗ nên chưa lưu được {name}. Xóa bớt tệp hoặc chọn nơi khác.",
    "export.no_folder": "Không còn thấy {name}. Cắm lại USB hoặc chọn nơi khác, rồi làm lại.",
    "export.not_kept": "Đã ghi {name} nhưng đọc lại không đúng. USB có thể hỏng hoặc vừa rút ra; "
    "kiểm tra lại hoặc dùng USB khác.",
    "export.unwritable": "Không ghi được {name} vào thư mục này. Chọn thư mục khác, "
    "ví dụ Tài liệu.",
    "file.bomb": "Tệp phình to bất thường khi giải nén nên không mở. Xin lại tệp gốc từ nơi gửi.",
    "file.damaged": "Tệp bị hỏng hoặc tải về chưa trọn. Mở tệp bằng Excel hoặc Word, "
    "lưu lại rồi thử lại.",
    "file.dtd": "Tệp có khai báo lạ mà Excel, Word không bao giờ ghi nên không mở. "
    "Xin lại tệp gốc từ nơi gửi.",
    "file.embedded": "Tệp có đối tượng nhúng bên trong nên không mở. Chép riêng bảng sang "
    "tệp Excel mới rồi thử lại.",
    "file.empty": "Tệp không có nội dung nào. Xem lại tệp đã chọn.",
    "file.encrypted": "Tệp có đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi thử lại.",
    "file.external_links": "Tệp có liên kết sang tệp khác. Trong Excel, chọn Dữ liệu – "
    "Sửa liên kết – Ngắt liên kết, lưu lại rồi thử lại.",
    "file.has_errors": "{count} ô đang báo lỗi (như #REF!) nên không lấy được giá trị.",
    "file.has_formulas": "{count} ô là công thức: lấy giá trị Excel lưu sẵn, chưa tính lại.",
    "file.macros": "Tệp có macro nên không mở. Trong Excel hoặc Word, lưu lại thành .xlsx "
    "hoặc .docx rồi thử lại.",
    "file.no_reader": "Không chạy được phần đọc tệp của chương trình. Cài lại chương trình.",
    "file.no_room": "Không ghi được tệp tạm để đọc. Xóa bớt tệp trên ổ đĩa rồi thử lại.",
    "file.not_utf8": "Tệp ghi bằng bảng mã lạ nên không mở. Mở bằng Excel hoặc Word, "
    "lưu lại rồi thử lại.",
    "file.not_text": "Tệp không phải văn bản đọc được. Mở bằng Word, lưu lại thành .docx "
    "rồi thử lại.",
    "file.old_workbook": "Tệp Excel đời cũ (.xls): không biết được ô nào là công thức hay ô lỗi. "
    "Nên lưu lại thành .xlsx.",
    "file.pdf_password": "Tệp PDF có đặt mật khẩu. Xin bản không mật khẩu từ nơi gửi.",
    "file.scanned": "Tệp PDF là bản quét, chỉ có hình chụp trang giấy nên không đọc được chữ. "
    "Xin tệp Word (.docx) của văn bản từ nơi soạn.",
    "file.too_large": "Tệp quá lớn (nhiều nhất {most}). Bỏ bớt hình và trang tính không cần.",
    "file.too_many_cells": "Tệp có quá nhiều ô. Chép riêng bảng cần lấy sang tệp mới.",
    "file.too_many_pages": "Tệp PDF dài hơn {most} trang, không giống một kế hoạch.",
    "file.too_many_parts": "Tệp có quá nhiều phần bên trong. Chép riêng bảng cần lấy sang tệp mới.",
    "file.too_many_rows": "Bảng tính có ô nằm quá xa (chỉ nhận đến hàng {most}, cột ZZ). "
    "Chép riêng bảng cần lấy sang tệp mới.",
    "file.too_many_sheets": "Tệp có quá nhiều trang tính (nhiều nhất {most}). Xóa bớt trang.",
    "file.too_slow": "Đọc tệp quá lâu nên đã dừng; dữ liệu không thay đổi. Chép riêng bảng "
    "cần lấy sang tệp mới.",
    "file.unopened": "Không mở được tệp {name}. Xem tệp còn ở đó không, đóng chương trình "
    "đang giữ tệp rồi thử lại.",
    "file.unreadable": "Không đọc được tệp; dữ liệu không thay đổi. Mở tệp bằng Excel hoặc Word, "
    "lưu lại rồi thử lại.",
    "file.wrong_type": "Tệp không phải loại đọc được ở đây (cần {wanted}), dù tên có thể "
    "giống. Xem lại tệp đã chọn.",
    "import.birth_far": "Năm sinh “{text}” không hợp lý. Sửa trong tệp rồi nhập lại.",
    "import.birth_unreadable": "“{text}” không đọc được là năm sinh hay ngày sinh. "
    "Ghi ví dụ 1980 hoặc 03/04/1980.",
    "import.block_unknown": "Phong trào chưa có khối “{text}”; đơn vị được xếp vào khối theo loại.",
    "import.error_cell": "Ô đang báo lỗi {text} nên không lấy được giá trị. Sửa trong Excel.",
    "import.formula_value": "Hàng có ô công thức: lấy giá trị Excel lưu sẵn, chưa tính lại.",
    "import.gender_unknown": "Chưa hiểu giới tính “{text}”. Ghi Nam hoặc Nữ.",
    "import.group_blank": "Chưa ghi nhóm đối tượng, tạm xếp vào nhóm Khác.",
    "import.group_unknown": "Chưa hiểu nhóm đối tượng “{text}”. Ghi Lãnh đạo, Công chức, "
    "Người lao động trực tiếp, Nông dân hoặc Khác.",
    "import.kind_guessed": "Chưa ghi loại đơn vị, đoán theo tên. Xem lại.",
    "import.kind_unknown": "Chưa hiểu loại đơn vị “{text}”. Ghi ví dụ Thôn, Trường học, "
    "Cơ quan, Y tế.",
    "import.lost_zero": "Số điện thoại {text} đã mất số 0 ở đầu vì Excel coi là số.",
    "import.name_missing": "Hàng chưa có tên đơn vị.",
    "import.no_header": "Không thấy hàng tiêu đề trong trang “{sheet}”. Hàng tiêu đề cần có "
    "cột Tên đơn vị, hoặc Họ và tên.",
    "import.nothing": "Không có hàng nào để nhập. Chọn ít nhất một hàng.",
    "import.person_missing": "Hàng chưa có họ tên.",
    "import.salutation_unknown": "Chưa hiểu danh xưng “{text}”. Ghi Ông, Bà, Em hoặc Đồng chí.",
    "import.unit_missing": "Hàng chưa ghi đơn vị của người này.",
    "import.unit_unknown": "Chưa có đơn vị “{text}”. Bấm nút Tạo đơn vị còn thiếu ở trên bảng, "
    "hoặc sửa tên trong tệp.",
}
