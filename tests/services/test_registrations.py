"""The registration sheet of a unit and the pact of a block say what the assignments say."""

from __future__ import annotations

from datetime import date

import pytest
from paper_reader import read_pdf

from thidua_desktop.core.errors import RuleError
from thidua_desktop.documents.text_writer import plain_text
from thidua_desktop.domain.records import Block, CampaignUnit, Unit
from thidua_desktop.domain.terms import CampaignState, PaperKind, UnitPlanState
from thidua_desktop.services import (
    assignments,
    campaign_papers,
    papers,
    registrations,
    unit_plans,
)
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.campaign_clone import CloneForm, clone_campaign
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.progress import Typing

DAY = date(2026, 1, 15)


def unit(desk: Desk, name: str) -> int:
    return next(u.id for u in desk.store.all(Unit) if u.name == name)


def give(desk: Desk, board: CampaignBoard, name: str, place: int, text: str, layer: Layer) -> None:
    indicator = board.indicators_of(board.fields[0].id)[place]
    typing = Typing(unit(desk, name), indicator.id, text)
    assignments.record(desk, board.campaign.id, [typing], layer=layer, day=DAY)


def test_a_sheet_says_target_registration_person_and_deadline(
    desk: Desk, sample: CampaignBoard
) -> None:
    give(desk, sample, "Thôn mẫu 01", 6, "3", Layer.TARGET)
    give(desk, sample, "Thôn mẫu 01", 6, "4", Layer.REGISTERED)
    give(desk, sample, "Thôn mẫu 01", 6, "Ông Lý Văn Mẫu", Layer.RESPONSIBLE)
    give(desk, sample, "Thôn mẫu 01", 6, "20/01/2026", Layer.DEADLINE)
    give(desk, sample, "Thôn mẫu 01", 4, "-", Layer.TARGET)
    give(desk, sample, "Thôn mẫu 01", 3, "p", Layer.TARGET)
    made = registrations.registration_document(
        desk, sample.campaign.id, [unit(desk, "Thôn mẫu 01")], day=DAY
    )
    lines = plain_text(made).splitlines()
    at = lines.index("≥ 3")
    assert lines[at : at + 4] == ["≥ 3", "≥ 4", "Ông Lý Văn Mẫu", "20/01/2026"]
    assert "phối hợp" in lines
    assert not any("vi phạm mới về đất đai" in line for line in lines)
    assert "CÔNG TÁC MẶT TRẬN" in lines
    assert made.title == "Bản đăng ký thi đua - Thôn mẫu 01"


def test_several_sheets_are_one_paper_each_on_its_own_pages(
    desk: Desk, sample: CampaignBoard
) -> None:
    units = [unit(desk, "Trường mẫu A"), unit(desk, "Trường mẫu B")]
    made = registrations.registration_document(desk, sample.campaign.id, units, day=DAY)
    assert len(made.sections) == 2
    assert "HIỆU TRƯỞNG" in plain_text(made)
    assert papers.pdf(desk, made).startswith(b"%PDF")
    with pytest.raises(RuleError) as caught:
        registrations.registration_document(desk, sample.campaign.id, [], day=DAY)
    assert caught.value.problems[0].code == "registration.no_unit"


def test_a_pact_names_the_few_that_do_not_have_a_task(desk: Desk, sample: CampaignBoard) -> None:
    block = sample.blocks[0]
    made = registrations.pact_document(desk, sample.campaign.id, block.id, day=DAY)
    lines = [" ".join(line.split()) for line in plain_text(made).splitlines()]
    assert "Cả khối, trừ MTTQ xã" in lines
    assert "Cả khối, trừ BCH Quân sự, MTTQ xã" in lines
    assert "Phòng VH - XH, MTTQ xã" in lines


def test_a_pact_names_all_units_and_who_asks_more_of_itself(
    desk: Desk, sample: CampaignBoard
) -> None:
    give(desk, sample, "Thôn mẫu 02", 6, "-", Layer.TARGET)
    give(desk, sample, "Thôn mẫu 01", 6, "3", Layer.REGISTERED)
    block = sample.blocks[2]
    made = registrations.pact_document(desk, sample.campaign.id, block.id, day=DAY)
    lines = plain_text(made).splitlines()
    assert "Thôn mẫu 01, Thôn mẫu 03" in lines
    assert "Thôn mẫu 01: 3" in lines
    assert "Cả khối" in lines
    assert lines.count("TRƯỞNG THÔN") == 3
    assert papers.docx(desk, made).startswith(b"PK")


