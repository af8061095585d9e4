"""Storing a read list of indicators: all of it as one act, or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import Field, Unit
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.imports.indicator_rows import KnownPlan
from thidua_desktop.services.indicator_form import in_force
from thidua_desktop.services.indicators import put_indicator, require_editable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.services.imports.indicator_rows import IndicatorDraft
    from thidua_desktop.storage.store import Act


def known_plan(desk: Desk, campaign_id: int) -> KnownPlan:
    """Name what a list of indicators is compared with."""
    board = desk.board(campaign_id)
    versions = [in_force(board.versions(row.id), None) for row in board.indicators]
    return KnownPlan(
        fields=tuple(
            (row.id, (row.title, row.short_title, f"{row.number} {row.title}"))
            for row in reversed(board.fields)
        ),
        indicators=tuple(version.text for version in versions if version is not None),
        units=tuple(
            (unit.id, (unit.short_name, unit.name))
            for unit in desk.store.all(Unit)
            if unit.active_to is None
        ),
        weight=desk.defaults.weight,
    )


def import_indicators(
    desk: Desk, campaign_id: int, drafts: Sequence[IndicatorDraft], filing: Filing
) -> tuple[Indicator, ...]:
    """Add the indicators at their fields' ends; a field that is new is added after the last.

    Codes: import.nothing, campaign.closed and those of an indicator's form.
    """
    require_editable(desk, campaign_id)
    if not drafts:
        raise rule("file", "import.nothing")
    with desk.store.act(f"Nhập {len(drafts)} chỉ tiêu từ {filing.source.name}") as act:
        made = _new_fields(act, desk, campaign_id, drafts)
        stored = tuple(
            put_indicator(act, desk, campaign_id, replace(draft.form, field_id=number))
            for draft in drafts
            for number in [draft.form.field_id or made[name_key(draft.field_title)]]
        )
        file_away(act, desk, filing)
    return stored


def _new_fields(
    act: Act, desk: Desk, campaign_id: int, drafts: Sequence[IndicatorDraft]
) -> dict[str, int]:
    board = desk.board(campaign_id)
    position = 1 + max((row.position for row in board.fields), default=-1)
    titles = {name_key(d.field_title): d.field_title for d in drafts if not d.form.field_id}
    stored = act.insert_many(
        Field(
            campaign_id=campaign_id,
            position=position + at,
            number=str(len(board.fields) + 1 + at),
            title=title,
            short_title=title,
        )
        for at, title in enumerate(titles.values())
    )
    return {key: row.id for key, row in zip(titles, stored, strict=True)}
