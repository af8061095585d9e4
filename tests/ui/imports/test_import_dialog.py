"""Nhập từ Excel in the window: source, columns, rows, and one act that can be taken back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from thidua_desktop.core.legacy import Encoding, from_unicode
from thidua_desktop.domain.records import Award, CampaignFile, Person, ProgressEntry, Unit
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.services.indicator_form import IndicatorForm
from thidua_desktop.services.indicators import add_indicator
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.imports.dialog import COLUMNS, ROWS, SOURCE, ImportDialog
from thidua_desktop.ui.imports.rows_model import ROW, STATE
from thidua_desktop.ui.imports.rows_page import FILTERS
from thidua_desktop.ui.imports.units_dialog import NewUnitsDialog
from thidua_desktop.ui.imports.words import SUBJECTS, column_letter
from thidua_desktop.ui.tasks import SameThreadRunner, Task, ThreadRunner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

UNITS, PEOPLE, INDICATORS, PROGRESS, AWARDS = range(len(SUBJECTS))
LIST = "STT\tTên đơn vị\tLoại\n1\tThôn mẫu 91\tThôn\n2\tThôn mẫu 92\tHành tinh\n3\tTHÔN MẪU 91\t\n"


def workbook(*sheets: tuple[str, Sequence[Sequence[str | float]]]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets:
            made = book.add_worksheet(name)
            for at, row in enumerate(rows):
                made.write_row(at, 0, row)
    return out.getvalue()


@pytest.fixture
def place(desk: Desk) -> ImportPlace:
    campaign = install_sample(desk)
    day = desk.board(campaign.id).default_day(desk.clock.today())
    return ImportPlace(desk, campaign.id, day)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, place: ImportPlace) -> ImportDialog:
    made = ImportDialog(theme, place, SameThreadRunner())
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def step(dialog: ImportDialog) -> int:
    found = [dialog.source.isVisible(), dialog.columns.isVisible(), dialog.rows.isVisible()]
    assert found.count(True) == 1
    return found.index(True)


def about(dialog: ImportDialog, subject: int) -> ImportDialog:
    dialog.source.subjects.choose(subject)
    dialog.source.subjects.chosen.emit(subject)
    return dialog


def paste(dialog: ImportDialog, text: str) -> ImportDialog:
    dialog.source.box.setPlainText(text)
    dialog.source.read.click()
    return dialog


def shown(dialog: ImportDialog, column: int) -> list[str]:
    model = dialog.rows.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_pasted_list_goes_through_the_steps_into_one_act(
    qtbot: QtBot, dialog: ImportDialog, desk: Desk
) -> None:
    before = desk.store.all(Unit)
    assert step(dialog) == SOURCE
    assert not dialog.source.read.isEnabled()
    paste(dialog, LIST)
    assert step(dialog) == COLUMNS
    answers = [dialog.columns.choice(at) for at in range(3)]
    assert [choice.currentData() for choice in answers if choice is not None] == [
        ImportField.ORDINAL,
        ImportField.UNIT,
        ImportField.KIND,
    ]
    dialog.go_on.click()
    assert step(dialog) == ROWS
    assert shown(dialog, STATE) == ["Mới", "Có lỗi", "Trùng"]
    assert dialog.save.text() == "Nhập 1 đơn vị"
    dialog.rows.repeats.setChecked(True)
    assert dialog.save.text() == "Nhập 2 đơn vị"
    dialog.rows.repeats.setChecked(False)
    with qtbot.waitSignal(dialog.stored) as told:
        dialog.save.click()
    assert told.args == ["Đã nhập 1 đơn vị từ bảng đã dán."]
    assert [unit.name for unit in desk.store.all(Unit)][-1] == "Thôn mẫu 91"
    assert desk.store.undo_label() == "Nhập 1 đơn vị từ bảng đã dán"
    desk.store.undo()
    assert desk.store.all(Unit) == before


def test_a_row_is_ticked_by_its_box_or_by_space(qtbot: QtBot, dialog: ImportDialog) -> None:
    paste(dialog, LIST).go_on.click()
    model, table = dialog.rows.model, dialog.rows.table
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    role = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.index(0, ROW), Qt.CheckState.Unchecked, role)
    assert shown(dialog, STATE)[0] == "Bỏ qua"
    assert not dialog.save.isEnabled()
    assert "Chưa có hàng nào" in dialog.save.toolTip()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert shown(dialog, STATE) == ["Mới", "Có lỗi", "Trùng, vẫn nhập"]
    assert not model.setData(model.index(1, ROW), Qt.CheckState.Checked, role)
    assert not model.setData(model.index(0, STATE), Qt.CheckState.Checked, role)
    assert not model.setData(model.index(0, ROW), "x")


def test_rows_can_be_narrowed_and_say_what_is_wrong(dialog: ImportDialog) -> None:
    paste(dialog, LIST).go_on.click()
    page = dialog.rows
    counts = [3, 1, 1, 1]
    for at, (word, _) in enumerate(FILTERS):
        page.filter.choose(at)
        page.filter.chosen.emit(at)
        assert page.model.rowCount() == counts[at], word
    assert "Hành tinh" in page.said
    page.filter.chosen.emit(2)
    assert page.said.startswith("Trùng với hàng 2 trong bảng")


def test_cells_in_an_old_font_are_shown_before_and_after(dialog: ImportDialog) -> None:
    names = ("UBND x· Cao Léc", "Tr­êng tiÓu häc mÉu", "Th«n mÉu sè mét", "Tr¹m y tÕ x·")
    paste(dialog, "Tªn ®¬n vÞ\n" + "\n".join(names)).go_on.click()
    assert "phông cũ" in dialog.rows.recoding
    assert "Thôn mẫu số một" in shown(dialog, STATE + 1)
    dialog.rows.table.selectRow(2)
    assert "“Th«n mÉu sè mét” thành “Thôn mẫu số một”" in dialog.rows.said


def test_a_row_with_much_to_say_counts_what_does_not_fit(dialog: ImportDialog) -> None:
    names = ("Lý Thị Mẫu", "Đặng Văn Mẫu", "Trưởng thôn")
    old = [from_unicode(name, Encoding.TCVN3) for name in names]
    about(dialog, PEOPLE)
    paste(dialog, f"Họ và tên\tĐơn vị\tChức vụ\tĐiện thoại\n{old[0]}\t{old[1]}\t{old[2]}\t912\n")
    dialog.go_on.click()
    lines = dialog.rows.said.split("\n")
    assert len(lines) == 3
    assert lines[-1] == "Còn 3 điều nữa: trỏ chuột vào đây để đọc."
    assert names[2] in dialog.rows.all_said


def test_the_officer_says_what_a_column_is_and_it_is_remembered(dialog: ImportDialog) -> None:
    text = "Mã\tAi đó\nA1\tThôn mẫu 91\n"
    paste(dialog, text)
    assert not dialog.go_on.isEnabled()
    assert "Đơn vị" in dialog.columns.lacks
    choice = dialog.columns.choice(1)
    assert choice is not None
    choice.setCurrentIndex(choice.findText("Đơn vị"))
    choice.activated.emit(choice.currentIndex())
    assert dialog.go_on.isEnabled()
    assert dialog.columns.lacks == ""
    dialog.go_on.click()
    dialog.save.click()
    paste(dialog, text)
    again = dialog.columns.choice(1)
    assert again is not None
    assert again.currentData() is ImportField.UNIT
    assert dialog.columns.told.startswith("Đã nhớ cách đọc")


def test_the_header_row_can_be_pointed_at(dialog: ImportDialog) -> None:
    paste(
        dialog,
        "Tên đơn vị\tLoại\nDanh sách\tthử\nĐơn vị\tNgười đứng đầu\nThôn mẫu 91\tNông Văn Mẫu",
    )
    dialog.columns.header.setValue(3)
    choice = dialog.columns.choice(1)
    assert choice is not None
    assert choice.currentData() is ImportField.HEAD
    assert dialog.columns.header.value() == 3
    dialog.go_on.click()
    assert shown(dialog, ROW) == ["4"]


def test_a_workbook_is_read_from_its_useful_sheet_and_kept(
    dialog: ImportDialog, desk: Desk, tmp_path: Path, place: ImportPlace
) -> None:
    file = tmp_path / "ds.xlsx"
    rows = (("Tên đơn vị", "Loại"), ("Thôn mẫu 91", "Thôn"))
    file.write_bytes(workbook(("Ghi chú", [("Gửi kèm",)]), ("Danh sách", rows)))
    dialog.read_file(file)
    assert dialog.columns.sheets.currentText() == "Danh sách"
    assert dialog.columns.notes == ""
    dialog.columns.sheets.activated.emit(0)
    assert not dialog.go_on.isEnabled()
    dialog.columns.sheets.activated.emit(1)
    dialog.go_on.click()
    dialog.save.click()
    kept = desk.store.where(CampaignFile, campaign_id=place.campaign)
    assert [row.file_name for row in kept][-1] == "ds.xlsx"


def test_a_file_with_formulas_says_that_their_values_are_old(
    dialog: ImportDialog, tmp_path: Path
) -> None:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(workbook(("A", (("Tên đơn vị", "Tổng"), ("Thôn mẫu 91", "=1+1")))))
    dialog.read_file(file)
    assert dialog.columns.notes.startswith("1 ô là công thức")


def test_what_cannot_be_read_says_its_sentence(dialog: ImportDialog, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    dialog.read_file(broken)
    assert "hỏng" in dialog.source.refusal
    dialog.read_file(tmp_path / "khong-co.xlsx")
    assert "khong-co.xlsx" in dialog.source.refusal
    dialog.read_text("\n")
    assert "Ctrl+C" in dialog.source.refusal
    assert step(dialog) == SOURCE


def test_a_file_is_chosen_or_dropped(
    dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(workbook(("A", (("Tên đơn vị",), ("Thôn mẫu 91",)))))

    def answer(*_asked: object) -> tuple[str, str]:
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    dialog.source.choose.click()
    assert step(dialog) == COLUMNS
    dialog.back.click()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.source.dropEvent(drop)
    assert step(dialog) == COLUMNS


class Waiting(SameThreadRunner):
    """Starts a task only when told to."""

    def __init__(self) -> None:
        self.task: Task | None = None

    @override
    def start(self, task: Task) -> None:
        self.task = task


def test_a_reading_can_be_stopped(
    qtbot: QtBot, theme: Theme, place: ImportPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua_desktop.exchange.reading.TICK", 0)
    runner = Waiting()
    dialog = ImportDialog(theme, place, runner)
    qtbot.addWidget(dialog)
    dialog.show()
    file = tmp_path / "ds.xlsx"
    file.write_bytes(workbook(("A", (("Tên đơn vị",), ("Thôn mẫu 91",)))))
    dialog.read_file(file)
    assert dialog.source.stop.isVisible()
    assert not dialog.source.choose.isEnabled()
    dialog.source.stop.click()
    assert runner.task is not None
    runner.task.run()
    assert "Đã dừng" in dialog.source.refusal
    assert dialog.source.choose.isEnabled()
    assert not dialog.source.stop.isVisible()


def test_a_thread_of_its_own_reads_beside_the_window(
    qtbot: QtBot, theme: Theme, place: ImportPlace, tmp_path: Path
) -> None:
    dialog = ImportDialog(theme, place, ThreadRunner())
    qtbot.addWidget(dialog)
    dialog.show()
    file = tmp_path / "ds.xlsx"
    file.write_bytes(workbook(("A", (("Tên đơn vị",), ("Thôn mẫu 91",)))))
    dialog.read_file(file)
    qtbot.waitUntil(dialog.columns.isVisible, timeout=20_000)
    dialog.back.click()
    dialog.read_file(file)
    dialog.reject()
    assert not dialog.isVisible()


def test_what_cannot_be_imported_now_says_why(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    dialog = ImportDialog(theme, ImportPlace(desk, None, desk.clock.today()), SameThreadRunner())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.source.choose.isEnabled()
    about(dialog, PROGRESS)
    assert "phong trào" in dialog.source.refusal
    assert not dialog.source.choose.isEnabled()
    assert dialog.source.choose.toolTip() == dialog.source.refusal
    # Units that are not there yet come with the list.
    about(dialog, PEOPLE)
    assert dialog.source.refusal == ""
    paste(dialog, "Họ và tên\tĐơn vị\nNgười mẫu 01\tThôn mẫu 01").go_on.click()
    assert not dialog.rows.units.isHidden()


def test_people_and_indicators_are_shown_as_they_were_read(
    dialog: ImportDialog, desk: Desk, place: ImportPlace
) -> None:
    unit = desk.board(place.campaign).units(place.day)[0]
    people = f"Họ và tên\tĐơn vị\tNăm sinh\tGiới tính\nVi Văn Mẫu 91\t{unit.name}\t03/04/1980\tNam"
    paste(about(dialog, PEOPLE), people).go_on.click()
    assert shown(dialog, dialog.rows.model.read_column) == ["Nam · Khác · 1980"]
    dialog.save.click()
    assert [person.birth_year for person in desk.store.all(Person)][-1] == 1980
    dialog.show()
    rows = "Chỉ tiêu\tMục tiêu\tĐơn vị tính\nI. Nội dung mẫu\nMô hình mẫu 91\t2\tmô hình"
    paste(about(dialog, INDICATORS), rows).go_on.click()
    assert shown(dialog, dialog.rows.model.read_column) == ["Ít nhất (≥) · 2 mô hình · Từng đơn vị"]
    assert "Nội dung mẫu" in shown(dialog, dialog.rows.model.remark_column + 1)


def test_a_progress_sheet_fills_empty_cells_and_overwrites_when_told(
    dialog: ImportDialog, desk: Desk, place: ImportPlace
) -> None:
    board = desk.board(place.campaign)
    form = IndicatorForm(field_id=board.fields[0].id, text="Mô hình mẫu 91", target="9")
    add_indicator(desk, place.campaign, form)
    first, second, *_ = board.units(place.day)
    sheet = f"Đơn vị\tMô hình mẫu 91\n{first.name}\t5\n{second.name}\tnhiều\n"
    paste(about(dialog, PROGRESS), sheet).go_on.click()
    assert shown(dialog, STATE) == ["Mới", "Có lỗi"]
    assert dialog.save.text() == "Nhập 1 ô số liệu"
    assert dialog.rows.title.endswith("số liệu đến ngày 15/01/2026")
    dialog.save.click()
    assert [entry.typed for entry in desk.store.all(ProgressEntry)][-1] == "5"
    dialog.show()
    paste(dialog, sheet.replace("\t5", "\t6")).go_on.click()
    assert shown(dialog, STATE) == ["Đã có số liệu", "Có lỗi"]
    assert "Đang có số liệu: 5." in dialog.rows.said
    assert not dialog.save.isEnabled()
    dialog.rows.repeats.setChecked(True)
    assert shown(dialog, STATE)[0] == "Ghi đè"
    dialog.save.click()
    assert [entry.typed for entry in desk.store.all(ProgressEntry)][-1] == "6"
    dialog.show()
    paste(dialog, sheet.replace("\t5", "\t6")).go_on.click()
    dialog.rows.repeats.setChecked(True)
    dialog.save.click()
    assert "không có gì để nhập" in dialog.refusal
    assert step(dialog) == ROWS


def test_columns_are_named_as_in_excel() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 51, 52, 701)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
    ]


def test_old_awards_are_pasted_looked_through_and_taken_back(
    dialog: ImportDialog, place: ImportPlace, desk: Desk
) -> None:
    unit = desk.board(place.campaign).units(place.day)[0].name
    before = len(desk.store.all(Award))
    about(dialog, AWARDS)
    paste(
        dialog,
        "Họ và tên\tĐơn vị\tHình thức\tSố QĐ\tNgày ký\tCấp khen\n"
        f"Tập thể {unit}\t\tGiấy khen\t12/QĐ-UBND\t04/03/2024\tUBND xã Thanh Lòa (cũ)\n"
        "Vi Văn Mẫu 91\tThôn cũ\tHuân chương\t12/QĐ-UBND\t04/03/2024\tUBND xã Thanh Lòa (cũ)\n"
        f"Tập thể {unit}\t\tGiấy khen\t12/QĐ-UBND\t2024\tUBND xã Thanh Lòa (cũ)\n",
    )
    dialog.go_on.click()
    assert shown(dialog, STATE) == ["Mới", "Có lỗi", "Trùng"]
    read = shown(dialog, dialog.rows.model.read_column)
    assert read[0] == (
        "Tập thể (có hồ sơ) · 12/QĐ-UBND ngày 04/03/2024 · "
        "Giấy khen của Chủ tịch Ủy ban nhân dân xã"
    )
    assert dialog.save.text() == "Nhập 1 khen thưởng"
    dialog.save.click()
    assert len(desk.store.all(Award)) == before + 1
    desk.store.undo()
    assert len(desk.store.all(Award)) == before


def test_a_preview_can_be_stopped_and_leaves_the_columns(
    qtbot: QtBot, theme: Theme, place: ImportPlace
) -> None:
    runner = Waiting()
    dialog = ImportDialog(theme, place, runner)
    qtbot.addWidget(dialog)
    dialog.show()
    rows = "\n".join(f"Thôn mẫu {at}" for at in range(200))
    paste(dialog, f"Tên đơn vị\n{rows}")
    dialog.go_on.click()
    assert dialog.halt.isVisible()
    assert not dialog.go_on.isEnabled()
    assert runner.task is not None
    steps: list[int] = []

    def remember(_step: object, done: int) -> None:
        steps.append(done)

    runner.task.progressed.connect(remember)
    runner.task.progressed.connect(dialog.halt.click)
    runner.task.run()
    assert steps == [248]  # of thousandths: stopped at the next report
    assert step(dialog) == COLUMNS
    assert not dialog.halt.isVisible()
    assert dialog.go_on.isEnabled()
    dialog.go_on.click()
    runner.task.run()
    assert step(dialog) == ROWS
    assert dialog.save.text() == "Nhập 200 đơn vị"


def test_a_preview_is_made_beside_the_window(
    qtbot: QtBot, theme: Theme, place: ImportPlace
) -> None:
    dialog = ImportDialog(theme, place, ThreadRunner())
    qtbot.addWidget(dialog)
    dialog.show()
    paste(dialog, LIST)
    dialog.go_on.click()
    qtbot.waitUntil(dialog.rows.isVisible, timeout=20_000)
    dialog.back.click()
    dialog.go_on.click()
    dialog.reject()
    assert not dialog.isVisible()


def test_units_that_no_record_has_are_made_with_the_people_in_one_act(
    qtbot: QtBot, dialog: ImportDialog, desk: Desk
) -> None:
    before = desk.store.all(Unit)
    about(dialog, PEOPLE)
    paste(
        dialog,
        "Họ và tên\tĐơn vị\nVi Văn Mẫu 91\tThôn mẫu 91\nVi Văn Mẫu 92\tTHÔN MẪU 91\n"
        "Vi Văn Mẫu 93\tTrường mẫu 92\nVi Văn Mẫu 94\tXưởng mẫu 93\n",
    )
    dialog.go_on.click()
    assert shown(dialog, STATE) == ["Có lỗi"] * 4
    assert "Bấm nút Tạo đơn vị còn thiếu" in dialog.rows.said
    assert dialog.rows.units.text() == "Tạo 3 đơn vị còn thiếu…"
    dialog.rows.units.click()
    asked = dialog.findChild(NewUnitsDialog)
    assert asked is not None
    assert asked.ticks[0].text() == "Thôn mẫu 91 (2 người)"
    assert [box.currentData() for box in asked.kinds] == [
        *(UnitKind.HAMLET, UnitKind.SCHOOL, UnitKind.OTHER),
    ]
    asked.ticks[2].setChecked(False)
    asked.accept()
    assert dialog.rows.units.text() == "Đơn vị sẽ tạo: 2…"
    assert shown(dialog, STATE) == ["Mới", "Mới", "Mới", "Có lỗi"]
    assert "Sẽ tạo đơn vị “Thôn mẫu 91”" in shown(dialog, dialog.rows.model.remark_column)[0]
    dialog.save.click()
    made = desk.store.all(Unit)[len(before) :]
    assert [(unit.name, unit.kind) for unit in made] == [
        ("Thôn mẫu 91", UnitKind.HAMLET),
        ("Trường mẫu 92", UnitKind.SCHOOL),
    ]
    assert [p.unit_id for p in desk.store.all(Person)][-3:] == [made[0].id, made[0].id, made[1].id]
    assert desk.store.undo_label() == "Nhập 3 cá nhân và 2 đơn vị từ bảng đã dán"
    desk.store.undo()
    assert desk.store.all(Unit) == before
