"""Chỉ tiêu: adding, editing and ending; after launch an edit is a new version from a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
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
from thidua_desktop.domain.terms import CampaignState, ScopeKind
from thidua_desktop.services.assignments import in_scope
from thidua_desktop.services.contributors import contributors_of, put_contributors, put_lead
from thidua_desktop.services.indicator_form import (
    IndicatorForm,
    in_force,
    name_of,
    read_form,
    same_content,
    short_name,
    version_from,
    with_form,
)

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True)
class Edit:
    """One indicator as it will be; `version` None when what its versions hold stays the same."""

    before: Indicator
    after: Indicator
    old: IndicatorVersion | None
    version: IndicatorVersion | None
    contributors: tuple[int, ...] | None
    begins: date | None


def needs_reason(desk: Desk, campaign_id: int) -> bool:
    """Whether an edit makes a new version: from the launch on."""
    return desk.store.get(Campaign, campaign_id).state is not CampaignState.DRAFT


def add_indicator(desk: Desk, campaign_id: int, form: IndicatorForm) -> Indicator:
    """Add an indicator and give it to the units of its scope.

    Codes: those of read_form, all together; campaign.closed.
    """
    require_editable(desk, campaign_id)
    read_form(form)
    with desk.store.act(f"Thêm chỉ tiêu – {name_of(form)}") as act:
        return put_indicator(act, desk, campaign_id, form)


def put_indicator(act: Act, desk: Desk, campaign_id: int, form: IndicatorForm) -> Indicator:
    """Add an indicator at its field's end as part of `act`; raises the codes of read_form."""
    read = read_form(form)
    position = 1 + max(
        (row.position for row in desk.store.where(Indicator, field_id=form.field_id)), default=-1
    )
    row = act.insert(
        with_form(
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
    act.insert(version_from(row.id, form, read))
    _assign_missing(act, desk, row)
    if row.scope is ScopeKind.COMMUNE and form.contributors:
        put_contributors(act, desk, row, form.contributors, day=desk.clock.today())
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
    edit = prepare_edit(desk, indicator_id, form, valid_from=valid_from, reason=reason)
    if edit is None:
        return False
    label = f"Sửa chỉ tiêu – {name_of(form)}"
    with desk.store.act(label, reason=text.clean(reason) or None) as act:
        put_edit(act, desk, edit)
    return True


def prepare_edit(
    desk: Desk,
    indicator_id: int,
    form: IndicatorForm,
    *,
    valid_from: date | None = None,
    reason: str = "",
) -> Edit | None:
    """Check a changed form and say what it changes; None when it changes nothing."""
    row = desk.store.get(Indicator, indicator_id)
    require_editable(desk, row.campaign_id)
    launched = needs_reason(desk, row.campaign_id)
    versions = desk.store.where(IndicatorVersion, indicator_id=indicator_id)
    old = in_force(versions, valid_from)
    changed = with_form(row, form)
    read = read_form(form, more=_fixed_problems(desk, row, changed))
    version = version_from(indicator_id, form, read)
    new_version = not same_content(old, version)
    helpers = _changed_helpers(desk, changed, form, day=valid_from)
    if not new_version and changed == row and helpers is None:
        return None
    if launched:
        _require_ground(versions, valid_from, reason=reason)
    return Edit(
        row,
        changed,
        old,
        replace(version, reason=text.clean(reason) or None) if new_version else None,
        helpers,
        valid_from if launched else (old.valid_from if old else None),
    )


def put_edit(act: Act, desk: Desk, edit: Edit) -> None:
    """Store a prepared edit as part of `act`."""
    before, after = edit.before, edit.after
    if after != before:
        act.update(after)
    if edit.version is not None:
        _put_version(act, edit.version, edit.old, valid_from=edit.begins)
    if (after.scope, after.scope_kinds, after.lead_unit_id) != (
        before.scope,
        before.scope_kinds,
        before.lead_unit_id,
    ):
        _assign_missing(act, desk, after)
    day = edit.begins or desk.clock.today()
    if before.lead_unit_id != after.lead_unit_id:
        put_lead(act, desk, after, before=before.lead_unit_id, day=day)
    if edit.contributors is not None:
        put_contributors(act, desk, after, edit.contributors, day=day)


def _changed_helpers(
    desk: Desk, row: Indicator, form: IndicatorForm, *, day: date | None
) -> tuple[int, ...] | None:
    """Return the contributors wanted, or None when they are those of the day already."""
    day = day or desk.clock.today()
    given = contributors_of(desk.board(row.campaign_id), row.id, day)
    wanted = form.contributors if row.scope is ScopeKind.COMMUNE else ()
    wanted = tuple(n for n in wanted if n != row.lead_unit_id)
    return None if set(given) == set(wanted) else wanted


def confirm_indicator(desk: Desk, indicator_id: int, *, day: date) -> None:
    """Take the mark "cần kiểm tra" off what is in force on `day`; no content changes."""
    row = desk.store.get(Indicator, indicator_id)
    require_editable(desk, row.campaign_id)
    version = in_force(desk.store.where(IndicatorVersion, indicator_id=indicator_id), day)
    if version is None or not version.to_check:
        return
    with desk.store.act(f"Đã kiểm tra chỉ tiêu – {short_name(version)}") as act:
        act.update(replace(version, to_check=False))


def end_indicator(desk: Desk, indicator_id: int, *, day: date, reason: str = "") -> bool:
    """Delete a draft's indicator without values (True), else end it with `day` (False).

    Ending asks a reason (indicator.reason); its values stay and count up to that day.
    """
    row = desk.store.get(Indicator, indicator_id)
    require_editable(desk, row.campaign_id)
    version = in_force(desk.store.where(IndicatorVersion, indicator_id=indicator_id), day)
    name = short_name(version) if version else ""
    if goes_whole(desk, row):
        with desk.store.act(f"Xóa chỉ tiêu – {name}") as act:
            put_end(act, desk, row, day=day)
        return True
    if not text.clean(reason):
        raise rule("reason", "indicator.reason")
    with desk.store.act(f"Kết thúc chỉ tiêu – {name}", reason=text.clean(reason)) as act:
        put_end(act, desk, row, day=day)
    return False


def goes_whole(desk: Desk, row: Indicator) -> bool:
    """Whether an indicator is deleted where it would end: in a draft, without values."""
    return not needs_reason(desk, row.campaign_id) and not _has_entries(desk, row.id)


def put_end(act: Act, desk: Desk, row: Indicator, *, day: date) -> None:
    """End an indicator with `day`, or delete it, as part of `act`."""
    if not goes_whole(desk, row):
        act.update(replace(row, active_to=day))
        return
    for given in desk.store.where(Assignment, indicator_id=row.id):
        act.delete(Assignment, given.id)
    for version in desk.store.where(IndicatorVersion, indicator_id=row.id):
        act.delete(IndicatorVersion, version.id)
    act.delete(Indicator, row.id)


def require_editable(desk: Desk, campaign_id: int) -> None:
    """Refuse a closed campaign: campaign.closed."""
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


def _put_version(
    act: Act, version: IndicatorVersion, old: IndicatorVersion | None, *, valid_from: date | None
) -> None:
    """Overwrite a draft's version or one that began the same day; else begin a new one."""
    if old is not None and old.valid_from == valid_from:
        act.update(replace(version, id=old.id, valid_from=old.valid_from))
    else:
        act.insert(replace(version, valid_from=valid_from))


def _assign_missing(act: Act, desk: Desk, row: Indicator) -> None:
    members = {m.unit_id for m in desk.store.where(CampaignUnit, campaign_id=row.campaign_id)}
    given = {a.unit_id for a in desk.store.where(Assignment, indicator_id=row.id)}
    act.insert_many(
        Assignment(campaign_id=row.campaign_id, indicator_id=row.id, unit_id=unit.id)
        for unit in desk.store.all(Unit)
        if unit.id in members - given and unit.active_to is None and in_scope(row, unit)
    )
