"""Tab Đơn vị: units, and who belongs to them, as four views of one tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QStackedLayout, QWidget

from thidua_desktop.services.roster import Roster
from thidua_desktop.ui.units.member_views import CollectivesView, HouseholdsView, PeopleView
from thidua_desktop.ui.units.units_view import UnitsView
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.units.members_view import MembersView

VIEWS = ("Đơn vị", "Cá nhân", "Hộ gia đình", "Tập thể")
UNITS, PEOPLE = 0, 1


class UnitsTab(QWidget):
    """Who takes part and who belongs where; what is stored comes back by `take`."""

    refused = Signal(object)  # RuleError of what could not be stored
    go_to_cell = Signal(int, int)  # unit id, indicator id of the task that was opened
    noticed = Signal(str)  # what was just done and can be undone: "Đã xóa đơn vị …"
    history_wanted = Signal(
        object
    )  # the unit, person, household or collective whose awards to show
    import_wanted = Signal()  # nothing: a list of units is to be read from Excel

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.roster = Roster(desk)
        self._switches = tuple(SegmentedControl(VIEWS, name="Xem danh sách") for _ in VIEWS)
        self.units = UnitsView(theme, desk, self._switches[0])
        self.people = PeopleView(theme, desk, self.roster, self._switches[1])
        self.households = HouseholdsView(theme, desk, self.roster, self._switches[2])
        self.collectives = CollectivesView(theme, desk, self.roster, self._switches[3])
        self._stack = QStackedLayout(self)
        for view in (self.units, *self.members):
            self._stack.addWidget(view)
            view.refused.connect(self.refused)
            view.noticed.connect(self.noticed)
            view.history_wanted.connect(self.history_wanted)
        for switch in self._switches:
            switch.chosen.connect(self._switch)
        for view in self.members:
            view.unit_wanted.connect(self.go_to)
        self.units.go_to_cell.connect(self.go_to_cell)
        self.units.import_wanted.connect(self.import_wanted)
        self.units.people_wanted.connect(self.show_people)
        self.units.person_wanted.connect(self._add_person)

    @property
    def members(self) -> tuple[MembersView, ...]:
        """The views of those who belong to units."""
        return (self.people, self.households, self.collectives)

    @property
    def current(self) -> int:
        """Index of the view on screen, in the order of the switch."""
        return self._stack.currentIndex()

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; units and members are there without one."""
        self.units.show_campaign(campaign_id, day)
        for view in self.members:
            view.show_day(day)

    def take(self, delta: Delta) -> None:
        """Show what a committed change left."""
        self.roster.take(delta)
        for view in self.members:
            view.take(delta)
        self.units.take(delta)

    def go_to(self, unit_id: int) -> None:
        """Make a unit the current one, whatever is shown and filtered."""
        self.show_view(UNITS)
        self.units.go_to(unit_id)

    def show_people(self, unit_id: int) -> None:
        """Show the people of one unit."""
        self.show_view(PEOPLE)
        self.people.only_unit(unit_id)

    def show_member(self, view: int, key: int) -> None:
        """Make a person, household or collective the current one, whatever is filtered."""
        self.show_view(view)
        self.members[view - 1].go_to(key)

    def show_view(self, index: int) -> None:
        """Show one of the four views."""
        for switch in self._switches:
            switch.choose(index)
        self._stack.setCurrentIndex(index)
        if index != UNITS:
            self.members[index - 1].refresh()

    def _switch(self, index: int) -> None:
        """Follow the switch, and leave the focus on it: the arrows go on from there."""
        self.show_view(index)
        self._switches[index].findChildren(QAbstractButton)[index].setFocus()

    def _add_person(self, unit_id: int) -> None:
        self.show_people(unit_id)
        self.people.add_to(unit_id)
