"""What the lists of every page and window can do: kept views, Excel, the filter line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.views import PageViews
from thidua_desktop.ui.presenter import chooser_name
from thidua_desktop.ui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.actions import Actions
    from thidua_desktop.ui.door_frame import Where
    from thidua_desktop.ui.main_window import MainWindow
    from thidua_desktop.ui.master.exporter import TableExporter
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.window_memory import WindowMemory


class PageLists(QObject):
    """A window over the tabs gives its lists here before it is seen."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        desk: Desk,
        *,
        actions: Actions,
        exporter: TableExporter,
        memory: WindowMemory | None,
        where: Where,
    ) -> None:
        super().__init__()
        self._window, self._theme, self._desk = window, theme, desk
        self._actions, self._exporter = actions, exporter
        self._memory, self._where = memory, where

    def offer_views(self, owner: QWidget) -> None:
        """Give the lists of a page or window their kept views."""
        for listed in owner.findChildren(ListPage):
            if listed.screen:
                PageViews(listed, self._theme, self._desk)

    def take(self, dialog: QDialog) -> None:
        """Let the lists of a window over this one do what those of the tabs do."""
        self.offer_views(dialog)
        export = QShortcut(QKeySequence(self._actions[Act.EXPORT].shortcut()), dialog)
        export.activated.connect(partial(self._export_from, dialog))
        if self._memory is not None:
            self._memory.restore_lists(dialog)
            dialog.finished.connect(partial(self._keep, dialog))

    def _keep(self, dialog: QDialog, _result: int) -> None:
        if self._memory is not None:
            self._memory.keep_lists(dialog)

    def filter(self) -> None:
        """Put the cursor into the filter of the page in view."""
        lines = self._window.tabs.currentWidget().findChildren(FilterLine)
        for line in lines:
            if line.isVisible():
                line.take_focus()
                return
        self._window.status.say("Trang này không có ô lọc.")

    def export(self) -> None:
        """Write the list of the page in view to Excel."""
        if not self._desk.is_new:
            self._export_from(self._window.tabs.currentWidget())

    def export_of(self, page: object) -> None:
        """Write the list of any page or window to Excel."""
        if isinstance(page, QWidget):
            self._export_from(page)

    def _export_from(self, page: QWidget) -> None:
        campaign_id, day = self._where()
        named = (c for c in self._desk.campaigns if c.id == campaign_id)
        heading = next((chooser_name(campaign) for campaign in named), "")
        self._exporter.export(page, heading=heading, day=day, made=self._desk.clock.now())
