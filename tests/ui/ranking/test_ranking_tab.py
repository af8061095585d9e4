"""Tab Xếp hạng as an officer uses it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from paper_reader import pdf_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import Adjustment
from thidua_desktop.domain.terms import AdjustmentKind, CampaignState
from thidua_desktop.services import assignments, progress
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.shown_sheets import ShownSheet
from thidua_desktop.services.standings import computed
from thidua_desktop.ui.master.lines import Line, LinesModel
from thidua_desktop.ui.ranking.model import COLUMNS, SheetLines, ranking_lines
from thidua_desktop.ui.ranking.panel import sheet_lines
from thidua_desktop.ui.ranking.tab import RankingTab
from thidua_desktop.ui.score.origin_dialog import OriginDialog
from thidua_desktop.ui.score.what_if_dialog import WhatIfDialog
from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> RankingTab:
    made = RankingTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def lines(tab: RankingTab) -> list[Line]:
    model = tab.table.model()
    assert isinstance(model, LinesModel)
    return [line for line in model.lines if line.key is not None]


def texts(line: Line) -> list[str]:
    return [cell.text for cell in line.cells]


def unit_id(board: CampaignBoard, name: str) -> int:
    return next(u.id for u in board.units(DAY) if u.name == name)


def adjust(desk: Desk, board: CampaignBoard, name: str, kind: AdjustmentKind, points: str) -> None:
    with desk.store.act(f"Điểm – {name}") as act:
        act.insert(
            Adjustment(
                campaign_id=board.campaign.id,
                unit_id=unit_id(board, name),
                kind=kind,
                points=Decimal(points),
                on_day=DAY,
                reason="Báo cáo mẫu đúng hạn",
            )
        )


def sheet_of(board: CampaignBoard, name: str) -> ShownSheet:
    sheet = computed(board, DAY).of(unit_id(board, name))
    assert sheet is not None
    return sheet


def details(tab: RankingTab) -> dict[str, tuple[str, str]]:
    assert tab.panel.details is not None
    return {row.name: (row.value, row.note) for row in tab.panel.details.rows}


def shown_points(text: str) -> Decimal:
    return Decimal(0) if text == "—" else Decimal(text.replace(",", "."))


def test_the_model_keeps_qts_contract(sample: CampaignBoard) -> None:
    model = LinesModel(COLUMNS)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    found = computed(sample, DAY)
    model.show_lines(ranking_lines(found, kept=SheetLines()))
    model.show_lines(ranking_lines(found, kept=SheetLines(), block=found.blocks[1].name))
    assert model.rowCount() == 3
    assert tester.model() is model


def test_a_block_is_listed_by_place_with_both_scores(
    tab: RankingTab, sample: CampaignBoard
) -> None:
    hamlets = [line for line in lines(tab) if line.key in {u.id for u in sample.units(DAY)[-3:]}]
    assert [texts(line)[:6] for line in hamlets] == [
        ["1", "Thôn mẫu 01", "102,00", "102,00", "10/10", "Xuất sắc"],
        ["2", "Thôn mẫu 02", "66,00", "73,33", "9/10", "Chưa đạt"],
        ["3", "Thôn mẫu 03", "18,00", "60,00", "3/10", "Chưa đạt"],
    ]
    assert [texts(line)[6:] for line in hamlets] == [
        ["—", "102,00", "—", "10, 1", "0"],
        ["36,00", "66,00", "—", "5, 0", "1"],
        ["48,00", "18,00", "—", "1, 0", "7"],
    ]


def test_while_open_everything_is_called_provisional_and_the_offices_own(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    assert tab.provisional.text == "TẠM TÍNH"
    assert "thiết lập của cơ quan, không phải quy định" in tab.note.text()
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    assert tab.provisional.text == ""


def test_the_lines_of_every_sheet_add_up_to_its_total(sample: CampaignBoard) -> None:
    for unit in sample.units(DAY):
        sheet = sheet_of(sample, unit.name)
        made = sheet_lines(sheet)
        points = [shown_points(n.cells[4].text) for n in made if (n.key or 0) > 0]
        assert sum(points) == sheet.total
        assert made[-1].cells[4].text == f"{sheet.total:.2f}".replace(".", ",")


def test_a_line_says_value_target_achievement_points_and_day(
    tab: RankingTab, sample: CampaignBoard
) -> None:
    made = sheet_lines(sheet_of(sample, "Thôn mẫu 02"))
    found = {n.cells[0].text: texts(n)[1:] for n in made}
    assert (
        made[1]
        .cells[0]
        .tip.endswith(
            "1, trong khi mục tiêu là không để xảy ra → 0 × 10,00 = 0,00 điểm.\n"
            "Số liệu đến 15/01/2026. Đơn vị báo, chưa thẩm định."
        )
    )
    assert found["Vi phạm mới về đất đai"] == ["1", "0", "0%", "0,00", "10,00", "15/01/2026"]
    assert found["Mô hình kinh tế hiệu quả của thôn"] == [
        "1",
        "≥ 1",
        "100%",
        "10,00",
        "10,00",
        "31/12/2025",
    ]


def test_a_typed_value_moves_the_ranking_at_once(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_id(sample, "Thôn mẫu 02")
    land = sample.indicators_of(sample.fields[0].id)[4].id
    tab.go_to(unit)
    progress.record(desk, sample.campaign.id, [progress.Typing(unit, land, "0")], day=DAY)
    assert details(tab)["Điểm"] == ("76,00/100", "TẠM TÍNH")


def test_units_with_equal_totals_share_the_place(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    adjust(desk, sample, "Văn phòng HĐND và UBND", AdjustmentKind.BONUS, "2")
    first = [line for line in lines(tab) if line.cells[0].text == "1"][:2]
    assert {line.cells[1].mark for line in first} == {"đồng hạng"}
    tab.go_to(unit_id(sample, "Văn phòng HĐND và UBND"))
    assert details(tab)["Hạng"] == (
        "1",
        "bằng điểm với Phòng VH - XH, cùng hạng 1",
    )
    sheet = sheet_of(sample, "Văn phòng HĐND và UBND")
    added = [texts(n) for n in sheet_lines(sheet) if (n.key or 0) < -2]
    assert [(n[0], n[4]) for n in added] == [("Điểm thưởng: Báo cáo mẫu đúng hạn", "+2,00")]


def test_a_vetoed_unit_is_listed_without_a_place(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    adjust(desk, sample, "Thôn mẫu 01", AdjustmentKind.VETO, "0")
    found = {line.cells[1].text: line for line in lines(tab)}
    assert found["Thôn mẫu 01"].cells[0].text == "—"
    assert found["Thôn mẫu 01"].cells[1].mark == "không xét"
    assert found["Thôn mẫu 02"].cells[0].text == "1"


def test_a_unit_with_few_tasks_is_pointed_out(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_id(sample, "Ban Chỉ huy Quân sự xã")
    task = sample.sheet(unit, DAY).tasks[0]
    typing = Typing(unit, task.indicator_id, "-")
    assignments.record(desk, sample.campaign.id, [typing], layer=Layer.TARGET, day=DAY)
    tab.go_to(unit)
    assert "ít nhiệm vụ" in details(tab)["Chỉ tiêu"][1]
    shown = sheet_lines(sheet_of(sample, "Ban Chỉ huy Quân sự xã"))
    assert "Không tính điểm" in [n.cells[0].text for n in shown]


def test_a_line_opens_to_its_values_and_they_lead_to_the_cell(
    qtbot: QtBot, tab: RankingTab, sample: CampaignBoard
) -> None:
    unit = unit_id(sample, "Thôn mẫu 02")
    land = sample.sheet(unit, DAY).tasks[0].indicator_id
    tab.go_to(unit)
    assert not tab.open_cell.isEnabled()
    table = tab.panel.table
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(tab.go_to_cell) as told:
        tab.open_cell.trigger()
    assert told.args == [unit, land]
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    dialog = tab.findChildren(OriginDialog)[0]
    with qtbot.waitSignal(tab.go_to_cell) as told:
        dialog.lead.click()
    assert told.args == [unit, land]


def test_a_closed_campaign_shows_what_was_closed(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    tab.go_to(unit_id(sample, "Thôn mẫu 02"))
    assert details(tab)["Điểm"] == ("66,00/100", "")
    assert tab.note.text().startswith("Kết quả đã chốt, số liệu đến 15/01/2026")
    tab.show_campaign(sample.campaign.id, date(2025, 12, 31))
    assert tab.provisional.text == "TẠM TÍNH"
    assert "trước ngày đã chốt" in tab.note.text()


def test_too_many_units_at_the_top_are_said(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    assert "Số đơn vị Xuất sắc" not in tab.note.text()
    with desk.store.act("Tỷ lệ Xuất sắc") as act:
        act.update(replace(sample.campaign, top_share=Decimal(10)))
    assert "Số đơn vị Xuất sắc đang vượt 10% cơ quan đặt ra" in tab.note.text()


def test_one_block_is_shown_and_printed_alone(
    qtbot: QtBot, tab: RankingTab, sample: CampaignBoard
) -> None:
    menu = tab.blocks.menu()
    menu.actions()[2].trigger()
    assert [line.cells[1].text for line in lines(tab)] == ["Trường mẫu A", "Trường mẫu B"]
    with qtbot.waitSignal(tab.print_wanted) as told:
        tab.print_list.trigger()
    assert told.args == [sample.blocks[1].name]


def test_the_sheet_of_the_current_unit_is_saved_alone(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    tmp_path: Path,
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, proposed: Path, _names: str) -> Path | None:
        asked.append(proposed.name)
        return tmp_path / "phieu.pdf" if len(asked) < 3 else None

    tab = RankingTab(theme, desk, ask=answer)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_campaign(sample.campaign.id, DAY)
    tab.go_to(unit_id(sample, "Thôn mẫu 02"))
    with qtbot.waitSignal(tab.told):
        tab.save_sheet.trigger()
    text = pdf_text((tmp_path / "phieu.pdf").read_bytes())
    assert "Đơn vị: Thôn mẫu 02" in text
    assert asked[0].endswith(".pdf")
    (tmp_path / "phieu.pdf").unlink()
    (tmp_path / "phieu.pdf").mkdir()
    with qtbot.waitSignal(tab.refused):
        tab.save_sheet.trigger()
    with qtbot.assertNotEmitted(tab.told):
        tab.save_sheet.trigger()


def test_adjustments_and_trials_open_from_the_tab(
    qtbot: QtBot, tab: RankingTab, sample: CampaignBoard
) -> None:
    unit = unit_id(sample, "Thôn mẫu 02")
    tab.go_to(unit)
    with qtbot.waitSignal(tab.adjust_wanted) as told:
        tab.adjust.trigger()
    assert told.args == [unit]
    tab.try_out.trigger()
    assert len(tab.findChildren(WhatIfDialog)) == 1
    tab.show_campaign(None, DAY)
    assert not tab.try_out.isEnabled()
    assert not tab.save_sheet.isEnabled()


def test_what_changed_behind_the_tab_stands_there_when_it_is_seen(
    tab: RankingTab, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_id(sample, "Thôn mẫu 02")
    tab.go_to(unit)
    tab.hide()
    land = sample.indicators_of(sample.fields[0].id)[4].id
    progress.record(desk, sample.campaign.id, [Typing(unit, land, "0")], day=DAY)
    assert details(tab)["Điểm"][0] == "66,00/100"
    tab.show()
    assert details(tab)["Điểm"][0] == "76,00/100"
    tab.hide()
    progress.record(desk, sample.campaign.id, [Typing(unit, land, "1")], day=DAY)
    tab.go_to(unit)
    assert details(tab)["Điểm"][0] == "66,00/100"
