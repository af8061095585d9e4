"""Ghi 0: only for units that reported, only where nothing stands, as one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.records import Assignment, ProgressEntry, Report
from thidua_desktop.domain.terms import ReportChannel, ReportCycle, Rule
from thidua_desktop.services import progress, reports, zero_fill
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.reports import ReportForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

FRIDAY = date(2026, 1, 9)


@pytest.fixture
def weekly(desk: Desk, sample: CampaignBoard) -> CampaignBoard:
    with desk.store.act("Chế độ báo cáo mẫu") as act:
        act.update(replace(sample.campaign, report_cycle=ReportCycle.WEEKLY, report_cutoff=5))
        for row in desk.store.all(ProgressEntry):
            act.delete(ProgressEntry, row.id)
    return sample


@pytest.fixture
def receive(desk: Desk, weekly: CampaignBoard) -> Callable[[int, date], Report]:
    def received(unit_id: int, as_at: date) -> Report:
        form = ReportForm(
            unit_id=unit_id,
            as_at=as_at,
            received_on=date(2026, 1, 12),
            channel=ReportChannel.PHONE,
        )
        return reports.receive(desk, weekly.campaign.id, form)

    return received


def cells(desk: Desk, board: CampaignBoard, *, day: date = FRIDAY) -> tuple[Typing, ...]:
    return zero_fill.zero_cells(
        desk,
        board.campaign.id,
        unit_ids=[unit.id for unit in board.units(day)],
        indicator_ids=[row.id for row in board.indicators],
        day=day,
    )


def test_only_counts_are_filled(weekly: CampaignBoard) -> None:
    offered = zero_fill.count_indicators(weekly)
    assert {row.rule for row in offered} == {Rule.AT_LEAST, Rule.AT_MOST}


def test_preview_names_the_empty_counts_of_units_that_reported(
    desk: Desk, weekly: CampaignBoard, receive: Callable[[int, date], Report]
) -> None:
    assert cells(desk, weekly) == ()
    first, second = (unit.id for unit in weekly.units(FRIDAY)[-2:])
    receive(first, FRIDAY)
    receive(second, date(2026, 1, 16))  # another period
    shown = cells(desk, weekly)
    assert {typing.unit_id for typing in shown} == {first}
    counted = {row.id for row in zero_fill.count_indicators(weekly)}
    assert {typing.indicator_id for typing in shown} <= counted
    assert all(weekly.cell(first, typing.indicator_id) for typing in shown)
    only = zero_fill.zero_cells(
        desk, weekly.campaign.id, unit_ids=[second], indicator_ids=counted, day=FRIDAY
    )
    assert only == ()


def test_filling_is_one_act_that_undo_takes_back(
    desk: Desk, weekly: CampaignBoard, receive: Callable[[int, date], Report]
) -> None:
    number, unit_id = weekly.campaign.id, weekly.units(FRIDAY)[-1].id
    receive(unit_id, FRIDAY)
    shown = cells(desk, weekly)
    count = zero_fill.zero_fill(
        desk,
        number,
        unit_ids=[unit_id],
        indicator_ids=[row.id for row in weekly.indicators],
        day=FRIDAY,
    )
    assert count == len(shown) > 0
    entries = desk.store.all(ProgressEntry)
    assert {(entry.value, entry.as_at) for entry in entries} == {(0, FRIDAY)}
    assert cells(desk, weekly) == ()
    desk.store.undo()
    assert cells(desk, weekly) == shown


def test_a_cell_with_data_is_never_touched(
    desk: Desk, weekly: CampaignBoard, receive: Callable[[int, date], Report]
) -> None:
    number, unit_id = weekly.campaign.id, weekly.units(FRIDAY)[-1].id
    receive(unit_id, FRIDAY)
    filled = cells(desk, weekly)[0]
    progress.record(desk, number, [replace(filled, text="2")], day=FRIDAY)
    assert filled not in cells(desk, weekly)
    desk.store.undo()
    progress.record(desk, number, [replace(filled, text="2")], day=date(2026, 1, 12))
    assert filled not in cells(desk, weekly)
    desk.store.undo()
    with desk.store.act("Không có nhiệm vụ") as act:
        for row in desk.store.where(Assignment, unit_id=unit_id):
            act.update(replace(row, no_duty=True))
    assert cells(desk, weekly) == ()


def test_after_the_last_due_day_nothing_is_offered(
    desk: Desk, weekly: CampaignBoard, receive: Callable[[int, date], Report]
) -> None:
    receive(weekly.units(FRIDAY)[-1].id, FRIDAY)
    assert cells(desk, weekly, day=date(2026, 2, 1)) == ()
