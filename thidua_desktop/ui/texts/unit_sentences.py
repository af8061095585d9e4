"""Sentences about units, their members, mergers and the recycle bin: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

UNIT_SENTENCES: Mapping[str, str] = {
    # Cá nhân, hộ gia đình, tập thể nhỏ
    "person.unit_missing": "Chưa chọn đơn vị.",
    "person.move_day": "Ngày chuyển phải sau {last}, ngày cuối ở nơi công tác trước. Xem lại ngày, "
    "hoặc để trống nếu chỉ sửa đơn vị ghi nhầm.",
    "household.name_empty": "Chưa nhập họ tên chủ hộ.",
    "collective.name_empty": "Chưa nhập tên tập thể.",
    "collective.name_taken": "Đơn vị này đã có tập thể “{name}”. Đặt tên khác, hoặc dùng tập thể "
    "đã có.",
    # Đơn vị
    "unit.head_day": "Ngày nhận nhiệm vụ phải sau {last}, ngày cuối của người đứng đầu trước. Xem "
    "lại ngày, hoặc để trống nếu chỉ sửa tên ghi nhầm.",
    "unit.merged": "“{name}” đã sáp nhập vào đơn vị khác nên không hoạt động lại được. Nếu sáp "
    "nhập nhầm, dùng Hoàn tác.",
    "units.nothing": "Chưa chọn điều gì để sửa. Chọn loại, khối hoặc ngày ngừng hoạt động.",
    "leave.before_start": "“{name}” bắt đầu hoạt động từ {first}. Chọn ngày sau ngày đó.",
    # Sáp nhập
    "merger.few": "Chọn ít nhất hai đơn vị để sáp nhập.",
    "merger.ended": "“{name}” đã ngừng hoạt động trước ngày này. Bỏ chọn đơn vị đó, hoặc xem lại "
    "ngày sáp nhập.",
    "merger.document_empty": "Ghi số, ký hiệu của văn bản sáp nhập.",
    "merger.reason": "Có đề nghị khen chưa chọn chuyển. Ghi lý do để lại ở đơn vị cũ.",
    "merger.nomination_twice": "Đơn vị mới sẽ có hai đề nghị khen tập thể trong cùng một đợt xét. "
    "Chỉ chuyển một đề nghị, để lại “{name}”.",
    "merger.value_empty": "Đã đánh dấu chuyển nhưng chưa có số liệu. Gõ số liệu, hoặc bỏ dấu.",
    # Thùng rác
    "recycle.gone": "Mục này không còn trong thùng rác: nó vừa được khôi phục hoặc hoàn tác.",
    "recycle.parent_gone": "Chưa khôi phục được “{name}” vì nơi chứa nó cũng đã bị xóa. Khôi phục "
    "đơn vị, phong trào hoặc nội dung chứa nó trước.",
}
