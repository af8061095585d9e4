"""The window: menus, header, tabs, status line; it shows and tells, it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.ui.action_list import TAB_ACTS, Act
from thidua_desktop.ui.header import Header
from thidua_desktop.ui.look_menu import LookMenu
from thidua_desktop.ui.status_line import StatusLine
from thidua_desktop.ui.tab_strip import TabStrip
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.parts import bare, frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.ui.actions import Actions
    from thidua_desktop.ui.help_window import HelpWindow
    from thidua_desktop.ui.presenter import HeaderState, Presenter
    from thidua_desktop.ui.tabs import Tab
    from thidua_desktop.ui.theme import Theme

KEYS_PAGE = "phim-tat"


class MainWindow(QMainWindow):
    """Gets its tabs made and a presenter to tell; `actions` are wired before or after."""

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        pages: Mapping[Tab, QWidget],
        *,
        presenter: Presenter,
        help_window: HelpWindow,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._presenter = presenter
        self._help = help_window
        self._look = LookMenu(theme, actions)
        self.setWindowTitle("Thi Đua")
        self._wire()
        self.header = Header(theme, actions, clock)
        self.notice = NoticeBar(theme)
        self.tabs = TabStrip(theme, pages)
        self.status = StatusLine(theme)
        self._places = QStackedWidget()
        self._instead: QWidget | None = None
        self._build()
        actions.fill(self.menuBar())
        self.header.campaign_chosen.connect(presenter.choose_campaign)
        self.header.day_chosen.connect(presenter.choose_day)
        self.header.search.words_typed.connect(self._search)
        self.header.search.hit_chosen.connect(presenter.open_hit)
        self.notice.undo_wanted.connect(presenter.undo)
        self.tabs.setFocus()

    def show_state(self, state: HeaderState) -> None:
        """Show campaign, as-at day and the names of the acts to undo and redo."""
        self._name_act(Act.UNDO, state.undo, state.undo_waits)
        self._name_act(Act.REDO, state.redo, state.redo_waits)
        self.header.show_state(state)

    def show_instead(self, page: QWidget | None) -> None:
        """Show a page in place of the tabs (the first start); None brings the tabs back."""
        if self._instead is not None:
            self._places.removeWidget(self._instead)
            self._instead.deleteLater()
        self._instead = page
        if page is not None:
            self._places.addWidget(page)
        self._places.setCurrentIndex(self._places.count() - 1)
        for act in TAB_ACTS:
            self._actions[act].setEnabled(page is None)

    def open_help(self) -> None:
        """Show the page of the tab in view (F1)."""
        self._help.open_page(self.tabs.current.value)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QStatusTipEvent):
            self.status.say(event.tip())
            return True
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._presenter.may_close():
            self._help.close()
            event.accept()
        else:
            event.ignore()

    def _wire(self) -> None:
        slots: Mapping[Act, Callable[[], object]] = {
            Act.UNDO: self._presenter.undo,
            Act.REDO: self._presenter.redo,
            Act.SEARCH: self._open_search,
            Act.HELP_PAGE: self.open_help,
            Act.KEYS: self._open_keys,
            Act.QUIT: self.close,
        }
        for act, slot in slots.items():
            self._actions.on(act, slot)
        for act in TAB_ACTS:
            self._actions.on(act, self._go)
        # Shortcuts of hidden menus must work too: the window itself owns every action.
        self.addActions([self._actions[act] for act in Act])

    def _build(self) -> None:
        m = self._theme.metrics
        tabs = frame("tabs")
        column = QVBoxLayout(tabs)
        bare(column)
        column.addWidget(self.tabs)
        self._places.addWidget(tabs)
        page = frame("page")
        whole = QVBoxLayout(page)
        bare(whole)
        whole.addWidget(self.header)
        whole.addWidget(self.notice)
        whole.addWidget(self._places, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(page)
        self.resize(m.em * 105, m.em * 59)

    def _name_act(self, act: Act, name: str, waits: str) -> None:
        if name:
            self._actions.allow(act)
        else:
            self._actions.refuse(act, waits)
        self._actions.rename(act, name)

    def _go(self) -> None:
        chosen = self.sender()
        for act, tab in TAB_ACTS.items():
            if self._actions[act] is chosen:
                self.tabs.go(tab)

    def _open_search(self) -> None:
        self.header.search.open()

    def _open_keys(self) -> None:
        self._help.open_page(KEYS_PAGE)

    def _search(self, words: str) -> None:
        hits = self._presenter.search(words) if words else ()
        self.header.search.show_hits(hits)
