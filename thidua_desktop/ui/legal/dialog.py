"""Văn bản, mức tiền thưởng: the dated rows that decisions are made by, source and checking."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.services import legal
from thidua_desktop.services.finder import find
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.legal.forms import legal_form
from thidua_desktop.ui.legal.shelves import COLUMNS, THINGS, Shelf, details, shelf_rows
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import ListPage, allow, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.master.windows import ActingWindow
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.legal import LegalRow
    from thidua_desktop.ui.legal.shelves import ShelfRow
    from thidua_desktop.ui.theme import Theme

CHOOSE = "Chọn một dòng trong bảng trước."
SHIPPED = "Dòng có sẵn không xóa được. Ghi ngày hết hiệu lực thay cho xóa."
HINT = "Quyết định đã ban hành giữ nguyên căn cứ và số tiền, dù sửa gì ở đây."


class ShelfPage(QWidget):
    """One list with its filter line; its words and layout are remembered by themselves."""

    def __init__(self, theme: Theme, shelf: Shelf) -> None:
        super().__init__()
        self._rows: tuple[ShelfRow, ...] = ()
        self._thing = THINGS[shelf]
        self.filters = FilterLine(theme, prompt="Lọc theo tên, nguồn…")
        self.table = LinesTable(theme, LinesModel(COLUMNS[shelf]), name=shelf.value)
        page = ListPage(
            self,
            theme,
            filters=self.filters,
            table=self.table,
            screen=f"legal_{shelf.name.lower()}",
        )
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.s)
        column.addWidget(self.filters)
        column.addWidget(page.chips)
        column.addWidget(self.table, 1)
        self.filters.text_changed.connect(self._show)

    def take(self, rows: tuple[ShelfRow, ...]) -> None:
        """Show these rows."""
        self._rows = rows
        self._show()

    @property
    def chosen(self) -> LegalRow | None:
        """The row that is current."""
        return next((r.row for r in self._rows if r.row.id == self.table.key), None)

    def _show(self, *_: object) -> None:
        found = find(self.filters.words, self._rows)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} {self._thing}")


class LegalDialog(ActingWindow):
    """Four lists side by side; every change is stored at once and can be undone."""

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, title="Văn bản, mức tiền thưởng", parent=parent)
        self.shelves = SegmentedControl(tuple(s.value for s in Shelf), name="Danh sách")
        self.pages = {shelf: ShelfPage(theme, shelf) for shelf in Shelf}
        self.panel = DetailsPanel(theme, hint="Chọn một dòng để xem nguồn và ngày hiệu lực.")
        self.say(HINT)
        make = partial(make_action, self, theme)
        self.add = make("Thêm…", Icon.PLUS, keys="Ins")
        self.edit = make("Sửa…", Icon.EDIT, keys="F2")
        self.remove = make("Xóa", Icon.DELETE, keys="Del")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.read()
        self.page.table.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        bar = ActionBar(self._theme)
        bar.add_action(self.add, main=True)
        bar.add_action(self.edit)
        bar.add_action(self.remove)
        for page in self.pages.values():
            self._stack.addWidget(page)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._stack)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 3, m.panel])
        top = QHBoxLayout()
        top.addWidget(self.shelves)
        top.addStretch(1)
        top.addWidget(bar)
        self.lay_out(top, split, ems=(86, 42))

    def _connect(self) -> None:
        self.shelves.chosen.connect(self.show_shelf)
        for page in self.pages.values():
            page.table.key_chosen.connect(self._show_chosen)
            page.table.key_opened.connect(self._edit)
        self.add.triggered.connect(self._add)
        self.edit.triggered.connect(self._edit)
        self.remove.triggered.connect(self._remove)

    @property
    def shelf(self) -> Shelf:
        return tuple(Shelf)[self.shelves.current]

    @property
    def page(self) -> ShelfPage:
        return self.pages[self.shelf]

    def show_shelf(self, index: int) -> None:
        """Show one of the four lists."""
        self.shelves.choose(index)
        self._stack.setCurrentIndex(index)
        self._show_chosen()

    @override
    def read(self) -> None:
        """Read all four lists anew."""
        day = self._desk.clock.today()
        for shelf, page in self.pages.items():
            page.take(shelf_rows(self._desk, shelf, day))
        self._show_chosen()

    def _show_chosen(self, *_: object) -> None:
        row = self.page.chosen
        day = self._desk.clock.today()
        self.panel.show_record(None if row is None else details(self._desk, row, day))
        allow(self.edit, allowed=row is not None, why=CHOOSE)
        own = row is not None and legal.is_own(row)
        allow(self.remove, allowed=own, why=CHOOSE if row is None else SHIPPED)

    def _add(self, *_: object) -> None:
        self._open(None)

    def _edit(self, *_: object) -> None:
        if self.page.chosen is not None:
            self._open(self.page.chosen)

    def _open(self, row: LegalRow | None) -> None:
        form = legal_form(self._theme, self._desk, shelf=self.shelf, row=row, parent=self)
        form.saved.connect(self._stored)
        open_over(form)

    def _stored(self, row_id: int) -> None:
        self.tell_stored()
        self.page.table.choose(row_id)
        self._show_chosen()

    def _remove(self, *_: object) -> None:
        row = self.page.chosen
        if row is not None:
            self.attempt(partial(legal.remove_row, self._desk, row))

    @override
    def exported(self) -> QWidget:
        return self.page
