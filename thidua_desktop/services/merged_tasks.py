"""What a merger does to the open campaigns: places, tasks, and the values that are carried over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.counting import SUMMED, add_up, live_entries
from thidua_desktop.domain.prize import valid_on
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    CampaignUnit,
    Indicator,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import (
    Accumulation,
    CampaignState,
    Rule,
    ScopeKind,
    UnitKind,
    ValueKind,
)
from thidua_desktop.domain.typed import Value, is_percent, read_cell, value_of, write_cell
from thidua_desktop.services.assignments import in_scope
from thidua_desktop.services.progress import entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

Key = tuple[int, int]
"""(campaign id, indicator id)."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A value the officer lets the successor begin with, as typed."""

    campaign_id: int
    indicator_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the merged units had of one indicator on the eve: unit name and value of each.

    `sum` is what counts add up to, as the grid shows it; empty where nothing can be added and
    the officer is asked.
    """

    campaign_id: int
    indicator_id: int
    name: str
    parts: tuple[tuple[str, str], ...]
    sum: str


@dataclass(frozen=True, slots=True)
class Read:
    """A carried value as it was read."""

    carried: Carried
    value: Value


def open_campaigns(desk: Desk) -> tuple[Campaign, ...]:
    return tuple(c for c in desk.campaigns if c.state is not CampaignState.CLOSED)


def proposals(
    desk: Desk,
    unit_ids: Sequence[int],
    *,
    successor_id: int | None,
    kind: UnitKind,
    day: date,
) -> tuple[Proposal, ...]:
    """Propose values for the successor as at `day` from what the units had the day before.

    Only counts are added: quantities and done/total. Plain percents, grades and tasks done or
    not are asked for. Indicators of which no unit has a value are left out.
    """
    found: list[Proposal] = []
    for campaign in open_campaigns(desk):
        begun = campaign.starts is None or campaign.starts <= day
        if campaign.state is not CampaignState.OPEN or not begun:
            continue
        board = desk.board(campaign.id)
        for indicator in board.indicators:
            if not _falls_to(indicator, unit_ids, kind=kind):
                continue
            made = _proposal(board, indicator, unit_ids, successor_id=successor_id, day=day)
            if made is not None:
                found.append(made)
    return tuple(found)


def _falls_to(indicator: Indicator, unit_ids: Sequence[int], *, kind: UnitKind) -> bool:
    if indicator.scope is ScopeKind.COMMUNE:
        return indicator.lead_unit_id in unit_ids
    return not indicator.scope_kinds or kind in indicator.scope_kinds


def _proposal(
    board: CampaignBoard,
    indicator: Indicator,
    unit_ids: Sequence[int],
    *,
    successor_id: int | None,
    day: date,
) -> Proposal | None:
    eve = day - timedelta(days=1)
    values: list[Value] = []
    parts: list[tuple[str, str]] = []
    for unit_id in unit_ids:
        own = unit_id == successor_id
        value = _had(board, indicator, unit_id, day=day if own else eve)
        if value is None:
            continue
        parts.append((board.unit(unit_id).short_name, write_cell(value, indicator.rule)))
        if own and indicator.accumulation is Accumulation.PER_PERIOD:
            values += _of_the_day(board, indicator, unit_id, day=day)
        else:
            values.append(value)
    if all(unit_id == successor_id for unit_id in _having(board, indicator, unit_ids, day=eve)):
        return None
    version = board.version(indicator.id, day)
    name = (version.short_text or version.text) if version else ""
    return Proposal(board.campaign.id, indicator.id, name, tuple(parts), _sum(indicator, values))


def _having(
    board: CampaignBoard, indicator: Indicator, unit_ids: Sequence[int], *, day: date
) -> list[int]:
    return [n for n in unit_ids if _had(board, indicator, n, day=day) is not None]


def _of_the_day(
    board: CampaignBoard, indicator: Indicator, unit_id: int, *, day: date
) -> list[Value]:
    """Take what the successor itself entered for the day: a new entry of the day replaces it."""
    cell = board.cell(unit_id, indicator.id)
    entries = live_entries(cell.entries, day) if cell is not None else ()
    return [value_of(e) for e in entries if e.as_at == day]


def _had(board: CampaignBoard, indicator: Indicator, unit_id: int, *, day: date) -> Value | None:
    result = board.result(unit_id, indicator.id, day)
    return result.value if result is not None else None


def _sum(indicator: Indicator, values: Sequence[Value]) -> str:
    """Add counts; empty when they are none, or one of them is a plain percent."""
    if indicator.rule not in SUMMED:
        return ""
    rate = is_percent(indicator.rule, indicator.measure_unit)
    counts = [v for v in values if v.kind is ValueKind.VALUE]
    if any(v.total is None and (rate or indicator.rule is Rule.RATIO) for v in counts):
        return ""
    if len({v.total is None for v in counts}) > 1:
        return ""  # done/total beside a plain number: no common measure
    return write_cell(add_up(values, rate=rate), indicator.rule)


def left_behind(desk: Desk, ended_ids: Sequence[int], *, day: date) -> int:
    """Count the values of the old units from `day` on, which will count no more."""
    return sum(
        1
        for campaign in open_campaigns(desk)
        for row in desk.store.where(Assignment, campaign_id=campaign.id)
        if row.unit_id in ended_ids
        for entry_row in desk.store.where(ProgressEntry, assignment_id=row.id)
        if entry_row.as_at >= day
    )


def read_carried(
    desk: Desk, carried: Iterable[Carried], *, day: date
) -> tuple[tuple[Read, ...], list[Problem]]:
    """Read every value that is to be carried over; a Problem's field is "campaign/indicator"."""
    good: list[Read] = []
    bad: list[Problem] = []
    for item in carried:
        place = f"{item.campaign_id}/{item.indicator_id}"
        indicator = desk.store.get(Indicator, item.indicator_id)
        if not text.clean(item.text):
            bad.append(Problem(place, "merger.value_empty"))
            continue
        try:
            value = read_cell(
                item.text,
                rule=indicator.rule,
                accumulation=indicator.accumulation,
                measure_unit=indicator.measure_unit,
                as_at=day,
            )
        except RuleError as error:
            bad += [Problem(place, p.code, p.params) for p in error.problems]
        else:
            good.append(Read(item, value))
    return tuple(good), bad


