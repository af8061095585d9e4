"""Where each unit's own plan stands."""

from __future__ import annotations

from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import CampaignState, UnitPlanState
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.unit_plans import UnitPlanForm, counts, form_of, plan_of, set_plan

DAY = date(2026, 1, 15)


def refused(desk: Desk, board: CampaignBoard, form: UnitPlanForm) -> set[tuple[str, str]]:
    with pytest.raises(RuleError) as caught:
        set_plan(desk, board.campaign.id, [board.units(DAY)[0].id], form=form)
    return {(p.field, p.code) for p in caught.value.problems}


def test_a_plan_is_received_returned_and_approved(desk: Desk, sample: CampaignBoard) -> None:
    unit, campaign = sample.units(DAY)[0], sample.campaign.id
    assert plan_of(desk, campaign, unit.id).state is UnitPlanState.NONE
    sent = UnitPlanForm(on_day="5/12/2025", document="Kế hoạch số 12/KH")
    assert set_plan(desk, campaign, [unit.id], form=sent) == 1
    assert desk.store.undo_label() == f"Nhận kế hoạch – {unit.short_name}"
    assert set_plan(desk, campaign, [unit.id], form=sent) == 0
    back = UnitPlanForm(
        state=UnitPlanState.RETURNED,
        on_day="08/12/2025",
        document="Kế hoạch số 12/KH",
        reason="Thiếu người phụ trách",
    )
    set_plan(desk, campaign, [unit.id], form=back)
    plan = plan_of(desk, campaign, unit.id)
    assert (plan.state, plan.reason) == (UnitPlanState.RETURNED, "Thiếu người phụ trách")
    assert form_of(plan, DAY) == back
    done = UnitPlanForm(state=UnitPlanState.APPROVED, on_day="10/12/2025", reason="cũ")
    set_plan(desk, campaign, [unit.id], form=done)
    assert plan_of(desk, campaign, unit.id).reason is None
    desk.store.undo()
    assert plan_of(desk, campaign, unit.id) == plan


def test_a_return_says_why_and_a_day_is_one(desk: Desk, sample: CampaignBoard) -> None:
    form = UnitPlanForm(state=UnitPlanState.RETURNED, on_day="31/02/2026", reason=" ")
    assert refused(desk, sample, form) == {
        ("on_day", "date.impossible"),
        ("reason", "plan_state.reason"),
    }
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    assert refused(desk, sample, UnitPlanForm(on_day="01/12/2025")) == {
        ("campaign", "campaign.closed")
    }


def test_many_units_are_one_act_and_are_counted(desk: Desk, sample: CampaignBoard) -> None:
    units = sample.units(DAY)
    form = form_of(plan_of(desk, sample.campaign.id, units[0].id), DAY)
    assert form.on_day == "15/01/2026"
    assert set_plan(desk, sample.campaign.id, [u.id for u in units[:3]], form=form) == 3
    assert desk.store.undo_label() == "Nhận kế hoạch – 3 đơn vị"
    found = counts(desk, sample, DAY)
    assert (found[UnitPlanState.SENT], found[UnitPlanState.NONE]) == (3, len(units) - 3)
    none = UnitPlanForm(state=UnitPlanState.NONE)
    set_plan(desk, sample.campaign.id, [units[0].id], form=none)
    assert counts(desk, sample, DAY)[UnitPlanState.SENT] == 2
