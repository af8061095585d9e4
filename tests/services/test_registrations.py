"""The registration sheet of a unit and the pact of a block say what the assignments say."""

from __future__ import annotations

from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.documents.text_writer import plain_text
from thidua_desktop.domain.records import Block, Unit
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services import assignments, papers, registrations
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.services.board import CampaignBoard
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


def test_an_empty_block_has_no_pact(desk: Desk, sample: CampaignBoard) -> None:
    early = date(2020, 1, 1)
    with desk.store.act("Khối mới") as act:
        empty = act.insert(Block(campaign_id=sample.campaign.id, name="Khối mẫu", position=9))
    with pytest.raises(RuleError) as caught:
        registrations.pact_document(desk, sample.campaign.id, empty.id, day=early)
    assert caught.value.problems[0].code == "registration.no_unit"
