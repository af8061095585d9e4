"""The three grids of the tab Tiến độ: made when first seen, looked at as the officer left them."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.ui.master.grid_look import USUAL
from thidua_desktop.ui.master.layout import TableLayout
from thidua_desktop.ui.master.memory import layout_state, read_layout
from thidua_desktop.ui.progress.lists import IndicatorSheet, UnitSheet
from thidua_desktop.ui.progress.model import GridModel
from thidua_desktop.ui.progress.view import GridView
from thidua_desktop.ui.verification.reason_choice import ask_reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QStackedLayout

    from thidua_desktop.runtime.settings import Json
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.progress.sheet import SheetModel
    from thidua_desktop.ui.progress.watch import WatchList
    from thidua_desktop.ui.theme import Theme


class View(IntEnum):
    """The segments, in their order."""

    MATRIX = 0
    UNIT = 1
    INDICATOR = 2


SHEETS = {View.MATRIX: GridModel, View.UNIT: UnitSheet, View.INDICATOR: IndicatorSheet}


class SheetViews(QObject):
    """Knows which views no longer show what is stored: they are loaded when they are seen."""

    made = Signal(object, object)  # SheetModel and GridView of a view seen for the first time

    def __init__(self, theme: Theme, desk: Desk, pages: QStackedLayout, seen: WatchList) -> None:
        super().__init__()
        self._theme, self._desk, self._pages, self._seen = theme, desk, pages, seen
        self._held: dict[View, tuple[SheetModel, GridView]] = {}
        self._layouts: dict[View, tuple[TableLayout, int]] = {}
        self._stale: set[View] = set()

    def held(self, view: View) -> tuple[SheetModel, GridView] | None:
        """Return a view that was made already."""
        return self._held.get(view)

    def get(self, view: View, campaign_id: int, day: date) -> tuple[SheetModel, GridView]:
        """Return a view; made the first time, and then still to be loaded."""
        return self._held.get(view) or self._make(view, campaign_id, day)

    def _make(self, view: View, campaign_id: int, day: date) -> tuple[SheetModel, GridView]:
        model = SHEETS[view](self._desk, campaign_id, day, seen=self._seen)
        grid = GridView(self._theme, model)
        layout, zoom = self._layouts.get(view, (TableLayout(), USUAL))
        grid.look_as(layout, zoom)
        grid.looked_at.connect(self._keep_layout)
        model.ask_reason = partial(ask_reason, self._theme)
        self._pages.addWidget(grid)
        self._held[view] = (model, grid)
        self._stale.add(view)
        self.made.emit(model, grid)
        return model, grid

    def drop(self) -> None:
        """Let the grids of a campaign go that is no longer shown, so that nothing asks for them."""
        for _, grid in self._held.values():
            self._theme.changed.disconnect(grid.lay_out)
            self._pages.removeWidget(grid)
            grid.deleteLater()
        self._held.clear()

    def outdate(self, *, but: View | None = None) -> None:
        """Say that the views, save one, show what was."""
        self._stale = set(View) - {but}

    def mark_stale(self, view: View) -> None:
        """Say that one view shows what was."""
        self._stale.add(view)

    def is_due(self, view: View) -> bool:
        """Whether a view is to be loaded now; it counts as loaded from here on."""
        due = view in self._stale
        self._stale.discard(view)
        return due

    def _keep_layout(self) -> None:
        for view, (_, grid) in self._held.items():
            self._layouts[view] = (grid.layout_of_columns, grid.zoom)

    def state(self) -> dict[str, Json]:
        """Write how the views are looked at."""
        return {
            view.name: kept
            for view, (layout, zoom) in self._layouts.items()
            if (kept := layout_state(layout, zoom))
        }

    def restore(self, state: Mapping[str, Json]) -> None:
        """Look at the views as it was written."""
        for view in View:
            kept = state.get(view.name)
            if isinstance(kept, dict):
                self._layouts[view] = read_layout(kept)
                if view in self._held:
                    self._held[view][1].look_as(*self._layouts[view])
