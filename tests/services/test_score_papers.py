"""Phiếu chấm điểm and Bảng xếp hạng agree with what the window shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from paper_reader import docx_text, pdf_text, read_pdf

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Block, CampaignUnit, FrozenSheet
from thidua_desktop.domain.terms import AdjustmentKind, CampaignState, PaperKind, TieBreak
from thidua_desktop.services import adjustments, campaign_papers, papers, progress
from thidua_desktop.services.adjustments import AdjustmentForm
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.paper_ranking import ranked_blocks, ranking_data
from thidua_desktop.services.paper_score_sheets import sheets_data
from thidua_desktop.services.standings import standings

DAY = date(2026, 1, 15)


def unit_id(board: CampaignBoard, name: str) -> int:
    return next(u.id for u in board.units(DAY) if u.name == name)


def adjust(desk: Desk, board: CampaignBoard, name: str, kind: AdjustmentKind, points: str) -> None:
    form = AdjustmentForm(
        unit_id=unit_id(board, name),
        kind=kind,
        points=points,
        on_day="10/01/2026",
        reason="Lý do mẫu",
    )
    adjustments.save(desk, board.campaign.id, form)


def test_the_sheet_of_one_unit_prints_every_line_and_its_total(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, unit = sample.campaign.id, unit_id(sample, "Thôn mẫu 02")
    adjust(desk, sample, "Thôn mẫu 02", AdjustmentKind.DEDUCTION, "1,5")
    made = campaign_papers.unit_sheet(desk, number, unit, day=DAY)
    text = pdf_text(papers.pdf(desk, made))
    assert docx_text(papers.docx(desk, made)) == text
    for words in (
        "PHIẾU CHẤM ĐIỂM",
        "TẠM TÍNH",
        "Đơn vị: Thôn mẫu 02",
        "Điểm trừ từ 10/01/2026: Lý do mẫu -1,50",
        "TỔNG ĐIỂM 64,50",
        "Điểm tạm tính: 71,83 điểm, trên 9/10 chỉ tiêu đã có số liệu",
        "Thứ hạng trong khối: 2 (kém Thôn mẫu 01",
        "Xếp loại phong trào: Chưa đạt",
        "Chưa có số liệu, tính 0 điểm: Công tác bầu cử",
        "không phải quy định của pháp luật",
    ):
        assert words in text


def test_the_paper_counts_fields_itself_and_writes_words_in_full(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, unit = sample.campaign.id, unit_id(sample, "Thôn mẫu 02")
    text = pdf_text(papers.pdf(desk, campaign_papers.unit_sheet(desk, number, unit, day=DAY)))
    assert "III Xây dựng Đảng, Chính quyền và Giữ vững Quốc phòng - An ninh" in text
    assert "4. Xây dựng" not in text
    assert "xong" not in text.split()


def test_no_page_of_a_sheet_holds_signatures_without_what_they_sign(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    set_campaign_state(desk, number, CampaignState.CLOSED)
    for unit in sample.units(DAY):
        made = papers.pdf(desk, campaign_papers.unit_sheet(desk, number, unit.id, day=DAY))
        signed = [page.text for page in read_pdf(made) if "NGƯỜI CHẤM ĐIỂM" in page.text]
        assert len(signed) == 1
        assert "Tổng điểm" in signed[0]


def test_the_last_places_stand_above_the_signatures_of_the_list(
    desk: Desk, sample: CampaignBoard
) -> None:
    made = campaign_papers.pdf(desk, sample.campaign.id, PaperKind.RANKING_LIST, day=DAY)
    *_, last = read_pdf(made)
    assert "NGƯỜI LẬP BIỂU" in last.text
    assert "Thôn mẫu 03 18,00" in last.text


def test_every_units_sheet_stands_in_one_paper(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    text = pdf_text(campaign_papers.pdf(desk, number, PaperKind.SCORE_SHEETS, day=DAY))
    assert text.count("PHIẾU CHẤM ĐIỂM") == len(sample.units(DAY))
    with pytest.raises(RuleError, match=r"paper\.no_sheets"):
        sheets_data(desk, number, DAY, unit_id=-1)


def test_what_is_not_scored_says_why_and_a_total_never_falls_below_nothing(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, unit = sample.campaign.id, unit_id(sample, "Thôn mẫu 03")
    land = sample.indicators_of(sample.fields[0].id)[4].id
    progress.record(desk, number, [progress.Typing(unit, land, "0/0")], day=DAY)
    adjust(desk, sample, "Thôn mẫu 03", AdjustmentKind.DEDUCTION, "90")
    adjust(desk, sample, "Thôn mẫu 03", AdjustmentKind.VETO, "")
    (sheet,) = sheets_data(desk, number, DAY, unit_id=unit)
    left_out = sheet.groups[-1]
    assert left_out.title == "Không tính điểm"
    assert [(n.result, n.points) for n in left_out.lines] == [("Không phát sinh", None)]
    assert [c.words for c in sheet.changes][-1] == "Không để tổng điểm dưới 0"
    assert sheet.total == 0
    said = dict(sheet.closing)
    assert said["Thứ hạng trong khối"] == "không xếp hạng, không xét: Lý do mẫu"
    assert "Xếp loại phong trào" not in said
    points = [g.points or Decimal(0) for g in sheet.groups] + [c.points for c in sheet.changes]
    assert sum(points) == sheet.total


def test_papers_of_a_closed_campaign_print_what_was_closed(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, unit = sample.campaign.id, sample.unit(unit_id(sample, "Thôn mẫu 02"))
    set_campaign_state(desk, number, CampaignState.CLOSED, data_day=DAY)
    before = sheets_data(desk, number, DAY, unit_id=unit.id)
    with desk.store.act("Đổi tên") as act:
        act.update(replace(unit, name="Thôn mới", short_name="Thôn mới"))
    after = sheets_data(desk, number, date(2025, 12, 31), unit_id=unit.id)
    assert [replace(s, notes=()) for s in after] == [replace(s, notes=()) for s in before]
    assert not after[0].provisional
    assert "Điểm tạm tính" not in dict(after[0].closing)
    data = ranking_data(desk, sample, date(2025, 12, 31))
    assert (data.as_at, data.provisional) == (DAY, False)
    assert "Thôn mới" not in {u.name for b in data.blocks for u in b.units}


def test_a_campaign_closed_before_sheets_were_kept_is_final_too(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    set_campaign_state(desk, number, CampaignState.CLOSED)
    with desk.store.act("Như tệp cũ") as act:
        for row in desk.store.all(FrozenSheet):
            act.delete(FrozenSheet, row.id)
    assert standings(desk, number, DAY).final


def test_the_ranking_list_says_what_decided_between_equals(
    desk: Desk, sample: CampaignBoard
) -> None:
    data = ranking_data(desk, sample, DAY)
    assert data.more_notes[0] == "Bằng tổng điểm thì đồng hạng."
    with desk.store.act("Tiêu chí phụ") as act:
        act.update(replace(sample.campaign, tie_breaks=(TieBreak.EXCEEDED,)))
    adjust(desk, sample, "Văn phòng HĐND và UBND", AdjustmentKind.BONUS, "2")
    adjust(desk, sample, "Thôn mẫu 01", AdjustmentKind.VETO, "")
    data = ranking_data(desk, sample, DAY)
    assert "nhiều chỉ tiêu vượt hơn" in data.more_notes[0]
    notes = {u.name: u.note for b in data.blocks for u in b.units}
    assert notes["Thôn mẫu 01"] == "không xét: Lý do mẫu"
    first, second = data.blocks[0].units[:2]
    if first.place != second.place:
        assert "xếp trước nhờ nhiều chỉ tiêu vượt hơn" in first.note
        assert "xếp sau vì bên đó nhiều chỉ tiêu vượt hơn" in second.note


def test_a_block_without_units_is_left_out(desk: Desk, sample: CampaignBoard) -> None:
    with desk.store.act("Bỏ hết đơn vị") as act:
        for member in desk.store.all(CampaignUnit):
            act.delete(CampaignUnit, member.id)
    assert desk.store.count(Block)
    assert ranking_data(desk, sample, DAY).blocks == ()


def test_one_block_is_printed_alone_and_stays_as_it_was_closed(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    names = ranked_blocks(desk, sample, DAY)
    assert names == ("Khối cơ quan, đơn vị", "Khối trường học", "Khối thôn")
    alone = ranking_data(desk, sample, DAY, block="Khối thôn")
    whole = ranking_data(desk, sample, DAY)
    assert alone.blocks == whole.blocks[2:]
    made = campaign_papers.block_ranking(desk, number, "Khối thôn", day=DAY)
    assert made.title == "Bảng xếp hạng thi đua, Khối thôn, số liệu đến 15/01/2026"
    with pytest.raises(RuleError, match=r"paper\.no_block"):
        ranking_data(desk, sample, DAY, block="Khối khác")
    set_campaign_state(desk, number, CampaignState.CLOSED, data_day=DAY)
    with desk.store.act("Đổi tên khối") as act:
        act.update(replace(sample.blocks[2], name="Khối thôn, bản"))
    assert ranked_blocks(desk, sample, DAY) == names
    assert ranking_data(desk, sample, DAY, block="Khối thôn").blocks == alone.blocks
