"""Tab Tổng quan: what is said, where its buttons lead, and how it stands in a narrow window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from thidua_desktop.domain.records import Campaign, Reminder, Unit
from thidua_desktop.domain.terms import CampaignState, ReportCycle
from thidua_desktop.services.backup_state import BackupState, Freshness, LastBackup
from thidua_desktop.services.overview import Change, Overview, overview
from thidua_desktop.services.overview_work import ORDER
from thidua_desktop.ui.overview import words
from thidua_desktop.ui.overview.owing_list import MOST, NOBODY, OwingRow
from thidua_desktop.ui.overview.tab import OverviewTab
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.work_list import WorkRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> OverviewTab:
    made = OverviewTab(theme, desk)
    qtbot.addWidget(made)
    desk.listen(made.take)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    made.show()
    return made


def change(desk: Desk, board: CampaignBoard, state: CampaignState) -> None:
    with desk.store.act("Đổi") as act:
        act.update(replace(desk.store.get(Campaign, board.campaign.id), state=state))


def owing_rows(tab: OverviewTab) -> list[OwingRow]:
    QApplication.processEvents()  # rows are shown once they have their place
    return [row for row in tab.findChildren(OwingRow) if row.isVisible()]


def sentences(tab: OverviewTab) -> list[str]:
    QApplication.processEvents()
    rows = [row for row in tab.findChildren(WorkRow) if row.isVisible()]
    return [label.text() for row in rows for label in row.findChildren(QLabel) if label.text()]


def button(tab: OverviewTab, words_: str) -> QPushButton:
    QApplication.processEvents()
    found = (b for b in tab.findChildren(QPushButton) if b.isVisible() and b.text() == words_)
    return next(found)


def test_every_kind_of_work_has_its_words() -> None:
    assert set(words.WORK) == set(ORDER)
    assert set(words.WORK) >= words.URGENT


def test_the_work_is_said_with_names_and_leads_somewhere(qtbot: QtBot, tab: OverviewTab) -> None:
    said = sentences(tab)
    assert said[0] == "7 đơn vị chưa đủ số liệu: Trung tâm PVHCC, Công an xã, BCH Quân sự…"
    with qtbot.waitSignal(tab.wanted) as told:
        button(tab, words.REMIND).click()
    assert told.args == ["silent"]


def test_a_reminder_is_copied_and_logged_from_the_list_itself(
    qtbot: QtBot, tab: OverviewTab, desk: Desk
) -> None:
    row = owing_rows(tab)[0]
    copy = row.findChild(QPushButton)
    assert isinstance(copy, QPushButton)
    with qtbot.waitSignal(tab.told) as told:
        copy.click()
    (kept,) = desk.store.all(Reminder)
    name = desk.store.get(Unit, kept.unit_id).short_name
    assert QGuiApplication.clipboard().text() == kept.text
    assert told.args == [f"Đã chép tin nhắn nhắc {name} và ghi nhật ký; mở Zalo và dán."]
    row = owing_rows(tab)[0]
    assert "Đã nhắc 1 lần, 15/01" in {label.text() for label in row.findChildren(QLabel)}


def test_a_long_list_of_late_units_leads_to_all_of_them(qtbot: QtBot, tab: OverviewTab) -> None:
    assert len(owing_rows(tab)) == MOST
    with qtbot.waitSignal(tab.wanted) as told:
        button(tab, "Xem cả 7 đơn vị…").click()
    assert told.args == ["late"]
    tab.owing.show_owing(())
    assert NOBODY in {label.text() for label in tab.owing.findChildren(QLabel)}


def test_a_square_leads_to_its_unit_and_field(
    qtbot: QtBot, tab: OverviewTab, sample: CampaignBoard
) -> None:
    with qtbot.waitSignal(tab.square_wanted) as told:
        tab.heat.clicked.emit(tab.heat.heat.index(0, 1))
    assert told.args == [tab.heat.heat.key(0), sample.fields[0].id]
    with qtbot.waitSignal(tab.square_wanted) as told:
        tab.heat.clicked.emit(tab.heat.heat.index(0, 0))
    assert told.args == [tab.heat.heat.key(0), None]


def test_a_draft_shows_the_steps_to_its_launch(
    tab: OverviewTab, desk: Desk, sample: CampaignBoard
) -> None:
    change(desk, sample, CampaignState.DRAFT)
    assert sentences(tab) == [
        "13 đơn vị tham gia",
        "Xem lại 1 chỉ tiêu suy ra từ kế hoạch",
        "Mọi chỉ tiêu đã được giao",
        "Phát động để nhận số liệu của đơn vị",
    ]
    assert not tab.heat.isVisible()
    assert not tab.owing.isVisible()
    change(desk, sample, CampaignState.OPEN)
    assert tab.heat.isVisible()
    assert not tab.steps.isVisible()


def test_a_closed_campaign_shows_what_follows(
    qtbot: QtBot, tab: OverviewTab, desk: Desk, sample: CampaignBoard
) -> None:
    change(desk, sample, CampaignState.CLOSED)
    assert "Lập báo cáo tổng kết" in sentences(tab)
    assert not tab.owing.isVisible()
    with qtbot.waitSignal(tab.wanted) as told:
        button(tab, "Xét khen thưởng").click()
    assert told.args == ["awards"]


def test_without_a_campaign_the_plan_is_asked_for(qtbot: QtBot, tab: OverviewTab) -> None:
    tab.show_campaign(None, DAY)
    assert not tab.figures.isVisible()
    with qtbot.waitSignal(tab.plan_wanted):
        next(a for a in tab.actions() if a.text() == "Đọc kế hoạch…").trigger()


def test_the_day_of_the_header_decides(tab: OverviewTab, desk: Desk, sample: CampaignBoard) -> None:
    tab.show_campaign(sample.campaign.id, date(2026, 1, 24))
    assert "quá hạn" in sentences(tab)[0]


def state(day: date | None, freshness: Freshness) -> BackupState:
    last = LastBackup(day, freshness)
    return BackupState(here=last, stick=last, drilled=last, today=DAY)


def test_a_backup_that_is_due_stands_before_what_comes_last(tab: OverviewTab) -> None:
    tab.take_backup(state(date(2026, 1, 5), Freshness.LATE))
    said = sentences(tab)
    assert said.index("Sao lưu ra USB gần nhất ngày 05/01/2026") == len(said) - 2
    tab.take_backup(state(None, Freshness.FRESH))
    assert "Chưa sao lưu ra USB lần nào" in sentences(tab)
    for known in (state(DAY, Freshness.FRESH), None):
        tab.take_backup(known)
        assert not any("lưu ra USB" in line for line in sentences(tab))


@pytest.mark.parametrize(("width", "columns"), [(1366, 3), (911, 2), (500, 1)])
def test_the_cards_stand_in_columns_that_fit(tab: OverviewTab, width: int, columns: int) -> None:
    tab.resize(width, 700)
    row = tab._row  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    assert row.count() == columns
    assert tab.work.isVisible()
    assert tab.heat.isVisible()


def test_figures_say_how_the_campaign_stands(desk: Desk, sample: CampaignBoard) -> None:
    made = overview(desk, sample.campaign.id, day=DAY)
    assert [(f.value, f.words) for f in words.figures(made)] == [
        ("Còn 8 ngày", "kết thúc thi đua 23/01/2026"),
        (f"{made.percent}%", "mức hoàn thành chung"),
        ("6/13", "đơn vị đủ số liệu"),
    ]


def test_a_draft_says_how_large_it_is(desk: Desk, sample: CampaignBoard) -> None:
    change(desk, sample, CampaignState.DRAFT)
    made = overview(desk, sample.campaign.id, day=DAY)
    assert [(f.value, f.words) for f in words.figures(made)][1:] == [
        ("13", "đơn vị tham gia"),
        ("25", "chỉ tiêu, nhiệm vụ"),
    ]


def time_figure(made: Overview) -> tuple[str, Tone]:
    first = words.figures(made)[0]
    return first.value, first.tone


def test_the_time_left_turns_pressing(desk: Desk, sample: CampaignBoard) -> None:
    made = overview(desk, sample.campaign.id, day=DAY)
    assert time_figure(replace(made, days_left=30)) == ("Còn 30 ngày", Tone.PLAIN)
    assert time_figure(replace(made, days_left=14)) == ("Còn 14 ngày", Tone.WARN)
    assert time_figure(replace(made, days_left=0)) == ("Hôm nay", Tone.WARN)
    assert time_figure(replace(made, days_left=-2)) == ("Quá 2 ngày", Tone.BAD)
    assert time_figure(replace(made, days_left=None)) == ("Đang thi đua", Tone.PLAIN)
    assert time_figure(replace(made, state=CampaignState.DRAFT)) == ("Dự thảo", Tone.WARN)
    assert time_figure(replace(made, state=CampaignState.CLOSED)) == ("Đã kết thúc", Tone.PLAIN)
    good = words.figures(replace(made, percent=Decimal(95), complete=13))
    assert {figure.tone for figure in good[1:]} == {Tone.GOOD}
    assert words.figures(replace(made, percent=None))[1].value == "—"
    assert words.figures(replace(made, next_report=DAY))[-1].value == "15/01/2026"


def test_an_act_of_another_day_shows_its_day() -> None:
    at = datetime(2026, 1, 14, 9, 41)  # noqa: DTZ001 - shown as it stands
    one = Change(at, "Nhập 12 ô", "Cán bộ mẫu")
    assert words.change_row(one, DAY) == ("14/01", "Nhập 12 ô", "Cán bộ mẫu")
    assert words.change_row(one, at.date()) == ("09:41", "Nhập 12 ô", "Cán bộ mẫu")


def test_a_report_that_is_late_stands_first(
    tab: OverviewTab, desk: Desk, sample: CampaignBoard
) -> None:
    with desk.store.act("Chế độ") as act:
        act.update(replace(sample.campaign, report_cycle=ReportCycle.MONTHLY, report_cutoff=10))
    assert sentences(tab)[0] == "1 đơn vị chậm báo cáo kỳ: BCH Quân sự"
    row = owing_rows(tab)[0]
    said = {label.text() for label in row.findChildren(QLabel)}
    assert "báo cáo chậm 5 ngày · 1 chưa có số liệu" in said
