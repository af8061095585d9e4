"""Điểm thưởng, điểm trừ, trường hợp không xét of a unit, dated and with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core import numbers
from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Adjustment, Campaign, Unit
from thidua_desktop.domain.terms import AdjustmentKind
from thidua_desktop.services.indicators import require_editable

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk

MOST = 100
VERBS = {
    AdjustmentKind.BONUS: "Điểm thưởng",
    AdjustmentKind.DEDUCTION: "Điểm trừ",
    AdjustmentKind.VETO: "Không xét",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentForm:
    """One of them as typed; `points` above 0 and without a sign, none for a veto."""

    unit_id: int | None = None
    kind: AdjustmentKind = AdjustmentKind.BONUS
    points: str = ""
    on_day: str = ""
    reason: str = ""


def form_of(row: Adjustment) -> AdjustmentForm:
    """Fill the form with what is stored."""
    veto = row.kind is AdjustmentKind.VETO
    return AdjustmentForm(
        unit_id=row.unit_id,
        kind=row.kind,
        points="" if veto else numbers.format_decimal(row.points),
        on_day=format_date(row.on_day),
        reason=row.reason,
    )


def of_campaign(desk: Desk, campaign_id: int) -> tuple[Adjustment, ...]:
    """Return them in the order of their days."""
    rows = desk.store.where(Adjustment, campaign_id=campaign_id)
    return tuple(sorted(rows, key=lambda row: (row.on_day, row.id)))


def save(
    desk: Desk, campaign_id: int, form: AdjustmentForm, *, adjustment_id: int = 0
) -> Adjustment:
    """Add one, or change the one that is named, as one act.

    Codes: adjustment.unit, adjustment.points, adjustment.too_many, adjustment.reason,
    adjustment.day_outside, number.*, date.*, campaign.closed.
    """
    require_editable(desk, campaign_id)
    row = _read(desk, campaign_id, form, adjustment_id=adjustment_id)
    name = desk.store.get(Unit, row.unit_id).short_name
    label = f"{VERBS[row.kind]} – {name}"
    with desk.store.act(f"Sửa {label}" if adjustment_id else label, reason=row.reason) as act:
        if not adjustment_id:
            return act.insert(row)
        act.update(row)
    return row


def remove(desk: Desk, adjustment_id: int) -> None:
    """Take one away as one act; it stays in the recycle bin. Raises campaign.closed."""
    row = desk.store.get(Adjustment, adjustment_id)
    require_editable(desk, row.campaign_id)
    name = desk.store.get(Unit, row.unit_id).short_name
    with desk.store.act(f"Bỏ {VERBS[row.kind].lower()} – {name}") as act:
        act.delete(Adjustment, adjustment_id)


def _read(desk: Desk, campaign_id: int, form: AdjustmentForm, *, adjustment_id: int) -> Adjustment:
    problems: list[Problem] = []
    if form.unit_id is None:
        problems.append(Problem("unit", "adjustment.unit"))
    day, wrong = _day(desk.store.get(Campaign, campaign_id), form.on_day)
    points, bad = _points(form)
    problems += [*bad, *wrong]
    if not clean(form.reason):
        problems.append(Problem("reason", "adjustment.reason"))
    if problems or day is None or form.unit_id is None:
        raise RuleError(*problems)
    return Adjustment(
        id=adjustment_id,
        campaign_id=campaign_id,
        unit_id=form.unit_id,
        kind=form.kind,
        points=points,
        on_day=day,
        reason=clean(form.reason),
    )


def _points(form: AdjustmentForm) -> tuple[Decimal, list[Problem]]:
    if form.kind is AdjustmentKind.VETO:
        return Decimal(0), []
    try:
        value = numbers.parse(form.points, field="points").value
    except RuleError as error:
        return Decimal(0), list(error.problems)
    if value <= 0:
        return value, [Problem("points", "adjustment.points")]
    if value > MOST:
        return value, [Problem("points", "adjustment.too_many", {"most": str(MOST)})]
    return value, []


def _day(campaign: Campaign, typed: str) -> tuple[date | None, list[Problem]]:
    try:
        day = parse_date(typed, field="on_day")
    except RuleError as error:
        return None, list(error.problems)
    starts, ends = campaign.starts, campaign.ends
    if (starts and day < starts) or (ends and day > ends):
        shown = {
            "starts": format_date(starts) if starts else "…",
            "ends": format_date(ends) if ends else "…",
        }
        return day, [Problem("on_day", "adjustment.day_outside", shown)]
    return day, []
