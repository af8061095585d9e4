"""One week of the officer in the window: reports, forms, verification, reminders, closing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from form_files import FormFile
from paper_reader import pdf_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog

from thidua_desktop.domain.records import (
    Difficulty,
    Evidence,
    FrozenSheet,
    ProgressEntry,
    Reminder,
    Report,
    Verification,
)
from thidua_desktop.domain.terms import CampaignState, PaperKind, ReportCycle, Rule
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import campaign_papers, locking
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.entry_forms.writing import export_forms
from thidua_desktop.services.evidence import PastedImage
from thidua_desktop.services.reporting_settings import ReportingForm, save_reporting
from thidua_desktop.services.setup import install_sample
from thidua_desktop.services.standings import standings
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.entry_forms.receive_dialog import ReceiveDialog as FormsDialog
from thidua_desktop.ui.evidence.pasting import png
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.progress.sheet import SheetModel
from thidua_desktop.ui.registers.difficulties_dialog import DifficultiesDialog
from thidua_desktop.ui.registers.difficulty_form import DifficultyDialog
from thidua_desktop.ui.registers.reminders_dialog import RemindersDialog
from thidua_desktop.ui.reports.receive_dialog import ReceiveDialog
from thidua_desktop.ui.score.close_dialog import CloseDialog
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.verification.dialog import VerifyDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

ROOT = Path(__file__).parents[2]
DAY = date(2026, 1, 15)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def board(desk: Desk) -> CampaignBoard:
    number = install_sample(desk).id
    save_reporting(desk, number, ReportingForm(ReportCycle.WEEKLY, 4))
    return desk.board(number)


@pytest.fixture
def shell(
    qtbot: QtBot, qapp: QApplication, desk: Desk, board: CampaignBoard, tmp_path: Path
) -> Shell:
    theme = Theme(qapp, ROOT / "resources")
    made = Shell(
        theme,
        desk,
        MessageBoxes(theme, tmp_path),
        places=BackupPlaces(
            ledger=tmp_path / "ledger.json", local=tmp_path / "backups", device=FakePlatform()
        ),
        runner=SameThreadRunner(),
    )
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.show()
    assert board.campaign.state is CampaignState.OPEN
    return made


def opened(shell: Shell, act: Act, kind: type[D]) -> D:
    shell.actions[act].trigger()
    (dialog,) = [d for d in shell.window.findChildren(kind) if d.isVisible()]
    return dialog


def hamlet(board: CampaignBoard, number: int) -> int:
    """Id of one of the sample's thôn."""
    return next(u.id for u in board.units(DAY) if u.name == f"Thôn mẫu 0{number}")


def models(board: CampaignBoard) -> int:
    """Id of the indicator that counts models in each thôn."""
    return next(
        i.id
        for i in board.indicators
        if i.rule is Rule.AT_LEAST and board.assignment(hamlet(board, 1), i.id, DAY) is not None
    )


def type_value(shell: Shell, unit_id: int, indicator_id: int, text: str) -> bool:
    grid = shell.progress.grid
    assert grid is not None
    model = grid.model()
    shell.progress.go_to(unit_id, indicator_id)
    return model.setData(grid.currentIndex(), text, Qt.ItemDataRole.EditRole)


