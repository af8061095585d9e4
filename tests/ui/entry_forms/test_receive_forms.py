"""Nhận biểu nhập in the window: several files, old and new, one act that can be taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from form_files import FormFile
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from thidua_desktop.domain.records import ProgressEntry, Report
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services.entry_forms.writing import export_forms
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.entry_forms.receive_dialog import ReceiveDialog, ask_files
from thidua_desktop.ui.entry_forms.rows_model import NAME, NEW, SAID, TICK
from thidua_desktop.ui.tasks import SameThreadRunner, Task

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
MODELS = "Mỗi thôn duy trì"
BREACHES = "Tăng cường quản lý"


class Stick:
    """The folder with the forms of three thôn, as they came back."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self.campaign_id = install_sample(desk).id
        folder.mkdir()
        board = desk.board(self.campaign_id)
        self.units = {u.name: u.id for u in board.units(DAY) if u.name.startswith("Thôn mẫu")}
        export_forms(
            desk,
            self.campaign_id,
            list(self.units.values()),
            day=DAY,
            folder=folder,
            platform=FakePlatform(),
        )

    def file(self, number: str) -> Path:
        return self.folder / f"Bieu nhap - Thon mau {number} - 15-01-2026.xlsx"

    def fill(self, number: str, *, head: str = "", **values: str) -> Path:
        """Type new values (models, breaches), and x for no change into the head."""
        path = self.file(number)
        form = FormFile(path.read_bytes())
        for name, text in values.items():
            begins = MODELS if name == "models" else BREACHES
            form.text(f"H{form.row_of(begins)}", text)
        if head:
            form.text("D8", head)
        path.write_bytes(form.packed())
        return path


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Stick:
    return Stick(desk, tmp_path / "usb")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, stick: Stick) -> ReceiveDialog:
    made = ReceiveDialog(theme, stick.desk, SameThreadRunner(), campaign_id=stick.campaign_id)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def standings(dialog: ReceiveDialog) -> list[str]:
    return [file.standing[0] for file in dialog.returned]


def shown(dialog: ReceiveDialog, column: int) -> list[str]:
    model = dialog.detail.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_files_are_read_compared_and_taken_each_by_its_button(
    qtbot: QtBot, dialog: ReceiveDialog, stick: Stick
) -> None:
    before = len(stick.desk.store.all(ProgressEntry))
    assert dialog.empty.isVisible()
    dialog.read([stick.fill("01", models="3", breaches="0"), stick.fill("02", head="x")])
    assert standings(dialog) == ["1 mới", "Không có thay đổi"]
    assert shown(dialog, NEW) == ["0", "3"]
    assert shown(dialog, SAID) == ["như hiện nay", "số mới"]
    assert dialog.take.text() == "Nhận biểu này (1 ô)"
    dialog.take.click()
    assert standings(dialog) == ["Đã nhận", "Không có thay đổi"]
    assert dialog.notice.text == "Đã nhận biểu của Thôn mẫu 01: 1 ô số liệu."
    assert dialog.table.current == 1, "the next file that brings something is shown"
    assert len(stick.desk.store.all(ProgressEntry)) == before + 1
    dialog.notice.undo_wanted.emit()
    assert standings(dialog) == ["1 mới", "Không có thay đổi"]
    assert len(stick.desk.store.all(ProgressEntry)) == before
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert standings(dialog)[0] == "Đã nhận"
    with qtbot.waitSignal(dialog.stored) as told:
        dialog.leave.click()
    assert told.args == ["Đã nhận biểu của Thôn mẫu 01: 1 ô số liệu."]


def test_all_files_are_taken_as_one_act(dialog: ReceiveDialog, stick: Stick) -> None:
    for number in ("01", "02"):
        stick.fill(number, models="3")
    stick.fill("03", head="x")
    dialog.read([stick.folder])
    assert dialog.take_all.text() == "Nhận tất cả (3 biểu, 2 ô)"
    dialog.take_all.click()
    assert standings(dialog) == ["Đã nhận"] * 3
    assert len(stick.desk.store.all(Report)) == 3
    assert not dialog.take_all.isEnabled()
    stick.desk.store.undo()
    assert stick.desk.store.all(Report) == ()


