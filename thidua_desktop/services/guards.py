"""What no change may break, whoever makes it: an edit, an undo or a redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from thidua_desktop.domain.terms import CampaignState, DecisionState

if TYPE_CHECKING:
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
    "scale_good",
    "scale_fair",
    "scale_pass",
    "scale_fail",
    "top_share",
    "tie_breaks",
    "register_by",
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


GUARDS = (campaign_open, issued_stands)
