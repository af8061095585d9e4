"""Editing what is asked of the units, before and after the launch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Assignment, Indicator, IndicatorVersion
from thidua_desktop.domain.terms import CampaignState, Rule, ScopeKind, UnitKind
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.indicator_form import IndicatorForm, form_of
from thidua_desktop.services.indicators import (
    add_indicator,
    confirm_indicator,
    edit_indicator,
    end_indicator,
)

DAY = date(2026, 1, 15)
BEFORE = date(2026, 1, 10)


def problems(error: pytest.ExceptionInfo[RuleError]) -> set[tuple[str, str]]:
    return {(p.field, p.code) for p in error.value.problems}


def new_form(board: CampaignBoard) -> IndicatorForm:
    return IndicatorForm(
        field_id=board.fields[0].id,
        text="Trồng cây xanh",
        rule=Rule.AT_LEAST,
        measure_unit="cây",
        target="12,5",
        scope_kinds=(UnitKind.HAMLET,),
    )


def versions(desk: Desk, indicator_id: int) -> list[IndicatorVersion]:
    rows = desk.store.where(IndicatorVersion, indicator_id=indicator_id)
    return sorted(rows, key=lambda v: v.id)


@pytest.fixture
def draft(desk: Desk, sample: CampaignBoard) -> CampaignBoard:
    """The sample as it was before its launch, values included."""
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    return sample


def test_a_form_holds_an_indicator_as_it_is_shown(desk: Desk, sample: CampaignBoard) -> None:
    form = form_of(sample, sample.indicators[0].id, DAY)
    assert (form.rule, form.target, form.weight) == (Rule.RATIO, "100", "1")
    assert form.deadline == "31/12/2025"
    assert not edit_indicator(desk, sample.indicators[0].id, form)


def test_before_the_launch_an_edit_overwrites_the_version(desk: Desk, draft: CampaignBoard) -> None:
    key = draft.indicators[0].id
    form = replace(form_of(draft, key, DAY), target="97.5", weight="2,5", deadline="")
    assert edit_indicator(desk, key, form)
    (only,) = versions(desk, key)
    assert (only.target, only.weight, only.deadline) == (Decimal("97.5"), Decimal("2.5"), None)


def test_after_the_launch_an_edit_is_a_new_version_with_its_reason(
    desk: Desk, sample: CampaignBoard
) -> None:
    key = sample.indicators[0].id
    form = replace(form_of(sample, key, DAY), target="95")
    assert edit_indicator(desk, key, form, valid_from=DAY, reason="Huyện giao lại")
    old, new = versions(desk, key)
    assert (old.target, new.target) == (Decimal(100), Decimal(95))
    assert (new.valid_from, new.reason) == (DAY, "Huyện giao lại")
    assert sample.version(key, BEFORE) == old
    assert sample.version(key, DAY) == new


def test_a_second_edit_from_the_same_day_replaces_the_first(
    desk: Desk, sample: CampaignBoard
) -> None:
    key = sample.indicators[0].id
    for target in ("95", "96"):
        form = replace(form_of(sample, key, DAY), target=target)
        edit_indicator(desk, key, form, valid_from=DAY, reason="Gõ nhầm")
    assert [v.target for v in versions(desk, key)] == [Decimal(100), Decimal(96)]


def test_after_the_launch_a_reason_and_a_day_are_required(
    desk: Desk, sample: CampaignBoard
) -> None:
    key = sample.indicators[0].id
    form = replace(form_of(sample, key, DAY), target="95")
    with pytest.raises(RuleError) as error:
        edit_indicator(desk, key, form, reason="  ")
    assert problems(error) == {
        ("reason", "indicator.reason"),
        ("valid_from", "indicator.from_day"),
    }
    edit_indicator(desk, key, form, valid_from=DAY, reason="Giao lại")
    with pytest.raises(RuleError) as error:
        edit_indicator(desk, key, replace(form, target="90"), valid_from=BEFORE, reason="Giao lại")
    assert problems(error) == {("valid_from", "indicator.later_version")}
    assert len(versions(desk, key)) == 2


def test_the_rule_is_fixed_once_values_exist(desk: Desk, draft: CampaignBoard) -> None:
    key = draft.indicators[0].id
    form = replace(form_of(draft, key, DAY), rule=Rule.GRADE)
    with pytest.raises(RuleError) as error:
        edit_indicator(desk, key, form)
    assert problems(error) == {("rule", "indicator.rule_fixed")}
    added = add_indicator(desk, draft.campaign.id, new_form(draft))
    assert edit_indicator(desk, added.id, replace(new_form(draft), rule=Rule.AT_MOST))
    assert desk.store.get(Indicator, added.id).rule is Rule.AT_MOST


def test_everything_wrong_in_a_form_is_said_at_once(desk: Desk, sample: CampaignBoard) -> None:
    form = replace(
        new_form(sample),
        text=" ",
        target="0",
        weight="-1",
        deadline="31/02/2026",
        scope=ScopeKind.COMMUNE,
    )
    before = desk.store.head
    with pytest.raises(RuleError) as error:
        add_indicator(desk, sample.campaign.id, form)
    assert problems(error) == {
        ("text", "indicator.text_empty"),
        ("target", "indicator.at_least_zero"),
        ("weight", "indicator.weight"),
        ("deadline", "date.impossible"),
        ("lead", "indicator.lead"),
    }
    assert desk.store.head == before


@pytest.mark.parametrize(
    ("rule", "typed", "code"),
    [
        (Rule.RATIO, "0", "indicator.ratio_zero"),
        (Rule.AT_MOST, "-2", "indicator.target_negative"),
        (Rule.AT_LEAST, "1,234.5", "number.mixed_marks"),
    ],
)
def test_a_target_without_sense_is_refused(
    desk: Desk, sample: CampaignBoard, rule: Rule, typed: str, code: str
) -> None:
    form = replace(new_form(sample), rule=rule, target=typed)
    with pytest.raises(RuleError) as error:
        add_indicator(desk, sample.campaign.id, form)
    assert problems(error) == {("target", code)}


def test_a_new_indicator_is_given_to_the_units_of_its_scope(
    desk: Desk, sample: CampaignBoard
) -> None:
    row = add_indicator(desk, sample.campaign.id, new_form(sample))
    given = desk.store.where(Assignment, indicator_id=row.id)
    kinds = {sample.unit(a.unit_id).kind for a in given}
    assert (len(given), kinds) == (3, {UnitKind.HAMLET})
    assert sample.indicators_of(row.field_id)[-1] == row
    wider = replace(new_form(sample), scope_kinds=(UnitKind.HAMLET, UnitKind.SCHOOL))
    edit_indicator(desk, row.id, wider, valid_from=DAY, reason="Thêm trường học")
    assert len(desk.store.where(Assignment, indicator_id=row.id)) == 5
    assert len(versions(desk, row.id)) == 1


def test_a_qualities_target_is_never_kept(desk: Desk, sample: CampaignBoard) -> None:
    form = replace(new_form(sample), rule=Rule.GRADE, target="5")
    row = add_indicator(desk, sample.campaign.id, form)
    assert versions(desk, row.id)[0].target is None


def test_confirming_takes_only_the_mark_away(desk: Desk, sample: CampaignBoard) -> None:
    key = next(v.indicator_id for v in desk.store.all(IndicatorVersion) if v.to_check)
    (before,) = versions(desk, key)
    confirm_indicator(desk, key, day=DAY)
    assert versions(desk, key) == [replace(before, to_check=False)]
    head = desk.store.head
    confirm_indicator(desk, key, day=DAY)
    assert desk.store.head == head


def test_ending_asks_a_reason_and_keeps_the_values(desk: Desk, sample: CampaignBoard) -> None:
    key = sample.indicators[0].id
    with pytest.raises(RuleError) as error:
        end_indicator(desk, key, day=BEFORE)
    assert problems(error) == {("reason", "indicator.reason")}
    unit = desk.store.where(Assignment, indicator_id=key)[0].unit_id
    assert not end_indicator(desk, key, day=BEFORE, reason="Tỉnh bỏ chỉ tiêu")
    assert sample.result(unit, key, BEFORE) is not None
    assert sample.result(unit, key, DAY) is None


def test_a_drafts_indicator_without_values_is_deleted(desk: Desk, draft: CampaignBoard) -> None:
    row = add_indicator(desk, draft.campaign.id, new_form(draft))
    assert end_indicator(desk, row.id, day=DAY)
    assert row.id not in {i.id for i in desk.store.all(Indicator)}
    desk.store.undo()
    assert draft.indicator(row.id) == row


def test_a_closed_campaign_refuses_every_edit(desk: Desk, sample: CampaignBoard) -> None:
    key = sample.indicators[0].id
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    form = replace(form_of(sample, key, DAY), target="95")
    with pytest.raises(RuleError) as error:
        edit_indicator(desk, key, form, valid_from=DAY, reason="Giao lại")
    assert problems(error) == {("campaign", "campaign.closed")}


def test_a_target_is_read_as_plans_write_it(desk: Desk, sample: CampaignBoard) -> None:
    form = replace(new_form(sample), rule=Rule.RATIO, target="trên 80–90%", measure_unit="")
    row = add_indicator(desk, sample.campaign.id, form)
    (only,) = versions(desk, row.id)
    assert (only.target, only.strict, only.to_check) == (Decimal(80), True, True)


def test_a_decrease_needs_the_number_of_the_period_before(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = replace(new_form(sample), target="giảm 5%")
    with pytest.raises(RuleError) as error:
        add_indicator(desk, sample.campaign.id, form)
    assert problems(error) == {("baseline", "indicator.baseline_missing")}
    row = add_indicator(desk, sample.campaign.id, replace(form, baseline="40"))
    (only,) = versions(desk, row.id)
    assert (only.target, only.baseline) == (Decimal(5), Decimal(40))
    assert form_of(sample, row.id, DAY).baseline == "40"


def test_contributors_are_named_with_the_indicator(desk: Desk, sample: CampaignBoard) -> None:
    units = sample.units(DAY)
    lead, first, second = (u.id for u in units[:3])
    form = replace(
        new_form(sample),
        scope=ScopeKind.COMMUNE,
        lead_unit_id=lead,
        contributors=(lead, first),
    )
    row = add_indicator(desk, sample.campaign.id, form)
    assert form_of(sample, row.id, DAY).contributors == (first,)
    other = replace(form_of(sample, row.id, DAY), contributors=(first, second))
    assert edit_indicator(desk, row.id, other, valid_from=DAY, reason="Thêm đơn vị")
    assert form_of(sample, row.id, DAY).contributors == (first, second)
    assert len(versions(desk, row.id)) == 1
    assert not edit_indicator(desk, row.id, other, valid_from=DAY, reason="Thêm đơn vị")
    each = replace(other, scope=ScopeKind.EACH_UNIT, scope_kinds=(UnitKind.HAMLET,))
    edit_indicator(desk, row.id, each, valid_from=DAY, reason="Giao từng đơn vị")
    assert form_of(sample, row.id, DAY).contributors == ()
