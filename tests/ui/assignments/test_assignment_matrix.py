"""The matrix driven as an officer drives it: keys, layers, paste, fill by kind, unit plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Assignment, Indicator, Unit
from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind, UnitPlanState
from thidua_desktop.services import progress, unit_plans
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.assignments.kind_dialog import KindDialog
from thidua_desktop.ui.assignments.model import Choice, Column, MatrixModel
from thidua_desktop.ui.assignments.page import AssignmentPage
from thidua_desktop.ui.assignments.paste import block_preview, chosen_typings, read_block
from thidua_desktop.ui.assignments.plan_dialog import UnitPlanDialog
from thidua_desktop.ui.assignments.view import MatrixView
from thidua_desktop.ui.indicators.tab import LIST, MATRIX, IndicatorsTab
from thidua_desktop.ui.master import paste_dialog
from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> IndicatorsTab:
    made = IndicatorsTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    made.show_view(MATRIX)
    return made


@pytest.fixture
def page(tab: IndicatorsTab) -> AssignmentPage:
    return tab.assignments


def grid_of(page: AssignmentPage) -> MatrixView:
    assert page.grid is not None
    return page.grid


def unit(desk: Desk, name: str) -> int:
    return next(u.id for u in desk.store.all(Unit) if u.name == name)


def models(board: CampaignBoard) -> Indicator:
    return board.indicators_of(board.fields[0].id)[6]


def given(board: CampaignBoard, unit_id: int, indicator: Indicator) -> Assignment:
    found = board.assignment(unit_id, indicator.id, DAY)
    assert found is not None
    return found


def type_text(qtbot: QtBot, grid: MatrixView, text: str) -> None:
    qtbot.keyClick(grid, text[0])
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.findChild(QLineEdit) is None)


def choose_layer(page: AssignmentPage, layer: Layer) -> None:
    place = list(Layer).index(layer)
    page.layers.choose(place)
    page.layers.chosen.emit(place)


def test_the_model_keeps_qts_contract(desk: Desk, sample: CampaignBoard) -> None:
    model = MatrixModel(desk, sample.campaign.id, DAY)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    assert (model.rowCount(), model.columnCount()) == (13 + 3, len(Column) + 25)
    block, field = sample.blocks[1], sample.fields[2]
    model.show(DAY, Choice(block.id, field.id), Layer.DEADLINE)
    assert (model.rowCount(), model.columnCount()) == (2 + 1, len(Column) + 4)
    model.show(DAY, Choice(words="thon mau 02"), Layer.TARGET)
    assert [u.name for u in model.units] == ["Thôn mẫu 02"]
    assert tester.model() is model


def test_a_cell_says_whose_target_it_is(desk: Desk, sample: CampaignBoard) -> None:
    model, hamlet = MatrixModel(desk, sample.campaign.id, DAY), unit(desk, "Thôn mẫu 01")
    place = model.place(hamlet, models(sample).id)
    assert (place.data(), place.data(Qt.ItemDataRole.EditRole)) == ("1", "x")
    school = model.place(unit(desk, "Trường mẫu A"), models(sample).id)
    assert (school.data(), school.data(Qt.ItemDataRole.EditRole)) == ("", "")
    head = model.headerData(place.column(), Qt.Orientation.Horizontal)
    assert head == "Mô hình kinh tế hiệu quả của thôn\n≥ 1 mô hình"


def test_a_typed_target_is_the_units_own(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    hamlet = unit(desk, "Thôn mẫu 02")
    page.go_to(hamlet, models(sample).id)
    grid = grid_of(page)
    place = grid.currentIndex()
    type_text(qtbot, grid, "2,5")
    qtbot.waitUntil(lambda: place.data() == "2,5")
    assert given(sample, hamlet, models(sample)).target == Decimal("2.5")
    qtbot.waitUntil(lambda: grid.currentIndex().row() == place.row() + 1)
    assert desk.store.undo_label() == "Giao chỉ tiêu – Thôn mẫu 02"
    desk.store.undo()
    assert place.data() == "1"


def test_one_key_each_for_no_duty_and_the_common_target(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    hamlet = unit(desk, "Thôn mẫu 02")
    page.go_to(hamlet, models(sample).id)
    grid = grid_of(page)
    place = grid.currentIndex()
    type_text(qtbot, grid, "-")
    qtbot.waitUntil(lambda: place.data() == "–")
    grid.choose(place)
    type_text(qtbot, grid, "x")
    qtbot.waitUntil(lambda: place.data() == "1")
    assert not given(sample, hamlet, models(sample)).no_duty


def test_refused_input_keeps_the_old_value_and_says_why(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    page.go_to(unit(desk, "Thôn mẫu 02"), models(sample).id)
    grid, head = grid_of(page), desk.store.head
    place = grid.currentIndex()
    with qtbot.waitSignal(page.refused) as told:
        qtbot.keyClick(grid, "0")
        qtbot.keyClick(grid.findChild(QLineEdit), Qt.Key.Key_Return)
    assert told.args is not None
    assert isinstance(told.args[0], RuleError)
    assert (place.data(), desk.store.head) == ("1", head)
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    assert editor.selectedText() == "0"
    assert grid.bubble.words
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert grid.state() is QAbstractItemView.State.NoState
    assert grid.currentIndex() == place


def test_delete_takes_back_only_what_has_no_values(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    school = unit(desk, "Trường mẫu A")
    page.go_to(school, models(sample).id)
    grid = grid_of(page)
    place = grid.currentIndex()
    type_text(qtbot, grid, "x")
    qtbot.waitUntil(lambda: place.data() == "1")
    grid.choose(place)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert place.data() == ""
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    with qtbot.waitSignal(page.refused) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert told.args is not None
    assert told.args[0].problems[0].code == "assignment.has_entries"


def test_a_copied_cell_pastes_as_it_would_be_typed(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    grid = grid_of(page)
    qtbot.keyClick(grid, "c", CONTROL)
    assert QGuiApplication.clipboard().text() == "x"
    QGuiApplication.clipboard().setText("3")
    qtbot.keyClick(grid, "v", CONTROL)
    assert grid.currentIndex().data() == "3"


def test_the_first_row_fills_the_rows_below_as_one_act(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    grid = grid_of(page)
    type_text(qtbot, grid, "2")
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    for _ in range(2):
        qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, "d", CONTROL)
    for number in (2, 3):
        assert given(sample, unit(desk, f"Thôn mẫu 0{number}"), models(sample)).target == Decimal(2)
    assert desk.store.undo_label() == "Giao chỉ tiêu 2 ô – 2 đơn vị"


def test_every_layer_enters_its_own_part(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    hamlet = unit(desk, "Thôn mẫu 01")
    for layer, text in (
        (Layer.REGISTERED, "4"),
        (Layer.RESPONSIBLE, "Mau"),
        (Layer.DEADLINE, "20/01/2026"),
    ):
        choose_layer(page, layer)
        page.go_to(hamlet, models(sample).id)
        place = grid_of(page).currentIndex()
        type_text(qtbot, grid_of(page), text)
        qtbot.waitUntil(lambda place=place, text=text: place.data() == text)
    row = given(sample, hamlet, models(sample))
    assert (row.registered_target, row.responsible) == (Decimal(4), "Mau")
    assert row.deadline == date(2026, 1, 20)
    details = page.panel.details
    assert details is not None
    assert "Thôn mẫu" in details.kicker


def test_paste_choices(desk: Desk, sample: CampaignBoard) -> None:
    model = MatrixModel(desk, sample.campaign.id, DAY)
    start = model.place(unit(desk, "Trường mẫu B"), models(sample).id)
    block = [["1.500"], ["5"], ["hai"], ["-"], ["9"]]
    typings = model.typings(start.row(), start.column(), block)
    layer = Layer.TARGET
    pasted = read_block(sample, typings, layer=layer, day=DAY, size=5)
    assert not pasted.is_plain
    words = block_preview(sample, pasted, layer=layer, day=DAY)
    fates = paste_dialog.Fate
    assert (words.count(fates.UNCLEAR), words.left_over, words.count(fates.BAD)) == (1, 1, 1)
    bad, first, *_, last = words.rows
    assert (bad.text, bad.fate) == ("hai", fates.BAD)
    assert (first.row, first.new, first.fate) == ("Trường mẫu B", "1.500", fates.UNCLEAR)
    assert last.new == "Đơn vị không có nhiệm vụ này"
    assert len(chosen_typings(pasted, paste_dialog.Choice(), layer)) == 3
    assert len(chosen_typings(pasted, paste_dialog.Choice(overwrite=False), layer)) == 1


def test_a_preview_says_what_is_taken_back_and_who_helps(desk: Desk, sample: CampaignBoard) -> None:
    commune = next(
        i for i in sample.indicators if i.rule is Rule.AT_LEAST and i.scope is ScopeKind.COMMUNE
    )
    hamlet, school = unit(desk, "Thôn mẫu 01"), unit(desk, "Trường mẫu A")
    school_task = next(i.id for i in sample.indicators if i.scope_kinds == (UnitKind.SCHOOL,))
    typings = [
        Typing(hamlet, commune.id, "p"),
        Typing(school, commune.id, ""),
        Typing(hamlet, models(sample).id, "x"),
        Typing(hamlet, school_task, ""),
    ]
    pasted = read_block(sample, typings, layer=Layer.TARGET, day=DAY, size=4)
    read = [row.new for row in block_preview(sample, pasted, layer=Layer.TARGET, day=DAY).rows]
    assert read == ["phối hợp", "(để trống)", "theo mục tiêu chung", "(để trống)"]


def test_fill_by_kind_asks_kinds_and_overwrites_only_when_told(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    page.by_kind.trigger()
    dialog = page.findChild(KindDialog)
    assert isinstance(dialog, KindDialog)
    assert dialog.kinds.kinds == (UnitKind.HAMLET,)
    assert dialog.typings() == ()
    dialog.fill.setCurrentIndex(1)
    assert dialog.count.text() == "3 ô của 3 đơn vị"
    dialog.target.setText("hai")
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    assert "hai" in dialog.reason_at("target")
    dialog.target.setText("")
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    assert dialog.reason_at("target")
    dialog.target.setText("2")
    dialog.kinds.tick(())
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    assert dialog.reason_at("kinds")
    dialog.kinds.tick((UnitKind.HAMLET,))
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    assert desk.store.undo_label() == "Giao chỉ tiêu 3 ô – 3 đơn vị"


def test_a_units_plan_is_entered_and_a_return_asks_why(
    qtbot: QtBot, page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    hamlet = unit(desk, "Thôn mẫu 01")
    page.go_to(hamlet, models(sample).id)
    page.plan.trigger()
    dialog = page.findChild(UnitPlanDialog)
    assert isinstance(dialog, UnitPlanDialog)
    dialog.state.setCurrentIndex(dialog.state.findData(UnitPlanState.RETURNED))
    qtbot.keyClick(dialog.on_day, Qt.Key.Key_Return)
    assert "lý do trả lại" in dialog.reason_at("reason")
    dialog.reason.setText("Thiếu người phụ trách")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    plan = unit_plans.plan_of(desk, sample.campaign.id, hamlet)
    assert plan.state is UnitPlanState.RETURNED
    row = grid_of(page).currentIndex().row()
    model = grid_of(page).model()
    cell = model.index(row, Column.PLAN)
    assert cell.data() == "Trả lại"
    assert "Thiếu người phụ trách" in cell.data(Qt.ItemDataRole.ToolTipRole)
    grid_of(page).setCurrentIndex(cell)
    details = page.panel.details
    assert details is not None
    assert [row.value for row in details.sections[-1].rows] == ["Trả lại", "Thiếu người phụ trách"]


def test_the_plan_opens_by_double_click_on_its_column(
    page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    grid = grid_of(page)
    cell = grid.model().index(grid.currentIndex().row(), Column.PLAN)
    grid.setCurrentIndex(cell)
    grid.doubleClicked.emit(cell)
    dialog = page.findChild(UnitPlanDialog)
    assert isinstance(dialog, UnitPlanDialog)
    dialog.reject()


def test_assigning_again_says_that_nothing_was_missing(qtbot: QtBot, page: AssignmentPage) -> None:
    with qtbot.waitSignal(page.told) as told:
        page.by_scope.trigger()
    assert told.args is not None
    assert "không có gì phải thêm" in told.args[0]


def test_what_cannot_be_done_yet_says_why(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    empty = IndicatorsTab(theme, desk)
    qtbot.addWidget(empty)
    empty.show_campaign(None, DAY)
    empty.show()
    empty.show_view(MATRIX)
    assert empty.assignments.grid is None
    assert "xếp đơn vị vào khối" in empty.assignments.by_kind.toolTip()
    empty.go_to_cell(1, 1)


def test_a_value_entered_elsewhere_leaves_the_matrix_alone(
    page: AssignmentPage, desk: Desk, sample: CampaignBoard
) -> None:
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    place = grid_of(page).currentIndex()
    typing = Typing(unit(desk, "Thôn mẫu 01"), models(sample).id, "3")
    progress.record(desk, sample.campaign.id, [typing], day=DAY)
    assert grid_of(page).currentIndex() == place


def test_the_other_view_shows_what_changed_meanwhile(
    tab: IndicatorsTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.show_to_check()
    hamlet = unit(desk, "Thôn mẫu 01")
    unit_plans.set_plan(
        desk,
        sample.campaign.id,
        [hamlet],
        form=unit_plans.UnitPlanForm(on_day="01/12/2025"),
    )
    tab.go_to_cell(hamlet, models(sample).id)
    grid = grid_of(tab.assignments)
    assert grid.model().index(grid.currentIndex().row(), Column.PLAN).data() == "Chờ duyệt"
    tab.go_to(models(sample).id)
    assert tab.list.table.key == models(sample).id
    assert tab.list.isVisible()
    assert LIST == 0


def test_a_pasted_block_is_previewed_and_stored_as_one_act(
    qtbot: QtBot,
    page: AssignmentPage,
    desk: Desk,
    sample: CampaignBoard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[paste_dialog.BlockPreview] = []
    answers = [None, paste_dialog.Choice()]

    def ask(
        _theme: Theme, preview: paste_dialog.BlockPreview, _parent: object, *, title: str
    ) -> paste_dialog.Choice | None:
        assert title == "Dán: mục tiêu"
        seen.append(preview)
        return answers.pop(0)

    monkeypatch.setattr(paste_dialog.PasteDialog, "ask", ask)
    page.go_to(unit(desk, "Thôn mẫu 01"), models(sample).id)
    QGuiApplication.clipboard().setText("2\n3\n4\n")
    head = desk.store.head
    page.paste.trigger()
    assert desk.store.head == head
    page.paste.trigger()
    assert [row.text for row in seen[0].rows] == ["2", "3", "4"]
    units = [unit(desk, f"Thôn mẫu 0{n}") for n in (1, 2, 3)]
    targets = [given(sample, n, models(sample)).target for n in units]
    assert targets == [Decimal(2), Decimal(3), Decimal(4)]
    assert desk.store.undo_label() == "Giao chỉ tiêu 3 ô – 3 đơn vị"


def test_the_preview_says_how_much_can_be_taken(qtbot: QtBot, theme: Theme) -> None:
    fates = paste_dialog.Fate
    rows = (
        paste_dialog.PreviewRow("Thôn mẫu 01", "Mô hình", "1.500", "3", "1.500", fates.UNCLEAR),
        paste_dialog.PreviewRow("Thôn mẫu 02", "Mô hình", "hai", "", "không đọc được", fates.BAD),
        paste_dialog.PreviewRow("Thôn mẫu 03", "Mô hình", "", "7", "", fates.BLANK),
        paste_dialog.PreviewRow("Thôn mẫu 04", "Mô hình", "2", "", "2", fates.FILLS),
    )
    preview = paste_dialog.BlockPreview(rows, 2, "Dán vào 4 dòng.")
    dialog = paste_dialog.PasteDialog(theme, preview, None, title="Dán")
    qtbot.addWidget(dialog)
    target, words = (found.text() for found in dialog.findChildren(QLabel))
    assert target == "Dán vào 4 dòng."
    assert words == (
        "2 ô đọc được · 1 ô ghi đè số liệu đang có · 1 ô hiểu được hai cách, cần xem lại · "
        "1 ô không đọc được, sẽ bỏ qua · 1 ô trống, để nguyên số liệu đang có · "
        "2 ô rơi ra ngoài chỗ nhập được, không dán."
    )
    assert dialog.take.text() == "Dán các ô đúng (2 ô)"
    dialog.erase.click()
    assert dialog.take.text() == "Dán các ô đúng (3 ô)"
    assert dialog.choice == paste_dialog.Choice(overwrite=True, erase=True)
    dialog.only_empty.click()
    assert dialog.take.text() == "Dán các ô đúng (1 ô)"
    assert dialog.choice == paste_dialog.Choice(overwrite=False)
