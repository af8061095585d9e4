"""Three views of one grid, driven by keys: what stays, what is filled, what is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from thidua_desktop.domain.records import ProgressEntry, Unit, Verification
from thidua_desktop.domain.terms import CellState, Rule
from thidua_desktop.services import progress
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.master.grid_page import GridActs
from thidua_desktop.ui.progress.lists import IndicatorSheet, ListSheet, Part, UnitSheet
from thidua_desktop.ui.progress.model import FIRST_UNIT, GridModel
from thidua_desktop.ui.progress.panel import cell_details
from thidua_desktop.ui.progress.remark_dialog import RemarkDialog
from thidua_desktop.ui.progress.sheet import STATE_ROLE
from thidua_desktop.ui.progress.tab import ProgressTab, View
from thidua_desktop.ui.progress.watch import Watch, WatchList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.progress.sheet import SheetModel
    from thidua_desktop.ui.progress.view import GridView
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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


def model_of(tab: ProgressTab) -> SheetModel:
    model = grid_of(tab).model()
    assert hasattr(model, "cell_at")
    return model  # type: ignore[return-value]


def unit(desk: Desk, name: str = "Thôn mẫu 03") -> int:
    return next(u.id for u in desk.store.all(Unit) if u.name == name)


def task(board: CampaignBoard) -> int:
    return board.indicators_of(board.fields[0].id)[6].id


def grade(board: CampaignBoard, unit_id: int) -> int:
    return next(
        i.id
        for i in board.indicators
        if i.rule is Rule.GRADE and board.result(unit_id, i.id, DAY) is not None
    )


def editor_of(grid: GridView) -> QLineEdit:
    editor = grid.indexWidget(grid.currentIndex())
    assert isinstance(editor, QLineEdit)
    return editor


def type_in(qtbot: QtBot, grid: GridView, text: str, *, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type as an officer does; the end is settled when the event loop has run."""
    qtbot.keyClick(grid, text[0])
    editor = editor_of(grid)
    editor.setText(text)
    qtbot.keyClick(editor, end)
    QApplication.processEvents()


