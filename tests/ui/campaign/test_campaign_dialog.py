from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QTableWidget

from thidua_desktop.domain.records import Block, CampaignFile, ParentCampaign
from thidua_desktop.domain.terms import ParentLevel, ReportCycle
from thidua_desktop.ui.campaign.clone_dialog import CloneDialog
from thidua_desktop.ui.campaign.dialog import (
    BLOCKS,
    FILES,
    PARENTS,
    REPORTING,
    SETTINGS,
    CampaignDialog,
)
from thidua_desktop.ui.master.arrange import Arrangement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.table import LinesTable
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> CampaignDialog:
    made = CampaignDialog(theme, desk, campaign_id=sample.campaign.id)
    qtbot.addWidget(made)
    made.show()
    return made


def names(table: LinesTable) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def write(table: QTableWidget, row: int, column: int, words: str) -> None:
    item = table.item(row, column)
    assert item is not None
    item.setText(words)


def answering(file: Path) -> Callable[..., tuple[str, str]]:
    """Stand in for a file dialog that is answered with `file`."""

    def answer(*_asked: object) -> tuple[str, str]:
        return str(file), ""

    return answer


def test_number_and_date_are_added_later(dialog: CampaignDialog, sample: CampaignBoard) -> None:
    assert not dialog.facts.place_units.isVisible()
    dialog.facts.field("document_number").setText("12/KH-UBND")
    dialog.facts.field("title").setText("")
    dialog.save.click()
    assert dialog.facts.field("title").property("state") == "refused"
    assert sample.campaign.document_number is None
    dialog.facts.field("title").setText("Phong trào mẫu")
    dialog.save.click()
    assert (sample.campaign.title, sample.campaign.document_number) == (
        "Phong trào mẫu",
        "12/KH-UBND",
    )


def test_settings_are_refused_at_their_field(dialog: CampaignDialog, sample: CampaignBoard) -> None:
    dialog.show_page(SETTINGS)
    dialog.settings.edits["grade_fair"].setText("85")
    dialog.save.click()
    assert dialog.settings.edits["grade_good"].property("state") == "refused"
    dialog.settings.edits["grade_fair"].setText("60")
    dialog.save.click()
    assert sample.campaign.grade_fair == 60
    assert dialog.settings.edits["grade_good"].property("state") == "good"


def test_blocks_are_renamed_moved_added_and_kept_while_used(
    dialog: CampaignDialog, desk: Desk, sample: CampaignBoard
) -> None:
    dialog.show_page(BLOCKS)
    table = dialog.blocks.table
    write(table, 0, 0, "Khối A")
    table.setCurrentCell(0, 0)
    dialog.blocks.down.click()
    assert table.currentRow() == 1
    dialog.blocks.add.click()
    write(table, 3, 0, "Khối mới")
    dialog.save.click()
    assert [b.name for b in sample.blocks] == [
        "Khối trường học",
        "Khối A",
        "Khối thôn",
        "Khối mới",
    ]
    table.setCurrentCell(2, 0)
    dialog.blocks.drop.click()
    dialog.save.click()
    assert len(desk.store.all(Block)) == 4
    dialog.fill()
    table.setCurrentCell(3, 0)
    dialog.blocks.drop.click()
    dialog.save.click()
    assert len(desk.store.all(Block)) == 3
    table.setCurrentCell(0, 0)
    dialog.blocks.up.click()
    assert table.currentRow() == 0


def test_a_campaign_above_is_added(dialog: CampaignDialog, desk: Desk) -> None:
    dialog.show_page(PARENTS)
    dialog.parents.add.click()
    dialog.save.click()
    assert desk.store.all(ParentCampaign) == ()
    box = dialog.parents.table.cellWidget(0, 0)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    write(dialog.parents.table, 0, 1, "Phong trào của tỉnh")
    dialog.save.click()
    (row,) = desk.store.all(ParentCampaign)
    assert (row.level, row.title) == (ParentLevel.PROVINCE, "Phong trào của tỉnh")


