"""From the menus to reports, evidence and back to the grid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.records import Report
from thidua_desktop.domain.terms import ReportChannel, ReportCycle
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import reports
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.evidence import OPENED
from thidua_desktop.services.reports import ReportForm
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.evidence.cell_dialog import CellEvidenceDialog
from thidua_desktop.ui.follow_doors import CHOOSE_CELL
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.reports.receive_dialog import ReceiveDialog
from thidua_desktop.ui.reports.register_dialog import LIST, RegisterDialog
from thidua_desktop.ui.reports.zero_dialog import ZeroDialog
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import SameThreadRunner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

W = TypeVar("W", bound=QWidget)
TODAY, FRIDAY = date(2026, 1, 15), date(2026, 1, 9)


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path) -> Shell:
    campaign = install_sample(desk)
    with desk.store.act("Chế độ báo cáo mẫu") as act:
        act.update(replace(campaign, report_cycle=ReportCycle.WEEKLY, report_cutoff=5))
    left = tmp_path / OPENED / "cu.png"
    left.parent.mkdir()
    left.write_bytes(b"x")
    made = Shell(
        theme,
        desk,
        MessageBoxes(theme, tmp_path),
        places=BackupPlaces(
            ledger=tmp_path / "ledger.json",
            local=tmp_path / "backups",
            device=FakePlatform(devices={}),
        ),
        runner=SameThreadRunner(),
    )
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def opened(shell: Shell, kind: type[W]) -> W:
    return shell.window.findChildren(kind)[-1]


def test_copies_left_by_an_earlier_run_are_gone(shell: Shell, tmp_path: Path) -> None:
    assert shell.has(Tab.PROGRESS)
    assert not (tmp_path / OPENED).exists()


def test_a_received_report_leads_to_its_unit_on_its_day_and_back(shell: Shell, desk: Desk) -> None:
    board = desk.board(desk.campaigns[-1].id)
    unit = board.units(TODAY)[3]
    shell.actions[Act.RECEIVE_REPORT].trigger()
    dialog = opened(shell, ReceiveDialog)
    dialog.unit.setText(unit.name)
    dialog.accept()
    (stored,) = desk.store.all(Report)
    assert stored.as_at == FRIDAY
    assert shell.window.tabs.current is Tab.PROGRESS
    assert shell.progress.report.report_id() == stored.id
    assert shell.progress.grid is not None
    cell = shell.progress.current_cell()
    assert cell is not None
    assert cell[0] == unit.id
    assert "09/01/2026" in shell.window.header.day_button.accessibleName()
    shell.progress.report.done.click()
    assert "15/01/2026" in shell.window.header.day_button.accessibleName()


def test_the_register_opens_what_it_asks_for_and_tells_what_was_done(
    shell: Shell, desk: Desk
) -> None:
    number = desk.campaigns[-1].id
    unit = desk.board(number).units(TODAY)[0]
    form = ReportForm(unit_id=unit.id, as_at=FRIDAY, received_on=FRIDAY, channel=ReportChannel.ZALO)
    reports.receive(desk, number, form)
    shell.actions[Act.REPORTS].trigger()
    register = opened(shell, RegisterDialog)
    register.receive.click()
    receiving = opened(shell, ReceiveDialog)
    assert receiving.unit.text() == unit.name
    receiving.no_change.setChecked(True)
    receiving.accept()
    assert "Đã nhận báo cáo" in register.notice.text
    register.show_view(LIST)
    register.edit.click()
    correcting = opened(shell, ReceiveDialog)
    correcting.note.setText("đã gọi lại")
    correcting.accept()
    assert register.notice.text == "Đã sửa báo cáo."
    register.zero.click()
    opened(shell, ZeroDialog).reject()
    register.accept()


def test_evidence_opens_for_the_current_cell(shell: Shell, desk: Desk) -> None:
    shell.window.tabs.go(Tab.PROGRESS)
    shell.actions[Act.EVIDENCE].trigger()
    assert shell.window.status.text == CHOOSE_CELL
    board = desk.board(desk.campaigns[-1].id)
    unit = board.units(TODAY)[-1]
    shell.go_to_cell(unit.id, next(i.id for i in board.indicators if board.cell(unit.id, i.id)))
    shell.actions[Act.EVIDENCE].trigger()
    opened(shell, CellEvidenceDialog).accept()
