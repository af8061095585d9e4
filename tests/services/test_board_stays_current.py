"""What the board kept is, after every act, what a board read anew from the file works out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Block, CampaignUnit, Field, Unit
from thidua_desktop.domain.terms import AdjustmentKind, Rule
from thidua_desktop.services import adjustments, assignments, returns, verification
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.overview import Overview, overview
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.services.reporting import report_states
from thidua_desktop.services.standings import Openings, Standings, standings
from thidua_desktop.services.verification import Check

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.domain.reporting import ReportState
    from thidua_desktop.services.desk import Desk

    Shown = tuple[Overview, Standings, tuple[ReportState, ...]]

DAY, EARLIER = date(2026, 1, 15), date(2025, 12, 15)
ACTS, HALF = 60, 0.5
WORDS = {Rule.RATIO: "3/4", Rule.AT_LEAST: "7", Rule.AT_MOST: "2"}


class Officer:
    """Does something at random, the same each time, and does it through the use cases."""

    def __init__(self, desk: Desk, board: CampaignBoard) -> None:
        self._desk, self._board = desk, board
        self._drawn = Random(3)  # noqa: S311 - only to have many acts
        self.done: Counter[str] = Counter()

    def act(self) -> None:
        acts: tuple[Callable[[], object], ...] = (
            *(self.enter, self.enter, self.clear, self.verify, self.unverify, self.give_back),
            *(self.assign, self.adjust, self.rename, self.move, self.reorder),
            *(self.undo, self.undo),
        )
        taken_back = self._desk.store.redo_label() is not None
        act = self.redo if taken_back and self._drawn.random() < HALF else self._drawn.choice(acts)
        try:
            act()
        except RuleError:
            return
        self.done[act.__name__] += 1

    @property
    def _number(self) -> int:
        return self._board.campaign.id

    def _cell(self) -> tuple[int, int]:
        unit = self._drawn.choice(self._board.units(DAY)).id
        return unit, self._drawn.choice(self._board.indicators_given(unit))

    def _entry(self) -> int:
        for _ in range(ACTS):
            entry = self._board.standing_entry(*self._cell(), DAY)
            if entry is not None:
                return entry.id
        raise AssertionError

    def enter(self) -> None:
        cell, day = self._cell(), self._drawn.choice((DAY, EARLIER))
        text = self._drawn.choice(("K", WORDS.get(self._board.indicator(cell[1]).rule, "x")))
        record(self._desk, self._number, [Typing(*cell, text)], day=day, reason="Sửa")

    def clear(self) -> None:
        entry, given = self._board.given_of(self._entry()) or (None, None)
        assert entry is not None
        assert given is not None
        typing = Typing(given.unit_id, given.indicator_id, "")
        record(self._desk, self._number, [typing], day=entry.as_at, reason="Nhập nhầm")

    def verify(self) -> None:
        check = Check(self._entry(), self._drawn.choice((None, "K")))
        verification.verify(self._desk, self._number, [check], by="", reason="Sổ gốc")

    def unverify(self) -> None:
        check = Check(self._entry(), "")
        verification.verify(self._desk, self._number, [check], by="", reason="Nhầm ô")

    def give_back(self) -> None:
        returns.give_back(
            self._desk, self._number, reason="Thiếu sổ", on_day=DAY, entry_ids=[self._entry()]
        )

    def assign(self) -> None:
        text = self._drawn.choice(("9", "15", "KNV", ""))
        cells = [Typing(*self._cell(), text)]
        assignments.record(self._desk, self._number, cells, layer=Layer.TARGET, day=DAY)

    def adjust(self) -> None:
        form = adjustments.AdjustmentForm(
            unit_id=self._cell()[0],
            kind=self._drawn.choice(tuple(AdjustmentKind)),
            points="1",
            on_day=format_date(EARLIER),
            reason="Mẫu",
        )
        adjustments.save(self._desk, self._number, form)

    def rename(self) -> None:
        unit = self._board.unit(self._cell()[0])
        with self._desk.store.act("Sửa đơn vị") as act:
            act.update(replace(unit, short_name=f"{unit.short_name}.", position=unit.position + 1))

    def move(self) -> None:
        member = self._drawn.choice(self._board.rows(CampaignUnit))
        block = self._drawn.choice(self._board.blocks)
        with self._desk.store.act("Chuyển khối") as act:
            act.update(replace(member, block_id=block.id))

    def reorder(self) -> None:
        field, block = (self._drawn.choice(self._board.rows(kind)) for kind in (Field, Block))
        with self._desk.store.act("Đổi thứ tự") as act:
            act.update(replace(field, position=field.position + 2))
            act.update(replace(block, position=block.position + 2))

    def undo(self) -> None:
        self._desk.store.undo()

    def redo(self) -> None:
        self._desk.store.redo()


def shown(desk: Desk, number: int, day: date, openings: Openings | None = None) -> Shown:
    return (
        overview(desk, number, day=day),
        standings(desk, number, day, openings=openings),
        report_states(desk, number, day),
    )


def anew(desk: Desk, number: int, day: date) -> Shown:
    """Read everything again from the file."""
    board = CampaignBoard(desk.store, number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "_boards", {number: board})
        return shown(desk, number, day)


def test_what_is_kept_is_what_is_computed_anew(desk: Desk, sample: CampaignBoard) -> None:
    number, officer = sample.campaign.id, Officer(desk, sample)
    openings = {DAY: Openings(), EARLIER: Openings()}
    for _ in range(ACTS):
        officer.act()
        for day, kept in openings.items():
            assert shown(desk, number, day, kept) == anew(desk, number, day), officer.done
    assert len(officer.done) == 12


def test_a_value_touches_no_other_unit(desk: Desk, sample: CampaignBoard) -> None:
    one, other = (unit.id for unit in sample.units(DAY)[:2])
    before = sample.sheet(one, DAY), sample.sheet(other, DAY)
    cell = next(n for n in sample.indicators_given(one) if sample.indicator(n).rule is Rule.RATIO)
    record(desk, sample.campaign.id, [Typing(one, cell, "1/7")], day=DAY)
    assert sample.sheet(one, DAY) is not before[0]
    assert sample.sheet(other, DAY) is before[1]


def test_units_are_worked_out_as_they_stand(desk: Desk, sample: CampaignBoard) -> None:
    asked: list[int] = []

    def work(board: CampaignBoard, unit_id: int, _day: date) -> str:
        asked.append(unit_id)
        return board.unit(unit_id).name

    unit = sample.units(DAY)[0]
    assert [sample.of_unit(work, unit.id, DAY) for _ in range(2)] == [unit.name] * 2
    with desk.store.act("Sửa đơn vị") as act:
        act.update(replace(desk.store.get(Unit, unit.id), name="Thôn mẫu 99"))
    assert sample.of_unit(work, unit.id, DAY) == "Thôn mẫu 99"
    assert asked == [unit.id] * 2
