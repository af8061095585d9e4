"""A round on the sample that is decided: what the tests of decisions start from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Award,
    AwardRound,
    Decision,
    Nomination,
    Override,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import AwardType, Condition, NominationState, SubjectKind
from thidua_desktop.services import decisions

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def make_round(desk: Desk, campaign_id: int | None, *, achievement: str = "") -> AwardRound:
    with desk.store.act("Mở đợt xét") as act:
        return act.insert(
            AwardRound(
                uid=new_uid(),
                campaign_id=campaign_id,
                name="Đợt 1",
                award_type=AwardType.MOVEMENT,
                year=2025,
                data_day=DAY,
                achievement=achievement,
            )
        )


def nominated(
    desk: Desk,
    round_id: int,
    who: Unit | Person,
    *,
    form: str = FORM,
    state: NominationState = NominationState.ELIGIBLE,
) -> Nomination:
    """Store a nomination that may pass whatever its card says."""
    of_unit = isinstance(who, Unit)
    with desk.store.act("Đề nghị") as act:
        made = act.insert(
            Nomination(
                uid=new_uid(),
                round_id=round_id,
                subject=SubjectKind.COLLECTIVE if of_unit else SubjectKind.PERSON,
                unit_id=who.id if isinstance(who, Unit) else who.unit_id,
                person_id=None if of_unit else who.id,
                form_key=form,
                printed_name=f"Tập thể {who.name}" if of_unit else f"Bà {who.name}",
                citation="Đã có thành tích xuất sắc",
                state=state,
            )
        )
        for condition in Condition:
            act.insert(Override(nomination_id=made.id, condition=condition, reason="Mẫu"))
    return made


def full_round(desk: Desk, campaign_id: int | None) -> AwardRound:
    """A round with two collectives and three persons that are all eligible."""
    held = make_round(desk, campaign_id)
    for name in ("Trường mẫu A", "Thôn mẫu 01"):
        nominated(desk, held.id, unit_named(desk, name))
    for person in desk.store.all(Person)[:3]:
        nominated(desk, held.id, person)
    return held


def issued(desk: Desk, campaign_id: int | None, *, number: int = 15, day: date = DAY) -> Decision:
    held = full_round(desk, campaign_id)
    draft = decisions.draft_decision(
        desk,
        held.id,
        skip_council_reason="Họp liên tịch",
        proposal="12/TTr-VHXH ngày 10/01/2026",
    )
    return sign_and_issue(desk, draft, number=number, day=day)


def sign_and_issue(desk: Desk, draft: Decision, *, number: int, day: date = DAY) -> Decision:
    decisions.send_to_sign(desk, draft.id, day=day)
    return decisions.issue(desk, draft.id, number=number, day=day)


def awards_of(desk: Desk, decision: Decision) -> tuple[Award, ...]:
    return desk.store.where(Award, decision_id=decision.id)
