"""Áp dụng phương án: the trial becomes the campaign's own, in one act that is undone at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Campaign, Indicator
from thidua_desktop.domain.terms import CampaignState, ExemptPolicy, Rule
from thidua_desktop.services import trial_apply, what_if
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.indicator_form import IndicatorForm
from thidua_desktop.services.indicators import add_indicator
from thidua_desktop.services.what_if import TrialForm

DAY = date(2026, 1, 15)
LATER = date(2026, 1, 10)


def changed_form(board: CampaignBoard) -> TrialForm:
    """Change one weight and two settings, leave one indicator out, type another one anew."""
    form = what_if.form_of(board, DAY)
    first, second, third, *_ = form.weights
    return replace(
        form,
        weights={**form.weights, second: "3,5", third: "1,00"},
        dropped=frozenset({first}),
        exempt_policy=ExemptPolicy.FULL_POINTS,
        grade_good="85",
    )


def test_a_trial_becomes_what_the_ranking_counts_and_one_undo_takes_it_back(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, form = sample.campaign.id, changed_form(sample)
    first, second, *_ = form.weights
    tried = what_if.try_out(sample, what_if.read(sample, form), DAY)
    before = {b.id: sample.ranking(b.id, DAY) for b in sample.blocks}
    words = [change.words for change in what_if.differences(sample, form, DAY)]
    assert len(words) == 4
    head = desk.store.head
    done = trial_apply.apply_trial(
        desk, number, form, day=DAY, valid_from=LATER, reason=" Hội đồng thống nhất "
    )
    assert done == 4
    assert desk.store.head.seq == head.seq + 1
    version = sample.version(second, DAY)
    assert version is not None
    assert (version.weight, version.valid_from) == (Decimal("3.5"), LATER)
    assert version.reason == "Hội đồng thống nhất"
    old = sample.version(second, date(2026, 1, 9))
    assert old is not None
    assert old.weight == 1
    assert desk.store.get(Indicator, first).active_to == date(2026, 1, 9)
    assert sample.campaign.grade_good == 85
    now = [
        [(r.sheet.unit_id, r.place, r.sheet.total) for r in sample.ranking(b.id, DAY)]
        for b in sample.blocks
    ]
    assert now == [[(r.unit_id, r.then.place, r.then.total) for r in b.rows] for b in tried]
    desk.store.undo()
    assert {b.id: sample.ranking(b.id, DAY) for b in sample.blocks} == before
    assert desk.store.get(Campaign, number).exempt_policy is ExemptPolicy.SCALE


def test_weights_after_the_launch_need_a_day_and_a_reason(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, form = sample.campaign.id, changed_form(sample)
    ended = replace(what_if.form_of(sample, DAY), dropped=form.dropped)
    for tried, begins, codes in (
        (form, None, {"indicator.from_day", "indicator.reason"}),
        (ended, None, {"indicator.from_day"}),
        (ended, LATER, {"indicator.reason"}),
    ):
        assert trial_apply.asks_ground(desk, number, tried, DAY)
        with pytest.raises(RuleError) as refusal:
            trial_apply.apply_trial(desk, number, tried, day=DAY, valid_from=begins)
        assert {p.code for p in refusal.value.problems} == codes


def test_settings_alone_ask_for_no_day(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    form = replace(what_if.form_of(sample, DAY), grade_excellent="95", exceed_cap="10%")
    assert not trial_apply.asks_ground(desk, number, form, DAY)
    assert trial_apply.apply_trial(desk, number, form, day=DAY) == 2
    assert sample.campaign.grade_excellent == 95
    assert sample.campaign.exceed_cap == Decimal("0.1")


def test_a_draft_takes_weights_over_at_once_and_deletes_what_has_no_value(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    draft = replace(desk.store.get(Campaign, number), state=CampaignState.DRAFT)
    with desk.store.act("Về dự thảo") as act:
        act.update(draft)
    made = IndicatorForm(field_id=sample.fields[0].id, text="Chỉ tiêu mẫu", rule=Rule.DONE)
    empty = add_indicator(desk, number, made).id
    form = replace(what_if.form_of(sample, DAY), dropped=frozenset({empty}))
    assert not trial_apply.asks_ground(desk, number, form, DAY)
    assert trial_apply.apply_trial(desk, number, form, day=DAY) == 1
    assert not desk.store.where(Indicator, id=empty)


def test_nothing_to_apply_and_a_closed_campaign_are_refused(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, form = sample.campaign.id, what_if.form_of(sample, DAY)
    with pytest.raises(RuleError, match=r"trial\.same"):
        trial_apply.apply_trial(desk, number, form, day=DAY)
    set_campaign_state(desk, number, CampaignState.CLOSED, data_day=DAY)
    with pytest.raises(RuleError, match=r"campaign\.closed"):
        trial_apply.apply_trial(desk, number, changed_form(sample), day=DAY)
