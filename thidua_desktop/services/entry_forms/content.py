"""What the biểu nhập of a unit asks, and what the program says now in each of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.counting import SUMMED, said
from thidua_desktop.domain.terms import Accumulation, CampaignState, Rule, ValueKind
from thidua_desktop.domain.typed import is_percent, write_cell
from thidua_desktop.exchange.entry_form import EntryForm, EntryGroup, EntryRow
from thidua_desktop.services.assignment_words import own_target
from thidua_desktop.services.assignments import standing
from thidua_desktop.services.paper_heads import movement
from thidua_desktop.services.registrations import asked_target, measure_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.records import Assignment, Indicator, IndicatorVersion, Unit
    from thidua_desktop.domain.typed import Value
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

NOTHING_YET = "chưa có"


def entry_forms(
    desk: Desk, campaign_id: int, unit_ids: Sequence[int], *, day: date
) -> tuple[EntryForm, ...]:
    """Compose the forms of these units for values as at `day`; who has no task gets none.

    Codes: campaign.not_open, cell.day_outside, form.no_unit, form.no_task.
    """
    board = desk.board(campaign_id)
    if board.campaign.state is not CampaignState.OPEN:
        raise rule("campaign", "campaign.not_open")
    if board.campaign.starts is not None and day < board.campaign.starts:
        raise rule("day", "cell.day_outside")
    if not unit_ids:
        raise rule("units", "form.no_unit")
    taking_part = {unit.id: unit for unit in board.units(day)}
    units = [taking_part[n] for n in unit_ids if n in taking_part]
    made = tuple(form for unit in units if (form := unit_form(desk, board, unit, day)).groups)
    if not made:
        raise rule("units", "form.no_task")
    return made


def unit_form(desk: Desk, board: CampaignBoard, unit: Unit, day: date) -> EntryForm:
    """Compose the form of one unit; without groups when nothing is given to it."""
    office = desk.office
    return EntryForm(
        office=office.name.upper(),
        department=office.department,
        campaign=_capital(movement(board)),
        unit=unit.name,
        campaign_uid=board.campaign.uid,
        unit_uid=unit.uid,
        day=day,
        groups=_groups(board, unit, day),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _groups(board: CampaignBoard, unit: Unit, day: date) -> tuple[EntryGroup, ...]:
    groups: list[EntryGroup] = []
    count = 0
    for field in board.fields:
        rows: list[EntryRow] = []
        for indicator in board.indicators_of(field.id):
            version = board.version(indicator.id, day)
            given = standing(board, unit.id, indicator.id, day)
            judged = board.result(unit.id, indicator.id, day)
            if version is None or given is None or judged is None or given.no_duty:
                continue
            count += 1
            rows.append(_row(board, indicator, version, given, ordinal=str(count), day=day))
        if rows:
            groups.append(EntryGroup(numbered(field.number, field.title), tuple(rows)))
    return tuple(groups)


def _row(
    board: CampaignBoard,
    indicator: Indicator,
    version: IndicatorVersion,
    given: Assignment,
    *,
    ordinal: str,
    day: date,
) -> EntryRow:
    deadline = given.deadline or version.deadline or board.campaign.ends
    adds_up = adds_over_time(indicator)
    stands = stands_now(board, given.unit_id, indicator.id, day)
    return EntryRow(
        indicator_uid=indicator.uid,
        version_id=version.id,
        ordinal=ordinal,
        text=version.text.rstrip(" ."),
        measure=measure_of(indicator),
        target=_target(indicator, version, given),
        deadline=format_date(deadline) if deadline else "",
        standing=stands,
        shown=_total(board, indicator, given, day) if adds_up else stands or NOTHING_YET,
        rule=indicator.rule,
        is_percent=is_percent(indicator.rule, indicator.measure_unit),
        adds_up=adds_up,
    )


def _target(indicator: Indicator, version: IndicatorVersion, given: Assignment) -> str:
    target = asked_target(indicator, own_target(given, version), strict=version.strict)
    if given.is_contributor and given.target is None:
        return "phối hợp"
    return f"{target}%" if target and indicator.rule is Rule.RATIO else target


def adds_over_time(indicator: Indicator) -> bool:
    """Whether each report brings only what is new (trong kỳ)."""
    return indicator.accumulation is Accumulation.PER_PERIOD and indicator.rule in SUMMED


def stands_now(board: CampaignBoard, unit_id: int, indicator_id: int, day: date) -> str:
    """Write the unit's own value that a report as at `day` would take the place of."""
    cell = board.cell(unit_id, indicator_id, day)
    if cell is None:
        return ""
    indicator = cell.indicator
    own = said(cell.entries, cell.verifications, day, indicator=indicator)
    if adds_over_time(indicator):
        own = tuple(part for part in own if part.entry.as_at == day)
    return shown_value(own[-1].counts, indicator.rule) if own else ""


def shown_value(value: Value, rule: Rule) -> str:
    """Write a value as it is typed, a percent with its sign; blank when it is taken back."""
    text = write_cell(value, rule)
    plain = value.kind is ValueKind.VALUE and value.value is not None
    return f"{text}%" if rule is Rule.RATIO and plain else text


def _total(board: CampaignBoard, indicator: Indicator, given: Assignment, day: date) -> str:
    result = board.result(given.unit_id, indicator.id, day)
    if result is None or result.value is None:
        return NOTHING_YET
    return f"cộng {shown_value(result.value, indicator.rule)}"
