"""Units and people: making their records complete (keys for search and order included)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import Campaign, Person, Unit
from thidua_desktop.domain.terms import CampaignState

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk


def with_keys(unit: Unit) -> Unit:
    """Clean the names and fill what search and order read."""
    name = text.clean(unit.name)
    short = text.clean(unit.short_name) or name
    return replace(
        unit, name=name, short_name=short, fold=text.fold(name), sort_key=text.sort_key(name)
    )


def person_with_keys(person: Person) -> Person:
    """Clean the name and fill what search, order and the repeat radar read."""
    name = text.clean(person.name)
    return replace(
        person,
        name=name,
        position_title=text.clean(person.position_title),
        fold=text.fold(name),
        sort_key=text.name_sort_key(name),
        name_key=text.name_key(name),
    )


def require_name(desk: Desk, unit: Unit) -> None:
    """Refuse a blank name and one in use; raises unit.name_empty and unit.name_taken."""
    if not unit.name:
        raise rule("name", "unit.name_empty")
    key = text.name_key(unit.name)
    for other in desk.store.all(Unit):
        if other.id != unit.id and other.active_to is None and text.name_key(other.name) == key:
            raise rule("name", "unit.name_taken", name=other.name)


def set_campaign_state(
    desk: Desk, campaign_id: int, state: CampaignState, *, reason: str | None = None
) -> None:
    """Open, close or reopen a campaign; reopening asks a reason (campaign.reason)."""
    campaign = desk.store.get(Campaign, campaign_id)
    if campaign.state is state:
        return
    reopening = campaign.state is CampaignState.CLOSED
    if reopening and not (reason and reason.strip()):
        raise rule("reason", "campaign.reason")
    labels = {
        CampaignState.OPEN: "Mở lại phong trào" if reopening else "Phát động phong trào",
        CampaignState.CLOSED: "Kết thúc phong trào",
        CampaignState.DRAFT: "Chuyển phong trào về dự thảo",
    }
    closing = state is CampaignState.CLOSED
    barrier = "barrier.closing" if closing or reopening else None
    with desk.store.act(labels[state], reason=reason, barrier=barrier) as act:
        act.update(
            replace(
                campaign,
                state=state,
                closed_on=desk.clock.today() if closing else None,
                reopen_reason=reason if reopening else campaign.reopen_reason,
            )
        )
