"""The form of an indicator: filled from the board, read, and made into records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from thidua_desktop.core import dates, numbers, text
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.domain.records import Indicator, IndicatorVersion
from thidua_desktop.domain.targets import Target, read_target
from thidua_desktop.domain.terms import Accumulation, Rule, ScopeKind
from thidua_desktop.services.assignment_words import NEEDS_NO_TARGET
from thidua_desktop.services.contributors import contributors_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thidua_desktop.domain.terms import UnitKind
    from thidua_desktop.services.board import CampaignBoard

T = TypeVar("T")
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorForm:
    """Everything an indicator's form holds; numbers and the deadline are as typed.

    `baseline` is the number of the period before (số gốc kỳ trước), which giảm and tăng need;
    `contributors` are the units that add to the lead's value.
    """

    field_id: int
    text: str = ""
    short_text: str = ""
    rule: Rule = Rule.RATIO
    accumulation: Accumulation = Accumulation.CUMULATIVE
    measure_unit: str = ""
    target: str = ""
    baseline: str = ""
    strict: bool = False
    allow_exceed: bool = False
    weight: str = "1"
    scope: ScopeKind = ScopeKind.EACH_UNIT
    scope_kinds: tuple[UnitKind, ...] = ()
    lead_unit_id: int | None = None
    contributors: tuple[int, ...] = ()
    deadline: str = ""
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the typed parts of a form were read as."""

    target: Target | None
    baseline: Decimal | None
    weight: Decimal
    deadline: date | None


def form_of(board: CampaignBoard, indicator_id: int, day: date) -> IndicatorForm:
    """Fill a form with an indicator as it stands on `day`."""
    row, version = board.indicator(indicator_id), board.version(indicator_id, day)
    form = IndicatorForm(
        field_id=row.field_id,
        rule=row.rule,
        accumulation=row.accumulation,
        measure_unit=row.measure_unit or "",
        scope=row.scope,
        scope_kinds=row.scope_kinds,
        lead_unit_id=row.lead_unit_id,
        contributors=contributors_of(board, indicator_id, day),
    )
    if version is None:
        return form
    return replace(
        form,
        text=version.text,
        short_text=version.short_text,
        target="" if version.target is None else numbers.format_decimal(version.target),
        baseline="" if version.baseline is None else numbers.format_decimal(version.baseline),
        strict=version.strict,
        allow_exceed=version.allow_exceed,
        weight=numbers.format_decimal(version.weight),
        deadline=dates.format_date(version.deadline) if version.deadline else "",
        to_check=version.to_check,
    )


def read_form(form: IndicatorForm, *, more: tuple[Problem, ...] = ()) -> Numbers:
    """Read what was typed; raises everything wrong at once, `more` first.

    Codes: indicator.text_empty, indicator.lead, indicator.weight, those of domain.targets, of
    numbers and dates.
    """
    problems = list(more)
    if not text.clean(form.text):
        problems.append(Problem("text", "indicator.text_empty"))
    if form.scope is ScopeKind.COMMUNE and form.lead_unit_id is None:
        problems.append(Problem("lead", "indicator.lead"))
    counted = form.rule not in NEEDS_NO_TARGET
    baseline = _gathered(problems, lambda: _read_baseline(form)) if counted else None
    target = _gathered(problems, lambda: _read_target(form, baseline)) if counted else None
    weight = _gathered(problems, lambda: _read_weight(form.weight))
    deadline = _gathered(problems, lambda: _read_deadline(form.deadline))
    if problems:
        raise RuleError(*problems)
    return Numbers(target, baseline, weight or Decimal(1), deadline)


def _gathered(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Read one part; what it breaks joins the others, so that all are shown at once."""
    try:
        return read()
    except RuleError as error:
        problems += error.problems
        return None


def _read_baseline(form: IndicatorForm) -> Decimal | None:
    if not text.clean(form.baseline):
        return None
    return numbers.parse(form.baseline, field="baseline").value


def _read_target(form: IndicatorForm, baseline: Decimal | None) -> Target | None:
    try:
        return read_target(form.target, rule=form.rule, baseline=baseline)
    except RuleError as error:
        found = [
            p if p.field == "baseline" else Problem("target", p.code, p.params)
            for p in error.problems
        ]
        raise RuleError(*found) from error


def _read_weight(typed: str) -> Decimal:
    value = numbers.parse(typed, field="weight").value
    if value <= 0:
        raise rule("weight", "indicator.weight")
    return value


def _read_deadline(typed: str) -> date | None:
    return dates.parse_date(typed, field="deadline") if text.clean(typed) else None


def with_form(row: Indicator, form: IndicatorForm) -> Indicator:
    """Take over what an indicator itself holds."""
    each = form.scope is ScopeKind.EACH_UNIT
    return replace(
        row,
        field_id=form.field_id,
        rule=form.rule,
        accumulation=form.accumulation,
        measure_unit=text.clean(form.measure_unit) or None,
        scope=form.scope,
        scope_kinds=form.scope_kinds if each else (),
        lead_unit_id=None if each else form.lead_unit_id,
    )


def version_from(indicator_id: int, form: IndicatorForm, read: Numbers) -> IndicatorVersion:
    """Make the version that a form describes; a target typed as a range is marked to check."""
    target = read.target
    return IndicatorVersion(
        indicator_id=indicator_id,
        text=text.clean(form.text),
        short_text=text.clean(form.short_text),
        target=target.value if target else None,
        baseline=read.baseline,
        strict=form.strict or bool(target and target.strict),
        allow_exceed=form.allow_exceed,
        to_check=form.to_check or bool(target and target.to_check),
        weight=read.weight,
        deadline=read.deadline,
    )


def same_content(old: IndicatorVersion | None, new: IndicatorVersion) -> bool:
    """Whether a version says the same, whenever it began and for whatever reason."""
    return old is not None and new == replace(old, id=0, valid_from=None, reason=None)


def in_force(versions: tuple[IndicatorVersion, ...], day: date | None) -> IndicatorVersion | None:
    """Return the version that stands on `day` (None: the newest), or else the nearest."""
    begun = [v for v in versions if day is None or v.valid_from is None or v.valid_from <= day]
    return max(
        begun or versions,
        key=lambda v: (v.valid_from is not None, v.valid_from, v.id),
        default=None,
    )


def name_of(form: IndicatorForm) -> str:
    """Name an indicator in the label of an act."""
    return _cut(text.clean(form.short_text) or text.clean(form.text))


def short_name(version: IndicatorVersion) -> str:
    """Name an indicator in the label of an act."""
    return _cut(version.short_text or version.text)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"
