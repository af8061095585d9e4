"""Đơn vị: a form with its block in a campaign, stored as one act; several at once; their order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Campaign, CampaignUnit, FormerHead, Unit
from thidua_desktop.domain.terms import CampaignState, UnitKind
from thidua_desktop.services.blocks import block_for
from thidua_desktop.services.catalogue import require_name, with_keys

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForm:
    """Everything a unit's form holds; block None: the unit takes no part. Days are as typed.

    `block_by_kind` takes the block suggested for the kind instead, made when there is none.

    `head_from` counts only when the head changes: the first day of the new one; empty corrects
    a name that was written by mistake and keeps no trace of it.
    """

    name: str = ""
    short_name: str = ""
    kind: UnitKind = UnitKind.HAMLET
    head: str = ""
    head_from: str = ""
    contact: str = ""
    active_from: str = ""
    block_id: int | None = None
    block_by_kind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsForm:
    """What several units get at once; None keeps what each has."""

    kind: UnitKind | None = None
    block_changes: bool = False
    block_id: int | None = None
    closed_from: str = ""


def save_unit(
    desk: Desk, form: UnitForm, *, unit_id: int | None, campaign_id: int | None, day: date
) -> Unit:
    """Add a unit (id None) or store a changed one, with its block in the campaign if there is one.

    From the launch on a change of block counts from `day`. Codes, all at once: unit.name_empty,
    unit.name_taken, unit.head_day, leave.before_start and those of dates.
    """
    old = desk.store.get(Unit, unit_id) if unit_id is not None else None
    problems: list[Problem] = []
    began = _day(form.active_from, "active_from", problems)
    unit = with_keys(replace(_filled(old or _new(desk, form), form), active_from=began))
    try:
        require_name(desk, unit)
    except RuleError as error:
        problems += error.problems
    if began is not None and unit.active_to is not None and began > unit.active_to:
        params = {"name": unit.name, "first": dates.format_date(began)}
        problems.append(Problem("active_from", "leave.before_start", params))
    former = _former_head(desk, old, unit, head_from=form.head_from, problems=problems)
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"{'Sửa' if old else 'Thêm'} đơn vị {unit.name}") as act:
        if old is None:
            unit = act.insert(unit)
        elif old != unit:
            act.update(unit)
        if former is not None:
            act.insert(former)
        if campaign_id is not None:
            block_id = form.block_id
            if form.block_by_kind:
                block_id = block_for(act, desk, campaign_id, unit.kind)
            place(act, desk, unit.id, block_id, campaign_id=campaign_id, day=day)
    return unit


def edit_units(
    desk: Desk, ids: Sequence[int], form: UnitsForm, *, campaign_id: int | None, day: date
) -> None:
    """Give several units the same kind, block or end, as one act.

    Codes: units.nothing (nothing is to change), leave.before_start and those of dates.
    """
    problems: list[Problem] = []
    closed = _day(form.closed_from, "closed_from", problems)
    if form.kind is None and not form.block_changes and closed is None and not problems:
        problems.append(Problem("units", "units.nothing"))
    rows = [desk.store.get(Unit, n) for n in ids]
    for row in rows:
        if closed and row.active_from and row.active_from >= closed:
            params = {"name": row.name, "first": dates.format_date(row.active_from)}
            problems.append(Problem("closed_from", "leave.before_start", params))
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"Sửa {len(rows)} đơn vị") as act:
        for row in rows:
            active_to = closed - timedelta(days=1) if closed else row.active_to
            act.update(replace(row, kind=form.kind or row.kind, active_to=active_to))
            if form.block_changes and campaign_id is not None:
                place(act, desk, row.id, form.block_id, campaign_id=campaign_id, day=day)


def reorder(desk: Desk, ids: Sequence[int], *, moved: int) -> None:
    """Let units stand in this order among themselves; `moved` names the act."""
    rows = [desk.store.get(Unit, n) for n in ids]
    places: list[int] = []
    for position in sorted(row.position for row in rows):
        places.append(max(position, places[-1] + 1) if places else position)
    with desk.store.act(f"Xếp lại thứ tự {desk.store.get(Unit, moved).name}") as act:
        for row, position in zip(rows, places, strict=True):
            act.update(replace(row, position=position))


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
        contact=text.clean(form.contact),
    )


def _day(typed: str, field: str, problems: list[Problem]) -> date | None:
    if not text.clean(typed):
        return None
    try:
        return dates.parse_date(typed, field=field)
    except RuleError as error:
        problems += error.problems
        return None


def _former_head(
    desk: Desk, old: Unit | None, unit: Unit, *, head_from: str, problems: list[Problem]
) -> FormerHead | None:
    """Make the row that keeps the head who goes; None when nobody does."""
    if old is None or old.head is None or old.head == unit.head:
        return None
    day = _day(head_from, "head_from", problems)
    if day is None:
        return None
    ends = (row.valid_to for row in desk.store.where(FormerHead, unit_id=old.id))
    last, until = max(ends, default=None), day - timedelta(days=1)
    if last is not None and until <= last:
        params = {"last": dates.format_date(last)}
        problems.append(Problem("head_from", "unit.head_day", params))
    return FormerHead(unit_id=old.id, name=old.head, valid_to=until)


def place(
    act: Act, desk: Desk, unit_id: int, block_id: int | None, *, campaign_id: int, day: date
) -> None:
    """Put a unit into a block (None: out of the campaign) as part of an open act."""
    rows = desk.store.where(CampaignUnit, campaign_id=campaign_id, unit_id=unit_id)
    current = next((row for row in rows if row.valid_to is None or row.valid_to >= day), None)
    if current is None:
        if block_id is not None:
            since = day if rows else None
            act.insert(
                CampaignUnit(
                    campaign_id=campaign_id, unit_id=unit_id, block_id=block_id, valid_from=since
                )
            )
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
