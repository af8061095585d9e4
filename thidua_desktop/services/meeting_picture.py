"""A council meeting read whole: who sat there, what came before it, what each vote came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from thidua_desktop.domain import council as rules
from thidua_desktop.domain.council import Ballots, Counts, Hall
from thidua_desktop.domain.records import (
    Attendance,
    AwardForm,
    AwardRound,
    BallotCount,
    CouncilMember,
    Meeting,
    Nomination,
    Unit,
    Vote,
    WrittenOpinion,
)
from thidua_desktop.domain.terms import (
    Choice,
    Condition,
    NominationState,
    Presence,
    SubjectKind,
    Verdict,
    VotingMethod,
)
from thidua_desktop.services import council
from thidua_desktop.services.eligibility import card

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from thidua_desktop.domain.council import Outcome, Threshold
    from thidua_desktop.services.desk import Desk

T = TypeVar("T", Vote, WrittenOpinion)


@dataclass(frozen=True, slots=True)
class Seat:
    """One member at the meeting; `presence` None while nobody has said."""

    member: CouncilMember
    presence: Presence | None = None
    reason: str = ""

    @property
    def is_present(self) -> bool:
        return rules.is_present(self.presence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One nomination before the council; `own` names who does not vote about it."""

    row: Nomination
    form: AwardForm
    unit_name: str
    own: tuple[CouncilMember, ...]
    votes: tuple[Vote, ...]
    opinions: tuple[WrittenOpinion, ...]

    def vote(self, ballot: int) -> Vote | None:
        """Return the numbers of one ballot."""
        return next((vote for vote in self.votes if vote.ballot == ballot), None)

    @property
    def last(self) -> Vote | None:
        """The vote that stands: of the last ballot."""
        return max(self.votes, key=_ballot, default=None)

    @property
    def written(self) -> Counts:
        """What the written opinions add up to; those of an own case do not count."""
        own = {member.id for member in self.own}
        said = [one.choice for one in self.opinions if one.member_id not in own]
        return Counts(*(said.count(choice) for choice in Choice))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPicture:
    """Everything a meeting's window and papers read."""

    meeting: Meeting
    held: AwardRound
    seats: tuple[Seat, ...]
    cases: tuple[Case, ...]
    counted: dict[int, BallotCount]

    @property
    def is_closed(self) -> bool:
        return self.meeting.closed_on is not None

    @property
    def members(self) -> int:
        """All members of the council: what every share is of."""
        return self.meeting.members if self.is_closed else len(self.seats)

    @property
    def present(self) -> int:
        return sum(seat.is_present for seat in self.seats)

    @property
    def in_room(self) -> int:
        return sum(seat.presence is Presence.PRESENT for seat in self.seats)

    @property
    def quorum(self) -> Fraction | None:
        """The share that must be present: kept with closed minutes, else the forms' strictest."""
        if self.meeting.quorum:
            return rules.read_share(self.meeting.quorum)
        return rules.strictest(case.form.quorum for case in self.cases)

    @property
    def needed(self) -> int | None:
        """How many must be present; None where a form has no quorum set."""
        return None if self.quorum is None else rules.presence_needed(self.members, self.quorum)

    @property
    def has_quorum(self) -> bool:
        return self.needed is not None and self.members > 0 and self.present >= self.needed

    def case(self, nomination_id: int) -> Case | None:
        """Find what came before the meeting."""
        return next((case for case in self.cases if case.row.id == nomination_id), None)

    def hall(self, case: Case, ballot: int = rules.FIRST) -> Hall:
        """Tell who can vote about a case; written replies belong to the first ballot."""
        own = {member.id for member in case.own}
        voting = [s for s in self.seats if s.is_present]
        if ballot != rules.FIRST:
            voting = [s for s in voting if s.presence is Presence.PRESENT]
        return Hall(
            members=self.members,
            present=len(voting),
            own_case=sum(seat.member.id in own for seat in voting),
            in_room=self.in_room,
        )

    def ballots(self, ballot: int) -> Ballots | None:
        """Return phát ra, thu về, không hợp lệ; None while nobody counted them."""
        row = self.counted.get(ballot)
        return None if row is None else Ballots(row.issued, row.returned, row.invalid)

    def threshold(self, case: Case, vote: Vote | None = None) -> Threshold | None:
        """Return the share a case needs: as kept with closed minutes, else the form's."""
        if self.is_closed and vote is not None:
            return rules.threshold_of(vote.share, over=vote.over)
        return rules.threshold_of(case.form.vote_share, over=case.form.vote_over)

    def outcome(self, case: Case, ballot: int) -> Outcome | None:
        """Judge one ballot; None without numbers or without a share."""
        vote = case.vote(ballot)
        threshold = self.threshold(case, vote)
        if vote is None or threshold is None:
            return None
        return rules.outcome(counts_of(vote), self.members, threshold)

    def result(self, case: Case) -> Outcome | None:
        """Judge the ballot that stands."""
        return None if case.last is None else self.outcome(case, case.last.ballot)


