"""Sentences about the council, its meetings and votes: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNCIL_SENTENCES: Mapping[str, str] = {
    # Hội đồng, thành viên
    "council.share": "“{text}” không phải là tỷ lệ. Gõ ví dụ 1/2, 2/3 hoặc 80%.",
    "council.no_members": "Ngày {day} Hội đồng chưa có thành viên nào. Thêm thành viên ở menu "
    "Khen thưởng, mục Hội đồng.",
    "council.skip_reason": "Ghi lý do không họp Hội đồng. Lý do này lưu cùng đợt xét.",
    "member.name_empty": "Chưa nhập họ tên thành viên.",
    "member.ends_before_start": "Ngày thôi phải từ ngày bắt đầu trở đi.",
    "member.same": "{name} đã là thành viên trong thời gian này. Sửa dòng đã có, hoặc ghi ngày "
    "thôi của dòng đó trước.",
    "member.role_taken": "Trong thời gian này {name} đang là Chủ tịch Hội đồng. Ghi ngày thôi "
    "trước.",
    "member.change_too_early": "Vai trò mới phải bắt đầu sau ngày {day} của vai trò hiện nay. "
    "Nếu chỉ ghi nhầm thì bấm Sửa.",
    "member.person_unknown": "Không có “{name}” trong danh mục cá nhân. Gõ tên rồi chọn trong danh "
    "sách hiện ra, hoặc để trống.",
    "member.in_use": "{name} đã có trong biên bản họp nên không xóa được. Ghi ngày thôi thay cho "
    "xóa.",
    # Cuộc họp
    "meeting.open": "Đợt xét “{name}” còn một cuộc họp chưa chốt. Chốt hoặc xóa cuộc họp đó trước.",
    "meeting.closed": "Cuộc họp ngày {day} đã chốt kết quả nên không sửa được. Mở lại kèm lý do "
    "nếu thật sự cần.",
    "meeting.not_closed": "Cuộc họp này chưa chốt kết quả.",
    "meeting.reopen_reason": "Ghi lý do mở lại kết quả họp Hội đồng.",
    "meeting.decided": "Không mở lại được: {names} đã đi tiếp sau cuộc họp này. Đưa quyết định về "
    "dự thảo, hoặc xem trạng thái của đề nghị.",
    "meeting.method_used": "Đã có kết quả biểu quyết nên không đổi cách biểu quyết được. Xóa các "
    "kết quả trước.",
    "meeting.one_person": "Chủ tọa và thư ký phải là hai người.",
    "meeting.future": "Cuộc họp ghi ngày {day}, chưa tới ngày đó nên chưa chốt được.",
    "meeting.no_chair": "Chưa chọn chủ tọa cuộc họp.",
    "meeting.no_secretary": "Chưa chọn thư ký cuộc họp.",
    "meeting.chair_absent": "Chủ tọa được ghi là vắng. Chọn người khác chủ tọa, hoặc xem lại điểm "
    "danh.",
    "meeting.secretary_absent": "Thư ký được ghi là vắng. Chọn thư ký khác, hoặc xem lại điểm "
    "danh.",
    "meeting.presence_missing": "Chưa điểm danh: {names}.",
    "meeting.presence_first": "Điểm danh đủ thành viên trước, rồi ghi kết quả biểu quyết.",
    "meeting.absence_reason": "Chưa ghi lý do vắng: {names}.",
    "meeting.quorum_unset": "Chưa đặt tỷ lệ phải có mặt cho: {names}. Bấm Tỷ lệ để đặt.",
    "meeting.no_quorum": "Chưa đủ số thành viên để họp: có mặt {present}/{members}, cần ít nhất "
    "{needed}.",
    "meeting.no_cases": "Không có đề nghị nào để lập phiếu.",
    "meeting.nothing_voted": "Chưa có kết quả biểu quyết nào để chốt.",
    "meeting.share_unset": "Chưa đặt tỷ lệ phải đồng ý cho: {names}. Bấm Tỷ lệ để đặt.",
    # Phiếu, số đếm
    "ballot.missing": "Chưa ghi số phiếu phát ra, thu về của lần {ballot}.",
    "ballot.no_secret": "Cuộc họp này không bỏ phiếu kín nên không có biên bản kiểm phiếu.",
    "ballot.negative": "Số phiếu không thể nhỏ hơn 0.",
    "ballot.number": "Gõ số phiếu bằng chữ số, ví dụ 9.",
    "ballot.issued_over": "Phát ra {issued} phiếu nhưng chỉ có {present} thành viên dự họp.",
    "ballot.returned_over": "Thu về {returned} phiếu, nhiều hơn {issued} phiếu phát ra.",
    "ballot.invalid_over": "{invalid} phiếu không hợp lệ, nhiều hơn {returned} phiếu thu về.",
    "vote.number": "“{text}” không phải là số người. Gõ ví dụ 8.",
    "vote.negative": "{name}: số người không thể nhỏ hơn 0.",
    "vote.over_voters": "{name}: cộng lại {total}, nhưng chỉ có {voters} thành viên biểu quyết.",
    "vote.not_all": "{name}: cộng lại {total}, còn thiếu so với {voters} thành viên biểu quyết.",
    "vote.over_valid": "{name}: cộng lại {total}, nhiều hơn {valid} phiếu hợp lệ.",
    "vote.below_written": "{name}: số đếm ít hơn ý kiến đã gửi bằng văn bản. Cộng cả các ý kiến "
    "đó.",
    "vote.second_first": "{name}: chưa có kết quả lần 1 nên chưa có lần 2.",
    "vote.second_passed": "{name}: đã được thông qua ở lần 1 nên không bỏ phiếu lần 2.",
    "vote.by_opinions": "Lấy ý kiến bằng văn bản: kết quả tự cộng từ ý kiến của từng thành viên.",
    "vote.not_here": "Đề nghị này không còn ở bước Đủ điều kiện nên không đưa ra Hội đồng.",
    "opinion.unreadable": "“{text}” không đọc được là ý kiến. Gõ Đ (đồng ý), K (không đồng ý) "
    "hoặc T (không có ý kiến).",
    "opinion.own_case": "{name} không biểu quyết về “{nominee}” vì là việc của chính mình hoặc "
    "của tập thể mình đứng đầu.",
    "opinion.future": "Ngày nhận ý kiến không được sau hôm nay.",
    "opinion.not_written": "{name} dự họp nên không ghi ý kiến bằng văn bản. Sửa điểm danh thành "
    "“Gửi ý kiến bằng văn bản” nếu đúng là gửi.",
}
