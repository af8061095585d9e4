"""Minh chứng on screen: paste, drop, open, take away and take back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from thidua_desktop.domain.records import Evidence, ProgressEntry
from thidua_desktop.domain.terms import ReportChannel
from thidua_desktop.services import evidence, progress, reports
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.reports import ReportForm
from thidua_desktop.ui.evidence.cell_dialog import NO_VALUE, CellEvidenceDialog
from thidua_desktop.ui.evidence.evidence_list import HINT, NOTHING_TO_PASTE, EvidenceList
from thidua_desktop.ui.evidence.pasting import png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.domain.records import Report
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


def picture(colour: Qt.GlobalColor = Qt.GlobalColor.red) -> QImage:
    made = QImage(40, 60, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


def photo_at(file: Path, colour: Qt.GlobalColor = Qt.GlobalColor.blue) -> Path:
    file.write_bytes(png(picture(colour)))
    return file


def answer_many(*names: str) -> Callable[..., tuple[list[str], str]]:
    def answer(*_asked: object) -> tuple[list[str], str]:
        return list(names), ""

    return answer


def answer_one(name: str) -> Callable[..., tuple[str, str]]:
    def answer(*_asked: object) -> tuple[str, str]:
        return name, ""

    return answer


def files_data(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


@pytest.fixture
def report(desk: Desk, sample: CampaignBoard) -> Report:
    unit = sample.units(DAY)[-1]
    form = ReportForm(unit_id=unit.id, as_at=DAY, received_on=DAY, channel=ReportChannel.ZALO)
    return reports.receive(desk, sample.campaign.id, form)


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def listed(
    qtbot: QtBot, theme: Theme, desk: Desk, report: Report, opened: list[Path]
) -> EvidenceList:
    made = EvidenceList(theme, desk, opener=opened.append)
    owner = Owner(report_id=report.id)
    made.show_owner(report.campaign_id, owner, views=partial(evidence.of_owner, desk, owner))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_ctrl_v_keeps_a_picture_that_opens_and_shows_small(
    qtbot: QtBot, listed: EvidenceList, desk: Desk, opened: list[Path]
) -> None:
    QGuiApplication.clipboard().setImage(picture())
    listed.activateWindow()
    listed.items.setFocus()
    with qtbot.waitSignal(listed.changed):
        qtbot.keyClick(listed.items, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (kept,) = desk.store.all(Evidence)
    assert evidence.read(desk, kept.id).startswith(b"\x89PNG")
    item = listed.items.item(0)
    assert item.text().startswith(kept.file_name)
    assert not item.icon().isNull()
    qtbot.keyClick(listed.items, Qt.Key.Key_Return)
    assert [file.name for file in opened] == [kept.file_name]


def test_an_empty_clipboard_says_what_to_do(listed: EvidenceList) -> None:
    QGuiApplication.clipboard().setText("chữ")
    listed.paste_button.click()
    assert listed.said.text() == NOTHING_TO_PASTE
    assert listed.items.count() == 0


def test_dropped_files_are_kept_and_wrong_ones_say_why(
    listed: EvidenceList, desk: Desk, tmp_path: Path
) -> None:
    photo, program = photo_at(tmp_path / "anh.png"), tmp_path / "la.exe"
    program.write_bytes(b"MZ")
    data = files_data(photo)
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    QApplication.sendEvent(listed, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    QApplication.sendEvent(listed, dropping)
    assert [row.file_name for row in desk.store.all(Evidence)] == ["anh.png"]
    listed.put([program])
    assert "Chỉ nhận ảnh" in listed.said.text()
    listed.put([photo])
    assert "đã có ở đây" in listed.said.text()
    listed.put([tmp_path / "khong-co.png"])
    assert "Không mở được" in listed.said.text()
    assert len(desk.store.all(Evidence)) == 1


def test_what_is_taken_away_comes_back(
    qtbot: QtBot, listed: EvidenceList, desk: Desk, tmp_path: Path
) -> None:
    photo = photo_at(tmp_path / "anh.png")
    listed.put([photo])
    qtbot.keyClick(listed.items, Qt.Key.Key_Delete)
    assert desk.store.all(Evidence) == ()
    assert listed.notice.text == "Đã bỏ anh.png."
    listed.notice.undo_wanted.emit()
    assert [row.file_name for row in desk.store.all(Evidence)] == ["anh.png"]
    assert listed.items.count() == 1
    assert listed.said.text() == HINT


def test_missing_bytes_are_said_in_the_list(
    listed: EvidenceList, desk: Desk, opened: list[Path], tmp_path: Path
) -> None:
    photo = photo_at(tmp_path / "anh.png")
    listed.put([photo])
    (kept,) = desk.store.all(Evidence)
    desk.content.place(kept.sha256).unlink()
    listed.refresh()
    assert "thiếu hoặc hỏng" in listed.items.item(0).text()
    listed.open_button.click()
    assert opened == []
    assert "không còn" in listed.said.text()


def test_a_copy_is_saved_and_files_are_chosen(
    listed: EvidenceList, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, copy = photo_at(tmp_path / "anh.png"), tmp_path / "ra.png"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer_many(str(photo)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer_one(str(copy)))
    listed.add.click()
    listed.copy.click()
    assert copy.read_bytes() == photo.read_bytes()
    assert len(desk.store.all(Evidence)) == 1


def test_before_the_record_is_stored_files_are_only_held(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    assert sample
    held = EvidenceList(theme, desk, short=True)
    qtbot.addWidget(held)
    photo, program = photo_at(tmp_path / "anh.png"), tmp_path / "la.exe"
    program.write_bytes(b"MZ")
    held.put([photo])
    held.put([photo])
    held.put([program])
    assert [item.name for item in held.taken] == ["anh.png"]
    assert not held.open_button.isEnabled()
    held.remove_current()
    assert held.taken == ()
    assert desk.store.all(Evidence) == ()


def test_the_cell_shows_its_own_and_what_came_with_its_report(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, report: Report, tmp_path: Path
) -> None:
    photo, other = photo_at(tmp_path / "anh.png"), tmp_path / "khac.png"
    photo_at(other, Qt.GlobalColor.green)
    evidence.attach(desk, report.campaign_id, owner=Owner(report_id=report.id), files=[photo])
    cell = next(
        i.id
        for i in sample.indicators
        if sample.cell(report.unit_id, i.id) and i.rule.name == "AT_LEAST"
    )
    typing = [Typing(report.unit_id, cell, "7")]
    progress.record(desk, report.campaign_id, typing, day=DAY, report_id=report.id)
    dialog = CellEvidenceDialog(
        theme, desk, report.campaign_id, cell=(report.unit_id, cell), day=DAY
    )
    qtbot.addWidget(dialog)
    assert dialog.value.text() == "Số liệu 7, tính đến ngày 15/01/2026"
    assert "theo báo cáo" in dialog.evidence.items.item(0).text()
    assert not dialog.evidence.drop_button.isEnabled()
    dialog.evidence.put([other])
    assert dialog.evidence.items.item(0).text().startswith("khac.png")
    entry = desk.store.all(ProgressEntry)[-1]
    assert desk.store.all(Evidence)[-1].entry_id == entry.id


def test_a_cell_without_a_value_says_so(
    qtbot: QtBot, theme: Theme, desk: Desk, report: Report, sample: CampaignBoard
) -> None:
    cell = next(i.id for i in sample.indicators if sample.cell(report.unit_id, i.id))
    dialog = CellEvidenceDialog(
        theme, desk, report.campaign_id, cell=(report.unit_id, cell), day=date(2025, 11, 1)
    )
    qtbot.addWidget(dialog)
    assert dialog.value.text() == NO_VALUE
    assert dialog.evidence.isHidden()
