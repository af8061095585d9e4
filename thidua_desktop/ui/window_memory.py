"""Window, tab, campaign and lists as they were left, kept from one start to the next."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.main_window import MainWindow
from thidua_desktop.ui.master.grid_page import GridPage
from thidua_desktop.ui.master.grid_widths import GridWidths
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.runtime.settings import Json, Settings

WINDOW, LISTS = "window", "lists"
log = logging.getLogger(__name__)


class WindowMemory(QObject):
    """Reads once at the start, writes when a tab is left and at the end.

    None of it is the office's: a full disk only costs the memory of it.
    """

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._written: dict[str, Json] = {}

    @property
    def campaign_id(self) -> int | None:
        """The campaign that was on screen last."""
        return _number(self._settings.section(WINDOW), "campaign")

    def restore(self) -> None:
        """Bring size, tab and lists back; what cannot be read is as the program has it."""
        window, held = self._window(), self._settings.section(WINDOW)
        free = window.screen().availableGeometry()
        width, height = _number(held, "width"), _number(held, "height")
        if width and height:
            window.resize(min(width, free.width()), min(height, free.height()))
        if held.get("maximized") is True:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        tab = Tab.__members__.get(str(held.get("tab", "")))
        if tab is not None:
            window.tabs.go(tab)
        self.restore_lists(window)
        lists = self._settings.section(LISTS)
        for grid in window.findChildren(GridWidths):
            state = lists.get(grid.screen)
            grid.restore(state if isinstance(state, dict) else {})
        for page in _grids(window):
            state = lists.get(page.kept_as)
            page.restore(state if isinstance(state, dict) else {})

    def restore_lists(self, owner: QWidget) -> None:
        """Bring the lists of the window, or of one opened over it, back."""
        lists = self._settings.section(LISTS)
        for page in _pages(owner):
            state = lists.get(page.screen)
            if isinstance(state, dict):
                page.tools.restore({k: v for k, v in state.items() if k != "words"})
                page.take_share(_number(state, "panel") or 0)
                if (key := _number(state, "key")) is not None:
                    page.table.prefer(key)

    def keep_lists(self, owner: QWidget) -> None:
        """Write how the lists of a window are looked at before it goes."""
        lists: dict[str, Json] = dict(self._settings.section(LISTS))
        lists |= {page.screen: _state(page) for page in _pages(owner)}
        self._save({LISTS: lists})

    def keep(self, campaign_id: int | None) -> None:
        """Write how everything is looked at now."""
        window = self._window()
        size = window.normalGeometry().size() if window.isMaximized() else window.size()
        state: dict[str, Json] = {
            "width": size.width(),
            "height": size.height(),
            "maximized": window.isMaximized(),
            "tab": window.tabs.current.name,
            "campaign": campaign_id,
        }
        lists: dict[str, Json] = dict(self._settings.section(LISTS))
        lists |= {page.screen: _state(page) for page in _pages(window)}
        lists |= {grid.screen: grid.state() for grid in window.findChildren(GridWidths)}
        lists |= {grid.kept_as: grid.state() for grid in _grids(window)}
        written: dict[str, Json] = {WINDOW: state, LISTS: lists}
        if written != self._written and self._save(written):
            self._written = written

    def _save(self, written: dict[str, Json]) -> bool:
        try:
            self._settings.save(written)
        except EnvironmentFault as fault:
            log.warning("window not kept: %s", fault.code)
            return False
        return True

    def _window(self) -> MainWindow:
        """Return the window: the parent is asked, so that neither holds the other."""
        window = self.parent()
        assert isinstance(window, MainWindow)  # noqa: S101 - narrows for the checker
        return window


def _pages(owner: QWidget) -> list[ListPage]:
    return [page for page in owner.findChildren(ListPage) if page.screen]


def _grids(window: QWidget) -> list[GridPage]:
    return [page for page in window.findChildren(GridPage) if page.kept_as]


def _state(page: ListPage) -> dict[str, Json]:
    state = page.tools.state()
    state.pop("words", None)
    if page.share:
        state["panel"] = page.share
    if page.table.key is not None:
        state["key"] = page.table.key
    return state


def _number(state: Mapping[str, Json], name: str) -> int | None:
    value = state.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
