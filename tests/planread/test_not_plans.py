"""Texts that are no plan, and texts made to hurt."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_desktop.planread.draft import PlanDraft, to_json
from thidua_desktop.planread.reader import read_plan

OTHERS = sorted((Path(__file__).parent / "others").glob("*.txt"))
HEAD = "KẾ HOẠCH\nPhong trào thi đua\nI. NỘI DUNG THI ĐUA\n"
RECIPE = """Canh chua
Nội dung: món ăn miền Nam, nấu lâu thì dưa mềm.
1. Nguyên liệu
- 500 g cá, 100% tươi
2. Cách làm
- Đun sôi ít nhất 10 phút
"""
INVITATION = """GIẤY MỜI
Kính gửi: Các thôn
Ủy ban nhân dân xã Mẫu kính mời dự Hội nghị phát động phong trào thi đua.
I. NỘI DUNG
- Ký giao ước thi đua giữa 100% các thôn.
II. THỜI GIAN
8 giờ ngày 05/01/2026
CHỦ TỊCH
Nguyễn Văn Mẫu
"""
REPORT = "BÁO CÁO\nPhong trào thi đua\nI. NỘI DUNG THI ĐUA\n- Hoàn thành 100% chỉ tiêu.\n"
OUTING = "KẾ HOẠCH\nTham quan mùa xuân\nI. NỘI DUNG\n- Mang theo ít nhất 02 chai nước.\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "plan.empty"),
        ("   \n\n\f", "plan.empty"),
        (RECIPE, "plan.no_content"),
        (INVITATION, "plan.no_content"),
        (REPORT, "plan.no_content"),
        (OUTING, "plan.no_content"),
        ("asdf qwer zxcv\n" * 30, "plan.no_content"),
        ("\x00\x01\ufffe", "plan.no_content"),
        ("-\n+\n*\n1.\na)\nI.\n", "plan.no_content"),
        (HEAD, "plan.no_indicators"),
        (f"{HEAD}1. Kinh tế\n2. Văn hóa\nII. THỜI GIAN\nNăm 2026.\n", "plan.no_indicators"),
        ("thi đua " * 300_000, "plan.too_long"),
    ],
)
def test_a_text_that_is_no_plan_proposes_nothing(text: str, why: str) -> None:
    draft = read_plan(text)
    assert draft == PlanDraft(why_not=why)
    assert not draft.is_plan
    assert to_json(draft)["fields"] == []


@pytest.mark.parametrize("path", OTHERS, ids=[path.stem for path in OTHERS])
def test_a_whole_paper_of_another_kind_proposes_nothing(path: Path) -> None:
    assert read_plan(path.read_text(encoding="utf-8")) == PlanDraft(why_not="plan.no_content")


BIG = 200_000
HURTFUL = {
    "bullets": f"{HEAD}{'- Hoàn thành 100% chỉ tiêu, ít nhất 01 mô hình mỗi thôn.' + chr(10)}"
    * 900,
    "one line": f"{HEAD}- {'hoàn thành vượt mức từ ngày 1/1/2025 đến ' * (BIG // 40)}",
    "spaces": f"{HEAD}- a{' ' * BIG}b c d",
    "digits": f"{HEAD}- Đạt {'1' * BIG}%",
    "dotted digits": f"{HEAD}- Đạt {'1.' * (BIG // 2)}%",
    "blank lines": f"{HEAD}{chr(10) * BIG}- Trồng 5 ha rừng",
    "offices": f"{HEAD}{'Ủy ban, ' * (BIG // 8)}",
    "bases": f"{'Căn cứ Ủy ban nhân dân; ' * (BIG // 24)}\n{HEAD}- Trồng 5 ha rừng",
    "capacities": f"{HEAD}- Trồng 5 ha rừng\n{'CHỦ TỊCH' + chr(10)}" * 3000,
    "recipients": f"{HEAD}- Trồng 5 ha rừng\nNơi nhận:\n- a{(chr(10) + 'b') * (BIG // 4)}",
    "marks": f"{HEAD}- Trồng 5 ha a{chr(0x301) * BIG}",
    "brackets": f"{HEAD}- Trồng 5 ha {'(' * BIG}",
    "numerals": f"{HEAD}{'1.2. Aa bb cc' + chr(10)}" * 1500,
}


@pytest.mark.parametrize("name", HURTFUL)
def test_a_text_made_to_hurt_is_read_to_its_end(name: str) -> None:
    draft = read_plan(HURTFUL[name])
    assert draft.why_not in {None, "plan.no_content", "plan.no_indicators"}
