"""When a unit's registration was sent: a plan's row holds only the day of its present state."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from thidua_desktop.domain.records import UnitPlan
from thidua_desktop.domain.terms import UnitPlanState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.storage.store import Store


def registered_days(store: Store, campaign_id: int) -> Mapping[int, date]:
    """Return the day on which each unit's plan that stands (sent or approved) was sent."""
    found: dict[int, date] = {}
    for plan in store.where(UnitPlan, campaign_id=campaign_id):
        stands = plan.state in {UnitPlanState.SENT, UnitPlanState.APPROVED}
        day = (_sent_on(store, plan) or plan.on_day) if stands else None
        if day is not None:
            found[plan.unit_id] = day
    return found


def _sent_on(store: Store, plan: UnitPlan) -> date | None:
    """Follow the row through the journal to the last day it said "sent" with."""
    row: dict[str, Any] = {}
    sent: str | None = None
    for _, change in store.history(UnitPlan, plan.id):
        row |= change.after or {}
        if row.get("state") == UnitPlanState.SENT.name:
            sent = row.get("on_day")
    return None if sent is None else date.fromisoformat(sent)
