"""A council of nine and a round with eligible nominations, for tests of its meetings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import AwardRound, CouncilMember, Nomination, Person, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    CouncilRole,
    NominationState,
    SubjectKind,
    VotingMethod,
)
from thidua_desktop.services import awards, council, meetings
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.council import MemberForm

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Meeting
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

ROLES = (CouncilRole.CHAIR, CouncilRole.VICE_CHAIR, CouncilRole.SECRETARY)


def nine_members(desk: Desk, **first: Any) -> tuple[CouncilMember, ...]:
    """Store nine members from 01/7/2025; `first` is said of the last of them."""
    made: list[CouncilMember] = []
    for n in range(9):
        form = MemberForm(
            name=f"Ủy viên mẫu {n + 1:02d}",
            position_title="Chức vụ mẫu",
            role=ROLES[n] if n < len(ROLES) else CouncilRole.MEMBER,
            valid_from="01/7/2025",
            document="Quyết định mẫu số 01",
        )
        if n == 8:
            form = replace(form, **first)
        made.append(council.save_member(desk, form, member_id=None))
    return tuple(made)


def round_with(
    desk: Desk, board: CampaignBoard, *, form_key: str = "giay-khen-xa"
) -> tuple[AwardRound, tuple[Nomination, ...]]:
    """Open a round with a school, a thôn and the persons of the sample, all eligible."""
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=board.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=desk.clock.today(),
    )
    units = {unit.name: unit for unit in desk.store.all(Unit)}
    rows = [
        _nomination(held, SubjectKind.COLLECTIVE, units[name].id, f"Tập thể {name}", form_key)
        for name in ("Trường mẫu A", "Thôn mẫu 01")
    ]
    rows += [
        replace(
            _nomination(held, SubjectKind.PERSON, person.unit_id, person.name, form_key),
            person_id=person.id,
        )
        for person in desk.store.all(Person)
    ]
    with desk.store.act("Đề nghị mẫu") as act:
        return held, act.insert_many(rows)


def _nomination(
    held: AwardRound, subject: SubjectKind, unit_id: int, name: str, form_key: str
) -> Nomination:
    return Nomination(
        uid=new_uid(),
        round_id=held.id,
        subject=subject,
        unit_id=unit_id,
        form_key=form_key,
        printed_name=name,
        citation="Đã có thành tích xuất sắc trong phong trào thi đua mẫu",
        state=NominationState.ELIGIBLE,
    )


def held_meeting(
    desk: Desk, round_id: int, *, method: VotingMethod = VotingMethod.HANDS, present: bool = True
) -> Meeting:
    """Open a meeting today; everybody is there unless `present` is False."""
    form = replace(
        meetings.blank_form(desk),
        method=method,
        place="Phòng họp mẫu",
        started_at="8 giờ 00",
        ended_at="9 giờ 30",
    )
    made = meetings.hold_meeting(desk, round_id, form)
    if present and method is not VotingMethod.WRITTEN:
        votes.mark_all_present(desk, made.id)
    return made
