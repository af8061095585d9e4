"""Ghi chú của ô: words beside a value, kept with its entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Evidence, Return, Verification
from thidua_desktop.domain.settled import is_locked
from thidua_desktop.domain.terms import ValueKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from thidua_desktop.domain.records import ProgressEntry
    from thidua_desktop.domain.typed import Value
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.progress import Typing
    from thidua_desktop.storage.store import Act

LONGEST: Final = 500


def remark_of(board: CampaignBoard, unit_id: int, indicator_id: int, *, day: date) -> str:
    """Return the remark beside the value that stands on `day`."""
    entry = board.standing_entry(unit_id, indicator_id, day)
    return (entry.remark or "") if entry else ""


def remark_with(board: CampaignBoard, typing: Typing, value: Value, *, day: date) -> str | None:
    """Return the remark a typed value is stored with: its own, else that of the same day."""
    if value.kind is ValueKind.WITHDRAWN:
        return None
    if typing.remark is not None:
        return _read(typing)
    entry = board.standing_entry(typing.unit_id, typing.indicator_id, day)
    return entry.remark if entry is not None and entry.as_at == day else None


def remarked(
    board: CampaignBoard, typings: Sequence[Typing], *, day: date, at: datetime, reason: str
) -> tuple[tuple[ProgressEntry, ProgressEntry], ...]:
    """Pair each entry that only gets another remark with the one that supersedes it.

    It keeps its as-at day: a remark is no newer value, and asks a `reason` only in a locked
    period. Raises cell.remark_empty where no value stands, and cell.remark_long, all at once with
    "unit/indicator" as their field; then progress.reason_needed.
    """
    pairs: list[tuple[ProgressEntry, ProgressEntry]] = []
    bad: list[Problem] = []
    for typing in typings:
        if not typing.only_remark:
            continue
        place = f"{typing.unit_id}/{typing.indicator_id}"
        try:
            words = _read(typing)
        except RuleError as error:
            bad += [Problem(place, p.code, p.params) for p in error.problems]
            continue
        entry = board.standing_entry(typing.unit_id, typing.indicator_id, day)
        if entry is None:
            if words:
                bad.append(Problem(place, "cell.remark_empty"))
        elif words != entry.remark:
            pairs.append((entry, replace(entry, id=0, remark=words, entered_at=at)))
    if bad:
        raise RuleError(*bad)
    locked = [old for old, _ in pairs if is_locked(board.campaign, old.as_at)]
    if locked and not reason:
        raise RuleError(_reason_needed(board, locked))
    return tuple((old, replace(new, reason=reason) if old in locked else new) for old, new in pairs)


def _reason_needed(board: CampaignBoard, locked: Sequence[ProgressEntry]) -> Problem:
    found = board.given_of(locked[0].id)
    name = board.unit(found[1].unit_id).short_name if found else ""
    return Problem("reason", "progress.reason_needed", {"count": str(len(locked)), "name": name})


def supersede(act: Act, board: CampaignBoard, old: ProgressEntry, new: ProgressEntry) -> None:
    """Store an entry of the same value; what hangs on the old one goes over to it."""
    stored = act.insert(new)
    checks = [v for v in board.rows(Verification) if v.entry_id == old.id]
    if checks:
        act.insert(replace(checks[-1], id=0, entry_id=stored.id))
    for cls in (Evidence, Return):
        for row in board.rows(cls):
            if row.entry_id == old.id:
                act.update(replace(row, entry_id=stored.id))


def remark_label(board: CampaignBoard, typings: Sequence[Typing]) -> str:
    """Name the act of writing remarks."""
    units = {typing.unit_id for typing in typings}
    where = board.unit(units.pop()).short_name if len(units) == 1 else f"{len(units)} đơn vị"
    return f"Ghi chú {len(typings)} ô – {where}"


def _read(typing: Typing) -> str | None:
    words = clean(typing.remark or "")
    if len(words) > LONGEST:
        raise RuleError(Problem("value", "cell.remark_long", {"most": str(LONGEST)}))
    return words or None
