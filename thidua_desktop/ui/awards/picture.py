"""All that the tab Khen thưởng shows of one round, read once from the desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.domain import decision as decision_steps
from thidua_desktop.domain.records import (
    Award,
    AwardForm,
    AwardRound,
    Decision,
    Meeting,
    Nomination,
    Unit,
)
from thidua_desktop.domain.terms import DecisionKind, DecisionState, NominationState, SubjectKind
from thidua_desktop.services import decisions, eligibility, meetings, notices, rounds
from thidua_desktop.services.meeting_words import meeting_name, share_words

if TYPE_CHECKING:
    from thidua_desktop.domain.card import Card
    from thidua_desktop.domain.decision import FrozenDecision
    from thidua_desktop.domain.records import PublicNotice
    from thidua_desktop.services.desk import Desk


_AWARD = DecisionKind.AWARD


class Step(Enum):
    """Where a nomination stands on its way (bước)."""

    PROPOSED = "Đề nghị"
    ELIGIBLE = "Đủ điều kiện"
    VOTED = "Hội đồng"
    DECIDED = "Quyết định"
    ISSUED = "Đã ban hành"


STEP_OF = {
    NominationState.DRAFT: Step.PROPOSED,
    NominationState.SUBMITTED: Step.PROPOSED,
    NominationState.RETURNED: Step.PROPOSED,
    NominationState.ELIGIBLE: Step.ELIGIBLE,
    NominationState.VOTED: Step.VOTED,
    NominationState.APPROVED: Step.DECIDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationView:
    """A nomination with its card; `step` None when it was refused.

    `amount_vnd` and `formula` come from the decision once it is frozen; `vote` says what the
    council came to, "" while it was not asked.
    """

    row: Nomination
    card: Card
    unit_name: str
    form_name: str
    step: Step | None
    amount_vnd: int | None = None
    formula: str = ""
    vote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPicture:
    """One round: its nominations in the order of the list, and its newest decision if any.

    `decidable` counts those that a further decision may be about, `waiting` those nothing has
    come of yet; `notice` is the newest public one.
    """

    held: AwardRound
    waiting: int
    decidable: int
    nominations: tuple[NominationView, ...]
    decision: Decision | None
    frozen: FrozenDecision | None
    notice: PublicNotice | None

    def at(self, step: Step) -> int:
        """Count the nominations that stand at a step."""
        return sum(view.step is step for view in self.nominations)

    def find(self, nomination_id: int | None) -> NominationView | None:
        return next((v for v in self.nominations if v.row.id == nomination_id), None)


def round_picture(desk: Desk, round_id: int) -> RoundPicture:
    """Read a round with every card judged on its data day."""
    made = [row for row in desk.store.where(Decision, round_id=round_id) if row.kind is _AWARD]
    decision = made[-1] if made else None
    contents = {row.id: decision_steps.load(row.frozen) for row in made if row.frozen}
    awarded = {
        award.nomination_id
        for row in made
        if row.state is DecisionState.ISSUED
        for award in desk.store.where(Award, decision_id=row.id)
    }
    forms = {form.key: form.name for form in desk.store.all(AwardForm)}
    units = {unit.id: unit.name for unit in desk.store.all(Unit)}
    lines = {one.nomination_id: one for frozen in contents.values() for one in frozen.recipients}
    order = list(SubjectKind)
    rows = sorted(
        desk.store.where(Nomination, round_id=round_id),
        key=lambda r: (order.index(r.subject), r.position, r.id),
    )
    cards = eligibility.cards(desk, round_id)
    views: list[NominationView] = []
    for row in rows:
        line = lines.get(row.id)
        views.append(
            NominationView(
                row=row,
                card=cards[row.id],
                unit_name=units[row.unit_id],
                form_name=forms.get(row.form_key, row.form_key),
                step=Step.ISSUED if row.id in awarded else STEP_OF.get(row.state),
                amount_vnd=line.amount_vnd if line else None,
                formula=line.formula if line else "",
                vote=_vote_words(desk, row.id),
            )
        )
    return RoundPicture(
        held=desk.store.get(AwardRound, round_id),
        waiting=len(rounds.open_ends(desk, round_id)),
        decidable=len(decisions.decidable(desk, round_id, council_skipped=True)),
        nominations=tuple(views),
        decision=decision,
        frozen=contents.get(decision.id) if decision else None,
        notice=next(iter(notices.notices_of(desk, round_id)), None),
    )


def _vote_words(desk: Desk, nomination_id: int) -> str:
    vote = meetings.result_of(desk, nomination_id)
    if vote is None:
        return ""
    meeting = desk.store.get(Meeting, vote.meeting_id)
    return f"{share_words(vote, meeting.members)} ({meeting_name(meeting)})"
