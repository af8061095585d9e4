"""Sentences about rounds, nominations, decisions and papers: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

AWARD_SENTENCES: Mapping[str, str] = {
    # Đợt xét, đề nghị
    "round.name_empty": "Chưa đặt tên đợt xét. Ví dụ “Đợt 1 năm 2026”.",
    "round.year": "Năm xếp loại chưa đúng. Gõ đủ bốn chữ số, ví dụ 2025.",
    "nomination.same": "“{name}” đã có trong đợt xét này. Sửa đề nghị đã có, hoặc chọn người khác.",
    "nomination.no_subject": "Chưa chọn tập thể hay cá nhân nào trong danh sách.",
    "nomination.no_salutation": "Người này chưa có danh xưng (Ông, Bà…). Bổ sung danh xưng trong "
    "danh mục cá nhân rồi đề nghị lại.",
    "nomination.name_empty": "Chưa có tên in trên giấy khen.",
    "nomination.citation_empty": "Chưa có nội dung thành tích in trên giấy khen.",
    "nomination.head_empty": "Ghi họ tên, chức vụ của người xác nhận.",
    "nomination.return_reason": "Ghi lý do trả lại để đơn vị biết cần bổ sung gì.",
    "override.reason": "Ghi lý do cho vượt điều kiện. Lý do này in kèm hồ sơ.",
    # Quyết định
    "decision.none_eligible": "Chưa có đề nghị nào đủ điều kiện. Trình xét các đề nghị trước.",
    "decision.skip_reason": "Ghi lý do không họp Hội đồng. Lý do này lưu cùng quyết định.",
    "decision.no_signatory": "Hôm nay chưa có ai được ghi là người ký quyết định. Thêm người ký ở "
    "menu Dữ liệu, mục Cơ quan, người ký.",
    "signatory.name_empty": "Chưa nhập họ tên người ký.",
    "signatory.ends_before_start": "Ngày thôi ký phải sau ngày bắt đầu.",
    "signatory.same": "Đã ghi {name} với chức vụ này từ ngày này.",
    "signatory.in_use": "{name} đã được ghi vào quyết định nên không xóa được. Ghi ngày thôi ký "
    "thay cho xóa.",
    "decision.not_eligible": "Không còn đủ điều kiện vào ngày này: {names}. Xem phiếu điều kiện.",
    "decision.number": "Số quyết định phải là số từ 1 trở lên, theo số Văn thư cấp.",
    "decision.number_taken": "Số {number} đã dùng trong năm này. Xem lại số Văn thư cấp.",
    "decision.changed": "Với ngày này, số tiền hoặc căn cứ của quyết định sẽ khác. "
    "Đưa quyết định về dự thảo, trình ký lại rồi nhập số.",
    "decision.no_awardee": "Quyết định chưa có ai được khen. Lập lại từ các đề nghị đủ điều kiện.",
    "signatory.capacity": "“{name}” không ký được quyết định khen thưởng với chức vụ hiện ghi. "
    "Chọn Chủ tịch hoặc Phó Chủ tịch.",
    # Văn bản, tệp
    "paper.not_issued": "Giấy khen chỉ lập được từ quyết định đã có số, ngày ban hành.",
    "paper.not_frozen": "Quyết định còn là dự thảo. Trình ký để chốt nội dung rồi xem văn bản.",
    "paper.unknown": "Phong trào không có văn bản loại này.",
    "paper.open_elsewhere": "“{name}” đang mở ở chương trình khác nên chưa ghi được; tệp cũ còn "
    "nguyên. Đóng tệp đó, hoặc lưu với tên khác.",
    "paper.unwritable": "Không ghi được “{name}”; chưa có gì bị mất. Kiểm tra chỗ trống và quyền "
    "ghi, hoặc chọn thư mục khác.",
    "paper.unreadable": "Không mở được văn bản để xem. Lưu PDF rồi mở bằng chương trình khác.",
}
