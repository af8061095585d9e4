from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.planread.rules import propose

SURE, CHECK, NO = Certainty.CERTAIN, Certainty.CHECK, Certainty.UNMEASURED
CASES = [
    ("Tỷ lệ hộ nghèo giảm xuống dưới 2%", Rule.AT_MOST, "2", "%", SURE),
    ("Từ 80% đến 90% hộ dân dùng nước sạch", Rule.RATIO, "80", "%", CHECK),
    ("Trên 95,5% học sinh lên lớp", Rule.RATIO, "95.5", "%", SURE),
    ("Giảm 5% số vụ tai nạn", Rule.AT_LEAST, "5", "%", CHECK),
    ("1OO% đoàn viên tham gia", Rule.RATIO, "100", "%", CHECK),
    ("Thu ngân sách tối thiểu 1.250,5 triệu đồng", Rule.AT_LEAST, "1250.5", "triệu đồng", SURE),
    ("Không để xảy ra vụ cháy lớn", Rule.AT_MOST, "0", "vụ", SURE),
    ("Số vụ không quá 3 vụ", Rule.AT_MOST, "3", "vụ", SURE),
    ("Tổ chức 02 hội nghị tuyên truyền", Rule.AT_LEAST, "2", "hội nghị", SURE),
    ("Tổ chức tuyên truyền năm 2026", Rule.DONE, None, None, NO),
    ("Nâng cao chất lượng giờ dạy", Rule.GRADE, None, None, NO),
    ("Tỷ lệ hộ nghèo 3,5%", Rule.AT_MOST, "3.5", "%", CHECK),
    ("95% hộ nghèo có bảo hiểm y tế", Rule.RATIO, "95", "%", SURE),
    ("Không vượt quá 5% nợ thuế", Rule.AT_MOST, "5", "%", SURE),
    ("Không dưới 90% hộ dân", Rule.RATIO, "90", "%", SURE),
    ("Từ 20% trở xuống số đơn quá hạn", Rule.AT_MOST, "20", "%", SURE),
    ("Nâng tỷ lệ số hóa lên 80%", Rule.RATIO, "80", "%", SURE),
    ("Tăng thêm 15% hồ sơ trực tuyến", Rule.AT_LEAST, "15", "%", CHECK),
    ("Tốc độ tăng trưởng kinh tế 8%", Rule.AT_LEAST, "8", "%", SURE),
    ("Số hồ sơ trễ hạn: 0%", Rule.AT_MOST, "0", "%", SURE),
    ("Giúp ít nhất hai hộ thoát nghèo", Rule.AT_LEAST, "2", "hộ", SURE),
    ("Có 12/12 thôn đạt chuẩn", Rule.AT_LEAST, "12", "thôn", CHECK),
    ("Đạt 1,250 tấn", Rule.AT_LEAST, "1.25", "tấn", CHECK),
    ("Có ít nhất 05 nhãn hiệu", Rule.AT_LEAST, "5", None, CHECK),
    ("Không giáo viên nào bỏ lớp", Rule.AT_MOST, "0", "giáo viên", SURE),
    ("100% hồ sơ đúng hạn, không có hồ sơ trễ hạn", Rule.RATIO, "100", "%", CHECK),
    ("Đạt và vượt dự toán thu", Rule.RATIO, "100", "%", CHECK),
    ("Thực hiện Nghị quyết số 57-NQ/TW, Đề án 06 năm 2026", Rule.DONE, None, None, NO),
    ("Không để tồn đọng kéo dài", Rule.GRADE, None, None, NO),
    ("Tuyên truyền cho trẻ em dưới 6 tuổi", Rule.DONE, None, None, NO),
    ("Lập quy hoạch, hoàn thành trong quý II/2026", Rule.DONE, None, None, SURE),
    ("80% xã đạt chuẩn, 50% xã nâng cao", Rule.RATIO, "80", "%", CHECK),
    ("Thời gian chờ khám dưới 45 phút", Rule.AT_MOST, "45", "phút", SURE),
    ("Trồng từ 100 ha – 120 ha rừng", Rule.AT_LEAST, "100", "ha", CHECK),
    ("Ít nhất 01 (một) mô hình", Rule.AT_LEAST, "1", "mô hình", SURE),
    ("Vận động được 50 triệu", Rule.AT_LEAST, "50", "triệu", SURE),
    ("Cấp 300 cuốn sách", Rule.AT_LEAST, "300", None, CHECK),
    ("Thực hiện phong trào “3 trách nhiệm”", Rule.DONE, None, None, NO),
    ("Vận hành chính quyền 02 cấp", Rule.GRADE, None, None, NO),
    ("Đăng ký ít nhất 10 giờ học tốt", Rule.AT_LEAST, "10", "giờ", SURE),
    ("Họp lúc 8 giờ 30 phút sáng", Rule.GRADE, None, None, NO),
    ("Mừng Xuân Bính Ngọ 2026 tại các thôn", Rule.GRADE, None, None, NO),
    ("Không để dịch lớn xảy ra", Rule.AT_MOST, "0", None, SURE),
    ("Không còn nhà tạm, nhà dột nát", Rule.AT_MOST, "0", "nhà", SURE),
    ("Xếp thứ 20 trở lên toàn tỉnh", Rule.GRADE, None, None, NO),
    ("Không dể xảy ra diểm nóng", Rule.AT_MOST, "0", "điểm nóng", CHECK),
    ("Dạt l.250 triệu đồng", Rule.AT_LEAST, "1250", "triệu đồng", CHECK),
    ("Không đê xảy ra điểm nóng", Rule.AT_MOST, "0", "điểm nóng", CHECK),
    ("Không để nợ quá hạn quá 0,2%", Rule.AT_MOST, "0.2", "%", SURE),
    ("Không để tỷ lệ sinh con thứ ba trên 3%", Rule.AT_MOST, "3", "%", SURE),
    ("Ngày điều trị trung bình ≤ 6,5 ngày", Rule.AT_MOST, "6.5", "ngày", SURE),
    ("Trả lời kiến nghị trong 05 ngày làm việc", Rule.GRADE, None, None, NO),
    ("Ít nhất 2/3 số chi hội có mô hình", Rule.RATIO, None, "%", CHECK),
    ("Giảm số người mù chữ độ tuổi 15 - 60 còn dưới 20 người", Rule.AT_MOST, "20", "người", SURE),
    ("Khám cho 95% trẻ từ 6 đến 14 tuổi", Rule.RATIO, "95", "%", SURE),
    ("1/2 tổng số hộ dùng nước sạch", Rule.RATIO, None, "%", CHECK),
    ("100% chi hội không có hội viên nghèo", Rule.RATIO, "100", "%", SURE),
]


