"""What is typed at a meeting: presence, ballots, hands, written opinions; stored at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain import council as rules
from thidua_desktop.domain.council import FIRST, SECOND, Ballots, Counts
from thidua_desktop.domain.records import Attendance, BallotCount, Vote, WrittenOpinion
from thidua_desktop.domain.terms import Presence, VotingMethod
from thidua_desktop.services.meeting_picture import counts_of, picture
from thidua_desktop.services.meeting_problems import numbers_of
from thidua_desktop.services.meeting_words import meeting_name
from thidua_desktop.services.meetings import open_meeting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.terms import Choice
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import Case, MeetingPicture
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True)
class Mark:
    """Who was there; `presence` None takes a mark back."""

    member_id: int
    presence: Presence | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """The numbers of one nominee; None takes them back."""

    nomination_id: int
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one member wrote about one nominee; None takes it back."""

    member_id: int
    nomination_id: int
    choice: Choice | None


def mark_presence(desk: Desk, meeting_id: int, marks: Sequence[Mark]) -> int:
    """Store who is there, as one act; return how many changed. Raises meeting.closed."""
    row = open_meeting(desk, meeting_id)
    held = {a.member_id: a for a in desk.store.where(Attendance, meeting_id=meeting_id)}
    changed = 0
    with desk.store.act(f"Điểm danh {len(marks)} thành viên – {meeting_name(row)}") as act:
        for mark in marks:
            changed += _mark(act, held.get(mark.member_id), meeting_id, mark)
    return changed


def _mark(act: Act, old: Attendance | None, meeting_id: int, mark: Mark) -> bool:
    if mark.presence is None:
        if old is not None:
            act.delete(Attendance, old.id)
        return old is not None
    made = Attendance(
        id=old.id if old else 0,
        meeting_id=meeting_id,
        member_id=mark.member_id,
        presence=mark.presence,
        reason=clean(mark.reason) if mark.presence is Presence.ABSENT else "",
    )
    if made == old:
        return False
    if old is None:
        act.insert(made)
    else:
        act.update(made)
    return True


def mark_all_present(desk: Desk, meeting_id: int) -> int:
    """Mark everybody present of whom nothing was said; return how many."""
    unsaid = [s.member.id for s in picture(desk, meeting_id).seats if s.presence is None]
    return mark_presence(desk, meeting_id, [Mark(key, Presence.PRESENT) for key in unsaid])


def record_ballots(desk: Desk, meeting_id: int, ballot: int, count: Ballots) -> BallotCount:
    """Store phát ra, thu về, không hợp lệ of a ballot; raises meeting.closed and ballot.*."""
    row = open_meeting(desk, meeting_id)
    seen = picture(desk, meeting_id)
    problems = rules.ballot_problems(count, seen.in_room)
    if problems:
        raise RuleError(*problems)
    old = seen.counted.get(ballot)
    made = BallotCount(
        id=old.id if old else 0,
        meeting_id=meeting_id,
        ballot=ballot,
        issued=count.issued,
        returned=count.returned,
        invalid=count.invalid,
    )
    with desk.store.act(f"Kiểm phiếu lần {ballot} – {meeting_name(row)}") as act:
        if old is None:
            return act.insert(made)
        act.update(made)
    return made


def record_counts(
    desk: Desk, meeting_id: int, typed: Sequence[Typed], *, ballot: int = FIRST
) -> int:
    """Store the numbers of nominees in one act; return how many changed.

    Raises every problem at once, the nominee's id in its field: those of
    `meeting_problems.numbers_of`, and meeting.closed, meeting.presence_first, ballot.missing,
    vote.by_opinions (they follow from the written opinions), vote.not_here.
    """
    row = open_meeting(desk, meeting_id)
    seen = picture(desk, meeting_id)
    _require_ready(seen, ballot)
    problems = [p for one in typed for p in _problems(seen, one, ballot)]
    if problems:
        raise RuleError(*problems)
    names = "" if len(typed) != 1 else f" {_case(seen, typed[0]).row.printed_name}"
    what = names or f" {len(typed)} đề nghị"
    again = " lần 2" if ballot == SECOND else ""
    changed = 0
    with desk.store.act(f"Biểu quyết{again}{what} – {meeting_name(row)}") as act:
        for one in typed:
            changed += _store(act, seen, _case(seen, one), one.counts, ballot=ballot)
    return changed


def _require_ready(seen: MeetingPicture, ballot: int) -> None:
    method = seen.meeting.method
    if method is VotingMethod.WRITTEN:
        raise rule("counts", "vote.by_opinions")
    if any(seat.presence is None for seat in seen.seats):
        raise rule("counts", "meeting.presence_first")
    if method is VotingMethod.BALLOT and seen.ballots(ballot) is None:
        raise rule("counts", "ballot.missing", ballot=str(ballot))


def _problems(seen: MeetingPicture, one: Typed, ballot: int) -> tuple[Problem, ...]:
    case = seen.case(one.nomination_id)
    if case is None:
        return (Problem(str(one.nomination_id), "vote.not_here"),)
    if one.counts is None:
        return ()
    return numbers_of(seen, case, one.counts, ballot=ballot)


def _case(seen: MeetingPicture, one: Typed) -> Case:
    return next(case for case in seen.cases if case.row.id == one.nomination_id)


