from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from thidua_desktop.services.office import SignatoryForm, save_signatory
from thidua_desktop.storage.schema.tables import TABLE_OF
from thidua_desktop.ui.journal.dialog import JournalDialog
from thidua_desktop.ui.texts.record_labels import COLUMNS, RECORDS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

SILENT = {"id", "uid", "fold", "sort_key", "name_key", "is_sample", "typed", "entered_at"}


def test_every_record_and_column_has_its_word() -> None:
    assert [cls for cls in TABLE_OF if cls not in RECORDS] == []
    names = {field.name for cls in TABLE_OF for field in fields(cls)}
    assert sorted(names - SILENT - set(COLUMNS)) == []
    assert sorted(set(COLUMNS) - names) == []


@pytest.fixture
def answers() -> list[Path | None]:
    return []


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, answers: list[Path | None]
) -> JournalDialog:
    assert sample.campaign.id
    save_signatory(desk, SignatoryForm(name="Phó mẫu"), signatory_id=None)

    def ask(_parent: QWidget, _proposed: Path, _names: str) -> Path | None:
        return answers.pop(0)

    made = JournalDialog(theme, desk, ask=ask)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(dialog: JournalDialog) -> list[str]:
    found = dialog.panel.details
    assert found is not None
    rows = [*found.rows, *(row for section in found.sections for row in section.rows)]
    return [f"{row.name}: {row.value}" for row in rows]


def test_an_act_opens_into_what_it_changed(dialog: JournalDialog, desk: Desk) -> None:
    assert dialog.table.choose(desk.store.head.seq)
    assert "Tên: Phó mẫu" in texts(dialog)
    assert "Chức vụ khi ký: Chủ tịch" in texts(dialog)
    assert dialog.table.choose(1)
    found = dialog.panel.details
    assert found is not None
    assert found.title == "Cài dữ liệu mẫu"
    assert found.sections[-1].title.endswith("mục nữa")


def test_words_and_days_narrow_the_list(dialog: JournalDialog, desk: Desk) -> None:
    assert dialog.shown == desk.store.head.seq
    field = dialog.filters.findChild(QLineEdit)
    assert field is not None
    field.setText("nguoi ky")
    assert dialog.shown == 1
    dialog.first.show_day(desk.clock.today().replace(year=2030))
    dialog.read()
    assert dialog.panel.details is None
    dialog.print.click()
    assert "Không có lần thay đổi" in dialog.said.text()


def test_the_check_says_whether_the_chain_holds(dialog: JournalDialog, desk: Desk) -> None:
    dialog.verify.click()
    assert dialog.said.text().startswith("Chuỗi nhật ký khớp")
    with desk.store.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE unit SET name = 'Khác' WHERE id = 2")
    dialog.verify.click()
    assert "không khớp" in dialog.said.text()


def test_the_annex_is_saved_or_says_why_not(
    dialog: JournalDialog, answers: list[Path | None], tmp_path: Path
) -> None:
    target = tmp_path / "nhat-ky.pdf"
    answers += [None, tmp_path / "khong-co" / "a.pdf", target]
    dialog.print.click()
    assert dialog.said.text().startswith("Nhật ký #")
    dialog.print.click()
    assert "Không ghi được" in dialog.said.text()
    dialog.print.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert "nhat-ky.pdf" in dialog.said.text()
