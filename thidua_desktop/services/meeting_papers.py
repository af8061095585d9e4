"""Papers of a meeting, drawn from its records: minutes, counting, ballots, written opinions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import lower_first
from thidua_desktop.documents import council_minutes, vote_sheets
from thidua_desktop.documents.council_minutes import (
    CouncilMinutes,
    CountedBallot,
    MinutesMember,
    VoteGroup,
    VoteLine,
)
from thidua_desktop.documents.parts import Issuer, PaperNumber
from thidua_desktop.documents.vote_sheets import (
    BallotSheets,
    OpinionSheet,
    OpinionSheets,
    SheetNominees,
)
from thidua_desktop.domain.council import FIRST, SECOND, Outcome
from thidua_desktop.domain.records import Campaign
from thidua_desktop.domain.terms import CouncilRole, Presence, SubjectKind, VotingMethod
from thidua_desktop.services.meeting_picture import picture
from thidua_desktop.services.meeting_words import percent, threshold_words
from thidua_desktop.services.meetings import BALLOT_LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.domain.records import AwardForm, CouncilMember, Vote
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import Case, MeetingPicture

SYMBOL = "BB-HĐTĐKT"
KINDS = {
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.PERSON: "cá nhân",
    SubjectKind.HOUSEHOLD: "hộ gia đình",
}
ROLES = {
    CouncilRole.CHAIR: "Chủ tịch Hội đồng",
    CouncilRole.VICE_CHAIR: "Phó Chủ tịch Hội đồng",
    CouncilRole.SECRETARY: "Thư ký Hội đồng",
    CouncilRole.MEMBER: "Ủy viên Hội đồng",
}
METHODS = {
    VotingMethod.HANDS: "giơ tay",
    VotingMethod.BALLOT: "bỏ phiếu kín",
    VotingMethod.WRITTEN: "lấy ý kiến bằng văn bản",
}


def council_issuer(desk: Desk) -> Issuer:
    """Head papers as the council."""
    commune = desk.office.commune
    return Issuer(
        lines=("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
        name=f"Hội đồng Thi đua - Khen thưởng xã {commune}",
        place=commune,
        superior=(f"UBND XÃ {commune.upper()}",),
    )


def minutes(desk: Desk, meeting_id: int) -> Document:
    """Compose biên bản họp; raises meeting.nothing_voted."""
    return council_minutes.compose_minutes(_data(desk, picture(desk, meeting_id)))


def counting(desk: Desk, meeting_id: int) -> Document:
    """Compose biên bản kiểm phiếu; raises ballot.no_secret and meeting.nothing_voted."""
    seen = picture(desk, meeting_id)
    if seen.meeting.method is not VotingMethod.BALLOT:
        raise rule("method", "ballot.no_secret")
    return council_minutes.compose_counting(_data(desk, seen))


def ballot_sheets(desk: Desk, meeting_id: int, *, ballot: int = FIRST) -> Document:
    """Compose a ballot for each member there, or for all while nobody is marked.

    The second round's name those that did not pass in the first. Raises meeting.no_cases.
    """
    seen = picture(desk, meeting_id)
    cases = [case for case in seen.cases if ballot == FIRST or _again(seen, case)]
    if not cases:
        raise rule("cases", "meeting.no_cases")
    return vote_sheets.compose_ballots(
        BallotSheets(
            issuer=council_issuer(desk),
            label=seen.meeting.ballot_label or BALLOT_LABEL,
            about=_about(desk, seen),
            day=seen.meeting.held_on,
            again=ballot == SECOND,
            groups=_nominees(cases),
            copies=seen.in_room or len(seen.seats),
        )
    )


def opinion_sheets(desk: Desk, meeting_id: int) -> Document:
    """Compose a sheet for each member who is asked in writing, else for every member.

    Raises meeting.no_cases.
    """
    seen = picture(desk, meeting_id)
    if not seen.cases:
        raise rule("cases", "meeting.no_cases")
    written = [seat for seat in seen.seats if seat.presence is Presence.WRITTEN]
    asked = seen.seats if seen.meeting.method is VotingMethod.WRITTEN or not written else written
    return vote_sheets.compose_opinions(
        OpinionSheets(
            issuer=council_issuer(desk),
            about=_about(desk, seen),
            groups=_nominees(seen.cases),
            members=tuple(_asked(seen, seat.member) for seat in asked),
            sent_to=desk.office.department,
            year=seen.meeting.held_on.year,
        )
    )


def _asked(seen: MeetingPicture, member: CouncilMember) -> OpinionSheet:
    own = {c.row.printed_name for c in seen.cases if member.id in {m.id for m in c.own}}
    return OpinionSheet(member.name, member.position_title, ROLES[member.role], frozenset(own))


def _again(seen: MeetingPicture, case: Case) -> bool:
    return case.vote(FIRST) is not None and seen.outcome(case, FIRST) is not Outcome.PASSED


def _about(desk: Desk, seen: MeetingPicture) -> str:
    """Say what the council met about: "xét khen thưởng phong trào thi đua … (Đợt 1)"."""
    held = seen.held
    if held.campaign_id is None:
        return f"xét khen thưởng {lower_first(held.name)}"
    campaign = desk.store.get(Campaign, held.campaign_id)
    return f"xét khen thưởng phong trào thi đua {campaign.short_name} ({held.name})"


def _data(desk: Desk, seen: MeetingPicture) -> CouncilMinutes:
    voted = [case for case in seen.cases if case.last is not None]
    if not voted:
        raise rule("votes", "meeting.nothing_voted")
    meeting, by_id = seen.meeting, {seat.member.id: seat.member for seat in seen.seats}
    chair = by_id.get(meeting.chair_id or 0)
    secretary = by_id.get(meeting.secretary_id or 0)
    written = meeting.method is VotingMethod.WRITTEN
    needed = f"{seen.needed} thành viên" if seen.needed is not None else ""
    return CouncilMinutes(
        issuer=council_issuer(desk),
        number=PaperNumber(SYMBOL, year=meeting.held_on.year),
        about=_about(desk, seen),
        day=meeting.held_on,
        started_at=meeting.started_at,
        ended_at=meeting.ended_at,
        place=meeting.place,
        written=written,
        members=seen.members,
        present=_of_presence(seen, Presence.PRESENT),
        replied=_of_presence(seen, Presence.WRITTEN),
        absent=tuple(
            replace(_member(seat.member), reason="" if written else seat.reason)
            for seat in seen.seats
            if not seat.is_present
        ),
        quorum=needed,
        chair=None if chair is None else _member(chair),
        secretary=None if secretary is None else _member(secretary),
        method=METHODS[meeting.method],
        threshold=_thresholds(voted, seen),
        ballots=tuple(_counted(seen, voted, ballot) for ballot in _used(voted)),
        own_cases=_own_cases(voted),
        results=_results(seen, voted),
        proposed_to=f"Chủ tịch Ủy ban nhân dân xã {desk.office.commune}",
        recipients=("Chủ tịch UBND xã (để báo cáo)", "Thành viên Hội đồng", "Lưu: VT, hồ sơ"),
        ballot_label=meeting.ballot_label or BALLOT_LABEL,
        draft=not seen.is_closed,
    )


def _member(member: CouncilMember) -> MinutesMember:
    return MinutesMember(member.name, member.position_title, ROLES[member.role])


def _of_presence(seen: MeetingPicture, presence: Presence) -> tuple[MinutesMember, ...]:
    return tuple(_member(seat.member) for seat in seen.seats if seat.presence is presence)


def _thresholds(voted: Sequence[Case], seen: MeetingPicture) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for case in voted:
        share, over = _kept(seen, case, case.votes[-1])
        words = threshold_words(share, over=over)
        if words:
            found[case.form.name] = f"{case.form.name} phải được {words} đồng ý"
    return tuple(found.values()) or ("chưa đặt tỷ lệ",)


def _kept(seen: MeetingPicture, case: Case, vote: Vote) -> tuple[str, bool]:
    """Return the share of closed minutes, else the form's as it stands."""
    if seen.is_closed:
        return vote.share, vote.over
    return case.form.vote_share, case.form.vote_over


