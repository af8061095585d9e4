"""Values that stand: what verification, giving back and their papers are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.domain.counting import live_entries
from thidua_desktop.domain.terms import CampaignState, ValueKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.progress import Cell
    from thidua_desktop.domain.records import ProgressEntry
    from thidua_desktop.services.board import CampaignBoard


def require_open(board: CampaignBoard) -> None:
    """Refuse work on values of a campaign that takes none; raises campaign.not_open."""
    if board.campaign.state is not CampaignState.OPEN:
        raise rule("campaign", "campaign.not_open")


def standing(board: CampaignBoard, entry_id: int) -> tuple[ProgressEntry, Cell]:
    """Find an entry with its cell; raises verify.no_entry and verify.superseded."""
    found = board.given_of(entry_id)
    cell = None if found is None else board.cell(found[1].unit_id, found[1].indicator_id)
    if found is None or cell is None or found[0].kind is ValueKind.WITHDRAWN:
        raise RuleError(Problem(str(entry_id), "verify.no_entry"))
    entry = found[0]
    if entry not in live_entries(cell.entries, entry.as_at):
        raise RuleError(Problem(str(entry_id), "verify.superseded"))
    return entry, cell


def value_name(board: CampaignBoard, cell: Cell, day: date) -> str:
    """Name whose value it is and of which indicator."""
    unit = board.unit(cell.assignment.unit_id).short_name
    return f"{unit} – {indicator_name(board, cell, day)}"


def indicator_name(board: CampaignBoard, cell: Cell, day: date) -> str:
    """Name the indicator of a cell as at `day`, shortly."""
    version = board.version(cell.indicator.id, day)
    return "" if version is None else version.short_text or version.text


def act_label(board: CampaignBoard, cells: Sequence[Cell], what: str) -> str:
    """Name an act on some values: "Thẩm định 3 số liệu – Thôn mẫu 01"."""
    units = {cell.assignment.unit_id for cell in cells}
    where = board.unit(units.pop()).short_name if len(units) == 1 else f"{len(units)} đơn vị"
    return f"{what} {len(cells)} số liệu – {where}"
