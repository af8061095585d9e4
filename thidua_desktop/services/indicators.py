"""Chỉ tiêu: adding, editing and ending; after launch an edit is a new version from a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from thidua_desktop.core import dates, numbers, text
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    CampaignUnit,
    Indicator,
    IndicatorVersion,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import Accumulation, CampaignState, Rule, ScopeKind
from thidua_desktop.services.assignments import in_scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thidua_desktop.domain.terms import UnitKind
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

T = TypeVar("T")
NEEDS_NO_TARGET = frozenset({Rule.DONE, Rule.GRADE})
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorForm:
    """Everything an indicator's form holds; numbers and the deadline are as typed."""

    field_id: int
    text: str = ""
    short_text: str = ""
    rule: Rule = Rule.RATIO
    accumulation: Accumulation = Accumulation.CUMULATIVE
    measure_unit: str = ""
    target: str = ""
    strict: bool = False
    allow_exceed: bool = False
    weight: str = "1"
    scope: ScopeKind = ScopeKind.EACH_UNIT
    scope_kinds: tuple[UnitKind, ...] = ()
    lead_unit_id: int | None = None
    deadline: str = ""
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the typed parts of a form were read as."""

    target: Decimal | None
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
    )
    if version is None:
        return form
    return replace(
        form,
        text=version.text,
        short_text=version.short_text,
        target="" if version.target is None else numbers.format_decimal(version.target),
        strict=version.strict,
        allow_exceed=version.allow_exceed,
        weight=numbers.format_decimal(version.weight),
        deadline=dates.format_date(version.deadline) if version.deadline else "",
        to_check=version.to_check,
    )


def needs_reason(desk: Desk, campaign_id: int) -> bool:
    """Whether an edit makes a new version: from the launch on."""
    return desk.store.get(Campaign, campaign_id).state is not CampaignState.DRAFT


def add_indicator(desk: Desk, campaign_id: int, form: IndicatorForm) -> Indicator:
    """Add an indicator and give it to the units of its scope.

    Codes: indicator.text_empty, indicator.at_least_zero, indicator.target_zero,
    indicator.target_negative, indicator.weight, indicator.lead, those of numbers and dates, all
    together; campaign.closed.
    """
    _require_editable(desk, campaign_id)
    read = _read(form)
    position = 1 + max(
        (row.position for row in desk.store.where(Indicator, field_id=form.field_id)), default=-1
    )
    with desk.store.act(f"Thêm chỉ tiêu – {_name(form)}") as act:
        row = act.insert(
            _with_form(
                Indicator(
                    uid=new_uid(),
                    campaign_id=campaign_id,
                    field_id=form.field_id,
                    position=position,
                    rule=form.rule,
                    accumulation=form.accumulation,
                    scope=form.scope,
                ),
                form,
            )
        )
        act.insert(_version(row.id, form, read))
        _assign_missing(act, desk, row)
    return row


def edit_indicator(
    desk: Desk,
    indicator_id: int,
    form: IndicatorForm,
    *,
    valid_from: date | None = None,
    reason: str = "",
) -> bool:
    """Store a changed form; False when nothing was changed.

    Before the launch the version is overwritten; from then on what a version holds changes by a
    new one from `valid_from`, and a reason is required. A widened scope gives the indicator to
    the units that lack it and takes it from none. Codes: those of add_indicator,
    indicator.reason, indicator.from_day, indicator.later_version and indicator.rule_fixed.
    """
    row = desk.store.get(Indicator, indicator_id)
    _require_editable(desk, row.campaign_id)
    launched = needs_reason(desk, row.campaign_id)
    versions = desk.store.where(IndicatorVersion, indicator_id=indicator_id)
    old = _in_force(versions, valid_from)
    changed = _with_form(row, form)
    problems = _fixed_problems(desk, row, changed)
    read = _read(form, more=problems)
    version = _version(indicator_id, form, read)
    new_version = not _same(old, version)
    if not new_version and changed == row:
        return False
    if launched:
        _require_ground(versions, valid_from, reason=reason)
    with desk.store.act(f"Sửa chỉ tiêu – {_name(form)}", reason=text.clean(reason) or None) as act:
        if changed != row:
            act.update(changed)
        if new_version:
            grounded = replace(version, reason=text.clean(reason) or None)
            begins = valid_from if launched else (old.valid_from if old else None)
            _put_version(act, grounded, old, valid_from=begins)
        if (changed.scope, changed.scope_kinds, changed.lead_unit_id) != (
            row.scope,
            row.scope_kinds,
            row.lead_unit_id,
        ):
            _assign_missing(act, desk, changed)
    return True


def confirm_indicator(desk: Desk, indicator_id: int, *, day: date) -> None:
    """Take the mark "cần kiểm tra" off what is in force on `day`; no content changes."""
    row = desk.store.get(Indicator, indicator_id)
    _require_editable(desk, row.campaign_id)
    version = _in_force(desk.store.where(IndicatorVersion, indicator_id=indicator_id), day)
    if version is None or not version.to_check:
        return
    with desk.store.act(f"Đã kiểm tra chỉ tiêu – {_short(version)}") as act:
        act.update(replace(version, to_check=False))


def end_indicator(desk: Desk, indicator_id: int, *, day: date, reason: str = "") -> bool:
    """Delete a draft's indicator without values (True), else end it with `day` (False).

    Ending asks a reason (indicator.reason); its values stay and count up to that day.
    """
    row = desk.store.get(Indicator, indicator_id)
    _require_editable(desk, row.campaign_id)
    versions = desk.store.where(IndicatorVersion, indicator_id=indicator_id)
    version = _in_force(versions, day)
    name = _short(version) if version else ""
    if not needs_reason(desk, row.campaign_id) and not _has_entries(desk, indicator_id):
        with desk.store.act(f"Xóa chỉ tiêu – {name}") as act:
            for given in desk.store.where(Assignment, indicator_id=indicator_id):
                act.delete(Assignment, given.id)
            for old in versions:
                act.delete(IndicatorVersion, old.id)
            act.delete(Indicator, indicator_id)
        return True
    if not text.clean(reason):
        raise rule("reason", "indicator.reason")
    with desk.store.act(f"Kết thúc chỉ tiêu – {name}", reason=text.clean(reason)) as act:
        act.update(replace(row, active_to=day))
    return False


# what is refused


def _require_editable(desk: Desk, campaign_id: int) -> None:
    campaign = desk.store.get(Campaign, campaign_id)
    if campaign.state is CampaignState.CLOSED:
        raise rule("campaign", "campaign.closed", name=campaign.short_name)


def _require_ground(
    versions: tuple[IndicatorVersion, ...], valid_from: date | None, *, reason: str
) -> None:
    problems: list[Problem] = []
    if not text.clean(reason):
        problems.append(Problem("reason", "indicator.reason"))
    if valid_from is None:
        problems.append(Problem("valid_from", "indicator.from_day"))
    else:
        later = [v.valid_from for v in versions if v.valid_from and v.valid_from > valid_from]
        if later:
            day = {"day": dates.format_date(max(later))}
            problems.append(Problem("valid_from", "indicator.later_version", day))
    if problems:
        raise RuleError(*problems)


def _fixed_problems(desk: Desk, old: Indicator, new: Indicator) -> tuple[Problem, ...]:
    """Refuse another way of counting once values are counted in the old one."""
    changed = [
        field
        for field, before, after in (
            ("rule", old.rule, new.rule),
            ("accumulation", old.accumulation, new.accumulation),
        )
        if before is not after
    ]
    if not changed or not _has_entries(desk, old.id):
        return ()
    return tuple(Problem(field, "indicator.rule_fixed") for field in changed)


def _has_entries(desk: Desk, indicator_id: int) -> bool:
    given = desk.store.where(Assignment, indicator_id=indicator_id)
    return any(desk.store.where(ProgressEntry, assignment_id=row.id) for row in given)


# reading what was typed


def _read(form: IndicatorForm, *, more: tuple[Problem, ...] = ()) -> _Numbers:
    problems = list(more)
    if not text.clean(form.text):
        problems.append(Problem("text", "indicator.text_empty"))
    if form.scope is ScopeKind.COMMUNE and form.lead_unit_id is None:
        problems.append(Problem("lead", "indicator.lead"))
    target = _gathered(problems, lambda: _read_target(form))
    weight = _gathered(problems, lambda: _read_weight(form.weight))
    deadline = _gathered(problems, lambda: _read_deadline(form.deadline))
    if problems:
        raise RuleError(*problems)
    return _Numbers(target, weight or Decimal(1), deadline)


def _gathered(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Read one part; what it breaks joins the others, so that all are shown at once."""
    try:
        return read()
    except RuleError as error:
        problems += error.problems
        return None


