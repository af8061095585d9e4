"""Nhập đề nghị từ Excel, Word driven as an officer drives it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from thidua_desktop.domain.records import Nomination, Person
from thidua_desktop.domain.terms import Salutation
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services import rounds
from thidua_desktop.services.rounds import RoundForm
from thidua_desktop.ui.nominations.list_dialog import NominationListDialog
from thidua_desktop.ui.tasks import SameThreadRunner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

HEAD = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích")
KNOWN = ("1", "Bà Nguyễn Thị Mẫu", "Giáo viên", "Trường mẫu A", "Dạy giỏi")
NEW = ("2", "Ông Hoàng Văn Mới", "Trưởng thôn", "Thôn mẫu 02", "Giữ rừng")
BARE = ("3", "Bế Văn Khác", "", "Thôn mẫu 03", "Hiến đất")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> NominationListDialog:
    form = RoundForm(
        name="Đợt 1", campaign_id=sample.campaign.id, year="2025", data_day="15/01/2026"
    )
    made = NominationListDialog(
        theme,
        desk,
        SameThreadRunner(),
        round_id=rounds.save_round(desk, form, round_id=None).id,
        day=desk.clock.today(),
    )
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def pasted(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def paste(dialog: NominationListDialog, text: str) -> None:
    dialog.source.box.setPlainText(text)
    dialog.source.read.click()
    dialog.go_on.click()


def word_file(folder: Path, *rows: tuple[str, ...]) -> Path:
    paper = Document()
    head = paper.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "TRƯỜNG MẪU A"
    table = paper.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    out = BytesIO()
    paper.save(out)
    file = folder / "Danh sách đề nghị.docx"
    file.write_bytes(out.getvalue())
    return file


def test_a_word_list_goes_through_the_reader_into_one_act(
    qtbot: QtBot, dialog: NominationListDialog, desk: Desk, tmp_path: Path
) -> None:
    dialog.read_file(word_file(tmp_path, HEAD, KNOWN, NEW))
    choice = dialog.columns.choice(2)
    assert choice is not None
    assert choice.currentData() is ImportField.POSITION
    dialog.go_on.click()
    assert dialog.save.text() == "Nhập 1 đề nghị"
    assert dialog.rows.units.text() == "Tạo cả 1 hàng chưa có hồ sơ"
    dialog.rows.units.click()
    with qtbot.waitSignals([dialog.stored, dialog.nominated]):
        dialog.save.click()
    names = [row.printed_name for row in desk.store.all(Nomination)]
    assert names == ["Bà Nguyễn Thị Mẫu", "Ông Hoàng Văn Mới"]
    assert desk.store.undo_label() == "Nhập 2 đề nghị từ Danh sách đề nghị.docx"
    desk.store.undo()
    assert desk.store.all(Nomination) == ()
    assert "Hoàng Văn Mới" not in {p.name for p in desk.store.all(Person)}


def test_a_form_of_address_for_those_without_one_is_chosen_not_guessed(
    dialog: NominationListDialog, desk: Desk
) -> None:
    paste(dialog, pasted(HEAD, BARE))
    assert not dialog.save.isEnabled()
    assert "Chưa rõ danh xưng" in dialog.rows.said
    at = dialog.salutation.findData(Salutation.COMRADE)
    dialog.salutation.setCurrentIndex(at)
    dialog.salutation.activated.emit(at)
    dialog.rows.units.click()
    dialog.save.click()
    assert desk.store.all(Nomination)[0].printed_name == "Đồng chí Bế Văn Khác"


def test_a_pasted_list_says_what_it_does_and_offers_only_its_own_columns(
    qtbot: QtBot, dialog: NominationListDialog
) -> None:
    assert not dialog.source.subjects.isVisible()
    paste(dialog, pasted(HEAD, KNOWN))
    choice = dialog.columns.choice(1)
    assert choice is not None
    offered = {choice.itemData(n) for n in range(choice.count())}
    assert ImportField.DECISION not in offered
    assert ImportField.CITATION in offered
    with qtbot.waitSignal(dialog.stored) as told:
        dialog.save.click()
    assert told.args == ["Đã nhập 1 đề nghị từ bảng đã dán vào “Đợt 1”."]
