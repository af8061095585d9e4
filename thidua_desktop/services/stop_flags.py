"""Trường hợp dừng xét: raised from a day with a reason, ended when there is a conclusion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.domain.eligibility import is_live
from thidua_desktop.domain.records import Award, AwardRound, Nomination, StopFlag
from thidua_desktop.domain.terms import StopReason, SubjectKind
from thidua_desktop.services.eligibility import OPEN_STATES
from thidua_desktop.services.subjects import subject_name, subject_of
from thidua_desktop.services.typed_days import read_day, write_day

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagForm:
    """What the form holds; days are as typed, `ends` is the last day that stops."""

    subject: Subject | None = None
    reason: StopReason = StopReason.DISCIPLINE
    starts: str = ""
    ends: str = ""
    document: str = ""
    note: str = ""


def flag_form(row: StopFlag) -> FlagForm:
    """Fill the form with a stored flag."""
    return FlagForm(
        subject=subject_of(row),
        reason=row.reason,
        starts=write_day(row.starts),
        ends=write_day(row.ends),
        document=row.document,
        note=row.note,
    )


def stop_flags(desk: Desk, *, day: date) -> tuple[StopFlag, ...]:
    """List all flags: those that stop somebody on `day` first, the newest before the others."""
    rows = desk.store.all(StopFlag)
    order = sorted(rows, key=lambda row: (row.starts, row.id), reverse=True)
    return tuple(sorted(order, key=lambda row: not is_live(row, day)))


def raise_flag(desk: Desk, form: FlagForm) -> StopFlag:
    """Stop somebody's consideration from a day.

    Codes, all at once: flag.subject_missing, flag.starts_later (than today), flag.ends_early
    (before it starts) and those of dates.
    """
    made = _made(desk, form)
    with desk.store.act(f"Ghi dừng xét – {_name(desk, made)}") as act:
        return act.insert(made)


def edit_flag(desk: Desk, flag_id: int, form: FlagForm) -> StopFlag:
    """Store a changed flag; codes of `raise_flag`, and flag.of_complaint."""
    old = own_flag(desk, flag_id)
    made = replace(_made(desk, form), id=old.id)
    with desk.store.act(f"Sửa dừng xét – {_name(desk, made)}") as act:
        act.update(made)
    return made


def end_flag(desk: Desk, flag_id: int, *, day: str, document: str = "") -> StopFlag:
    """End a flag by a conclusion of `day`: from then on the subject is considered again.

    `document` is what concluded, added to the note. Codes: flag.ends_early, flag.concluded_later
    (than today), flag.of_complaint and those of dates.
    """
    old, problems = own_flag(desk, flag_id), list[Problem]()
    concluded = read_day(day, "day", problems, needed=True)
    if concluded is not None and concluded < old.starts:
        problems.append(Problem("day", "flag.ends_early", {"starts": format_date(old.starts)}))
    elif concluded is not None and concluded > desk.clock.today():
        problems.append(Problem("day", "flag.concluded_later"))
    if problems or concluded is None:
        raise RuleError(*problems)
    note = "; ".join(part for part in (old.note, text.clean(document)) if part)
    ended = replace(old, ends=last_day(old.starts, concluded), note=note)
    with desk.store.act(f"Kết thúc dừng xét – {_name(desk, old)}") as act:
        act.update(ended)
    return ended


def remove_flag(desk: Desk, flag_id: int) -> str:
    """Delete a flag that was written by mistake; return whom it named (flag.of_complaint)."""
    row = own_flag(desk, flag_id)
    name = _name(desk, row)
    with desk.store.act(f"Xóa dừng xét – {name}") as act:
        act.delete(StopFlag, row.id)
    return name


def own_flag(desk: Desk, flag_id: int) -> StopFlag:
    """Return a flag that is no complaint's; that one changes with its complaint."""
    row = desk.store.get(StopFlag, flag_id)
    if row.complaint_id is not None:
        raise rule("flag", "flag.of_complaint")
    return row


def last_day(starts: date, concluded: date) -> date:
    """Give the last day that stops: the eve of the conclusion, but never before the first."""
    return max(starts, concluded - timedelta(days=1))


def stopped(desk: Desk, flag: StopFlag) -> tuple[Nomination, ...]:
    """Return the nominations without an award that the flag stops, on their data day or today."""
    today = desk.clock.today()
    found: list[Nomination] = []
    for row in _nominations(desk, flag):
        if row.state not in OPEN_STATES or desk.store.where(Award, nomination_id=row.id):
            continue
        day = desk.store.get(AwardRound, row.round_id).data_day
        if is_live(flag, day) or is_live(flag, today):
            found.append(row)
    return tuple(found)


def _nominations(desk: Desk, flag: StopFlag) -> tuple[Nomination, ...]:
    store = desk.store
    if flag.person_id is not None:
        return store.where(Nomination, person_id=flag.person_id)
    if flag.household_id is not None:
        return store.where(Nomination, household_id=flag.household_id)
    if flag.collective_id is not None:
        return store.where(Nomination, collective_id=flag.collective_id)
    # What stops a unit stops every part of it.
    return store.where(Nomination, unit_id=flag.unit_id, subject=SubjectKind.COLLECTIVE.name)


def _made(desk: Desk, form: FlagForm) -> StopFlag:
    problems: list[Problem] = []
    starts = read_day(form.starts, "starts", problems, needed=True)
    ends = read_day(form.ends, "ends", problems)
    if form.subject is None:
        problems.append(Problem("subject", "flag.subject_missing"))
    if starts is not None and starts > desk.clock.today():
        problems.append(Problem("starts", "flag.starts_later"))
    elif starts is not None and ends is not None and ends < starts:
        problems.append(Problem("ends", "flag.ends_early", {"starts": format_date(starts)}))
    if problems or form.subject is None or starts is None:
        raise RuleError(*problems)
    flag = StopFlag(
        reason=form.reason,
        note=text.clean(form.note),
        document=text.clean(form.document),
        starts=starts,
        ends=ends,
    )
    return replace(flag, **form.subject.links)


def _name(desk: Desk, row: StopFlag) -> str:
    subject = subject_of(row)
    assert subject is not None  # noqa: S101 - a flag is always of somebody
    return subject_name(desk, subject)
