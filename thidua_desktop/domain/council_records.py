"""Records of the council: its members, meetings and votes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.terms import (
    Choice,
    CouncilRole,
    Presence,
    VotingMethod,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMember:
    """Thành viên Hội đồng, with the role held in a period.

    `person_id`, `heads_unit_id` and `heads_collective_id` name whose case is the member's own.
    `document` is the decision that set up the council.
    """

    id: int = 0
    uid: str
    name: str
    position_title: str = ""
    role: CouncilRole
    person_id: int | None = None
    heads_unit_id: int | None = None
    heads_collective_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    document: str = ""
    position: int = 0
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Cuộc họp Hội đồng, or a round of written opinions, about one award round.

    `members` is how many the council had that day: the denominator of every share.
    `started_at` and `ended_at` are as written in the minutes ("8 giờ 00"). Once `closed_on` the
    tally stands.
    """

    id: int = 0
    uid: str
    round_id: int
    held_on: date
    started_at: str = ""
    ended_at: str = ""
    place: str = ""
    method: VotingMethod
    members: int
    quorum: str = ""
    ballot_label: str = ""
    chair_id: int | None = None
    secretary_id: int | None = None
    note: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One member at one meeting; absence has its reason."""

    id: int = 0
    meeting_id: int
    member_id: int
    presence: Presence
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCount:
    """Kiểm phiếu of one ballot: phát ra, thu về, không hợp lệ; ballot 2 is the second round."""

    id: int = 0
    meeting_id: int
    ballot: int
    issued: int
    returned: int
    invalid: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Kết quả biểu quyết of one nomination in one ballot of a meeting, as counts of members.

    `share` is the share of all members that had to agree ("1/2"), more than it where `over`;
    `passed` is what followed, kept so that later settings change no minutes.
    """

    id: int = 0
    meeting_id: int
    nomination_id: int
    ballot: int
    agree: int
    disagree: int
    abstain: int
    own_case: int = 0
    share: str
    over: bool
    passed: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOpinion:
    """Ý kiến bằng văn bản of one member about one nomination, received on a day."""

    id: int = 0
    meeting_id: int
    member_id: int
    nomination_id: int
    choice: Choice
    received_on: date
    note: str = ""
