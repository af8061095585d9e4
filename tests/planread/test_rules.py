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
    ("80% xã đạt chuẩn, 50% xã nâng cao", Rule.RATIO, "80", "%", CHECK),
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