def _read_target(form: IndicatorForm) -> Decimal | None:
    if form.rule in NEEDS_NO_TARGET or not text.clean(form.target):
        return None
    value = numbers.parse(form.target, field="target").value
    if value < 0:
        raise rule("target", "indicator.target_negative")
    if value == 0 and form.rule is Rule.AT_LEAST:
        raise rule("target", "indicator.at_least_zero")
    if value == 0 and form.rule is Rule.RATIO:
        raise rule("target", "indicator.target_zero")
    return value


def _read_weight(typed: str) -> Decimal:
    value = numbers.parse(typed, field="weight").value
    if value <= 0:
        raise rule("weight", "indicator.weight")
    return value


def _read_deadline(typed: str) -> date | None:
    return dates.parse_date(typed, field="deadline") if text.clean(typed) else None


# making the records


def _with_form(row: Indicator, form: IndicatorForm) -> Indicator:
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


def _version(indicator_id: int, form: IndicatorForm, read: _Numbers) -> IndicatorVersion:
    return IndicatorVersion(
        indicator_id=indicator_id,
        text=text.clean(form.text),
        short_text=text.clean(form.short_text),
        target=read.target,
        strict=form.strict,
        allow_exceed=form.allow_exceed,
        to_check=form.to_check,
        weight=read.weight,
        deadline=read.deadline,
    )


