"""Storing a read progress sheet: the cells that were agreed to as one act, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.progress import act_reason, new_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.records import ProgressEntry
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.services.progress import Typing


def import_progress(
    desk: Desk,
    campaign_id: int,
    typings: Sequence[Typing],
    filing: Filing,
    *,
    day: date,
    reason: str | None = None,
) -> tuple[ProgressEntry, ...]:
    """Store cells as at `day`; a cell that says what stands already adds nothing.

    Codes: import.nothing, import.nothing_new and those of services.progress.record.
    """
    if not typings:
        raise rule("file", "import.nothing")
    new = new_entries(desk, campaign_id, typings, day=day, reason=reason)
    if not new:
        raise rule("file", "import.nothing_new")
    label = f"Nhập {len(new)} ô số liệu từ {filing.source.name}"
    with desk.store.act(label, reason=act_reason(new)) as act:
        stored = act.insert_many(new)
        file_away(act, desk, filing)
    return stored