def test_the_day_of_signing_is_recorded_and_printed(desk: Desk, sample: CampaignBoard) -> None:
    block = sample.blocks[2]
    registrations.sign_pact(desk, block.id, "5/12/2025")
    assert desk.store.get(Block, block.id).pact_on == date(2025, 12, 5)
    assert desk.store.undo_label() == f"Ghi ngày ký giao ước – {block.name}"
    made = registrations.pact_document(desk, sample.campaign.id, block.id, day=DAY)
    assert "ngày 05 tháng 12 năm 2025" in plain_text(made).replace("\u00a0", " ")
    registrations.sign_pact(desk, block.id, " ")
    assert desk.store.get(Block, block.id).pact_on is None
    with pytest.raises(RuleError) as caught:
        registrations.sign_pact(desk, block.id, "32/12/2025")
    assert (caught.value.problems[0].field, caught.value.problems[0].code) == (
        "pact_on",
        "date.impossible",
    )
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    with pytest.raises(RuleError) as caught:
        registrations.sign_pact(desk, block.id, "")
    assert caught.value.problems[0].code == "campaign.closed"


def test_the_few_who_sign_a_pact_share_the_whole_width(desk: Desk, sample: CampaignBoard) -> None:
    for name, heads in (("Khối trường học", 2), ("Khối thôn", 3)):
        block = next(b for b in sample.blocks if b.name == name)
        made = registrations.pact_document(desk, sample.campaign.id, block.id, day=DAY)
        *_, last = read_pdf(papers.pdf(desk, made))
        signed = [n for n in last.own if n.text.startswith(("TRƯỜNG MẪU", "THÔN MẪU"))]
        assert len(signed) == heads
        sides = signed[0].middle - 30, last.width - 15 - signed[-1].middle
        assert sides[0] == pytest.approx(sides[1], abs=1)


def test_an_empty_block_has_no_pact(desk: Desk, sample: CampaignBoard) -> None:
    early = date(2020, 1, 1)
    with desk.store.act("Khối mới") as act:
        empty = act.insert(Block(campaign_id=sample.campaign.id, name="Khối mẫu", position=9))
    with pytest.raises(RuleError) as caught:
        registrations.pact_document(desk, sample.campaign.id, empty.id, day=early)
    assert caught.value.problems[0].code == "registration.no_unit"


def official(desk: Desk, board: CampaignBoard, kind: PaperKind) -> str:
    made = campaign_papers.make_official(desk, board.campaign.id, kind, day=DAY)
    assert [row.format for row in made] == ["pdf", "docx"]
    return made[0].sha256


def approve_all(desk: Desk, board: CampaignBoard) -> None:
    form = unit_plans.UnitPlanForm(state=UnitPlanState.APPROVED, on_day="10/01/2026")
    ids = [u.id for u in board.units(DAY)]
    unit_plans.set_plan(desk, board.campaign.id, ids, form=form)


def test_every_units_sheet_is_kept_once_all_are_approved(desk: Desk, sample: CampaignBoard) -> None:
    kind, number = PaperKind.REGISTRATION_SHEETS, sample.campaign.id
    text = plain_text(campaign_papers.document(desk, number, kind, day=DAY))
    assert text.count("BẢN ĐĂNG KÝ THI ĐUA") == len(sample.units(DAY))
    with pytest.raises(RuleError, match=r"paper\.not_registered"):
        official(desk, sample, kind)
    approve_all(desk, sample)
    kept = official(desk, sample, kind)
    assert campaign_papers.pdf(desk, number, kind, day=DAY) == desk.content.get(kept)
    with pytest.raises(RuleError, match=r"paper\.kept_already"):
        official(desk, sample, kind)
    give(desk, sample, "Thôn mẫu 01", 6, "9", Layer.REGISTERED)
    assert official(desk, sample, kind) != kept


def test_every_blocks_pact_is_kept_once_all_are_signed(desk: Desk, sample: CampaignBoard) -> None:
    kind = PaperKind.PACTS
    document = campaign_papers.document(desk, sample.campaign.id, kind, day=DAY)
    blocks = registrations.blocks_with_units(sample, DAY)
    assert len(document.sections) == len(blocks)
    assert document.title == f"Giao ước thi đua - {len(blocks)} khối"
    for block in blocks:
        with pytest.raises(RuleError, match=r"paper\.not_signed"):
            official(desk, sample, kind)
        registrations.sign_pact(desk, block.id, "12/12/2025")
    assert desk.content.get(official(desk, sample, kind)).startswith(b"%PDF")


def test_before_the_launch_and_without_units_nothing_is_kept(
    desk: Desk, sample: CampaignBoard
) -> None:
    clone = clone_campaign(desk, sample.campaign.id, CloneForm(title="Mẫu", short_name="Mẫu")).id
    for kind in (PaperKind.REGISTRATION_SHEETS, PaperKind.PACTS):
        assert campaign_papers.why_not_official(desk, clone, kind) == "paper.not_launched"
    with desk.store.act("Bỏ đơn vị") as act:
        for row in desk.store.where(CampaignUnit, campaign_id=clone):
            act.delete(CampaignUnit, row.id)
    for kind in (PaperKind.REGISTRATION_SHEETS, PaperKind.PACTS):
        with pytest.raises(RuleError, match=r"registration\.no_unit"):
            campaign_papers.document(desk, clone, kind, day=DAY)
