"""The order of fields and indicators, weights that make 100, and many indicators at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Assignment, Field, IndicatorVersion
from thidua_desktop.domain.terms import CampaignState, Rule, ScopeKind
from thidua_desktop.services import assignments, contributors, fields, progress
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.bulk import (
    BulkForm,
    Spread,
    change_many,
    spread_weights,
    store_weights,
    total_weight,
)
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.fields import FieldForm
from thidua_desktop.services.indicators import end_indicator
from thidua_desktop.services.progress import Typing

DAY = date(2026, 1, 15)


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [p.code for p in error.value.problems]


def ids(board: CampaignBoard, place: int) -> list[int]:
    return [i.id for i in board.indicators_of(board.fields[place].id)]


def test_an_indicator_moves_inside_its_field_and_past_its_end(
    desk: Desk, sample: CampaignBoard
) -> None:
    first, second, *rest = ids(sample, 0)
    assert fields.move_indicator(desk, second, step=-1)
    assert ids(sample, 0) == [second, first, *rest]
    assert fields.move_indicator(desk, second, step=1)
    assert ids(sample, 0) == [first, second, *rest]
    assert not fields.move_indicator(desk, first, step=-1)
    last, below = rest[-1], ids(sample, 1)
    assert fields.move_indicator(desk, last, step=1)
    assert ids(sample, 1) == [last, *below]
    assert fields.move_indicator(desk, last, step=-1)
    assert ids(sample, 0) == [first, second, *rest]
    assert not fields.move_indicator(desk, ids(sample, 4)[-1], step=1)
    desk.store.undo()
    assert ids(sample, 1) == [last, *below]


def test_an_indicator_is_put_before_another_one(desk: Desk, sample: CampaignBoard) -> None:
    first, *rest = ids(sample, 0)
    target = sample.fields[2].id
    school = ids(sample, 2)
    assert fields.place_indicator(desk, first, field_id=target, before_id=school[1])
    assert ids(sample, 2) == [school[0], first, *school[1:]]
    assert ids(sample, 0) == rest
    assert not fields.place_indicator(desk, first, field_id=target, before_id=school[1])
    assert fields.place_indicator(desk, first, field_id=target, before_id=None)
    assert ids(sample, 2) == [*school, first]


def test_a_field_is_added_renamed_moved_and_removed(desk: Desk, sample: CampaignBoard) -> None:
    campaign = sample.campaign.id
    row = fields.add_field(desk, campaign, FieldForm(title=" Chuyển đổi  số "))
    assert (row.number, row.title, row.short_title) == ("6", "Chuyển đổi số", "Chuyển đổi số")
    form = FieldForm(number="3.", title="Chuyển đổi số", short_title="CĐS")
    assert fields.rename_field(desk, row.id, form)
    assert not fields.rename_field(desk, row.id, form)
    assert fields.move_field(desk, row.id, step=-1)
    assert [f.id for f in sample.fields].index(row.id) == 4
    assert fields.move_field(desk, row.id, step=1)
    assert not fields.move_field(desk, row.id, step=1)
    fields.remove_field(desk, row.id)
    assert row.id not in {f.id for f in desk.store.all(Field)}
    with pytest.raises(RuleError) as error:
        fields.remove_field(desk, sample.fields[0].id)
    assert codes(error) == ["field.has_indicators"]
    with pytest.raises(RuleError) as error:
        fields.add_field(desk, campaign, FieldForm(title=" "))
    assert codes(error) == ["field.title_empty"]


def test_a_closed_campaign_keeps_its_order(desk: Desk, sample: CampaignBoard) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    with pytest.raises(RuleError) as error:
        fields.move_field(desk, sample.fields[0].id, step=1)
    assert codes(error) == ["campaign.closed"]
    with pytest.raises(RuleError) as error:
        fields.move_indicator(desk, ids(sample, 0)[0], step=1)
    assert codes(error) == ["campaign.closed"]


def test_weights_are_spread_evenly_to_exactly_100(desk: Desk, sample: CampaignBoard) -> None:
    end_indicator(desk, ids(sample, 0)[0], day=date(2026, 1, 10), reason="Tỉnh bỏ")
    assert total_weight(sample, DAY) == Decimal(24)
    found = spread_weights(sample, DAY, Spread.EVEN)
    assert (len(found), sum(found.values())) == (24, Decimal(100))
    assert set(found.values()) == {Decimal("4.16"), Decimal("4.17")}
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    count = store_weights(
        desk, sample.campaign.id, Spread.EVEN, day=DAY, valid_from=None, reason=""
    )
    assert count == 24
    assert total_weight(sample, DAY) == Decimal(100)
    assert desk.store.undo_label() == "Chia trọng số cho đủ 100"
    desk.store.undo()
    assert total_weight(sample, DAY) == Decimal(24)


def test_weights_keep_their_proportions(desk: Desk, sample: CampaignBoard) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    heavy = ids(sample, 0)[0]
    change_many(desk, sample.campaign.id, [heavy], BulkForm(weight="26"), day=DAY)
    found = spread_weights(sample, DAY, Spread.PROPORTIONAL)
    assert (found[heavy], sum(found.values())) == (Decimal(52), Decimal(100))
    store_weights(
        desk, sample.campaign.id, Spread.PROPORTIONAL, day=DAY, valid_from=None, reason=""
    )
    again = store_weights(
        desk, sample.campaign.id, Spread.PROPORTIONAL, day=DAY, valid_from=None, reason=""
    )
    assert again == 0


def test_after_the_launch_many_changes_share_a_day_and_a_reason(
    desk: Desk, sample: CampaignBoard
) -> None:
    chosen = ids(sample, 0)[:3]
    form = BulkForm(weight="2,5", deadline="20/01/2026")
    with pytest.raises(RuleError) as error:
        change_many(desk, sample.campaign.id, chosen, form, day=DAY)
    assert sorted(codes(error)) == ["indicator.from_day", "indicator.reason"]
    count = change_many(
        desk, sample.campaign.id, chosen, form, day=DAY, valid_from=DAY, reason="Huyện giao lại"
    )
    assert count == 3
    for key in chosen:
        version = sample.version(key, DAY)
        assert version is not None
        assert (version.weight, version.deadline) == (Decimal("2.5"), date(2026, 1, 20))
        assert version.reason == "Huyện giao lại"
        assert len(desk.store.where(IndicatorVersion, indicator_id=key)) == 2
    assert desk.store.undo_label() == "Sửa 3 chỉ tiêu"


def test_what_makes_no_sense_for_many_is_refused(desk: Desk, sample: CampaignBoard) -> None:
    chosen = ids(sample, 0)
    with pytest.raises(RuleError) as error:
        change_many(desk, sample.campaign.id, chosen, BulkForm(), day=DAY)
    assert codes(error) == ["bulk.nothing"]
    lead = BulkForm(lead_unit_id=sample.units(DAY)[0].id)
    with pytest.raises(RuleError) as error:
        change_many(desk, sample.campaign.id, chosen, lead, day=DAY)
    assert codes(error) == ["bulk.lead_each"]
    with pytest.raises(RuleError) as error:
        change_many(desk, sample.campaign.id, chosen, BulkForm(weight="không"), day=DAY)
    assert codes(error) == ["number.unreadable"]


def test_another_lead_ends_the_old_one_and_no_longer_helps(
    desk: Desk, sample: CampaignBoard
) -> None:
    of = next(
        i for i in sample.indicators if i.rule is Rule.AT_LEAST and i.scope is ScopeKind.COMMUNE
    )
    old, campaign = of.lead_unit_id or 0, sample.campaign.id
    new = next(u.id for u in sample.units(DAY) if u.id != old)
    with desk.store.act("Phối hợp") as act:
        contributors.put_contributors(act, desk, of, (new,), day=DAY)
    earlier = date(2026, 1, 10)
    progress.record(desk, campaign, [Typing(old, of.id, "1")], day=earlier)
    change_many(
        desk,
        campaign,
        [of.id],
        BulkForm(lead_unit_id=new),
        day=DAY,
        valid_from=DAY,
        reason="Giao lại",
    )
    assert assignments.standing(sample, old, of.id, DAY) is None
    assert assignments.standing(sample, old, of.id, earlier) is not None
    given = assignments.standing(sample, new, of.id, DAY)
    assert given is not None
    assert not given.is_contributor
    fresh = next(u.id for u in sample.units(DAY) if u.id not in {old, new})
    with desk.store.act("Chủ trì") as act:
        row = replace(sample.indicator(of.id), lead_unit_id=fresh)
        contributors.put_lead(act, desk, row, before=new, day=DAY)
    assert desk.store.where(Assignment, indicator_id=of.id, unit_id=new) == ()
