"""Why a meeting cannot be closed yet: presence, quorum, shares, numbers that do not agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem
from thidua_desktop.domain import council as rules
from thidua_desktop.domain.council import FIRST, SECOND, Outcome
from thidua_desktop.domain.terms import Presence, VotingMethod
from thidua_desktop.services.meeting_picture import counts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from thidua_desktop.domain.council import Counts
    from thidua_desktop.services.meeting_picture import Case, MeetingPicture, Seat


def closing_problems(seen: MeetingPicture, today: date) -> tuple[Problem, ...]:
    """Tell all that stands against closing, in the order of the window's steps.

    Codes: meeting.future, council.no_members, meeting.no_chair, meeting.no_secretary,
    meeting.chair_absent, meeting.secretary_absent, meeting.presence_missing,
    meeting.absence_reason, meeting.quorum_unset, meeting.no_quorum, meeting.nothing_voted,
    meeting.share_unset, ballot.missing, ballot.*, vote.* with the nominee's id in the field.
    """
    return (*seat_problems(seen, today), *vote_problems(seen))


def seat_problems(seen: MeetingPicture, today: date) -> tuple[Problem, ...]:
    """Judge day, chair, secretary, presence and quorum."""
    day = format_date(seen.meeting.held_on)
    if not seen.seats:
        return (Problem("held_on", "council.no_members", {"day": day}),)
    future = seen.meeting.held_on > today
    problems = [Problem("held_on", "meeting.future", {"day": day})] if future else []
    problems += _leading(seen)
    if seen.meeting.method is not VotingMethod.WRITTEN:
        problems += _presence(seen.seats)
    return (*problems, *_quorum(seen))


def _leading(seen: MeetingPicture) -> Iterator[Problem]:
    seats = {seat.member.id: seat for seat in seen.seats}
    for field, key, missing, absent in (
        ("chair_id", seen.meeting.chair_id, "meeting.no_chair", "meeting.chair_absent"),
        (
            "secretary_id",
            seen.meeting.secretary_id,
            "meeting.no_secretary",
            "meeting.secretary_absent",
        ),
    ):
        if key is None:
            yield Problem(field, missing)
        elif seen.meeting.method is not VotingMethod.WRITTEN and (
            key not in seats or seats[key].presence is Presence.ABSENT
        ):
            yield Problem(field, absent)


def _presence(seats: Iterable[Seat]) -> Iterator[Problem]:
    unsaid = [s.member.name for s in seats if s.presence is None]
    silent = [s.member.name for s in seats if s.presence is Presence.ABSENT and not s.reason]
    if unsaid:
        yield Problem("presence", "meeting.presence_missing", {"names": "; ".join(unsaid)})
    if silent:
        yield Problem("presence", "meeting.absence_reason", {"names": "; ".join(silent)})


def _quorum(seen: MeetingPicture) -> Iterator[Problem]:
    if seen.needed is None:
        unset = [case.form.name for case in seen.cases if not case.form.quorum]
        if unset:
            names = "; ".join(dict.fromkeys(unset))
            yield Problem("quorum", "meeting.quorum_unset", {"names": names})
    elif not seen.has_quorum:
        params = {
            "present": str(seen.present),
            "needed": str(seen.needed),
            "members": str(seen.members),
        }
        yield Problem("quorum", "meeting.no_quorum", params)


def vote_problems(seen: MeetingPicture) -> tuple[Problem, ...]:
    """Judge shares, ballots and the numbers of every nominee."""
    voted = [case for case in seen.cases if case.last is not None]
    if not voted:
        return (Problem("votes", "meeting.nothing_voted"),)
    problems: list[Problem] = []
    unset = [case.form.name for case in voted if not case.form.vote_share]
    if unset:
        names = "; ".join(dict.fromkeys(unset))
        problems.append(Problem("share", "meeting.share_unset", {"names": names}))
    used = sorted({vote.ballot for case in voted for vote in case.votes})
    if seen.meeting.method is VotingMethod.BALLOT:
        for ballot in used:
            problems += _ballots(seen, ballot)
    for case in voted:
        for vote in case.votes:
            problems += numbers_of(seen, case, counts_of(vote), ballot=vote.ballot)
    return tuple(problems)


def _ballots(seen: MeetingPicture, ballot: int) -> tuple[Problem, ...]:
    count = seen.ballots(ballot)
    if count is None:
        return (Problem("ballots", "ballot.missing", {"ballot": str(ballot)}),)
    return rules.ballot_problems(count, seen.in_room)


def numbers_of(
    seen: MeetingPicture, case: Case, counts: Counts, *, ballot: int
) -> tuple[Problem, ...]:
    """Judge one nominee's numbers, naming the nominee.

    Codes: those of `council.count_problems`, vote.below_written, vote.second_passed and
    vote.second_first (a second ballot without, or after, a first that passed).
    """
    method = seen.meeting.method
    found = rules.count_problems(
        counts, seen.hall(case, ballot), method, ballots=seen.ballots(ballot)
    )
    if not found and ballot == FIRST and method is not VotingMethod.WRITTEN:
        found = _below_written(counts, case.written)
    if ballot == SECOND:
        found = (*_second(seen, case), *found)
    name = {"name": case.row.printed_name}
    return tuple(replace(p, field=str(case.row.id), params={**p.params, **name}) for p in found)


def _below_written(counts: Counts, written: Counts) -> tuple[Problem, ...]:
    """Refuse numbers that leave out what stands in written opinions."""
    pairs = (
        (counts.agree, written.agree),
        (counts.disagree, written.disagree),
        (counts.abstain, written.abstain),
    )
    return (Problem("counts", "vote.below_written"),) if any(a < b for a, b in pairs) else ()


def _second(seen: MeetingPicture, case: Case) -> tuple[Problem, ...]:
    if case.vote(FIRST) is None:
        return (Problem("counts", "vote.second_first"),)
    if seen.outcome(case, FIRST) is Outcome.PASSED:
        return (Problem("counts", "vote.second_passed"),)
    return ()