def _used(voted: Sequence[Case]) -> list[int]:
    return sorted({vote.ballot for case in voted for vote in case.votes})


def _counted(seen: MeetingPicture, voted: Sequence[Case], ballot: int) -> CountedBallot:
    count = seen.ballots(ballot)
    cases = [case for case in voted if case.vote(ballot) is not None]
    return CountedBallot(
        title=f"Lần {ballot}" if len(_used(voted)) > 1 else "",
        issued=None if count is None else count.issued,
        returned=None if count is None else count.returned,
        invalid=None if count is None else count.invalid,
        groups=_grouped(seen, [(case, ballot) for case in cases]),
    )


def _results(seen: MeetingPicture, voted: Sequence[Case]) -> tuple[VoteGroup, ...]:
    last = [(case, case.votes[-1].ballot) for case in voted]
    return _grouped(seen, last)


def _grouped(seen: MeetingPicture, found: Sequence[tuple[Case, int]]) -> tuple[VoteGroup, ...]:
    groups: dict[tuple[SubjectKind, AwardForm], list[VoteLine]] = {}
    for case, ballot in found:
        groups.setdefault((case.row.subject, case.form), []).append(_line(seen, case, ballot))
    return tuple(
        VoteGroup(
            title=_head(kind, form),
            kind=KINDS[kind],
            award=form.name,
            lines=tuple(lines),
            upward=not form.decided_by_commune,
        )
        for (kind, form), lines in groups.items()
    )


def _head(kind: SubjectKind, form: AwardForm) -> str:
    return f"{KINDS[kind].capitalize()} – {form.name}"


def _line(seen: MeetingPicture, case: Case, ballot: int) -> VoteLine:
    vote = case.vote(ballot)
    assert vote is not None  # noqa: S101 - only cases of the ballot come here
    passed = seen.outcome(case, ballot) is Outcome.PASSED
    return VoteLine(
        name=case.row.printed_name,
        agree=vote.agree,
        disagree=vote.disagree,
        abstain=vote.abstain,
        share=f"{vote.agree}/{seen.members} ({percent(vote.agree, seen.members)})",
        result="Thông qua" if passed else "Không đủ tỷ lệ",
        passed=passed,
    )


def _own_cases(voted: Sequence[Case]) -> tuple[str, ...]:
    return tuple(
        f"{member.name} (về {case.row.printed_name})" for case in voted for member in case.own
    )


def _nominees(cases: Sequence[Case]) -> tuple[SheetNominees, ...]:
    groups: dict[tuple[SubjectKind, AwardForm], list[str]] = {}
    for case in cases:
        groups.setdefault((case.row.subject, case.form), []).append(case.row.printed_name)
    return tuple(
        SheetNominees(_head(kind, form), tuple(names)) for (kind, form), names in groups.items()
    )
