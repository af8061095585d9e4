"""Where a click leads: from a work, a square, a found record or a name to its place in a tab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.services.overview import WORST_FIRST
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.indicators.tab import MATRIX
from thidua_desktop.ui.tabs import Tab

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.actions import Actions
    from thidua_desktop.ui.door_frame import Where
    from thidua_desktop.ui.indicators.tab import IndicatorsTab
    from thidua_desktop.ui.main_window import MainWindow
    from thidua_desktop.ui.papers.tab import PapersTab
    from thidua_desktop.ui.progress.tab import ProgressTab
    from thidua_desktop.ui.units.tab import UnitsTab

WORK_TABS = {
    "late_reports": Tab.PROGRESS,
    "late": Tab.PROGRESS,
    "silent": Tab.PROGRESS,
    "given_back": Tab.PROGRESS,
    "returned": Tab.PROGRESS,
    "verify": Tab.PROGRESS,
    "units": Tab.UNITS,
    "to_check": Tab.INDICATORS,
    "unassigned": Tab.INDICATORS,
    "plans": Tab.INDICATORS,
    "unmet": Tab.AWARDS,
    "number": Tab.AWARDS,
    "awards": Tab.AWARDS,
    "legal": Tab.PAPERS,
    "sheets": Tab.PAPERS,
    "report": Tab.PAPERS,
}
MEMBER_VIEWS = {"person": 1, "household": 2, "collective": 3}
WORK_ACTS = {
    "close": Act.CLOSE_CAMPAIGN,
    "open": Act.OPEN_CAMPAIGN,
    "late_reports": Act.REMINDERS,
    "late": Act.REMINDERS,
    "silent": Act.REMINDERS,
    "given_back": Act.REPORTS,
    "returned": Act.VERIFY,
    "verify": Act.VERIFY,
    "difficulties": Act.DIFFICULTIES,
    "difficulties_late": Act.DIFFICULTIES,
    "rounding": Act.OFFICE,
    "legal": Act.LEGAL,
    "unsigned": Act.DECISIONS,
    "backup": Act.BACKUP,
}
"""What the button of a work opens; while nobody carries that out, its tab."""
MATRIX_WORK = frozenset({"unassigned", "plans"})


class Routes(QObject):
    """Changes nothing: brings a tab to the front and chooses what is asked for there."""

    award_wanted = Signal(int)  # id of the award that the register is to show
    lacking_wanted = Signal()  # nothing: the annual ratings that are missing are to be listed

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        actions: Actions,
        where: Where,
        *,
        units: UnitsTab,
        indicators: IndicatorsTab,
        progress: ProgressTab,
        papers: PapersTab,
    ) -> None:
        super().__init__()
        self._window, self._desk, self._actions, self._where = window, desk, actions, where
        self._units, self._indicators = units, indicators
        self._progress, self._papers = progress, papers

    @property
    def _board(self) -> CampaignBoard | None:
        campaign_id, _ = self._where()
        return None if campaign_id is None else self._desk.board(campaign_id)

    def at_hand(self) -> tuple[int | None, int | None]:
        """Return the unit and the indicator of the cell or unit the officer looks at."""
        page = self._window.tabs.currentWidget()
        if page is self._progress:
            return self._progress.current_cell() or (None, None)
        if page is self._units:
            return self._units.units.table.key, None
        return None, None

    def to_hit(self, key: str) -> None:
        """Go to what was found, or carry the found command out."""
        kind, _, what = key.partition(":")
        if kind == "unit":
            self.to_unit(int(what))
        elif kind == "indicator":
            self._to_indicator(int(what))
        elif kind == "paper":
            self._window.tabs.go(Tab.PAPERS)
            self._papers.go_to(int(what))
        elif kind == "award":
            self.award_wanted.emit(int(what))
        elif kind == "act":
            self._run(self._actions[Act[what]])
        elif kind in MEMBER_VIEWS:
            self._window.tabs.go(Tab.UNITS)
            self._units.show_member(MEMBER_VIEWS[kind], int(what))

    def _run(self, command: QAction) -> None:
        if command.isEnabled():
            command.trigger()
        else:
            self._window.status.say(command.statusTip())

    def to_work(self, key: str) -> None:
        """Carry out what a work asks for; while nobody does, go to its tab."""
        if key == "ratings":
            self.lacking_wanted.emit()
            return
        act = WORK_ACTS.get(key)
        if act is not None and self._actions[act].isVisible():
            self._actions[act].trigger()
            return
        if key in MATRIX_WORK:
            self._indicators.show_view(MATRIX)
        elif key == "to_check":
            self._indicators.show_to_check()
        tab = WORK_TABS.get(key)
        if tab is not None:
            self._window.tabs.go(tab)

    def to_square(self, unit_id: int, field_id: object) -> None:
        """Open the grid at the cell of a unit and a field that is worst off."""
        board = self._board
        if board is None:
            return
        if not isinstance(field_id, int):
            self.to_unit(unit_id)
            return
        mine = {one.id for one in board.indicators_of(field_id)}
        given = [number for number in board.indicators_given(unit_id) if number in mine]
        if given:
            self.to_cell(unit_id, min(given, key=partial(self._worst_first, board, unit_id)))

    def _worst_first(self, board: CampaignBoard, unit_id: int, indicator_id: int) -> int:
        result = board.result(unit_id, indicator_id, self._where()[1])
        known = result is not None and result.state in WORST_FIRST
        return WORST_FIRST.index(result.state) if result and known else len(WORST_FIRST)

    def to_unit(self, unit_id: int) -> None:
        """Open the unit's first task in the grid; one without any in the list of units."""
        board = self._board
        indicators = () if board is None else board.indicators
        given = next((i.id for i in indicators if board and board.cell(unit_id, i.id)), None)
        if given is not None:
            self.to_cell(unit_id, given)
        else:
            self._window.tabs.go(Tab.UNITS)
            self._units.go_to(unit_id)

    def _to_indicator(self, indicator_id: int) -> None:
        board = self._board
        units = () if board is None else board.units(self._where()[1])
        unit = next((u for u in units if board and board.cell(u.id, indicator_id)), None)
        if unit is not None:
            self.to_cell(unit.id, indicator_id)

    def to_cell(self, unit_id: int, indicator_id: int) -> None:
        """Open the grid at a cell."""
        self._window.tabs.go(Tab.PROGRESS)
        self._progress.go_to(unit_id, indicator_id)

    def to_papers(self, block: str) -> None:
        """Open the ranking list among the papers, of one block or of all ("")."""
        self._window.tabs.go(Tab.PAPERS)
        self._papers.show_ranking(block)

    def to_last_unit(self) -> None:
        """Choose a given cell, so that a picture shows a filled panel."""
        board = self._board
        for unit in () if board is None else board.units(self._where()[1])[-1:]:
            self.to_unit(unit.id)
