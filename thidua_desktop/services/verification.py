"""Thẩm định: a value is accepted as reported, or another one counts, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.counting import last_checks, said
from thidua_desktop.domain.progress import is_assigned
from thidua_desktop.domain.records import Verification
from thidua_desktop.domain.terms import ValueKind
from thidua_desktop.domain.typed import read_cell, same_value, value_of
from thidua_desktop.services.returns import open_returns
from thidua_desktop.services.standing import act_label, require_open, standing, value_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.progress import Cell
    from thidua_desktop.domain.records import ProgressEntry
    from thidua_desktop.domain.typed import Value
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Check:
    """What was said of one entry: `text` None is đúng như báo cáo, "" takes the check back."""

    entry_id: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ReadCheck:
    """A check that can be stored; `explains` says that it changes what was settled or reported."""

    entry: ProgressEntry
    cell: Cell
    value: Value
    explains: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What verification has to do: values of so many units, and what was given back to units."""

    values: int
    units: int
    returns: int


def verify(
    desk: Desk, campaign_id: int, checks: Sequence[Check], *, by: str, reason: str | None = None
) -> int:
    """Store checks in one act; return how many changed.

    Raises every problem at once, the entry's id in its field (cell.*, number.*, verify.no_entry,
    verify.superseded), or campaign.not_open. A value other than the reported one, and any change
    of an earlier check, needs a reason: then only verify.reason_needed is raised.
    """
    board = desk.board(campaign_id)
    require_open(board)
    changing = [item for item in _read_all(board, checks) if item is not None]
    explained = [item for item in changing if item.explains]
    why = clean(reason or "")
    if explained and not why:
        raise RuleError(_reason_needed(board, explained))
    rows = [
        Verification(
            entry_id=item.entry.id,
            kind=item.value.kind,
            value=item.value.value,
            done=item.value.done,
            total=item.value.total,
            grade=item.value.grade,
            done_on=item.value.done_on,
            verified_by=clean(by) or desk.store.actor,
            reason=why if item.explains else None,
            verified_at=desk.clock.now(),
        )
        for item in changing
    ]
    if rows:
        back = all(row.kind is ValueKind.WITHDRAWN for row in rows)
        what = "Rút thẩm định" if back else "Thẩm định"
        label = act_label(board, [item.cell for item in changing], what)
        with desk.store.act(label, reason=why if explained else None) as act:
            act.insert_many(rows)
    return len(rows)


def _read_all(board: CampaignBoard, checks: Sequence[Check]) -> list[ReadCheck | None]:
    read: list[ReadCheck | None] = []
    problems: list[Problem] = []
    for check in checks:
        try:
            read.append(_read(board, check))
        except RuleError as error:
            problems += [Problem(str(check.entry_id), p.code, p.params) for p in error.problems]
    if problems:
        raise RuleError(*problems)
    return read


def _read(board: CampaignBoard, check: Check) -> ReadCheck | None:
    """Read one check; None when it says what stands already."""
    entry, cell = standing(board, check.entry_id)
    indicator, reported = cell.indicator, value_of(entry)
    value = reported
    if check.text is not None:
        value = read_cell(
            check.text,
            rule=indicator.rule,
            accumulation=indicator.accumulation,
            measure_unit=indicator.measure_unit,
            as_at=entry.as_at,
            adds_up=cell.assignment.is_contributor,
        )
    stands = last_checks(cell.verifications).get(entry.id)
    if stands is None and value.kind is ValueKind.WITHDRAWN:
        return None
    if stands is not None and same_value(value, value_of(stands)):
        return None
    explains = stands is not None or not same_value(value, reported)
    return ReadCheck(entry, cell, value, explains)


def _reason_needed(board: CampaignBoard, explained: Sequence[ReadCheck]) -> Problem:
    first = explained[0]
    name = value_name(board, first.cell, first.entry.as_at)
    params = {"count": str(len(explained)), "name": name}
    return Problem("reason", "verify.reason_needed", params)


def waiting(desk: Desk, campaign_id: int, day: date) -> Waiting:
    """Count the values up to `day` that nobody has verified yet, and the open returns."""
    board = desk.board(campaign_id)
    returned = open_returns(desk, campaign_id, day)
    back = {item.entry.id for item in returned if item.entry is not None}
    values, units = 0, 0
    for unit in board.units(day):
        mine = sum(
            not one.verified and one.entry.id not in back
            for indicator in board.indicators
            if (cell := board.judged_cell(unit.id, indicator.id, day)) is not None
            and is_assigned(cell, day)
            and not cell.assignment.no_duty
            for one in said(cell.entries, cell.verifications, day, indicator=indicator)
        )
        values += mine
        units += mine > 0
    return Waiting(values, units, len(returned))
