"""Họp Hội đồng: held about one round, closed with its tally, opened again with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import dates
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain import council as rules
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.council import Outcome
from thidua_desktop.domain.records import (
    Attendance,
    BallotCount,
    Evidence,
    Meeting,
    Nomination,
    Vote,
    WrittenOpinion,
)
from thidua_desktop.domain.terms import CouncilRole, NominationState, Presence, VotingMethod
from thidua_desktop.services import council
from thidua_desktop.services.meeting_picture import picture
from thidua_desktop.services.meeting_problems import closing_problems
from thidua_desktop.services.meeting_words import meeting_name, share_words
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import Case, MeetingPicture
    from thidua_desktop.storage.store import Act

BALLOT_LABEL = "PHIẾU BIỂU QUYẾT"
NO_REPLY = "không gửi ý kiến"
HELD = frozenset({NominationState.VOTED, NominationState.REJECTED})
PARTS = (Attendance, BallotCount, Vote, WrittenOpinion, Evidence)
"""What goes with a meeting that is deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingForm:
    """Everything the form of a meeting holds; day and times are as typed."""

    held_on: str = ""
    started_at: str = ""
    ended_at: str = ""
    place: str = ""
    method: VotingMethod = VotingMethod.HANDS
    ballot_label: str = BALLOT_LABEL
    chair_id: int | None = None
    secretary_id: int | None = None
    note: str = ""


def meetings_of(desk: Desk, round_id: int) -> tuple[Meeting, ...]:
    """List the meetings of a round, the newest first."""
    rows = desk.store.where(Meeting, round_id=round_id)
    return tuple(sorted(rows, key=lambda row: (row.held_on, row.id), reverse=True))


def blank_form(desk: Desk) -> MeetingForm:
    """Propose a meeting today, led by the chairman, in the way of the last one."""
    day = desk.clock.today()
    last = max(desk.store.all(Meeting), key=lambda row: row.id, default=None)
    by_role = {row.role: row.id for row in reversed(council.members_on(desk, day))}
    return MeetingForm(
        held_on=dates.format_date(day),
        place="" if last is None else last.place,
        method=VotingMethod.HANDS if last is None else last.method,
        ballot_label=BALLOT_LABEL if last is None else last.ballot_label or BALLOT_LABEL,
        chair_id=by_role.get(CouncilRole.CHAIR),
        secretary_id=by_role.get(CouncilRole.SECRETARY),
    )


def form_of(row: Meeting) -> MeetingForm:
    """Fill the form with a stored meeting."""
    return MeetingForm(
        held_on=dates.format_date(row.held_on),
        started_at=row.started_at,
        ended_at=row.ended_at,
        place=row.place,
        method=row.method,
        ballot_label=row.ballot_label or BALLOT_LABEL,
        chair_id=row.chair_id,
        secretary_id=row.secretary_id,
        note=row.note,
    )


def hold_meeting(desk: Desk, round_id: int, form: MeetingForm) -> Meeting:
    """Open a meeting about a round.

    Codes: round.closed, meeting.open (another one is not closed yet), council.no_members
    (nobody is a member on that day), meeting.one_person and those of dates.
    """
    held = require_open(desk, round_id)
    if any(row.closed_on is None for row in meetings_of(desk, round_id)):
        raise rule("round", "meeting.open", name=held.name)
    made = _read(
        desk,
        form,
        Meeting(
            uid=new_uid(),
            round_id=round_id,
            held_on=desk.clock.today(),
            method=form.method,
            members=0,
        ),
    )
    with desk.store.act(f"Mở {meeting_name(made)} – {held.name}") as act:
        return act.insert(made)


def edit_meeting(desk: Desk, meeting_id: int, form: MeetingForm) -> Meeting:
    """Store what is said of an open meeting.

    Codes: meeting.closed, meeting.method_used (votes are there already), council.no_members,
    meeting.one_person and those of dates.
    """
    old = open_meeting(desk, meeting_id)
    if form.method is not old.method and desk.store.where(Vote, meeting_id=meeting_id):
        raise rule("method", "meeting.method_used")
    made = _read(desk, form, old)
    with desk.store.act(f"Sửa {meeting_name(made)}") as act:
        act.update(made)
    return made


def delete_meeting(desk: Desk, meeting_id: int) -> str:
    """Delete an open meeting with all its numbers; raises meeting.closed."""
    row = open_meeting(desk, meeting_id)
    with desk.store.act(f"Xóa {meeting_name(row)}") as act:
        for cls in PARTS:
            for part in desk.store.where(cls, meeting_id=meeting_id):
                act.delete(cls, part.id)
        act.delete(Meeting, meeting_id)
    return meeting_name(row)


def open_meeting(desk: Desk, meeting_id: int) -> Meeting:
    """Return a meeting that still takes changes; raises meeting.closed and round.closed."""
    row = desk.store.get(Meeting, meeting_id)
    if row.closed_on is not None:
        raise rule("meeting", "meeting.closed", day=dates.format_date(row.held_on))
    require_open(desk, row.round_id)
    return row


