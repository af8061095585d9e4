"""Blocks from Excel: previewed with every trap, stored as one act, taken back to the byte."""

from __future__ import annotations

from datetime import date
from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from thidua_desktop.domain.records import Unit
from thidua_desktop.services.progress import Typing
from thidua_desktop.storage.codec import canonical_json, to_row
from thidua_desktop.storage.schema.tables import TABLE_OF
from thidua_desktop.ui.master.clipboard import to_clipboard
from thidua_desktop.ui.master.paste_dialog import BlockPreview, Choice, Fate, PasteDialog
from thidua_desktop.ui.progress.lists import IndicatorSheet, Part, UnitSheet
from thidua_desktop.ui.progress.model import FIRST_UNIT, GridModel
from thidua_desktop.ui.progress.paste_dialog import chosen_typings, read_block
from thidua_desktop.ui.progress.tab import ProgressTab, View
from thidua_desktop.ui.progress.watch import WatchList

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.progress.sheet import SheetModel
    from thidua_desktop.ui.progress.view import GridView
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
CTRL = Qt.KeyboardModifier.ControlModifier
TRAPS = (
    *("98,5%", "1.234", "12/15", "=3/4", "x", "T", "0/0", "", "hai", "-"),
    *("#N/A", "#DIV/0!", "12-Dec", "1,234.5", "1\u00a0234", "12,5\u202f%", "5/0", "Tốt"),
    *('nói "thế"', "hai\ndòng", "có\ttab", "TỐT", "99999999999999999999", "-5", " 7 ", "chưa"),
)


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


def unit(desk: Desk, name: str = "Thôn mẫu 03") -> int:
    return next(u.id for u in desk.store.all(Unit) if u.name == name)


def task(board: CampaignBoard) -> int:
    return board.indicators_of(board.fields[0].id)[6].id


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Choice | None], list[BlockPreview]]:
    """Answer every preview the same way, and keep what was shown."""

    def answer(choice: Choice | None) -> list[BlockPreview]:
        seen: list[BlockPreview] = []

        def ask(
            _theme: Theme, preview: BlockPreview, _parent: object, **_more: object
        ) -> Choice | None:
            seen.append(preview)
            return choice

        monkeypatch.setattr(PasteDialog, "ask", ask)
        return seen

    return answer


def stored(desk: Desk) -> dict[str, list[str]]:
    return {
        table.name: [canonical_json(to_row(row)) for row in desk.store.all(cls)]
        for cls, table in TABLE_OF.items()
    }


def shown(model: SheetModel) -> list[list[tuple[str, str, str]]]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)
    return [
        [
            tuple(str(model.index(r, c).data(role)) for role in roles)  # type: ignore[misc]
            for c in range(model.columnCount())
        ]
        for r in range(model.rowCount())
    ]


def test_thirty_by_twelve_with_every_trap_comes_back_to_the_byte(
    tab: ProgressTab,
    desk: Desk,
    sample: CampaignBoard,
    answers: Callable[[Choice | None], list[BlockPreview]],
) -> None:
    campaign = sample.campaign.id
    lists = [UnitSheet(desk, campaign, DAY, seen=WatchList()) for _ in range(2)]
    one = IndicatorSheet(desk, campaign, DAY, seen=WatchList())
    models: list[SheetModel] = [GridModel(desk, campaign, DAY), *lists, one]
    lists[0].show_about(unit(desk))
    lists[1].show_about(unit(desk, "Thôn mẫu 01"))
    one.show_about(task(sample))
    for model in models:
        desk.listen(model.take)
    models.append(grid_of(tab).model())  # type: ignore[arg-type]
    before, rows = [shown(model) for model in models], stored(desk)
    block = [list(islice(cycle(TRAPS), n, n + 12)) for n in range(30)]
    seen = answers(Choice(overwrite=True, erase=True))
    grid = grid_of(tab)
    grid.choose(grid.model().index(1, FIRST_UNIT))
    QGuiApplication.clipboard().setText(to_clipboard(block) + "\n")
    grid.paste()
    (preview,) = seen
    assert preview.left_over > 0
    assert all(preview.count(fate) for fate in (Fate.BAD, Fate.UNCLEAR, Fate.FILLS, Fate.BLANK))
    changed = [shown(model) for model in models]
    assert changed[0] != before[0]
    assert changed[-1] == changed[0]
    assert (desk.store.undo_label() or "").startswith("Nhập ")
    desk.store.undo()
    assert [shown(model) for model in models] == before
    assert stored(desk) == rows
    desk.store.redo()
    assert [shown(model) for model in models] == changed
    fresh = GridModel(desk, campaign, DAY)
    assert shown(fresh) == changed[0]


def test_a_whole_block_pastes_back_the_same(
    tab: ProgressTab, desk: Desk, answers: Callable[[Choice | None], list[BlockPreview]]
) -> None:
    seen = answers(Choice(overwrite=True, erase=True))
    grid, head = grid_of(tab), desk.store.head
    grid.choose_all()
    grid.copy()
    grid.paste()
    assert seen[0].count(Fate.BAD) == 0
    assert seen[0].overwrites == seen[0].fills == 0
    assert seen[0].count(Fate.SAME) == seen[0].count(*Fate) - seen[0].count(Fate.BLANK) > 0
    assert desk.store.head == head


