"""Giao chỉ tiêu: which unit has which task, with its own target, person and deadline.

One cell typed, a block pasted and a fill by kind are the same use case, `record`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import Assignment, CampaignUnit, Indicator, Unit
from thidua_desktop.domain.terms import CampaignState, ScopeKind
from thidua_desktop.services.assignment_words import Layer, read_giving
from thidua_desktop.services.progress import Typing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.terms import UnitKind
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

LABELS = {
    Layer.TARGET: "Giao chỉ tiêu",
    Layer.REGISTERED: "Đăng ký phấn đấu",
    Layer.RESPONSIBLE: "Người phụ trách",
    Layer.DEADLINE: "Thời hạn",
}


class Fill(Enum):
    """Whether a fill by kind leaves alone what is given already."""

    EMPTY_ONLY = "EMPTY_ONLY"
    OVERWRITE = "OVERWRITE"


@dataclass(frozen=True, slots=True)
class ReadGiving:
    """A typed cell of the matrix that can be stored: what was given, and what will be.

    `after` None takes the assignment back; `ambiguous` asks to look at how it was read.
    """

    typing: Typing
    before: Assignment | None
    after: Assignment | None
    ambiguous: bool = False

    @property
    def changes(self) -> bool:
        return self.before != self.after


def preview(
    board: CampaignBoard, typings: Sequence[Typing], *, layer: Layer, day: date
) -> tuple[tuple[ReadGiving, ...], tuple[Problem, ...]]:
    """Read every typing of a layer without storing any; a Problem's field is "unit/indicator"."""
    good: list[ReadGiving] = []
    bad: list[Problem] = []
    for typing in typings:
        place = f"{typing.unit_id}/{typing.indicator_id}"
        try:
            good.append(_read(board, typing, layer=layer, day=day))
        except RuleError as error:
            bad += [Problem(place, p.code, p.params) for p in error.problems]
    return tuple(good), tuple(bad)


def record(
    desk: Desk, campaign_id: int, typings: Sequence[Typing], *, layer: Layer, day: date
) -> int:
    """Store typed cells in one act; return how many changed.

    Raises every problem of the block at once (assignment.*, indicator.*, number.*, date.*,
    campaign.closed) and stores nothing then. After the launch, what counts (target, deadline, duty)
    changes from `day` on where values are entered already; else it is overwritten.
    """
    board = desk.board(campaign_id)
    campaign = board.campaign
    if campaign.state is CampaignState.CLOSED:
        raise RuleError(Problem("campaign", "campaign.closed", {"name": campaign.short_name}))
    good, bad = preview(board, typings, layer=layer, day=day)
    if bad:
        raise RuleError(*bad)
    changed = [item for item in good if item.changes]
    if not changed:
        return 0
    with desk.store.act(_label(board, changed, layer)) as act:
        for item in changed:
            put_assignment(act, desk, item.before, item.after, day=day)
    return len(changed)


def put_assignment(
    act: Act, desk: Desk, before: Assignment | None, after: Assignment | None, *, day: date
) -> None:
    """Insert, take back, overwrite, or let the new one begin on `day` and the old one end."""
    if before is None:
        if after is not None:
            act.insert(after)
        return
    if after is None:
        for row in _rows(desk, before):
            act.delete(Assignment, row.id)
        return
    begins = before.valid_from is None or before.valid_from < day
    if begins and counts_differ(before, after) and _keeps_history(desk, before):
        act.update(replace(before, valid_to=day - timedelta(days=1)))
        act.insert(replace(after, id=0, valid_from=day))
    else:
        act.update(after)


def _rows(desk: Desk, given: Assignment) -> tuple[Assignment, ...]:
    return desk.store.where(Assignment, indicator_id=given.indicator_id, unit_id=given.unit_id)


def counts_differ(before: Assignment, after: Assignment) -> bool:
    """Whether a score of an earlier day would be another one with `after`."""
    return (before.target, before.deadline, before.no_duty, before.is_contributor) != (
        after.target,
        after.deadline,
        after.no_duty,
        after.is_contributor,
    )


def _keeps_history(desk: Desk, given: Assignment) -> bool:
    board = desk.board(given.campaign_id)
    launched = board.campaign.state is not CampaignState.DRAFT
    return launched and board.has_entries(given.unit_id, given.indicator_id)


