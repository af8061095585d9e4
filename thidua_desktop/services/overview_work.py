"""Việc cần làm: what waits for the officer in a campaign, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import (
    AwardRound,
    Decision,
    LegalInstrument,
    Nomination,
    Paper,
    RoundingRule,
)
from thidua_desktop.domain.terms import (
    CampaignState,
    DecisionState,
    NominationState,
    PaperKind,
    UnitPlanState,
)
from thidua_desktop.services import decisions, unit_plans
from thidua_desktop.services.difficulties import Standing, difficulties, standing
from thidua_desktop.services.ratings import nominated_lacking
from thidua_desktop.services.reminders import Debt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.records import Unit
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.reminders import Debtor


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: `key` names where it is done, `count` how many, `names` a few of them."""

    key: str
    count: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of preparing or finishing a campaign; `count` is what it is still about."""

    key: str
    done: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What the work is read from: a campaign as at a day, its units, and those that owe."""

    desk: Desk
    board: CampaignBoard
    day: date
    units: tuple[Unit, ...]
    owing: tuple[Debtor, ...]

    @property
    def campaign_id(self) -> int:
        return self.board.campaign.id


def todos(look: Look) -> tuple[Todo, ...]:
    """List what waits as at the day; a draft has its steps instead."""
    if look.board.campaign.state is CampaignState.DRAFT:
        return ()
    running = _running(look) if look.board.campaign.state is CampaignState.OPEN else ()
    waiting = (*running, *_always(look))
    order = {key: n for n, key in enumerate(ORDER)}
    found = sorted((todo for todo in waiting if todo.count), key=lambda todo: order[todo.key])
    return tuple(found)


ORDER = (
    *("close", "late_reports", "late", "silent", "given_back", "returned"),
    *("difficulties_late", "number", "unsigned", "unmet", "ratings", "verify"),
    *("difficulties", "plans", "unassigned", "to_check", "rounding", "legal"),
)
"""The most pressing first; what only has to be done once comes last."""


def _running(look: Look) -> tuple[Todo, ...]:
    ends = look.board.campaign.ends
    over = ends is not None and ends < look.desk.clock.today()
    late = tuple(o.unit.short_name for o in look.owing if o.count(Debt.OVERDUE))
    silent = tuple(
        o.unit.short_name for o in look.owing if o.count(Debt.SILENT) and not o.count(Debt.OVERDUE)
    )
    reports = tuple(o.unit.short_name for o in look.owing if o.report is not None)
    back = tuple(o.unit.short_name for o in look.owing if o.given_back)
    plans = unit_plans.counts(look.desk, look.board, look.day)
    return (
        Todo("close", int(over)),
        Todo("late_reports", len(reports), reports),
        Todo("late", len(late), late),
        Todo("silent", len(silent), silent),
        Todo("given_back", sum(len(o.given_back) for o in look.owing), back),
        Todo("returned", sum(o.count(Debt.RETURNED) for o in look.owing)),
        Todo("verify", _unverified(look)),
        Todo("plans", plans[UnitPlanState.NONE] + plans[UnitPlanState.RETURNED]),
        Todo("unassigned", unassigned(look.board, look.units)),
        Todo("to_check", to_check(look.board, look.day)),
    )


def _always(look: Look) -> tuple[Todo, ...]:
    store = look.desk.store
    raised = [
        standing(row, look.day) for row in difficulties(look.desk, look.campaign_id, day=look.day)
    ]
    rounds = {held.id for held in store.where(AwardRound, campaign_id=look.campaign_id)}
    unmet = store.where(Nomination, state=NominationState.SUBMITTED.name)
    unrated = tuple(row.name for row in nominated_lacking(look.desk, campaign_id=look.campaign_id))
    return (
        Todo("difficulties_late", raised.count(Standing.OVERDUE)),
        Todo("difficulties", raised.count(Standing.WAITING)),
        Todo("unmet", sum(row.round_id in rounds for row in unmet)),
        Todo("ratings", len(unrated), unrated),
        Todo("number", len(store.where(Decision, state=DecisionState.AWAITING_NUMBER.name))),
        _unsigned(look),
        Todo("rounding", int(not store.all(RoundingRule))),
        Todo("legal", sum(not row.confirmed for row in store.all(LegalInstrument))),
    )


def _unsigned(look: Look) -> Todo:
    rows = decisions.without_signed_copy(look.desk, day=look.day)
    return Todo("unsigned", len(rows), tuple(write_number(r.number, r.symbol) for r in rows))


def _unverified(look: Look) -> int:
    """Count the cells whose value is only reported; what was returned waits for the unit."""
    return sum(look.board.of_unit(_unverified_of, unit.id, look.day) for unit in look.units)


def _unverified_of(board: CampaignBoard, unit_id: int, day: date) -> int:
    found = 0
    for indicator_id in board.indicators_given(unit_id):
        result = board.result(unit_id, indicator_id, day)
        if result is None or result.verified or result.entry_id is None:
            continue
        found += board.return_of(result.entry_id) is None
    return found


def unassigned(board: CampaignBoard, units: Sequence[Unit]) -> int:
    """Count the indicators that no unit has."""
    given = {number for unit in units for number in board.indicators_given(unit.id)}
    return sum(indicator.id not in given for indicator in board.indicators)


def to_check(board: CampaignBoard, day: date) -> int:
    """Count the indicators that were inferred from the plan and not looked at yet."""
    versions = (board.version(indicator.id, day) for indicator in board.indicators)
    return sum(version is not None and version.to_check for version in versions)


def steps(look: Look) -> tuple[Step, ...]:
    """List what leads a draft to its launch, or a closed campaign to its papers."""
    match look.board.campaign.state:
        case CampaignState.DRAFT:
            return _before(look)
        case CampaignState.CLOSED:
            return _after(look)
        case CampaignState.OPEN:
            return ()


def _before(look: Look) -> tuple[Step, ...]:
    lacking, doubtful = unassigned(look.board, look.units), to_check(look.board, look.day)
    some = bool(look.board.indicators)
    return (
        Step("units", bool(look.units), len(look.units)),
        Step("to_check", some and not doubtful, doubtful),
        Step("unassigned", some and not lacking, lacking),
        Step("open", done=False),
    )


def _after(look: Look) -> tuple[Step, ...]:
    store, number = look.desk.store, look.campaign_id
    kept = {paper.kind for paper in store.where(Paper, campaign_id=number)}
    rounds = {held.id for held in store.where(AwardRound, campaign_id=number)}
    issued = store.where(Decision, state=DecisionState.ISSUED.name)
    return (
        Step("sheets", PaperKind.RANKING_LIST in kept),
        Step("awards", any(row.round_id in rounds for row in issued)),
        Step("report", PaperKind.FINAL_REPORT in kept),
    )
