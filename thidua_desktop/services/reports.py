"""Nhận báo cáo: what a unit reported, when and how it came; "không có thay đổi" is a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Evidence, ProgressEntry, Report, Return
from thidua_desktop.domain.terms import CampaignState, ReportChannel
from thidua_desktop.services.evidence import Owner, hang, kept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """A report as received; `as_at` names its period (see domain.reporting)."""

    unit_id: int
    as_at: date
    received_on: date
    channel: ReportChannel
    reporter: str = ""
    no_change: bool = False
    note: str = ""


def form_of(report: Report) -> ReportForm:
    """Return a stored report as it is edited."""
    return ReportForm(
        unit_id=report.unit_id,
        as_at=report.as_at,
        received_on=report.received_on,
        channel=report.channel,
        reporter=report.reporter,
        no_change=report.no_change,
        note=report.note,
    )


def receive(
    desk: Desk, campaign_id: int, form: ReportForm, *, files: Sequence[Taken] = ()
) -> Report:
    """Store a report and what came with it (evidence.take) as one act.

    Codes: campaign.not_open; as_at report.outside_campaign; unit_id report.unit_outside;
    received_on report.received_in_future, report.received_before_start.
    """
    board = desk.board(campaign_id)
    _check(desk, board, form)
    made = Report(
        uid=new_uid(),
        campaign_id=campaign_id,
        unit_id=form.unit_id,
        as_at=form.as_at,
        received_on=form.received_on,
        channel=form.channel,
        entered_at=desk.clock.now(),
    )
    contents = kept(desk, files)
    with desk.store.act(f"Nhận báo cáo – {_title(board, form)}") as act:
        stored = act.insert(_filled(made, form))
        owner = Owner(report_id=stored.id)
        hang(act, desk, campaign_id, owner=owner, contents=contents)
    return stored


def change(desk: Desk, report_id: int, form: ReportForm) -> None:
    """Store a corrected report as one act.

    Codes of `receive`, and where values came with it: no_change report.has_values, unit_id
    report.unit_has_values.
    """
    row = desk.store.get(Report, report_id)
    board = desk.board(row.campaign_id)
    _check(desk, board, form)
    count = {"count": str(len(values_of(desk, report_id)))}
    problems: list[Problem] = []
    if count["count"] != "0":
        if form.no_change:
            problems.append(Problem("no_change", "report.has_values", count))
        if form.unit_id != row.unit_id:
            problems.append(Problem("unit_id", "report.unit_has_values", count))
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"Sửa báo cáo – {_title(board, form)}") as act:
        act.update(_filled(row, form))


def remove(desk: Desk, report_id: int) -> str:
    """Remove a report with its minh chứng as one act, and name it.

    Raises report.values_stand while values that came with it stand: they are its account.
    """
    row = desk.store.get(Report, report_id)
    values = values_of(desk, report_id)
    if values:
        raise rule("report", "report.values_stand", count=str(len(values)))
    title = _title(desk.board(row.campaign_id), form_of(row))
    with desk.store.act(f"Xóa báo cáo – {title}") as act:
        for part in (Evidence, Return):
            for hanging in desk.store.where(part, report_id=report_id):
                act.delete(part, hanging.id)
        act.delete(Report, report_id)
    return title


def values_of(desk: Desk, report_id: int) -> tuple[ProgressEntry, ...]:
    """Return the values that were entered from a report, corrected ones too."""
    return desk.store.where(ProgressEntry, report_id=report_id)


def counts_of_values(desk: Desk) -> dict[int, int]:
    """Count the values that were entered from each report, by its id."""
    return desk.store.tally(ProgressEntry, "report_id")


def _filled(row: Report, form: ReportForm) -> Report:
    return replace(
        row,
        unit_id=form.unit_id,
        as_at=form.as_at,
        received_on=form.received_on,
        channel=form.channel,
        reporter=clean(form.reporter),
        no_change=form.no_change,
        note=clean(form.note),
    )


def _title(board: CampaignBoard, form: ReportForm) -> str:
    return f"{board.unit(form.unit_id).short_name}, kỳ {format_date(form.as_at)}"


def _check(desk: Desk, board: CampaignBoard, form: ReportForm) -> None:
    campaign = board.campaign
    if campaign.state is not CampaignState.OPEN:
        raise rule("campaign", "campaign.not_open")
    problems: list[Problem] = []
    today, starts, ends = desk.clock.today(), campaign.starts, campaign.ends
    if (starts and form.as_at < starts) or (ends and form.as_at > ends):
        problems.append(Problem("as_at", "report.outside_campaign"))
    elif all(unit.id != form.unit_id for unit in board.units(form.as_at)):
        name = {"day": format_date(form.as_at)}
        problems.append(Problem("unit_id", "report.unit_outside", name))
    if form.received_on > today:
        day = {"today": format_date(today)}
        problems.append(Problem("received_on", "report.received_in_future", day))
    elif starts and form.received_on < starts:
        day = {"first": format_date(starts)}
        problems.append(Problem("received_on", "report.received_before_start", day))
    if problems:
        raise RuleError(*problems)
