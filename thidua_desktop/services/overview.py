"""Tổng quan: what to do now, completion by field, units × fields, latest changes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.domain.records import Decision, LegalInstrument, Nomination, RoundingRule
from thidua_desktop.domain.terms import CellState, DecisionState, NominationState

if TYPE_CHECKING:
    from datetime import date, datetime

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: `key` names where it is done, `count` how many, `names` a few of them."""

    key: str
    count: int
    names: tuple[str, ...] = ()


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
class Overview:
    """All that the first tab shows, as at a day; `days_left` is None without an end."""

    days_left: int | None
    todos: tuple[Todo, ...]
    fields: tuple[FieldState, ...]
    units: tuple[UnitRow, ...]
    latest: tuple[tuple[datetime, str], ...]


def overview(desk: Desk, campaign_id: int, *, day: date) -> Overview:
    """Look at one campaign as at `day`."""
    board = desk.board(campaign_id)
    ends = board.campaign.ends
    return Overview(
        days_left=None if ends is None else (ends - desk.clock.today()).days,
        todos=_todos(desk, board, day),
        fields=tuple(_field(board, f.id, day) for f in board.fields),
        units=tuple(_unit(board, u.id, day) for u in board.units(day)),
        latest=tuple((entry.at, entry.label) for entry in desk.store.latest(8)),
    )


def _results(board: CampaignBoard, day: date, *, unit_id: int) -> list[CellResult]:
    found = (board.result(unit_id, i.id, day) for i in board.indicators)
    return [r for r in found if r is not None]


def _todos(desk: Desk, board: CampaignBoard, day: date) -> tuple[Todo, ...]:
    silent, late = _silent_and_late(board, day)
    unassigned = sum(
        not any(board.cell(u.id, i.id) for u in board.units(day)) for i in board.indicators
    )
    waiting = _decisions(desk, DecisionState.AWAITING_NUMBER)
    unmet = sum(n.state is NominationState.SUBMITTED for n in desk.store.all(Nomination))
    todos = (
        Todo("late", len(late), late),
        Todo("silent", len(silent), silent),
        Todo("to_check", sum(_to_check(board, i.id, day) for i in board.indicators)),
        Todo("unassigned", unassigned),
        Todo("unmet", unmet),
        Todo("number", waiting),
        Todo("rounding", int(not desk.store.all(RoundingRule))),
        Todo("legal", sum(not row.confirmed for row in desk.store.all(LegalInstrument))),
    )
    return tuple(todo for todo in todos if todo.count)


def _to_check(board: CampaignBoard, indicator_id: int, day: date) -> bool:
    version = board.version(indicator_id, day)
    return version is not None and version.to_check


def _decisions(desk: Desk, state: DecisionState) -> int:
    return len(desk.store.where(Decision, state=state.name))


def _silent_and_late(board: CampaignBoard, day: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name units that lack data before a deadline, and those with something overdue."""
    silent: list[str] = []
    late: list[str] = []
    for unit in board.units(day):
        states = {r.state for r in _results(board, day, unit_id=unit.id)}
        if CellState.OVERDUE in states:
            late.append(unit.short_name)
        elif CellState.NO_DATA in states:
            silent.append(unit.short_name)
    return tuple(silent), tuple(late)


def _field(board: CampaignBoard, field_id: int, day: date) -> FieldState:
    field = next(f for f in board.fields if f.id == field_id)
    indicators = board.indicators_of(field_id)
    found = [
        r
        for u in board.units(day)
        for i in indicators
        if (r := board.result(u.id, i.id, day)) is not None and r.scored
    ]
    title = field.short_title or field.title
    return FieldState(field_id, field.title, title, len(indicators), _percent(found))


def _percent(results: list[CellResult]) -> Decimal | None:
    """Mean of what is met, each cell at most whole; a silent cell counts as nothing yet."""
    if not results:
        return None
    met = sum((min(r.achievement or Fraction(), Fraction(1)) for r in results), Fraction())
    mean = met * 100 / len(results)
    return (Decimal(mean.numerator) / Decimal(mean.denominator)).quantize(Decimal(1))


def _unit(board: CampaignBoard, unit_id: int, day: date) -> UnitRow:
    cells: list[UnitField] = []
    for field in board.fields:
        found = [
            r
            for i in board.indicators_of(field.id)
            if (r := board.result(unit_id, i.id, day)) is not None and r.scored
        ]
        cells.append(UnitField(_worst(found), _percent(found)))
    return UnitRow(unit_id, board.unit(unit_id).short_name, tuple(cells))


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


def _worst(results: list[CellResult]) -> CellState:
    states = {r.state for r in results}
    return next((s for s in WORST_FIRST if s in states), CellState.NO_DUTY)
