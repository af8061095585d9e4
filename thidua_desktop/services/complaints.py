"""Đơn thư: phản ánh, kiến nghị, khiếu nại, tố cáo about a subject or an award, to its result.

Who sent it is never asked and never kept. While one is open a stop flag of its own stops the
subject; it is raised, moved and ended in the same act as the complaint.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Award, Complaint, Evidence, StopFlag
from thidua_desktop.domain.terms import ComplaintKind, ComplaintResult, StopReason, SubjectKind
from thidua_desktop.services.evidence import Owner, hang, kept
from thidua_desktop.services.stop_flags import last_day
from thidua_desktop.services.subjects import subject_name, subject_of
from thidua_desktop.services.typed_days import read_day, write_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import Taken
    from thidua_desktop.services.subjects import Subject
    from thidua_desktop.storage.store import Act

WORDS = {
    ComplaintKind.REFLECTION: "phản ánh",
    ComplaintKind.PETITION: "kiến nghị",
    ComplaintKind.COMPLAINT: "khiếu nại",
    ComplaintKind.DENUNCIATION: "tố cáo",
}


class Stage(Enum):
    """How a complaint stands on a day."""

    OPEN = "OPEN"
    OVERDUE = "OVERDUE"
    CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintForm:
    """What the form holds; days are as typed. It is about an award or about a subject."""

    kind: ComplaintKind = ComplaintKind.PETITION
    award_id: int | None = None
    subject: Subject | None = None
    received_on: str = ""
    content: str = ""
    handled_by: str = ""
    due_on: str = ""
    result: ComplaintResult = ComplaintResult.OPEN
    closed_on: str = ""
    document: str = ""
    answer: str = ""


def complaint_form(row: Complaint) -> ComplaintForm:
    """Fill the form with a stored complaint."""
    return ComplaintForm(
        kind=row.kind,
        award_id=row.award_id,
        subject=subject_of(row),
        received_on=write_day(row.received_on),
        content=row.content,
        handled_by=row.handled_by,
        due_on=write_day(row.due_on),
        result=row.result,
        closed_on=write_day(row.closed_on),
        document=row.document,
        answer=row.answer,
    )


def complaints(desk: Desk, *, day: date) -> tuple[Complaint, ...]:
    """List all: open ones first by the day they are due, then closed ones, the newest first."""
    rows = sorted(desk.store.all(Complaint), key=lambda row: (row.received_on, row.id))
    rows.reverse()
    return tuple(sorted(rows, key=lambda row: _urgency(row, day)))


def _urgency(row: Complaint, day: date) -> tuple[bool, bool, str]:
    closed = stage(row, day) is Stage.CLOSED
    due = row.due_on.isoformat() if row.due_on is not None and not closed else ""
    return closed, not due, due


def stage(row: Complaint, day: date) -> Stage:
    """Judge a complaint as at `day`; a conclusion that came later is not known yet."""
    if row.closed_on is not None and row.closed_on <= day:
        return Stage.CLOSED
    return Stage.OVERDUE if row.due_on is not None and row.due_on < day else Stage.OPEN


def open_against(desk: Desk, award_id: int) -> tuple[Complaint, ...]:
    """Return the open complaints about an award: with one it is đang xác minh."""
    rows = desk.store.where(Complaint, award_id=award_id, result=ComplaintResult.OPEN.name)
    return tuple(rows)


def save_complaint(
    desk: Desk, form: ComplaintForm, *, complaint_id: int | None, files: Sequence[Taken] = ()
) -> Complaint:
    """Add a complaint (id None) or store a changed one, with its files and its stop flag.

    Codes, all at once: complaint.subject_missing, complaint.content_empty,
    complaint.received_later (than today), complaint.due_early, complaint.result_missing (a day
    without a result), complaint.closed_missing (a result without a day),
    complaint.closed_early, complaint.closed_later, complaint.answer_missing (closed without an
    answer or document) and those of dates.
    """
    old = desk.store.get(Complaint, complaint_id) if complaint_id is not None else None
    made = _made(desk, form, old)
    contents = kept(desk, files)
    with desk.store.act(_label(desk, old, made)) as act:
        if old is None:
            made = act.insert(made)
        else:
            act.update(made)
        _keep_flag(act, desk, made)
        hang(act, desk, None, owner=Owner(complaint_id=made.id), contents=contents)
    return made


def remove_complaint(desk: Desk, complaint_id: int) -> str:
    """Delete a complaint with its flag and files as one act; return whom it was about."""
    row = desk.store.get(Complaint, complaint_id)
    name = about(desk, row)
    with desk.store.act(f"Xóa {WORDS[row.kind]} – {name}") as act:
        for flag in desk.store.where(StopFlag, complaint_id=complaint_id):
            act.delete(StopFlag, flag.id)
        for file in desk.store.where(Evidence, complaint_id=complaint_id):
            act.delete(Evidence, file.id)
        act.delete(Complaint, complaint_id)
    return name


def about(desk: Desk, row: Complaint) -> str:
    """Name whom a complaint is about; an award by the name printed on it."""
    if row.award_id is not None:
        return desk.store.get(Award, row.award_id).printed_name
    subject = subject_of(row)
    assert subject is not None  # noqa: S101 - without an award there is a subject
    return subject_name(desk, subject)


def stopped_subject(desk: Desk, row: Complaint) -> Subject | None:
    """Return whom an open complaint stops; None for an award of somebody not on record."""
    if row.award_id is None:
        return subject_of(row)
    award = desk.store.get(Award, row.award_id)
    found = subject_of(award)
    if found is not None and found.unit_id is not None:
        # The unit of an awarded person who is not on record is not the one complained about.
        return found if award.subject is SubjectKind.COLLECTIVE else None
    return found


def _keep_flag(act: Act, desk: Desk, row: Complaint) -> None:
    """Raise, move or end the flag of a complaint so that it says what the complaint says."""
    subject = stopped_subject(desk, row)
    old = desk.store.where(StopFlag, complaint_id=row.id)
    if subject is None:
        for flag in old:
            act.delete(StopFlag, flag.id)
        return
    ends = None if row.closed_on is None else last_day(row.received_on, row.closed_on)
    flag = StopFlag(
        id=old[0].id if old else 0,
        complaint_id=row.id,
        reason=StopReason.COMPLAINT,
        document=row.document,
        starts=row.received_on,
        ends=ends,
    )
    made = replace(flag, **subject.links)
    if not old:
        act.insert(made)
    elif made != old[0]:
        act.update(made)


def _made(desk: Desk, form: ComplaintForm, old: Complaint | None) -> Complaint:
    problems: list[Problem] = []
    received = read_day(form.received_on, "received_on", problems, needed=True)
    due = read_day(form.due_on, "due_on", problems)
    closed = read_day(form.closed_on, "closed_on", problems)
    if (form.award_id is None) == (form.subject is None):
        problems.append(Problem("subject", "complaint.subject_missing"))
    if not text.clean(form.content):
        problems.append(Problem("content", "complaint.content_empty"))
    if received is not None:
        problems += _day_problems(received, due, closed, today=desk.clock.today())
    problems += _result_problems(form, closed)
    if problems or received is None:
        raise RuleError(*problems)
    made = Complaint(
        id=old.id if old else 0,
        uid=old.uid if old else new_uid(),
        kind=form.kind,
        received_on=received,
        award_id=form.award_id,
        content=text.clean(form.content),
        handled_by=text.clean(form.handled_by),
        due_on=due,
        result=form.result,
        closed_on=closed,
        document=text.clean(form.document),
        answer=text.clean(form.answer),
    )
    return made if form.subject is None else replace(made, **form.subject.links)


def _day_problems(
    received: date, due: date | None, closed: date | None, *, today: date
) -> list[Problem]:
    said = {"received": format_date(received)}
    problems: list[Problem] = []
    if received > today:
        problems.append(Problem("received_on", "complaint.received_later"))
    if due is not None and due < received:
        problems.append(Problem("due_on", "complaint.due_early", said))
    if closed is not None and closed < received:
        problems.append(Problem("closed_on", "complaint.closed_early", said))
    elif closed is not None and closed > today:
        problems.append(Problem("closed_on", "complaint.closed_later"))
    return problems


def _result_problems(form: ComplaintForm, closed: date | None) -> list[Problem]:
    is_open = form.result is ComplaintResult.OPEN
    if is_open:
        return [Problem("result", "complaint.result_missing")] if closed is not None else []
    problems: list[Problem] = []
    if not text.clean(form.closed_on):
        problems.append(Problem("closed_on", "complaint.closed_missing"))
    if not text.clean(form.answer) and not text.clean(form.document):
        problems.append(Problem("answer", "complaint.answer_missing"))
    return problems


def _label(desk: Desk, old: Complaint | None, made: Complaint) -> str:
    verb = "Ghi" if old is None else "Sửa"
    if old is not None and old.closed_on is None and made.closed_on is not None:
        verb = "Kết thúc"
    return f"{verb} {WORDS[made.kind]} – {about(desk, made)}"
