"""Numbers that open: from a point, a commune's result or a field to the values behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from thidua_desktop.domain.records import Assignment, Evidence, Verification
from thidua_desktop.domain.terms import Accumulation, Rule, ValueKind
from thidua_desktop.services import progress
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.origins import commune_origin, field_origin, line_origin
from thidua_desktop.services.shown_sheets import ShownLine
from thidua_desktop.services.standings import computed

DAY = date(2026, 1, 15)


def unit_id(board: CampaignBoard, name: str) -> int:
    return next(u.id for u in board.units(DAY) if u.name == name)


def line_of(board: CampaignBoard, unit: int, indicator_id: int) -> ShownLine:
    sheet = computed(board, DAY).of(unit)
    assert sheet is not None
    lines = (*(n for f in sheet.fields for n in f.lines), *sheet.left_out)
    return next(n for n in lines if n.indicator_id == indicator_id)


def land(board: CampaignBoard) -> int:
    return board.indicators_of(board.fields[0].id)[4].id


def test_points_open_to_every_value_with_who_entered_it_and_its_proof(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, unit = sample.campaign.id, unit_id(sample, "Thôn mẫu 01")
    indicator = land(sample)
    progress.record(desk, number, [progress.Typing(unit, indicator, "2")], day=date(2026, 1, 14))
    progress.record(desk, number, [progress.Typing(unit, indicator, "1")], day=DAY)
    result = sample.result(unit, indicator, DAY)
    assert result is not None
    assert result.entry_id is not None
    with desk.store.act("Thẩm định") as act:
        act.insert(
            Verification(
                entry_id=result.entry_id,
                kind=ValueKind.VALUE,
                value=Decimal(0),
                verified_by="Người mẫu 01",
                verified_at=datetime(2026, 1, 15, tzinfo=UTC),
            )
        )
        act.insert(
            Evidence(
                campaign_id=number,
                entry_id=result.entry_id,
                file_name="bien-ban-mau.pdf",
                sha256="0" * 64,
                size=1,
                added_at=datetime(2026, 1, 15, tzinfo=UTC),
            )
        )
    found = line_origin(desk, number, unit, line=line_of(sample, unit, indicator), day=DAY)
    assert found.value == "10,00/10,00 điểm"
    assert found.how[0].startswith("0, trong mức không quá 0 → 1 × 10,00 = 10,00 điểm")
    assert found.how[-1] == "Đơn vị báo “1”; lấy số đã thẩm định “0”."
    newest, older, *_ = found.rows
    assert (newest.value, newest.as_at, newest.by) == ("1", DAY, desk.store.actor)
    assert newest.checked == "thẩm định 0 (Người mẫu 01, 15/01/2026)"
    assert newest.evidence == ("bien-ban-mau.pdf",)
    assert (older.value, older.checked, older.evidence) == ("2", "chưa thẩm định", ())


def test_a_line_without_data_opens_to_what_is_lacking(desk: Desk, sample: CampaignBoard) -> None:
    unit = unit_id(sample, "Thôn mẫu 03")
    sheet = sample.sheet(unit, DAY)
    line = line_of(sample, unit, sheet.missing[0])
    found = line_origin(desk, sample.campaign.id, unit, line=line, day=DAY)
    assert [(r.value, r.as_at, r.by) for r in found.rows] == [("chưa có số liệu", None, "")]


def test_a_line_that_is_not_scored_says_why(desk: Desk, sample: CampaignBoard) -> None:
    unit, indicator = unit_id(sample, "Thôn mẫu 01"), land(sample)
    number = sample.campaign.id
    progress.record(desk, number, [progress.Typing(unit, indicator, "0/0")], day=DAY)
    line = line_of(sample, unit, indicator)
    found = line_origin(desk, number, unit, line=line, day=DAY)
    assert found.value == "không chấm"
    assert found.how[0].startswith("Không phát sinh")
    gone = replace(line, indicator_id=sample.indicators[0].id)
    other = unit_id(sample, "Trường mẫu A")
    if sample.cell(other, gone.indicator_id, DAY) is None:
        assert line_origin(desk, number, other, line=gone, day=DAY).rows == ()


def test_values_of_a_period_are_said_to_be_added(desk: Desk, sample: CampaignBoard) -> None:
    unit = unit_id(sample, "Thôn mẫu 02")
    task = next(
        t
        for t in sample.sheet(unit, DAY).tasks
        if sample.indicator(t.indicator_id).rule is Rule.AT_LEAST
    )
    with desk.store.act("Trong kỳ") as act:
        row = sample.indicator(task.indicator_id)
        act.update(replace(row, accumulation=Accumulation.PER_PERIOD))
    line = line_of(sample, unit, task.indicator_id)
    found = line_origin(desk, sample.campaign.id, unit, line=line, day=DAY)
    assert "Tính trong kỳ: cộng mọi lần báo đến ngày này." in found.how


def test_a_communes_result_opens_to_its_units(desk: Desk, sample: CampaignBoard) -> None:
    found = commune_origin(desk, sample.campaign.id, land(sample), DAY)
    assert found.subject == "Kết quả toàn xã"
    assert found.how[0] == "Cộng số của các đơn vị."
    assert {r.unit for r in found.rows} >= {"Thôn mẫu 01", "Thôn mẫu 02", "Thôn mẫu 03"}
    alone = next(
        i.id
        for i in sample.indicators
        if len({a.unit_id for a in sample.rows(Assignment) if a.indicator_id == i.id}) == 1
    )
    one = commune_origin(desk, sample.campaign.id, alone, DAY)
    assert one.how[0].startswith("Chỉ một đơn vị")
    assert len(one.rows) == 1


def test_a_field_opens_to_its_cells(desk: Desk, sample: CampaignBoard) -> None:
    field, unit = sample.fields[0], unit_id(sample, "Thôn mẫu 02")
    every = field_origin(desk, sample.campaign.id, field.id, day=DAY, value="60%")
    own = field_origin(desk, sample.campaign.id, field.id, day=DAY, unit_id=unit)
    assert (every.value, every.subject, own.subject) == ("60%", "Các đơn vị", "Thôn mẫu 02")
    assert {r.unit_id for r in own.rows} == {unit}
    assert len(every.rows) > len(own.rows)
    assert any(r.achieved == "0%" for r in own.rows)
