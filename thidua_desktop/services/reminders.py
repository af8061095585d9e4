"""Đôn đốc (plan §V.3): what each unit still owes, the message to copy, and the log of reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, assert_never

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import Reminder
from thidua_desktop.domain.reporting import Standing, due_days
from thidua_desktop.domain.terms import CellState
from thidua_desktop.services.reporting import phases_of, report_states
from thidua_desktop.services.returns import reports_given_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Unit
    from thidua_desktop.domain.reporting import ReportState
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

GRACE = 3
"""Working days a unit is given when no report is due sooner; a suggestion only."""
SATURDAY = 5
LOOK_AHEAD = timedelta(days=31)
"""A due day further off asks for nothing now."""


class Debt(Enum):
    """Why an indicator of a unit is to be reminded of; the gravest first."""

    OVERDUE = "OVERDUE"
    RETURNED = "RETURNED"
    SILENT = "SILENT"
    AT_RISK = "AT_RISK"


@dataclass(frozen=True, slots=True)
class Owed:
    """One indicator a unit owes; `reason` is why its value was returned."""

    indicator_id: int
    name: str
    debt: Debt
    deadline: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reminded:
    """How often a unit was reminded up to a day, and when last."""

    times: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A report that went back to its unit: the day its values are for, and why."""

    as_at: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Debtor:
    """A unit with what it owes, and how often it was reminded of it.

    `report` is the report that is past its due day and still missing, `given_back` are those that
    went back to the unit and did not come again.
    """

    unit: Unit
    owed: tuple[Owed, ...]
    reminded: Reminded
    report: ReportState | None = None
    given_back: tuple[GivenBack, ...] = ()

    def count(self, debt: Debt) -> int:
        """How many indicators it owes for this reason."""
        return sum(one.debt is debt for one in self.owed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A reminder before it is sent; the officer may change all of it."""

    unit_id: int
    to_whom: str
    due_on: str
    text: str


@dataclass(frozen=True, slots=True)
class SilentCell:
    """A unit without data for an indicator."""

    indicator_id: int
    indicator: str
    unit: Unit
    deadline: date | None
    days_late: int


def owed_by(board: CampaignBoard, unit_id: int, day: date) -> tuple[Owed, ...]:
    """List what a unit owes as at `day`, the gravest first, then in the order of the plan."""
    found: list[Owed] = []
    for indicator_id in board.indicators_given(unit_id):
        result = board.result(unit_id, indicator_id, day)
        if result is None:
            continue
        debt, reason = _debt(board, result)
        version = None if debt is None else board.version(indicator_id, day)
        if debt is not None and version is not None:
            name = version.short_text or version.text
            found.append(Owed(indicator_id, name, debt, result.deadline, reason))
    order = list(Debt)
    found.sort(key=lambda one: order.index(one.debt))
    return tuple(found)


def _debt(board: CampaignBoard, result: CellResult) -> tuple[Debt | None, str]:
    waits = result.entry_id is not None and not result.verified
    back = board.return_of(result.entry_id) if waits and result.entry_id else None
    if result.state is CellState.OVERDUE:
        return Debt.OVERDUE, "" if back is None else back.reason
    if back is not None:
        return Debt.RETURNED, back.reason
    if result.state is CellState.NO_DATA:
        return Debt.SILENT, ""
    if result.state is CellState.AT_RISK:
        return Debt.AT_RISK, ""
    return None, ""


def debtors(desk: Desk, campaign_id: int, *, day: date) -> tuple[Debtor, ...]:
    """List the units that owe something as at `day`, in their own order."""
    board = desk.board(campaign_id)
    counted = reminded(desk, campaign_id, day=day)
    missing = missing_reports(report_states(desk, campaign_id, day))
    found = (
        Debtor(
            unit=unit,
            owed=board.of_unit(owed_by, unit.id, day),
            reminded=counted.get(unit.id, Reminded()),
            report=missing.get(unit.id),
            given_back=given_back(board, unit.id, day),
        )
        for unit in board.units(day)
    )
    return tuple(one for one in found if one.owed or one.report or one.given_back)


def given_back(board: CampaignBoard, unit_id: int, day: date) -> tuple[GivenBack, ...]:
    """List the reports that went back to a unit by `day` and did not come again."""
    return tuple(
        GivenBack(one.report.as_at, one.row.reason)
        for one in reports_given_back(board, unit_id)
        if one.report is not None and one.row.on_day <= day
    )


def missing_reports(states: Iterable[ReportState]) -> Mapping[int, ReportState]:
    """Find the reports that are past their due day and did not come, by unit."""
    return {s.unit_id: s for s in states if s.standing is Standing.MISSING}


def reminders(desk: Desk, campaign_id: int) -> tuple[Reminder, ...]:
    """List every reminder of a campaign, the newest first."""
    rows = desk.store.where(Reminder, campaign_id=campaign_id)
    return tuple(sorted(rows, key=lambda row: (row.made_at, row.id), reverse=True))


def reminded(desk: Desk, campaign_id: int, *, day: date) -> Mapping[int, Reminded]:
    """Count the reminders up to `day`, by unit."""
    found: dict[int, Reminded] = {}
    for row in sorted(desk.store.where(Reminder, campaign_id=campaign_id), key=lambda r: r.on_day):
        if row.on_day <= day:
            before = found.get(row.unit_id, Reminded())
            found[row.unit_id] = Reminded(before.times + 1, row.on_day)
    return found


def next_report(desk: Desk, campaign_id: int) -> date | None:
    """Return the next day on which reports are due, if it is near."""
    today = desk.clock.today()
    ahead = due_days(
        desk.board(campaign_id).campaign, phases_of(desk, campaign_id), today, today + LOOK_AHEAD
    )
    return next(iter(ahead), None)


def next_due(desk: Desk, campaign_id: int) -> date:
    """Suggest by when to answer: with the next report, else in three working days."""
    return next_report(desk, campaign_id) or suggested_due(desk.clock.today())


def suggested_due(today: date) -> date:
    """Give three working days (Monday to Friday) from `today`."""
    day, left = today, GRACE
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day


def addressee(unit: Unit) -> str:
    """Who is written to: the head and how to reach the unit, else the unit itself."""
    return ", ".join(part for part in (unit.head or "", unit.contact) if part) or unit.name


def message(
    desk: Desk, campaign_id: int, unit_id: int, *, day: date, due_on: date | None = None
) -> Message | None:
    """Write the message for a unit as at `day`; None when it owes nothing."""
    board = desk.board(campaign_id)
    owed = owed_by(board, unit_id, day)
    report = missing_reports(report_states(desk, campaign_id, day)).get(unit_id)
    back = given_back(board, unit_id, day)
    if not owed and report is None and not back:
        return None
    unit = board.unit(unit_id)
    due = dates.format_date(due_on or next_due(desk, campaign_id))
    lines = (
        f"Kính gửi {unit.name}!",
        f"Phong trào thi đua {board.campaign.short_name}, số liệu đến ngày "
        f"{dates.format_date(day)}: {_asked(owed, report, back)} chậm nhất ngày {due}"
        + (":" if owed or back else "."),
        *_listed_back(back),
        *_listed(owed),
        f"Trân trọng cảm ơn! {desk.office.department}.",
    )
    return Message(unit_id=unit_id, to_whom=addressee(unit), due_on=due, text="\n".join(lines))


def _listed_back(back: tuple[GivenBack, ...]) -> tuple[str, ...]:
    """Write which reports went back, and why."""
    lines = (
        f"- Báo cáo số liệu đến ngày {dates.format_date(one.as_at)}, {one.reason.rstrip('.')}"
        for one in back
    )
    return ("Đã trả lại để làm lại:", *lines) if back else ()


def _asked(owed: tuple[Owed, ...], report: ReportState | None, back: tuple[GivenBack, ...]) -> str:
    asked = f"đơn vị còn {len(owed)} chỉ tiêu cần báo cáo, bổ sung" if owed else ""
    if back:
        again = f"{len(back)} báo cáo cần gửi lại"
        asked = f"{asked} và {again}" if owed else f"đơn vị có {again}"
    if report is None or report.due_on is None:
        return asked
    late = f"báo cáo kỳ {dates.format_date(report.due_on)} đã chậm {report.days_late} ngày"
    return f"{late}, {asked}" if asked else f"{late}, đề nghị đơn vị gửi"


def _listed(owed: tuple[Owed, ...]) -> tuple[str, ...]:
    """Write what is owed under one head for each reason and deadline."""
    groups: dict[str, list[str]] = {}
    for one in owed:
        groups.setdefault(_why(one), []).append(f"- {one.name}")
    return tuple(line for why, names in groups.items() for line in (f"{why}:", *names))


def _why(one: Owed) -> str:
    deadline = "" if one.deadline is None else dates.format_date(one.deadline)
    match one.debt:
        case Debt.OVERDUE:
            words, until = "Quá hạn", f" từ ngày {deadline}" if deadline else ""
        case Debt.RETURNED:
            words, until = "Đã trả lại để sửa", f" (hạn {deadline})" if deadline else ""
        case Debt.SILENT:
            words, until = "Chưa có số liệu", f" (hạn {deadline})" if deadline else ""
        case Debt.AT_RISK:
            words, until = "Chậm so với tiến độ", f" (hạn {deadline})" if deadline else ""
        case _:
            assert_never(one.debt)
    return f"{words}{until}, {one.reason}" if one.reason else f"{words}{until}"


def keep_reminders(
    desk: Desk, campaign_id: int, messages: Sequence[Message]
) -> tuple[Reminder, ...]:
    """Log the messages that were copied, as one act.

    Codes, all at once: reminder.text_empty, reminder.due_past and those of dates.
    """
    now, today = desk.clock.now(), desk.clock.today()
    problems: list[Problem] = []
    rows: list[Reminder] = []
    for one in messages:
        if not one.text.strip():
            problems.append(Problem("text", "reminder.text_empty"))
        rows.append(
            Reminder(
                campaign_id=campaign_id,
                unit_id=one.unit_id,
                on_day=today,
                to_whom=text.clean(one.to_whom),
                due_on=_due(one.due_on, today, problems),
                text=text.nfc(one.text.strip()),
                made_at=now,
            )
        )
    if problems:
        raise RuleError(*(p for n, p in enumerate(problems) if p not in problems[:n]))
    board = desk.board(campaign_id)
    whose = board.unit(rows[0].unit_id).short_name if len(rows) == 1 else f"{len(rows)} đơn vị"
    with desk.store.act(f"Đôn đốc – {whose}") as act:
        return act.insert_many(rows)


def _due(typed: str, today: date, problems: list[Problem]) -> date | None:
    if not text.clean(typed):
        return None
    try:
        due = dates.parse_date(typed, field="due_on")
    except RuleError as error:
        problems += error.problems
        return None
    if due < today:
        problems.append(Problem("due_on", "reminder.due_past"))
    return due


def silent_cells(board: CampaignBoard, day: date) -> tuple[SilentCell, ...]:
    """List the units without data as at `day`, indicator by indicator in the plan's order."""
    found: list[SilentCell] = []
    units = board.units(day)
    for indicator in board.indicators:
        version = board.version(indicator.id, day)
        for unit in units:
            result = board.result(unit.id, indicator.id, day)
            if version is None or result is None or not _is_silent(result):
                continue
            late = 0 if result.deadline is None else max(0, (day - result.deadline).days)
            name = version.short_text or version.text
            found.append(SilentCell(indicator.id, name, unit, result.deadline, late))
    return tuple(found)


def _is_silent(result: CellResult) -> bool:
    if result.state is CellState.NO_DATA:
        return True
    return result.state is CellState.OVERDUE and not result.has_data
