"""Storing a read list of units: all of it as one act, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import Block, CampaignUnit, Unit
from thidua_desktop.services.blocks import place_by_kind
from thidua_desktop.services.catalogue import with_keys
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.imports.unit_rows import KnownNames, UnitDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.storage.store import Act


def known_names(desk: Desk, campaign_id: int | None) -> KnownNames:
    """Name what a list of units is compared with."""
    units = tuple(unit.name for unit in desk.store.all(Unit) if unit.active_to is None)
    if campaign_id is None:
        return KnownNames(units)
    blocks = desk.store.where(Block, campaign_id=campaign_id)
    return KnownNames(units, tuple(block.name for block in blocks))


def import_units(desk: Desk, drafts: Sequence[UnitDraft], filing: Filing) -> tuple[Unit, ...]:
    """Add the units behind those there are, in the list's order, as one act.

    With a campaign each goes into the block the list names, else into the one of its kind.
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
                contact=draft.contact,
                position=position + at,
            )
        )
        for at, draft in enumerate(drafts)
    ]
    with desk.store.act(f"Nhập {len(units)} đơn vị từ {filing.source.name}") as act:
        stored = act.insert_many(units)
        if filing.campaign_id is not None:
            _place(act, desk, filing.campaign_id, stored, drafts)
        file_away(act, desk, filing)
    return stored


def _place(
    act: Act,
    desk: Desk,
    campaign_id: int,
    stored: Sequence[Unit],
    drafts: Sequence[UnitDraft],
) -> None:
    blocks = {block.name: block.id for block in desk.store.where(Block, campaign_id=campaign_id)}
    act.insert_many(
        CampaignUnit(campaign_id=campaign_id, unit_id=unit.id, block_id=blocks[draft.block])
        for unit, draft in zip(stored, drafts, strict=True)
        if draft.block in blocks
    )
    place_by_kind(act, desk, campaign_id, only={unit.id for unit in stored})


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
