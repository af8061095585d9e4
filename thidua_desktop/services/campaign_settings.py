"""Cách tính điểm of a campaign: the office's own choice, never law."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import numbers
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import Campaign

if TYPE_CHECKING:
    from decimal import Decimal

    from thidua_desktop.domain.terms import CriteriaReading, ExemptPolicy
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsForm:
    """The office's own way of counting, as typed; shares and thresholds are points or percent."""

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


NUMBERS = (
    *("exceed_cap", "risk_gap", "grade_excellent", "grade_good", "grade_fair", "criteria_share"),
    "due_soon_days",
)
IN_PERCENT = frozenset({"exceed_cap", "risk_gap"})
MOST = 100
LONGEST_WARNING = 366


def settings_of(campaign: Campaign) -> SettingsForm:
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
    )


def save_settings(desk: Desk, campaign_id: int, form: SettingsForm) -> None:
    """Store how points are counted, as one act.

    Codes: number.* at each field, setting.out_of_range, setting.grades_order, campaign.closed.
    """
    row = desk.store.get(Campaign, campaign_id)
    values, problems = _read(form)
    if not problems:
        grades = [values[name] for name in ("grade_excellent", "grade_good", "grade_fair")]
        if grades != sorted(grades, reverse=True) or len(set(grades)) < len(grades):
            problems.append(Problem("grade_good", "setting.grades_order"))
    if problems:
        raise RuleError(*problems)
    with desk.store.act("Sửa cách tính điểm") as act:
        act.update(
            replace(
                row,
                exempt_policy=form.exempt_policy,
                late_done_counts=form.late_done_counts,
                criteria_reading=form.criteria_reading,
                due_soon_days=int(values["due_soon_days"]),
                exceed_cap=values["exceed_cap"] / 100,
                risk_gap=values["risk_gap"] / 100,
                grade_excellent=values["grade_excellent"],
                grade_good=values["grade_good"],
                grade_fair=values["grade_fair"],
                criteria_share=values["criteria_share"],
            )
        )


def _read(form: SettingsForm) -> tuple[dict[str, Decimal], list[Problem]]:
    values: dict[str, Decimal] = {}
    problems: list[Problem] = []
    for name in NUMBERS:
        most = LONGEST_WARNING if name == "due_soon_days" else MOST
        try:
            value = numbers.parse(getattr(form, name).strip().removesuffix("%").strip()).value
        except RuleError as error:
            problems += [Problem(name, p.code, p.params) for p in error.problems]
            continue
        whole = name != "due_soon_days" or value == int(value)
        if not (0 <= value <= most and whole):
            problems.append(Problem(name, "setting.out_of_range", {"most": str(most)}))
        values[name] = value
    return values, problems
