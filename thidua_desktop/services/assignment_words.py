"""What the officer types into a cell of the assignment matrix, layer by layer; and written back.

The words a cell accepts (`x`, `-`, `p`) are the grammar of entry, like those of domain.typed.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.errors import rule as broken
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import clean, fold
from thidua_desktop.domain.targets import read_target
from thidua_desktop.domain.terms import Rule, ScopeKind

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import Assignment, Indicator, IndicatorVersion
    from thidua_desktop.domain.targets import Target

    Read = tuple[Assignment | None, bool]

NEEDS_NO_TARGET = frozenset({Rule.DONE, Rule.GRADE})
NO_DUTY, COMMON, HELPS = "-", "x", "p"
NO_DUTY_WORDS = frozenset(fold(w) for w in ("-", "–", "—", "không có nhiệm vụ", "kcnv"))
COMMON_WORDS = frozenset(fold(w) for w in ("x", "xong", "chung", "theo mục tiêu chung", "✓"))
HELPS_WORDS = frozenset(fold(w) for w in ("p", "phối hợp"))
LONGEST_NAME = 120


class Layer(Enum):
    """What of an assignment the matrix shows and enters."""

    TARGET = "TARGET"
    REGISTERED = "REGISTERED"
    RESPONSIBLE = "RESPONSIBLE"
    DEADLINE = "DEADLINE"


def read_giving(
    text: str,
    *,
    layer: Layer,
    before: Assignment | None,
    blank: Assignment,
    indicator: Indicator,
    version: IndicatorVersion | None,
    starts: date | None,
) -> Read:
    """Read one typed cell: the assignment it makes (None: taken back), and whether it is doubtful.

    Codes: assignment.*, those of domain.targets, of numbers and dates.
    """
    typed = clean(text)
    if layer is Layer.TARGET:
        return _target_cell(typed, before=before, blank=blank, indicator=indicator, version=version)
    if before is None:
        if not typed:
            return None, False
        raise broken("value", "assignment.not_given")
    if before.no_duty and typed:
        raise broken("value", "assignment.no_duty")
    if layer is Layer.RESPONSIBLE:
        if len(typed) > LONGEST_NAME:
            raise broken("value", "assignment.name_long", most=str(LONGEST_NAME))
        return replace(before, responsible=typed or None), False
    if layer is Layer.DEADLINE:
        return replace(before, deadline=_deadline(typed, starts)), False
    if not typed:
        return replace(before, registered_target=None), False
    read = _number(typed, indicator, version)
    _require_higher(read.value, before, indicator, version)
    return replace(before, registered_target=read.value), read.to_check


def _target_cell(
    typed: str,
    *,
    before: Assignment | None,
    blank: Assignment,
    indicator: Indicator,
    version: IndicatorVersion | None,
) -> Read:
    if not typed:
        return None, False
    given = before or blank
    folded = fold(typed)
    if folded in HELPS_WORDS:
        return _helping(given, indicator), False
    if folded in NO_DUTY_WORDS:
        return replace(given, target=None, no_duty=True), False
    helps = given.is_contributor
    if indicator.scope is ScopeKind.COMMUNE and not helps:
        _require_lead(given, indicator)
    if folded in COMMON_WORDS:
        return replace(given, target=None, no_duty=False), False
    read = _number(typed, indicator, version)
    return replace(given, target=read.value, no_duty=False), read.to_check


def _helping(given: Assignment, indicator: Indicator) -> Assignment:
    if indicator.scope is not ScopeKind.COMMUNE:
        raise broken("value", "assignment.helps_commune")
    if given.unit_id == indicator.lead_unit_id:
        raise broken("value", "assignment.lead_helps")
    return replace(given, target=None, no_duty=False, is_contributor=True)


def _require_lead(given: Assignment, indicator: Indicator) -> None:
    if given.unit_id != indicator.lead_unit_id and not given.id:
        raise broken("value", "assignment.commune")


def _number(typed: str, indicator: Indicator, version: IndicatorVersion | None) -> Target:
    if indicator.rule in NEEDS_NO_TARGET:
        raise broken("value", "assignment.no_number", text=typed)
    baseline = version.baseline if version else None
    read = read_target(typed, rule=indicator.rule, baseline=baseline)
    if read is None:
        raise broken("value", "number.blank")
    if read.strict and not (version and version.strict):
        raise broken("value", "assignment.strict")
    return read


def _deadline(typed: str, starts: date | None) -> date | None:
    if not typed:
        return None
    day = parse_date(typed, field="value")
    if starts is not None and day < starts:
        raise broken("value", "assignment.deadline_early", day=format_date(starts))
    return day


def _require_higher(
    value: Decimal, given: Assignment, indicator: Indicator, version: IndicatorVersion | None
) -> None:
    """Refuse a registered target that asks less than the one given."""
    target = own_target(given, version)
    if target is None:
        return
    lower = value > target if indicator.rule is Rule.AT_MOST else value < target
    if lower:
        told = {"value": format_decimal(value), "target": format_decimal(target)}
        raise RuleError(Problem("value", "assignment.registered_lower", told))


def own_target(given: Assignment, version: IndicatorVersion | None) -> Decimal | None:
    """Return what a unit is measured by: its own target, or the indicator's (not a helper's)."""
    if given.target is not None or given.is_contributor or version is None:
        return given.target
    return version.target


def typed_text(given: Assignment | None, layer: Layer) -> str:
    """Write a cell as it would be typed, so that a copied block pastes back the same."""
    if given is None:
        return ""
    match layer:
        case Layer.TARGET:
            return _typed_target(given)
        case Layer.REGISTERED:
            kept = given.registered_target
            return "" if kept is None else format_decimal(kept)
        case Layer.RESPONSIBLE:
            return given.responsible or ""
        case Layer.DEADLINE:
            return format_date(given.deadline) if given.deadline else ""


def _typed_target(given: Assignment) -> str:
    if given.no_duty:
        return NO_DUTY
    if given.target is not None:
        return format_decimal(given.target)
    return HELPS if given.is_contributor else COMMON
