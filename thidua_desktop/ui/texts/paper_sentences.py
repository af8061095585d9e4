"""Sentences about papers of a whole campaign: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER_SENTENCES: Mapping[str, str] = {
    "paper.number_gone": "Số này không còn trong bảng điểm: đơn vị hoặc chỉ tiêu đã đổi. Xem lại "
    "văn bản.",
    "paper.no_block": "Khối “{name}” không có đơn vị nào vào ngày này nên chưa có bảng xếp hạng.",
    "paper.plan_not_numbered": "Kế hoạch chưa có số, ngày. Ghi số, ngày Văn thư cấp ở Thông tin "
    "phong trào rồi lập chính thức.",
    "paper.not_closed": "Phong trào chưa kết thúc nên số liệu còn tạm tính. Kết thúc phong trào "
    "rồi lập chính thức.",
    "paper.kept_already": "Văn bản này đã lập chính thức và đang được giữ nguyên. Xem, in hoặc lưu "
    "bản đã lập.",
    "paper.not_launched": "Phong trào chưa phát động nên đây là bản nháp. Phát động rồi lập chính "
    "thức.",
    "paper.not_registered": "Còn đơn vị chưa được duyệt kế hoạch, đăng ký. Duyệt ở tab Chỉ tiêu, "
    "Giao chỉ tiêu, Kế hoạch đơn vị rồi lập chính thức.",
    "paper.not_signed": "Còn khối chưa ghi ngày ký giao ước. Ghi ngày ký ở tab Chỉ tiêu, Giao chỉ "
    "tiêu, Giao ước khối rồi lập chính thức.",
    "barrier.official": "văn bản của phong trào đã lập chính thức",
}