def close_meeting(desk: Desk, meeting_id: int) -> Meeting:
    """Let the tally stand: every vote keeps its share, nominations move on, all in one act.

    What nobody voted about stays eligible. Raises meeting.closed and all of
    `closing_problems` at once.
    """
    open_meeting(desk, meeting_id)
    seen = picture(desk, meeting_id)
    problems = closing_problems(seen, desk.clock.today())
    if problems:
        raise RuleError(*problems)
    voted = [case for case in seen.cases if case.last is not None]
    passed = [case for case in voted if seen.result(case) is Outcome.PASSED]
    closed = replace(
        seen.meeting,
        members=seen.members,
        quorum=rules.write_share(seen.quorum) if seen.quorum else "",
        closed_on=desk.clock.today(),
    )
    label = f"Chốt {meeting_name(closed)} – {len(passed)}/{len(voted)} được thông qua"
    with desk.store.act(label) as act:
        act.update(closed)
        _keep_seats(act, desk, seen)
        _drop_others(act, desk, seen)
        for case in voted:
            _move_on(act, seen, case)
    return closed


def _keep_seats(act: Act, desk: Desk, seen: MeetingPicture) -> None:
    """Keep who sat there; replies in writing make their senders' presence."""
    marked = {
        row.member_id: row for row in desk.store.where(Attendance, meeting_id=seen.meeting.id)
    }
    for seat in seen.seats:
        row = marked.pop(seat.member.id, None)
        presence = seat.presence or Presence.ABSENT
        made = Attendance(
            id=row.id if row else 0,
            meeting_id=seen.meeting.id,
            member_id=seat.member.id,
            presence=presence,
            reason=seat.reason or (NO_REPLY if presence is Presence.ABSENT else ""),
        )
        if row is None:
            act.insert(made)
        else:
            act.update(made)
    for row in marked.values():  # of members that were none on the day in the end
        act.delete(Attendance, row.id)


def _drop_others(act: Act, desk: Desk, seen: MeetingPicture) -> None:
    """Drop numbers of nominations that were given back while the meeting was open."""
    before = {case.row.id for case in seen.cases}
    for cls in (Vote, WrittenOpinion):
        for row in desk.store.where(cls, meeting_id=seen.meeting.id):
            if row.nomination_id not in before:
                act.delete(cls, row.id)


def _move_on(act: Act, seen: MeetingPicture, case: Case) -> None:
    kept = [
        replace(
            vote,
            share=case.form.vote_share,
            over=case.form.vote_over,
            own_case=seen.hall(case, vote.ballot).own_case,
            passed=seen.outcome(case, vote.ballot) is Outcome.PASSED,
        )
        for vote in case.votes
    ]
    for vote in kept:
        act.update(vote)
    last = kept[-1]
    state = NominationState.VOTED if last.passed else NominationState.REJECTED
    steps.require_nomination_step(case.row.state, state)
    said = f"Hội đồng không thông qua: {share_words(last, seen.members)}"
    act.update(replace(case.row, state=state, state_reason=None if last.passed else said))


def reopen_meeting(desk: Desk, meeting_id: int, *, reason: str) -> Meeting:
    """Open closed minutes again; their nominations wait for the council once more.

    Codes: meeting.not_closed, meeting.reopen_reason, round.closed, meeting.open,
    meeting.decided (a nomination has gone on to a decision or was given back).
    """
    row = desk.store.get(Meeting, meeting_id)
    if row.closed_on is None:
        raise rule("meeting", "meeting.not_closed")
    if not clean(reason):
        raise rule("reason", "meeting.reopen_reason")
    held = require_open(desk, row.round_id)
    if any(other.closed_on is None for other in meetings_of(desk, row.round_id)):
        raise rule("round", "meeting.open", name=held.name)
    cases = picture(desk, meeting_id).cases
    gone = [case.row.printed_name for case in cases if case.row.state not in HELD]
    if gone:
        raise rule("meeting", "meeting.decided", names="; ".join(gone))
    made = replace(row, closed_on=None, quorum="")
    with desk.store.act(f"Mở lại {meeting_name(row)}", reason=clean(reason)) as act:
        act.update(made)
        for case in cases:
            steps.require_nomination_step(case.row.state, NominationState.ELIGIBLE)
            back = replace(case.row, state=NominationState.ELIGIBLE, state_reason=None)
            act.update(back)
    return made


def result_of(desk: Desk, nomination_id: int) -> Vote | None:
    """Return the vote that stands for a nomination; None before minutes about it are closed."""
    closed = {
        row.id: row
        for row in desk.store.where(
            Meeting, round_id=desk.store.get(Nomination, nomination_id).round_id
        )
        if row.closed_on is not None
    }
    votes = [
        v for v in desk.store.where(Vote, nomination_id=nomination_id) if v.meeting_id in closed
    ]
    return max(
        votes,
        key=lambda vote: (closed[vote.meeting_id].held_on, vote.meeting_id, vote.ballot),
        default=None,
    )


def _read(desk: Desk, form: MeetingForm, base: Meeting) -> Meeting:
    problems: list[Problem] = []
    day: date = base.held_on
    try:
        day = dates.parse_date(form.held_on, field="held_on")
    except RuleError as error:
        problems += error.problems
    members = council.members_on(desk, day)
    if not problems and not members:
        params = {"day": dates.format_date(day)}
        problems.append(Problem("held_on", "council.no_members", params))
    if form.chair_id is not None and form.chair_id == form.secretary_id:
        problems.append(Problem("secretary_id", "meeting.one_person"))
    if problems:
        raise RuleError(*problems)
    return replace(
        base,
        held_on=day,
        started_at=clean(form.started_at),
        ended_at=clean(form.ended_at),
        place=clean(form.place),
        method=form.method,
        members=len(members),
        ballot_label=clean(form.ballot_label),
        chair_id=form.chair_id,
        secretary_id=form.secretary_id,
        note=clean(form.note),
    )
