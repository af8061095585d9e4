"""Numbers that open from papers: what stands in a table, and what is behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.documents.blocks import NumberSource
from thidua_desktop.domain.terms import AdjustmentKind, CampaignState, PaperKind
from thidua_desktop.services import adjustments, campaign_papers, verification
from thidua_desktop.services.adjustments import AdjustmentForm
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.origins import NumberOrigin
from thidua_desktop.services.paper_numbers import OPENING, PaperNumber, numbers_of, open_number
from thidua_desktop.services.standings import computed
from thidua_desktop.services.verification import Check

DAY = date(2026, 1, 15)
UNIT = "Thôn mẫu 02"


def found(desk: Desk, board: CampaignBoard, kind: PaperKind) -> tuple[PaperNumber, ...]:
    return numbers_of(campaign_papers.document(desk, board.campaign.id, kind, day=DAY))


def opened(desk: Desk, board: CampaignBoard, number: PaperNumber) -> NumberOrigin:
    return open_number(desk, board.campaign.id, number.source, DAY)


def unit_id(board: CampaignBoard, name: str) -> int:
    return next(u.id for u in board.units(DAY) if u.name == name)


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind in OPENING])
def test_every_number_of_a_paper_opens_to_entries(
    desk: Desk, sample: CampaignBoard, kind: PaperKind
) -> None:
    numbers = found(desk, sample, kind)
    assert numbers
    assert all(n.table and n.row and n.column for n in numbers)
    for number in numbers:
        rows = opened(desk, sample, number).rows
        assert rows or number.value.startswith("không")


def test_the_commune_result_and_a_cell_of_the_matrix_open_to_their_units(
    desk: Desk, sample: CampaignBoard
) -> None:
    numbers = found(desk, sample, PaperKind.INDICATOR_SUMMARY)
    matrix = [n for n in numbers if n.column == UNIT]
    assert {n.table for n in matrix} == {"Biểu 2/2"}
    cell = next(n for n in matrix if "đất đai" in n.row)
    origin = opened(desk, sample, cell)
    assert (origin.subject, origin.value) == (UNIT, cell.value)
    assert {row.unit for row in origin.rows} == {UNIT}
    whole = next(n for n in numbers if n.row == cell.row and n.column.startswith("Thực hiện"))
    origin = opened(desk, sample, whole)
    assert origin.subject == "Kết quả toàn xã"
    assert origin.value.startswith(whole.value)
    assert len(origin.rows) > 1


def test_a_total_opens_to_its_fields_and_what_was_added(desk: Desk, sample: CampaignBoard) -> None:
    unit = unit_id(sample, UNIT)
    for kind, points in ((AdjustmentKind.BONUS, "2"), (AdjustmentKind.DEDUCTION, "0,5")):
        form = AdjustmentForm(
            unit_id=unit, kind=kind, points=points, on_day="10/01/2026", reason="Lý do mẫu."
        )
        adjustments.save(desk, sample.campaign.id, form)
    total = next(n for n in found(desk, sample, PaperKind.RANKING_LIST) if n.row == UNIT)
    origin = opened(desk, sample, total)
    assert origin.value == f"{total.value} điểm"
    assert "Từ 10/01/2026: +2,00 điểm, Lý do mẫu." in origin.how
    assert "Từ 10/01/2026: −0,50 điểm, Lý do mẫu." in origin.how
    sheet = computed(sample, DAY).of(unit)
    assert sheet is not None
    assert len(origin.rows) == sum(len(f.lines) for f in sheet.fields)


def test_a_score_sheet_opens_by_line_by_field_and_as_a_whole(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_id(sample, UNIT)
    numbers = [
        n
        for n in found(desk, sample, PaperKind.SCORE_SHEETS)
        if n.source.unit_id == unit and n.column == "Điểm chấm"
    ]
    sheet = computed(sample, DAY).of(unit)
    assert sheet is not None
    line = next(n for n in numbers if len(n.source.indicator_ids) == 1)
    assert opened(desk, sample, line).value.startswith(line.value)
    group = next(n for n in numbers if len(n.source.indicator_ids) > 1)
    origin = opened(desk, sample, group)
    assert origin.value == f"{group.value} điểm"
    assert len(origin.rows) == len(group.source.indicator_ids)
    total = next(n for n in numbers if n.row == "TỔNG ĐIỂM")
    assert opened(desk, sample, total).title == "Tổng điểm"
    assert total.table == f"Đơn vị: {UNIT}"


def test_a_verified_value_says_what_the_unit_reported(desk: Desk, sample: CampaignBoard) -> None:
    number, unit = sample.campaign.id, unit_id(sample, UNIT)
    cell = next(n for n in found(desk, sample, PaperKind.INDICATOR_SUMMARY) if n.column == UNIT)
    indicator = cell.source.indicator_ids[0]
    entry = sample.standing_entry(unit, indicator, DAY)
    assert entry is not None
    assert opened(desk, sample, cell).how == ("Tính lũy kế: lấy lần báo mới nhất đến ngày này.",)
    reported = opened(desk, sample, cell).value
    check = Check(entry.id, "1" if reported != "1" else "2")
    verification.verify(desk, number, [check], by="", reason="Thẩm định lại")
    words = opened(desk, sample, cell).how[-1]
    assert words.startswith(f"Đơn vị báo “{reported}”; lấy số đã thẩm định")


def test_a_number_that_is_no_more_says_so(desk: Desk, sample: CampaignBoard) -> None:
    number, unit = sample.campaign.id, unit_id(sample, UNIT)
    other = unit_id(sample, "Trường mẫu A")
    theirs = sample.indicators_given(other)
    strange = next(n for n in theirs if n not in sample.indicators_given(unit))
    for source in (
        NumberSource(unit_id=unit + 1000, scored=True),
        NumberSource((strange,), unit, scored=True),
    ):
        with pytest.raises(RuleError, match=r"paper\.number_gone"):
            open_number(desk, number, source, DAY)


def test_a_closed_total_opens_as_it_was_closed(desk: Desk, sample: CampaignBoard) -> None:
    unit = unit_id(sample, UNIT)
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED, data_day=DAY)
    with desk.store.act("Đổi tên") as act:
        act.update(replace(sample.unit(unit), name="Thôn khác"))
    total = next(n for n in found(desk, sample, PaperKind.RANKING_LIST) if n.row == UNIT)
    assert opened(desk, sample, total).value == f"{total.value} điểm"