def _put_version(
    act: Act, version: IndicatorVersion, old: IndicatorVersion | None, *, valid_from: date | None
) -> None:
    """Overwrite a draft's version or one that began the same day; else begin a new one."""
    kept = replace(version, baseline=old.baseline) if old else version
    if old is not None and old.valid_from == valid_from:
        act.update(replace(kept, id=old.id, valid_from=old.valid_from))
    else:
        act.insert(replace(kept, valid_from=valid_from))


def _same(old: IndicatorVersion | None, new: IndicatorVersion) -> bool:
    if old is None:
        return False
    return new == replace(old, id=0, valid_from=None, baseline=None, reason=None)


def _in_force(versions: tuple[IndicatorVersion, ...], day: date | None) -> IndicatorVersion | None:
    begun = [v for v in versions if day is None or v.valid_from is None or v.valid_from <= day]
    return max(
        begun or versions,
        key=lambda v: (v.valid_from is not None, v.valid_from, v.id),
        default=None,
    )


def _assign_missing(act: Act, desk: Desk, row: Indicator) -> None:
    members = {m.unit_id for m in desk.store.where(CampaignUnit, campaign_id=row.campaign_id)}
    given = {a.unit_id for a in desk.store.where(Assignment, indicator_id=row.id)}
    act.insert_many(
        Assignment(campaign_id=row.campaign_id, indicator_id=row.id, unit_id=unit.id)
        for unit in desk.store.all(Unit)
        if unit.id in members - given and unit.active_to is None and in_scope(row, unit)
    )


def _name(form: IndicatorForm) -> str:
    return _cut(text.clean(form.short_text) or text.clean(form.text))


def _short(version: IndicatorVersion) -> str:
    return _cut(version.short_text or version.text)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"