def _store(
    act: Act, seen: MeetingPicture, case: Case, counts: Counts | None, *, ballot: int
) -> bool:
    old = case.vote(ballot)
    if counts is None:
        # Without a first ballot there is no second.
        gone = [v for v in case.votes if v.ballot >= ballot]
        for vote in gone:
            act.delete(Vote, vote.id)
        return bool(gone)
    threshold = seen.threshold(case)
    made = Vote(
        id=old.id if old else 0,
        meeting_id=seen.meeting.id,
        nomination_id=case.row.id,
        ballot=ballot,
        agree=counts.agree,
        disagree=counts.disagree,
        abstain=counts.abstain,
        own_case=seen.hall(case, ballot).own_case,
        share=case.form.vote_share,
        over=case.form.vote_over,
        passed=threshold is not None and threshold.reached(counts.agree, seen.members),
        note=old.note if old else "",
    )
    if made == old:
        return False
    if old is None:
        act.insert(made)
    else:
        act.update(made)
    return True


def agree_all(
    desk: Desk, meeting_id: int, nomination_ids: Sequence[int], *, ballot: int = FIRST
) -> int:
    """Let all who vote agree about these nominees; raises the codes of `record_counts`.

    Of ballots all valid ones agree, as far as those who may vote.
    """
    seen = picture(desk, meeting_id)
    typed: list[Typed] = []
    for key in nomination_ids:
        case = seen.case(key)
        if case is not None:
            typed.append(Typed(key, Counts(_most(seen, case, ballot), 0, 0)))
    return record_counts(desk, meeting_id, typed, ballot=ballot)


def _most(seen: MeetingPicture, case: Case, ballot: int) -> int:
    hall, count = seen.hall(case, ballot), seen.ballots(ballot)
    if seen.meeting.method is not VotingMethod.BALLOT or count is None:
        return hall.voters
    return min(hall.voters, count.valid + hall.present - hall.in_room)


def record_opinions(
    desk: Desk, meeting_id: int, opinions: Sequence[Opinion], *, received_on: date
) -> int:
    """Store written opinions in one act; totals of a written vote follow them.

    Codes: meeting.closed, opinion.own_case, opinion.future, opinion.not_written (the member
    came in person), vote.not_here.
    """
    row = open_meeting(desk, meeting_id)
    seen = picture(desk, meeting_id)
    if received_on > desk.clock.today():
        raise rule("received_on", "opinion.future")
    problems = [p for one in opinions for p in _opinion_problems(seen, one)]
    if problems:
        raise RuleError(*problems)
    changed = 0
    with desk.store.act(f"Ý kiến bằng văn bản – {meeting_name(row)}") as act:
        for one in opinions:
            changed += _keep_opinion(act, desk, meeting_id, one, received_on)
        if seen.meeting.method is VotingMethod.WRITTEN and changed:
            _follow(act, picture(desk, meeting_id))
    return changed


def _opinion_problems(seen: MeetingPicture, one: Opinion) -> tuple[Problem, ...]:
    case = seen.case(one.nomination_id)
    seat = next((s for s in seen.seats if s.member.id == one.member_id), None)
    if case is None or seat is None:
        return (Problem("opinion", "vote.not_here"),)
    if one.choice is None:
        return ()
    name = {"name": seat.member.name}
    if any(member.id == one.member_id for member in case.own):
        params = {**name, "nominee": case.row.printed_name}
        return (Problem("opinion", "opinion.own_case", params),)
    written = seen.meeting.method is VotingMethod.WRITTEN
    if not written and seat.presence is not Presence.WRITTEN:
        return (Problem("opinion", "opinion.not_written", name),)
    return ()


def _keep_opinion(act: Act, desk: Desk, meeting_id: int, one: Opinion, day: date) -> bool:
    held = desk.store.where(
        WrittenOpinion,
        meeting_id=meeting_id,
        member_id=one.member_id,
        nomination_id=one.nomination_id,
    )
    old = held[0] if held else None
    if one.choice is None:
        if old is not None:
            act.delete(WrittenOpinion, old.id)
        return old is not None
    if old is not None and old.choice is one.choice:
        return False
    made = WrittenOpinion(
        id=old.id if old else 0,
        meeting_id=meeting_id,
        member_id=one.member_id,
        nomination_id=one.nomination_id,
        choice=one.choice,
        received_on=day,
    )
    if old is None:
        act.insert(made)
    else:
        act.update(made)
    return True


def _follow(act: Act, seen: MeetingPicture) -> None:
    """Bring the numbers of a written vote up to its opinions."""
    for case in seen.cases:
        written = case.written
        counts = written if written.total else None
        if case.vote(FIRST) is not None or counts is not None:
            _store(act, seen, case, counts, ballot=FIRST)


def typed_counts(
    seen: MeetingPicture, case: Case, *, ballot: int, what: str, number: int
) -> Counts:
    """Put one typed number (agree, disagree or abstain) among the others of a nominee.

    With hands the third makes up all voters; ballots may leave a line blank.
    """
    vote = case.vote(ballot)
    held = Counts(0, 0, 0) if vote is None else counts_of(vote)
    numbers = {"agree": held.agree, "disagree": held.disagree, "abstain": held.abstain}
    made = Counts(**{**numbers, what: number})
    if seen.meeting.method is VotingMethod.HANDS:
        return rules.completed(made, seen.hall(case, ballot), what)
    return made
