"""Nhận báo cáo, Sổ báo cáo, Ghi 0, and the bar of the report being entered from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from thidua_desktop.domain.records import CampaignUnit, Evidence, ProgressEntry, Report
from thidua_desktop.domain.terms import ReportChannel, ReportCycle
from thidua_desktop.services import progress, reports
from thidua_desktop.services.evidence import PastedImage
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.reports import ReportForm
from thidua_desktop.ui.evidence.pasting import png
from thidua_desktop.ui.progress.model import GridModel
from thidua_desktop.ui.progress.tab import ProgressTab
from thidua_desktop.ui.reports.receive_dialog import ENTER, STORE, ReceiveDialog, day_of
from thidua_desktop.ui.reports.register_dialog import LIST, NO_CYCLE, RegisterDialog
from thidua_desktop.ui.reports.zero_dialog import ZeroDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

TODAY, FRIDAY, NEXT = date(2026, 1, 15), date(2026, 1, 9), date(2026, 1, 16)


@pytest.fixture
def weekly(desk: Desk, sample: CampaignBoard) -> CampaignBoard:
    with desk.store.act("Chế độ báo cáo mẫu") as act:
        act.update(replace(sample.campaign, report_cycle=ReportCycle.WEEKLY, report_cutoff=5))
        for row in desk.store.all(ProgressEntry):
            act.delete(ProgressEntry, row.id)
    return sample


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard) -> ReceiveDialog:
    made = ReceiveDialog(theme, desk, weekly.campaign.id)
    qtbot.addWidget(made)
    return made


def receive(desk: Desk, board: CampaignBoard, n: int, **changes: object) -> Report:
    form = ReportForm(
        unit_id=board.units(TODAY)[n].id,
        as_at=FRIDAY,
        received_on=FRIDAY,
        channel=ReportChannel.PAPER,
    )
    return reports.receive(desk, board.campaign.id, replace(form, **changes))


# nhận báo cáo


def test_the_unit_is_found_by_a_few_letters_and_its_debt_is_proposed(
    qtbot: QtBot, theme: Theme, dialog: ReceiveDialog, weekly: CampaignBoard, desk: Desk
) -> None:
    unit = weekly.units(TODAY)[-1]
    assert dialog.channel.currentData() is ReportChannel.ZALO
    dialog.unit.setText(unit.name.upper())
    assert dialog.period.currentText() == "Kỳ 09/01/2026: chưa, quá 6 ngày"
    receive(desk, weekly, -1)
    again = ReceiveDialog(theme, desk, weekly.campaign.id, unit_id=unit.id)
    qtbot.addWidget(again)
    assert again.period.currentText() == "Kỳ 16/01/2026: chưa, còn hạn"
    assert again.channel.currentData() is ReportChannel.PAPER


def test_saving_stores_report_and_photo_as_one_act_and_leads_to_the_values(
    qtbot: QtBot, dialog: ReceiveDialog, weekly: CampaignBoard, desk: Desk
) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    dialog.unit.setText(weekly.units(TODAY)[-1].name)
    dialog.evidence.put([PastedImage(png(image))])
    assert desk.store.all(Evidence) == ()
    with qtbot.waitSignal(dialog.go_to_values) as led:
        dialog.accept()
    (stored,) = desk.store.all(Report)
    assert led.args == [stored.id]
    assert (stored.as_at, stored.received_on) == (FRIDAY, TODAY)
    assert [row.report_id for row in desk.store.all(Evidence)] == [stored.id]
    desk.store.undo()
    assert desk.store.all(Report) == ()
    assert desk.store.all(Evidence) == ()


def test_no_change_is_stored_without_going_to_the_values(
    qtbot: QtBot, dialog: ReceiveDialog, weekly: CampaignBoard, desk: Desk
) -> None:
    dialog.unit.setText(weekly.units(TODAY)[0].name)
    assert dialog.main_button.text() == ENTER
    dialog.no_change.setChecked(True)
    assert dialog.main_button.text() == STORE
    with qtbot.assertNotEmitted(dialog.go_to_values):
        dialog.accept()
    assert desk.store.all(Report)[0].no_change


def test_the_next_report_starts_with_an_empty_unit(
    dialog: ReceiveDialog, weekly: CampaignBoard, desk: Desk
) -> None:
    for unit in weekly.units(TODAY)[:2]:
        dialog.unit.setText(unit.name)
        dialog.note.setText("đợt này")
        dialog.next_button.click()
        assert dialog.unit.text() == dialog.note.text() == ""
        assert unit.name in dialog.said.text()
    assert len(desk.store.all(Report)) == 2
    dialog.next_button.click()
    assert dialog.reason_at("unit_id") == "Chọn một đơn vị trong danh sách."


def test_refused_fields_say_why_and_keep_what_was_typed(
    dialog: ReceiveDialog, weekly: CampaignBoard, desk: Desk
) -> None:
    dialog.day.setText("20/01/2026")
    dialog.unit.setText(weekly.units(TODAY)[0].name)
    dialog.accept()
    assert "sau hôm nay (15/01/2026)" in dialog.reason_at("received_on")
    dialog.day.setText("mai")
    dialog.unit.setText("Không có đơn vị này")
    dialog.accept()
    assert dialog.reason_at("unit_id")
    assert "mai" in dialog.reason_at("received_on")
    assert dialog.day.text() == "mai"
    assert desk.store.all(Report) == ()


def test_a_stored_report_is_corrected(
    qtbot: QtBot, theme: Theme, weekly: CampaignBoard, desk: Desk
) -> None:
    stored = receive(desk, weekly, 0, as_at=date(2026, 1, 7), reporter="Người mẫu A")
    dialog = ReceiveDialog(theme, desk, weekly.campaign.id, report=stored)
    qtbot.addWidget(dialog)
    assert dialog.reporter.text() == "Người mẫu A"
    dialog.note.setText("đã gọi lại")
    dialog.accept()
    changed = desk.store.get(Report, stored.id)
    assert changed == replace(stored, note="đã gọi lại")
    assert day_of(changed, desk) == FRIDAY
    assert day_of(replace(changed, as_at=NEXT), desk) == TODAY


# sổ báo cáo


@pytest.fixture
def register(qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard) -> RegisterDialog:
    receive(desk, weekly, 0)
    receive(desk, weekly, 1, received_on=date(2026, 1, 12))
    receive(desk, weekly, 2, no_change=True)
    made = RegisterDialog(theme, desk, weekly.campaign.id, day=TODAY)
    qtbot.addWidget(made)
    desk.listen(made.take)
    return made


def states(register: RegisterDialog, column: int) -> list[str]:
    assert register.matrix is not None
    model = register.matrix.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_matrix_shows_units_by_due_days(register: RegisterDialog) -> None:
    assert register.matrix is not None
    assert [c.title for c in register.matrix.columns[:3]] == [
        "Đơn vị",
        "Kỳ 16/01/2026",
        "Kỳ 09/01/2026",
    ]
    assert states(register, 2)[:4] == [
        "đúng hạn",
        "trễ 3 ngày",
        "đúng hạn, không đổi",
        "chưa, quá 6 ngày",
    ]
    assert set(states(register, 1)) == {"chưa, còn hạn"}


def test_earlier_periods_are_turned_to(register: RegisterDialog) -> None:
    register.periods.take("5 kỳ trước nữa")
    assert register.matrix is not None
    assert "Kỳ 12/12/2025" in [c.title for c in register.matrix.columns]


def test_late_units_are_picked_out_and_the_list_follows_the_words(
    register: RegisterDialog, weekly: CampaignBoard
) -> None:
    register.standing.take("Báo cáo trễ")
    assert states(register, 0) == [weekly.units(TODAY)[1].name]
    register.show_view(LIST)
    assert register.list.model().rowCount() == 1
    register.standing.take("Mọi đơn vị")
    assert register.list.model().rowCount() == 3
    register.filters.restore(weekly.units(TODAY)[2].name, {})
    assert register.list.model().rowCount() == 1


def test_a_report_is_deleted_and_taken_back_there(
    register: RegisterDialog, desk: Desk, weekly: CampaignBoard
) -> None:
    register.show_view(LIST)
    register.remove.click()
    assert len(desk.store.all(Report)) == 2
    assert "Đã xóa báo cáo" in register.notice.text
    register.notice.undo_wanted.emit()
    assert register.list.model().rowCount() == 3
    key = register.list.key
    assert key is not None
    unit_id = desk.store.get(Report, key).unit_id
    cell = next(i.id for i in weekly.indicators if weekly.cell(unit_id, i.id))
    rule = weekly.indicator(cell).rule.name
    text = {"DONE": "x", "GRADE": "T"}.get(rule, "1")
    progress.record(
        desk, weekly.campaign.id, [Typing(unit_id, cell, text)], day=FRIDAY, report_id=key
    )
    register.list.choose(key)
    register.remove.click()
    assert "Đã nhập 1 số liệu" in register.said.text()


def test_the_register_asks_for_what_belongs_to_it(
    qtbot: QtBot, register: RegisterDialog, weekly: CampaignBoard
) -> None:
    with qtbot.waitSignal(register.receive_wanted) as asked:
        register.receive.click()
    assert asked.args == [weekly.units(TODAY)[0].id]
    register.show_view(LIST)
    with qtbot.waitSignals([register.edit_wanted, register.zero_wanted, register.export_wanted]):
        register.edit.click()
        register.zero.click()
        register.export.click()


def test_without_a_cycle_the_register_says_where_to_set_one(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    dialog = RegisterDialog(theme, desk, sample.campaign.id, day=TODAY)
    qtbot.addWidget(dialog)
    assert dialog.said.text() == NO_CYCLE
    assert set(states(dialog, 1)) <= {"chưa", "có số liệu"}


def test_the_register_of_a_past_day_says_so_and_knows_no_more(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard
) -> None:
    receive(desk, weekly, 1, received_on=date(2026, 1, 12))
    dialog = RegisterDialog(theme, desk, weekly.campaign.id, day=date(2026, 1, 11))
    qtbot.addWidget(dialog)
    assert dialog.said.text().startswith("Sổ tính đến ngày 11/01/2026.")
    assert states(dialog, 2)[1] == "chưa, quá 2 ngày"
    dialog.show_view(LIST)
    assert dialog.list.model().rowCount() == 0


def test_a_unit_that_left_can_still_bring_its_report(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard
) -> None:
    unit = weekly.units(TODAY)[0]
    with desk.store.act("Rời phong trào") as act:
        for row in desk.store.where(CampaignUnit, unit_id=unit.id):
            act.update(replace(row, valid_to=FRIDAY))
    dialog = ReceiveDialog(theme, desk, weekly.campaign.id, unit_id=unit.id, as_at=FRIDAY)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert [row.unit_id for row in desk.store.all(Report)] == [unit.id]


# ghi 0


def test_zeros_are_seen_before_they_are_stored(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard
) -> None:
    receive(desk, weekly, -1)
    dialog = ZeroDialog(theme, desk, weekly.campaign.id)
    qtbot.addWidget(dialog)
    assert not dialog.fill.isEnabled()  # nobody reported for the period that is on
    dialog.period.setCurrentIndex(1)
    count = len(dialog.cells())
    assert count > 0
    assert dialog.fill.text() == f"Ghi 0 cho {count} ô"
    for n in range(dialog.indicators.count()):
        dialog.indicators.item(n).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.fill.isEnabled()
    dialog.indicators.item(dialog.indicators.count() - 1).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.filled):
        dialog.fill.click()
    entries = desk.store.all(ProgressEntry)
    assert [(entry.value, entry.as_at) for entry in entries] == [(0, FRIDAY)]


# đang nhập theo báo cáo


def test_values_typed_while_a_report_is_current_go_with_it(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard
) -> None:
    tab = ProgressTab(theme, desk)
    qtbot.addWidget(tab)
    tab.show_campaign(weekly.campaign.id, FRIDAY)
    stored = receive(desk, weekly, -1)
    tab.report.start(stored)
    assert "Đang nhập theo báo cáo của" in tab.report.words.text()
    assert tab.grid is not None
    model = tab.grid.model()
    cell = next(
        i.id
        for i in weekly.indicators
        if i.rule.name == "AT_LEAST" and weekly.cell(stored.unit_id, i.id)
    )
    assert isinstance(model, GridModel)
    place = model.place(stored.unit_id, cell)
    assert model.setData(place, "3")
    assert desk.store.all(ProgressEntry)[-1].report_id == stored.id
    with qtbot.waitSignal(tab.report.finished):
        tab.report.done.click()
    assert model.setData(place, "4")
    assert desk.store.all(ProgressEntry)[-1].report_id is None


def test_the_bar_follows_its_report(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard
) -> None:
    tab = ProgressTab(theme, desk)
    qtbot.addWidget(tab)
    desk.listen(tab.take)
    tab.show_campaign(weekly.campaign.id, FRIDAY)
    stored = receive(desk, weekly, 0)
    tab.report.start(stored)
    later = replace(reports.form_of(stored), received_on=date(2026, 1, 12))
    reports.change(desk, stored.id, later)
    assert "12/01/2026" in tab.report.words.text()
    reports.remove(desk, stored.id)
    assert tab.report.isHidden()
    assert tab.report.report_id() is None
    tab.report.start(stored)
    tab.show_campaign(None, FRIDAY)
    assert tab.report.report_id() is None
