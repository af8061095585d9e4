"""Kế hoạch của đơn vị (plan §V.1): not sent, waiting, returned with a reason, approved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import Campaign, Unit, UnitPlan
from thidua_desktop.domain.terms import CampaignState, UnitPlanState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

LABELS = {
    UnitPlanState.NONE: "Kế hoạch chưa gửi",
    UnitPlanState.SENT: "Nhận kế hoạch",
    UnitPlanState.RETURNED: "Trả lại kế hoạch",
    UnitPlanState.APPROVED: "Duyệt kế hoạch",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlanForm:
    """What the form of a unit's plan holds; the day is as typed."""

    state: UnitPlanState = UnitPlanState.SENT
    on_day: str = ""
    document: str = ""
    reason: str = ""


def plans(desk: Desk, campaign_id: int) -> Mapping[int, UnitPlan]:
    """Return the plan of each unit that has one, by unit."""
    return {row.unit_id: row for row in desk.store.where(UnitPlan, campaign_id=campaign_id)}


def plan_of(desk: Desk, campaign_id: int, unit_id: int) -> UnitPlan:
    """Return a unit's plan; without a row it was not sent yet."""
    blank = UnitPlan(campaign_id=campaign_id, unit_id=unit_id, state=UnitPlanState.NONE)
    return plans(desk, campaign_id).get(unit_id, blank)


def form_of(plan: UnitPlan, day: date) -> UnitPlanForm:
    """Fill the form with a plan; one not sent yet is offered as received on `day`."""
    if plan.state is UnitPlanState.NONE:
        return UnitPlanForm(on_day=dates.format_date(day))
    return UnitPlanForm(
        state=plan.state,
        on_day=dates.format_date(plan.on_day) if plan.on_day else "",
        document=plan.document,
        reason=plan.reason or "",
    )


def set_plan(desk: Desk, campaign_id: int, unit_ids: Sequence[int], *, form: UnitPlanForm) -> int:
    """Store the state of these units' plans as one act; return how many changed.

    Codes: plan_state.reason (a return says what is lacking), those of dates, campaign.closed.
    """
    campaign = desk.store.get(Campaign, campaign_id)
    if campaign.state is CampaignState.CLOSED:
        raise RuleError(Problem("campaign", "campaign.closed", {"name": campaign.short_name}))
    day, reason = _read(form)
    held = plans(desk, campaign_id)
    changed: list[UnitPlan] = []
    for unit_id in unit_ids:
        old = held.get(unit_id) or UnitPlan(
            campaign_id=campaign_id, unit_id=unit_id, state=UnitPlanState.NONE
        )
        new = replace(
            old, state=form.state, on_day=day, document=text.clean(form.document), reason=reason
        )
        if new != old:
            changed.append(new)
    if not changed:
        return 0
    with desk.store.act(_label(desk, changed, form.state), reason=reason) as act:
        for plan in changed:
            if plan.id:
                act.update(plan)
            else:
                act.insert(plan)
    return len(changed)


def _read(form: UnitPlanForm) -> tuple[date | None, str | None]:
    if form.state is UnitPlanState.NONE:
        return None, None
    problems: list[Problem] = []
    day: date | None = None
    try:
        day = dates.parse_date(form.on_day, field="on_day")
    except RuleError as error:
        problems += error.problems
    returned = form.state is UnitPlanState.RETURNED
    reason = text.clean(form.reason) if returned else ""
    if returned and not reason:
        problems.append(Problem("reason", "plan_state.reason"))
    if problems:
        raise RuleError(*problems)
    return day, reason or None


def _label(desk: Desk, changed: Sequence[UnitPlan], state: UnitPlanState) -> str:
    if len(changed) > 1:
        return f"{LABELS[state]} – {len(changed)} đơn vị"
    return f"{LABELS[state]} – {desk.store.get(Unit, changed[0].unit_id).short_name}"


def counts(desk: Desk, board: CampaignBoard, day: date) -> Mapping[UnitPlanState, int]:
    """Count the units of the campaign on `day` by the state of their plan."""
    held = plans(desk, board.campaign.id)
    found = dict.fromkeys(UnitPlanState, 0)
    for unit in board.units(day):
        plan = held.get(unit.id)
        found[plan.state if plan else UnitPlanState.NONE] += 1
    return found
