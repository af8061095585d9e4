"""Storing a read list of units: all of it as one act, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import Block, CampaignUnit, Unit
from thidua_desktop.services.catalogue import with_keys
from thidua_desktop.services.imports.unit_rows import KnownNames, UnitDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk


def known_names(desk: Desk, campaign_id: int | None) -> KnownNames:
    """Name what a list of units is compared with."""
    units = tuple(unit.name for unit in desk.store.all(Unit) if unit.active_to is None)
    if campaign_id is None:
        return KnownNames(units)
    blocks = desk.store.where(Block, campaign_id=campaign_id)
    return KnownNames(units, tuple(block.name for block in blocks))


def import_units(
    desk: Desk, drafts: Sequence[UnitDraft], *, campaign_id: int | None, file_name: str
) -> tuple[Unit, ...]:
    """Add the units behind those there are, in the list's order, each into its block.

    Codes: import.nothing, unit.name_taken.
    """
    if not drafts:
        raise rule("file", "import.nothing")
    _require_free(desk, drafts)
    position = 1 + max((unit.position for unit in desk.store.all(Unit)), default=-1)
    units = [
        with_keys(
            Unit(
                uid=new_uid(),
                name=draft.name,
                short_name=draft.short_name,
                kind=draft.kind,
                head=draft.head or None,
                position=position + at,
            )
        )
        for at, draft in enumerate(drafts)
    ]
    blocks = _blocks(desk, campaign_id)
    with desk.store.act(f"Nhập {len(units)} đơn vị từ tệp {file_name}") as act:
        stored = act.insert_many(units)
        if campaign_id is not None:
            act.insert_many(
                CampaignUnit(campaign_id=campaign_id, unit_id=unit.id, block_id=blocks[draft.block])
                for unit, draft in zip(stored, drafts, strict=True)
                if draft.block in blocks
            )
    return stored


def _require_free(desk: Desk, drafts: Sequence[UnitDraft]) -> None:
    """Look again: the office may have changed since the preview, and a name may stand twice."""
    taken = {name_key(u.name): u.name for u in desk.store.all(Unit) if u.active_to is None}
    problems: list[Problem] = []
    for draft in drafts:
        key = name_key(draft.name)
        if key in taken:
            problems.append(Problem("name", "unit.name_taken", {"name": taken[key]}))
        taken[key] = draft.name
    if problems:
        raise RuleError(*problems)


def _blocks(desk: Desk, campaign_id: int | None) -> dict[str, int]:
    if campaign_id is None:
        return {}
    return {block.name: block.id for block in desk.store.where(Block, campaign_id=campaign_id)}