def take_over(
    act: Act,
    desk: Desk,
    successor: Unit,
    ended_ids: Sequence[int],
    *,
    day: date,
    block: tuple[int | None, int | None],
) -> dict[Key, int]:
    """Let the old units leave and the successor join every open campaign from `day`.

    `block` is a campaign and the block chosen there; elsewhere the successor goes where the
    first of the old units was. Returns the ids of the successor's assignments.
    """
    given: dict[Key, int] = {}
    for campaign in open_campaigns(desk):
        left = _leave(act, desk, campaign.id, ended_ids, day=day)
        chosen = block[1] if block[0] == campaign.id else None
        if chosen is None and not left:
            continue
        _join(act, desk, successor, campaign.id, block_id=chosen or left[0], day=day)
        given |= _assign(act, desk, successor, campaign.id, ended_ids, day=day)
        _end_tasks(act, desk, campaign.id, ended_ids, day=day)
    return given


def _leave(
    act: Act, desk: Desk, campaign_id: int, ended_ids: Sequence[int], *, day: date
) -> list[int]:
    """End the places of the old units; return the blocks they were in."""
    blocks: list[int] = []
    for unit_id in ended_ids:
        for row in desk.store.where(CampaignUnit, campaign_id=campaign_id, unit_id=unit_id):
            if row.valid_to is not None and row.valid_to < day:
                continue
            blocks.append(row.block_id)
            if row.valid_from is not None and row.valid_from >= day:
                act.delete(CampaignUnit, row.id)
            else:
                act.update(replace(row, valid_to=day - timedelta(days=1)))
    return blocks


def _join(
    act: Act, desk: Desk, successor: Unit, campaign_id: int, *, block_id: int, day: date
) -> None:
    rows = desk.store.where(CampaignUnit, campaign_id=campaign_id, unit_id=successor.id)
    if not any(row.valid_to is None or row.valid_to >= day for row in rows):
        act.insert(
            CampaignUnit(
                campaign_id=campaign_id,
                unit_id=successor.id,
                block_id=block_id,
                valid_from=day,
            )
        )


def _assign(
    act: Act,
    desk: Desk,
    successor: Unit,
    campaign_id: int,
    ended_ids: Sequence[int],
    *,
    day: date,
) -> dict[Key, int]:
    given = {
        (campaign_id, row.indicator_id): row.id
        for row in desk.store.where(Assignment, campaign_id=campaign_id, unit_id=successor.id)
        if valid_on(row, day)
    }
    eve = day - timedelta(days=1)
    old = [
        row
        for row in desk.store.where(Assignment, campaign_id=campaign_id)
        if row.unit_id in ended_ids and valid_on(row, eve)
    ]
    for indicator in desk.store.where(Indicator, campaign_id=campaign_id):
        mine = [row for row in old if row.indicator_id == indicator.id]
        if indicator.lead_unit_id in ended_ids:
            indicator = replace(indicator, lead_unit_id=successor.id)  # noqa: PLW2901 - goes on
            act.update(indicator)
        helps = any(row.is_contributor for row in mine)
        wanted = in_scope(indicator, successor) or helps
        if wanted and (campaign_id, indicator.id) not in given:
            made = act.insert(
                Assignment(
                    campaign_id=campaign_id,
                    indicator_id=indicator.id,
                    unit_id=successor.id,
                    no_duty=bool(mine) and all(row.no_duty for row in mine),
                    is_contributor=helps and not in_scope(indicator, successor),
                    valid_from=day,
                )
            )
            given[campaign_id, indicator.id] = made.id
    return given


def _end_tasks(
    act: Act, desk: Desk, campaign_id: int, ended_ids: Sequence[int], *, day: date
) -> None:
    for row in desk.store.where(Assignment, campaign_id=campaign_id):
        if row.unit_id not in ended_ids:
            continue
        begun = row.valid_from is None or row.valid_from < day
        if begun and (row.valid_to is None or row.valid_to >= day):
            act.update(replace(row, valid_to=day - timedelta(days=1)))


def carry_over(
    act: Act,
    desk: Desk,
    read: Iterable[Read],
    *,
    given: dict[Key, int],
    day: date,
) -> None:
    """Write the values the successor begins with, as at `day`; raises cell.not_assigned."""
    for item in read:
        key = (item.carried.campaign_id, item.carried.indicator_id)
        if key not in given:
            place = f"{key[0]}/{key[1]}"
            raise RuleError(Problem(place, "cell.not_assigned"))
        act.insert(entry(desk, given[key], item.value, day=day, typed=item.carried.text))
