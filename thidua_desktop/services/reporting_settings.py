"""Chế độ báo cáo of a campaign: its cycle, the day reports are due, or its phases by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Campaign, CampaignPhase
from thidua_desktop.domain.terms import ReportCycle
from thidua_desktop.services.reporting import phases_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk

LAST_DAY = {ReportCycle.WEEKLY: 7, ReportCycle.MONTHLY: 31}


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase as typed; `key` None is a new one."""

    key: int | None
    name: str
    due_on: str


@dataclass(frozen=True, slots=True)
class ReportingForm:
    """`cutoff`: Monday 1 to Sunday 7, or the day of the month; phases speak for PHASES alone."""

    cycle: ReportCycle
    cutoff: int | None
    phases: tuple[PhaseRow, ...] = ()


def reporting_of(desk: Desk, campaign_id: int) -> ReportingForm:
    """Return the settings as they are edited."""
    row = desk.store.get(Campaign, campaign_id)
    return ReportingForm(
        row.report_cycle,
        row.report_cutoff,
        tuple(
            PhaseRow(phase.id, phase.name, format_date(phase.due_on))
            for phase in phases_of(desk, campaign_id)
        ),
    )


def save_reporting(desk: Desk, campaign_id: int, form: ReportingForm) -> None:
    """Store how a campaign reports, as one act; phases left out are removed.

    Codes: cutoff reporting.cutoff; phases reporting.phases_missing, reporting.phase_name,
    reporting.phase_outside, reporting.phase_same_day, date.*; campaign.closed.
    """
    row = desk.store.get(Campaign, campaign_id)
    problems: list[Problem] = []
    most = LAST_DAY.get(form.cycle)
    if most is not None and not 1 <= (form.cutoff or 0) <= most:
        problems.append(Problem("cutoff", "reporting.cutoff", {"most": str(most)}))
    phases = _read(row, form.phases, problems)
    if form.cycle is ReportCycle.PHASES and not form.phases:
        problems.append(Problem("phases", "reporting.phases_missing"))
    if problems:
        raise RuleError(*problems)
    held = {phase.id: phase for phase in phases_of(desk, campaign_id)}
    with desk.store.act("Sửa chế độ báo cáo") as act:
        cutoff = form.cutoff if most is not None else None
        act.update(replace(row, report_cycle=form.cycle, report_cutoff=cutoff))
        for gone in held.keys() - {phase.id for phase in phases}:
            act.delete(CampaignPhase, gone)
        for phase in phases:
            if phase.id in held:
                act.update(phase)
            else:
                act.insert(phase)


def _read(
    campaign: Campaign, rows: Sequence[PhaseRow], problems: list[Problem]
) -> list[CampaignPhase]:
    made: list[CampaignPhase] = []
    days: set[date] = set()
    for row in rows:
        name = clean(row.name)
        try:
            due_on = parse_date(row.due_on, field="phases")
        except RuleError as error:
            problems += error.problems
            continue
        if not name:
            problems.append(Problem("phases", "reporting.phase_name", {"day": row.due_on}))
        if _is_outside(campaign, due_on):
            problems.append(Problem("phases", "reporting.phase_outside", {"day": row.due_on}))
        if due_on in days:
            problems.append(Problem("phases", "reporting.phase_same_day", {"day": row.due_on}))
        days.add(due_on)
        made.append(
            CampaignPhase(id=row.key or 0, campaign_id=campaign.id, name=name, due_on=due_on)
        )
    return made


def _is_outside(campaign: Campaign, day: date) -> bool:
    starts, ends = campaign.starts, campaign.ends
    return (starts is not None and day < starts) or (ends is not None and day > ends)
