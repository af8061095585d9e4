"""Nhập số liệu: one cell typed, a block pasted and a file imported are the same use case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import ProgressEntry, Report
from thidua_desktop.domain.settled import changes_verified, is_locked
from thidua_desktop.domain.terms import CampaignState, ValueKind
from thidua_desktop.domain.typed import Value, read_cell, write_cell
from thidua_desktop.services.remarks import remark_label, remark_with, remarked, supersede

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

EMPTY = "(trống)"


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
    given = board.assignment(typing.unit_id, typing.indicator_id, day)
    if given is None or board.result(typing.unit_id, typing.indicator_id, day) is None:
        raise RuleError(Problem("value", "cell.not_assigned"))
    if given.no_duty:
        raise RuleError(Problem("value", "cell.no_duty"))
    indicator = board.indicator(typing.indicator_id)
    value = read_cell(
        typing.text,
        rule=indicator.rule,
        accumulation=indicator.accumulation,
        measure_unit=indicator.measure_unit,
        as_at=day,
        adds_up=given.is_contributor,
    )
    return ReadTyping(typing, given.id, value)


def record(
    desk: Desk,
    campaign_id: int,
    typings: Sequence[Typing],
    *,
    day: date,
    reason: str | None = None,
    report_id: int | None = None,
) -> int:
    """Store typed cells as at `day` in one act; return how many changed.

    Cells of the unit that sent `report_id` are kept as having come with it.

    Raises every problem of the block at once (cell.*, number.*, campaign.not_open,
    cell.day_outside, cell.remark_*) and stores nothing then. A cell typed as it already stands
    changes nothing. Where a settled value would change (see domain.settled) and there is no
    `reason`, only progress.reason_needed is raised, so that it can be asked for and the same cells
    given again.
    """
    board = desk.board(campaign_id)
    new = new_entries(desk, campaign_id, typings, day=day, reason=reason, report_id=report_id)
    noted = remarked(board, typings, day=day, at=desk.clock.now(), reason=clean(reason or ""))
    if not new and not noted:
        return 0
    label = _label(board, typings, count=len(new)) if new else remark_label(board, typings)
    reasons = act_reason([*new, *(entry_with_remark for _, entry_with_remark in noted)])
    with desk.store.act(label, reason=reasons) as act:
        act.insert_many(new)
        for old, entry_with_remark in noted:
            supersede(act, board, old, entry_with_remark)
    return len(new) + len(noted)


def act_reason(new: Sequence[ProgressEntry]) -> str | None:
    """Return the reason that the journal keeps with these rows."""
    return next((row.reason for row in new if row.reason), None)


def new_entries(
    desk: Desk,
    campaign_id: int,
    typings: Sequence[Typing],
    *,
    day: date,
    reason: str | None = None,
    report_id: int | None = None,
    is_report: bool = False,
) -> tuple[ProgressEntry, ...]:
    """Make the rows that typed cells add, without storing any; raises the codes of `record`.

    `is_report`: they come with a report that is stored together with them.
    """
    board = desk.board(campaign_id)
    _require_open(board, day)
    good, bad = preview(board, [t for t in typings if not t.only_remark], day=day)
    if bad:
        raise RuleError(*bad)
    changing = [item for item in good if _changes(board, item, day=day)]
    is_report = is_report or report_id is not None
    settled = [item for item in changing if _is_settled(board, item, day=day, is_report=is_report)]
    why = clean(reason or "")
    if settled and not why:
        raise RuleError(_reason_needed(board, settled, day=day))
    sender = None if report_id is None else desk.store.get(Report, report_id).unit_id
    explained = {item.typing for item in settled}
    return tuple(
        replace(
            entry(desk, item.assignment_id, item.value, day=day, typed=item.typing.text),
            remark=remark_with(board, item.typing, item.value, day=day),
            report_id=report_id if item.typing.unit_id == sender else None,
            reason=why if item.typing in explained else None,
        )
        for item in changing
    )


def _is_settled(board: CampaignBoard, item: ReadTyping, *, day: date, is_report: bool) -> bool:
    if is_locked(board.campaign, day):
        return True
    where = item.typing
    if not board.was_checked(where.unit_id, where.indicator_id):
        return False
    cell = board.cell(where.unit_id, where.indicator_id, day)
    return cell is not None and changes_verified(cell, item.value, day=day, is_report=is_report)


def _reason_needed(board: CampaignBoard, settled: Sequence[ReadTyping], *, day: date) -> Problem:
    """Name the first of the settled cells, old → new, and how many there are."""
    first = settled[0].typing
    version, rule = board.version(first.indicator_id, day), board.indicator(first.indicator_id).rule
    stands = board.result(first.unit_id, first.indicator_id, day)
    old = write_cell(None if stands is None else stands.value, rule) or EMPTY
    new = write_cell(settled[0].value, rule) or EMPTY
    text = "" if version is None else version.short_text or version.text
    name = f"{board.unit(first.unit_id).short_name} – {text}: {old} → {new}"
    return Problem("reason", "progress.reason_needed", {"count": str(len(settled)), "name": name})


def _require_open(board: CampaignBoard, day: date) -> None:
    if board.campaign.state is not CampaignState.OPEN:
        raise RuleError(Problem("campaign", "campaign.not_open"))
    starts = board.campaign.starts
    if starts is not None and day < starts:
        raise RuleError(Problem("day", "cell.day_outside"))


def _changes(board: CampaignBoard, item: ReadTyping, *, day: date) -> bool:
    last = board.newest_entry(item.typing.unit_id, item.typing.indicator_id, day)
    if last is None or last.as_at != day:
        return item.value.kind is not ValueKind.WITHDRAWN
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
