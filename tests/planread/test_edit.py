"""Tasks joined and parted on the review screen."""

from __future__ import annotations

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.planread.edit import Part, joined, parted
from thidua_desktop.planread.reader import read_plan

PLAN = """KẾ HOẠCH
Phong trào thi đua năm 2026
I. NỘI DUNG THI ĐUA
1. Kinh tế
- Trồng mới 50 ha rừng; tập huấn cho nông dân về kỹ thuật trồng và
chăm sóc rừng cây gỗ lớn; mở 02 lớp học
nghề cho thanh niên.
"""


def cut(before: str, *, source: str = PLAN) -> tuple[Part, Part]:
    (item,) = read_plan(PLAN).fields[0].indicators
    return parted(item.text, item.lines, item.text.index(before), source=source)


def test_two_tasks_are_written_as_one() -> None:
    assert joined("Mở 02 lớp", "Trồng 5 ha rừng") == "Mở 02 lớp; Trồng 5 ha rừng"
    assert joined("Mở 02 lớp.", "Trồng 5 ha rừng") == "Mở 02 lớp. Trồng 5 ha rừng"
    assert joined("Vận động Nhân dân", "trong đó 10 hộ") == "Vận động Nhân dân trong đó 10 hộ"


def test_each_part_keeps_its_own_lines() -> None:
    first, second = cut("mở 02")
    assert first[0].endswith("rừng cây gỗ lớn")
    assert second[0] == "mở 02 lớp học nghề cho thanh niên."
    assert (first[1], second[1]) == ((5, 6), (6, 7))


def test_a_cut_at_a_line_break_shares_no_line() -> None:
    first, second = cut("nghề")
    assert (first[1], second[1]) == ((5, 6), (7,))


@pytest.mark.parametrize("source", ["", "a\nb\n", PLAN.replace("02 lớp học", "03 lớp")])
def test_lines_that_cannot_be_told_apart_stay_with_both(source: str) -> None:
    first, second = cut("mở 02", source=source)
    assert first[1] == second[1] == (5, 6, 7)


def test_a_part_typed_by_hand_has_no_lines_to_share() -> None:
    parts = parted("Mở 02 lớp; trồng 5 ha rừng", (), 10, source=PLAN)
    assert parts == (("Mở 02 lớp", ()), ("trồng 5 ha rừng", ()))


@pytest.mark.parametrize("offset", [0, 10])
def test_a_cut_must_leave_words_on_both_sides(offset: int) -> None:
    with pytest.raises(RuleError) as problem:
        parted("Mở 02 lớp.", (5,), offset, source=PLAN)
    assert [p.code for p in problem.value.problems] == ["plan.split_at_edge"]
