"""Tổng quan: what to do now, who is late, completion by field, units × fields, latest changes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import CampaignState, CellState
from thidua_desktop.services import history
from thidua_desktop.services.overview_work import Look, Step, Todo, steps, todos
from thidua_desktop.services.reminders import debtors, next_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.reminders import Debtor

LATEST = 8
WHOLE = 1_000_000
"""An achievement of all, in the millionths that shares are added up in: fractions would be slow."""
WORST_FIRST = (
    CellState.OVERDUE,
    CellState.MISSED,
    CellState.AT_RISK,
    CellState.DUE_SOON,
    CellState.NO_DATA,
    CellState.IN_PROGRESS,
    CellState.REACHED,
    CellState.EXCEEDED,
)


@dataclass(frozen=True, slots=True)
class FieldState:
    """Completion of a field over its scored cells, percent 0-100; None without any."""

    field_id: int
    title: str
    short_title: str
    indicators: int
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class UnitField:
    """One square of the heat map."""

    state: CellState
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit_id: int
    name: str
    cells: tuple[UnitField, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One of the latest acts: when, what, by whom."""

    at: datetime
    what: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All that the first tab shows, as at a day; `days_left` is None without an end.

    `complete` counts the units with data in every scored cell; `steps` lead a draft to its launch
    and a closed campaign to its papers.
    """

    state: CampaignState
    ends: date | None
    days_left: int | None
    next_report: date | None
    percent: Decimal | None
    complete: int
    todos: tuple[Todo, ...]
    steps: tuple[Step, ...]
    owing: tuple[Debtor, ...]
    fields: tuple[FieldState, ...]
    units: tuple[UnitRow, ...]
    latest: tuple[Change, ...]


class _Share:
    """Adds up achievements, each cell at most whole; a silent cell counts as nothing yet."""

    __slots__ = ("cells", "met", "states")

    def __init__(self) -> None:
        self.cells, self.met = 0, 0
        self.states: set[CellState] = set()

    def add(self, result: CellResult) -> None:
        share = result.achievement
        self.cells += 1
        self.states.add(result.state)
        if share is not None:
            self.met += min(WHOLE, share.numerator * WHOLE // share.denominator)

    def join(self, other: _Share) -> None:
        self.cells += other.cells
        self.met += other.met

    @property
    def percent(self) -> Decimal | None:
        if not self.cells:
            return None
        return (Decimal(self.met * 100) / (self.cells * WHOLE)).quantize(Decimal(1))

    @property
    def worst(self) -> CellState:
        return next((s for s in WORST_FIRST if s in self.states), CellState.NO_DUTY)


def overview(desk: Desk, campaign_id: int, *, day: date) -> Overview:
    """Look at one campaign as at `day`."""
    board = desk.board(campaign_id)
    campaign, units = board.campaign, board.units(day)
    is_open = campaign.state is CampaignState.OPEN
    owing = debtors(desk, campaign_id, day=day) if is_open else ()
    look = Look(desk, board, day, units, owing)
    tallies = tuple(board.of_unit(_tally, unit.id, day) for unit in units)
    whole = _joined(share for tally in tallies for share in tally.shares.values())
    ends = campaign.ends
    return Overview(
        state=campaign.state,
        ends=ends,
        days_left=None if ends is None else (ends - desk.clock.today()).days,
        next_report=next_report(desk, campaign_id) if is_open else None,
        percent=whole.percent,
        complete=sum(tally.complete for tally in tallies),
        todos=todos(look),
        steps=steps(look),
        owing=owing,
        fields=_fields(board, tallies),
        units=tuple(tally.row for tally in tallies),
        latest=tuple(
            Change(entry.at, history.said(entry), entry.actor)
            for entry in desk.store.latest(LATEST)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """What the cells of one unit add up to, by field; `complete`: all that count have data."""

    shares: Mapping[int, _Share]
    complete: bool
    row: UnitRow


def _tally(board: CampaignBoard, unit_id: int, day: date) -> _Tally:
    field_of = {i.id: i.field_id for i in board.indicators}
    shares: dict[int, _Share] = {}
    lacking = False
    for indicator_id in board.indicators_given(unit_id):
        result = board.result(unit_id, indicator_id, day)
        if result is None or not result.scored:
            continue
        shares.setdefault(field_of[indicator_id], _Share()).add(result)
        lacking = lacking or not result.has_data
    none = UnitField(CellState.NO_DUTY, None)
    cells = (
        UnitField(shares[f.id].worst, shares[f.id].percent) if f.id in shares else none
        for f in board.fields
    )
    row = UnitRow(unit_id, board.unit(unit_id).short_name, tuple(cells))
    return _Tally(shares, bool(shares) and not lacking, row)


def _joined(shares: Iterable[_Share]) -> _Share:
    whole = _Share()
    for share in shares:
        whole.join(share)
    return whole


def _fields(board: CampaignBoard, tallies: Sequence[_Tally]) -> tuple[FieldState, ...]:
    return tuple(
        FieldState(
            field.id,
            field.title,
            field.short_title or field.title,
            len(board.indicators_of(field.id)),
            _joined(t.shares[field.id] for t in tallies if field.id in t.shares).percent,
        )
        for field in board.fields
    )