def standing(board: CampaignBoard, unit_id: int, indicator_id: int, day: date) -> Assignment | None:
    """Return what a unit has to do on `day`; None when nothing is given to it then."""
    given = board.assignment(unit_id, indicator_id, day)
    if given is None or (given.valid_from is not None and day < given.valid_from):
        return None
    return None if given.valid_to is not None and given.valid_to < day else given


def blank_giving(board: CampaignBoard, unit_id: int, indicator_id: int, day: date) -> Assignment:
    """Make what a first giving starts from; one that was taken away before begins on `day`."""
    given_before = board.assignment(unit_id, indicator_id, day) is not None
    return Assignment(
        campaign_id=board.campaign.id,
        indicator_id=indicator_id,
        unit_id=unit_id,
        valid_from=day if given_before else None,
    )


def _read(board: CampaignBoard, typing: Typing, *, layer: Layer, day: date) -> ReadGiving:
    unit_id, indicator_id = typing.unit_id, typing.indicator_id
    indicator, version = board.indicator(indicator_id), board.version(indicator_id, day)
    if board.block_of(unit_id, day) is None:
        raise RuleError(Problem("value", "assignment.not_member"))
    if indicator.active_to is not None and indicator.active_to < day:
        raise RuleError(Problem("value", "assignment.ended"))
    before = standing(board, unit_id, indicator_id, day)
    after, ambiguous = read_giving(
        typing.text,
        layer=layer,
        before=before,
        blank=blank_giving(board, unit_id, indicator_id, day),
        indicator=indicator,
        version=version,
        starts=board.campaign.starts,
    )
    if before is not None and after is None and board.has_entries(unit_id, indicator_id):
        name = {"name": board.unit(unit_id).short_name}
        raise RuleError(Problem("value", "assignment.has_entries", name))
    return ReadGiving(typing, before, after, ambiguous)


def _label(board: CampaignBoard, changed: Sequence[ReadGiving], layer: Layer) -> str:
    units = {item.typing.unit_id for item in changed}
    where = board.unit(units.pop()).short_name if len(units) == 1 else f"{len(units)} đơn vị"
    number = f" {len(changed)} ô" if len(changed) > 1 else ""
    return f"{LABELS[layer]}{number} – {where}"


# filling many cells


def of_kinds(
    board: CampaignBoard,
    indicator_ids: Sequence[int],
    kinds: Sequence[UnitKind],
    *,
    text: str,
    fill: Fill,
    day: date,
) -> tuple[Typing, ...]:
    """Lay one target over all units of these kinds, as typings for `preview` and `record`."""
    return tuple(
        Typing(unit.id, indicator_id, text)
        for indicator_id in indicator_ids
        for unit in board.units(day)
        if unit.kind in kinds
        and (fill is Fill.OVERWRITE or standing(board, unit.id, indicator_id, day) is None)
    )


def assign_by_scope(act: Act, desk: Desk, campaign_id: int) -> int:
    """Give every indicator to the units its scope names; return how many were given.

    EACH_UNIT goes to the campaign's units of those kinds (all kinds when none is named),
    COMMUNE to the lead unit. What is already assigned stays as it is.
    """
    members = {row.unit_id for row in desk.store.where(CampaignUnit, campaign_id=campaign_id)}
    units = [unit for unit in desk.store.all(Unit) if unit.id in members]
    given = {
        (row.indicator_id, row.unit_id)
        for row in desk.store.where(Assignment, campaign_id=campaign_id)
    }
    new = [
        Assignment(campaign_id=campaign_id, indicator_id=indicator.id, unit_id=unit.id)
        for indicator in desk.store.where(Indicator, campaign_id=campaign_id)
        for unit in units
        if in_scope(indicator, unit) and (indicator.id, unit.id) not in given
    ]
    act.insert_many(new)
    return len(new)


def in_scope(indicator: Indicator, unit: Unit) -> bool:
    """Whether the indicator's own scope covers the unit."""
    if indicator.scope is ScopeKind.COMMUNE:
        return unit.id == indicator.lead_unit_id
    return not indicator.scope_kinds or unit.kind in indicator.scope_kinds


def without_lead(board: CampaignBoard) -> int:
    """Count the indicators of the whole commune that wait for a lead unit to be given."""
    return sum(
        row.scope is ScopeKind.COMMUNE and row.lead_unit_id is None for row in board.indicators
    )


def assign_all(desk: Desk, campaign_id: int) -> int:
    """Assign by scope as one act of its own."""
    with desk.store.act("Giao chỉ tiêu theo phạm vi") as act:
        return assign_by_scope(act, desk, campaign_id)