def choose(grid: GridView, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    model = grid.model()
    first, last = model.index(rows[0], columns[0]), model.index(rows[1], columns[1])
    grid.setCurrentIndex(first)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    grid.selectionModel().select(QItemSelection(first, last), flag)


def test_every_model_keeps_qts_contract(desk: Desk, sample: CampaignBoard) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    hamlet, campaign = unit(desk), sample.campaign.id
    models = [kind(desk, campaign, DAY, seen=WatchList()) for kind in (UnitSheet, IndicatorSheet)]
    for model, about in zip(models, (hamlet, task(sample)), strict=True):
        tester = QAbstractItemModelTester(model, mode)
        desk.listen(model.take)
        model.show_about(about)
        assert model.rowCount() > 1
        progress.record(desk, campaign, [Typing(hamlet, task(sample), "3")], day=DAY)
        desk.store.undo()
        progress.record(desk, campaign, [Typing(hamlet, task(sample), "2")], day=date(2026, 1, 2))
        desk.store.undo()
        assert tester.model() is model


def test_the_current_cell_stays_in_every_view(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    hamlet, of = unit(desk), task(sample)
    tab.go_to(hamlet, of)
    for view in (View.UNIT, View.INDICATOR, View.MATRIX):
        tab.show_view(view)
        assert tab.current_cell() == grid_of(tab).cell == (hamlet, of)
        assert grid_of(tab).currentIndex().data() == "0"


def test_a_value_typed_in_a_list_is_the_same_act_and_shows_everywhere(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    matrix = grid_of(tab).currentIndex()
    tab.show_view(View.UNIT)
    row = grid_of(tab).currentIndex().row()
    type_in(qtbot, grid_of(tab), "2")
    model = model_of(tab)
    texts = [model.index(row, part).data() for part in (Part.VALUE, Part.STATE, Part.AS_AT)]
    assert texts == ["2", "Vượt", "15/01/2026"]
    assert desk.store.undo_label() == "Nhập 1 ô – Thôn mẫu 03"
    tab.show_view(View.MATRIX)
    assert grid_of(tab).model().index(matrix.row(), matrix.column()).data() == "2"


def test_points_of_a_units_other_rows_follow(desk: Desk, sample: CampaignBoard) -> None:
    model = UnitSheet(desk, sample.campaign.id, DAY, seen=WatchList())
    hamlet = unit(desk)
    model.show_about(hamlet)
    desk.listen(model.take)
    rows = [r for r in range(model.rowCount()) if not model.is_group(r)]
    before = [model.index(r, Part.POINTS).data() for r in rows]
    progress.record(desk, sample.campaign.id, [Typing(hamlet, task(sample), "0/0")], day=DAY)
    after = [model.index(r, Part.POINTS).data() for r in rows]
    fresh = UnitSheet(desk, sample.campaign.id, DAY, seen=WatchList())
    fresh.show_about(hamlet)
    assert after == [fresh.index(r, Part.POINTS).data() for r in rows]
    assert sum(a != b for a, b in zip(before, after, strict=True)) > 1


def test_earlier_dates_stand_beside_the_value(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    tab.show_view(View.UNIT)
    model, row = model_of(tab), grid_of(tab).currentIndex().row()
    head = model.headerData(len(Part), Qt.Orientation.Horizontal)
    assert (head, model.index(row, len(Part)).data()) == ("31/12/2025", "1")


def test_the_chooser_steps_through_units_and_keeps_the_task(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    tab.show_view(View.UNIT)
    qtbot.keyClick(grid_of(tab), Qt.Key.Key_PageUp, CTRL)
    assert tab.current_cell() == (unit(desk, "Thôn mẫu 02"), task(sample))
    qtbot.keyClick(grid_of(tab), Qt.Key.Key_PageDown, CTRL)
    assert tab.current_cell() == (unit(desk), task(sample))
    qtbot.keyClick(grid_of(tab), "3", CTRL)
    assert tab.view is View.INDICATOR
    qtbot.keyClick(grid_of(tab), "1", CTRL)
    assert tab.view is View.MATRIX


def test_tab_goes_on_and_enter_returns_below_the_beginning(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    grid = grid_of(tab)
    start = grid.currentIndex()
    type_in(qtbot, grid, "3", end=Qt.Key.Key_Tab)
    assert start.data() == "3"
    assert grid.currentIndex().column() == start.column() + 1
    qtbot.keyClick(grid, Qt.Key.Key_Tab)
    assert grid.currentIndex().column() == start.column() + 2
    qtbot.keyClick(grid, Qt.Key.Key_Backtab, SHIFT)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (
        start.row() + 2,
        start.column(),
    )
    qtbot.keyClick(grid, Qt.Key.Key_Return, SHIFT)
    assert grid.currentIndex() == start


def test_f2_goes_on_behind_the_value_and_typing_replaces_it(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    grid = grid_of(tab)
    place = grid.currentIndex()
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    editor = editor_of(grid)
    assert (editor.text(), editor.selectedText(), editor.cursorPosition()) == ("0", "", 1)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert place.data() == "0"
    type_in(qtbot, grid, "4")
    assert place.data() == "4"


def test_ctrl_enter_and_fills_are_one_act_each(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    first, of = unit(desk, "Thôn mẫu 01"), task(sample)
    tab.go_to(first, of)
    grid = grid_of(tab)
    row, column = grid.currentIndex().row(), grid.currentIndex().column()

    def values() -> list[str]:
        return [grid.model().index(row, column + n).data() for n in range(3)]

    before = values()
    choose(grid, (row, row), (column, column + 2))
    qtbot.keyClick(grid, "7")
    qtbot.keyClick(editor_of(grid), Qt.Key.Key_Return, CTRL)
    assert values() == ["7", "7", "7"]
    desk.store.undo()
    assert values() == before
    choose(grid, (row, row), (column, column + 2))
    qtbot.keyClick(grid, "r", CTRL)
    assert values() == [before[0]] * 3
    desk.store.undo()
    tab.show_view(View.INDICATOR)
    grid = grid_of(tab)
    rows = [r for r in range(grid.model().rowCount()) if not model_of(tab).is_group(r)]
    choose(grid, (rows[0], rows[-1]), (Part.VALUE, Part.VALUE))
    qtbot.keyClick(grid, "d", CTRL)
    assert [grid.model().index(r, Part.VALUE).data() for r in rows] == [before[0]] * 3
    desk.store.undo()
    assert [grid.model().index(r, Part.VALUE).data() for r in rows] == before


def test_a_fill_that_some_cell_refuses_changes_none(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    tab.show_view(View.UNIT)
    grid, head = grid_of(tab), desk.store.head
    row = grid.currentIndex().row()
    last = model_of(tab).rowCount() - 1
    choose(grid, (row, last), (Part.VALUE, Part.VALUE))
    qtbot.keyClick(grid, "7")
    editor = editor_of(grid)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert desk.store.head == head
    assert editor.selectedText() == "7"
    assert "Chưa hiểu “7”" in grid.bubble.words
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "text"), [("t", "Tốt"), ("K", "Khá"), ("d", "Đạt"), ("c", "Chưa đạt"), ("2", "Khá")]
)
def test_grades_by_one_key(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard, key: str, text: str
) -> None:
    hamlet = unit(desk)
    tab.go_to(hamlet, grade(sample, hamlet))
    place = grid_of(tab).currentIndex()
    type_in(qtbot, grid_of(tab), key)
    assert place.data() == text


def test_one_key_each_for_not_arisen_and_no_duty(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    place = grid_of(tab).currentIndex()
    type_in(qtbot, grid_of(tab), "/")
    assert (place.data(), place.data(STATE_ROLE)) == ("K.PS", CellState.NOT_ARISEN)
    grid_of(tab).choose(place)
    with qtbot.waitSignal(tab.told) as told:
        type_in(qtbot, grid_of(tab), "-")
    assert told.args is not None
    assert str(told.args[0]).startswith("Đã ghi 1 ô là không có nhiệm vụ.")
    tab.go_to(unit(desk), task(sample))
    here = grid_of(tab).currentIndex()
    assert here.data(STATE_ROLE) is CellState.NO_DUTY
    assert not here.flags() & Qt.ItemFlag.ItemIsEditable
    desk.store.undo()
    assert grid_of(tab).currentIndex().data() == "K.PS"


def test_an_ambiguous_number_is_echoed_at_the_cell_and_in_the_panel(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    words = "Đọc là 1.234 (một nghìn hai trăm ba mươi tư)"
    with qtbot.waitSignal(tab.told) as told:
        type_in(qtbot, grid_of(tab), "1.234")
    assert told.args == [words]
    details = cell_details(sample, unit(desk), task(sample), DAY)
    assert ("1.234", words.lower()) in [
        (r.value, r.note) for r in details.rows if r.name == "Đã gõ"
    ]


def test_ctrl_arrows_home_and_end_move_as_in_excel(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    grid = grid_of(tab)
    model, start = grid.model(), grid.currentIndex()
    last = model.columnCount() - 1
    qtbot.keyClick(grid, Qt.Key.Key_Right, CTRL)
    assert grid.currentIndex().column() == last
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (start.row(), FIRST_UNIT)
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.currentIndex().column() == last
    qtbot.keyClick(grid, Qt.Key.Key_Home, CTRL)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, FIRST_UNIT)
    qtbot.keyClick(grid, Qt.Key.Key_End, CTRL)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (
        model.rowCount() - 1,
        last,
    )
    grid.choose(start)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.currentIndex().row() == start.row() - 1
    grid.choose(start)
    qtbot.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    assert len(grid.chosen_cells()) == 2
    qtbot.keyClick(grid, "a", CTRL)
    rows = [r for r in range(model.rowCount()) if not model_of(tab).is_group(r)]
    assert len(grid.chosen_cells()) == len(rows) * (model.columnCount() - FIRST_UNIT)


def test_a_watch_narrows_dims_and_is_jumped_through(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    missing = {
        (u.id, i.id)
        for u in sample.units(DAY)
        for i in sample.indicators
        if (r := sample.result(u.id, i.id, DAY)) is not None
        and not r.has_data
        and r.state not in {CellState.NO_DUTY, CellState.NO_TARGET}
    }
    watch = tab._watch  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    watch.take("Chưa có số liệu")
    assert watch.toolTip() == f"Chỉ xem: Chưa có số liệu · {len(missing)}"
    model = model_of(tab)
    assert isinstance(model, GridModel)
    assert {u.id for u in model.units} == {u for u, _ in missing}
    rows = [model.indicator_at(r) for r in range(model.rowCount())]
    assert {i.id for i in rows if i is not None} == {i for _, i in missing}
    grid, found = grid_of(tab), set[tuple[int, int]]()
    for _ in missing:
        qtbot.keyClick(grid, Qt.Key.Key_F4)
        assert grid.cell is not None
        found.add(grid.cell)
    assert found == missing
    here = grid.cell
    qtbot.keyClick(grid, Qt.Key.Key_F4)
    qtbot.keyClick(grid, Qt.Key.Key_F4, SHIFT)
    assert grid.cell == here
    unit_id, of = min(missing)
    progress.record(desk, sample.campaign.id, [Typing(unit_id, of, "0/0")], day=DAY)
    assert watch.toolTip() == f"Chỉ xem: Chưa có số liệu · {len(missing) - 1}"
    assert model.place(unit_id, of).isValid()  # it does not jump away under the hand
    watch.take("Mọi ô")
    assert model.columnCount() == FIRST_UNIT + len(sample.units(DAY))


def test_a_watch_list_kept_current_equals_one_made_anew(desk: Desk, sample: CampaignBoard) -> None:
    keys = [(u.id, i.id) for u in sample.units(DAY) for i in sample.indicators]
    kept, fresh = WatchList(), WatchList()
    kept.look(sample, keys, DAY)
    hamlet = unit(desk)
    progress.record(desk, sample.campaign.id, [Typing(hamlet, task(sample), "5")], day=DAY)
    kept.look_again(sample, [(hamlet, task(sample))], DAY)
    fresh.look(sample, keys, DAY)
    assert [kept.count(w) for w in Watch] == [fresh.count(w) for w in Watch]
    assert kept.shows((hamlet, task(sample)), Watch.UNVERIFIED)


def test_marks_are_said_in_words(tab: ProgressTab, desk: Desk, sample: CampaignBoard) -> None:
    hamlet, of = unit(desk), task(sample)
    tab.go_to(hamlet, of)
    typing = Typing(hamlet, of, "", remark="gọi lại sau", only_remark=True)
    progress.record(desk, sample.campaign.id, [typing], day=DAY)
    result = sample.result(hamlet, of, DAY)
    assert result is not None
    assert result.entry_id is not None
    assert result.value is not None
    with desk.store.act("Thẩm định") as act:
        act.insert(
            Verification(
                entry_id=result.entry_id,
                kind=result.value.kind,
                value=result.value.value,
                verified_by="Cán bộ mẫu",
                verified_at=desk.clock.now(),
            )
        )
    tip = grid_of(tab).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert tip == (
        "0 · Không đạt · đã thẩm định · có ghi chú: gọi lại sau · số liệu ngày 31/12/2025"
    )
    grid_of(tab).grab()  # the shapes are painted without a warning


def test_remarks_are_typed_in_their_column(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    tab.show_view(View.UNIT)
    grid = grid_of(tab)
    row = grid.currentIndex().row()
    grid.choose(grid.model().index(row, Part.REMARK))
    type_in(qtbot, grid, "xong")
    assert grid.model().index(row, Part.REMARK).data() == "xong"
    assert grid.model().index(row, Part.VALUE).data() == "0"
    count = desk.store.count(ProgressEntry)
    empty = next(
        r
        for r in range(grid.model().rowCount())
        if not model_of(tab).is_group(r) and not grid.model().index(r, Part.VALUE).data()
    )
    grid.choose(grid.model().index(empty, Part.REMARK))
    type_in(qtbot, grid, "sao")
    assert grid.bubble.words.startswith("Ô chưa có số liệu nên chưa ghi chú được.")
    qtbot.keyClick(editor_of(grid), Qt.Key.Key_Escape)
    assert desk.store.count(ProgressEntry) == count


def test_hidden_columns_are_passed_over_by_keys_copies_and_pastes(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    grid = grid_of(tab)
    row, column = grid.currentIndex().row(), grid.currentIndex().column()
    grid.show_column(column + 1, shown=False)
    assert grid.hidden_columns == (column + 1,)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().column() == column + 2
    choose(grid, (row, row), (column, column + 2))
    grid.copy()
    assert QGuiApplication.clipboard().text() == "2\t0"
    assert grid.spots(row, column, [["1", "2"]]) == [[(row, column), (row, column + 2)]]
    hidden = grid.title(column + 1)
    kept = tab.state()["MATRIX"]
    assert kept == {"shown": {hidden: False}}
    grid.show_all_columns()
    assert grid.hidden_columns == ()


def test_widths_zoom_and_view_come_back(
    qtbot: QtBot, theme: Theme, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    grid = grid_of(tab)
    usual = grid.rowHeight(0)
    grid.setColumnWidth(FIRST_UNIT, 10 * theme.metrics.em + 5)
    where = QPointF(grid.viewport().rect().center())
    for _ in range(3):
        turn = QWheelEvent(
            where,
            grid.mapToGlobal(where),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        grid.wheelEvent(turn)
    assert grid.zoom == 130
    assert grid.rowHeight(0) > usual
    tab.show_view(View.INDICATOR)
    again = ProgressTab(theme, desk)
    qtbot.addWidget(again)
    again.restore(tab.state())
    again.show_campaign(sample.campaign.id, DAY)
    assert again.view is View.INDICATOR
    again.show_view(View.MATRIX)
    assert grid_of(again).zoom == 130
    width = grid_of(again).columnWidth(FIRST_UNIT)
    assert abs(width - grid.columnWidth(FIRST_UNIT)) <= 1
    again.restore({"MATRIX": {"zoom": True, "widths": 5}, "view": 3})
    assert grid_of(again).zoom == 100


def test_typing_one_cell_prepares_and_repaints_only_what_changes(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    model, grid = model_of(tab), grid_of(tab)
    place = grid.currentIndex()
    told: list[tuple[int, int, int, int]] = []

    def note(first: object, last: object, _roles: object) -> None:
        told.append((first.row(), first.column(), last.row(), last.column()))  # type: ignore[attr-defined]

    model.dataChanged.connect(note)
    progress.record(desk, sample.campaign.id, [Typing(unit(desk), task(sample), "2")], day=DAY)
    assert told == [(place.row(), place.column()) * 2]


def test_a_list_about_nothing_is_empty(desk: Desk, sample: CampaignBoard) -> None:
    model: ListSheet = UnitSheet(desk, sample.campaign.id, DAY, seen=WatchList())
    assert model.rowCount() == 0
    assert not model.place(unit(desk), task(sample)).isValid()


def test_a_remark_is_asked_for_and_said_why_not(
    qtbot: QtBot, theme: Theme, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    with qtbot.waitSignal(tab.told) as told:
        tab.write_remark()
    assert told.args == ["Chọn một ô có số liệu để ghi chú."]
    hamlet, of = unit(desk), task(sample)
    tab.go_to(hamlet, of)
    tab.write_remark()
    (dialog,) = tab.findChildren(RemarkDialog)
    dialog.words.setText("đã gọi trưởng thôn")
    dialog.accept()
    assert (
        grid_of(tab)
        .currentIndex()
        .data(Qt.ItemDataRole.ToolTipRole)
        .endswith("có ghi chú: đã gọi trưởng thôn · số liệu ngày 31/12/2025")
    )
    empty = next(
        i.id
        for i in sample.indicators
        if (r := sample.result(hamlet, i.id, DAY)) is not None and not r.has_data
    )
    tab.go_to(hamlet, empty)
    tab.write_remark()
    assert grid_of(tab).bubble.words.startswith("Ô chưa có số liệu")
    form = RemarkDialog(theme, desk, campaign_id=sample.campaign.id, cell=(hamlet, empty), day=DAY)
    qtbot.addWidget(form)
    form.words.setText("chờ")
    form.accept()
    assert form.reason_at("remark").startswith("Ô chưa có số liệu")


def test_menus_fill_the_grid_with_the_focus(
    tab: ProgressTab, desk: Desk, sample: CampaignBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    grid = grid_of(tab)
    row, column = grid.currentIndex().row(), grid.currentIndex().column()
    choose(grid, (row, row), (column, column + 1))
    head = desk.store.head
    monkeypatch.setattr(QApplication, "focusWidget", lambda: None)
    GridActs().fill_right()
    assert desk.store.head == head
    monkeypatch.setattr(QApplication, "focusWidget", grid.viewport)
    GridActs().fill_right()
    assert grid.model().index(row, column + 1).data() == "2"
    GridActs().fill_down()
    assert desk.store.undo_label() == "Nhập 1 ô – Thôn mẫu 02"


def test_what_cannot_be_taken_goes_when_the_page_is_left(
    qtbot: QtBot, tab: ProgressTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.go_to(unit(desk), task(sample))
    grid = grid_of(tab)
    place = grid.currentIndex()
    type_in(qtbot, grid, "hai")
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert grid.currentIndex() == place
    assert editor_of(grid).text() == "hai"
    tab.show_view(View.UNIT)
    tab.show_view(View.MATRIX)
    assert grid.indexWidget(place) is None
    assert place.data() == "0"


def test_the_menu_of_a_column_hides_and_shows_it(tab: ProgressTab) -> None:
    grid = grid_of(tab)
    words = [a.text() for a in grid.column_menu(FIRST_UNIT).actions()]
    assert words[0] == f"Ẩn cột “{grid.title(FIRST_UNIT)}”"
    grid.column_menu(FIRST_UNIT).actions()[0].trigger()
    words = [a.text() for a in grid.column_menu(None).actions()]
    assert words[:2] == ["Hiện cột đã ẩn (1)", "Hiện mọi cột"]
    grid.column_menu(None).actions()[1].trigger()
    assert grid.hidden_columns == ()
    grid.setColumnWidth(FIRST_UNIT, 333)
    grid.reset_widths()
    assert grid.columnWidth(FIRST_UNIT) < 333
