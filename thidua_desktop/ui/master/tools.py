"""What every list can do beside its tab's own acts: sort, filter by column, choose columns."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from thidua_desktop.core.text import sort_key
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.arrange import Arrangement
from thidua_desktop.ui.master.filter_popup import FilterPopup
from thidua_desktop.ui.master.layout import TableLayout
from thidua_desktop.ui.master.memory import restore_table, table_state
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.folding import FoldButton

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from thidua_desktop.runtime.settings import Json
    from thidua_desktop.ui.master.table import LinesTable
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.filter_chips import FilterChips
    from thidua_desktop.ui.widgets.filter_line import FilterLine

    AddViews = Callable[[QMenu], None]

NAMED = 3  # values that a chip names; the others are counted
TABLE_KEYS = "Ctrl+Shift+L"


class ListTools(QObject):
    """Belongs to one page; decides nothing about its records."""

    reset_wanted = Signal()  # nothing: the page is to be as the program has it

    def __init__(
        self,
        owner: QWidget,
        theme: Theme,
        *,
        table: LinesTable,
        filters: FilterLine,
        chips: FilterChips,
    ) -> None:
        super().__init__(owner)
        self._theme = theme
        self._table, self._filters, self._chips = table, filters, chips
        self._add_views: AddViews | None = None
        self.menu = QMenu(filters)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button = FoldButton()
        self.button.set_words("Bảng")
        self.button.setToolTip(f"Cột, lọc, sắp xếp, cách xem ({TABLE_KEYS})")
        self.button.setAccessibleName("Cột, lọc, sắp xếp, cách xem của bảng")
        self.button.setPopupMode(FoldButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self.menu)
        self.button.setProperty("kind", "choice")
        self.button.setShortcut(QKeySequence(TABLE_KEYS))
        theme.dress(self.button, Icon.PROGRESS, IconRole.MUTED)
        filters.add_last(self.button)
        self._escape = QShortcut(QKeySequence("Esc"), owner)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(filters.clear)
        self._connect()
        self._show_chips()

    def _connect(self) -> None:
        table = self._table
        table.header.offer_filters()
        table.header.filter_wanted.connect(self.open_filter)
        table.header.menu_wanted.connect(self._open_column_menu)
        table.arranged.connect(self._show_chips)
        table.left_changed.connect(self._filters.say_left)
        self._chips.removed.connect(self.drop_filter)
        self._chips.all_removed.connect(self._filters.clear)
        self._filters.cleared.connect(self.drop_filters)
        self._filters.text_changed.connect(self._show_chips)

    # what is remembered

    def offer_views(self, add: AddViews) -> None:
        """Have somebody add the saved views to the menu of the table."""
        self._add_views = add

    def state(self) -> dict[str, Json]:
        """Write how the list is looked at: columns, order, filters, words, choices."""
        state = table_state(self._table)
        if self._filters.words:
            state["words"] = self._filters.words
        if self._filters.choices:
            state["choices"] = dict(self._filters.choices)
        return state

    def restore(self, state: Mapping[str, object]) -> None:
        """Look at the list as it was written."""
        restore_table(self._table, state)
        words, choices = state.get("words"), state.get("choices")
        self._filters.restore(
            words if isinstance(words, str) else "",
            {str(k): str(v) for k, v in choices.items()} if isinstance(choices, dict) else {},
        )

    def reset(self) -> None:
        """Bring columns, order and filters back to what the program has."""
        self._filters.clear()
        self._table.arrange(Arrangement())
        self._table.lay_out(TableLayout())
        self.reset_wanted.emit()

    # filters

    def drop_filter(self, column: int) -> None:
        """Take the filter of a column away."""
        self._table.arrange(self._table.arrangement.keeping(column, frozenset()))

    def drop_filters(self) -> None:
        """Take the filters of all columns away."""
        self._table.arrange(replace(self._table.arrangement, only={}))

    def open_filter(self, column: int, point: QPoint | None = None) -> FilterPopup:
        """Open the values of a column under its title."""
        popup = FilterPopup(
            self._theme,
            title=self._title(column),
            values=self._table.values(column),
            kept=self._table.arrangement.only.get(column, frozenset()),
            parent=self._table,
        )
        popup.decided.connect(partial(_keep, self._table, column))
        popup.open_at(point or self._table.header.below(column))
        return popup

    def _show_chips(self, *_: object) -> None:
        only = self._table.arrangement.only
        self._chips.show_chips(
            tuple((n, f"{self._title(n)}: {_some(only[n])}") for n in sorted(only))
        )
        self._escape.setEnabled(bool(only or self._filters.words))

    def _title(self, column: int) -> str:
        return self._table.columns[column].title

    # menus

    def _fill_menu(self) -> None:
        """Offer all a table can do by keyboard: every act of its header and more."""
        menu, arrangement = self.menu, self._table.arrangement
        menu.clear()
        if self._add_views is not None:
            self._add_views(menu)
            menu.addSeparator()
        filters = menu.addMenu(self._theme.icon(Icon.FILTER), "&Lọc theo cột")
        order = menu.addMenu("&Sắp xếp theo")
        for column, held in enumerate(self._table.columns):
            chosen = filters.addAction(_plain(held.title), partial(self.open_filter, column))
            chosen.setCheckable(True)
            chosen.setChecked(column in arrangement.only)
            first = order.addAction(_plain(held.title), partial(self._sort, column))
            first.setCheckable(True)
            first.setChecked(column == arrangement.sort)
        order.addSeparator()
        down = order.addAction("&Giảm dần", self._turn_round)
        down.setCheckable(True)
        down.setChecked(arrangement.descending)
        down.setEnabled(arrangement.sort is not None)
        order.addAction("&Thứ tự ban đầu", partial(self._sort, None))
        self._add_columns(menu)
        menu.addSeparator()
        menu.addAction(self._theme.icon(Icon.RESET), "Đặt &lại bảng", self.reset)

    def column_menu(self, column: int) -> QMenu:
        """Make the menu of one column (right button on its title)."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up, down = partial(self._sort, column), partial(self._sort, column, descending=True)
        menu.addAction(self._theme.icon(Icon.UP), "Sắp xếp &tăng dần", up)
        menu.addAction(self._theme.icon(Icon.DOWN), "Sắp xếp &giảm dần", down)
        if self._table.arrangement.sort is not None:
            menu.addAction("Thứ tự &ban đầu", partial(self._sort, None))
        menu.addSeparator()
        menu.addAction(
            self._theme.icon(Icon.FILTER), "&Lọc cột này…", partial(self.open_filter, column)
        )
        if column in self._table.arrangement.only:
            menu.addAction("Bỏ l&ọc cột này", partial(self.drop_filter, column))
        menu.addSeparator()
        if column:
            menu.addAction("Ẩ&n cột này", partial(self._table.show_column, column, shown=False))
        self._add_columns(menu)
        menu.addAction(self._theme.icon(Icon.RESET), "Đặt lại &bảng", self.reset)
        return menu

    def _open_column_menu(self, column: int, point: QPoint) -> None:
        self.column_menu(column).popup(point)

    def _add_columns(self, menu: QMenu) -> None:
        columns = menu.addMenu("&Hiện cột")
        for column, held in enumerate(self._table.columns):
            hidden = self._table.isColumnHidden(column)
            shown = columns.addAction(
                _plain(held.title), partial(self._table.show_column, column, shown=hidden)
            )
            shown.setCheckable(True)
            shown.setChecked(not hidden)
            # The first column carries the heads of groups; the wide one fills the table.
            shown.setEnabled(column > 0 and held.width > 0)

    def _sort(self, column: int | None, *, descending: bool = False) -> None:
        self._table.arrange(replace(self._table.arrangement, sort=column, descending=descending))

    def _turn_round(self) -> None:
        arrangement = self._table.arrangement
        self._table.arrange(replace(arrangement, descending=not arrangement.descending))


def _keep(table: LinesTable, column: int, values: object) -> None:
    if isinstance(values, frozenset):
        table.arrange(table.arrangement.keeping(column, values))


def _some(values: frozenset[str]) -> str:
    """Name the first values: "Thôn mẫu 01, Thôn mẫu 02 và 3 giá trị khác"."""
    names = sorted(values, key=sort_key)
    rest = len(names) - NAMED
    more = f" và {rest} giá trị khác" if rest > 0 else ""
    return ", ".join(names[:NAMED]) + more


def _plain(title: str) -> str:
    return title.replace("&", "&&")