@pytest.mark.parametrize(
    ("text", "fate", "new"),
    [
        ("5", Fate.OVERWRITES, "5"),
        ("2", Fate.SAME, "2"),
        ("1.234", Fate.UNCLEAR, "1.234"),
        ("1,234", Fate.UNCLEAR, "1,234"),
        ("1\u00a0234", Fate.OVERWRITES, "1.234"),
        ("12,5", Fate.OVERWRITES, "12,5"),
        ("12.5", Fate.OVERWRITES, "12,5"),
        ("=7", Fate.OVERWRITES, "7"),
        ("0/0", Fate.OVERWRITES, "K.PS"),
        (" \u00a0 ", Fate.BLANK, ""),
        ("80%", Fate.BAD, "Chỉ tiêu này đếm số lượng, không dùng dấu %."),
        ("#REF!", Fate.BAD, "“#REF!” là ô lỗi của Excel. Sửa công thức rồi chép lại."),
        (
            "15-Dec",
            Fate.BAD,
            "Excel đã đổi “15-Dec” thành ngày tháng. Định dạng ô là văn bản rồi gõ lại.",
        ),
        (
            "-",
            Fate.BAD,
            "“-” không rõ là 0, không phát sinh hay không có nhiệm vụ. Gõ riêng ô này.",
        ),
    ],
)
def test_each_pasted_text_is_told_apart(
    desk: Desk, sample: CampaignBoard, text: str, fate: Fate, new: str
) -> None:
    typing = Typing(unit(desk, "Thôn mẫu 01"), task(sample), text)
    (row,) = read_block(sample, [typing], day=DAY).preview.rows
    assert (row.fate, row.new, row.old) == (fate, new, "2")
    assert (row.row, row.column) == ("Mô hình kinh tế hiệu quả của thôn", "Thôn mẫu 01")


def test_a_dash_where_nothing_is_asked_is_a_blank(desk: Desk, sample: CampaignBoard) -> None:
    hamlet = unit(desk)
    other = next(i.id for i in sample.indicators if sample.cell(hamlet, i.id) is None)
    pasted = read_block(sample, [Typing(hamlet, other, "–")], day=DAY)
    assert [c.row.fate for c in pasted.cells] == [Fate.BLANK]
    assert chosen_typings(pasted, Choice(erase=True)) == []
    told = read_block(sample, [Typing(hamlet, other, "5")], day=DAY)
    assert [c.row.fate for c in told.cells] == [Fate.BAD]


def test_choices_say_what_is_stored(desk: Desk, sample: CampaignBoard) -> None:
    names = ("Thôn mẫu 01", "Thôn mẫu 02", "Thôn mẫu 03")
    texts = ("5", "", "hai")
    typings = [Typing(unit(desk, n), task(sample), t) for n, t in zip(names, texts, strict=True)]
    pasted = read_block(sample, typings, day=DAY, left_over=1)
    assert not pasted.is_plain
    assert pasted.target == (
        "Dán vào 1 chỉ tiêu × 3 đơn vị, từ “Mô hình kinh tế hiệu quả của thôn · Thôn mẫu 01” "
        "đến “Mô hình kinh tế hiệu quả của thôn · Thôn mẫu 03”."
    )
    assert [t.text for t in chosen_typings(pasted, Choice())] == ["5"]
    assert [t.text for t in chosen_typings(pasted, Choice(erase=True))] == ["5", ""]
    assert chosen_typings(pasted, Choice(overwrite=False)) == []
    assert read_block(sample, [], day=DAY).target == "Vùng dán không trùng ô nào nhập được."


def test_a_paste_that_is_left_stores_nothing(
    tab: ProgressTab,
    desk: Desk,
    sample: CampaignBoard,
    answers: Callable[[Choice | None], list[BlockPreview]],
) -> None:
    seen = answers(None)
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    head = desk.store.head
    QGuiApplication.clipboard().setText("1\t2\n")
    grid_of(tab).paste()
    assert len(seen) == 1
    assert desk.store.head == head


def test_one_cell_is_repeated_over_the_chosen_block(
    tab: ProgressTab,
    desk: Desk,
    sample: CampaignBoard,
    answers: Callable[[Choice | None], list[BlockPreview]],
) -> None:
    answers(Choice())
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    grid = grid_of(tab)
    here = grid.currentIndex()
    last = grid.model().index(here.row(), here.column() + 2)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    grid.selectionModel().select(QItemSelection(here, last), flag)
    QGuiApplication.clipboard().setText("6\r\n")
    grid.paste()
    assert [grid.model().index(here.row(), here.column() + n).data() for n in range(3)] == ["6"] * 3


def test_values_and_remarks_paste_into_a_list(
    qtbot: QtBot,
    tab: ProgressTab,
    desk: Desk,
    sample: CampaignBoard,
    answers: Callable[[Choice | None], list[BlockPreview]],
) -> None:
    seen = answers(Choice())
    tab.go_to(unit(desk, "Thôn mẫu 01"), task(sample))
    tab.show_view(View.INDICATOR)
    grid = grid_of(tab)
    row = grid.currentIndex().row()
    grid.choose(grid.model().index(row, Part.REMARK))
    QGuiApplication.clipboard().setText('"báo qua\nđiện thoại"\nđã gọi\n')
    qtbot.keyClick(grid, "v", CTRL)
    remarks = [grid.model().index(row + n, Part.REMARK).data() for n in range(2)]
    assert remarks == ["báo qua điện thoại", "đã gọi"]
    assert [r.fate for r in seen[0].rows] == [Fate.FILLS, Fate.FILLS]
    assert desk.store.undo_label() == "Ghi chú 2 ô – 2 đơn vị"
    grid.choose(grid.model().index(row, Part.VALUE))
    QGuiApplication.clipboard().setText("4\tĐạt\n")
    qtbot.keyClick(grid, "v", CTRL)
    assert seen[1].left_over == 1
    assert grid.model().index(row, Part.VALUE).data() == "4"


def test_nothing_on_the_clipboard_is_said(qtbot: QtBot, tab: ProgressTab) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(tab.told) as told:
        grid_of(tab).paste()
    assert told.args == ["Chưa có ô nào để dán: chép một vùng trong Excel trước."]
