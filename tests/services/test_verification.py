"""Verification: accepted as reported or another value with its reason; giving back; locking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Assignment,
    Indicator,
    ProgressEntry,
    Report,
    Return,
    Unit,
    Verification,
)
from thidua_desktop.domain.terms import Accumulation, CampaignState, ReportChannel, Rule, ScopeKind
from thidua_desktop.services import catalogue, locking, progress, returns, verification
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.verification import Check
from thidua_desktop.services.verification_sheet import (
    CheckRow,
    rows_of_indicator,
    rows_of_unit,
    totals,
)
from thidua_desktop.ui.texts import sentence

EARLIER, DAY = date(2026, 1, 5), date(2026, 1, 15)
A, B = "Thôn mẫu 03", "Thôn mẫu 02"


def hamlet(desk: Desk, name: str = A) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def models(board: CampaignBoard) -> int:
    return board.indicators_of(board.fields[0].id)[6].id


def enter(
    desk: Desk, board: CampaignBoard, text: str, *, name: str = A, day: date = DAY
) -> ProgressEntry:
    typed = [Typing(hamlet(desk, name).id, models(board), text)]
    progress.record(desk, board.campaign.id, typed, day=day, reason="Gõ nhầm")
    return desk.store.all(ProgressEntry)[-1]


def check(
    desk: Desk, board: CampaignBoard, *checks: Check, reason: str | None = None, by: str = ""
) -> int:
    return verification.verify(desk, board.campaign.id, checks, by=by, reason=reason)


def row_of(desk: Desk, board: CampaignBoard, name: str = A) -> CheckRow:
    rows = rows_of_unit(board, hamlet(desk, name).id, DAY)
    return next(r for r in rows if r.indicator_id == models(board))


def test_accepting_as_reported_needs_no_reason_and_moves_no_score(
    desk: Desk, sample: CampaignBoard
) -> None:
    first, second = enter(desk, sample, "1"), enter(desk, sample, "4", name=B)
    before = totals(sample, hamlet(desk).id, DAY)
    assert check(desk, sample, Check(first.id), Check(second.id)) == 2
    row = row_of(desk, sample)
    assert row.verified == row.reported
    assert not row.differs
    assert totals(sample, hamlet(desk).id, DAY) == before
    assert desk.store.latest(1)[0].label == "Thẩm định 2 số liệu – 2 đơn vị"
    assert check(desk, sample, Check(first.id), Check(second.id, "4")) == 0
    desk.store.undo()
    assert row_of(desk, sample).verification is None


def test_another_value_needs_a_reason_and_counts(desk: Desk, sample: CampaignBoard) -> None:
    entry = enter(desk, sample, "1")
    head = desk.store.head
    with pytest.raises(RuleError) as caught:
        check(desk, sample, Check(entry.id, "0"))
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("reason", "verify.reason_needed")
    assert A in sentence(problem)
    assert desk.store.head == head
    check(desk, sample, Check(entry.id, "0"), reason=" Thẩm định lại ", by=" Bà Lành ")
    row, both = row_of(desk, sample), totals(sample, hamlet(desk).id, DAY)
    assert row.verification is not None
    assert (row.verification.verified_by, row.verification.reason) == ("Bà Lành", "Thẩm định lại")
    assert desk.store.latest(1)[0].reason == "Thẩm định lại"
    assert row.differs
    assert both.reported is not None
    assert both.total is not None
    assert both.total < both.reported
    assert row.points == 0
    assert row.reported_points == both.reported - both.total


def test_changing_or_taking_back_an_earlier_verification_needs_a_reason(
    desk: Desk, sample: CampaignBoard
) -> None:
    entry = enter(desk, sample, "1")
    assert check(desk, sample, Check(entry.id, "")) == 0
    check(desk, sample, Check(entry.id))
    for text in ("3", ""):
        with pytest.raises(RuleError, match=r"verify\.reason_needed"):
            check(desk, sample, Check(entry.id, text))
    check(desk, sample, Check(entry.id, "3"), reason="Thẩm định lại")
    with pytest.raises(RuleError, match=r"verify\.reason_needed"):
        check(desk, sample, Check(entry.id))
    check(desk, sample, Check(entry.id, ""), reason="Thẩm định lại")
    assert desk.store.latest(1)[0].label == f"Rút thẩm định 1 số liệu – {A}"
    row = row_of(desk, sample)
    assert (row.verification, row.verified) == (None, None)
    assert row.awaits
    assert len(desk.store.all(Verification)) == 3


def test_every_unreadable_check_is_named_and_nothing_is_stored(
    desk: Desk, sample: CampaignBoard
) -> None:
    first, second = enter(desk, sample, "1"), enter(desk, sample, "4", name=B)
    with pytest.raises(RuleError) as caught:
        check(desk, sample, Check(first.id, "hai"), Check(second.id), Check(0))
    assert [(p.field, p.code) for p in caught.value.problems] == [
        (str(first.id), "number.unreadable"),
        ("0", "verify.no_entry"),
    ]
    assert desk.store.all(Verification) == ()


def test_only_the_entry_that_stands_is_verified(desk: Desk, sample: CampaignBoard) -> None:
    old = enter(desk, sample, "1")
    enter(desk, sample, "2")
    with pytest.raises(RuleError, match=r"verify\.superseded"):
        check(desk, sample, Check(old.id))
    gone = enter(desk, sample, "")
    with pytest.raises(RuleError, match=r"verify\.no_entry"):
        check(desk, sample, Check(gone.id))


def test_a_closed_campaign_takes_no_verification(desk: Desk, sample: CampaignBoard) -> None:
    entry = enter(desk, sample, "1")
    catalogue.set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    for refused in (
        lambda: check(desk, sample, Check(entry.id)),
        lambda: give_back(desk, sample, entry),
        lambda: locking.lock(desk, sample.campaign.id, DAY),
        lambda: locking.unlock(desk, sample.campaign.id, None, reason="Nhầm"),
    ):
        with pytest.raises(RuleError, match=r"campaign\.not_open"):
            refused()


def test_a_contributors_part_is_verified_where_it_was_reported(
    desk: Desk, sample: CampaignBoard
) -> None:
    of = next(
        i for i in sample.indicators if i.rule is Rule.AT_LEAST and i.scope is ScopeKind.COMMUNE
    )
    lead, helper = of.lead_unit_id or 0, hamlet(desk)
    with desk.store.act("Đơn vị phối hợp") as act:
        act.insert(
            Assignment(
                campaign_id=sample.campaign.id,
                indicator_id=of.id,
                unit_id=helper.id,
                is_contributor=True,
            )
        )
    for row in [r for r in rows_of_unit(sample, lead, DAY) if r.indicator_id == of.id]:
        if row.entry is not None:
            check(desk, sample, Check(row.entry.id))
    progress.record(desk, sample.campaign.id, [Typing(helper.id, of.id, "2")], day=DAY)
    entry = desk.store.all(ProgressEntry)[-1]
    result = sample.result(lead, of.id, DAY)
    assert result is not None
    assert not result.verified
    with pytest.raises(RuleError, match=r"cell\.percent"):
        check(desk, sample, Check(entry.id, "50%"))
    check(desk, sample, Check(entry.id, "1"), reason="Thẩm định lại")
    after = sample.result(lead, of.id, DAY)
    assert after is not None
    assert after.verified
    assert after.value is not None
    assert after.reported is not None
    assert (after.reported.value or 0) - (after.value.value or 0) == 1


def test_each_day_of_a_period_is_a_row_of_its_own(desk: Desk, sample: CampaignBoard) -> None:
    enter(desk, sample, "1", day=EARLIER)
    with desk.store.act("Trong kỳ") as act:
        old = desk.store.get(Indicator, models(sample))
        act.update(replace(old, accumulation=Accumulation.PER_PERIOD))
    enter(desk, sample, "2")
    mine = [r for r in rows_of_unit(sample, hamlet(desk).id, DAY) if r.indicator_id == old.id]
    assert [r.entry.as_at for r in mine if r.entry][1:] == [EARLIER, DAY]
    assert mine[0].points is None
    assert mine[-1].points is not None


def test_an_indicator_lists_its_units_in_the_order_of_blocks(
    desk: Desk, sample: CampaignBoard
) -> None:
    enter(desk, sample, "1")
    rows = rows_of_indicator(sample, models(sample), DAY)
    assert [r.unit_id for r in rows] == [
        u.id for u in sample.units(DAY) if sample.result(u.id, models(sample), DAY) is not None
    ]


def test_waiting_counts_what_nobody_verified_and_what_is_with_the_units(
    desk: Desk, sample: CampaignBoard
) -> None:
    entry = enter(desk, sample, "1")
    before = verification.waiting(desk, sample.campaign.id, DAY)
    assert before.units == len(sample.units(DAY))
    assert before.returns == 0
    give_back(desk, sample, entry)
    assert verification.waiting(desk, sample.campaign.id, DAY).returns == 1
    assert verification.waiting(desk, sample.campaign.id, DAY).values == before.values - 1
    every = [
        Check(row.entry.id)
        for unit in sample.units(DAY)
        for row in rows_of_unit(sample, unit.id, DAY)
        if row.entry is not None
    ]
    check(desk, sample, *every)
    done = verification.waiting(desk, sample.campaign.id, DAY)
    assert (done.values, done.units, done.returns) == (0, 0, 0)


# giving back


def give_back(
    desk: Desk, board: CampaignBoard, *entries: ProgressEntry, reason: str = "Thiếu biên bản."
) -> tuple[Return, ...]:
    return returns.give_back(
        desk,
        board.campaign.id,
        entry_ids=[e.id for e in entries],
        reason=reason,
        on_day=desk.clock.today(),
    )


def open_now(desk: Desk, board: CampaignBoard) -> tuple[returns.OpenReturn, ...]:
    return returns.open_returns(desk, board.campaign.id, DAY)


def test_a_newer_value_settles_what_was_given_back(desk: Desk, sample: CampaignBoard) -> None:
    entry = enter(desk, sample, "1")
    (row,) = give_back(desk, sample, entry)
    (item,) = open_now(desk, sample)
    assert (item.row, item.entry, item.unit_id) == (row, entry, hamlet(desk).id)
    assert row_of(desk, sample).returned == row
    enter(desk, sample, "2")
    assert open_now(desk, sample) == ()
    desk.store.undo()
    assert open_now(desk, sample) == (item,)


def test_verifying_after_all_settles_it_too(desk: Desk, sample: CampaignBoard) -> None:
    entry = enter(desk, sample, "1")
    give_back(desk, sample, entry)
    check(desk, sample, Check(entry.id))
    assert open_now(desk, sample) == ()
    assert row_of(desk, sample).returned is None


def test_giving_back_takes_the_verification_back(desk: Desk, sample: CampaignBoard) -> None:
    entry = enter(desk, sample, "1")
    check(desk, sample, Check(entry.id, "0"), reason="Thẩm định lại")
    give_back(desk, sample, entry)
    row = row_of(desk, sample)
    assert row.verified is None
    assert row.returned is not None
    desk.store.undo()
    assert row_of(desk, sample).differs


def test_a_whole_report_goes_back_until_a_later_one_comes(
    desk: Desk, sample: CampaignBoard
) -> None:
    first = file_report(desk, sample, "r1")
    returns.give_back(
        desk, sample.campaign.id, report_id=first.id, reason="Chưa ký", on_day=desk.clock.today()
    )
    assert [item.report for item in open_now(desk, sample)] == [first]
    said = returns.return_message(desk, sample.campaign.id, hamlet(desk).id, DAY)
    assert "- Báo cáo số liệu đến ngày 15/01/2026. Lý do: Chưa ký." in said
    file_report(desk, sample, "r0", as_at=EARLIER)
    assert len(open_now(desk, sample)) == 1
    file_report(desk, sample, "r2")
    assert open_now(desk, sample) == ()


def file_report(desk: Desk, board: CampaignBoard, uid: str, *, as_at: date = DAY) -> Report:
    with desk.store.act("Nhận báo cáo") as act:
        return act.insert(
            Report(
                uid=uid,
                campaign_id=board.campaign.id,
                unit_id=hamlet(desk).id,
                as_at=as_at,
                received_on=DAY,
                channel=ReportChannel.PAPER,
                entered_at=desk.clock.now(),
            )
        )


def test_the_message_says_what_went_back_and_why(desk: Desk, sample: CampaignBoard) -> None:
    assert returns.return_message(desk, sample.campaign.id, hamlet(desk).id, DAY) == ""
    give_back(desk, sample, enter(desk, sample, "1"))
    said = returns.return_message(desk, sample.campaign.id, hamlet(desk).id, DAY)
    version = sample.version(models(sample), DAY)
    assert version is not None
    name = version.short_text or version.text
    assert said.splitlines()[1:] == [
        f"- {name}: đã báo cáo 1 (đến ngày 15/01/2026). Lý do: Thiếu biên bản.",
        "Trân trọng cảm ơn!",
    ]
    assert A in said


def test_giving_back_says_everything_that_is_lacking(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError) as caught:
        returns.give_back(desk, sample.campaign.id, reason=" ", on_day=date(2026, 1, 16))
    codes = [p.code for p in caught.value.problems]
    assert codes == ["return.reason_empty", "return.in_future", "return.nothing"]
    with pytest.raises(RuleError) as caught:
        returns.give_back(
            desk, sample.campaign.id, reason="x", on_day=DAY, entry_ids=[0], report_id=99
        )
    codes = [p.code for p in caught.value.problems]
    assert codes == ["verify.no_entry", "return.report_gone"]


# locking


def test_locking_is_a_barrier_and_only_goes_on(desk: Desk, sample: CampaignBoard) -> None:
    enter(desk, sample, "1")
    locking.lock(desk, sample.campaign.id, EARLIER)
    assert sample.campaign.locked_to == EARLIER
    with pytest.raises(RuleError) as caught:
        desk.store.undo()
    assert sentence(caught.value.problems[0]) == (
        "Không hoàn tác được nữa: số liệu đã khóa hoặc được mở khóa"
    )
    for day, code in (
        (date(2026, 1, 16), "lock.in_future"),
        (date(2025, 1, 1), "lock.before_start"),
        (date(2026, 1, 4), "lock.earlier"),
    ):
        with pytest.raises(RuleError, match=code):
            locking.lock(desk, sample.campaign.id, day)
    locking.lock(desk, sample.campaign.id, DAY)
    assert sample.campaign.locked_to == DAY


def test_unlocking_asks_a_reason_and_is_a_barrier_too(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    with pytest.raises(RuleError, match=r"lock\.not_locked"):
        locking.unlock(desk, number, None, reason="Nhầm")
    locking.lock(desk, number, DAY)
    with pytest.raises(RuleError, match=r"lock\.reason"):
        locking.unlock(desk, number, None, reason=" ")
    with pytest.raises(RuleError, match=r"lock\.not_earlier"):
        locking.unlock(desk, number, DAY, reason="Nhầm")
    locking.unlock(desk, number, EARLIER, reason="Đơn vị báo lại")
    assert sample.campaign.locked_to == EARLIER
    assert desk.store.latest(1)[0].reason == "Đơn vị báo lại"
    locking.unlock(desk, number, None, reason="Đơn vị báo lại")
    assert sample.campaign.locked_to is None
    assert desk.store.undo_label() is None


def test_accepting_as_reported_in_a_locked_period_can_be_undone(
    desk: Desk, sample: CampaignBoard
) -> None:
    entry = enter(desk, sample, "1")
    locking.lock(desk, sample.campaign.id, DAY)
    check(desk, sample, Check(entry.id))
    desk.store.undo()
    check(desk, sample, Check(entry.id, "0"), reason="Thẩm định lại")
    with pytest.raises(RuleError, match=r"progress\.locked"):
        desk.store.undo()
    assert row_of(desk, sample).points == Decimal(0)
