"""Cách tính điểm that the ranking obeys: tie-breaks, floors, the scale of qualities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Adjustment
from thidua_desktop.domain.terms import (
    AdjustmentKind,
    MovementGrade,
    Rule,
    TieBreak,
    UnitPlanState,
)
from thidua_desktop.services import campaign_settings, progress, unit_plans
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.campaign_settings import SettingsForm
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.unit_plans import UnitPlanForm

DAY = date(2026, 1, 15)


def form_of(board: CampaignBoard) -> SettingsForm:
    return campaign_settings.settings_of(board.campaign, board.fields)


def store(desk: Desk, board: CampaignBoard, form: SettingsForm) -> None:
    campaign_settings.save_settings(desk, board.campaign.id, form)


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


def tie(desk: Desk, board: CampaignBoard) -> tuple[int, int]:
    """Make the first two units of the first block equal, and name them."""
    first, second = board.ranking(board.blocks[0].id, DAY)[:2]
    assert first.sheet.total is not None
    assert second.sheet.total is not None
    with desk.store.act("Điểm thưởng mẫu") as act:
        act.insert(
            Adjustment(
                campaign_id=board.campaign.id,
                unit_id=second.sheet.unit_id,
                kind=AdjustmentKind.BONUS,
                points=first.sheet.total - second.sheet.total,
                on_day=DAY,
                reason="mẫu",
            )
        )
    again = board.ranking(board.blocks[0].id, DAY)
    assert (again[0].place, again[1].place) == (1, 1)
    return first.sheet.unit_id, second.sheet.unit_id


def test_every_setting_of_scores_comes_back_as_typed(desk: Desk, sample: CampaignBoard) -> None:
    field = sample.fields[1]
    changed = replace(
        form_of(sample),
        scale_fair="75",
        top_share="20%",
        tie_breaks=(TieBreak.FIELD_POINTS, TieBreak.EXCEEDED),
        tie_field_id=field.id,
        register_by="15/12/2025",
        floors=tuple((f.id, "60" if f.id == field.id else "") for f in sample.fields),
    )
    store(desk, sample, changed)
    assert form_of(sample) == replace(changed, top_share="20")
    assert sample.campaign.register_by == date(2025, 12, 15)
    assert sample.deciding_indicators == {i.id for i in sample.indicators_of(field.id)}
    desk.store.undo()
    assert sample.campaign.tie_breaks == ()
    assert not any(f.breaks_ties or f.floor for f in sample.fields)


def test_a_tie_break_asks_for_what_it_compares(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError) as refusal:
        store(
            desk,
            sample,
            replace(
                form_of(sample),
                tie_breaks=(TieBreak.FIELD_POINTS, TieBreak.REGISTERED_ON_TIME),
                floors=((sample.fields[0].id, "101"),),
            ),
        )
    assert codes(refusal) == [
        (f"floor_{sample.fields[0].id}", "setting.out_of_range"),
        ("tie_field", "setting.tie_field"),
        ("register_by", "setting.tie_day"),
    ]
    twice = replace(form_of(sample), tie_breaks=(TieBreak.EXCEEDED, TieBreak.EXCEEDED))
    with pytest.raises(RuleError) as refusal:
        store(desk, sample, twice)
    assert codes(refusal) == [("tie_breaks", "setting.tie_twice")]


def test_equal_totals_are_settled_by_the_offices_own_order(
    desk: Desk, sample: CampaignBoard
) -> None:
    tie(desk, sample)
    points = TieBreak.FIELD_POINTS
    places: list[list[int | None]] = []
    for field in sample.fields:
        store(
            desk,
            sample,
            replace(form_of(sample), tie_breaks=(points,), tie_field_id=field.id),
        )
        ranked = sample.ranking(sample.blocks[0].id, DAY)[:2]
        places.append([r.place for r in ranked])
        if places[-1] == [1, 2]:
            assert ranked[1].decided_by is points
    assert [1, 2] in places


def test_who_registered_on_time_is_told_by_the_day_the_plan_was_sent(
    desk: Desk, sample: CampaignBoard
) -> None:
    first, second = tie(desk, sample)
    number = sample.campaign.id
    on_time = TieBreak.REGISTERED_ON_TIME
    store(
        desk,
        sample,
        replace(form_of(sample), tie_breaks=(on_time,), register_by="10/12/2025"),
    )
    unit_plans.set_plan(desk, number, [first], form=UnitPlanForm(on_day="11/12/2025"))
    unit_plans.set_plan(desk, number, [second], form=UnitPlanForm(on_day="10/12/2025"))
    approved = UnitPlanForm(state=UnitPlanState.APPROVED, on_day="20/12/2025")
    unit_plans.set_plan(desk, number, [first, second], form=approved)
    assert sample.registered_on_time == {second}
    ranked = sample.ranking(sample.blocks[0].id, DAY)[:2]
    assert [r.sheet.unit_id for r in ranked] == [second, first]
    assert ranked[1].decided_by is on_time
    returned = UnitPlanForm(
        state=UnitPlanState.RETURNED, on_day="21/12/2025", reason="Thiếu chỉ tiêu"
    )
    unit_plans.set_plan(desk, number, [second], form=returned)
    assert sample.registered_on_time == frozenset()
    third = sample.ranking(sample.blocks[0].id, DAY)[2].sheet.unit_id
    unit_plans.set_plan(desk, number, [third], form=replace(approved, on_day="09/12/2025"))
    assert sample.registered_on_time == {third}


def test_a_unit_under_a_floor_is_not_excellent(desk: Desk, sample: CampaignBoard) -> None:
    best = next(
        r
        for b in sample.blocks
        for r in sample.ranking(b.id, DAY)
        if sample.unit(r.sheet.unit_id).name == "Thôn mẫu 01"
    )
    assert sample.grade(best) is MovementGrade.EXCELLENT
    floors = tuple((f.id, "100") for f in sample.fields)
    store(desk, sample, replace(form_of(sample), floors=floors))
    assert sample.fields_under_floor(best.sheet) == ()
    task = next(
        t for t in best.sheet.tasks if sample.indicator(t.indicator_id).rule is Rule.AT_MOST
    )
    typing = progress.Typing(best.sheet.unit_id, task.indicator_id, "1")
    progress.record(desk, sample.campaign.id, [typing], day=DAY)
    block = sample.block_of(best.sheet.unit_id, DAY)
    assert block is not None
    store(
        desk,
        sample,
        replace(form_of(sample), grade_excellent="50", grade_good="40", grade_fair="30"),
    )
    again = next(r for r in sample.ranking(block.id, DAY) if r.sheet.unit_id == best.sheet.unit_id)
    assert sample.grade(again) is MovementGrade.GOOD
    field = sample.indicator(task.indicator_id).field_id
    assert [f.id for f in sample.fields_under_floor(again.sheet)] == [field]


def test_the_scale_of_qualities_is_the_offices_own(desk: Desk, sample: CampaignBoard) -> None:
    unit, task = next(
        (u, t)
        for u in sample.units(DAY)
        for t in sample.sheet(u.id, DAY).tasks
        if sample.indicator(t.indicator_id).rule is Rule.GRADE
    )
    typing = progress.Typing(unit.id, task.indicator_id, "Khá")
    progress.record(desk, sample.campaign.id, [typing], day=DAY)
    store(desk, sample, replace(form_of(sample), scale_fair="70"))
    result = sample.result(unit.id, task.indicator_id, DAY)
    assert result is not None
    assert result.achievement == Fraction(7, 10)
    assert sample.campaign.scale_fair == Decimal(70)
