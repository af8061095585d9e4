"""What no change may break, whoever makes it: an edit, an undo or a redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem
from thidua_desktop.domain.records import (
    Adjustment,
    Assignment,
    Award,
    Campaign,
    Decision,
    Field,
    Indicator,
    IndicatorVersion,
    Nomination,
    ProgressEntry,
    Verification,
)
from thidua_desktop.domain.settled import is_locked
from thidua_desktop.domain.terms import CampaignState, DecisionState

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.storage.store import RowChange, Store

OF_SCORES = (
    ProgressEntry,
    Verification,
    Adjustment,
    Assignment,
    Indicator,
    IndicatorVersion,
    Field,
)
SETTINGS = (
    "exempt_policy",
    "exceed_cap",
    "late_done_counts",
    "risk_gap",
    "due_soon_days",
    "grade_excellent",
    "grade_good",
    "grade_fair",
    "starts",
    "ends",
)


def campaign_open(store: Store, changes: tuple[RowChange, ...]) -> tuple[Problem, ...]:
    """Refuse a change of what scores are made of in a campaign that is closed."""
    closed = {c.id: c.short_name for c in store.all(Campaign) if c.state is CampaignState.CLOSED}
    if not closed:
        return ()
    hit = {_campaign_of(store, change) for change in changes if change.cls in OF_SCORES}
    hit |= {change.id for change in changes if _changes_settings(change)}
    return tuple(
        Problem("campaign", "campaign.closed", {"name": closed[n]}) for n in hit if n in closed
    )


def _changes_settings(change: RowChange) -> bool:
    """Whether a closed campaign would count otherwise; closing and reopening do not."""
    before, after = change.before, change.after
    return (
        isinstance(before, Campaign)
        and isinstance(after, Campaign)
        and any(getattr(before, name) != getattr(after, name) for name in SETTINGS)
    )


def _campaign_of(store: Store, change: RowChange) -> int | None:
    row = change.after or change.before
    if isinstance(row, IndicatorVersion):
        owners = store.where(Indicator, id=row.indicator_id)
        row = owners[0] if owners else row
    if isinstance(row, Verification):
        found = store.where(ProgressEntry, id=row.entry_id)
        row = found[0] if found else row
    if isinstance(row, ProgressEntry):
        row = store.get(Assignment, row.assignment_id)
    return getattr(row, "campaign_id", None)


def lock_stands(store: Store, changes: tuple[RowChange, ...]) -> tuple[Problem, ...]:
    """Refuse what would change a value of a locked period without a reason, as undo would.

    There a value comes only with its reason, and what came with one is not taken back.
    """
    locked = {c.id: c for c in store.all(Campaign) if c.locked_to is not None}
    hit: dict[int, Campaign] = {}
    for change in changes if locked else ():
        as_at = _unexplained(store, change)
        # whose it is costs a question to the file: only where some campaign is locked so far
        if as_at is None or not any(is_locked(c, as_at) for c in locked.values()):
            continue
        owner = locked.get(_campaign_of(store, change) or 0)
        if owner is not None and is_locked(owner, as_at):
            hit[owner.id] = owner
    return tuple(Problem("day", "progress.locked", _lock_words(owner)) for owner in hit.values())


def _lock_words(owner: Campaign) -> dict[str, str]:
    day = "" if owner.locked_to is None else format_date(owner.locked_to)
    return {"name": owner.short_name, "day": day}


def _unexplained(store: Store, change: RowChange) -> date | None:
    """As-at day of a value that comes without a reason or goes again; None: nothing of it."""
    new, old = change.after, change.before
    if isinstance(new, ProgressEntry):
        return None if new.reason else new.as_at
    if isinstance(old, ProgressEntry):
        return old.as_at
    if isinstance(old, Verification) and old.reason:
        entries = store.where(ProgressEntry, id=old.entry_id)
        return entries[0].as_at if entries else None
    return None


def issued_stands(store: Store, changes: tuple[RowChange, ...]) -> tuple[Problem, ...]:
    """Refuse a change of a nomination that an issued decision has used."""
    touched = [c.id for c in changes if c.cls is Nomination]
    if not touched:
        return ()
    problems: list[Problem] = []
    for key in touched:
        for award in store.where(Award, nomination_id=key):
            decision = store.get(Decision, award.decision_id)
            if decision.state is DecisionState.ISSUED:
                name = {"name": award.printed_name}
                problems.append(Problem("nomination", "nomination.issued", name))
    return tuple(problems)


GUARDS = (campaign_open, lock_stands, issued_stands)
