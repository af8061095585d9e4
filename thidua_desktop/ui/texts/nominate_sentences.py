"""Sentences about rounds, dossiers, lists of nominations, notices: code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NOMINATE_SENTENCES: Mapping[str, str] = {
    # Đợt xét
    "round.name_taken": "Đã có đợt xét “{name}”. Đặt tên khác để dễ phân biệt.",
    "round.achievement_empty": "Đợt xét ngoài phong trào cần ghi khen về thành tích gì, để in "
    "trong quyết định.",
    "round.campaign_fixed": "Đợt xét đã có đề nghị nên không đổi phong trào được. Mở đợt xét khác.",
    "round.quota": "“{text}” không phải số lượng. Gõ số nguyên, hoặc để trống nếu không đặt.",
    "round.workers": "“{text}” không phải tỷ lệ. Gõ số từ 0 đến 100, hoặc để trống nếu không đặt.",
    "round.closed": "Hồ sơ khen thưởng của “{name}” đã chốt nên không sửa được. Mở lại hồ sơ, có "
    "ghi lý do, nếu thật sự cần.",
    "round.not_closed": "Hồ sơ của đợt xét chưa chốt nên không cần mở lại.",
    "round.reason": "Ghi lý do mở lại hồ sơ khen thưởng.",
    "round.no_ranking": "Đợt xét không theo phong trào nên không có bảng xếp hạng.",
    "round.empty": "Đợt xét chưa có đề nghị nào nên chưa có hồ sơ để chốt.",
    "round.not_empty": "Đợt xét còn đề nghị nên không xóa được. Xóa các đề nghị trước.",
    "round.open_ends": "Còn {count} đề nghị chưa có kết quả: {names}. Ban hành quyết định, hoặc "
    "ghi không xét, rồi chốt hồ sơ.",
    "barrier.round": "hồ sơ khen thưởng đã chốt hoặc được mở lại",
    # Đề nghị
    "nomination.nobody": "Chưa chọn ai để đề nghị. Đánh dấu ít nhất một dòng.",
    "nomination.form_unknown": "Chưa chọn hình thức khen thưởng.",
    "nomination.form_subject": "“{form}” không dành cho đối tượng này. Chọn hình thức khác.",
    "nomination.form_ended": "“{form}” không còn được xét từ ngày {day}. Chọn hình thức khác.",
    "nomination.aside_reason": "Ghi lý do không xét, để sau này còn giải thích được.",
    "nomination.back_reason": "Ghi lý do xét lại.",
    "nomination.signing": "“{name}” nằm trong quyết định đã trình ký. Đưa quyết định về dự thảo "
    "trước.",
    # Danh sách đề nghị
    "list.no_salutation": "Chưa rõ danh xưng của “{name}”. Ghi Ông, Bà trước tên, thêm cột giới "
    "tính, hoặc chọn danh xưng cho người không ghi.",
    "list.new": "“{name}” chưa có trong danh mục: đánh dấu để tạo mới cùng đề nghị.",
    "list.alike": "Tên gần giống người đã có: {names}. Xem có phải một người không.",
    "list.usual_citation": "Không ghi thành tích: lấy lời gợi ý của đợt xét.",
    # Hồ sơ
    "dossier.kind_missing": "Chưa chọn giấy tờ nào. Đánh dấu giấy tờ đã nhận.",
    "dossier.other_unnamed": "Ghi tên hoặc số, ngày của giấy tờ khác để sau này tìm được.",
    "dossier.day_ahead": "Ngày nhận ở sau hôm nay. Xem lại ngày nhận.",
}
