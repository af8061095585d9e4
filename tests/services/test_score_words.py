"""Points told as one formula, rule by rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import campaign, cell
from score_cells import DAY, EARLIER, sheet_of

from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.progress import Cell, evaluate
from thidua_desktop.domain.scoring import Task
from thidua_desktop.domain.terms import ExemptPolicy, Rule, TieBreak
from thidua_desktop.services.score_words import how, target_words, tie_words

R, L, M, D, G = Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST, Rule.DONE, Rule.GRADE


def said(made: Cell, *, exceed: bool = False, **settings: Any) -> str:
    row = campaign(**settings)
    result = evaluate(made, DAY, row)
    assert result is not None
    sheet = sheet_of(Task(1, 1, Decimal(1), exceed, result), **settings)
    return how(break_down(sheet).lines[0], made.indicator, row)


@pytest.mark.parametrize(
    ("rule", "typed", "target", "words"),
    [
        (R, "12/15", "100", "12/15 = 80% so với mục tiêu 100% → 0,8 × 100,00 = 80,00 điểm."),
        (R, "80", "90", "80% so với mục tiêu 90% → ≈ 0,8889 × 100,00 = 88,89 điểm."),
        (L, "3", "4", "3 so với mục tiêu ít nhất 4 → 0,75 × 100,00 = 75,00 điểm."),
        (M, "2", "2", "2, trong mức không quá 2 → 1 × 100,00 = 100,00 điểm."),
        (M, "3", "2", "3, trên mức 2: 1 − (3 − 2) ÷ 2 → 0,5 × 100,00 = 50,00 điểm."),
        (M, "1", "0", "1, trong khi mục tiêu là không để xảy ra → 0 × 100,00 = 0,00 điểm."),
        (D, "x", None, "Đã hoàn thành → 1 × 100,00 = 100,00 điểm."),
        (D, "chưa", None, "Chưa hoàn thành → 0 × 100,00 = 0,00 điểm."),
        (G, "K", None, "Mức Khá tính 80% → 0,8 × 100,00 = 80,00 điểm."),
    ],
)
def test_every_rule_has_its_formula(rule: Rule, typed: str, target: str | None, words: str) -> None:
    assert said(cell(rule, (typed, EARLIER), target=target)) == words


def test_no_data_excess_and_late_work_are_said() -> None:
    assert said(cell(L, target="4")) == "Chưa có số liệu: 0 × 100,00 = 0,00 điểm."
    assert said(cell(L, ("5", EARLIER), target="4"), exceed=True) == (
        "5 so với mục tiêu ít nhất 4 → 1 × 100,00 + vượt 0,2 × 100,00 = 120,00 điểm."
    )
    late = cell(D, ("x", EARLIER), deadline=EARLIER.replace(day=1))
    assert said(late).startswith("Hoàn thành quá hạn, vẫn tính → 1")
    assert said(late, late_done_counts=False).startswith("Hoàn thành quá hạn, không tính → 0")


def test_full_points_for_what_is_exempt_name_their_ground() -> None:
    full = ExemptPolicy.FULL_POINTS
    free = cell(L, target="4", no_duty=True)
    none = cell(M, ("0/0", EARLIER), target="0")
    ground = "tính đủ 100,00 điểm theo thiết lập của cơ quan."
    made = cell(L, ("4", EARLIER), target="4")
    for one, why in ((free, "Không có nhiệm vụ"), (none, "Không phát sinh")):
        row = campaign(exempt_policy=full)
        results = [evaluate(c, DAY, row) for c in (one, made)]
        tasks = [Task(n, n, Decimal(1), False, r) for n, r in enumerate(results, 1) if r]
        lines = break_down(sheet_of(*tasks, exempt_policy=full)).lines
        assert how(lines[0], one.indicator, row) == f"{why}: {ground.replace('100', '50')}"


def test_a_part_of_a_fitted_hundredth_is_said() -> None:
    made = cell(L, ("4", EARLIER), target="4")
    result = evaluate(made, DAY, campaign())
    assert result is not None
    lines = break_down(sheet_of(*(Task(n, n, Decimal(1), False, result) for n in (1, 2, 3)))).lines
    words = [how(line, made.indicator, campaign()) for line in lines]
    assert sorted(w.endswith("(làm tròn cho khớp tổng).") for w in words) == [False, False, True]


def test_targets_are_as_short_as_a_cell() -> None:
    for rule, target, words in (
        (R, "90", "90%"),
        (L, "4", "≥ 4"),
        (M, "2", "≤ 2"),
        (M, "0", "0"),
        (D, None, "xong"),
        (G, None, "Tốt"),
        (L, None, "chưa giao"),
    ):
        made = cell(rule, target=target)
        result = evaluate(made, DAY, campaign())
        assert result is not None
        assert target_words(made.indicator, result) == words


@pytest.mark.parametrize("rule", TieBreak)
def test_every_tie_break_has_its_words(rule: TieBreak) -> None:
    assert tie_words(rule, field="Văn hóa")
    assert ("Văn hóa" in tie_words(rule, field="Văn hóa")) is (rule is TieBreak.FIELD_POINTS)
