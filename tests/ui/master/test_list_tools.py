"""What every list can do: sort, filter by column, hide and move columns, save the view."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QSplitter
from shiboken6 import isValid

from thidua_desktop.domain.records import Unit
from thidua_desktop.services.views import save_view, saved_views
from thidua_desktop.ui.master.arrange import Arrangement
from thidua_desktop.ui.master.layout import TableLayout
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import MasterPage
from thidua_desktop.ui.master.views import PageViews, SaveViewDialog, ViewsDialog
from thidua_desktop.ui.units.units_view import UnitsView
from thidua_desktop.ui.widgets.filter_chips import FilterChips
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.table import LinesTable
    from thidua_desktop.ui.master.tools import ListTools
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
KIND = 2


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> UnitsView:
    made = UnitsView(theme, desk, SegmentedControl(("Đơn vị",), name="Xem"))
    qtbot.addWidget(made)
    made.resize(1600, 800)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def page_of(view: UnitsView) -> MasterPage:
    page = view.findChild(MasterPage)
    assert isinstance(page, MasterPage)
    return page


def tools_of(view: UnitsView) -> ListTools:
    return page_of(view).tools


def names(table: LinesTable) -> list[str]:
    model = table.model()
    assert isinstance(model, LinesModel)
    return [line.cells[0].text for line in model.lines if line.key is not None]


def chips(view: UnitsView) -> tuple[str, ...]:
    found = view.findChild(FilterChips)
    assert isinstance(found, FilterChips)
    return found.words if found.isVisible() else ()


def entry(menu: QMenu, words: str) -> object:
    return next(a for a in menu.actions() if a.text().replace("&", "") == words)


def test_a_click_on_a_title_sorts_turns_round_and_goes_back(qtbot: QtBot, view: UnitsView) -> None:
    table = view.table
    usual = names(table)
    at = QPoint(table.header.sectionViewportPosition(0) + 12, table.header.height() // 2)
    for _ in range(2):
        qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert table.arrangement.sort == 0
    assert table.arrangement.descending
    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.arrangement.is_plain
    assert names(table) == usual


def test_the_funnel_opens_the_values_and_what_is_ticked_stays(
    qtbot: QtBot, view: UnitsView
) -> None:
    table = view.table
    at = table.header.funnel(KIND).center()
    opened = tools_of(view).open_filter(KIND)
    assert [opened.list.item(n).text() for n in range(opened.list.count())]
    opened.words.setText("thon")
    assert [opened.list.item(n).text() for n in range(opened.list.count())] == ["Thôn  (3)"]
    opened.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(opened.apply, Qt.MouseButton.LeftButton)
    assert names(table) == ["Thôn mẫu 01", "Thôn mẫu 02", "Thôn mẫu 03"]
    assert chips(view) == ("Loại: Thôn",)
    with qtbot.waitSignal(table.header.filter_wanted):
        qtbot.mousePress(table.header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_esc_closes_the_little_window_and_keeps_what_is_filtered(
    qtbot: QtBot, view: UnitsView
) -> None:
    view.table.arrange(Arrangement(only={KIND: frozenset({"Thôn"})}))
    opened = tools_of(view).open_filter(KIND)
    qtbot.keyClick(opened.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(opened))
    assert chips(view) == ("Loại: Thôn",)


def test_enter_keeps_what_is_ticked(qtbot: QtBot, view: UnitsView) -> None:
    opened = tools_of(view).open_filter(KIND)
    opened.words.setText("thon")
    opened.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(opened.words, Qt.Key.Key_Return)
    assert chips(view) == ("Loại: Thôn",)


def test_words_alone_keep_what_they_find_in_a_column(view: UnitsView) -> None:
    opened = tools_of(view).open_filter(KIND)
    opened.words.setText("truong")
    opened.apply.click()
    assert all("Trường" in name for name in names(view.table))
    tools_of(view).open_filter(KIND).drop.click()
    assert view.table.arrangement.is_plain


def test_words_and_columns_narrow_together_and_esc_clears_both(
    qtbot: QtBot, view: UnitsView
) -> None:
    every = names(view.table)
    view.table.arrange(Arrangement(only={KIND: frozenset({"Thôn"})}))
    field = view.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("03")
    assert names(view.table) == ["Thôn mẫu 03"]
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert names(view.table) == every
    assert chips(view) == ()
    assert not field.text()


def test_a_chip_takes_its_filter_away(qtbot: QtBot, view: UnitsView) -> None:
    only = {KIND: frozenset({"Thôn"}), 0: frozenset({"Thôn mẫu 01"})}
    view.table.arrange(Arrangement(only=only))
    found = view.findChild(FilterChips)
    assert isinstance(found, FilterChips)
    with qtbot.waitSignal(view.table.arranged):
        found.removed.emit(0)
    assert chips(view) == ("Loại: Thôn",)


def test_going_to_a_hidden_record_drops_the_filters(view: UnitsView, desk: Desk) -> None:
    view.table.arrange(Arrangement(only={KIND: frozenset({"Thôn"})}))
    other = next(u for u in desk.store.all(Unit) if u.name.startswith("Trường"))
    view.go_to(other.id)
    assert view.table.key == other.id


def test_a_sorted_list_does_not_offer_to_move_units(view: UnitsView, desk: Desk) -> None:
    hamlet = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 02")
    view.go_to(hamlet.id)
    assert view.up.isEnabled()
    view.table.arrange(Arrangement(sort=0, descending=True))
    assert view.table.key == hamlet.id
    assert not view.up.isEnabled()


def test_columns_are_hidden_shown_and_reset(view: UnitsView) -> None:
    table = view.table
    table.show_column(KIND, shown=False)
    assert table.isColumnHidden(KIND)
    table.show_column(3, shown=True)
    view.resize(700, 500)
    assert not table.isColumnHidden(3)
    table.header.moveSection(5, 1)
    table.setColumnWidth(4, 200)
    kept = table.layout_of_columns
    assert kept.order[1] == "Có số liệu"
    assert "Nhiệm vụ" in kept.widths
    tools_of(view).reset()
    assert table.layout_of_columns == TableLayout()
    view.resize(1600, 800)
    assert not table.isColumnHidden(KIND)
    assert table.header.visualIndex(5) == 5


def test_the_panel_keeps_the_part_it_was_given(view: UnitsView) -> None:
    page, split = page_of(view), view.findChild(QSplitter)
    assert isinstance(split, QSplitter)
    usual = split.sizes()[1]
    page.take_share(400)
    for width in (1600, 1300):
        view.resize(width, 800)
        left, right = split.sizes()
        assert abs(right / (left + right) - 0.4) < 0.01
    page.tools.reset()
    assert page.share == 0
    assert split.sizes()[1] == usual


def test_a_view_is_saved_chosen_and_undone(view: UnitsView, theme: Theme, desk: Desk) -> None:
    page = page_of(view)
    views = PageViews(page, theme, desk)
    view.table.arrange(Arrangement(sort=0, descending=True, only={KIND: frozenset({"Thôn"})}))
    dialog = views.save()
    dialog.name.setText("Các thôn")
    dialog.accept()
    page.tools.reset()
    assert len(names(view.table)) > 3
    page.tools.menu.aboutToShow.emit()
    entry(page.tools.menu, "Các thôn").trigger()  # type: ignore[attr-defined]
    assert names(view.table) == ["Thôn mẫu 03", "Thôn mẫu 02", "Thôn mẫu 01"]
    desk.store.undo()
    assert saved_views(desk, "units") == ()


def test_a_view_needs_a_name(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    dialog = SaveViewDialog(theme, desk, screen="units", content={})
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.reason_at("name").startswith("Chưa đặt tên")


def test_views_are_renamed_and_removed(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    for name in ("Một", "Hai"):
        save_view(desk, "units", name=name, content={})
    dialog = ViewsDialog(theme, desk, screen="units")
    qtbot.addWidget(dialog)
    dialog.name.setText("Một")
    dialog.rename.click()
    assert "Đã có cách xem" in dialog.why.text()
    dialog.name.setText("Ba")
    dialog.rename.click()
    assert [v.name for v in saved_views(desk, "units")] == ["Ba", "Một"]
    dialog.remove.click()
    dialog.remove.click()
    assert saved_views(desk, "units") == ()
    assert not dialog.remove.isEnabled()
