"""Tab Chỉ tiêu: what is asked (Danh sách), and of whom (Giao chỉ tiêu)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from thidua_desktop.ui.assignments.page import AssignmentPage
from thidua_desktop.ui.indicators.list_page import IndicatorList
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme

VIEWS = ("Danh sách", "Giao chỉ tiêu")
LIST, MATRIX = range(len(VIEWS))


class IndicatorsTab(QWidget):
    """Two views of the same indicators; what is stored comes back by `take`."""

    refused = Signal(object)  # RuleError of what could not be stored
    noticed = Signal(str)  # what was just done and can be undone: "Đã xóa chỉ tiêu …"
    told = Signal(str)  # a sentence for the status line
    cell_wanted = Signal(int, int)  # unit id, indicator id of a value behind a commune's result
    plan_wanted = Signal()  # nothing: a plan is to be read, where no indicator is yet

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._switches = tuple(SegmentedControl(VIEWS, name="Cách xem") for _ in VIEWS)
        self.list = IndicatorList(theme, desk, switch=self._switches[LIST])
        self.assignments = AssignmentPage(theme, desk, switch=self._switches[MATRIX])
        self._stack = QStackedLayout(self)
        for page in (self.list, self.assignments):
            self._stack.addWidget(page)
            page.refused.connect(self.refused)
            page.noticed.connect(self.noticed)
            page.told.connect(self.told)
        self.list.cell_wanted.connect(self.cell_wanted)
        self.list.plan_wanted.connect(self.plan_wanted)
        for switch in self._switches:
            switch.chosen.connect(self.show_view)
        self.show_view(LIST)

    def show_view(self, view: int) -> None:
        """Show one of the two views (LIST, MATRIX)."""
        for switch in self._switches:
            switch.choose(view)
        self._stack.setCurrentIndex(view)

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; None shows the empty pages."""
        self.list.show_campaign(campaign_id, day)
        self.assignments.show_campaign(campaign_id, day)

    def take(self, delta: Delta) -> None:
        """Show what a committed change left."""
        self.list.take(delta)
        self.assignments.take(delta)

    def go_to(self, indicator_id: int) -> None:
        """Make an indicator of the list the current one, whatever is filtered."""
        self.show_view(LIST)
        self.list.go_to(indicator_id)

    def go_to_cell(self, unit_id: int, indicator_id: int) -> None:
        """Open the matrix at a cell."""
        self.show_view(MATRIX)
        self.assignments.go_to(unit_id, indicator_id)

    def show_to_check(self) -> None:
        """Show only what is marked "cần kiểm tra" (the door from Tổng quan)."""
        self.show_view(LIST)
        self.list.show_to_check()
