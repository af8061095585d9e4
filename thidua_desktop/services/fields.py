"""Nội dung thi đua: adding, renaming, removing and ordering them; and the order of indicators."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import Field, Indicator
from thidua_desktop.services.indicator_form import in_force, short_name
from thidua_desktop.services.indicators import require_editable

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldForm:
    """What a field's form holds; `number` is text as printed ("3." may occur twice)."""

    number: str = ""
    title: str = ""
    short_title: str = ""


def add_field(desk: Desk, campaign_id: int, form: FieldForm) -> Field:
    """Add a field after the last one; raises field.title_empty and campaign.closed."""
    require_editable(desk, campaign_id)
    board = desk.board(campaign_id)
    last = max((f.position for f in board.fields), default=-1)
    blank = Field(campaign_id=campaign_id, position=last + 1, number="", title="")
    row = _filled(blank, form)
    if not row.number:
        row = replace(row, number=str(len(board.fields) + 1))
    with desk.store.act(f"Thêm nội dung – {row.short_title}") as act:
        return act.insert(row)


def rename_field(desk: Desk, field_id: int, form: FieldForm) -> bool:
    """Store another number or title; False when nothing was changed. Codes: as add_field."""
    old = desk.store.get(Field, field_id)
    require_editable(desk, old.campaign_id)
    new = _filled(old, form)
    if new == old:
        return False
    with desk.store.act(f"Sửa nội dung – {new.short_title}") as act:
        act.update(new)
    return True


def remove_field(desk: Desk, field_id: int) -> None:
    """Remove a field that holds no indicator; raises field.has_indicators."""
    row = desk.store.get(Field, field_id)
    require_editable(desk, row.campaign_id)
    held = len(desk.store.where(Indicator, field_id=field_id))
    if held:
        raise rule("field", "field.has_indicators", count=str(held))
    with desk.store.act(f"Xóa nội dung – {row.short_title or row.title}") as act:
        act.delete(Field, field_id)


def move_field(desk: Desk, field_id: int, *, step: int) -> bool:
    """Move a field up (-1) or down (1); False at the end of the list."""
    row = desk.store.get(Field, field_id)
    require_editable(desk, row.campaign_id)
    order = list(desk.board(row.campaign_id).fields)
    at = next(n for n, f in enumerate(order) if f.id == field_id)
    if not 0 <= at + step < len(order):
        return False
    order.insert(at + step, order.pop(at))
    with desk.store.act(f"Chuyển nội dung – {row.short_title or row.title}") as act:
        for position, field in enumerate(order):
            act.update(replace(field, position=position))
    return True


def move_indicator(desk: Desk, indicator_id: int, *, step: int) -> bool:
    """Move an indicator up (-1) or down (1), past the end of its field into the next one."""
    row = desk.store.get(Indicator, indicator_id)
    board = desk.board(row.campaign_id)
    mine = board.indicators_of(row.field_id)
    at = next(n for n, i in enumerate(mine) if i.id == indicator_id)
    if 0 <= at + step < len(mine):
        before = at + step if step < 0 else at + step + 1
        follower = mine[before].id if before < len(mine) else None
        return place_indicator(desk, indicator_id, field_id=row.field_id, before_id=follower)
    fields = [f.id for f in board.fields]
    place = fields.index(row.field_id) + step
    if not 0 <= place < len(fields):
        return False
    there = board.indicators_of(fields[place])
    first = there[0].id if there and step > 0 else None
    return place_indicator(desk, indicator_id, field_id=fields[place], before_id=first)


def place_indicator(desk: Desk, indicator_id: int, *, field_id: int, before_id: int | None) -> bool:
    """Put an indicator into a field, before another one or (None) at its end.

    False when it stands there already; raises campaign.closed.
    """
    row = desk.store.get(Indicator, indicator_id)
    require_editable(desk, row.campaign_id)
    board = desk.board(row.campaign_id)
    order = [i for i in board.indicators_of(field_id) if i.id != indicator_id]
    at = next((n for n, i in enumerate(order) if i.id == before_id), len(order))
    order.insert(at, row)
    changed = [
        replace(i, position=n, field_id=field_id)
        for n, i in enumerate(order)
        if (i.position, i.field_id) != (n, field_id)
    ]
    same = [i.id for i in board.indicators_of(field_id)] == [i.id for i in order]
    if same or not changed:
        return False
    with desk.store.act(f"Chuyển chỉ tiêu – {_name(board, indicator_id)}") as act:
        for indicator in changed:
            act.update(indicator)
    return True


def _filled(row: Field, form: FieldForm) -> Field:
    title = text.clean(form.title)
    if not title:
        raise rule("title", "field.title_empty")
    return replace(
        row,
        number=text.clean(form.number),
        title=title,
        short_title=text.clean(form.short_title) or title,
    )


def _name(board: CampaignBoard, indicator_id: int) -> str:
    version = in_force(board.versions(indicator_id), None)
    return short_name(version) if version else ""