def test_a_week_from_the_first_report_to_the_closing(  # noqa: PLR0915 - a week has its steps
    qtbot: QtBot, shell: Shell, desk: Desk, board: CampaignBoard, tmp_path: Path
) -> None:
    number, first, second = board.campaign.id, hamlet(board, 1), hamlet(board, 2)
    counted = models(board)

    # Monday: a photo by Zalo; one report with its photo serves the value that came with it.
    receiving = opened(shell, Act.RECEIVE_REPORT, ReceiveDialog)
    receiving.unit.setText("Thôn mẫu 01")
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    receiving.evidence.put([PastedImage(png(image))])
    receiving.accept()
    (report,) = desk.store.all(Report)
    assert shell.window.tabs.current is Tab.PROGRESS
    assert type_value(shell, first, counted, "4")
    entry = desk.store.all(ProgressEntry)[-1]
    assert (entry.report_id, entry.as_at) == (report.id, report.as_at)
    assert [row.report_id for row in board.evidence_of(entry)] == [report.id]
    shell.progress.report.done.click()

    # Tuesday: a form comes back on the stick; old → new, one act.
    stick = tmp_path / "usb"
    stick.mkdir()
    export_forms(desk, number, [second], day=DAY, folder=stick, platform=FakePlatform())
    (path,) = stick.iterdir()
    form = FormFile(path.read_bytes())
    form.text(f"H{form.row_of('Mỗi thôn duy trì')}", "5")
    path.write_bytes(form.packed())
    forms = opened(shell, Act.FORMS_IN, FormsDialog)
    forms.read([path])
    forms.take.click()
    forms.close()
    result = board.result(second, counted, DAY)
    assert result is not None
    assert result.value is not None
    assert result.value.value == 5
    assert len(desk.store.all(Report)) == 2
    assert len(desk.store.all(Evidence)) == 2

    # Wednesday: what was reported is verified, then the period is locked.
    verifying = opened(shell, Act.VERIFY, VerifyDialog)
    total = verifying.sums.text()
    verifying.grid.setFocus()
    verifying.grid.step_down()
    qtbot.keyClick(verifying.grid, Qt.Key.Key_Space)
    assert verifying.sums.text() == total, "accepting what was reported moves no score"
    assert len(desk.store.all(Verification)) == 1
    verifying.close()
    locking.lock(desk, number, DAY)
    assert desk.store.undo_label() is None
    asked: list[Problem] = []

    def give_up(problem: Problem) -> None:
        asked.append(problem)

    def explain(problem: Problem) -> str:
        asked.append(problem)
        return "Đơn vị báo lại"

    shell.progress.go_to(first, counted)
    grid = shell.progress.grid
    assert grid is not None
    model = grid.model()
    assert isinstance(model, SheetModel)
    model.ask_reason = give_up
    assert not type_value(shell, first, counted, "3")
    model.ask_reason = explain
    assert type_value(shell, first, counted, "3")
    assert [problem.code for problem in asked] == ["progress.reason_needed"] * 2
    assert desk.store.all(ProgressEntry)[-1].reason == "Đơn vị báo lại"
    assert desk.store.latest(1)[0].reason == "Đơn vị báo lại"

    # Thursday: who is silent gets a message; what hinders is written down and answered.
    reminding = opened(shell, Act.REMINDERS, RemindersDialog)
    reminding.panel.copy.click()
    (reminder,) = desk.store.all(Reminder)
    assert QGuiApplication.clipboard().text() == reminder.text
    reminding.close()
    register = opened(shell, Act.DIFFICULTIES, DifficultiesDialog)
    register.add.trigger()
    (asking,) = [d for d in register.findChildren(DifficultyDialog) if d.isVisible()]
    asking.content.setPlainText("Thiếu cây giống vụ xuân")
    asking.owner.setText("Phòng Kinh tế")
    asking.answer.setPlainText("Đã cấp bổ sung 2.000 cây")
    asking.answered_on.setText("15/01/2026")
    asking.accept()
    register.close()
    (difficulty,) = desk.store.all(Difficulty)
    assert difficulty.answer == "Đã cấp bổ sung 2.000 cây"

    # Friday: closed on the day that was chosen; what is shown and printed is what was frozen.
    before = standings(desk, number, DAY)
    closing = opened(shell, Act.CLOSE_CAMPAIGN, CloseDialog)
    closing.accept()
    assert board.campaign.state is CampaignState.CLOSED
    after = standings(desk, number, DAY)
    assert after.final
    assert [b.sheets for b in after.blocks] == [b.sheets for b in before.blocks]
    assert len(desk.store.all(FrozenSheet)) == len(board.units(DAY))
    printed = pdf_text(campaign_papers.pdf(desk, number, PaperKind.FINAL_REPORT, day=DAY))
    assert "Thiếu cây giống vụ xuân" in printed
    assert "TẠM TÍNH" not in pdf_text(
        campaign_papers.pdf(desk, number, PaperKind.SCORE_SHEETS, day=DAY)
    )
    assert desk.store.problems() == ()
