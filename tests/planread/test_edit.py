"""What the officer does to a draft before it becomes a campaign."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import Rule
from thidua_desktop.planread.draft import Certainty, Note
from thidua_desktop.planread.edit import (
    add_indicator,
    drop_field,
    merge,
    move_indicator,
    rename_field,
    split,
)
from thidua_desktop.planread.reader import read_plan

if TYPE_CHECKING:
    from thidua_desktop.planread.draft import IndicatorProposal, PlanDraft

PLAN = """KẾ HOẠCH
Phong trào thi đua năm 2026
I. NỘI DUNG THI ĐUA
1. Kinh tế
- Trồng mới 50 ha rừng; tập huấn cho nông dân về kỹ thuật trồng và
chăm sóc rừng cây gỗ lớn; mở 02 lớp học
nghề cho thanh niên.
- Vận động Nhân dân
- trong đó ít nhất 10 hộ hiến đất làm đường.
2. Xã hội
- Giữ vững trật tự an toàn xã hội.
"""


@pytest.fixture
def draft() -> PlanDraft:
    return read_plan(PLAN)


def texts(draft: PlanDraft, field: int = 0) -> list[str]:
    return [item.text for item in draft.fields[field].indicators]


def cut(draft: PlanDraft, before: str, *, source: str = PLAN) -> tuple[IndicatorProposal, ...]:
    offset = draft.fields[0].indicators[0].text.index(before)
    return split(draft, (0, 0), offset, source=source).fields[0].indicators[:2]


def refused(problem: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [p.code for p in problem.value.problems]


def test_merging_reads_both_as_one_task_on_all_their_lines(draft: PlanDraft) -> None:
    made = merge(draft, (0, 1))
    (_, joined) = made.fields[0].indicators
    assert joined.text == "Vận động Nhân dân trong đó ít nhất 10 hộ hiến đất làm đường."
    assert (joined.rule, joined.target, joined.lines) == (Rule.AT_LEAST, Decimal(10), (8, 9))
    assert made.fields[1] == draft.fields[1]
    assert len(draft.fields[0].indicators) == 3


def test_merging_two_sentences_keeps_their_own_marks(draft: PlanDraft) -> None:
    assert texts(merge(draft, (0, 0)))[0].endswith("cho thanh niên. Vận động Nhân dân")
    two = add_indicator(add_indicator(draft, 1, "Mở 02 lớp"), 1, "Trồng 5 ha rừng")
    joined = merge(two, (1, 1)).fields[1].indicators[1]
    assert joined.text == "Mở 02 lớp; Trồng 5 ha rừng"
    assert joined.notes == (Note.SEVERAL_FIGURES,)


def test_the_last_of_a_field_has_nothing_to_be_merged_with(draft: PlanDraft) -> None:
    with pytest.raises(RuleError) as problem:
        merge(draft, (1, 0))
    assert refused(problem) == ["plan.no_next"]


def test_splitting_reads_each_part_on_its_own_lines(draft: PlanDraft) -> None:
    first, second = cut(draft, "mở 02")
    assert (first.target, first.measure_unit, first.lines) == (Decimal(50), "ha", (5, 6))
    assert (second.text, second.target) == ("mở 02 lớp học nghề cho thanh niên.", Decimal(2))
    assert (second.measure_unit, second.lines) == ("lớp học", (6, 7))
    assert first.certainty is second.certainty is Certainty.CERTAIN


def test_a_cut_at_a_line_break_shares_no_line(draft: PlanDraft) -> None:
    first, second = cut(draft, "nghề")
    assert (first.lines, second.lines) == ((5, 6), (7,))


@pytest.mark.parametrize("source", ["", "a\nb\n", PLAN.replace("02 lớp học", "03 lớp")])
def test_lines_that_cannot_be_told_apart_stay_with_both(draft: PlanDraft, source: str) -> None:
    first, second = cut(draft, "mở 02", source=source)
    assert first.lines == second.lines == (5, 6, 7)


def test_a_part_typed_by_hand_has_no_lines_to_share(draft: PlanDraft) -> None:
    typed = add_indicator(draft, 1, "Mở 02 lớp; trồng 5 ha rừng")
    parts = split(typed, (1, 1), 10, source=PLAN).fields[1].indicators[1:]
    assert [(part.text, part.lines) for part in parts] == [
        ("Mở 02 lớp", ()),
        ("trồng 5 ha rừng", ()),
    ]


@pytest.mark.parametrize("offset", [0, 1000])
def test_a_cut_must_leave_words_on_both_sides(draft: PlanDraft, offset: int) -> None:
    with pytest.raises(RuleError) as problem:
        split(draft, (0, 0), offset)
    assert refused(problem) == ["indicator.text_empty"]


def test_splitting_undoes_merging(draft: PlanDraft) -> None:
    merged = merge(draft, (0, 1))
    offset = len("Vận động Nhân dân")
    assert split(merged, (0, 1), offset, source=PLAN).fields[0] == draft.fields[0]


def test_adding_reads_what_was_typed_and_names_no_line(draft: PlanDraft) -> None:
    made = add_indicator(draft, 1, "  Mỗi thôn có ít nhất\u00a001 mô hình ")
    added = made.fields[1].indicators[-1]
    assert added.text == "Mỗi thôn có ít nhất 01 mô hình"
    assert (added.rule, added.target, added.lines) == (Rule.AT_LEAST, Decimal(1), ())
    with pytest.raises(RuleError) as problem:
        add_indicator(draft, 1, " - ")
    assert refused(problem) == ["indicator.text_empty"]


def test_moving_changes_nothing_but_the_field(draft: PlanDraft) -> None:
    moved = draft.fields[0].indicators[1]
    made = move_indicator(draft, (0, 1), 1)
    assert moved not in made.fields[0].indicators
    assert made.fields[1].indicators == (*draft.fields[1].indicators, moved)
    to_the_end = move_indicator(draft, (0, 0), 0)
    assert texts(to_the_end) == [*texts(draft)[1:], texts(draft)[0]]


def test_a_field_is_renamed_and_keeps_its_number(draft: PlanDraft) -> None:
    made = rename_field(draft, 1, " Văn hóa - Xã hội ")
    assert made.fields == (draft.fields[0], replace(draft.fields[1], title="Văn hóa - Xã hội"))
    with pytest.raises(RuleError) as problem:
        rename_field(draft, 1, " ")
    assert refused(problem) == ["plan.field_empty"]


def test_a_dropped_field_takes_its_indicators_along(draft: PlanDraft) -> None:
    assert drop_field(draft, 0).fields == draft.fields[1:]
    assert drop_field(draft, 1).fields == draft.fields[:1]
