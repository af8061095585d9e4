"""Cách tính điểm of a campaign: the office's own choice, never law."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import numbers
from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Campaign, Field
from thidua_desktop.domain.terms import TieBreak

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.terms import CriteriaReading, ExemptPolicy
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsForm:
    """The office's own way of counting, as typed; shares and thresholds are points or percent.

    `floors` are the điểm sàn of fields in percent, blank where there is none; `tie_breaks` stand
    in the order in which they decide, and `tie_field_id` is the field of FIELD_POINTS.
    """

    exempt_policy: ExemptPolicy
    exceed_cap: str
    late_done_counts: bool
    risk_gap: str
    due_soon_days: str
    grade_excellent: str
    grade_good: str
    grade_fair: str
    criteria_reading: CriteriaReading
    criteria_share: str
    scale_good: str = "100"
    scale_fair: str = "80"
    scale_pass: str = "50"  # noqa: S105 - "Đạt", not a password
    scale_fail: str = "0"
    top_share: str = ""
    tie_breaks: tuple[TieBreak, ...] = ()
    tie_field_id: int | None = None
    register_by: str = ""
    floors: tuple[tuple[int, str], ...] = ()


GRADES = ("grade_excellent", "grade_good", "grade_fair")
SCALE = ("scale_good", "scale_fair", "scale_pass", "scale_fail")
NUMBERS = (
    *("exceed_cap", "risk_gap", *GRADES, "criteria_share"),
    *("due_soon_days", *SCALE, "top_share"),
)
MAY_BE_BLANK = frozenset({"top_share"})
IN_PERCENT = frozenset({"exceed_cap", "risk_gap"})
MOST = 100
LONGEST_WARNING = 366


def settings_of(campaign: Campaign, fields: Sequence[Field] = ()) -> SettingsForm:
    """Return the settings as they are typed; shares of 1 are shown in percent."""

    def typed(name: str) -> str:
        value = getattr(campaign, name)
        return numbers.format_decimal(value * 100 if name in IN_PERCENT else value)

    return SettingsForm(
        exempt_policy=campaign.exempt_policy,
        exceed_cap=typed("exceed_cap"),
        late_done_counts=campaign.late_done_counts,
        risk_gap=typed("risk_gap"),
        due_soon_days=str(campaign.due_soon_days),
        grade_excellent=typed("grade_excellent"),
        grade_good=typed("grade_good"),
        grade_fair=typed("grade_fair"),
        criteria_reading=campaign.criteria_reading,
        criteria_share=typed("criteria_share"),
        scale_good=typed("scale_good"),
        scale_fair=typed("scale_fair"),
        scale_pass=typed("scale_pass"),
        scale_fail=typed("scale_fail"),
        top_share="" if campaign.top_share is None else typed("top_share"),
        tie_breaks=campaign.tie_breaks,
        tie_field_id=next((f.id for f in fields if f.breaks_ties), None),
        register_by=format_date(campaign.register_by) if campaign.register_by else "",
        floors=tuple((f.id, _floor_text(f.floor)) for f in fields),
    )


def _floor_text(floor: Decimal | None) -> str:
    return "" if floor is None else numbers.format_decimal(floor)


def save_settings(desk: Desk, campaign_id: int, form: SettingsForm) -> None:
    """Store how points are counted, as one act; raises the codes of `changed_settings`."""
    changed = changed_settings(desk, campaign_id, form)
    with desk.store.act("Sửa cách tính điểm") as act:
        for row in changed:
            act.update(row)


def changed_settings(
    desk: Desk, campaign_id: int, form: SettingsForm
) -> tuple[Campaign | Field, ...]:
    """Check a form and return the rows that it changes, as they will be.

    Codes: number.* and date.* at each field, setting.out_of_range, setting.grades_order,
    setting.scale_order, setting.tie_twice, setting.tie_field, setting.tie_day. A closed campaign
    is refused where they are stored (campaign.closed).
    """
    row = desk.store.get(Campaign, campaign_id)
    values, problems = _read({name: getattr(form, name) for name in NUMBERS})
    floors, wrong = _read({floor_name(n): typed for n, typed in form.floors}, blank=True)
    register_by, late = _day(form.register_by)
    problems += [*wrong, *late, *_ties(form, register_by)]
    if not problems:
        problems = _order(values)
    if problems:
        raise RuleError(*problems)
    campaign = replace(
        row,
        exempt_policy=form.exempt_policy,
        late_done_counts=form.late_done_counts,
        criteria_reading=form.criteria_reading,
        due_soon_days=int(values["due_soon_days"]),
        exceed_cap=values["exceed_cap"] / 100,
        risk_gap=values["risk_gap"] / 100,
        tie_breaks=form.tie_breaks,
        register_by=register_by,
        top_share=values.get("top_share"),
        criteria_share=values["criteria_share"],
        **{name: values[name] for name in (*GRADES, *SCALE)},
    )
    changed: list[Campaign | Field] = [] if campaign == row else [campaign]
    for n, _ in form.floors:
        field = desk.store.get(Field, n)
        decides = TieBreak.FIELD_POINTS in form.tie_breaks and n == form.tie_field_id
        now = replace(field, floor=floors.get(floor_name(n)), breaks_ties=decides)
        if now != field:
            changed.append(now)
    return tuple(changed)


def floor_name(field_id: int) -> str:
    """Name the place of a field's floor in the form."""
    return f"floor_{field_id}"


def _ties(form: SettingsForm, register_by: date | None) -> list[Problem]:
    """Refuse a tie-break named twice, and one that lacks what it compares."""
    problems: list[Problem] = []
    if len(set(form.tie_breaks)) < len(form.tie_breaks):
        problems.append(Problem("tie_breaks", "setting.tie_twice"))
    if TieBreak.FIELD_POINTS in form.tie_breaks and form.tie_field_id is None:
        problems.append(Problem("tie_field", "setting.tie_field"))
    if TieBreak.REGISTERED_ON_TIME in form.tie_breaks and register_by is None:
        problems.append(Problem("register_by", "setting.tie_day"))
    return problems


def _order(values: Mapping[str, Decimal]) -> list[Problem]:
    grades, scale = [values[n] for n in GRADES], [values[n] for n in SCALE]
    problems: list[Problem] = []
    if grades != sorted(set(grades), reverse=True):
        problems.append(Problem("grade_good", "setting.grades_order"))
    above = zip(SCALE[1:], scale, scale[1:], strict=False)
    problems += [Problem(n, "setting.scale_order") for n, more, less in above if less > more]
    return problems


def _day(typed: str) -> tuple[date | None, list[Problem]]:
    if not clean(typed):
        return None, []
    try:
        return parse_date(typed, field="register_by"), []
    except RuleError as error:
        return None, list(error.problems)


def _read(
    typed: Mapping[str, str], *, blank: bool = False
) -> tuple[dict[str, Decimal], list[Problem]]:
    """Read numbers by their places; one that may be blank is then left out."""
    values: dict[str, Decimal] = {}
    problems: list[Problem] = []
    for name, text in typed.items():
        most = LONGEST_WARNING if name == "due_soon_days" else MOST
        if not clean(text) and (blank or name in MAY_BE_BLANK):
            continue
        try:
            value = numbers.parse(text.strip().removesuffix("%").strip()).value
        except RuleError as error:
            problems += [Problem(name, p.code, p.params) for p in error.problems]
            continue
        whole = name != "due_soon_days" or value == int(value)
        if not (0 <= value <= most and whole):
            problems.append(Problem(name, "setting.out_of_range", {"most": str(most)}))
        values[name] = value
    return values, problems
