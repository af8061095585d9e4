"""Sentences of the eligibility card (phiếu điều kiện): code → what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CARD_SENTENCES: Mapping[str, str] = {
    "card.unscheduled": "Khen đột xuất không xét điều kiện này.",
    "card.no_plan": "Đợt xét không thuộc phong trào nào nên không có tiêu chuẩn của kế hoạch.",
    # 1. Xếp loại năm
    "card.rating": "Năm {year}: {level}. Văn bản: {document}.",
    "card.rating_school": "Năm học {year} - {next}: {level}. Văn bản: {document}.",
    "card.rating_missing": "Chưa nhập xếp loại năm {year}. Bổ sung xếp loại để kết luận.",
    "card.rating_missing_school": "Chưa nhập xếp loại năm học {last} - {year} hoặc năm {year}. "
    "Bổ sung xếp loại để kết luận.",
    "card.rating_later": "Xếp loại ký ngày {on}, sau ngày xét {day}; chưa được tính.",
    "card.rating_not_applicable": "Thôn, hộ gia đình, nông dân, doanh nghiệp không xếp loại năm.",
    "card.unit_rating": "Đơn vị năm {year}: {level}. Văn bản: {document} (tham khảo).",
    "card.unit_rating_school": "Đơn vị năm học {year} - {next}: {level}. Văn bản: {document} "
    "(tham khảo).",
    "card.basis_form": "{plan}, phần hình thức khen thưởng: “{text}”",
    "card.basis_rating": "Yêu cầu từ mức Hoàn thành tốt nhiệm vụ trở lên.",
    # 2. Tiêu chuẩn của kế hoạch
    "card.criteria": "Cơ quan yêu cầu {reading}. Chỉ tiêu, nhiệm vụ: {targets}. "
    "Sáng kiến, mô hình: {initiative}.",
    "card.tasks": "Đạt {reached}/{scored} nhiệm vụ, cần {share}%; số liệu đến ngày {day}.",
    "card.unreached": "Chưa đạt: {names}",
    "card.no_tasks": "Đến ngày {day} đơn vị chưa có nhiệm vụ nào được chấm.",
    "card.unit_tasks": "Đơn vị đạt {reached}/{scored} nhiệm vụ đến ngày {day} (tham khảo).",
    "card.head": "{by} xác nhận hoàn thành nhiệm vụ, ngày {on}.",
    "card.head_household": "{by} xác nhận ngày {on}; xác nhận này tính cho cả hai tiêu chuẩn.",
    "card.head_missing": "Chưa có xác nhận của thủ trưởng về nhiệm vụ được giao.",
    "card.head_later": "{by} xác nhận ngày {on}, sau ngày chốt số liệu {day}; chưa được tính.",
    "card.initiative": "“{title}”: {by}, ngày {on}.",
    "card.initiative_later": "“{title}”: {by}, ngày {on}, sau ngày chốt số liệu; chưa được tính.",
    "card.initiative_waits": "“{title}” chưa được công nhận, xác nhận; chưa được tính.",
    "card.initiative_none": "Chưa có sáng kiến, mô hình nào trong sổ.",
    "card.basis_plan": "{plan}, phần tiêu chuẩn khen thưởng.",
    "card.basis_criteria": "{plan}, phần tiêu chuẩn khen thưởng: “{text}”",
    # 3. Dừng xét
    "card.no_flag": "Không có ghi nhận kỷ luật, thanh tra, điều tra hay đơn thư đang xác minh.",
    "card.flag": "{reasons}. Chờ có kết luận rồi xét.",
    "card.flag_open": "{reason} từ ngày {starts}. Văn bản: {document}.",
    "card.flag_after": "{reason} từ ngày {starts}, sau ngày chốt số liệu; chưa trình ký được. "
    "Văn bản: {document}.",
    "card.flag_over": "{reason} từ ngày {starts} đến ngày {ends}, đã kết thúc. "
    "Văn bản: {document}.",
    "card.flag_over_since": "{reason} từ ngày {starts} đến ngày {ends}: còn xem xét vào ngày chốt "
    "số liệu, nay đã kết thúc. Nếu kết luận không vi phạm thì cho vượt kèm lý do. "
    "Văn bản: {document}.",
    "card.flag_unit": "Đơn vị: {reason} từ ngày {starts} (tham khảo).",
    "card.basis_flag": "Cam kết trong tờ trình: không thuộc trường hợp đang xem xét kỷ luật, điều "
    "tra, thanh tra, kiểm toán có dấu hiệu vi phạm, đơn thư đang xác minh.",
    # 4. Trùng khen
    "card.repeat_none": "Chưa thấy lần khen nào trùng tên trong sổ và các quyết định đã nhập.",
    "card.repeat_other": "Các lần khen trùng tên là của thành tích khác, năm khác hoặc người khác.",
    "card.repeat_unread": "{count} lần khen cùng kỳ chưa xem lại. Xem rồi ghi có cùng thành tích "
    "hay không.",
    "card.repeat_same": "Đã được khen cho cùng thành tích.",
    "card.hit_same": "Cùng thành tích: {name}, {unit} – {decision}: {citation}",
    "card.hit_other": "Thành tích khác: {name}, {unit} – {decision}: {citation}",
    "card.hit_namesake": "Người khác, trùng tên: {name}, {unit} – {decision}.",
    "card.hit_earlier": "Kỳ khác: {name}, {unit} – {decision}: {citation}",
    "card.hit_likely": "Chưa xem lại: {name}, {unit} – {decision}: {citation}",
    "card.hit_unsure": "Chưa xem lại, khác đơn vị: {name}, {unit} – {decision}: {citation}",
    "card.more_hits": "Còn {count} lần khen nữa.",
    "card.basis_repeat": "Một thành tích chỉ khen một lần; đối chiếu với sổ khen thưởng và các "
    "quyết định đã nhập.",
    # 5. Hồ sơ
    "card.no_dossier": "Đợt xét không đặt thành phần hồ sơ.",
    "card.dossier": "Đủ giấy tờ đợt xét yêu cầu.",
    "card.dossier_missing": "Còn thiếu: {kinds}.",
    "card.paper": "{kind}: {document}, nhận ngày {on}.",
    "card.basis_dossier": "Thành phần hồ sơ của đợt xét: {kinds}.",
    # 6. Cơ cấu, số lượng
    "card.no_quota": "Đợt xét không đặt chỉ tiêu số lượng.",
    "card.quota": "Đang đề nghị {nominated} {whom}, chỉ tiêu {quota}. Chỉ để tham khảo, không "
    "ngăn xét.",
    "card.over_quota": "Đang đề nghị {nominated} {whom}, vượt chỉ tiêu {quota}. Chỉ để tham "
    "khảo, không ngăn xét.",
    "card.few_workers": "Tỷ lệ người lao động trực tiếp thấp hơn mức của đợt xét. Chỉ để tham "
    "khảo, không ngăn xét.",
    "card.enough_workers": "Tỷ lệ người lao động trực tiếp đạt mức của đợt xét.",
    "card.counted": "{subject}: {nominated} đề nghị.",
    "card.counted_of": "{subject}: {nominated} đề nghị, chỉ tiêu {quota}.",
    "card.units": "Thuộc {units} đơn vị.",
    "card.leaders": "Lãnh đạo, quản lý: {count} cá nhân ({share}%).",
    "card.workers": "Người lao động trực tiếp, nông dân: {count} cá nhân ({share}%).",
    "card.women": "Nữ: {count} cá nhân ({share}%).",
    "card.workers_wanted": "Mức đặt ra: ít nhất {share}% người lao động trực tiếp.",
    "card.gender_unknown": "{count} cá nhân chưa ghi giới tính.",
    "card.basis_balance": "Kế hoạch: coi trọng chất lượng, không chạy theo số lượng.",
    # Công trạng
    "card.merit": "Khen thưởng phong trào thi đua không làm căn cứ đề nghị khen thưởng công trạng.",
    "card.merit_held": "Khen thưởng phong trào thi đua không làm căn cứ đề nghị khen thưởng công "
    "trạng. Không tính: {awards}.",
}
