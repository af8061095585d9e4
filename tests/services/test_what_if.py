"""Thử phương án: what it shows, and that it leaves everything as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import AdjustmentKind, ExemptPolicy, MovementGrade
from thidua_desktop.services import adjustments, what_if
from thidua_desktop.services.adjustments import AdjustmentForm
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.what_if import TrialForm, TrialRow

DAY = date(2026, 1, 15)


def rows(board: CampaignBoard, form: TrialForm) -> dict[str, TrialRow]:
    blocks = what_if.try_out(board, what_if.read(board, form), DAY)
    return {row.unit: row for block in blocks for row in block.rows}


def adjust(desk: Desk, board: CampaignBoard, name: str, kind: AdjustmentKind, points: str) -> None:
    unit = next(u.id for u in board.units(DAY) if u.name == name)
    form = AdjustmentForm(
        unit_id=unit, kind=kind, points=points, on_day="15/01/2026", reason="Lý do mẫu"
    )
    adjustments.save(desk, board.campaign.id, form)


def test_the_same_weights_give_the_ranking_of_now(desk: Desk, sample: CampaignBoard) -> None:
    adjust(desk, sample, "Thôn mẫu 01", AdjustmentKind.BONUS, "2")
    adjust(desk, sample, "Trạm Y tế xã", AdjustmentKind.VETO, "")
    for row in rows(sample, what_if.form_of(sample, DAY)).values():
        assert row.then == row.now
        assert row.moved == 0
    blocks = what_if.try_out(sample, what_if.read(sample, what_if.form_of(sample, DAY)), DAY)
    for block, shown in zip(sample.blocks, blocks, strict=True):
        ranked = [r.sheet.unit_id for r in sample.ranking(block.id, DAY)]
        assert [row.unit_id for row in shown.rows] == ranked


def test_weights_that_all_grow_alike_change_nothing(sample: CampaignBoard) -> None:
    form = what_if.form_of(sample, DAY)
    alike = replace(form, weights=dict.fromkeys(form.weights, "7,5"))
    assert all(row.then == row.now for row in rows(sample, alike).values())


def test_a_dropped_indicator_and_other_weights_move_units_and_store_nothing(
    desk: Desk, sample: CampaignBoard
) -> None:
    head = desk.store.head
    land = sample.indicators_of(sample.fields[0].id)[4].id
    form = what_if.form_of(sample, DAY)
    found = rows(sample, replace(form, dropped=frozenset({land})))
    assert found["Thôn mẫu 02"].now.total == Decimal("66.00")
    assert found["Thôn mẫu 02"].then.total == Decimal("73.33")
    heavy = rows(sample, replace(form, weights={**form.weights, land: "100"}))
    assert heavy["Thôn mẫu 02"].moved == -1
    assert what_if.moved_words(heavy["Thôn mẫu 02"]) == "▼ xuống 1"
    assert what_if.moved_words(heavy["Thôn mẫu 03"]) == "▲ lên 1"
    assert what_if.moved_words(heavy["Thôn mẫu 01"]) == "giữ nguyên"
    assert desk.store.head == head
    assert sample.ranking(sample.blocks[2].id, DAY)[1].sheet.total == Decimal("66.00")


def test_thresholds_cap_and_policy_are_tried_too(sample: CampaignBoard) -> None:
    form = what_if.form_of(sample, DAY)
    tried = rows(sample, replace(form, exceed_cap="0%", grade_fair="60", grade_good="65"))
    assert tried["Thôn mẫu 01"].then.total == 100
    assert tried["Thôn mẫu 02"].then.grade is MovementGrade.GOOD
    assert tried["Thôn mẫu 02"].now.grade is MovementGrade.BELOW
    full = replace(form, exempt_policy=ExemptPolicy.FULL_POINTS)
    assert what_if.read(sample, full).campaign.exempt_policy is ExemptPolicy.FULL_POINTS


def test_a_wrong_number_is_named_at_its_place(sample: CampaignBoard) -> None:
    form = what_if.form_of(sample, DAY)
    first, second, *_ = form.weights
    wrong = replace(
        form,
        weights={**form.weights, first: "0", second: "ba"},
        exceed_cap="101",
        grade_good="95",
        grade_fair="x",
    )
    with pytest.raises(RuleError) as refusal:
        what_if.read(sample, wrong)
    assert [(p.field, p.code) for p in refusal.value.problems] == [
        (str(first), "indicator.weight"),
        (str(second), "number.unreadable"),
        ("exceed_cap", "setting.out_of_range"),
        ("grade_fair", "number.unreadable"),
        ("grade_good", "setting.grades_order"),
    ]
    dropped = replace(form, weights={**form.weights, first: "0"}, dropped=frozenset({first}))
    assert first not in what_if.read(sample, dropped).weights


def test_a_trial_is_copied_with_what_differs(desk: Desk, sample: CampaignBoard) -> None:
    adjust(desk, sample, "Trường mẫu A", AdjustmentKind.VETO, "")
    form = what_if.form_of(sample, DAY)
    first, second, *_ = form.weights
    changed = replace(
        form,
        weights={**form.weights, second: "3"},
        dropped=frozenset({first}),
        grade_excellent="95",
        exempt_policy=ExemptPolicy.FULL_POINTS,
    )
    blocks = what_if.try_out(sample, what_if.read(sample, changed), DAY)
    text = what_if.as_text(sample, changed, blocks, DAY)
    assert text.startswith("Phương án thử, ")
    for words in ("- Bỏ: ", ": 1 → 3", "- Xuất sắc từ: 90 → 95", "→ tính đủ điểm"):
        assert words in text
    assert "—\tTrường mẫu A\t" in text
    assert "không xếp hạng" in text


def test_the_order_in_which_weights_are_named_never_matters(sample: CampaignBoard) -> None:
    form = what_if.form_of(sample, DAY)
    uneven = {n: str(1 + place) for place, n in enumerate(form.weights)}
    turned = dict(reversed(uneven.items()))
    assert rows(sample, replace(form, weights=uneven)) == rows(
        sample, replace(form, weights=turned)
    )
