"""Taking the agreed rows of a biểu nhập: values, report and file as one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Evidence, Report
from thidua_desktop.domain.terms import ReportChannel
from thidua_desktop.services.entry_forms.diff import compare
from thidua_desktop.services.entry_forms.rows import remark_of
from thidua_desktop.services.progress import Typing, act_reason, new_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from thidua_desktop.domain.records import ProgressEntry
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.entry_forms.diff import FormDiff
    from thidua_desktop.services.entry_forms.rows import FormRow
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was stored: the report, and how many values came with it."""

    report_id: int
    count: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The rows of a form that the officer agreed to.

    `no_change` answers a form that ticks "không có thay đổi" beside new values: True takes it at
    its word, False takes the rows.
    """

    diff: FormDiff
    indicator_ids: frozenset[int]
    no_change: bool | None = None


def accept(
    desk: Desk,
    diff: FormDiff,
    indicator_ids: Collection[int],
    *,
    received_on: date | None = None,
    no_change: bool | None = None,
    reason: str | None = None,
) -> Accepted:
    """Take one form as one act; raises the codes of `accept_all`."""
    taken = Taken(diff, frozenset(indicator_ids), no_change)
    return accept_all(desk, (taken,), received_on=received_on, reason=reason)[0]


def accept_all(
    desk: Desk,
    forms: Sequence[Taken],
    *,
    received_on: date | None = None,
    reason: str | None = None,
) -> tuple[Accepted, ...]:
    """Store the agreed rows of forms as at each form's day, with their reports, as one act.

    Codes: form.stale, form.not_offered, form.contradiction, form.nothing, form.two_files and those
    of services.progress.record.
    """
    _require_apart(forms)
    prepared = [_prepared(desk, form, received_on, reason=reason) for form in forms]
    why = act_reason([entry for item in prepared for entry in item.entries])
    with desk.store.act(_label(desk, prepared), reason=why) as act:
        return tuple(_store(act, desk, item) for item in prepared)


@dataclass(frozen=True, slots=True)
class _Prepared:
    diff: FormDiff
    entries: tuple[ProgressEntry, ...]
    report: Report


def _prepared(
    desk: Desk, form: Taken, received_on: date | None, *, reason: str | None
) -> _Prepared:
    diff = form.diff
    fresh = compare(desk, diff.received)
    if fresh.refusal is not None:
        raise RuleError(fresh.refusal)
    if _told(fresh) != _told(diff):
        raise rule("rows", "form.stale")
    if diff.contradicts and form.no_change is None:
        raise rule("rows", "form.contradiction")
    chosen = _chosen(diff, () if form.no_change else form.indicator_ids)
    unchanged = diff.received.form.no_change if form.no_change is None else form.no_change
    new = _entries(desk, diff, chosen, reason=reason)
    if not new and (not unchanged or diff.report_id is not None):
        raise rule("rows", "form.nothing")
    report = _report(desk, diff, received_on=received_on, no_change=unchanged and not new)
    return _Prepared(diff, new, report)


def _store(act: Act, desk: Desk, item: _Prepared) -> Accepted:
    report_id = item.diff.report_id or _keep(act, desk, item.diff, item.report)
    act.insert_many(replace(entry, report_id=report_id) for entry in item.entries)
    return Accepted(report_id, len(item.entries))


def _require_apart(forms: Sequence[Taken]) -> None:
    """Refuse two files of one unit as at one day: nobody knows which is the later one."""
    met: dict[tuple[int, int, date], str] = {}
    for form in forms:
        diff = form.diff
        key = (diff.campaign_id, diff.unit_id, diff.day)
        if key in met:
            names = {"first": met[key], "second": diff.received.name}
            raise RuleError(Problem("rows", "form.two_files", names))
        met[key] = diff.received.name


def _told(diff: FormDiff) -> tuple[object, ...]:
    return tuple((row.indicator_id, row.now, row.verdict) for row in diff.rows)


def _chosen(diff: FormDiff, indicator_ids: Collection[int]) -> tuple[FormRow, ...]:
    wrong = set(indicator_ids) - diff.offered
    if wrong:
        raise RuleError(*(Problem(str(n), "form.not_offered") for n in sorted(wrong)))
    return tuple(row for row in diff.rows if row.indicator_id in indicator_ids)


def _entries(
    desk: Desk, diff: FormDiff, rows: tuple[FormRow, ...], *, reason: str | None
) -> tuple[ProgressEntry, ...]:
    """Read the rows on the way of every typed cell, each with the unit's ghi chú."""
    typings = [
        Typing(diff.unit_id, row.indicator_id, row.new, remark=remark_of(row) or "") for row in rows
    ]
    if not typings:
        return ()
    return new_entries(desk, diff.campaign_id, typings, day=diff.day, reason=reason, is_report=True)


def _report(desk: Desk, diff: FormDiff, *, received_on: date | None, no_change: bool) -> Report:
    form = diff.received.form
    dated = f"Đơn vị ghi ngày báo cáo {form.reported_on}." if form.reported_on else ""
    return Report(
        uid=new_uid(),
        campaign_id=diff.campaign_id,
        unit_id=diff.unit_id,
        as_at=diff.day,
        received_on=received_on or desk.clock.today(),
        channel=ReportChannel.EXCEL,
        reporter=form.reporter,
        no_change=no_change,
        note=dated,
        entered_at=desk.clock.now(),
    )


def _keep(act: Act, desk: Desk, diff: FormDiff, report: Report) -> int:
    """Store the report with its file, which serves every value that came with it."""
    kept = desk.content.put(diff.received.content)
    stored = act.insert(report)
    act.insert(
        Evidence(
            campaign_id=diff.campaign_id,
            report_id=stored.id,
            file_name=diff.received.name,
            sha256=kept,
            size=len(diff.received.content),
            added_at=desk.clock.now(),
        )
    )
    return stored.id


def _label(desk: Desk, forms: Sequence[_Prepared]) -> str:
    count = sum(len(item.entries) for item in forms)
    what = f"{count} ô" if count else "không có thay đổi"
    if len(forms) > 1:
        return f"Nhận {len(forms)} biểu nhập: {what}"
    diff = forms[0].diff
    return f"Nhận biểu nhập – {desk.board(diff.campaign_id).unit(diff.unit_id).short_name}: {what}"
