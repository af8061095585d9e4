"""Lines narrowed by columns and ordered as Vietnamese lists are."""

from __future__ import annotations

import pytest

from thidua_desktop.ui.master.arrange import (
    BLANK,
    Arrangement,
    LineOrder,
    arrange,
    count_values,
)
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head

COLUMNS = (Column("Tên", names=True), Column("Thôn"), Column("Số", 5, numbers=True))
ORDER = LineOrder(COLUMNS)


def line(key: int, *texts: str) -> Line:
    return Line(key, tuple(map(TextCell, texts)))


LINES = (
    head("Khối A", "3 người"),
    line(1, "Trần Văn An", "Thôn 10", "1.250"),
    line(2, "Lê Thị Ánh", "Thôn 2", ""),
    line(3, "Vũ Văn Ân", "Thôn 2", "9,5"),
    head("Khối B"),
    line(4, "Bùi Văn Đức", "Ổ Chuột", "15/01/2026"),
    line(5, "Đỗ Thị Dung", "Thôn 10", "chưa ghi"),
)


def keys(lines: tuple[Line, ...]) -> list[int | None]:
    return [line.key for line in lines]


def test_nothing_set_gives_the_very_same_lines() -> None:
    assert arrange(LINES, Arrangement(), ORDER) is LINES


@pytest.mark.parametrize(
    ("column", "descending", "first", "second"),
    [
        (0, False, [1, 2, 3], [5, 4]),  # An, Ánh, Ân; Dung before Đức
        (0, True, [3, 2, 1], [4, 5]),
        (1, False, [2, 3, 1], [4, 5]),  # Thôn 2 before Thôn 10
        (2, False, [3, 1, 2], [4, 5]),  # 9,5 before 1.250, nothing said last
        (2, True, [1, 3, 2], [5, 4]),
    ],
)
def test_each_group_is_ordered_for_itself(
    column: int, *, descending: bool, first: list[int], second: list[int]
) -> None:
    made = arrange(LINES, Arrangement(sort=column, descending=descending), ORDER)
    assert keys(made) == [None, *first, None, *second]


def test_a_filter_keeps_what_is_ticked_and_the_head_counts_it() -> None:
    made = arrange(LINES, Arrangement(only={1: frozenset({"Thôn 2"})}), ORDER)
    assert keys(made) == [None, 2, 3]
    assert made[0].cells[1].text == "còn 2 · 3 người"


def test_filters_of_two_columns_are_both_met() -> None:
    both = Arrangement(only={1: frozenset({"Thôn 2", "Thôn 10"}), 2: frozenset({BLANK})})
    assert keys(arrange(LINES, both, ORDER)) == [None, 2]
    assert arrange(LINES, both.keeping(1, frozenset({"Ổ Chuột"})), ORDER) == ()
    assert keys(arrange(LINES, both.keeping(2, frozenset()), ORDER)) == [None, 1, 2, 3, None, 5]


def test_counts_are_those_under_the_other_filters() -> None:
    filtered = Arrangement(only={1: frozenset({"Thôn 2"}), 2: frozenset({BLANK})})
    assert dict(count_values(LINES, 1, filtered)) == {"Thôn 2": 1}
    assert dict(count_values(LINES, 1, Arrangement())) == {"Thôn 10": 2, "Thôn 2": 2, "Ổ Chuột": 1}


def test_a_cell_of_a_mark_alone_is_found_by_its_mark() -> None:
    marked = (Line(1, (TextCell("", mark="Đã trình"),)), Line(2, (TextCell("", mark="Nháp"),)))
    made = arrange(marked, Arrangement(only={0: frozenset({"Nháp"})}), ORDER)
    assert keys(made) == [2]


def test_moments_stand_in_the_order_of_time() -> None:
    moments = ("15/01/2026 08:30", "02/03/2026 07:00", "15/01/2026 10:05", "01/12/2025 23:59")
    assert LineOrder(COLUMNS).values(moments, 2) == [
        "01/12/2025 23:59",
        "15/01/2026 08:30",
        "15/01/2026 10:05",
        "02/03/2026 07:00",
    ]
