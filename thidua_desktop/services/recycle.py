"""Thùng rác: what was deleted, read from the journal, and putting it back as an act of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.domain import records as r
from thidua_desktop.services.catalogue import require_name
from thidua_desktop.services.past_decisions import head_of
from thidua_desktop.storage.deletions import Deletion, parents

if TYPE_CHECKING:
    from datetime import datetime

    from thidua_desktop.domain.records import Record
    from thidua_desktop.services.desk import Desk

SHOWN: tuple[type[Record], ...] = (
    r.Unit,
    r.Person,
    r.Household,
    r.Collective,
    r.Campaign,
    r.Field,
    r.Block,
    r.Indicator,
    r.PlanText,
    r.CampaignFile,
    r.AwardRound,
    r.Nomination,
    r.Report,
    r.Evidence,
    r.Decision,
    r.Adjustment,
    r.Difficulty,
    r.Initiative,
    r.AnnualRating,
    r.StopFlag,
    r.CouncilMember,
    r.Meeting,
    r.Signatory,
    r.LegalInstrument,
)
"""What an officer knows as a thing of its own; everything else is part of one of these."""
NAMES = (
    "name",
    "title",
    "head_name",
    "printed_name",
    "file_name",
    "text",
    "content",
    "reason",
    "document",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded:
    """One thing in the bin; `parts` counts what was deleted with it and comes back with it."""

    cls: type[Record]
    key: int
    name: str
    at: datetime
    actor: str
    label: str
    parts: int


def discarded(desk: Desk) -> tuple[Discarded, ...]:
    """List what was deleted and is not back, newest first."""
    acts: dict[int, list[Deletion]] = {}
    for item in desk.store.deletions():
        acts.setdefault(item.entry.seq, []).append(item)
    return tuple(
        _discarded(item, same) for same in acts.values() for item in same if _is_root(item, same)
    )


def restore(desk: Desk, cls: type[Record], key: int) -> str:
    """Put a thing back with all its parts under their old ids, as one act; return its name.

    Raises recycle.gone (it is not in the bin), recycle.parent_gone (what it belonged to is not
    there any more) and unit.name_taken.
    """
    every = desk.store.deletions()
    root = next((d for d in every if d.cls is cls and d.record.id == key), None)
    if root is None:
        raise rule("record", "recycle.gone")
    same = [d for d in every if d.entry.seq == root.entry.seq]
    name = _name(root, same)
    if any(not desk.store.where(parent, id=n) for parent, n in parents(root.record)):
        raise rule("record", "recycle.parent_gone", name=name)
    if isinstance(root.record, r.Unit) and root.record.active_to is None:
        require_name(desk, root.record)
    with desk.store.act(f"Khôi phục {name}") as act:
        act.restore(root)
        for part in reversed(_parts(root, same)):
            if all(desk.store.where(parent, id=n) for parent, n in parents(part.record)):
                act.restore(part)
    return name


def _is_root(item: Deletion, same: list[Deletion]) -> bool:
    if item.cls not in SHOWN:
        return False
    links = set(parents(item.record))
    return not any((other.cls, other.record.id) in links for other in same)


def _parts(root: Deletion, same: list[Deletion]) -> list[Deletion]:
    """Find what the same act removed because it hung on `root`, in the order of removal."""
    held = {(root.cls, root.record.id)}
    # Parts were removed before what they hang on: from the last to the first each parent is known.
    found: list[Deletion] = []
    for item in reversed(same):
        if item is not root and not held.isdisjoint(parents(item.record)):
            held.add((item.cls, item.record.id))
            found.append(item)
    return found[::-1]


def _discarded(item: Deletion, same: list[Deletion]) -> Discarded:
    return Discarded(
        cls=item.cls,
        key=item.record.id,
        name=_name(item, same),
        at=item.entry.at,
        actor=item.entry.actor,
        label=item.entry.label,
        parts=len(_parts(item, same)),
    )


def _name(item: Deletion, same: list[Deletion]) -> str:
    record: Record | None = item.record
    if isinstance(record, r.Indicator):
        texts = [d.record for d in _parts(item, same) if isinstance(d.record, r.IndicatorVersion)]
        return (texts[-1].short_text or texts[-1].text) if texts else ""
    if isinstance(record, r.Decision):
        return head_of(record).words
    if isinstance(record, r.StopFlag):
        return record.note
    if isinstance(record, r.Report):
        return f"Báo cáo kỳ {format_date(record.as_at)}"
    if isinstance(record, r.Meeting):
        return f"Họp Hội đồng ngày {format_date(record.held_on)}"
    return next((str(getattr(record, n)) for n in NAMES if getattr(record, n, "")), "")
