"""Sổ báo cáo: giving a report back, and printing the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.records import ProgressEntry, Report, Return
from thidua_desktop.domain.terms import ReportChannel, ReportCycle
from thidua_desktop.services import reports
from thidua_desktop.services.reports import ReportForm
from thidua_desktop.ui.master.lines import Line, LinesModel
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.reports.register_dialog import LIST, MATRIX, RegisterDialog
from thidua_desktop.ui.reports.return_dialog import ReportReturnDialog
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

TODAY, FRIDAY = date(2026, 1, 15), date(2026, 1, 9)


@pytest.fixture
def weekly(desk: Desk, sample: CampaignBoard) -> CampaignBoard:
    with desk.store.act("Chế độ báo cáo mẫu") as act:
        act.update(replace(sample.campaign, report_cycle=ReportCycle.WEEKLY, report_cutoff=5))
        for row in desk.store.all(ProgressEntry):
            act.delete(ProgressEntry, row.id)
    return sample


def receive(desk: Desk, board: CampaignBoard, n: int) -> Report:
    form = ReportForm(
        unit_id=board.units(TODAY)[n].id,
        as_at=FRIDAY,
        received_on=FRIDAY,
        channel=ReportChannel.PAPER,
    )
    return reports.receive(desk, board.campaign.id, form)


def lines_of(table: LinesTable) -> tuple[Line, ...]:
    model = table.model()
    assert isinstance(model, LinesModel)
    return model.lines


def test_a_report_goes_back_with_its_reason_and_stays_marked_until_answered(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard
) -> None:
    sent = receive(desk, weekly, 0)
    register = RegisterDialog(theme, desk, weekly.campaign.id, day=TODAY)
    qtbot.addWidget(register)
    desk.listen(register.take)
    register.show()
    register.show_view(LIST)
    register.give_back.click()
    dialog = register.findChildren(ReportReturnDialog)[0]
    dialog.accept()
    assert dialog.reason_at("reason")
    dialog.reason.setText("thiếu chữ ký")
    dialog.accept()
    assert desk.store.all(Return)[0].report_id == sent.id
    assert "thiếu chữ ký" in QGuiApplication.clipboard().text()
    assert "Đã trả lại báo cáo" in register.notice.text
    cell = lines_of(register.list)[0].cells[0]
    assert (cell.mark, cell.tip.endswith("thiếu chữ ký")) == ("Trả lại", True)
    register.show_view(MATRIX)
    assert register.matrix is not None
    marks = [line.cells[0].mark for line in lines_of(register.matrix)]
    assert marks.count("Trả lại") == 1
    receive(desk, weekly, 0)
    register.show_view(LIST)
    assert not any(line.cells[0].mark for line in lines_of(register.list))


def test_the_register_is_saved_to_be_printed(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard, tmp_path: Path
) -> None:
    receive(desk, weekly, 0)
    asked: list[str] = []

    def answer(_parent: QWidget, proposed: Path, _names: str) -> Path | None:
        asked.append(proposed.name)
        return tmp_path / proposed.name if len(asked) < 3 else None

    register = RegisterDialog(theme, desk, weekly.campaign.id, day=TODAY, ask=answer)
    qtbot.addWidget(register)
    for action in register.print.menu().actions():
        action.trigger()
        assert register.said.text().startswith("Đã lưu")
    assert asked == ["Sổ theo dõi báo cáo.pdf", "Sổ theo dõi báo cáo.docx"]
    assert all((tmp_path / name).stat().st_size > 5000 for name in asked)
    register.print.menu().actions()[0].trigger()
    assert len(asked) == 3


def test_a_register_that_cannot_be_saved_says_so(
    qtbot: QtBot, theme: Theme, desk: Desk, weekly: CampaignBoard, tmp_path: Path
) -> None:
    def answer(_parent: QWidget, _proposed: Path, _names: str) -> Path | None:
        return tmp_path / "không" / "so.pdf"

    register = RegisterDialog(theme, desk, weekly.campaign.id, day=TODAY, ask=answer)
    qtbot.addWidget(register)
    register.print.menu().actions()[0].trigger()
    assert register.said.property("words") == Tone.BAD.value
