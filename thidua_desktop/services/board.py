"""CampaignBoard: the one picture of a campaign that screens and papers read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from thidua_desktop.domain.grading import fields_below, grade
from thidua_desktop.domain.progress import evaluate
from thidua_desktop.domain.ranking import rank
from thidua_desktop.domain.records import (
    Assignment,
    Evidence,
    Field,
    IndicatorVersion,
    ProgressEntry,
    Report,
    Return,
    UnitPlan,
    Verification,
)
from thidua_desktop.domain.scoring import Task, score
from thidua_desktop.domain.states import scale_of
from thidua_desktop.domain.terms import TieBreak
from thidua_desktop.services.board_rows import CampaignRows
from thidua_desktop.services.registered import registered_days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.ranking import Ranked
    from thidua_desktop.domain.scoring import ScoreSheet
    from thidua_desktop.domain.terms import MovementGrade
    from thidua_desktop.services.board_rows import Key
    from thidua_desktop.storage.store import Delta, RowChange, Store

    Work = Callable[["CampaignBoard", int, date], "T"]

T = TypeVar("T")

BESIDE_SCORES = frozenset({Report, Evidence, Return})
"""What stands beside values and moves no score."""


class CampaignBoard(CampaignRows):
    """All rows of one campaign, kept current by Deltas; results are computed once."""

    def __init__(self, store: Store, campaign_id: int) -> None:
        super().__init__(store, campaign_id)
        self._registered: Mapping[int, date] | None = None
        self._forget_results()

    def default_day(self, today: date) -> date:
        """As-at day to start with: today, but never after the end of the campaign."""
        ends = self.campaign.ends
        return min(today, ends) if ends else today

    def result(self, unit_id: int, indicator_id: int, day: date) -> CellResult | None:
        """Judge one cell as at `day`."""
        held = self._results.setdefault((unit_id, indicator_id), {})
        if day not in held:
            cell = self.judged_cell(unit_id, indicator_id, day)
            held[day] = (
                None if cell is None else evaluate(cell, day, self.campaign, grades=self._scale)
            )
        return held[day]

    def sheet(self, unit_id: int, day: date) -> ScoreSheet:
        """Score one unit as at `day`."""
        return self.of_unit(_scored, unit_id, day)

    def of_unit(self, work: Work[T], unit_id: int, day: date) -> T:
        """Work out what follows from the rows of one unit, once while none of them changes.

        `work` may ask this board about the unit as at `day`, and nothing else: no clock, no store.
        """
        held = self._of_units.setdefault(unit_id, {})
        if (work, day) not in held:
            held[work, day] = work(self, unit_id, day)
        return cast("T", held[work, day])

    def ranking(self, block_id: int, day: date) -> tuple[Ranked, ...]:
        """Rank the units of a block as at `day`, by the office's own order when totals tie."""
        return self.rank([self.sheet(u.id, day) for u in self.units(day, block_id=block_id)])

    def rank(self, sheets: list[ScoreSheet]) -> tuple[Ranked, ...]:
        """Rank any sheets by the campaign's tie-breaks."""
        breaks = self.campaign.tie_breaks
        return rank(
            sheets,
            breaks,
            field_indicators=self.deciding_indicators,
            on_time=self.registered_on_time if TieBreak.REGISTERED_ON_TIME in breaks else (),
        )

    @property
    def deciding_indicators(self) -> frozenset[int]:
        """Ids of the indicators of the field whose points decide between equal totals."""
        chosen = (f.id for f in self.fields if f.breaks_ties)
        return frozenset(i.id for field_id in chosen for i in self.indicators_of(field_id))

    @property
    def registered_on_time(self) -> frozenset[int]:
        """Ids of the units whose registration was sent by the campaign's last day for it."""
        until = self.campaign.register_by
        if self._registered is None:
            self._registered = registered_days(self._store, self.campaign.id)
        return frozenset(n for n, day in self._registered.items() if until and day <= until)

    def fields_under_floor(self, sheet: ScoreSheet) -> tuple[Field, ...]:
        """Name the fields that keep a unit from Xuất sắc (điểm sàn)."""
        floors = {f.id: f.floor for f in self.fields if f.floor is not None}
        fields = {n: [i.id for i in self.indicators_of(n)] for n in floors}
        below = fields_below(sheet, fields, floors)
        return tuple(f for f in self.fields if f.id in below)

    def grade(self, ranked: Ranked) -> MovementGrade | None:
        """Grade a unit that has a place, the floors of the fields included."""
        if ranked.place is None:
            return None
        below = bool(self.fields_under_floor(ranked.sheet))
        return grade(ranked.sheet.total, self.campaign, below_floor=below)

    def tasks(self, unit_id: int, day: date) -> tuple[Task, ...]:
        """Return what a unit is scored on as at `day`, in the order of the plan."""
        tasks: list[Task] = []
        for indicator_id in self._indicators_of_unit.get(unit_id, ()):
            result = self.result(unit_id, indicator_id, day)
            version = self.version(indicator_id, day)
            given = self.assignment(unit_id, indicator_id, day)
            if result is not None and version is not None and given is not None:
                tasks.append(
                    Task(indicator_id, given.id, version.weight, version.allow_exceed, result)
                )
        return tuple(tasks)

    # staying current

    def apply(self, delta: Delta) -> None:
        """Take a committed change in; only what it touches is computed again."""
        if any(change.cls is UnitPlan for change in delta.changes):
            self._registered = None
        mine: list[RowChange] = []
        held = self._rows[Assignment]
        self._entries.hold([key for key in _filled_again(delta) if key in held])
        for change in sorted(delta.changes, key=_owners_first):
            if self._concerns(change):
                self._take(change)
                mine.append(change)
        if not mine:
            return
        kinds = {change.cls for change in mine}
        if kinds & BESIDE_SCORES:
            self._index_beside()
            self._of_units.clear()
            mine = [change for change in mine if change.cls not in BESIDE_SCORES]
            kinds -= BESIDE_SCORES
        if kinds <= {ProgressEntry, Verification, Assignment}:
            if Assignment in kinds:
                self._index_assignments()
            self._forget_cells(mine)
        else:
            self._index_rows()
            self._forget_results()

    def _forget_cells(self, changes: list[RowChange]) -> None:
        if any(change.cls is Verification for change in changes):
            self._index_checks()
        keys = {key for change in changes for key in self.cells_of(change)}
        for key in keys:
            self._results.pop(key, None)
            self._of_units.pop(key[0], None)

    def _forget_results(self) -> None:
        self._scale = scale_of(self.campaign)
        self._results: dict[Key, dict[date, CellResult | None]] = {}
        self._of_units: dict[int, dict[tuple[object, date], object]] = {}


def _scored(board: CampaignBoard, unit_id: int, day: date) -> ScoreSheet:
    return score(
        unit_id,
        board.tasks(unit_id, day),
        board.adjustments_of(unit_id),
        day=day,
        campaign=board.campaign,
    )


def _filled_again(delta: Delta) -> tuple[int, ...]:
    """Name the assignments whose entries a change touched, once each."""
    rows = (change.after or change.before for change in delta.changes)
    return tuple({row.assignment_id: None for row in rows if isinstance(row, ProgressEntry)})


def _owners_first(change: RowChange) -> int:
    """Take what others hang on first: an entry is known to be ours by its assignment."""
    if change.cls is Verification:
        return 2
    return int(change.cls is ProgressEntry or change.cls is IndicatorVersion)
