"""What is shown of scores: while open, at the closing, and after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import FrozenSheet, ProgressEntry, Unit
from thidua_desktop.domain.terms import AdjustmentKind, CampaignState, MovementGrade
from thidua_desktop.services import adjustments, progress, shown_sheets
from thidua_desktop.services.adjustments import AdjustmentForm
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.history import changes
from thidua_desktop.services.standings import (
    computed,
    final_day,
    frozen_rows,
    over_top_share,
    standings,
)

DAY, EARLIER = date(2026, 1, 15), date(2025, 12, 31)


def close(desk: Desk, board: CampaignBoard, day: date | None = None) -> None:
    set_campaign_state(desk, board.campaign.id, CampaignState.CLOSED, data_day=day)


def reopen(desk: Desk, board: CampaignBoard) -> None:
    set_campaign_state(desk, board.campaign.id, CampaignState.OPEN, reason="Nhập thiếu")


def unit_id(board: CampaignBoard, name: str) -> int:
    return next(u.id for u in board.units(DAY) if u.name == name)


def adjust(desk: Desk, board: CampaignBoard, name: str, kind: AdjustmentKind, points: str) -> None:
    form = AdjustmentForm(
        unit_id=unit_id(board, name),
        kind=kind,
        points=points,
        on_day="15/01/2026",
        reason="Lý do mẫu",
    )
    adjustments.save(desk, board.campaign.id, form)


@pytest.mark.parametrize("day", [DAY, EARLIER, date(2025, 11, 1)])
def test_every_shown_sheet_adds_up_to_its_total(
    desk: Desk, sample: CampaignBoard, day: date
) -> None:
    adjust(desk, sample, "Thôn mẫu 01", AdjustmentKind.BONUS, "2,5")
    adjust(desk, sample, "Thôn mẫu 03", AdjustmentKind.DEDUCTION, "50")
    for block in computed(sample, day).blocks:
        for sheet in block.sheets:
            parts = [f.points for f in sheet.fields] + [c.points for c in sheet.changes]
            if sheet.total is not None:
                assert sum(parts, sheet.raised) == sheet.total
                assert sum((f.full for f in sheet.fields), Decimal(0)) == 100
                lines = [n.points or Decimal(0) for f in sheet.fields for n in f.lines]
                assert sum(lines, Decimal(0)) == sum((f.points for f in sheet.fields), Decimal(0))


def test_points_are_told_as_a_formula_of_value_target_and_rule(
    desk: Desk, sample: CampaignBoard
) -> None:
    found = computed(sample, DAY).of(unit_id(sample, "Thôn mẫu 02"))
    assert found is not None
    words = {n.name: n.how for f in found.fields for n in f.lines}
    assert words["Vi phạm mới về đất đai"] == (
        "1, trong khi mục tiêu là không để xảy ra → 0 × 10,00 = 0,00 điểm."
    )
    assert words["Mô hình kinh tế hiệu quả của thôn"] == (
        "1 so với mục tiêu ít nhất 1 → 1 × 10,00 = 10,00 điểm."
    )
    assert any(said.startswith("Chưa có số liệu: 0 × ") for said in words.values())


def test_closing_keeps_what_was_shown_and_later_names_do_not_touch_it(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    adjust(desk, sample, "Thôn mẫu 01", AdjustmentKind.VETO, "")
    adjust(desk, sample, "Thôn mẫu 03", AdjustmentKind.DEDUCTION, "50")
    before = standings(desk, number, DAY)
    assert not before.final
    assert frozen_rows(desk, number) == ()
    close(desk, sample, DAY)
    kept = standings(desk, number, DAY)
    assert kept == replace(before, final=True)
    rows = frozen_rows(desk, number)
    vetoed = next(row for row in rows if row.unit_name == "Thôn mẫu 01")
    assert (vetoed.vetoed, vetoed.place, vetoed.grade) == (True, None, None)
    assert {row.grade for row in rows} >= {MovementGrade.EXCELLENT, MovementGrade.BELOW}
    unit = sample.unit(unit_id(sample, "Thôn mẫu 02"))
    with desk.store.act("Đổi tên") as act:
        act.update(replace(unit, name="Thôn mới", short_name="Thôn mới"))
    assert desk.store.get(Unit, unit.id).name == "Thôn mới"
    assert standings(desk, number, DAY) == kept
    assert standings(desk, number, date(2026, 1, 23)) == kept
    assert kept.of(-1) is None


def test_an_earlier_day_of_a_closed_campaign_is_no_final_result(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    close(desk, sample)
    assert final_day(desk, number, EARLIER) == DAY
    earlier = standings(desk, number, EARLIER)
    assert (earlier.final, earlier.day) == (False, EARLIER)


def test_a_reopened_campaign_is_computed_and_the_last_closing_speaks(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, unit = sample.campaign.id, unit_id(sample, "Thôn mẫu 02")
    close(desk, sample)
    first = standings(desk, number, DAY)
    reopen(desk, sample)
    land = sample.indicators_of(sample.fields[0].id)[4].id
    progress.record(desk, number, [progress.Typing(unit, land, "0")], day=DAY)
    assert frozen_rows(desk, number) == ()
    assert final_day(desk, number, EARLIER) == EARLIER
    assert standings(desk, number, DAY) == computed(sample, DAY)
    close(desk, sample)
    again = standings(desk, number, DAY)
    assert again != first
    assert again.of(unit) == computed(sample, DAY).of(unit)
    assert len(desk.store.all(FrozenSheet)) == 2 * len(frozen_rows(desk, number))


def test_the_closing_day_lies_between_the_start_and_today(
    desk: Desk, sample: CampaignBoard
) -> None:
    for day, code in (
        (date(2026, 1, 16), "campaign.close_future"),
        (date(2020, 1, 1), "campaign.close_before_start"),
    ):
        with pytest.raises(RuleError) as refusal:
            close(desk, sample, day)
        assert refusal.value.problems[0].code == code
    assert sample.campaign.state is CampaignState.OPEN
    with desk.store.act("Bỏ ngày bắt đầu") as act:
        act.update(replace(sample.campaign, starts=None))
    close(desk, sample, EARLIER)
    assert frozen_rows(desk, sample.campaign.id)[0].day == EARLIER


def test_a_sheet_comes_back_from_its_text(desk: Desk, sample: CampaignBoard) -> None:
    adjust(desk, sample, "Thôn mẫu 01", AdjustmentKind.BONUS, "0,5")
    for block in computed(sample, DAY).blocks:
        for sheet in block.sheets:
            text = shown_sheets.dump(sheet)
            assert shown_sheets.load(text) == sheet
            assert shown_sheets.dump(shown_sheets.load(text)) == text


def test_more_units_at_the_top_than_the_office_wants_is_a_warning(
    desk: Desk, sample: CampaignBoard
) -> None:
    found = computed(sample, DAY)
    assert not over_top_share(sample, found)
    for share, warned in (("10", True), ("100", False)):
        with desk.store.act("Tỷ lệ Xuất sắc") as act:
            act.update(replace(sample.campaign, top_share=Decimal(share)))
        assert over_top_share(sample, found) is warned


def test_the_view_of_a_day_is_what_only_rows_up_to_it_give(
    desk: Desk, sample: CampaignBoard
) -> None:
    then = computed(sample, EARLIER)
    later = [e for e in desk.store.all(ProgressEntry) if e.as_at > EARLIER]
    assert later
    with desk.store.act("Chỉ giữ số liệu đến ngày 31/12") as act:
        for entry in later:
            act.delete(ProgressEntry, entry.id)
    assert computed(CampaignBoard(desk.store, sample.campaign.id), EARLIER) == then
    assert computed(sample, EARLIER) == then


def test_the_journal_names_frozen_sheets_by_their_unit_and_shows_no_raw_text(
    desk: Desk, sample: CampaignBoard
) -> None:
    close(desk, sample)
    made = [c for c in changes(desk, desk.store.head.seq) if c.cls is FrozenSheet]
    assert {c.name for c in made} == {u.name for u in sample.units(DAY)}
    assert not any(f.column == "lines" for c in made for f in c.fields)
