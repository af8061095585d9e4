"""The row of tabs: icon and word, icons alone where the words do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QTabWidget, QWidget
from typing_extensions import override

from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.theme import IconRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from thidua_desktop.ui.theme import Theme


class TabStrip(QTabWidget):
    """Holds the pages of all tabs; the current tab alone keeps its word when room is short."""

    tab_changed = Signal(Tab)  # the tab now in view

    def __init__(
        self, theme: Theme, pages: Mapping[Tab, QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs = tuple(tab for tab in Tab if tab in pages)
        self._pages = tuple(pages[tab] for tab in self._tabs)
        self._folded = False
        self.setDocumentMode(False)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.setUsesScrollButtons(False)
        for tab in self._tabs:
            number = self.addTab(pages[tab], tab.title)
            self.setTabToolTip(number, f"{tab.title} (Alt+{tab.number})")
            self.tabBar().setAccessibleTabName(number, tab.title)
        self.currentChanged.connect(self._changed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def folded(self) -> bool:
        return self._folded

    @property
    def current(self) -> Tab:
        return self._tabs[self.currentIndex()]

    def go(self, tab: Tab) -> None:
        self.setCurrentIndex(self._tabs.index(tab))

    @override
    def minimumSizeHint(self) -> QSize:
        # The row of tabs gives way; only the pages ask for width.
        hint = super().minimumSizeHint()
        widest = max((page.minimumSizeHint().width() for page in self._pages), default=0)
        return QSize(widest, hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self._settle()
        return super().event(event)

    def _dress(self) -> None:
        for number, tab in enumerate(self._tabs):
            self.setTabIcon(number, self._theme.icon(tab.icon, IconRole.MUTED))
        self._settle()

    def _changed(self, _number: int) -> None:
        if self._folded:
            self._word(folded=True)
        self.tab_changed.emit(self.current)

    def _settle(self) -> None:
        self._word(folded=False)
        self._folded = self.tabBar().sizeHint().width() + self._theme.metrics.xl > self.width()
        if self._folded:
            self._word(folded=True)

    def _word(self, *, folded: bool) -> None:
        for number, tab in enumerate(self._tabs):
            shown = "" if folded and number != self.currentIndex() else tab.title
            if self.tabText(number) != shown:
                self.setTabText(number, shown)
