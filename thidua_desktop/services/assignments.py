"""Giao chỉ tiêu: which unit has which task, with its own target and deadline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.domain.records import Assignment, CampaignUnit, Indicator, Unit
from thidua_desktop.domain.terms import ScopeKind

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


def assign_by_scope(act: Act, desk: Desk, campaign_id: int) -> int:
    """Give every indicator to the units its scope names; return how many were given.

    EACH_UNIT goes to the campaign's units of those kinds (all kinds when none is named),
    COMMUNE to the lead unit. What is already assigned stays as it is.
    """
    members = {row.unit_id for row in desk.store.where(CampaignUnit, campaign_id=campaign_id)}
    units = [unit for unit in desk.store.all(Unit) if unit.id in members]
    given = {
        (row.indicator_id, row.unit_id)
        for row in desk.store.where(Assignment, campaign_id=campaign_id)
    }
    new = [
        Assignment(campaign_id=campaign_id, indicator_id=indicator.id, unit_id=unit.id)
        for indicator in desk.store.where(Indicator, campaign_id=campaign_id)
        for unit in units
        if in_scope(indicator, unit) and (indicator.id, unit.id) not in given
    ]
    act.insert_many(new)
    return len(new)


def in_scope(indicator: Indicator, unit: Unit) -> bool:
    """Whether the indicator's own scope covers the unit."""
    if indicator.scope is ScopeKind.COMMUNE:
        return unit.id == indicator.lead_unit_id
    return not indicator.scope_kinds or unit.kind in indicator.scope_kinds


def assign_all(desk: Desk, campaign_id: int) -> int:
    """Assign by scope as one act of its own."""
    with desk.store.act("Giao chỉ tiêu theo phạm vi") as act:
        return assign_by_scope(act, desk, campaign_id)


def set_duty(
    desk: Desk, campaign_id: int, *, indicator_id: int, unit_id: int, no_duty: bool
) -> None:
    """Say whether a unit has this task at all (không có nhiệm vụ)."""
    unit = desk.store.get(Unit, unit_id)
    found = [
        row
        for row in desk.store.where(Assignment, campaign_id=campaign_id, unit_id=unit_id)
        if row.indicator_id == indicator_id
    ]
    label = "Không có nhiệm vụ" if no_duty else "Giao chỉ tiêu"
    with desk.store.act(f"{label} – {unit.name}") as act:
        if found:
            act.update(replace(found[0], no_duty=no_duty))
        elif not no_duty:
            act.insert(
                Assignment(campaign_id=campaign_id, indicator_id=indicator_id, unit_id=unit_id)
            )
