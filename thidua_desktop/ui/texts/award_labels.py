"""Words for dossier, council, what comes after a decision, and stock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain import terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

AWARD_LABELS: Mapping[Enum, str] = {
    terms.DossierKind.PROPOSAL: "Văn bản đề nghị, danh sách",
    terms.DossierKind.ACHIEVEMENT_REPORT: "Báo cáo thành tích",
    terms.DossierKind.MINUTES: "Biên bản họp bình xét",
    terms.DossierKind.CONFIRMATION: "Xác nhận của thủ trưởng",
    terms.DossierKind.OTHER: "Giấy tờ khác",
    terms.RepeatVerdict.SAME_ACHIEVEMENT: "Cùng thành tích",
    terms.RepeatVerdict.OTHER_ACHIEVEMENT: "Thành tích khác",
    terms.RepeatVerdict.OTHER_PERSON: "Người khác, trùng tên",
    terms.CouncilRole.CHAIR: "Chủ tịch Hội đồng",
    terms.CouncilRole.VICE_CHAIR: "Phó Chủ tịch Hội đồng",
    terms.CouncilRole.SECRETARY: "Thư ký",
    terms.CouncilRole.MEMBER: "Ủy viên",
    terms.VotingMethod.HANDS: "Giơ tay",
    terms.VotingMethod.BALLOT: "Bỏ phiếu kín",
    terms.VotingMethod.WRITTEN: "Lấy ý kiến bằng văn bản",
    terms.Presence.PRESENT: "Có mặt",
    terms.Presence.ABSENT: "Vắng",
    terms.Presence.WRITTEN: "Gửi ý kiến bằng văn bản",
    terms.Choice.AGREE: "Đồng ý",
    terms.Choice.DISAGREE: "Không đồng ý",
    terms.Choice.ABSTAIN: "Không có ý kiến",
    terms.RevocationGround.FALSE_DECLARATION: "Kê khai gian dối thành tích",
    terms.RevocationGround.FALSE_PAPERS: "Cung cấp thông tin sai, giấy tờ giả",
    terms.RevocationGround.WRONG_PROCEDURE: "Thẩm định, trình trái quy định",
    terms.RevocationGround.AUTHORITY_CONCLUSION: "Kết luận của cơ quan có thẩm quyền",
    terms.PrintedField.PRINTED_NAME: "Tên in trên giấy khen",
    terms.PrintedField.SUBTITLE: "Dòng dưới tên",
    terms.PrintedField.CITATION: "Thành tích",
    terms.PrintedField.UNIT_NAME: "Tên đơn vị",
    terms.PrintedField.OTHER: "Nội dung khác",
    terms.ReissueReason.LOST: "Bị mất",
    terms.ReissueReason.DAMAGED: "Bị hỏng",
    terms.ReissueReason.AMENDED: "Đã sửa đổi, đính chính",
    terms.HandoverKind.CERTIFICATE: "Trao giấy khen",
    terms.HandoverKind.MONEY: "Chi tiền thưởng",
    terms.GapReason.WITHDRAWN: "Rút lại ban hành",
    terms.GapReason.SPOILED: "Hỏng phôi",
    terms.GapReason.OTHER: "Lý do khác",
    terms.ComplaintKind.REFLECTION: "Phản ánh",
    terms.ComplaintKind.PETITION: "Kiến nghị",
    terms.ComplaintKind.COMPLAINT: "Khiếu nại",
    terms.ComplaintKind.DENUNCIATION: "Tố cáo",
    terms.ComplaintResult.OPEN: "Đang xác minh",
    terms.ComplaintResult.UPHELD: "Đúng",
    terms.ComplaintResult.PARTLY_UPHELD: "Đúng một phần",
    terms.ComplaintResult.NOT_UPHELD: "Không đúng",
    terms.ComplaintResult.WITHDRAWN: "Người gửi rút đơn",
    terms.ProposalAnswer.WAITING: "Chờ trả lời",
    terms.ProposalAnswer.APPROVED: "Được khen",
    terms.ProposalAnswer.REFUSED: "Không được khen",
    terms.StockKind.BLANK: "Phôi giấy khen",
    terms.StockKind.FRAME: "Khung",
    terms.StockKind.GIFT: "Quà",
    terms.StockReason.RECEIVED: "Nhập",
    terms.StockReason.USED: "Dùng",
    terms.StockReason.SPOILED: "Hỏng",
    terms.StockReason.COUNTED: "Kiểm kê",
}
