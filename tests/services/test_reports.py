"""Reports received, the states of units, and what a closed campaign refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    CampaignUnit,
    ProgressEntry,
    Report,
    Unit,
)
from thidua_desktop.domain.reporting import Standing
from thidua_desktop.domain.terms import CampaignState, ReportChannel, ReportCycle
from thidua_desktop.services import evidence, progress, recycle, reporting, reports
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.evidence import Owner, PastedImage
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.reports import ReportForm

if TYPE_CHECKING:
    from thidua_desktop.domain.reporting import ReportState
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

TODAY = date(2026, 1, 15)  # a Thursday
FRIDAY, NEXT = date(2026, 1, 9), date(2026, 1, 16)
PNG = b"\x89PNG\r\n\x1a\nmau"


@pytest.fixture
def weekly(desk: Desk, sample: CampaignBoard) -> CampaignBoard:
    """The sample, reporting every Friday, without a single value."""
    with desk.store.act("Chế độ báo cáo mẫu") as act:
        act.update(replace(sample.campaign, report_cycle=ReportCycle.WEEKLY, report_cutoff=5))
        for row in desk.store.all(ProgressEntry):
            act.delete(ProgressEntry, row.id)
    return sample


def form(board: CampaignBoard, n: int = 0, **changes: Any) -> ReportForm:
    unit = board.units(TODAY)[n]
    made = ReportForm(
        unit_id=unit.id,
        as_at=FRIDAY,
        received_on=FRIDAY,
        channel=ReportChannel.ZALO,
        reporter="  Người báo cáo  mẫu ",
    )
    return replace(made, **changes)


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


def of_unit(desk: Desk, board: CampaignBoard, n: int, day: date) -> list[ReportState]:
    unit_id = board.units(TODAY)[n].id
    found = reporting.report_states(desk, board.campaign.id, day)
    return [state for state in found if state.unit_id == unit_id]


def cell_of(board: CampaignBoard, unit_id: int) -> int:
    given = (i.id for i in board.indicators if board.cell(unit_id, i.id))
    return next(i for i in given if board.indicator(i).rule.name == "AT_LEAST")


def test_the_sample_reports_without_a_cycle(desk: Desk, sample: CampaignBoard) -> None:
    states = reporting.report_states(desk, sample.campaign.id, TODAY)
    assert {state.due_on for state in states} == {None}
    assert {state.standing for state in states} <= {Standing.VALUES_ONLY, Standing.AWAITED}
    silent = {state.unit_id for state in states if state.is_silent}
    assert set(reporting.silent_units(desk, sample.campaign.id, TODAY)) == silent


def test_received_report_ends_the_silence_as_one_act(desk: Desk, weekly: CampaignBoard) -> None:
    number = weekly.campaign.id
    everyone = reporting.reporting_units(weekly, TODAY)
    assert reporting.silent_units(desk, number, TODAY) == everyone
    made = reports.receive(desk, number, form(weekly, no_change=True))
    assert made.reporter == "Người báo cáo mẫu"
    assert weekly.reports_of(made.unit_id) == (made,)
    assert made.unit_id not in reporting.silent_units(desk, number, TODAY)
    closed, current = of_unit(desk, weekly, 0, TODAY)
    assert (closed.due_on, closed.standing, closed.no_change) == (FRIDAY, Standing.ON_TIME, True)
    assert (current.due_on, current.standing) == (NEXT, Standing.AWAITED)
    desk.store.undo()
    assert reporting.silent_units(desk, number, TODAY) == everyone
    desk.store.redo()
    assert weekly.reports_of(made.unit_id) == (made,)


def test_lateness_is_counted_from_the_day_received(desk: Desk, weekly: CampaignBoard) -> None:
    reports.receive(desk, weekly.campaign.id, form(weekly, received_on=date(2026, 1, 12)))
    closed, _ = of_unit(desk, weekly, 0, TODAY)
    assert (closed.days_late, closed.standing) == (3, Standing.LATE)
    on_sunday, _ = of_unit(desk, weekly, 0, date(2026, 1, 11))
    assert (on_sunday.reported, on_sunday.days_late) == (False, 2)


def test_a_value_of_the_period_is_no_report_but_no_silence(
    desk: Desk, weekly: CampaignBoard
) -> None:
    unit_id = weekly.units(TODAY)[-1].id
    number, cell = weekly.campaign.id, cell_of(weekly, unit_id)
    progress.record(desk, number, [Typing(unit_id, cell, "1")], day=date(2026, 1, 8))
    closed, current = of_unit(desk, weekly, -1, TODAY)
    assert closed.standing is Standing.VALUES_ONLY
    assert current.is_silent
    assert unit_id not in reporting.silent_units(desk, number, TODAY)
    earlier = reporting.report_states(desk, number, date(2026, 1, 7))
    assert all(state.is_silent for state in earlier)
    progress.record(desk, number, [Typing(unit_id, cell, "")], day=date(2026, 1, 8))
    assert unit_id in reporting.silent_units(desk, number, TODAY)


def test_a_draft_asks_nobody_and_a_unit_without_tasks_owes_nothing(
    desk: Desk, weekly: CampaignBoard
) -> None:
    number = weekly.campaign.id
    unit = weekly.units(TODAY)[0]
    with desk.store.act("Không có nhiệm vụ") as act:
        for row in desk.store.where(Assignment, unit_id=unit.id):
            act.update(replace(row, no_duty=True))
    assert unit.id not in reporting.reporting_units(weekly, TODAY)
    with desk.store.act("Về nháp") as act:
        act.update(replace(weekly.campaign, state=CampaignState.DRAFT))
    assert reporting.report_states(desk, number, TODAY) == ()
    assert reporting.report_sheet(desk, number, TODAY).states == {}


def test_the_register_shows_every_period_begun(desk: Desk, weekly: CampaignBoard) -> None:
    made = reports.receive(desk, weekly.campaign.id, form(weekly))
    sheet = reporting.report_sheet(desk, weekly.campaign.id, TODAY)
    due = [period.due_on for period in sheet.periods]
    assert due[-2:] == [FRIDAY, NEXT]
    place = due.index(FRIDAY)
    assert sheet.states[made.unit_id, place].standing is Standing.ON_TIME
    assert sheet.states[made.unit_id, place - 1].standing is Standing.MISSING
    assert sheet.unit_ids == reporting.reporting_units(weekly, TODAY)


def test_a_unit_that_left_stays_in_the_register_of_its_time(
    desk: Desk, weekly: CampaignBoard
) -> None:
    unit = weekly.units(TODAY)[0]
    with desk.store.act("Rời phong trào") as act:
        for row in desk.store.where(CampaignUnit, unit_id=unit.id):
            act.update(replace(row, valid_to=FRIDAY))
    sheet = reporting.report_sheet(desk, weekly.campaign.id, TODAY)
    assert sheet.unit_ids[-1] == unit.id
    last = len(sheet.periods) - 1
    assert (unit.id, last - 1) in sheet.states
    assert (unit.id, last) not in sheet.states


def test_wrong_input_is_refused_whole(desk: Desk, weekly: CampaignBoard) -> None:
    number = weekly.campaign.id
    with pytest.raises(RuleError) as refusal:
        reports.receive(
            desk,
            number,
            form(weekly, as_at=date(2026, 1, 24), received_on=date(2026, 1, 16)),
        )
    assert codes(refusal) == [
        ("as_at", "report.outside_campaign"),
        ("received_on", "report.received_in_future"),
    ]
    stranger = Unit(
        uid="x",
        name="Thôn mẫu 99",
        short_name="x",
        kind=weekly.units(TODAY)[0].kind,
        fold="x",
        sort_key="x",
    )
    with desk.store.act("Thêm đơn vị") as act:
        stranger = act.insert(stranger)
    before = weekly.campaign.starts
    assert before is not None
    with pytest.raises(RuleError) as refusal:
        reports.receive(
            desk, number, form(weekly, unit_id=stranger.id, received_on=date(2025, 1, 1))
        )
    assert codes(refusal) == [
        ("unit_id", "report.unit_outside"),
        ("received_on", "report.received_before_start"),
    ]
    assert desk.store.all(Report) == ()


def test_values_entered_from_a_report_name_it(desk: Desk, weekly: CampaignBoard) -> None:
    made = reports.receive(desk, weekly.campaign.id, form(weekly, -1))
    other = weekly.units(TODAY)[-2].id
    typings = [Typing(n, cell_of(weekly, n), "1") for n in (made.unit_id, other)]
    progress.record(desk, weekly.campaign.id, typings, day=FRIDAY, report_id=made.id)
    mine, theirs = desk.store.all(ProgressEntry)
    assert (mine.report_id, theirs.report_id) == (made.id, None)
    assert reports.values_of(desk, made.id) == (mine,)


def test_a_report_is_corrected_but_not_against_its_values(
    desk: Desk, weekly: CampaignBoard
) -> None:
    made = reports.receive(desk, weekly.campaign.id, form(weekly, -1))
    changed = replace(reports.form_of(made), channel=ReportChannel.PAPER, no_change=True)
    reports.change(desk, made.id, changed)
    assert reports.form_of(desk.store.get(Report, made.id)) == changed
    desk.store.undo()
    typing = Typing(made.unit_id, cell_of(weekly, made.unit_id), "1")
    progress.record(desk, weekly.campaign.id, [typing], day=FRIDAY, report_id=made.id)
    with pytest.raises(RuleError) as refusal:
        reports.change(desk, made.id, replace(changed, unit_id=weekly.units(TODAY)[-2].id))
    assert codes(refusal) == [
        ("no_change", "report.has_values"),
        ("unit_id", "report.unit_has_values"),
    ]
    with pytest.raises(RuleError) as refusal:
        reports.change(desk, made.id, replace(changed, channel=ReportChannel.PHONE))
    assert codes(refusal) == [("no_change", "report.has_values")]
    late = replace(changed, no_change=False, received_on=date(2026, 1, 12))
    reports.change(desk, made.id, late)
    assert reports.form_of(desk.store.get(Report, made.id)) == late
    with pytest.raises(RuleError) as refusal:
        reports.remove(desk, made.id)
    assert codes(refusal) == [("report", "report.values_stand")]


def test_a_removed_report_takes_its_evidence_and_undo_brings_both_back(
    desk: Desk, weekly: CampaignBoard
) -> None:
    photo = evidence.take(desk, PastedImage(PNG))
    made = reports.receive(desk, weekly.campaign.id, form(weekly), files=[photo, photo])
    (view,) = evidence.of_owner(desk, Owner(report_id=made.id))
    owner, kept = Owner(report_id=made.id), view.row
    assert "kỳ 09/01/2026" in reports.remove(desk, made.id)
    assert evidence.of_owner(desk, owner) == ()
    (item,) = (found for found in recycle.discarded(desk) if found.cls is Report)
    assert (item.name, item.parts) == ("Báo cáo kỳ 09/01/2026", 1)
    desk.store.undo()
    assert [view.row for view in evidence.of_owner(desk, owner)] == [kept]


def test_a_closed_campaign_keeps_its_reports(desk: Desk, weekly: CampaignBoard) -> None:
    number = weekly.campaign.id
    made = reports.receive(desk, number, form(weekly))
    set_campaign_state(desk, number, CampaignState.CLOSED)
    with pytest.raises(RuleError) as refusal:
        reports.receive(desk, number, form(weekly, 1))
    assert codes(refusal) == [("campaign", "campaign.not_open")]
    with pytest.raises(RuleError) as refusal:
        reports.remove(desk, made.id)
    assert codes(refusal) == [("campaign", "campaign.closed")]
    with pytest.raises(RuleError) as refusal:
        evidence.attach(desk, number, owner=Owner(report_id=made.id), files=[PastedImage(PNG)])
    assert codes(refusal) == [("campaign", "campaign.closed")]
    with pytest.raises(RuleError), desk.store.act("Đổi chế độ") as act:
        act.update(replace(desk.store.get(Campaign, number), report_cutoff=1))