@pytest.mark.parametrize(("text", "rule", "target", "unit", "certainty"), CASES)
def test_words_become_rules(
    text: str, rule: Rule, target: str | None, unit: str | None, certainty: Certainty
) -> None:
    found = propose(text, (1,))
    wanted = None if target is None else Decimal(target)
    assert (found.rule, found.target, found.measure_unit, found.certainty) == (
        rule,
        wanted,
        unit,
        certainty,
    )


@pytest.mark.parametrize(
    ("text", "baseline", "notes"),
    [
        ("Ít nhất 90% hộ dân", None, ()),
        ("Đạt và vượt dự toán", None, ("inferred",)),
        ("80 - 90% hộ dân", None, ("range",)),
        ("Nâng tỷ lệ từ 45% năm 2025 lên 60%", "45", ("from_to",)),
        ("Tỷ lệ hộ nghèo giảm từ 6,8% xuống còn 4,5%", "6.8", ("from_to",)),
        ("Tỷ lệ hộ nghèo giảm từ 6% đến 4%", "6", ("from_to",)),
        ("Từ 12 mô hình lên 15 mô hình", "12", ("from_to",)),
        ("Đạt 95% hồ sơ (năm 2025: 92%)", "92", ("from_to",)),
        ("Giảm 5% số vụ (năm 2024: 120 vụ)", "120", ("from_to",)),
        ("Trồng 5 ha rừng, mở 02 lớp", None, ("several_figures",)),
        ("Giảm 5% số vụ so với năm 2024", None, ("decrease_needs_baseline",)),
        ("Rút ngắn 20% thời gian", None, ("decrease_needs_baseline",)),
        ("Quỹ tăng 10% so với năm trước", None, ("increase_needs_baseline",)),
        ("Sản lượng bằng 120% cùng kỳ", None, ("share_of_baseline",)),
        ("Có 12/14 thôn văn hóa", None, ("part_of_all",)),
        ("Ít nhất 2/3 số chi hội có mô hình", None, ("fraction",)),
        ("Trồng 10 cây, mỗi khối lớp ít nhất 02 cây", None, ("several_figures",)),
        ("100% hồ sơ đúng hạn và không có hồ sơ trễ", None, ("several_figures",)),
        ("Đạt 1,250 tấn", None, ("read_both_ways",)),
        ("Tỷ lệ hộ nghèo 3,5%", None, ("guessed_ceiling",)),
        ("Có ít nhất 05 nhãn hiệu", None, ("no_unit",)),
        ("Mỗi giáo viên có 01 sáng kiến", None, ("unclear_scope",)),
        ("1OO% đoàn viên", None, ("scan_slip",)),
        ("Nâng cao chất lượng", None, ()),
    ],
)
def test_notes_say_why_and_a_printed_baseline_is_kept(
    text: str, baseline: str | None, notes: tuple[str, ...]
) -> None:
    found = propose(text, (1,))
    assert tuple(note.value for note in found.notes) == notes
    assert found.baseline == (None if baseline is None else Decimal(baseline))


