"""Every number of the statistics opens, and a table of the office's own is edited as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.award_stats import Column, Dimension, Line, Measure
from thidua_desktop.domain.records import StatTable
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.stat_tables import tables
from thidua_desktop.ui.award_register.dialog import AwardRegisterDialog
from thidua_desktop.ui.statistics.dialog import StatisticsDialog
from thidua_desktop.ui.statistics.parts_list import PartDialog
from thidua_desktop.ui.statistics.table_form import TableDialog
from thidua_desktop.ui.statistics.words import KeyWords

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def office(desk: Desk, sample: CampaignBoard) -> Desk:
    assert sample.campaign
    for year, names in ((2024, ("Vi Văn Mẫu 01", "Vi Văn Mẫu 02")), (2026, ("Vi Văn Mẫu 03",))):
        awards = tuple(
            PastAward(
                subject=SubjectKind.PERSON,
                form_key="giay-khen-xa",
                name=name,
                amount_vnd=300_000,
            )
            for name in names
        )
        add_past(desk, PastForm(head=PastHead(year=year, number=5), awards=awards))
    return desk


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, office: Desk, tmp_path: Path) -> StatisticsDialog:
    def ask(_parent: QWidget, proposed: Path, _names: str) -> Path | None:
        return tmp_path / proposed.name

    made = StatisticsDialog(theme, office, ask=ask)
    qtbot.addWidget(made)
    made.show()
    return made


def open_cell(dialog: StatisticsDialog, row: int, column: int) -> None:
    numbers = dialog.page.numbers
    assert numbers.table is not None
    numbers.table.setCurrentIndex(numbers.table.model().index(row, column))
    numbers.open_current()


def test_totals_stand_by_form_and_year_and_open_to_their_awards(
    qtbot: QtBot, dialog: StatisticsDialog
) -> None:
    numbers = dialog.totals.numbers
    assert numbers.header == ("Hình thức", "Tổng cộng", "2026", "2024")
    assert numbers.texts(totals=False)[0][1:] == ("3", "1", "2")
    assert numbers.texts(totals=True)[0] == ("Tổng cộng", "3", "1", "2")
    with qtbot.waitSignal(dialog.opening) as told:
        open_cell(dialog, 0, 3)
    assert told.args is not None
    opened = told.args[0]
    assert isinstance(opened, AwardRegisterDialog)
    assert sorted(entry.name for entry in opened.shown) == ["Vi Văn Mẫu 01", "Vi Văn Mẫu 02"]
    opened.close()


def test_other_lines_columns_and_money(dialog: StatisticsDialog) -> None:
    page = dialog.totals
    page.by.take("Dòng: Giới tính")
    page.against.take("Cột: không chia cột")
    page.measure.take("Tiền thưởng (đồng)")
    assert page.numbers.header == ("Giới tính", "Tổng cộng")
    assert page.numbers.texts(totals=False) == (("Chưa rõ", "900.000"),)
    page.year.take("2026")
    assert page.numbers.texts(totals=False) == (("Chưa rõ", "300.000"),)
    assert page.span == "Năm 2026"
    page.by.take("Dòng: Năm")
    page.against.take("Cột: Năm")
    assert page.columns is None


def test_a_table_of_the_year_is_computed_and_says_it_is_not_confirmed(
    dialog: StatisticsDialog,
) -> None:
    dialog.switch.chosen.emit(1)
    page = dialog.tables
    assert page.span == "Năm 2026"
    assert page.numbers.texts(totals=False)[0][1] == "1"
    assert page.note.text().startswith("Chưa xác nhận")
    page.year.take("2024")
    assert page.numbers.texts(totals=False)[0][1] == "2"
    assert not page.remove.isEnabled()


def test_the_paper_is_saved_in_both_forms(dialog: StatisticsDialog, tmp_path: Path) -> None:
    dialog.save_pdf.click()
    dialog.switch.chosen.emit(1)
    dialog.save_docx.click()
    assert (tmp_path / "thong-ke-khen-thuong.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "thong-ke-khen-thuong.docx").exists()


def test_a_table_is_made_changed_and_dropped_as_data(
    qtbot: QtBot, dialog: StatisticsDialog, theme: Theme, office: Desk
) -> None:
    words = KeyWords(office)
    form = TableDialog(theme, office, words, table=None)
    qtbot.addWidget(form)
    form.saved.connect(dialog.tables.read)
    form.accept()
    assert form.reason_at("name") == "Chưa ghi tên biểu."
    form.name.setText("Biểu của xã mẫu")
    form.lines.put(Line("Nữ", {Dimension.GENDER: frozenset({"FEMALE"})}))
    form.lines.put(Line("Tất cả", {}))
    form.lines.buttons["Lên"].click()
    form.columns.put(Column("Số", {}))
    form.columns.put(Column("Tiền", {}, Measure.MONEY))
    form.accept()
    (stored,) = office.store.all(StatTable)
    assert stored.name == "Biểu của xã mẫu"
    assert dialog.tables.title == "Biểu của xã mẫu"
    assert dialog.tables.numbers.texts(totals=False) == (
        ("Tất cả", "1", "300.000"),
        ("Nữ", "–", "–"),
    )
    dialog.tables.remove.trigger()
    assert office.store.all(StatTable) == ()
    dialog.take_back()  # pyright: ignore[reportPrivateUsage]
    assert tables(office)[-1].row.name == "Biểu của xã mẫu"


def test_a_part_is_filtered_by_ticks(qtbot: QtBot, theme: Theme, office: Desk) -> None:
    words = KeyWords(office)
    form = PartDialog(theme, words, part=None, columns=True, parent=None)
    qtbot.addWidget(form)
    form.accept()
    assert form.reason_at("name") == "Chưa ghi tên."
    form.name.setText(" Cá nhân  nữ ")
    form.tick(Dimension.SUBJECT, "PERSON")
    form.tick(Dimension.GENDER, "FEMALE")
    form.accept()
    wanted = {
        Dimension.SUBJECT: frozenset({"PERSON"}),
        Dimension.GENDER: frozenset({"FEMALE"}),
    }
    assert form.made == Column("Cá nhân nữ", wanted)
    assert words.filter_words(wanted) == "Đối tượng: Cá nhân; Giới tính: Nữ"
    again = PartDialog(theme, words, part=form.made, columns=True, parent=None)
    qtbot.addWidget(again)
    assert again.wanted() == wanted
