"""Đơn vị of a campaign: a form with its block, stored as one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Campaign, CampaignUnit, Unit
from thidua_desktop.domain.terms import CampaignState, UnitKind
from thidua_desktop.services.catalogue import require_name, with_keys

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForm:
    """Everything a unit's form holds; block None: the unit takes no part."""

    name: str = ""
    short_name: str = ""
    kind: UnitKind = UnitKind.HAMLET
    head: str = ""
    block_id: int | None = None


def save_unit(
    desk: Desk, form: UnitForm, *, unit_id: int | None, campaign_id: int, day: date
) -> Unit:
    """Add a unit (id None) or store a changed one, with its block in the campaign.

    From the launch on a change of block counts from `day`. Codes: unit.name_empty,
    unit.name_taken.
    """
    old = desk.store.get(Unit, unit_id) if unit_id is not None else None
    unit = with_keys(_filled(old or _new(desk, form), form))
    require_name(desk, unit)
    verb = "Sửa" if old else "Thêm"
    with desk.store.act(f"{verb} đơn vị {unit.name}") as act:
        if old is None:
            unit = act.insert(unit)
        elif old != unit:
            act.update(unit)
        _place(act, desk, unit.id, form.block_id, campaign_id=campaign_id, day=day)
    return unit


def _new(desk: Desk, form: UnitForm) -> Unit:
    last = max((row.position for row in desk.store.all(Unit)), default=-1)
    return Unit(uid=new_uid(), name="", short_name="", kind=form.kind, position=last + 1)


def _filled(unit: Unit, form: UnitForm) -> Unit:
    return replace(
        unit,
        name=form.name,
        short_name=form.short_name,
        kind=form.kind,
        head=text.clean(form.head) or None,
    )


def _place(
    act: Act, desk: Desk, unit_id: int, block_id: int | None, *, campaign_id: int, day: date
) -> None:
    rows = desk.store.where(CampaignUnit, campaign_id=campaign_id, unit_id=unit_id)
    current = next((row for row in rows if row.valid_to is None or row.valid_to >= day), None)
    if current is None:
        if block_id is not None:
            act.insert(CampaignUnit(campaign_id=campaign_id, unit_id=unit_id, block_id=block_id))
        return
    if current.block_id == block_id:
        return
    draft = desk.store.get(Campaign, campaign_id).state is CampaignState.DRAFT
    began_today = current.valid_from is not None and current.valid_from >= day
    if draft or began_today:
        _overwrite(act, current, block_id)
        return
    act.update(replace(current, valid_to=day - timedelta(days=1)))
    if block_id is not None:
        act.insert(
            CampaignUnit(
                campaign_id=campaign_id, unit_id=unit_id, block_id=block_id, valid_from=day
            )
        )


def _overwrite(act: Act, current: CampaignUnit, block_id: int | None) -> None:
    if block_id is None:
        act.delete(CampaignUnit, current.id)
    else:
        act.update(replace(current, block_id=block_id))
