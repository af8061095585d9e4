from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.widgets.heat_table import HeatCell, HeatModel, HeatRow, HeatTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme

FIELDS = (("KT-XH", "Phát triển kinh tế - xã hội"), ("GD", "Giáo dục và Đào tạo"))
ROWS = (
    HeatRow(
        7, "Thôn mẫu 01", (HeatCell(CellState.REACHED, Decimal(95)), HeatCell(CellState.NO_DATA))
    ),
    HeatRow(
        9,
        "Thôn mẫu 02",
        (HeatCell(CellState.OVERDUE, Decimal("60.4")), HeatCell(CellState.NO_DUTY)),
    ),
)


def test_the_model_is_sound(qapp: object) -> None:
    model = HeatModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(FIELDS, ROWS)
    model.show(FIELDS[:1], ())
    model.show(FIELDS, ROWS)
    assert tester.model() is model
    assert (model.rowCount(), model.columnCount()) == (2, 3)


def test_a_cell_is_spoken_in_words(qapp: object) -> None:
    model = HeatModel()
    model.show(FIELDS, ROWS)
    spoken = model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Thôn mẫu 02 – Phát triển kinh tế - xã hội: 60% Quá hạn"
    assert model.index(0, 2).data() == ""
    assert "Chưa có số liệu" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_headers_are_short_and_their_tooltips_whole(qapp: object) -> None:
    model = HeatModel()
    model.show(FIELDS, ROWS)
    across = Qt.Orientation.Horizontal
    assert [model.headerData(n, across) for n in range(3)] == ["Đơn vị", "KT-XH", "GD"]
    assert model.headerData(2, across, Qt.ItemDataRole.ToolTipRole) == "Giáo dục và Đào tạo"


def test_a_square_tells_its_unit_and_field_by_click_and_enter(theme: Theme, qtbot: QtBot) -> None:
    table = HeatTable(theme)
    qtbot.addWidget(table)
    table.show_heat(FIELDS, ROWS)
    table.show()
    with qtbot.waitSignal(table.square_chosen) as told:
        table.clicked.emit(table.heat.index(1, 2))
    assert told.args == [9, 1]
    table.setCurrentIndex(table.heat.index(0, 0))
    with qtbot.waitSignal(table.square_chosen) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [table.heat.key(0), -1]


def test_all_rows_are_seen_without_scrolling(theme: Theme, qtbot: QtBot) -> None:
    table = HeatTable(theme)
    qtbot.addWidget(table)
    table.show_heat(FIELDS, ROWS)
    table.resize(500, table.height())
    table.show()
    assert not table.verticalScrollBar().isVisible()
    assert table.verticalScrollBar().maximum() == 0
