from __future__ import annotations

from datetime import date

from thidua_desktop.domain.follow_up import (
    FrozenFix,
    FrozenFollowUp,
    FrozenLoss,
    dump_follow_up,
    load_follow_up,
)

FIX = FrozenFix(
    award_id=1,
    printed_name="Bà Nguyễn Thị Mẫu",
    place="Trường mẫu A",
    register="01/2026",
    field="PRINTED_NAME",
    old_text="Bà Nguyễn Thị Mẫu",
    new_text="Bà Nguyễn Thị Mẩu",
    reason="Ghi nhầm",
)
LOSS = FrozenLoss(
    award_id=2,
    printed_name="Ông Trần Văn Mẫu",
    place="",
    register="",
    amount_vnd=702_000,
    ground="FALSE_PAPERS",
    reason="Giấy tờ giả",
)
FROZEN = FrozenFollowUp(
    issuer_title="CHỦ TỊCH",
    office_name="Ủy ban nhân dân xã Cao Lộc",
    agency=("ỦY BAN NHÂN DÂN", "XÃ CAO LỘC"),
    place="Cao Lộc",
    corrected="Quyết định số 15/QĐ-UBND",
    about="về việc tặng Giấy khen",
    award="Giấy khen",
    bases=("Căn cứ Luật",),
    proposal="Theo đề nghị",
    capacity_lines=("CHỦ TỊCH",),
    signer_name="Nguyễn Văn Mẫu",
    department="Phòng Văn hóa - Xã hội",
    department_code="VHXH",
    fixes=(FIX,),
    losses=(LOSS,),
    day="2026-02-03",
    register_label="Số sổ vàng",
    is_sample=True,
)


def test_what_a_later_paper_froze_comes_back_the_same() -> None:
    assert load_follow_up(dump_follow_up(FROZEN)) == FROZEN
    assert (FROZEN.total_vnd, FROZEN.day_of_bases) == (702_000, date(2026, 2, 3))
