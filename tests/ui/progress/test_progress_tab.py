"""The grid driven as an officer drives it: keys, paste, wrong input, undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import ProgressEntry, Unit
from thidua_desktop.domain.terms import Rule, ScopeKind
from thidua_desktop.services import assignments, progress
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.progress.model import FIRST_UNIT, GridModel
from thidua_desktop.ui.progress.panel import cell_details
from thidua_desktop.ui.progress.tab import ProgressTab

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.progress.view import GridView
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> ProgressTab:
    made = ProgressTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def grid_of(tab: ProgressTab) -> GridView:
    assert tab.grid is not None
    return tab.grid


def hamlet(desk: Desk, name: str = "Thôn mẫu 03") -> int:
    return next(u.id for u in desk.store.all(Unit) if u.name == name)


def models_of_hamlets(board: CampaignBoard) -> int:
    return board.indicators_of(board.fields[0].id)[6].id


def type_text(qtbot: QtBot, grid: GridView, text: str, *, end: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClick(grid, text[0])
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, end)


def test_the_model_keeps_qts_contract(desk: Desk, sample: CampaignBoard) -> None:
    model = GridModel(desk, sample.campaign.id, DAY)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.show(DAY, block_id=sample.blocks[1].id)
    assert model.columnCount() == FIRST_UNIT + 2
    assert tester.model() is model


def test_typing_saves_at_once_and_shows_it(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    unit, indicator = hamlet(desk), models_of_hamlets(sample)
    tab.go_to(unit, indicator)
    grid = grid_of(tab)
    place = grid.currentIndex()
    type_text(qtbot, grid, "2")
    qtbot.waitUntil(lambda: place.data() == "2")
    qtbot.waitUntil(lambda: grid.currentIndex().row() == place.row() + 2)
    assert desk.store.undo_label() == "Nhập 1 ô – Thôn mẫu 03"
    desk.store.undo()
    assert place.data() == "0"


def test_wrong_input_keeps_the_old_value_and_says_why(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    grid, count = grid_of(tab), desk.store.count(ProgressEntry)
    place = grid.currentIndex()
    with qtbot.waitSignal(tab.refused) as told:
        type_text(qtbot, grid, "hai")
    assert told.args is not None
    assert isinstance(told.args[0], RuleError)
    assert place.data() == "0"
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    assert (editor.text(), editor.selectedText()) == ("hai", "hai")
    assert grid.bubble.words == "“hai” không đọc được là số. Gõ ví dụ 12,5 hoặc 1.234,5."
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert grid.state() is QAbstractItemView.State.NoState
    assert not grid.bubble.words
    assert (grid.currentIndex(), place.data()) == (place, "0")
    assert desk.store.count(ProgressEntry) == count


def test_escape_in_the_middle_changes_nothing(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    count = desk.store.count(ProgressEntry)
    type_text(qtbot, grid_of(tab), "77", end=Qt.Key.Key_Escape)
    assert desk.store.count(ProgressEntry) == count


def test_enter_steps_over_the_rows_of_fields(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    grid = grid_of(tab)
    row = grid.currentIndex().row()
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert grid.currentIndex().row() == row + 2


def test_delete_takes_the_value_back_as_one_act(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk, "Thôn mẫu 01"), models_of_hamlets(sample))
    grid = grid_of(tab)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert grid.currentIndex().data() == "1"
    desk.store.undo()
    assert grid.currentIndex().data() == "2"


def test_one_cell_pasted_is_stored_without_asking(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    QGuiApplication.clipboard().setText("3\n")
    qtbot.keyClick(grid_of(tab), "v", Qt.KeyboardModifier.ControlModifier)
    assert grid_of(tab).currentIndex().data() == "3"


def test_a_copied_block_pastes_back_the_same(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk, "Thôn mẫu 01"), models_of_hamlets(sample))
    qtbot.keyClick(grid_of(tab), "c", Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2"


def test_the_frozen_columns_stay_while_the_grid_scrolls(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    grid = grid_of(tab)
    assert grid.horizontalScrollBar().value() > 0
    frozen = grid._frozen.view  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    assert frozen.x() <= grid.frameWidth()
    assert frozen.columnViewportPosition(0) == 0


def test_the_reminder_goes_to_the_clipboard(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    remind = next(a for a in tab.findChildren(QAction) if a.text() == "Chép tin nhắn nhắc")
    remind.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Kính gửi Thôn mẫu 03!")
    assert desk.store.undo_label() == "Đôn đốc – Thôn mẫu 03"
    assert "(hạn 23/01/2026)" in text


def test_frozen_cells_stand_exactly_beside_their_row(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    grid = grid_of(tab)
    frozen = next(v for v in grid.findChildren(QTableView) if v is not grid)
    for row in range(3):
        index = grid.model().index(row, 1)
        there = frozen.viewport().mapTo(tab, frozen.visualRect(index).topLeft()).y()
        here = grid.viewport().mapTo(tab, grid.visualRect(index).topLeft()).y()
        assert there == here


def test_a_narrow_window_still_shows_the_current_cell(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.resize(911, 400)
    tab.go_to(hamlet(desk), models_of_hamlets(sample))
    grid = grid_of(tab)
    frozen = next(v for v in grid.findChildren(QTableView) if v is not grid)
    qtbot.waitUntil(lambda: frozen.width() * 2 <= grid.viewport().width() + 2)
    cell = grid.visualRect(grid.currentIndex())
    assert cell.left() >= frozen.width() - 1
    assert cell.right() <= grid.viewport().width()


def test_the_panel_says_the_units_own_target(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    unit, indicator = hamlet(desk), models_of_hamlets(sample)
    typing = Typing(unit, indicator, "4")
    assignments.record(desk, sample.campaign.id, [typing], layer=Layer.TARGET, day=DAY)
    details = cell_details(sample, unit, indicator, DAY)
    assert ("Chỉ tiêu giao", "≥ 4 mô hình") in [(row.name, row.value) for row in details.rows]


def test_a_contributors_value_repaints_the_leads_cell(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    of = next(
        i for i in sample.indicators if i.rule is Rule.AT_LEAST and i.scope is ScopeKind.COMMUNE
    )
    unit, lead, campaign = hamlet(desk), of.lead_unit_id or 0, sample.campaign.id
    typing = Typing(unit, of.id, "p")
    assignments.record(desk, campaign, [typing], layer=Layer.TARGET, day=DAY)
    tab.go_to(lead, of.id)
    place = grid_of(tab).currentIndex()
    before = int(place.data() or 0)
    progress.record(desk, campaign, [Typing(unit, of.id, "2")], day=DAY)
    assert int(place.data()) == before + 2


def test_names_take_their_room_back_after_a_narrow_beginning(
    qtbot: QtBot, tab: ProgressTab, theme: Theme
) -> None:
    tab.resize(300, 400)
    tab.show()
    grid = grid_of(tab)
    grid.lay_out()
    tab.resize(1600, 700)
    qtbot.waitUntil(lambda: grid.columnWidth(0) >= 23 * theme.metrics.em)
