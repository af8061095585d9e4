"""What no change may break, whoever makes it: an edit, an undo or a redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import (
    Adjustment,
    Assignment,
    Award,
    Campaign,
    CampaignPhase,
    Decision,
    Evidence,
    Field,
    Indicator,
    IndicatorVersion,
    Nomination,
    Office,
    ProgressEntry,
    Report,
    Verification,
)
from thidua_desktop.domain.settled import is_locked
from thidua_desktop.domain.terms import CampaignState, DecisionState
from thidua_desktop.services.round_guard import round_stands

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    "scale_good",
    "scale_fair",
    "scale_pass",
    "scale_fail",
    "top_share",
    "tie_breaks",
    "register_by",
    "starts",
    "ends",
    "report_cycle",
    "report_cutoff",
)
OF_REPORTS = (Report, CampaignPhase, Evidence)
"""What was received, when, and what it was received for stays as it was when all was closed."""


def campaign_open(store: Store, changes: tuple[RowChange, ...]) -> tuple[Problem, ...]:
    """Refuse a change of what scores are made of in a campaign that is closed."""
    closed = {c.id: c.short_name for c in store.all(Campaign) if c.state is CampaignState.CLOSED}
    if not closed:
        return ()
    judged = [c for c in changes if c.cls in OF_SCORES or _is_of_report(c)]
    hit = set(_campaigns_of(store, judged).values())
    hit |= {change.id for change in changes if _changes_settings(change)}
    return tuple(
        Problem("campaign", "campaign.closed", {"name": closed[n]}) for n in hit if n in closed
    )


def _is_of_report(change: RowChange) -> bool:
    """Whether it tells of a report; papers of models and difficulties still come after the end."""
    row = change.after or change.before
    if isinstance(row, Evidence):
        return row.report_id is not None or row.entry_id is not None
    return change.cls in OF_REPORTS


def _changes_settings(change: RowChange) -> bool:
    """Whether a closed campaign would count otherwise; closing and reopening do not."""
    before, after = change.before, change.after
    return (
        isinstance(before, Campaign)
        and isinstance(after, Campaign)
        and any(getattr(before, name) != getattr(after, name) for name in SETTINGS)
    )


def _campaigns_of(store: Store, changes: Sequence[RowChange]) -> dict[RowChange, int]:
    """Tell of each change whose campaign it concerns; a paste asks once, not for every cell."""
    rows = {change: change.after or change.before for change in changes}
    checked = [row.entry_id for row in rows.values() if isinstance(row, Verification)]
    assignment_of = store.links(ProgressEntry, "assignment_id", checked)
    given = {row.assignment_id for row in rows.values() if isinstance(row, ProgressEntry)}
    owner_of = store.links(Assignment, "campaign_id", given | set(assignment_of.values()))
    versions = {row.indicator_id for row in rows.values() if isinstance(row, IndicatorVersion)}
    indicator_of = store.links(Indicator, "campaign_id", versions)
    found: dict[RowChange, int | None] = {}
    for change, row in rows.items():
        if isinstance(row, Verification):
            found[change] = owner_of.get(assignment_of.get(row.entry_id, 0))
        elif isinstance(row, ProgressEntry):
            found[change] = owner_of.get(row.assignment_id)
        elif isinstance(row, IndicatorVersion):
            found[change] = indicator_of.get(row.indicator_id)
        else:
            found[change] = getattr(row, "campaign_id", None)
    return {change: number for change, number in found.items() if number is not None}


def lock_stands(store: Store, changes: tuple[RowChange, ...]) -> tuple[Problem, ...]:
    """Refuse what would change a value of a locked period without a reason, as undo would.

    There a value comes only with its reason, and what came with one is not taken back.
    """
    locked = {c.id: c for c in store.all(Campaign) if c.locked_to is not None}
    hit: dict[int, Campaign] = {}
    unexplained = {
        change: day
        for change in (changes if locked else ())
        if (day := _unexplained(store, change)) is not None
        # Whose it is costs a question to the file: only where some campaign is locked so far.
        and any(is_locked(owner, day) for owner in locked.values())
    }
    for change, number in _campaigns_of(store, tuple(unexplained)).items():
        owner = locked.get(number)
        if owner is not None and is_locked(owner, unexplained[change]):
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
    # An award that comes with the change itself is what the nomination changes for.
    new = {c.id for c in changes if c.cls is Award and c.before is None}
    problems: list[Problem] = []
    for key in touched:
        for award in store.where(Award, nomination_id=key):
            if award.id in new:
                continue
            decision = store.get(Decision, award.decision_id)
            if decision.state is DecisionState.ISSUED:
                name = {"name": award.printed_name}
                problems.append(Problem("nomination", "nomination.issued", name))
    return tuple(problems)


def decided_stands(store: Store, changes: tuple[RowChange, ...]) -> tuple[Problem, ...]:
    """Refuse a change of an issued decision or of its awards, but a withdrawal that takes all.

    What was entered of old years may be corrected; a sample goes whole, with its office.
    """
    if not any(c.cls in {Award, Decision} and c.before is not None for c in changes):
        return ()
    problems: list[Problem] = []
    for change in changes:
        row = change.before
        if isinstance(row, Award) and _is_issued(store, row.decision_id):
            problems.append(Problem("award", "award.stands", {"name": row.printed_name}))
        elif isinstance(row, Decision) and _breaks(store, row, change.after):
            number = {"number": write_number(row.number, row.symbol)}
            problems.append(Problem("decision", "decision.stands", number))
    return tuple(problems)


def _is_issued(store: Store, decision_id: int) -> bool:
    found = store.where(Decision, id=decision_id)
    return any(row.state is DecisionState.ISSUED and not row.is_past for row in found)


def _breaks(store: Store, row: Decision, after: object) -> bool:
    if row.is_past or row.state is not DecisionState.ISSUED:
        return False
    if isinstance(after, Decision) and after.state is DecisionState.AWAITING_NUMBER:
        return bool(store.where(Award, decision_id=row.id))
    return bool(store.all(Office))


GUARDS = (campaign_open, lock_stands, issued_stands, decided_stands, round_stands)
