"""Sentences about decisions after their draft, what follows them, and proposals upward."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DECISION_SENTENCES: Mapping[str, str] = {
    # Dự thảo, ban hành
    "decision.open": "Đợt xét còn một quyết định chưa ban hành. Ban hành hoặc bỏ dự thảo đó trước.",
    "decision.symbol_empty": "Chưa có ký hiệu văn bản. Ví dụ “QĐ-UBND”.",
    "decision.stands": "Văn bản số {number} đã ban hành nên không đổi được. Lập quyết định sửa "
    "đổi, hủy bỏ, hoặc rút lại ban hành khi chưa in, chưa trao.",
    # Sửa đổi, đính chính
    "award.not_issued": "“{name}” chưa có quyết định ban hành.",
    "award.revoked": "Khen thưởng của “{name}” đã bị hủy bỏ.",
    "award.stands": "Khen thưởng của “{name}” đã ban hành nên không sửa, không xóa được. Lập quyết "
    "định sửa đổi hoặc hủy bỏ.",
    "amendment.text_empty": "Ghi nội dung sửa lại.",
    "amendment.old_empty": "Ghi nội dung đã in cần sửa.",
    "amendment.same": "Nội dung sửa lại giống nội dung đã in.",
    "amendment.reason": "Ghi lý do sửa. Lý do này in trong văn bản.",
    "amendment.open": "Nội dung này của “{name}” đang nằm trong một văn bản sửa đổi chưa ban hành. "
    "Ban hành hoặc bỏ văn bản đó trước.",
    "reissue.not_amended": "Chưa có văn bản sửa đổi, đính chính nào về “{name}” được ban hành.",
    "reissue.too_early": "Ngày cấp lại phải từ ngày ban hành {day} trở đi.",
    "reissue.lost_back": "Giấy khen bị mất thì chưa có ngày thu hồi. Để trống, hoặc chọn "
    "lý do khác.",
    # Hủy bỏ
    "revocation.reason": "Ghi lý do hủy bỏ. Lý do này in trong quyết định.",
    "revocation.open": "“{name}” đang nằm trong một quyết định hủy bỏ chưa ban hành.",
    "revocation.none": "“{name}” chưa có quyết định hủy bỏ được ban hành.",
    "revocation.money": "Số tiền thu hồi phải lớn hơn 0 và không quá số tiền đã thưởng.",
    "revocation.money_day": "Số tiền và ngày thu hồi tiền phải đi cùng nhau.",
    "revocation.too_early": "Ngày thu hồi phải từ ngày quyết định hủy bỏ {day} trở đi.",
    # Rút lại ban hành
    "barrier.withdrawal": "đã rút lại một văn bản ban hành",
    "withdrawal.reason": "Ghi lý do rút lại ban hành. Lý do này ở lại cạnh các số sổ bỏ trống.",
    "withdrawal.past": "Quyết định đã có được sửa, xóa ở mục Quyết định đã có.",
    "withdrawal.not_issued": "Văn bản này chưa ban hành.",
    "withdrawal.printed": "Giấy khen đã lập từ văn bản này nên không rút lại được nữa. Lập quyết "
    "định sửa đổi hoặc hủy bỏ.",
    "withdrawal.handed_over": "Đã trao, đã chi hoặc đã thu hồi theo văn bản này nên không rút lại "
    "được nữa.",
    "withdrawal.signed": "Văn bản đã có bản ký. Gỡ bản đã ký nếu đính kèm nhầm, rồi rút lại.",
    "withdrawal.followed": "Đã có văn bản sửa đổi, đính chính hoặc hủy bỏ về quyết định này.",
    "withdrawal.complained": "Có đơn thư về người được khen trong quyết định này. Giải quyết đơn "
    "trước.",
    # Số sổ bỏ trống
    "gap.note": "Ghi lý do số sổ bỏ trống.",
    "gap.range": "Số đầu phải từ 1 trở lên và không quá số cuối.",
    "gap.too_many": "Mỗi lần giải thích nhiều nhất {most} số. Chia thành nhiều lần.",
    "gap.taken": "Số {number} đã có người được khen, hoặc đã giải thích.",
    "gap.withdrawn": "Số {number} bỏ trống do rút lại ban hành, không bỏ được giải thích.",
    "paper.no_certificate": "Văn bản này không có giấy khen để in. Giấy khen mới lập từ quyết định "
    "sửa đổi hoặc công văn đính chính của quyết định lập ở đây.",
    # Đề nghị cấp trên
    "proposal.none": "Chưa chọn đề nghị nào để gửi cấp trên.",
    "proposal.addressee": "Ghi nơi nhận văn bản đề nghị.",
    "proposal.own_form": "Hình thức khen của “{name}” do xã quyết định, không đề nghị cấp trên.",
    "proposal.not_voted": "“{name}” chưa được Hội đồng thông qua. Họp Hội đồng, hoặc ghi lý do "
    "không họp ở đợt xét, rồi gửi.",
    "proposal.sent": "“{name}” đã gửi cấp trên.",
    "proposal.answered": "Đề nghị này đã có trả lời nên không sửa, không rút được nữa.",
    "proposal.answer": "Chọn kết quả trả lời.",
    "proposal.early": "Ngày trả lời phải từ ngày gửi {day} trở đi.",
    "proposal.number": "Ghi số, ký hiệu quyết định của cấp trên.",
    "proposal.reason": "Ghi lý do không được khen, để đơn vị biết.",
}
