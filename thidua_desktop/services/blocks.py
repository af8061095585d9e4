"""Khối thi đua of a campaign: proposed by kind of unit, named and ordered by the officer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.domain.records import Block, CampaignUnit, Unit
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services.shipped import read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One line of the form of blocks; id None is a new one."""

    id: int | None
    name: str


def place_by_kind(
    act: Act, desk: Desk, campaign_id: int, *, only: Collection[int] | None = None
) -> int:
    """Let every active unit (or `only` these) that is in no block yet take part; return how many.

    Blocks come from data/blocks.toml (a suggestion of the program, the office's to change) and
    are made only where a unit goes into them.
    """
    inside = {row.unit_id for row in desk.store.where(CampaignUnit, campaign_id=campaign_id)}
    blocks = {row.name: row for row in desk.store.where(Block, campaign_id=campaign_id)}
    units = sorted(desk.store.all(Unit), key=lambda unit: (unit.position, unit.id))
    waiting = [
        unit
        for unit in units
        if unit.active_to is None and unit.id not in inside and (only is None or unit.id in only)
    ]
    for name, kinds in _suggested(desk):
        members = [unit for unit in waiting if unit.kind in kinds]
        if members and name not in blocks:
            blocks[name] = act.insert(
                Block(campaign_id=campaign_id, name=name, position=len(blocks))
            )
        act.insert_many(
            CampaignUnit(campaign_id=campaign_id, unit_id=unit.id, block_id=blocks[name].id)
            for unit in members
        )
    return len(waiting)


def block_for(act: Act, desk: Desk, campaign_id: int, kind: UnitKind) -> int:
    """Return the suggested block of a kind of unit, made when the campaign lacks it."""
    rows = desk.store.where(Block, campaign_id=campaign_id)
    name = next(name for name, kinds in _suggested(desk) if kind in kinds)
    found = next((row for row in rows if row.name == name), None)
    if found is not None:
        return found.id
    return act.insert(Block(campaign_id=campaign_id, name=name, position=len(rows))).id


def place_units(desk: Desk, campaign_id: int) -> int:
    """Place the units that take no part yet as one act of its own."""
    with desk.store.act("Đưa đơn vị vào các khối thi đua") as act:
        return place_by_kind(act, desk, campaign_id)


def _suggested(desk: Desk) -> list[tuple[str, frozenset[UnitKind]]]:
    rows = read_toml(desk.shipped / "blocks.toml")["block"]
    return [(row["name"], frozenset(UnitKind[kind] for kind in row["kinds"])) for row in rows]


def save_blocks(desk: Desk, campaign_id: int, rows: Sequence[BlockRow]) -> None:
    """Store names and order of the blocks; one that is left out is removed.

    Codes: block.name_empty, block.name_taken, block.in_use (units are or were in it).
    """
    cleaned = [BlockRow(row.id, text.clean(row.name)) for row in rows]
    problems = _problems(cleaned)
    if problems:
        raise RuleError(*problems)
    old = {row.id: row for row in desk.store.where(Block, campaign_id=campaign_id)}
    kept = {row.id for row in cleaned}
    used = {row.block_id for row in desk.store.where(CampaignUnit, campaign_id=campaign_id)}
    with desk.store.act("Sửa khối thi đua") as act:
        for block in old.values():
            if block.id in kept:
                continue
            if block.id in used:
                raise rule("rows", "block.in_use", name=block.name)
            act.delete(Block, block.id)
        for position, row in enumerate(cleaned):
            if row.id is None:
                act.insert(Block(campaign_id=campaign_id, name=row.name, position=position))
            else:
                act.update(replace(old[row.id], name=row.name, position=position))


def _problems(rows: Sequence[BlockRow]) -> list[Problem]:
    found: list[Problem] = []
    seen: set[str] = set()
    for n, row in enumerate(rows):
        key = text.fold(row.name)
        if not row.name:
            found.append(Problem(f"{n}", "block.name_empty"))
        elif key in seen:
            found.append(Problem(f"{n}", "block.name_taken", {"name": row.name}))
        seen.add(key)
    return found
