"""Việc cần làm: each thing appears while it waits and goes once it is done; steps; shares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    Decision,
    IndicatorVersion,
    LegalInstrument,
    ProgressEntry,
    Return,
    RoundingRule,
    Signatory,
    Unit,
    Verification,
)
from thidua_desktop.domain.terms import (
    AwardType,
    CampaignState,
    CellState,
    DecisionKind,
    DecisionState,
    PaperKind,
    ReportCycle,
    SubjectKind,
    UnitPlanState,
    ValueKind,
)
from thidua_desktop.services import awards, campaign_papers
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.difficulties import DifficultyForm, save_difficulty
from thidua_desktop.services.overview import Overview, overview
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.services.unit_plans import UnitPlanForm, set_plan

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)


def look(desk: Desk, board: CampaignBoard, *, day: date = DAY) -> Overview:
    return overview(desk, board.campaign.id, day=day)


def counted(desk: Desk, board: CampaignBoard, *, day: date = DAY) -> dict[str, int]:
    return {todo.key: todo.count for todo in look(desk, board, day=day).todos}


def change(desk: Desk, board: CampaignBoard, **changes: Any) -> None:
    with desk.store.act("Sửa phong trào") as act:
        act.update(replace(desk.store.get(Campaign, board.campaign.id), **changes))


def opened_round(desk: Desk, board: CampaignBoard) -> int:
    return awards.open_round(
        desk,
        "Đợt mẫu",
        campaign_id=board.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    ).id


def hamlet(desk: Desk) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")


def test_a_unit_is_silent_until_every_cell_has_data(desk: Desk, sample: CampaignBoard) -> None:
    unit = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 02")
    made = look(desk, sample)
    silent = next(todo for todo in made.todos if todo.key == "silent")
    assert unit.short_name in silent.names
    (owing,) = [one for one in made.owing if one.unit.id == unit.id]
    for one in owing.owed:
        record(desk, sample.campaign.id, [Typing(unit.id, one.indicator_id, "x")], day=DAY)
    after = next(todo for todo in look(desk, sample).todos if todo.key == "silent")
    assert unit.short_name not in after.names
    assert after.count == silent.count - 1


def test_a_silent_unit_is_late_after_the_deadline(desk: Desk, sample: CampaignBoard) -> None:
    assert "late" not in counted(desk, sample)
    late = counted(desk, sample, day=date(2026, 1, 24))
    assert late["late"]
    assert "silent" not in late


def test_a_report_past_its_due_day_is_told_until_it_comes(
    desk: Desk, sample: CampaignBoard
) -> None:
    assert "late_reports" not in counted(desk, sample)
    assert look(desk, sample).next_report is None
    change(desk, sample, report_cycle=ReportCycle.MONTHLY, report_cutoff=10)
    made = look(desk, sample)
    (todo,) = [todo for todo in made.todos if todo.key == "late_reports"]
    assert todo.names == ("BCH Quân sự",)
    assert made.next_report == date(2026, 1, 23)
    unit = next(u for u in desk.store.all(Unit) if u.short_name == "BCH Quân sự")
    given = next(n for n in sample.indicators_given(unit.id) if sample.cell(unit.id, n))
    record(desk, sample.campaign.id, [Typing(unit.id, given, "K.PS")], day=date(2026, 1, 10))
    assert "late_reports" not in counted(desk, sample)


def test_a_returned_value_waits_for_the_unit_and_not_for_verification(
    desk: Desk, sample: CampaignBoard
) -> None:
    before = counted(desk, sample)
    assert "returned" not in before
    entry = newest_value(desk, sample)
    with desk.store.act("Trả lại") as act:
        act.insert(
            Return(campaign_id=sample.campaign.id, entry_id=entry.id, on_day=DAY, reason="sai")
        )
    after = counted(desk, sample)
    assert (after["returned"], after["verify"]) == (1, before["verify"] - 1)
    desk.store.undo()
    assert "returned" not in counted(desk, sample)


def newest_value(desk: Desk, board: CampaignBoard) -> ProgressEntry:
    """The value that counts in the first cell with one."""
    for given in board.rows(Assignment):
        result = board.result(given.unit_id, given.indicator_id, DAY)
        if result is None or result.value is None or result.state is CellState.NOT_ARISEN:
            continue
        return desk.store.get(ProgressEntry, result.entry_id or 0)
    raise AssertionError


def test_a_value_waits_for_verification_until_it_is_verified(
    desk: Desk, sample: CampaignBoard
) -> None:
    before, entry = counted(desk, sample)["verify"], newest_value(desk, sample)
    with desk.store.act("Thẩm định") as act:
        act.insert(
            Verification(
                entry_id=entry.id,
                kind=ValueKind.VALUE,
                value=entry.value,
                done=entry.done,
                total=entry.total,
                grade=entry.grade,
                verified_by="Cán bộ mẫu",
                verified_at=desk.clock.now(),
            )
        )
    assert counted(desk, sample)["verify"] == before - 1


def test_difficulties_wait_are_overdue_and_are_answered(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    form = DifficultyForm(content="Thiếu máy", raised_on="05/01/2026")
    row = save_difficulty(desk, number, form, difficulty_id=None)
    assert counted(desk, sample)["difficulties"] == 1
    form = replace(form, due_on="14/01/2026")
    save_difficulty(desk, number, form, difficulty_id=row.id)
    waiting = counted(desk, sample)
    assert waiting["difficulties_late"] == 1
    assert "difficulties" not in waiting
    form = replace(form, answer="Đã cấp", answered_on="15/01/2026")
    save_difficulty(desk, number, form, difficulty_id=row.id)
    assert not {"difficulties", "difficulties_late"} & counted(desk, sample).keys()


def test_plans_wait_until_they_are_sent(desk: Desk, sample: CampaignBoard) -> None:
    units = [unit.id for unit in sample.units(DAY)]
    assert counted(desk, sample)["plans"] == len(units)
    form = UnitPlanForm(state=UnitPlanState.SENT, on_day="10/01/2026")
    set_plan(desk, sample.campaign.id, units, form=form)
    assert "plans" not in counted(desk, sample)
    back = UnitPlanForm(state=UnitPlanState.RETURNED, on_day="12/01/2026", reason="thiếu hạn")
    set_plan(desk, sample.campaign.id, units[:1], form=back)
    assert counted(desk, sample)["plans"] == 1


def test_a_nomination_that_is_not_eligible_waits(desk: Desk, sample: CampaignBoard) -> None:
    assert "unmet" not in counted(desk, sample)
    made = awards.nominate(
        desk,
        opened_round(desk, sample),
        subject=SubjectKind.COLLECTIVE,
        subject_id=hamlet(desk).id,
        form_key="giay-khen-xa",
    )
    assert awards.submit(desk, [made.id]) == (made.id,)
    assert counted(desk, sample)["unmet"] == 1
    awards.send_back(desk, made.id, reason="bổ sung")
    assert "unmet" not in counted(desk, sample)


def test_a_decision_waits_for_its_number(desk: Desk, sample: CampaignBoard) -> None:
    assert "number" not in counted(desk, sample)
    row = Decision(
        uid="q",
        kind=DecisionKind.AWARD,
        round_id=opened_round(desk, sample),
        signatory_id=desk.store.all(Signatory)[0].id,
        state=DecisionState.AWAITING_NUMBER,
        symbol="QĐ-UBND",
        frozen="{}",
    )
    with desk.store.act("Trình ký") as act:
        row = act.insert(row)
    assert counted(desk, sample)["number"] == 1
    with desk.store.act("Ghi số") as act:
        act.update(replace(row, state=DecisionState.ISSUED, number=5, decided_on=DAY, year=2026))
    assert "number" not in counted(desk, sample)


def test_an_indicator_without_a_unit_waits(desk: Desk, sample: CampaignBoard) -> None:
    assert "unassigned" not in counted(desk, sample)
    indicator = sample.indicators[0]
    with desk.store.act("Bỏ giao") as act:
        mine = [a for a in sample.rows(Assignment) if a.indicator_id == indicator.id]
        for entry in desk.store.all(ProgressEntry):
            if entry.assignment_id in {a.id for a in mine}:
                act.delete(ProgressEntry, entry.id)
        for given in mine:
            act.delete(Assignment, given.id)
    assert counted(desk, sample)["unassigned"] == 1
    desk.store.undo()
    assert "unassigned" not in counted(desk, sample)


def test_what_was_inferred_waits_until_it_is_looked_at(desk: Desk, sample: CampaignBoard) -> None:
    assert counted(desk, sample)["to_check"] == 1
    with desk.store.act("Đã xem") as act:
        for version in sample.rows(IndicatorVersion):
            if version.to_check:
                act.update(replace(version, to_check=False))
    assert "to_check" not in counted(desk, sample)


def test_rounding_and_law_come_last(desk: Desk, sample: CampaignBoard) -> None:
    with desk.store.act("Bỏ cách làm tròn") as act:
        for row in desk.store.all(RoundingRule):
            act.delete(RoundingRule, row.id)
    assert list(counted(desk, sample))[-2:] == ["rounding", "legal"]
    with desk.store.act("Xác nhận") as act:
        for row in desk.store.all(LegalInstrument):
            act.update(replace(row, confirmed=True))
    assert list(counted(desk, sample))[-1] == "rounding"
    desk.store.undo()
    desk.store.undo()
    assert "rounding" not in counted(desk, sample)


def test_a_campaign_past_its_end_is_to_be_closed(desk: Desk, sample: CampaignBoard) -> None:
    assert "close" not in counted(desk, sample)
    desk.use_clock(FixedClock(desk.clock.now() + timedelta(days=9)))
    made = look(desk, sample)
    assert made.days_left == -1
    assert made.todos[0].key == "close"


def test_a_draft_shows_its_steps_and_asks_nobody(desk: Desk, sample: CampaignBoard) -> None:
    change(desk, sample, state=CampaignState.DRAFT)
    made = look(desk, sample)
    assert (made.todos, made.owing) == ((), ())
    steps = {step.key: (step.done, step.count) for step in made.steps}
    assert steps == {
        "units": (True, 13),
        "to_check": (False, 1),
        "unassigned": (True, 0),
        "open": (False, 0),
    }


def test_a_closed_campaign_leads_to_its_papers(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    assert look(desk, sample).steps == ()
    set_campaign_state(desk, number, CampaignState.CLOSED)
    made = look(desk, sample)
    assert [(s.key, s.done) for s in made.steps] == [
        ("sheets", False),
        ("awards", False),
        ("report", False),
    ]
    assert made.owing == ()
    assert not {"late", "silent", "verify", "plans"} & counted(desk, sample).keys()
    campaign_papers.make_official(desk, number, PaperKind.FINAL_REPORT, day=DAY)
    campaign_papers.make_official(desk, number, PaperKind.RANKING_LIST, day=DAY)
    assert [s.done for s in look(desk, sample).steps] == [True, False, True]


def test_shares_count_a_silent_cell_as_nothing_and_no_cell_above_all(
    desk: Desk, sample: CampaignBoard
) -> None:
    made = look(desk, sample)
    unit = hamlet(desk)
    row = next(row for row in made.units if row.unit_id == unit.id)
    for field, square in zip(made.fields, row.cells, strict=True):
        results = [
            result
            for indicator in sample.indicators_of(field.field_id)
            if (result := sample.result(unit.id, indicator.id, DAY)) is not None and result.scored
        ]
        if not results:
            assert square.percent is None
            assert square.state is CellState.NO_DUTY
            continue
        met = sum((min(r.achievement or 0, 1) for r in results), 0)
        assert square.percent is not None
        assert abs(square.percent - Decimal(float(met)) * 100 / len(results)) <= Decimal("0.51")
    assert made.percent is not None
    assert 0 < made.percent < 100
    assert made.complete == 6


def test_the_latest_acts_say_who_and_when(desk: Desk, sample: CampaignBoard) -> None:
    form = DifficultyForm(content="Thiếu máy", raised_on="05/01/2026")
    save_difficulty(desk, sample.campaign.id, form, difficulty_id=None)
    desk.store.undo()
    first, second = look(desk, sample).latest[:2]
    assert first.what == "Hoàn tác: Thêm khó khăn, vướng mắc"
    assert second.what == "Thêm khó khăn, vướng mắc"
    assert (first.who, first.at) == (desk.store.actor, desk.clock.now())


@pytest.mark.parametrize("state", list(CampaignState))
def test_every_state_has_an_end_and_a_count_of_days(
    desk: Desk, sample: CampaignBoard, state: CampaignState
) -> None:
    change(desk, sample, state=state)
    made = look(desk, sample)
    assert (made.state, made.ends, made.days_left) == (state, date(2026, 1, 23), 8)


def test_without_an_end_no_days_are_counted(desk: Desk, sample: CampaignBoard) -> None:
    change(desk, sample, ends=None)
    made = look(desk, sample)
    assert made.days_left is None
    assert "close" not in counted(desk, sample)
