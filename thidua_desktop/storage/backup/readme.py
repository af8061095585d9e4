"""DOC-TOI.txt: what a stranger reads who opens the stick in ten years."""

TEXT = """\
SAO LƯU CỦA CHƯƠNG TRÌNH THI ĐUA
================================

Thư mục này do chương trình Thi Đua ghi. Nó giữ dữ liệu thi đua, khen thưởng
của cơ quan. Không sửa, không đổi tên, không xóa từng tệp trong này.

Có gì ở đây
-----------
STICK.json     tên và mã của USB (hoặc thư mục) này
objects/       các văn bản đã lập, mỗi tệp mang tên là mã SHA-256 của chính nó
sets/          các bản sao lưu; số đứng trước càng lớn thì bản càng mới
    data.db          toàn bộ dữ liệu (tệp SQLite thường, mở được bằng mọi
                     công cụ đọc SQLite)
    MANIFEST.json    ghi sau cùng: kích thước và mã SHA-256 của từng tệp.
                     Thư mục không có tệp này là bản chưa ghi xong.

Khôi phục
---------
1. Mở chương trình Thi Đua trên máy mới, chọn "Khôi phục từ bản sao lưu" rồi
   chọn thư mục này.
2. Chương trình kiểm tra từng tệp trước khi dùng; bản hỏng không được dùng.
3. Nếu không có chương trình: chép thư mục của bản mới nhất ra máy, giữ nguyên
   USB, rồi nhờ người quản trị mở tệp data.db.

Dữ liệu có tên người. Cất USB nơi có khóa.
"""