def test_many_files_are_found_without_marks_and_sorted_by_size(
    dialog: CampaignDialog, tmp_path: Path
) -> None:
    dialog.show_page(FILES)
    for name, size in (("Quyết định 1.pdf", 9), ("Quyết định 2.pdf", 2000), ("Ảnh.jpg", 600)):
        file = tmp_path / name
        file.write_bytes(name.encode() * size)
        dialog.files.keep(file)
    table = dialog.files.table
    table.arrange(Arrangement(sort=2, descending=True))
    assert names(table) == ["Quyết định 2.pdf", "Ảnh.jpg", "Quyết định 1.pdf"]
    field = dialog.files.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("quyet dinh")
    assert names(table) == ["Quyết định 2.pdf", "Quyết định 1.pdf"]
    table.arrange(Arrangement(only={0: frozenset({"Quyết định 1.pdf"})}))
    assert names(table) == ["Quyết định 1.pdf"]


def test_files_are_kept_copied_and_dropped(
    dialog: CampaignDialog, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.show_page(FILES)
    assert not dialog.save.isVisible()
    file = tmp_path / "ke-hoach.pdf"
    file.write_bytes(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answering(file))
    dialog.files.drop.click()  # nothing is there to drop
    dialog.files.add.click()
    assert dialog.files.table.model().rowCount() == 1
    dialog.files.add.click()
    assert dialog.files.table.model().rowCount() == 1
    copy = tmp_path / "sao.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(copy))
    dialog.files.copy.click()
    assert copy.read_bytes() == b"%PDF"
    dialog.files.keep(tmp_path / "mat.pdf")
    assert dialog.files.table.model().rowCount() == 1
    dialog.files.drop.click()
    assert desk.store.all(CampaignFile) == ()


def test_a_campaign_is_cloned(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    dialog = CloneDialog(theme, desk, campaign_id=sample.campaign.id, parent=None)
    qtbot.addWidget(dialog)
    dialog.full.setText("Phong trào sau")
    dialog.starts.setText("01/06/2026")
    with qtbot.waitSignal(dialog.made):
        dialog.accept()
    assert [c.title for c in desk.campaigns][1:] == ["Phong trào sau"]


def test_reports_are_due_as_chosen_and_the_days_are_shown(
    dialog: CampaignDialog, sample: CampaignBoard
) -> None:
    page = dialog.reporting
    dialog.show_page(REPORTING)
    assert page.days.text() == "Hiện chưa có ngày chốt nào."
    page.cycle.setCurrentIndex(page.cycle.findData(ReportCycle.WEEKLY))
    assert page.week_day.isVisible()
    assert not page.month_day.isVisible()
    dialog.save.click()
    assert (sample.campaign.report_cycle, sample.campaign.report_cutoff) == (ReportCycle.WEEKLY, 5)
    assert "09/01/2026" in page.days.text() or "ngày nữa" in page.days.text()
    page.cycle.setCurrentIndex(page.cycle.findData(ReportCycle.MONTHLY))
    page.month_day.setCurrentIndex(page.month_day.findData(31))
    dialog.save.click()
    assert sample.campaign.report_cutoff == 31


def test_phases_are_typed_in_lines_and_wrong_ones_say_why(
    dialog: CampaignDialog, sample: CampaignBoard
) -> None:
    page = dialog.reporting
    dialog.show_page(REPORTING)
    page.cycle.setCurrentIndex(page.cycle.findData(ReportCycle.PHASES))
    dialog.save.click()
    assert "ít nhất một đợt" in page.said.text()
    page.phases.add.click()
    write(page.phases.table, 0, 0, "Đợt cuối năm")
    write(page.phases.table, 0, 1, "31/12/2025")
    dialog.save.click()
    assert page.said.text() == ""
    assert page.days.text() == "Các ngày chốt đã lưu: 31/12/2025."
    assert sample.campaign.report_cycle is ReportCycle.PHASES


def test_what_was_typed_on_another_page_stays_and_is_not_lost_in_silence(
    dialog: CampaignDialog,
) -> None:
    write(dialog.blocks.table, 0, 0, "Khối một")
    dialog.show_page(3)
    dialog.save.click()
    assert dialog.blocks.rows()[0][2] == ("Khối một",)
    dialog.close_button.click()
    assert dialog.isVisible()
    assert dialog.blocks.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_dialog_without_changes_closes_at_once(dialog: CampaignDialog) -> None:
    dialog.show_page(0)
    dialog.save.click()
    dialog.reject()
    assert not dialog.isVisible()
