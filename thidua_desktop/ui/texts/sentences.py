"""Code of a problem → what happened and what to do, in one or two calm sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.ui.texts.assign_sentences import ASSIGN_SENTENCES
from thidua_desktop.ui.texts.award_sentences import AWARD_SENTENCES
from thidua_desktop.ui.texts.card_sentences import CARD_SENTENCES
from thidua_desktop.ui.texts.council_sentences import COUNCIL_SENTENCES
from thidua_desktop.ui.texts.decision_sentences import DECISION_SENTENCES
from thidua_desktop.ui.texts.entry_sentences import ENTRY_SENTENCES
from thidua_desktop.ui.texts.exchange_sentences import EXCHANGE_SENTENCES
from thidua_desktop.ui.texts.form_sentences import FORM_SENTENCES
from thidua_desktop.ui.texts.grid_sentences import GRID_SENTENCES
from thidua_desktop.ui.texts.import_sentences import IMPORT_SENTENCES
from thidua_desktop.ui.texts.indicator_sentences import INDICATOR_SENTENCES
from thidua_desktop.ui.texts.legal_sentences import LEGAL_SENTENCES
from thidua_desktop.ui.texts.list_sentences import LIST_SENTENCES
from thidua_desktop.ui.texts.machine_sentences import MACHINE_SENTENCES
from thidua_desktop.ui.texts.nominate_sentences import NOMINATE_SENTENCES
from thidua_desktop.ui.texts.paper_sentences import PAPER_SENTENCES
from thidua_desktop.ui.texts.past_sentences import PAST_SENTENCES
from thidua_desktop.ui.texts.rating_sentences import RATING_SENTENCES
from thidua_desktop.ui.texts.register_sentences import REGISTER_SENTENCES
from thidua_desktop.ui.texts.report_sentences import REPORT_SENTENCES
from thidua_desktop.ui.texts.score_sentences import SCORE_SENTENCES
from thidua_desktop.ui.texts.statistics_sentences import STATISTICS_SENTENCES
from thidua_desktop.ui.texts.unit_sentences import UNIT_SENTENCES
from thidua_desktop.ui.texts.verify_sentences import VERIFY_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping


class Coded(Protocol):
    """A Problem or an EnvironmentFault."""

    @property
    def code(self) -> str: ...

    @property
    def params(self) -> Mapping[str, str]: ...


SENTENCES: Mapping[str, str] = {
    **ENTRY_SENTENCES,
    **MACHINE_SENTENCES,
    **INDICATOR_SENTENCES,
    **AWARD_SENTENCES,
    **CARD_SENTENCES,
    **DECISION_SENTENCES,
    **ASSIGN_SENTENCES,
    **COUNCIL_SENTENCES,
    **EXCHANGE_SENTENCES,
    **FORM_SENTENCES,
    **GRID_SENTENCES,
    **IMPORT_SENTENCES,
    **SCORE_SENTENCES,
    **UNIT_SENTENCES,
    **NOMINATE_SENTENCES,
    **PAPER_SENTENCES,
    **PAST_SENTENCES,
    **LEGAL_SENTENCES,
    **LIST_SENTENCES,
    **REPORT_SENTENCES,
    **VERIFY_SENTENCES,
    **REGISTER_SENTENCES,
    **RATING_SENTENCES,
    **STATISTICS_SENTENCES,
    # Ngày, số
    "date.blank": "Chưa nhập ngày. Gõ theo thứ tự ngày/tháng/năm, ví dụ 05/01/2026.",
    "date.unreadable": "“{text}” không đọc được là ngày. Gõ theo thứ tự ngày/tháng/năm, "
    "ví dụ 05/01/2026.",
    "date.short_year": "“{text}” thiếu năm đủ bốn chữ số. Gõ ví dụ 05/01/2026.",
    "date.impossible": "“{text}” không phải ngày có thật. Xem lại ngày và tháng.",
    "date.too_early": "Ngày phải từ {first} trở đi.",
    "date.too_late": "Ngày không được sau {last}.",
    "number.blank": "Chưa nhập số.",
    "number.unreadable": "“{text}” không đọc được là số. Gõ ví dụ 12,5 hoặc 1.234,5.",
    "number.mixed_marks": "“{text}” dùng dấu phẩy và dấu chấm lẫn lộn. Dấu phẩy ngăn phần lẻ, "
    "dấu chấm ngăn hàng nghìn, ví dụ 1.234,5.",
    "number.too_long": "“{text}” quá dài: mỗi bên dấu phẩy nhiều nhất {digits} chữ số.",
    # Cơ quan, đơn vị, cá nhân
    "office.missing": "Chưa có thông tin cơ quan. Nhập cơ quan, hoặc dùng thử với dữ liệu mẫu.",
    "office.name_empty": "Chưa nhập tên cơ quan.",
    "office.commune_empty": "Chưa nhập tên xã.",
    "office.department_empty": "Chưa nhập tên phòng phụ trách.",
    "office.officer_empty": "Chưa nhập họ tên người làm.",
    "unit.name_empty": "Chưa nhập tên đơn vị.",
    "unit.name_taken": "Đã có đơn vị “{name}”. Đặt tên khác, hoặc dùng đơn vị đã có.",
    "person.name_empty": "Chưa nhập họ tên.",
    "person.birth_year": "Năm sinh không hợp lý. Xem lại bốn chữ số của năm.",
    "person.same": "Đã có “{name}” cùng đơn vị và cùng năm sinh. Nếu là hai người khác nhau, "
    "ghi thêm năm sinh để phân biệt.",
    "record.gone": "Mục này không còn nữa: nó vừa bị xóa hoặc hoàn tác ở chỗ khác.",
    "record.in_use": "Mục này đang được nơi khác dùng nên chưa xóa được. Bỏ chỗ dùng trước đã.",
    "record.taken": "Đã có một mục giống như thế. Dùng mục đã có, hoặc sửa cho khác đi.",
    # Phong trào, kế hoạch, chỉ tiêu
    "campaign.short_name_empty": "Chưa nhập tên gọi tắt của phong trào.",
    "campaign.title_empty": "Chưa nhập tên đầy đủ của phong trào.",
    "campaign.ends_before_start": "Ngày kết thúc phải sau ngày bắt đầu.",
    "campaign.closed": "Phong trào “{name}” đã kết thúc nên không sửa được. Mở lại phong trào "
    "nếu thật sự cần.",
    "campaign.not_open": "Phong trào chưa phát động hoặc đã kết thúc nên chưa nhập số liệu được.",
    "campaign.reason": "Ghi lý do mở lại phong trào.",
    "plan.not_a_plan": "Văn bản này không đọc được là kế hoạch thi đua: {why}",
    "plan.nothing_kept": "Chưa giữ lại chỉ tiêu nào. Đánh dấu ít nhất một chỉ tiêu.",
    "plan.text_empty": "Chỉ tiêu này chưa có nội dung. Ghi nội dung, hoặc bỏ đánh dấu.",
    "plan.nothing_above": "Đây là chỉ tiêu đầu tiên của nội dung này nên không có gì để gộp vào.",
    "plan.split_at_edge": "Đặt con trỏ vào giữa câu, đúng chỗ muốn tách, rồi bấm Tách.",
    "plan.added_empty": "Chọn một đoạn trong văn bản, hoặc gõ nội dung chỉ tiêu trước.",
    "plan.field_title_empty": "Chưa nhập tên nội dung thi đua.",
    "setting.out_of_range": "Nhập số từ 0 đến {most}.",
    "setting.grades_order": "Ba mức xếp loại phải giảm dần: Xuất sắc cao hơn Tốt, Tốt cao hơn Khá.",
    "parent.title_empty": "Chưa nhập tên phong trào cấp trên.",
    "file.kept_already": "Tệp {name} đã có trong phong trào này.",
    "file.unwritable": "Không ghi được {name}. Kiểm tra chỗ trống và quyền ghi, hoặc đóng tệp nếu "
    "đang mở.",
    "block.name_empty": "Chưa đặt tên khối.",
    "block.name_taken": "Có hai khối cùng tên “{name}”.",
    "block.in_use": "Khối “{name}” còn đơn vị nên chưa xóa được. Chuyển đơn vị "
    "sang khối khác trước.",
    "plan.empty": "tệp không có chữ nào.",
    "plan.too_long": "văn bản quá dài so với một kế hoạch.",
    "plan.no_content": "không thấy phần nội dung thi đua.",
    "plan.no_indicators": "không thấy chỉ tiêu nào dưới các nội dung thi đua.",
    "indicator.ratio_zero": "Tỷ lệ phải đạt không thể bằng 0. Nếu muốn nói “không để xảy ra”, chọn "
    "quy tắc “không quá”.",
    "indicator.baseline_missing": "Chỉ tiêu tăng, giảm so với kỳ trước cần số gốc của kỳ trước. "
    "Ghi số gốc rồi giao lại.",
    "indicator.wrong_direction": "Chữ “trên”, “dưới” ngược với quy tắc của chỉ tiêu. Xem lại quy "
    "tắc: ít nhất (≥) hay không quá (≤).",
    "indicator.range_reversed": "Khoảng chỉ tiêu ghi ngược: số đầu phải nhỏ hơn số sau.",
    "indicator.at_least_zero": "Chỉ tiêu “ít nhất” phải lớn hơn 0. Nếu muốn nói “không để xảy ra”, "
    "chọn quy tắc “không quá”.",
    # Tiến độ
    "cell.not_assigned": "Chỉ tiêu này chưa giao cho đơn vị. Giao chỉ tiêu trước khi nhập số liệu.",
    "cell.no_duty": "Đơn vị không có nhiệm vụ này nên không nhập số liệu.",
    "cell.day_outside": "Ngày số liệu nằm ngoài thời gian của phong trào. Chọn lại “Số liệu đến "
    "ngày” ở đầu cửa sổ.",
    # Khen thưởng
    "decision.step": "Quyết định chưa ở bước cho phép làm việc này. Xem trạng thái của quyết định.",
    "nomination.step": "Đề nghị khen chưa ở bước cho phép làm việc này. "
    "Xem trạng thái của đề nghị.",
    "nomination.issued": "“{name}” đã có trong quyết định ban hành nên không sửa được nữa.",
    "prize.no_salary": "Chưa có mức lương cơ sở cho ngày của quyết định. Bổ sung trong danh mục.",
    "prize.no_rate": "Chưa có mức tiền thưởng của hình thức này cho ngày của quyết định. "
    "Bổ sung trong danh mục.",
    "prize.no_rounding": "Chưa chọn cách làm tròn tiền thưởng. Hỏi kế toán rồi chọn ở "
    "menu Dữ liệu, mục Cơ quan, người ký.",
    # Giấy khen, mẫu
    "certificate.none": "Chưa có giấy khen nào để in.",
    "certificate.empty_name": "Chưa có tên in trên giấy khen.",
    "certificate.missing_glyph": "Phông {font} không có chữ: {letters}. Chọn mẫu có phông khác.",
    "certificate.overflow": "“{text}” dài quá chỗ trên giấy khen, kể cả khi thu nhỏ. "
    "Rút gọn nội dung.",
    "certificate.not_nfc": "“{text}” có chữ ghép sai mã. Gõ lại dòng này.",
    "certificate.untidy": "“{text}” thừa dấu cách. Xóa bớt dấu cách.",
    "certificate.salutation": "“{text}” còn để cả hai danh xưng. Chọn Ông hoặc Bà.",
    "emblem.not_png": "Hình biểu trưng phải là tệp PNG.",
    "emblem.too_large": "Hình biểu trưng quá lớn (nhiều nhất {most}). Chọn hình nhỏ hơn.",
    "emblem.unreadable": "Không đọc được hình biểu trưng. Chọn tệp khác.",
    "layout.unreadable": "Tệp mẫu giấy khen bị hỏng, không đọc được.",
    "layout.too_large": "Tệp mẫu giấy khen quá lớn.",
    "layout.wrong_type": "Tệp mẫu giấy khen có một giá trị sai loại.",
    "layout.unknown_key": "Tệp mẫu giấy khen có một mục lạ.",
    "layout.out_of_range": "Tệp mẫu giấy khen có một giá trị ngoài khoảng cho phép.",
    "layout.missing": "Tệp mẫu giấy khen thiếu một mục.",
    "layout.bad_name": "Tệp mẫu giấy khen có một tên không hợp lệ.",
    "layout.unknown_value": "Tệp mẫu giấy khen có một lựa chọn lạ.",
    "layout.bad_colour": "Tệp mẫu giấy khen có một màu không hợp lệ.",
    "layout.duplicate_box": "Mẫu giấy khen có hai ô cùng tên “{id}”.",
    "layout.outside_page": "Ô “{id}” của mẫu giấy khen nằm ngoài trang.",
    "layout.floor_over_size": "Ô “{id}” của mẫu giấy khen có cỡ chữ nhỏ nhất lớn hơn cỡ chữ.",
    "layout.signature_space": "Mẫu giấy khen để chỗ ký, đóng dấu thấp hơn {least} mm.",
    # Hoàn tác
    "undo.nothing": "Không còn việc nào để hoàn tác.",
    "undo.barrier": "Không hoàn tác được nữa: {barrier}",
    "undo.conflict": "Không hoàn tác được: {who} đã sửa cùng chỗ sau đó.",
    "redo.nothing": "Không có việc nào để làm lại.",
}


class _Filled(dict[str, str]):
    """Fills a sentence; a lacking value leaves a gap instead of breaking the message."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(problem: Coded) -> str:
    """Say a problem or a fault in words; a value that is itself a code is said in words too."""
    filled = {name: SENTENCES.get(value, value) for name, value in problem.params.items()}
    return SENTENCES[problem.code].format_map(_Filled(filled))


def refusal(error: RuleError | EnvironmentFault) -> str:
    """Say in one paragraph why something was not done, each reason once."""
    if isinstance(error, EnvironmentFault):
        return sentence(error)
    return " ".join(dict.fromkeys(map(sentence, error.problems)))
