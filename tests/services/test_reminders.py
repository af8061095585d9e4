"""What a unit still owes, the exact message to copy, and the log of reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Assignment,
    ProgressEntry,
    Reminder,
    Report,
    Return,
    Unit,
    Verification,
)
from thidua_desktop.domain.terms import ReportChannel, ReportCycle, ValueKind
from thidua_desktop.services import reminders, reports, returns
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.services.reminders import Debt, GivenBack, Message, Reminded, message
from thidua_desktop.services.reports import ReportForm

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)
MESSAGE = """\
Kính gửi Thôn mẫu 03!
Phong trào thi đua lập thành tích chào mừng Đại hội lần thứ XIV của Đảng, số liệu đến ngày \
15/01/2026: đơn vị còn 7 chỉ tiêu cần báo cáo, bổ sung chậm nhất ngày 20/01/2026:
Chưa có số liệu (hạn 23/01/2026):
- Cơ sở dữ liệu đất đai “đúng - đủ - sạch - sống”
- Trang trí khu dân cư, Lễ hội hoa Đào, mừng Xuân
- An sinh xã hội, thăm hỏi, tặng quà, chúc Tết
- Công tác bầu cử Quốc hội và HĐND các cấp
- Tuyên truyền chào mừng Đại hội XIV của Đảng
- Xây dựng Đảng, chính quyền, hệ thống chính trị
- Dân vận, đối thoại với Nhân dân
Trân trọng cảm ơn! Phòng Văn hóa - Xã hội."""


@pytest.fixture
def hamlet(desk: Desk, sample: CampaignBoard) -> Unit:
    assert sample.units(DAY)
    return next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")


def silent_one(board: CampaignBoard, unit: Unit, *, day: date = DAY) -> int:
    """An indicator of the unit without data, the first of the plan."""
    owed = reminders.owed_by(board, unit.id, day)
    return next(one.indicator_id for one in owed if one.debt is Debt.SILENT)


def test_the_message_is_polite_short_and_exact(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    found = message(desk, sample.campaign.id, hamlet.id, day=DAY)
    assert found is not None
    assert found.to_whom == hamlet.name
    assert found.due_on == "20/01/2026"
    assert found.text == MESSAGE


@pytest.mark.parametrize(
    ("head", "contact", "whom"),
    [
        (None, "", "Thôn mẫu 03"),
        ("Trưởng thôn mẫu", "", "Trưởng thôn mẫu"),
        (None, "nhóm Zalo của thôn", "nhóm Zalo của thôn"),
        ("Trưởng thôn mẫu", "nhóm Zalo", "Trưởng thôn mẫu, nhóm Zalo"),
    ],
)
def test_who_is_written_to(hamlet: Unit, head: str | None, contact: str, whom: str) -> None:
    assert reminders.addressee(replace(hamlet, head=head, contact=contact)) == whom


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 1, 12), date(2026, 1, 15)),
        (date(2026, 1, 15), date(2026, 1, 20)),
        (date(2026, 1, 17), date(2026, 1, 21)),
    ],
)
def test_three_working_days_leave_the_weekend_out(today: date, due: date) -> None:
    assert reminders.suggested_due(today) == due


def test_a_value_given_back_is_owed_until_a_newer_one_comes(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    number, indicator = sample.campaign.id, silent_one(sample, hamlet)
    record(desk, number, [Typing(hamlet.id, indicator, "x")], day=DAY)
    result = sample.result(hamlet.id, indicator, DAY)
    assert result is not None
    assert indicator not in {o.indicator_id for o in reminders.owed_by(sample, hamlet.id, DAY)}
    with desk.store.act("Trả lại") as act:
        act.insert(
            Return(
                campaign_id=number, entry_id=result.entry_id, on_day=DAY, reason="thiếu minh chứng"
            )
        )
    (back,) = [o for o in reminders.owed_by(sample, hamlet.id, DAY) if o.debt is Debt.RETURNED]
    assert (back.indicator_id, back.reason) == (indicator, "thiếu minh chứng")
    found = message(desk, number, hamlet.id, day=DAY)
    assert found is not None
    assert "\nĐã trả lại để sửa (hạn 23/01/2026), thiếu minh chứng:\n- " in found.text
    assert result.entry_id is not None
    with desk.store.act("Thẩm định") as act:
        act.insert(
            Verification(
                entry_id=result.entry_id,
                kind=ValueKind.VALUE,
                value=Decimal(1),
                verified_by="Cán bộ mẫu",
                verified_at=desk.clock.now(),
            )
        )
    assert Debt.RETURNED not in {o.debt for o in reminders.owed_by(sample, hamlet.id, DAY)}
    desk.store.undo()
    record(desk, number, [Typing(hamlet.id, indicator, "K.PS")], day=DAY)
    left = reminders.owed_by(sample, hamlet.id, DAY)
    assert Debt.RETURNED not in {one.debt for one in left}


def test_what_is_overdue_comes_first_and_says_since_when(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    day = date(2026, 1, 24)
    owed = reminders.owed_by(sample, hamlet.id, day)
    assert owed[0].debt is Debt.OVERDUE
    found = message(desk, sample.campaign.id, hamlet.id, day=day, due_on=date(2026, 1, 30))
    assert found is not None
    assert "\nQuá hạn từ ngày 23/01/2026:\n- " in found.text
    assert "chậm nhất ngày 30/01/2026:" in found.text


def test_a_unit_that_owes_nothing_gets_no_message(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    for one in reminders.owed_by(sample, hamlet.id, DAY):
        typing = Typing(hamlet.id, one.indicator_id, "K.PS")
        record(desk, sample.campaign.id, [typing], day=DAY)
    assert message(desk, sample.campaign.id, hamlet.id, day=DAY) is None
    listed = reminders.debtors(desk, sample.campaign.id, day=DAY)
    assert hamlet.id not in {one.unit.id for one in listed}


def monthly(desk: Desk, board: CampaignBoard, *, cutoff: int) -> None:
    with desk.store.act("Chế độ báo cáo") as act:
        act.update(replace(board.campaign, report_cycle=ReportCycle.MONTHLY, report_cutoff=cutoff))


def test_a_report_past_its_due_day_is_asked_for_until_it_comes(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    number = sample.campaign.id
    monthly(desk, sample, cutoff=10)
    with desk.store.act("Xóa số liệu") as act:
        mine = {a.id for a in sample.rows(Assignment) if a.unit_id == hamlet.id}
        for entry in desk.store.all(ProgressEntry):
            if entry.assignment_id in mine:
                act.delete(ProgressEntry, entry.id)
    listed = {one.unit.id: one for one in reminders.debtors(desk, number, day=DAY)}
    report = listed[hamlet.id].report
    assert report is not None
    assert (report.due_on, report.days_late) == (date(2026, 1, 10), 5)
    found = message(desk, number, hamlet.id, day=DAY)
    assert found is not None
    late = "báo cáo kỳ 10/01/2026 đã chậm 5 ngày, đơn vị còn"
    assert late in found.text
    assert found.due_on == "23/01/2026"
    no_duty = [replace(a, no_duty=True) for a in sample.rows(Assignment) if a.unit_id == hamlet.id]
    with desk.store.act("Không có nhiệm vụ") as act:
        for given in no_duty[1:]:
            act.update(given)
        act.delete(Assignment, no_duty[0].id)
    assert message(desk, number, hamlet.id, day=DAY) is None


def test_a_report_alone_is_asked_for_without_a_list(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    number = sample.campaign.id
    owed = reminders.owed_by(sample, hamlet.id, DAY)
    for one in owed:
        record(desk, number, [Typing(hamlet.id, one.indicator_id, "K.PS")], day=DAY)
    monthly(desk, sample, cutoff=10)
    with desk.store.act("Dời số liệu") as act:
        mine = {a.id for a in sample.rows(Assignment) if a.unit_id == hamlet.id}
        for entry in desk.store.all(ProgressEntry):
            if entry.assignment_id in mine:
                act.update(replace(entry, as_at=date(2026, 1, 12)))
    found = message(desk, number, hamlet.id, day=DAY)
    assert found is not None
    assert found.text.splitlines()[1].endswith(
        "báo cáo kỳ 10/01/2026 đã chậm 5 ngày, đề nghị đơn vị gửi chậm nhất ngày 23/01/2026."
    )
    assert len(found.text.splitlines()) == 3


def test_the_log_counts_each_unit_up_to_the_day_and_can_be_undone(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    number = sample.campaign.id
    found = message(desk, number, hamlet.id, day=DAY)
    assert found is not None
    (row,) = reminders.keep_reminders(desk, number, [found])
    assert (row.to_whom, row.due_on, row.on_day) == (hamlet.name, date(2026, 1, 20), DAY)
    assert desk.store.undo_label() == "Đôn đốc – Thôn mẫu 03"
    reminders.keep_reminders(desk, number, [replace(found, text="Nhắc lại")])
    assert reminders.reminded(desk, number, day=DAY) == {hamlet.id: Reminded(2, DAY)}
    assert reminders.reminded(desk, number, day=DAY - timedelta(days=1)) == {}
    debtor = next(
        one for one in reminders.debtors(desk, number, day=DAY) if one.unit.id == hamlet.id
    )
    assert debtor.reminded == Reminded(2, DAY)
    assert [kept.text for kept in reminders.reminders(desk, number)] == ["Nhắc lại", found.text]
    desk.store.undo()
    assert reminders.reminders(desk, number) == (row,)


def test_several_messages_are_one_act(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    owing = reminders.debtors(desk, number, day=DAY)[:2]
    messages = [message(desk, number, one.unit.id, day=DAY) for one in owing]
    reminders.keep_reminders(desk, number, [one for one in messages if one])
    assert desk.store.undo_label() == "Đôn đốc – 2 đơn vị"


@pytest.mark.parametrize(
    ("due", "text", "codes"),
    [
        ("", " \n ", ["reminder.text_empty"]),
        ("14/01/2026", "Kính gửi", ["reminder.due_past"]),
        ("14-13-2026", "Kính gửi", ["date.impossible"]),
        ("14/01/2026", "", ["reminder.text_empty", "reminder.due_past"]),
    ],
)
def test_what_the_log_refuses(
    desk: Desk, sample: CampaignBoard, hamlet: Unit, due: str, text: str, codes: list[str]
) -> None:
    one = Message(unit_id=hamlet.id, to_whom="", due_on=due, text=text)
    with pytest.raises(RuleError) as refused:
        reminders.keep_reminders(desk, sample.campaign.id, [one, one])
    assert [p.code for p in refused.value.problems] == codes
    assert desk.store.count(Reminder) == 0


def test_a_message_without_a_day_asks_for_none(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    one = Message(unit_id=hamlet.id, to_whom=" Trưởng  thôn ", due_on="", text=" a\nb ")
    (row,) = reminders.keep_reminders(desk, sample.campaign.id, [one])
    assert (row.to_whom, row.due_on, row.text) == ("Trưởng thôn", None, "a\nb")


def test_silent_units_are_listed_indicator_by_indicator(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    indicator = silent_one(sample, hamlet)
    cells = reminders.silent_cells(sample, DAY)
    order = [one.id for one in sample.indicators]
    assert [order.index(c.indicator_id) for c in cells] == sorted(
        order.index(c.indicator_id) for c in cells
    )
    (mine,) = [c for c in cells if (c.unit.id, c.indicator_id) == (hamlet.id, indicator)]
    assert (mine.deadline, mine.days_late) == (date(2026, 1, 23), 0)
    late = reminders.silent_cells(sample, date(2026, 1, 25))
    (mine,) = [c for c in late if (c.unit.id, c.indicator_id) == (hamlet.id, indicator)]
    assert mine.days_late == 2
    record(desk, sample.campaign.id, [Typing(hamlet.id, indicator, "x")], day=DAY)
    assert (hamlet.id, indicator) not in {
        (c.unit.id, c.indicator_id) for c in reminders.silent_cells(sample, DAY)
    }
    assert desk.store.count(ProgressEntry)


def reported(desk: Desk, unit: Unit, day: date) -> Report:
    form = ReportForm(unit_id=unit.id, as_at=day, received_on=DAY, channel=ReportChannel.PAPER)
    return reports.receive(desk, desk.campaigns[-1].id, form)


def test_a_report_given_back_is_owed_until_a_newer_one_comes(
    desk: Desk, sample: CampaignBoard, hamlet: Unit
) -> None:
    number = sample.campaign.id
    done = next(u for u in sample.units(DAY) if not reminders.owed_by(sample, u.id, DAY))
    for unit in (hamlet, done):
        row = reported(desk, unit, date(2026, 1, 9))
        returns.give_back(desk, number, reason="thiếu chữ ký", on_day=DAY, report_id=row.id)
    owing = {one.unit.id: one for one in reminders.debtors(desk, number, day=DAY)}
    assert owing[done.id].given_back == (GivenBack(date(2026, 1, 9), "thiếu chữ ký"),)
    assert owing[done.id].owed == ()
    words = message(desk, number, done.id, day=DAY)
    assert words is not None
    assert "đơn vị có 1 báo cáo cần gửi lại chậm nhất ngày 20/01/2026:" in words.text
    assert "- Báo cáo số liệu đến ngày 09/01/2026, thiếu chữ ký" in words.text
    both = message(desk, number, hamlet.id, day=DAY)
    assert both is not None
    assert "đơn vị còn 7 chỉ tiêu cần báo cáo, bổ sung và 1 báo cáo cần gửi lại" in both.text
    assert reminders.given_back(sample, done.id, date(2026, 1, 14)) == ()
    reported(desk, done, date(2026, 1, 9))
    assert done.id not in {one.unit.id for one in reminders.debtors(desk, number, day=DAY)}
