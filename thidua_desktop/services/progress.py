"""Nhập số liệu: one cell typed, a block pasted and a file imported are the same use case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import ProgressEntry
from thidua_desktop.domain.terms import CampaignState, ValueKind
from thidua_desktop.domain.typed import Value, read_cell
from thidua_desktop.services.remarks import remark_label, remark_with, remarked, supersede

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Typing:
    """What was typed for one cell; `remark` None leaves the remark as it is.

    `only_remark`: nothing was typed for the value, which stands.
    """

    unit_id: int
    indicator_id: int
    text: str
    remark: str | None = None
    only_remark: bool = False


@dataclass(frozen=True, slots=True)
class ReadTyping:
    """A typing that can be stored, with how it was read."""

    typing: Typing
    assignment_id: int
    value: Value


def preview(
    board: CampaignBoard, typings: Sequence[Typing], *, day: date
) -> tuple[tuple[ReadTyping, ...], tuple[Problem, ...]]:
    """Read every typing without storing any; a Problem's field is "unit/indicator"."""
    good: list[ReadTyping] = []
    bad: list[Problem] = []
    for typing in typings:
        place = f"{typing.unit_id}/{typing.indicator_id}"
        try:
            good.append(_read(board, typing, day=day))
        except RuleError as error:
            bad += [Problem(place, p.code, p.params) for p in error.problems]
    return tuple(good), tuple(bad)


def _read(board: CampaignBoard, typing: Typing, *, day: date) -> ReadTyping:
    cell = board.cell(typing.unit_id, typing.indicator_id, day)
    if cell is None or board.result(typing.unit_id, typing.indicator_id, day) is None:
        raise RuleError(Problem("value", "cell.not_assigned"))
    if cell.assignment.no_duty:
        raise RuleError(Problem("value", "cell.no_duty"))
    indicator = cell.indicator
    value = read_cell(
        typing.text,
        rule=indicator.rule,
        accumulation=indicator.accumulation,
        measure_unit=indicator.measure_unit,
        as_at=day,
        adds_up=cell.assignment.is_contributor,
    )
    return ReadTyping(typing, cell.assignment.id, value)


def record(desk: Desk, campaign_id: int, typings: Sequence[Typing], *, day: date) -> int:
    """Store typed cells as at `day` in one act; return how many changed.

    Raises every problem of the block at once (cell.*, number.*, campaign.not_open,
    cell.day_outside, cell.remark_*) and stores nothing then. A cell typed as it already stands
    changes nothing.
    """
    board = desk.board(campaign_id)
    new = new_entries(desk, campaign_id, typings, day=day)
    noted = remarked(board, typings, day=day, at=desk.clock.now())
    if not new and not noted:
        return 0
    label = _label(board, typings, count=len(new)) if new else remark_label(board, typings)
    with desk.store.act(label) as act:
        act.insert_many(new)
        for old, entry_with_remark in noted:
            supersede(act, board, old, entry_with_remark)
    return len(new) + len(noted)


def new_entries(
    desk: Desk, campaign_id: int, typings: Sequence[Typing], *, day: date
) -> tuple[ProgressEntry, ...]:
    """Make the rows that typed cells add, without storing any; raises the codes of `record`."""
    board = desk.board(campaign_id)
    _require_open(board, day)
    good, bad = preview(board, [t for t in typings if not t.only_remark], day=day)
    if bad:
        raise RuleError(*bad)
    return tuple(
        replace(
            entry(desk, item.assignment_id, item.value, day=day, typed=item.typing.text),
            remark=remark_with(board, item.typing, item.value, day=day),
        )
        for item in good
        if _changes(board, item, day=day)
    )


def _require_open(board: CampaignBoard, day: date) -> None:
    if board.campaign.state is not CampaignState.OPEN:
        raise RuleError(Problem("campaign", "campaign.not_open"))
    starts = board.campaign.starts
    if starts is not None and day < starts:
        raise RuleError(Problem("day", "cell.day_outside"))


def _changes(board: CampaignBoard, item: ReadTyping, *, day: date) -> bool:
    cell = board.cell(item.typing.unit_id, item.typing.indicator_id)
    same_day = [e for e in cell.entries if e.as_at == day] if cell else []
    if not same_day:
        return item.value.kind is not ValueKind.WITHDRAWN
    last = max(same_day, key=lambda e: e.id)
    stood = (last.kind, last.value, last.done, last.total, last.grade, last.done_on)
    v = item.value
    noted = remark_with(board, item.typing, v, day=day) != last.remark
    return noted or stood != (v.kind, v.value, v.done, v.total, v.grade, v.done_on)


def entry(desk: Desk, assignment_id: int, value: Value, *, day: date, typed: str) -> ProgressEntry:
    """Make the row that says `value` as at `day`, entered now."""
    return ProgressEntry(
        assignment_id=assignment_id,
        as_at=day,
        kind=value.kind,
        value=value.value,
        done=value.done,
        total=value.total,
        grade=value.grade,
        done_on=value.done_on,
        typed=typed.strip(),
        entered_at=desk.clock.now(),
    )


def _label(board: CampaignBoard, typings: Sequence[Typing], *, count: int) -> str:
    units = {typing.unit_id for typing in typings}
    where = board.unit(units.pop()).short_name if len(units) == 1 else f"{len(units)} đơn vị"
    return f"Nhập {count} ô – {where}"
