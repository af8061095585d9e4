"""Units and people: making their records complete (keys for search and order included)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import Campaign, Person, Unit
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services.standings import freeze, require_closing_day

if TYPE_CHECKING:
    from datetime import date

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
    desk: Desk,
    campaign_id: int,
    state: CampaignState,
    *,
    reason: str | None = None,
    data_day: date | None = None,
) -> None:
    """Open, close or reopen a campaign; reopening asks a reason (campaign.reason).

    Closing keeps every score sheet as at `data_day` (else the day that views begin with); raises
    campaign.close_future and campaign.close_before_start.
    """
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
    closing, today = state is CampaignState.CLOSED, desk.clock.today()
    board = desk.board(campaign_id)
    counted = data_day or board.default_day(today)
    if closing and data_day is not None:
        require_closing_day(board, data_day, today)
    barrier = "barrier.closing" if closing or reopening else None
    with desk.store.act(labels[state], reason=reason, barrier=barrier) as act:
        act.update(
            replace(
                campaign,
                state=state,
                closed_on=today if closing else None,
                reopen_reason=reason if reopening else campaign.reopen_reason,
            )
        )
        if closing:
            freeze(act, board, day=counted, closed_on=today)
