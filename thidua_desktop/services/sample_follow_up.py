"""The sample's reports, difficulties and reminders, entered as the officer enters them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import ReportChannel, ReportCycle
from thidua_desktop.services import reminders, reports, returns
from thidua_desktop.services.difficulties import DifficultyForm, save_difficulty
from thidua_desktop.services.reporting_settings import PhaseRow, ReportingForm, save_reporting
from thidua_desktop.services.reports import ReportForm
from thidua_desktop.services.setup import read_sample

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk

OPTIONAL = ("reporter", "note", "no_change")


def add_follow_up(desk: Desk, campaign_id: int) -> None:
    """Fill the screens of follow-up of an installed sample, on its own clock.

    Each is an act of its own, as it would be by hand; removing the sample takes them too.
    """
    raw = read_sample(desk.shipped).raw
    follow = raw["follow_up"]
    ids = {unit.position: unit.id for unit in desk.store.all(Unit)}
    units = {row["code"]: ids[place] for place, row in enumerate(raw["unit"])}
    phases = tuple(PhaseRow(None, name, format_date(due)) for name, due in follow["phases"])
    save_reporting(desk, campaign_id, ReportingForm(ReportCycle.PHASES, None, phases))
    for row in follow["report"]:
        stored = reports.receive(
            desk,
            campaign_id,
            ReportForm(
                unit_id=units[row["unit"]],
                as_at=row["as_at"],
                received_on=row["received_on"],
                channel=ReportChannel[row["channel"]],
                **{name: row[name] for name in OPTIONAL if name in row},
            ),
        )
        if "returned" in row:
            returns.give_back(
                desk,
                campaign_id,
                reason=row["returned"],
                on_day=desk.clock.today(),
                report_id=stored.id,
            )
    for row in follow["difficulty"]:
        save_difficulty(
            desk,
            campaign_id,
            DifficultyForm(
                unit_id=units[row["unit"]],
                content=row["content"],
                raised_on=_day(row["raised_on"]),
                owner=row["owner"],
                due_on=_day(row["due_on"]),
                answer=row.get("answer", ""),
                answered_on=_day(row.get("answered_on")),
            ),
            difficulty_id=None,
        )
    day = desk.board(campaign_id).default_day(desk.clock.today())
    found = (
        reminders.message(desk, campaign_id, units[code], day=day)
        for code in follow["reminded"]["units"]
    )
    reminders.keep_reminders(desk, campaign_id, [one for one in found if one is not None])


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
