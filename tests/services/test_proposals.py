"""Proposals to another authority, from the sending to the award it decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from decided import make_round, nominated, unit_named

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Award,
    AwardRound,
    Decision,
    Nomination,
    ParentCampaign,
    Person,
    UpwardProposal,
)
from thidua_desktop.domain.terms import (
    AwardType,
    NominationState,
    ParentLevel,
    ProposalAnswer,
)
from thidua_desktop.services import decisions, proposals
from thidua_desktop.services.award_defaults import award_defaults
from thidua_desktop.services.evidence import Owner, PastedImage, attach
from thidua_desktop.services.proposals import Answer

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

SENT, ANSWERED = date(2026, 1, 10), date(2026, 1, 14)
PROVINCE = "bang-khen-tinh"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def held(desk: Desk, sample: CampaignBoard) -> AwardRound:
    return make_round(desk, sample.campaign.id)


@pytest.fixture
def row(desk: Desk, held: AwardRound) -> Nomination:
    return nominated(
        desk,
        held.id,
        desk.store.all(Person)[0],
        form=PROVINCE,
        state=NominationState.VOTED,
    )


def sent(desk: Desk, row: Nomination) -> UpwardProposal:
    return proposals.send_up(
        desk,
        [row.id],
        addressee=award_defaults(desk).addressee,
        document="05/TTr-UBND",
        sent_on=SENT,
    )[0]


def test_what_the_council_agreed_to_is_sent_upward(desk: Desk, row: Nomination) -> None:
    assert proposals.to_send(desk) == (row,)
    made = sent(desk, row)
    assert made.addressee == "Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn; Sở Nội vụ"
    assert made.answer is ProposalAnswer.WAITING
    assert proposals.to_send(desk) == ()
    with pytest.raises(RuleError, match=r"proposal\.sent"):
        sent(desk, row)


def test_a_form_of_the_commune_or_a_nomination_not_voted_is_not_sent(
    desk: Desk, held: AwardRound
) -> None:
    unit = unit_named(desk, "Thôn mẫu 01")
    own = nominated(desk, held.id, unit, state=NominationState.VOTED)
    early = nominated(desk, held.id, unit, form=PROVINCE)
    with pytest.raises(RuleError) as caught:
        proposals.send_up(desk, [own.id, early.id], addressee="", document="", sent_on=SENT)
    codes = [p.code for p in caught.value.problems]
    assert codes == ["proposal.own_form", "proposal.not_voted", "proposal.addressee"]
    with pytest.raises(RuleError, match=r"proposal\.none"):
        proposals.send_up(desk, [], addressee="Sở", document="", sent_on=SENT)
    with desk.store.act("Không họp") as act:
        act.update(replace(held, council_skipped="Khen đột xuất"))
    assert proposals.to_send(desk) == (early,)


def test_an_approved_proposal_is_an_award_at_once(desk: Desk, row: Nomination) -> None:
    made = sent(desk, row)
    told = Answer(
        answer=ProposalAnswer.APPROVED,
        on_day=ANSWERED,
        document="77/QĐ-UBND",
        amount_vnd=3_510_000,
    )
    proposals.answer(desk, made.id, told)
    award = desk.store.all(Award)[0]
    decision = desk.store.get(Decision, award.decision_id)
    assert (decision.is_past, decision.number, decision.symbol, decision.issuer) == (
        True,
        77,
        "QĐ-UBND",
        "Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn",
    )
    assert (award.nomination_id, award.person_id, award.amount_vnd) == (
        row.id,
        row.person_id,
        3_510_000,
    )
    assert award.register_number is None
    assert desk.store.get(Nomination, row.id).state is NominationState.APPROVED
    assert desk.store.get(UpwardProposal, made.id).answer_document == "77/QĐ-UBND"
    for act in (proposals.take_back, _edit):
        with pytest.raises(RuleError, match=r"proposal\.answered"):
            act(desk, made.id)
    desk.store.undo()
    assert desk.store.all(Award) == ()
    assert desk.store.get(Nomination, row.id).state is NominationState.VOTED
    desk.store.redo()
    assert len(desk.store.all(Award)) == 1


def _edit(desk: Desk, proposal_id: int) -> None:
    proposals.edit_proposal(
        desk, proposal_id, addressee="Sở Nội vụ", document="6/TTr-UBND", sent_on=SENT
    )


def test_two_of_one_upper_decision_join_it(desk: Desk, held: AwardRound, row: Nomination) -> None:
    other = nominated(
        desk, held.id, desk.store.all(Person)[1], form=PROVINCE, state=NominationState.VOTED
    )
    told = Answer(answer=ProposalAnswer.APPROVED, on_day=ANSWERED, document="77/QĐ-UBND")
    for one in (row, other):
        proposals.answer(desk, sent(desk, one).id, told)
    assert len(desk.store.all(Decision)) == 1
    assert [a.nomination_id for a in desk.store.all(Award)] == [row.id, other.id]


def test_a_refusal_says_why_on_the_nomination(desk: Desk, row: Nomination) -> None:
    made = sent(desk, row)
    told = Answer(answer=ProposalAnswer.REFUSED, on_day=ANSWERED, document="9/SNV-TĐKT")
    with pytest.raises(RuleError, match=r"proposal\.reason"):
        proposals.answer(desk, made.id, told)
    proposals.answer(desk, made.id, replace(told, reason="Chưa đủ thời gian"))
    after = desk.store.get(Nomination, row.id)
    assert (after.state, after.state_reason) == (NominationState.REJECTED, "Chưa đủ thời gian")
    assert desk.store.all(Award) == ()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (Answer(answer=ProposalAnswer.WAITING, on_day=ANSWERED), "proposal.answer"),
        (Answer(answer=ProposalAnswer.APPROVED, on_day=date(2026, 1, 9)), "proposal.early"),
        (Answer(answer=ProposalAnswer.APPROVED, on_day=ANSWERED), "proposal.number"),
        (
            Answer(answer=ProposalAnswer.APPROVED, on_day=ANSWERED, document="QĐ"),
            "past.number_unreadable",
        ),
    ],
)
def test_an_answer_without_its_parts_is_refused(
    desk: Desk, row: Nomination, told: Answer, code: str
) -> None:
    made = sent(desk, row)
    with pytest.raises(RuleError, match=code):
        proposals.answer(desk, made.id, told)
    assert desk.store.get(UpwardProposal, made.id) == made


def test_a_waiting_proposal_is_corrected_or_taken_back_with_its_files(
    desk: Desk, row: Nomination
) -> None:
    made = sent(desk, row)
    _edit(desk, made.id)
    assert desk.store.get(UpwardProposal, made.id).document == "6/TTr-UBND"
    with pytest.raises(RuleError, match=r"proposal\.addressee"):
        proposals.edit_proposal(desk, made.id, addressee=" ", document="", sent_on=SENT)
    attach(desk, None, owner=Owner(proposal_id=made.id), files=[PastedImage(PNG)])
    assert desk.store.undo_label() == f"Thêm 1 minh chứng – đề nghị cấp trên – {row.printed_name}"
    assert proposals.take_back(desk, made.id) == row.printed_name
    assert desk.store.all(UpwardProposal) == ()
    assert proposals.to_send(desk) == (desk.store.get(Nomination, row.id),)


def test_a_decision_of_the_commune_leaves_the_upward_ones_alone(
    desk: Desk, held: AwardRound, row: Nomination
) -> None:
    nominated(desk, held.id, unit_named(desk, "Thôn mẫu 01"), state=NominationState.VOTED)
    draft = decisions.draft_decision(desk, held.id)
    assert row.id not in {one.id for one in decisions.approved(desk, draft)}
    assert desk.store.get(Nomination, row.id).state is NominationState.VOTED


@pytest.mark.parametrize(
    ("kind", "level", "said"),
    [
        (AwardType.MERIT, None, True),
        (AwardType.MOVEMENT, ParentLevel.CENTRAL, True),
        (AwardType.MOVEMENT, ParentLevel.PROVINCE, False),
        (AwardType.UNSCHEDULED, None, False),
    ],
)
def test_when_a_movement_award_is_no_ground(
    desk: Desk,
    held: AwardRound,
    row: Nomination,
    kind: AwardType,
    level: ParentLevel | None,
    *,
    said: bool,
) -> None:
    assert held.campaign_id is not None
    with desk.store.act("Mẫu") as act:
        act.update(replace(held, award_type=kind))
        for parent in desk.store.where(ParentCampaign, campaign_id=held.campaign_id):
            act.delete(ParentCampaign, parent.id)
        if level is not None:
            act.insert(ParentCampaign(campaign_id=held.campaign_id, level=level, title="Mẫu"))
    assert proposals.movement_is_no_ground(desk, row.id) is said
