"""Files dropped on a cell and pictures pasted there become its minh chứng."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage

from thidua_desktop.domain.records import Evidence
from thidua_desktop.services.evidence import entries_of_cell
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.progress.tab import ProgressTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk) -> ProgressTab:
    number = install_sample(desk).id
    made = ProgressTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.show_campaign(number, DAY)
    desk.listen(made.take)
    return made


def cell_with(board: CampaignBoard, *, value: bool) -> tuple[int, int]:
    for unit in board.units(DAY):
        for indicator in board.indicators:
            result = board.result(unit.id, indicator.id, DAY)
            if result is not None and result.has_data is value:
                return unit.id, indicator.id
    raise AssertionError


def picture() -> QImage:
    made = QImage(6, 6, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.green)
    return made


def drop(tab: ProgressTab, cell: tuple[int, int], data: QMimeData) -> None:
    grid = tab.grid
    assert grid is not None
    tab.go_to(*cell)
    place: QPoint = grid.visualRect(grid.currentIndex()).center()
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    grid.dropEvent(event)


def test_a_file_dropped_on_a_cell_is_kept_with_its_value(
    tab: ProgressTab, desk: Desk, tmp_path: Path
) -> None:
    board = desk.board(desk.campaigns[-1].id)
    cell = cell_with(board, value=True)
    photo = tmp_path / "anh-nghiem-thu.png"
    assert picture().save(str(photo))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    drop(tab, cell, data)
    (row,) = desk.store.all(Evidence)
    assert row.entry_id == entries_of_cell(board, *cell, DAY)[0].id
    assert row.file_name == "anh-nghiem-thu.png"
    assert desk.store.undo_label() is not None
    desk.store.undo()
    assert desk.store.all(Evidence) == ()


def test_a_picture_pasted_into_a_cell_is_its_evidence(tab: ProgressTab, desk: Desk) -> None:
    board = desk.board(desk.campaigns[-1].id)
    cell = cell_with(board, value=True)
    tab.go_to(*cell)
    QGuiApplication.clipboard().setImage(picture())
    grid = tab.grid
    assert grid is not None
    grid.paste()
    assert [row.entry_id for row in desk.store.all(Evidence)] == [
        entries_of_cell(board, *cell, DAY)[0].id
    ]


def test_a_block_of_excel_is_a_block_though_it_comes_with_a_picture(
    qtbot: QtBot, tab: ProgressTab, desk: Desk
) -> None:
    tab.go_to(*cell_with(desk.board(desk.campaigns[-1].id), value=True))
    data = QMimeData()
    data.setText("7")
    data.setImageData(picture())
    QGuiApplication.clipboard().setMimeData(data)
    grid = tab.grid
    assert grid is not None
    grid.block_pasted.disconnect()
    with qtbot.assertNotEmitted(grid.brought), qtbot.waitSignal(grid.block_pasted):
        grid.paste()


def test_an_empty_cell_says_why_it_takes_no_file(
    qtbot: QtBot, tab: ProgressTab, desk: Desk
) -> None:
    cell = cell_with(desk.board(desk.campaigns[-1].id), value=False)
    data = QMimeData()
    data.setImageData(picture())
    with qtbot.waitSignal(tab.refused) as told:
        drop(tab, cell, data)
    assert told.args is not None
    assert told.args[0].problems[0].code == "evidence.no_value"
    assert desk.store.all(Evidence) == ()