def test_each_unit_of_another_clause_does_not_scope_the_first_figure() -> None:
    found = propose("Trồng 5 ha rừng; mỗi thôn có 01 mô hình", (1,))
    assert found.scope.kind is ScopeKind.COMMUNE
    bracketed = propose("Kết nạp 20 đảng viên (mỗi chi bộ ít nhất 01)", (1,))
    assert bracketed.scope.kind is ScopeKind.COMMUNE
    assert propose("Bố trí 01 tổ tại mỗi thôn", (1,)).scope.kind is ScopeKind.EACH_UNIT


def test_above_and_below_are_strict() -> None:
    assert propose("Trên 90% hồ sơ", (1,)).strict
    assert propose("Nợ thuế dưới 5%", (1,)).strict
    assert not propose("Ít nhất 90% hồ sơ", (1,)).strict


def test_whom_and_by_when() -> None:
    found = propose("Mỗi trường có ít nhất 01 sáng kiến trước ngày 20/11/2026", (1,))
    assert found.scope.kind is ScopeKind.EACH_UNIT
    assert found.scope.unit_kinds == (UnitKind.SCHOOL,)
    assert found.deadline == date(2026, 11, 20)
    assert propose("Hoàn thành trước ngày 31/02/2026", (1,)).deadline is None
    assert propose("Mỗi đơn vị có 01 mô hình", (1,)).scope.unit_kinds == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Xong trước ngày 30/11/2026", date(2026, 11, 30)),
        ("Chậm nhất là ngày 5 tháng 9 năm 2026", date(2026, 9, 5)),
        ("Hoàn thành trong tháng 02/2028", date(2028, 2, 29)),
        ("Hoàn thành trong quý III năm 2026", date(2026, 9, 30)),
        ("Hoàn thành đến hết năm 2026", date(2026, 12, 31)),
        ("Hoàn thành trước tháng 12/2026", date(2026, 11, 30)),
        ("Hoàn thành vào cuối năm 2028", date(2028, 12, 31)),
        ("Hoàn thành trong quý I và quý II năm 2026", date(2026, 6, 30)),
        ("Hoàn thành trong tháng 3, tháng 4/2026", date(2026, 4, 30)),
        ("Hoàn thành trước ngày 3O/1O/2026", date(2026, 10, 30)),
        ("Hoàn thành trước quý IV/2026", date(2026, 9, 30)),
        ("Hoàn thành trước tháng 13/2026", None),
        ("Hoàn thành trong năm 2026", None),
        ("Hoàn thành trước ngày 30/11", None),
        ("Hoàn thành trong tháng 13/2026", None),
    ],
)
def test_a_deadline_is_read_as_its_last_day(text: str, day: date | None) -> None:
    assert propose(text, (1,)).deadline == day


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mỗi cơ quan, trường học và thôn", ("DEPARTMENT", "SCHOOL", "HAMLET")),
        ("Tại mỗi chi bộ, mỗi chi hội", ("PARTY", "FRONT")),
        ("Từng doanh nghiệp", ("BUSINESS",)),
    ],
)
def test_each_of_several_kinds(text: str, kinds: tuple[str, ...]) -> None:
    scope = propose(f"{text} có ít nhất 01 mô hình", (1,)).scope
    assert tuple(kind.name for kind in scope.unit_kinds) == kinds


def test_each_person_is_no_unit_and_is_to_be_checked() -> None:
    found = propose("Mỗi giáo viên có ít nhất 01 sáng kiến", (1,))
    assert (found.scope.kind, found.certainty) == (ScopeKind.COMMUNE, CHECK)
    yearly = propose("Mỗi năm có ít nhất 01 sáng kiến", (1,))
    assert (yearly.scope.kind, yearly.certainty) == (ScopeKind.COMMUNE, SURE)
