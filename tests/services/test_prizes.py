"""Handing over certificates and money, and the fund of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Award,
    AwardForm,
    Decision,
    Handover,
    Revocation,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    DecisionKind,
    DecisionState,
    HandoverKind,
    RevocationGround,
    SubjectKind,
)
from thidua_desktop.services import awards, decisions, office, prizes
from thidua_desktop.services.prizes import HandoverForm

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)
CERTIFICATE, MONEY = HandoverKind.CERTIFICATE, HandoverKind.MONEY


@pytest.fixture
def given(desk: Desk, sample: CampaignBoard) -> tuple[Award, ...]:
    """Two units awarded by an issued decision of the office on 15/01/2026."""
    office.choose_rounding(desk, office.rounding_offers(desk, DAY)[0].rule.key, day=DAY)
    held = awards.open_round(
        desk,
        "Khen đột xuất mẫu",
        campaign_id=None,
        award_type=AwardType.UNSCHEDULED,
        year=2026,
        data_day=DAY,
    )
    units = [unit for unit in desk.store.all(Unit) if unit.active_to is None][:2]
    assert sample.campaign
    made = [
        awards.nominate(
            desk,
            held.id,
            subject=SubjectKind.COLLECTIVE,
            subject_id=unit.id,
            form_key="giay-khen-xa",
            citation="Đã có thành tích mẫu",
        )
        for unit in units
    ]
    assert awards.submit(desk, [row.id for row in made]) == ()
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Khen đột xuất")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    issued = decisions.issue(desk, draft.id, number=7, day=DAY)
    return desk.store.where(Award, decision_id=issued.id)


def handing(
    what: HandoverKind = CERTIFICATE, day: str = "15/01/2026", **more: object
) -> HandoverForm:
    return HandoverForm(what=what, on_day=day, **more)  # type: ignore[arg-type]


def codes(refused: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_everyone_is_owed_a_certificate_and_money_until_both_are_given(
    desk: Desk, given: tuple[Award, ...]
) -> None:
    assert [row.owed for row in prizes.prize_rows(desk)] == [(CERTIFICATE, MONEY)] * 2
    keys = [award.id for award in given]
    prizes.hand_over(desk, keys, handing())
    assert [row.owed for row in prizes.prize_rows(desk)] == [(MONEY,)] * 2
    prizes.hand_over(desk, keys, handing(MONEY, received_by="Người nhận thay mẫu"))
    assert [row.owed for row in prizes.prize_rows(desk)] == [(), ()]
    assert desk.store.undo_label() == "Chi tiền thưởng – 2 trường hợp"
    desk.store.undo()
    assert [row.owed for row in prizes.prize_rows(desk)] == [(MONEY,)] * 2


def test_who_was_absent_still_has_it_coming_and_is_written_down_once(
    desk: Desk, given: tuple[Award, ...]
) -> None:
    prizes.hand_over(desk, [given[0].id], handing(absent=True))
    assert CERTIFICATE in prizes.prize_rows(desk)[0].owed
    prizes.hand_over(desk, [given[0].id], handing())
    rows = desk.store.where(Handover, award_id=given[0].id)
    assert [(row.what, row.absent) for row in rows] == [(CERTIFICATE, False)]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (handing(day=""), "date.blank"),
        (handing(day="14/01/2026"), "handover.early"),
        (handing(day="16/01/2026"), "handover.later"),
        (handing(absent=True, received_by="Người nhận thay mẫu"), "handover.absent_received"),
    ],
)
def test_a_handing_over_that_cannot_be_is_refused(
    desk: Desk, given: tuple[Award, ...], form: HandoverForm, code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        prizes.hand_over(desk, [given[0].id], form)
    assert codes(refused) == [code]
    assert desk.store.all(Handover) == ()


def test_nothing_is_handed_over_to_nobody(desk: Desk, given: tuple[Award, ...]) -> None:
    with pytest.raises(RuleError) as refused:
        prizes.hand_over(desk, [given[0].id + 999], handing())
    assert codes(refused) == ["handover.none"]
    with pytest.raises(RuleError) as nothing:
        prizes.undo_handover(desk, [given[0].id], MONEY)
    assert codes(nothing) == ["handover.not_given"]


def test_what_was_written_down_can_be_taken_back(desk: Desk, given: tuple[Award, ...]) -> None:
    keys = [award.id for award in given]
    prizes.hand_over(desk, keys, handing())
    assert prizes.undo_handover(desk, keys, CERTIFICATE) == 2
    assert desk.store.all(Handover) == ()


def test_an_award_without_money_is_paid_nothing(desk: Desk, given: tuple[Award, ...]) -> None:
    with desk.store.act("Không chi") as act:
        unpaid = act.insert(
            replace(given[0], id=0, uid=new_uid(), amount_vnd=0, position=9, register_number=99)
        )
    owed = {row.award.id: row.owed for row in prizes.prize_rows(desk)}
    assert owed[unpaid.id] == (CERTIFICATE,)
    with pytest.raises(RuleError) as refused:
        prizes.hand_over(desk, [unpaid.id], handing(MONEY))
    assert codes(refused) == ["handover.no_money"]


def revoke(desk: Desk, award: Award, *, state: DecisionState, back: int | None = None) -> None:
    signer = desk.store.all(Signatory)[0]
    issued = state is DecisionState.ISSUED
    with desk.store.act("Hủy bỏ") as act:
        decision = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.REVOCATION,
                state=state,
                symbol="QĐ-UBND",
                signatory_id=signer.id,
                corrects_id=award.decision_id,
                number=9 if issued else None,
                decided_on=DAY if issued else None,
                year=2026 if issued else None,
                frozen="{}" if issued else None,
            )
        )
        act.insert(
            Revocation(
                award_id=award.id,
                decision_id=decision.id,
                reason="Kê khai sai mẫu",
                ground=RevocationGround.FALSE_DECLARATION,
                money_back_vnd=back,
            )
        )


def test_a_revoked_award_is_owed_nothing_and_its_money_comes_back_to_the_fund(
    desk: Desk, given: tuple[Award, ...]
) -> None:
    amount = given[0].amount_vnd or 0
    prizes.save_fund(desk, 2026, amount="10.000.000", document="Dự toán mẫu")
    prizes.hand_over(desk, [given[0].id], handing(MONEY))
    before = prizes.fund(desk, 2026)
    assert (before.decided_vnd, before.paid_vnd) == (amount * 2, amount)
    assert before.left_vnd == 10_000_000 - amount * 2
    revoke(desk, given[0], state=DecisionState.DRAFT)
    assert not prizes.prize_rows(desk)[0].revoked
    revoke(desk, given[1], state=DecisionState.ISSUED, back=amount)
    rows = {row.award.id: row for row in prizes.prize_rows(desk)}
    assert rows[given[1].id].owed == ()
    after = prizes.fund(desk, 2026)
    assert (after.recovered_vnd, after.left_vnd) == (amount, 10_000_000 - amount)
    with pytest.raises(RuleError) as refused:
        prizes.hand_over(desk, [given[1].id], handing())
    assert codes(refused) == ["handover.revoked"]


def test_a_year_without_a_fund_says_so_and_a_fund_is_kept_once(
    desk: Desk, given: tuple[Award, ...]
) -> None:
    assert prizes.fund(desk, 2026).left_vnd is None
    with pytest.raises(RuleError) as refused:
        prizes.save_fund(desk, 2026, amount="0")
    assert codes(refused) == ["fund.amount"]
    prizes.save_fund(desk, 2026, amount="1.000.000")
    prizes.save_fund(desk, 2026, amount="2.000.000")
    assert prizes.fund(desk, 2026).fund_vnd == 2_000_000
    assert prizes.money_years(desk) == (2026,)
    assert len(given) == 2
    assert desk.store.all(AwardForm)
