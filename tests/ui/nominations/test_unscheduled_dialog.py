"""Khen đột xuất driven by keys in the window: from the citation to the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from thidua_desktop.domain.records import Award, AwardRound, Decision, Person, StopFlag
from thidua_desktop.domain.terms import DecisionState, Salutation, StopReason
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.awards.dialogs import IssueDialog
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.nominations.papers_dialog import DecisionPapersDialog
from thidua_desktop.ui.nominations.recipients_box import NewRecipientDialog
from thidua_desktop.ui.nominations.unscheduled_dialog import UnscheduledDialog
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tasks import SameThreadRunner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path) -> Shell:
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
    install_sample(desk)
    made.start()
    return made


def shown(shell: Shell, kind: type[D]) -> D:
    found = [d for d in shell.window.findChildren(kind) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def filled(qtbot: QtBot, shell: Shell) -> UnscheduledDialog:
    shell.actions[Act.UNSCHEDULED].trigger()
    page = shown(shell, UnscheduledDialog)
    page.achievement.setPlainText("đã dũng cảm cứu người bị nạn")
    page.recipients.picker.kinds.choose(1)
    page.recipients.picker.kinds.chosen.emit(1)
    words = page.recipients.picker.words
    qtbot.keyClicks(words, "nguyen thi mau")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert page.isVisible()
    page.reason.setText("Khen đột xuất, xét tại họp liên tịch")
    return page


def test_one_page_then_the_number_then_the_papers(
    qtbot: QtBot, shell: Shell, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = filled(qtbot, shell)
    assert "702.000 đồng" in page.money.text()
    qtbot.keyClick(page.reason, Qt.Key.Key_Return)
    assert not page.isVisible()
    after = shown(shell, DecisionPapersDialog)
    decision = desk.store.all(Decision)[0]
    assert decision.state is DecisionState.AWAITING_NUMBER
    assert not after.certificates.isEnabled()
    qtbot.keyClick(after.number, Qt.Key.Key_Space)
    form = shown(shell, IssueDialog)
    qtbot.keyClicks(form.number, "21")
    qtbot.keyClick(form.number, Qt.Key.Key_Return)
    assert after.title.text().startswith("Quyết định số 21/QĐ-UBND ngày 15 tháng 01 năm 2026")
    saved = [tmp_path / name for name in ("qd.pdf", "qd.docx", "gk.pdf")]
    places = iter(saved)

    def answer(*_asked: object) -> Path:
        return next(places)

    monkeypatch.setattr(after, "ask", answer)
    for button in (after.decision, after.word, after.certificates):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert [path.read_bytes()[:2] for path in saved] == [b"%P", b"PK", b"%P"]
    assert desk.store.count(Award) == 1
    assert shell.awards.picture is not None
    assert shell.awards.picture.held.name == "Khen đột xuất 15/01/2026"


def test_somebody_new_is_entered_on_the_way(qtbot: QtBot, shell: Shell, desk: Desk) -> None:
    page = filled(qtbot, shell)
    page.recipients.new.click()
    form = shown(shell, NewRecipientDialog)
    form.accept()
    assert "họ tên" in form.reason_at("name").lower()
    assert form.reason_at("salutation")
    form.name.setText("Hoàng Văn Mới")
    form.salutation.setCurrentIndex(form.salutation.findData(Salutation.MR))
    form.unit.setCurrentIndex(1)
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert page.recipients.list.item(1).text() == "Ông Hoàng Văn Mới (mới)"
    assert "02 cá nhân" in page.money.text()
    qtbot.keyClick(page.recipients.list, Qt.Key.Key_Delete)
    assert page.recipients.list.count() == 1
    assert "Hoàng Văn Mới" not in {p.name for p in desk.store.all(Person)}


def test_what_is_missing_is_said_at_its_place_and_nothing_is_stored(
    qtbot: QtBot, shell: Shell, desk: Desk
) -> None:
    shell.actions[Act.UNSCHEDULED].trigger()
    page = shown(shell, UnscheduledDialog)
    assert "Thêm người được khen" in page.money.text()
    page.accept()
    for field in ("achievement", "recipients", "reason"):
        assert page.reason_at(field)
    assert desk.store.all(AwardRound) == ()


def test_who_is_being_investigated_stops_before_the_decision(
    qtbot: QtBot, shell: Shell, desk: Desk
) -> None:
    person = next(p for p in desk.store.all(Person) if p.name == "Nguyễn Thị Mẫu")
    with desk.store.act("Dừng xét") as act:
        act.insert(
            StopFlag(
                person_id=person.id, reason=StopReason.INVESTIGATION, starts=desk.clock.today()
            )
        )
    page = filled(qtbot, shell)
    page.accept()
    assert desk.store.all(Decision) == ()
    assert "Chưa đủ điều kiện" in shell.window.status.text
    assert shell.awards.picture is not None
    assert len(shell.awards.picture.nominations) == 1
