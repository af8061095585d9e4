"""Khóa kỳ: values up to a day are settled; unlocking asks a reason. Undo stops at both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Campaign
from thidua_desktop.services.standing import require_open

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk


def lock(desk: Desk, campaign_id: int, to_day: date) -> None:
    """Lock the values up to a day, as a barrier to undo.

    Codes: lock.in_future, lock.before_start, lock.earlier (unlocking does that),
    campaign.not_open.
    """
    require_open(desk.board(campaign_id))
    campaign = desk.store.get(Campaign, campaign_id)
    if to_day > desk.clock.today():
        raise rule("to_day", "lock.in_future")
    if campaign.starts is not None and to_day < campaign.starts:
        raise rule("to_day", "lock.before_start", day=format_date(campaign.starts))
    if campaign.locked_to is not None and to_day < campaign.locked_to:
        raise rule("to_day", "lock.earlier", day=format_date(campaign.locked_to))
    label = f"Khóa số liệu đến hết ngày {format_date(to_day)}"
    with desk.store.act(label, barrier="barrier.lock") as act:
        act.update(replace(campaign, locked_to=to_day))


def unlock(desk: Desk, campaign_id: int, to_day: date | None, *, reason: str) -> None:
    """Unlock the values after `to_day`, None all of them, as a barrier to undo.

    Codes: lock.reason, lock.not_locked, lock.not_earlier, campaign.not_open.
    """
    require_open(desk.board(campaign_id))
    campaign = desk.store.get(Campaign, campaign_id)
    if campaign.locked_to is None:
        raise rule("to_day", "lock.not_locked")
    if to_day is not None and to_day >= campaign.locked_to:
        raise rule("to_day", "lock.not_earlier", day=format_date(campaign.locked_to))
    if not clean(reason):
        raise rule("reason", "lock.reason")
    after = "" if to_day is None else f" sau ngày {format_date(to_day)}"
    with desk.store.act(
        f"Mở khóa số liệu{after}", reason=clean(reason), barrier="barrier.lock"
    ) as act:
        act.update(replace(campaign, locked_to=to_day))
