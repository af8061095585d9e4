"""Saved views of a list: chosen, kept, renamed and removed from the menu of its table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.services.views import (
    content_of,
    delete_view,
    rename_view,
    save_view,
    saved_views,
)
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import FormDialog, open_over
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu

    from thidua_desktop.domain.records import SavedView
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

LONGEST_NAME = 60
REPLACES = "Nhớ cột, thứ tự, lọc của bảng này. Tên đã có thì cách xem đó được thay; Hoàn tác được."
CHOOSE = "Chọn một cách xem trong danh sách trước."
KEY = Qt.ItemDataRole.UserRole


class SaveViewDialog(FormDialog):
    """Asks what the way of looking at a list is to be called."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        screen: str,
        content: Mapping[str, object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title="Lưu cách xem", action="Lưu cách xem", parent=parent)
        self._desk, self._screen, self._content = desk, screen, content
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.add_field("name", "Tên cách xem", self.name, hint=REPLACES)
        m = theme.metrics
        self.resize(m.em * 40, m.em * 16)

    @override
    def save(self) -> None:
        save_view(self._desk, self._screen, name=self.name.text(), content=self._content)


class ViewsDialog(QDialog):
    """Renames and removes the views of one list; every act is stored at once."""

    def __init__(
        self, theme: Theme, desk: Desk, *, screen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Các cách xem đã lưu")
        self._theme, self._desk, self._screen = theme, desk, screen
        self.list = QListWidget()
        self.list.setAccessibleName("Các cách xem đã lưu")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName("Tên cách xem")
        self.why = label("", Tone.BAD.value, wrap=True)
        self.why.hide()
        self.rename, self.remove = QPushButton("Đổi tên"), QPushButton("Xóa")
        self.leave = QPushButton("Đóng")
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_chosen)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self.reject)
        self._read()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        column, row, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(m.l, m.l, m.l, m.m)
        column.setSpacing(m.s)
        for line in (row, foot):
            line.setSpacing(m.s)
        for button in (self.rename, self.remove, self.leave):
            button.setAutoDefault(False)
        row.addWidget(self.name, 1)
        row.addWidget(self.rename)
        row.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.why)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 40, m.em * 26)

    def _read(self, chosen: int | None = None) -> None:
        self.list.clear()
        for view in saved_views(self._desk, self._screen):
            item = QListWidgetItem(view.name)
            item.setData(KEY, view.id)
            self.list.addItem(item)
            if view.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._show_chosen()

    def _chosen(self) -> int | None:
        row = self.list.currentRow()
        key = self.list.item(row).data(KEY) if row >= 0 else None
        return key if isinstance(key, int) else None

    def _show_chosen(self, *_: object) -> None:
        self.why.hide()
        some = self._chosen() is not None
        self.name.setText(self.list.currentItem().text() if some else "")
        for widget in (self.name, self.rename, self.remove):
            widget.setEnabled(some)
            widget.setToolTip("" if some else CHOOSE)

    def _rename(self, *_: object) -> None:
        key = self._chosen()
        if key is None:
            return
        try:
            rename_view(self._desk, key, name=self.name.text())
        except RuleError as error:
            self.why.setText(refusal(error))
            self.why.show()
            return
        self._read(key)

    def _remove(self, *_: object) -> None:
        key = self._chosen()
        if key is not None:
            delete_view(self._desk, key)
            self._read()


class PageViews(QObject):
    """Adds the views of a page's list to the menu of its table.

    The page is only the parent, never an attribute: neither holds the other.
    """

    def __init__(self, page: ListPage, theme: Theme, desk: Desk) -> None:
        super().__init__(page)
        self._theme, self._desk = theme, desk
        page.tools.offer_views(self._add)

    def _page(self) -> ListPage:
        page = self.parent()
        assert isinstance(page, ListPage)  # noqa: S101 - narrows for the checker
        return page

    def _add(self, menu: QMenu) -> None:
        views = saved_views(self._desk, self._page().screen)
        for view in views:
            words = view.name.replace("&", "&&")
            menu.addAction(self._theme.icon(Icon.EYE), words, partial(self._look, view))
        menu.addAction(self._theme.icon(Icon.SAVE), "L&ưu cách xem…", self.save)
        if views:
            menu.addAction("Đổi tên, &xóa cách xem…", self.manage)

    def _look(self, view: SavedView) -> None:
        self._page().tools.restore(content_of(view))

    def save(self) -> SaveViewDialog:
        """Ask for a name and keep how the list is looked at now."""
        page = self._page()
        dialog = SaveViewDialog(
            self._theme,
            self._desk,
            screen=page.screen,
            content=page.tools.state(),
            parent=page.table.window(),
        )
        open_over(dialog)
        return dialog

    def manage(self) -> ViewsDialog:
        """Open the list of views."""
        page = self._page()
        dialog = ViewsDialog(
            self._theme, self._desk, screen=page.screen, parent=page.table.window()
        )
        open_over(dialog)
        return dialog