def counts_of(vote: Vote) -> Counts:
    return Counts(vote.agree, vote.disagree, vote.abstain)


def picture(desk: Desk, meeting_id: int) -> MeetingPicture:
    """Read a meeting; open ones see the council of their day and what is eligible now."""
    meeting = desk.store.get(Meeting, meeting_id)
    seats = _seats(desk, meeting)
    return MeetingPicture(
        meeting=meeting,
        held=desk.store.get(AwardRound, meeting.round_id),
        seats=seats,
        cases=_cases(desk, meeting, tuple(seat.member for seat in seats)),
        counted={row.ballot: row for row in desk.store.where(BallotCount, meeting_id=meeting.id)},
    )


def stopped(desk: Desk, seen: MeetingPicture) -> frozenset[int]:
    """Tell which nominations at a meeting have a stop flag, or an unclear one, on its day.

    Each card is judged anew: asked when the window opens, not at every key.
    """
    found: set[int] = set()
    for case in seen.cases:
        judged = card(desk, case.row.id, day=seen.meeting.held_on).findings
        flags = [f.verdict for f in judged if f.condition is Condition.NO_STOP_FLAG]
        if Verdict.NOT_MET in flags or Verdict.UNKNOWN in flags:
            found.add(case.row.id)
    return frozenset(found)


def _seats(desk: Desk, meeting: Meeting) -> tuple[Seat, ...]:
    marked = {row.member_id: row for row in desk.store.where(Attendance, meeting_id=meeting.id)}
    if meeting.closed_on is not None:
        sat = [member for member in council.members(desk) if member.id in marked]
    else:
        sat = list(council.members_on(desk, meeting.held_on))
    replied = {
        row.member_id
        for row in desk.store.where(WrittenOpinion, meeting_id=meeting.id)
        if meeting.method is VotingMethod.WRITTEN
    }
    return tuple(
        _seat(member, marked.get(member.id), replied=member.id in replied) for member in sat
    )


def _seat(member: CouncilMember, row: Attendance | None, *, replied: bool) -> Seat:
    if replied:
        return Seat(member, Presence.WRITTEN)
    return Seat(member) if row is None else Seat(member, row.presence, row.reason)


def _cases(desk: Desk, meeting: Meeting, sat: tuple[CouncilMember, ...]) -> tuple[Case, ...]:
    votes = _by_nomination(desk.store.where(Vote, meeting_id=meeting.id))
    opinions = _by_nomination(desk.store.where(WrittenOpinion, meeting_id=meeting.id))
    forms = {form.key: form for form in desk.store.all(AwardForm)}
    units = {unit.id: unit.name for unit in desk.store.all(Unit)}
    rows = [
        row
        for row in desk.store.where(Nomination, round_id=meeting.round_id)
        if (row.id in votes if meeting.closed_on else row.state is NominationState.ELIGIBLE)
    ]
    order = list(SubjectKind)
    rows.sort(key=lambda row: (order.index(row.subject), row.position, row.id))
    return tuple(
        Case(
            row=row,
            form=forms[row.form_key],
            unit_name=units[row.unit_id],
            own=rules.own_cases(sat, row),
            votes=tuple(sorted(votes.get(row.id, ()), key=_ballot)),
            opinions=tuple(opinions.get(row.id, ())),
        )
        for row in rows
    )


def _by_nomination(rows: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for row in rows:
        found.setdefault(row.nomination_id, []).append(row)
    return found


def _ballot(vote: Vote) -> int:
    return vote.ballot