def test_rows_are_ticked_by_box_and_by_space(
    qtbot: QtBot, dialog: ReceiveDialog, stick: Stick
) -> None:
    dialog.read([stick.fill("01", models="3", breaches="1")])
    detail = dialog.detail
    QAbstractItemModelTester(detail.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    role = Qt.ItemDataRole.CheckStateRole
    box = detail.model.index(0, TICK)
    assert detail.model.setData(box, Qt.CheckState.Unchecked, role)
    assert dialog.take.text() == "Nhận biểu này (1 ô)"
    detail.table.selectAll()
    qtbot.keyClick(detail.table, Qt.Key.Key_Space)
    assert dialog.take.text() == "Nhận biểu này (2 ô)"
    qtbot.keyClick(detail.table, Qt.Key.Key_Space)
    assert not dialog.take.isEnabled()
    assert dialog.take.toolTip() == "Đánh dấu ít nhất một dòng."
    assert not detail.model.setData(detail.model.index(0, NAME), Qt.CheckState.Checked, role)
    detail.filter.choose(1)
    detail.filter.chosen.emit(1)
    assert detail.model.rowCount() > 2
    blank = detail.model.index(detail.model.rowCount() - 1, TICK)
    assert blank.data(role) is None
    assert not detail.model.setData(blank, Qt.CheckState.Checked, role)


def test_a_conflict_says_both_values_and_waits(dialog: ReceiveDialog, stick: Stick) -> None:
    board = stick.desk.board(stick.campaign_id)
    models = next(
        row.id
        for row in board.indicators
        if (version := board.version(row.id, DAY)) and version.text.startswith(MODELS)
    )
    typing = Typing(stick.units["Thôn mẫu 01"], models, "7")
    record(stick.desk, stick.campaign_id, [typing], day=DAY)
    dialog.read([stick.fill("01", models="3")])
    assert standings(dialog) == ["1 xung đột"]
    assert "thành 7" in dialog.detail.said
    assert not dialog.take.isEnabled()
    dialog.detail.model.ask_ticks([0], on=True)
    dialog.take.click()
    assert standings(dialog) == ["Đã nhận"]


def test_a_form_that_contradicts_itself_is_asked_about(dialog: ReceiveDialog, stick: Stick) -> None:
    dialog.read([stick.fill("01", models="3", head="x")])
    assert dialog.detail.answer.isVisible()
    assert not dialog.take.isEnabled()
    assert "Chọn cách ghi" in dialog.take.toolTip()
    dialog.detail.answer.activated.emit(2)
    assert dialog.take.text() == "Nhận biểu này"
    assert dialog.take.isEnabled()
    dialog.detail.answer.activated.emit(1)
    dialog.take.click()
    assert [report.no_change for report in stick.desk.store.all(Report)] == [False]


def test_what_cannot_be_read_says_why_beside_the_others(
    dialog: ReceiveDialog, stick: Stick
) -> None:
    broken = stick.folder / "danh sach.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    (stick.folder / "~$danh sach.xlsx").write_bytes(b"x")
    dialog.read([broken, stick.folder / "~$danh sach.xlsx", stick.folder / "mat.xlsx"])
    assert standings(dialog) == ["Không đọc được"] * 2
    assert "hỏng" in dialog.detail.warnings
    dialog.table.selectRow(1)
    assert "mat.xlsx" in dialog.detail.warnings
    assert dialog.take.toolTip() == "Tệp này không nhận được."
    dialog.drop.click()
    dialog.drop.click()
    assert dialog.empty.isVisible()
    dialog.drop.click()


def test_the_same_file_under_two_names_stands_once(dialog: ReceiveDialog, stick: Stick) -> None:
    path = stick.fill("01", models="3")
    copy = stick.folder / "ban sao.xlsx"
    copy.write_bytes(path.read_bytes())
    dialog.read([path, copy])
    dialog.read([path])
    assert len(dialog.returned) == 1
    dialog.read([copy])
    assert dialog.said == "1 tệp đã có trong danh sách."


def test_files_are_dropped_or_chosen(
    dialog: ReceiveDialog, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(stick.file("01")))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(drop)
    assert standings(dialog) == ["Để trống"]

    def answer(*_asked: object) -> tuple[list[str], str]:
        return [str(stick.file("02"))], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    assert list(ask_files(dialog, None)) == [stick.file("02")]
    dialog.add.click()
    assert len(dialog.returned) == 2


class Waiting(SameThreadRunner):
    """Starts a task only when told to."""

    def __init__(self) -> None:
        self.task: Task | None = None

    @override
    def start(self, task: Task) -> None:
        self.task = task


def test_reading_can_be_stopped(
    qtbot: QtBot, theme: Theme, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua_desktop.exchange.reading.TICK", 0)
    runner = Waiting()
    dialog = ReceiveDialog(theme, stick.desk, runner, campaign_id=stick.campaign_id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read([stick.file("01")])
    assert dialog.stop.isVisible()
    dialog.stop.click()
    assert runner.task is not None
    runner.task.run()
    assert dialog.said.startswith("Đã dừng đọc")
    assert dialog.returned == ()
    dialog.read([stick.file("01")])
    dialog.reject()
    assert runner.task.is_stopping
