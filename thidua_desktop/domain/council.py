"""Hội đồng thi đua - khen thưởng: quorum, own case, and what a vote comes to.

Every share is of all members of the council, exact; an absent member, one who abstains and one
whose own case it is stay in the denominator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.terms import Presence, SubjectKind, VotingMethod

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.domain.records import CouncilMember, Nomination

FIRST: Final = 1
SECOND: Final = 2
"""The second round (bỏ phiếu lần 2)."""
_FRACTION: Final = re.compile(r"([0-9]{1,3}) ?/ ?([0-9]{1,3})")
_PERCENT: Final = re.compile(r"([0-9]{1,3}) ?%")
_PRESENT: Final = frozenset({Presence.PRESENT, Presence.WRITTEN})


class Outcome(Enum):
    """What a vote came to; OPEN when neither yes nor no has the share, TIE of them when equal."""

    PASSED = "PASSED"
    REFUSED = "REFUSED"
    TIE = "TIE"
    OPEN = "OPEN"


@dataclass(frozen=True, slots=True)
class Threshold:
    """The share of all members that must agree: more than it where `over`, else at least it."""

    share: Fraction
    over: bool

    def needed(self, members: int) -> int:
        """Fewest members that reach it."""
        exact = self.share * members
        return floor(exact) + 1 if self.over else ceil(exact)

    def reached(self, votes: int, members: int) -> bool:
        return votes >= self.needed(members)


@dataclass(frozen=True, slots=True)
class Counts:
    """Members for, against, and without an opinion."""

    agree: int
    disagree: int
    abstain: int

    @property
    def total(self) -> int:
        return self.agree + self.disagree + self.abstain


@dataclass(frozen=True, slots=True)
class Ballots:
    """Phiếu of one ballot: phát ra, thu về, không hợp lệ."""

    issued: int
    returned: int
    invalid: int

    @property
    def valid(self) -> int:
        return self.returned - self.invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """Who can vote about one nominee: members present, those of them whose own case it is.

    `in_room` came in person; the others present sent a written reply.
    """

    members: int
    present: int
    own_case: int
    in_room: int

    @property
    def voters(self) -> int:
        return self.present - self.own_case


def read_share(text: str, *, field: str = "share") -> Fraction:
    """Read "2/3" or "80%" as a share above 0 and up to 1; raises council.share."""
    typed = clean(text)
    fraction, percent = _FRACTION.fullmatch(typed), _PERCENT.fullmatch(typed)
    above, below = 0, 1
    if fraction:
        above, below = int(fraction[1]), int(fraction[2])
    elif percent:
        above, below = int(percent[1]), 100
    if not 0 < above <= below:
        raise rule(field, "council.share", text=typed)
    return Fraction(above, below)


def write_share(share: Fraction) -> str:
    """Write a share as it is stored and printed: "2/3"."""
    return f"{share.numerator}/{share.denominator}"


def threshold_of(share: str, *, over: bool) -> Threshold | None:
    """Read a stored threshold; None where the office has set none."""
    return Threshold(read_share(share), over) if share else None


def presence_needed(members: int, quorum: Fraction) -> int:
    """Fewest members that make the quorum (túc số): 6 of 9 at 2/3."""
    return ceil(quorum * members)


def is_present(presence: Presence | None) -> bool:
    """Whether a member counts as present; a written reply is presence."""
    return presence in _PRESENT


def is_own_case(member: CouncilMember, row: Nomination) -> bool:
    """Whether a nomination is the member's own, or of the unit or collective he or she heads."""
    if row.subject is SubjectKind.PERSON:
        return member.person_id is not None and member.person_id == row.person_id
    if row.subject is SubjectKind.HOUSEHOLD:
        return False
    if row.collective_id is not None:
        return member.heads_collective_id == row.collective_id
    return member.heads_unit_id == row.unit_id


def own_cases(members: Iterable[CouncilMember], row: Nomination) -> tuple[CouncilMember, ...]:
    """Name the members who do not vote about a nomination."""
    return tuple(member for member in members if is_own_case(member, row))


def outcome(counts: Counts, members: int, threshold: Threshold) -> Outcome:
    """Judge a vote; equal numbers are a tie only where the share is not reached."""
    if threshold.reached(counts.agree, members):
        return Outcome.PASSED
    if threshold.reached(counts.disagree, members):
        return Outcome.REFUSED
    return Outcome.TIE if counts.agree == counts.disagree else Outcome.OPEN


def ballot_problems(count: Ballots, in_room: int) -> tuple[Problem, ...]:
    """Judge phát ra, thu về, không hợp lệ against those in the room.

    Codes: ballot.negative, ballot.issued_over, ballot.returned_over, ballot.invalid_over.
    """
    if min(count.issued, count.returned, count.invalid) < 0:
        return (Problem("issued", "ballot.negative"),)
    problems: list[Problem] = []
    if count.issued > in_room:
        params = {"issued": str(count.issued), "present": str(in_room)}
        problems.append(Problem("issued", "ballot.issued_over", params))
    if count.returned > count.issued:
        params = {"returned": str(count.returned), "issued": str(count.issued)}
        problems.append(Problem("returned", "ballot.returned_over", params))
    if count.invalid > count.returned:
        params = {"invalid": str(count.invalid), "returned": str(count.returned)}
        problems.append(Problem("invalid", "ballot.invalid_over", params))
    return tuple(problems)


def count_problems(
    counts: Counts, hall: Hall, method: VotingMethod, *, ballots: Ballots | None = None
) -> tuple[Problem, ...]:
    """Judge the numbers of one nominee; hands must add up, ballots may be left blank in part.

    Codes: vote.negative, vote.over_voters, vote.not_all (hands and written opinions),
    vote.over_valid (more than the valid ballots and the written replies).
    """
    if min(counts.agree, counts.disagree, counts.abstain) < 0:
        return (Problem("counts", "vote.negative"),)
    params = {"total": str(counts.total), "voters": str(hall.voters)}
    if counts.total > hall.voters:
        return (Problem("counts", "vote.over_voters", params),)
    if method is not VotingMethod.BALLOT:
        short = counts.total < hall.voters
        return (Problem("counts", "vote.not_all", params),) if short else ()
    most = (ballots.valid if ballots else 0) + hall.present - hall.in_room
    if counts.total > most:
        return (Problem("counts", "vote.over_valid", {**params, "valid": str(most)}),)
    return ()


def completed(counts: Counts, hall: Hall, typed: str) -> Counts:
    """Let the numbers that were not typed make up all hands, so that each key leaves a sum.

    What is left abstains; after a typed abstention it agrees.
    """
    voters = hall.voters
    if typed == "abstain":
        against = max(min(counts.disagree, voters - counts.abstain), 0)
        return Counts(max(voters - counts.abstain - against, 0), against, counts.abstain)
    agree, disagree = counts.agree, counts.disagree
    if typed == "agree":
        disagree = max(min(disagree, voters - agree), 0)
    else:
        agree = max(min(agree, voters - disagree), 0)
    return Counts(agree, disagree, max(voters - agree - disagree, 0))


def second_round(found: Outcome) -> bool:
    """Whether a second round is proposed: nobody had the share, or votes were equal."""
    return found in {Outcome.TIE, Outcome.OPEN}


def strictest(quorums: Iterable[str]) -> Fraction | None:
    """Return the highest quorum of the forms at a meeting; None when one has none set."""
    shares = [read_share(text, field="quorum") if text else None for text in quorums]
    set_ones = [share for share in shares if share is not None]
    return max(set_ones) if set_ones and len(set_ones) == len(shares) else None
