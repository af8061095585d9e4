"""Trả lại đơn vị: a value or a whole report goes back with its reason, until a newer one comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.counting import last_checks, said
from thidua_desktop.domain.records import Report, Return, Verification
from thidua_desktop.domain.terms import ValueKind
from thidua_desktop.domain.typed import value_of, write_cell
from thidua_desktop.services.standing import act_label, indicator_name, require_open, standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.progress import Cell
    from thidua_desktop.domain.records import ProgressEntry
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReturn:
    """What a unit still owes an answer to: one value (`entry`, `cell`) or a whole `report`."""

    row: Return
    unit_id: int
    entry: ProgressEntry | None = None
    cell: Cell | None = None
    report: Report | None = None


def give_back(
    desk: Desk,
    campaign_id: int,
    *,
    reason: str,
    on_day: date,
    entry_ids: Sequence[int] = (),
    report_id: int | None = None,
) -> tuple[Return, ...]:
    """Give values, or one report, back to the unit in one act.

    A value that was verified is so no more: what goes back is open again. Codes:
    return.reason_empty, return.in_future, return.nothing, verify.no_entry, verify.superseded,
    return.report_gone, campaign.not_open.
    """
    board = desk.board(campaign_id)
    require_open(board)
    why, problems = clean(reason), _problems(desk, reason, on_day=on_day)
    if not entry_ids and report_id is None:
        problems.append(Problem("values", "return.nothing"))
    found: list[tuple[ProgressEntry, Cell]] = []
    for entry_id in dict.fromkeys(entry_ids):
        try:
            found.append(standing(board, entry_id))
        except RuleError as error:
            problems += error.problems
    report = next((r for r in board.rows(Report) if r.id == report_id), None)
    if report_id is not None and report is None:
        problems.append(Problem("values", "return.report_gone"))
    if problems:
        raise RuleError(*problems)
    if report is not None:
        label = f"Trả lại báo cáo – {board.unit(report.unit_id).short_name}"
    else:
        label = act_label(board, [cell for _, cell in found], "Trả lại")
    rows = [
        Return(campaign_id=campaign_id, entry_id=entry.id, on_day=on_day, reason=why)
        for entry, _ in found
    ]
    if report is not None:
        rows.append(Return(campaign_id=campaign_id, report_id=report.id, on_day=on_day, reason=why))
    with desk.store.act(label, reason=why) as act:
        act.insert_many(_withdrawn(desk, found, reason=why))
        return act.insert_many(rows)


def _problems(desk: Desk, reason: str, *, on_day: date) -> list[Problem]:
    problems: list[Problem] = []
    if not clean(reason):
        problems.append(Problem("reason", "return.reason_empty"))
    if on_day > desk.clock.today():
        problems.append(Problem("on_day", "return.in_future"))
    return problems


def _withdrawn(
    desk: Desk, found: Sequence[tuple[ProgressEntry, Cell]], *, reason: str
) -> list[Verification]:
    return [
        Verification(
            entry_id=entry.id,
            kind=ValueKind.WITHDRAWN,
            verified_by=desk.store.actor,
            reason=reason,
            verified_at=desk.clock.now(),
        )
        for entry, cell in found
        if entry.id in last_checks(cell.verifications)
    ]


def open_returns(desk: Desk, campaign_id: int, day: date) -> tuple[OpenReturn, ...]:
    """List what was given back and not answered yet, unit by unit; values are those up to `day`.

    A newer value or report answers; so does a verification of the value that went back.
    """
    board = desk.board(campaign_id)
    found: list[OpenReturn] = []
    if not board.rows(Return):
        return ()
    for unit in board.units(day):
        for indicator in board.indicators:
            cell = board.judged_cell(unit.id, indicator.id, day)
            found += [] if cell is None else _of_cell(board, cell, day)
        found += reports_given_back(board, unit.id)
    return tuple(found)


def _of_cell(board: CampaignBoard, cell: Cell, day: date) -> list[OpenReturn]:
    made: list[OpenReturn] = []
    for one in said(cell.entries, cell.verifications, day, indicator=cell.indicator):
        row = board.return_of(one.entry.id)
        if row is not None and not one.verified:
            unit_id = cell.assignment.unit_id
            made.append(OpenReturn(row=row, unit_id=unit_id, entry=one.entry, cell=cell))
    return made


def reports_given_back(board: CampaignBoard, unit_id: int) -> tuple[OpenReturn, ...]:
    """Return the unit's reports that went back; a later one of that period or after answers."""
    reports = board.reports_of(unit_id)
    back = {row.report_id: row for row in board.rows(Return) if row.report_id is not None}
    return tuple(
        OpenReturn(row=back[report.id], unit_id=unit_id, report=report)
        for report in reports
        if report.id in back
        and not any(r.id > report.id and r.as_at >= report.as_at for r in reports)
    )


def return_message(desk: Desk, campaign_id: int, unit_id: int, day: date) -> str:
    """Write the message to copy for a unit: what went back and why; empty when nothing did."""
    board = desk.board(campaign_id)
    mine = [item for item in open_returns(desk, campaign_id, day) if item.unit_id == unit_id]
    if not mine:
        return ""
    head = (
        f"{desk.office.department} trả lại {board.unit(unit_id).name} số liệu sau của phong trào "
        f"thi đua {board.campaign.short_name} để kiểm tra và báo cáo lại:"
    )
    return "\n".join([head, *(_line(board, item) for item in mine), "Trân trọng cảm ơn!"])


def _line(board: CampaignBoard, item: OpenReturn) -> str:
    if item.entry is not None and item.cell is not None:
        value = write_cell(value_of(item.entry), item.cell.indicator.rule)
        name = indicator_name(board, item.cell, item.entry.as_at)
        what = f"{name}: đã báo cáo {value} (đến ngày {format_date(item.entry.as_at)})"
    else:
        day = item.report.as_at if item.report is not None else item.row.on_day
        what = f"Báo cáo số liệu đến ngày {format_date(day)}"
    return f"- {what}. Lý do: {item.row.reason.rstrip('.')}."
