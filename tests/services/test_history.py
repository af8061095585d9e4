"""Nhật ký thay đổi: every act told old → new, and an annex that can be checked years later."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal

import pypdfium2
import pytest

from thidua_desktop.domain.records import Collective, Unit
from thidua_desktop.services import campaigns, history, office
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.history import What
from thidua_desktop.services.office import SignatoryForm
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.storage.schema.tables import TABLE_OF

DAY = date(2026, 1, 15)


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def last(desk: Desk) -> tuple[history.RecordChange, ...]:
    return history.changes(desk, desk.store.head.seq)


def test_a_value_is_told_with_its_cell(desk: Desk, sample: CampaignBoard) -> None:
    unit = next(u for u in sample.units(DAY) if u.name == "Thôn mẫu 03")
    task = next(
        i
        for i in sample.indicators
        if i.measure_unit == "mô hình" and sample.cell(unit.id, i.id) is not None
    )
    record(desk, sample.campaign.id, [Typing(unit.id, task.id, "3")], day=DAY)
    (change,) = last(desk)
    version = sample.version(task.id, DAY)
    assert version is not None
    assert change.what is What.ADDED
    assert change.name == f"Thôn mẫu 03 – {version.short_text}"
    told = {f.column: f.after for f in change.fields}
    assert (told["value"], told["as_at"]) == (Decimal(3), DAY)
    assert told["assignment_id"] == change.name
    desk.store.undo()
    (back,) = last(desk)
    assert back.what is What.REMOVED
    assert history.said(desk.store.latest(1)[0]).startswith("Hoàn tác: ")


def test_only_what_changed_is_told(desk: Desk, sample: CampaignBoard) -> None:
    facts = campaigns.facts_of(desk, sample.campaign.id)
    campaigns.save_facts(desk, sample.campaign.id, replace(facts, document_number="12/KH-UBND"))
    (change,) = last(desk)
    (field,) = change.fields
    assert (field.column, field.before, field.after) == ("document_number", None, "12/KH-UBND")
    assert change.name == sample.campaign.title
    desk.store.undo()
    desk.store.redo()
    assert history.said(desk.store.latest(1)[0]).startswith("Làm lại: ")


def test_a_removed_record_keeps_its_name(desk: Desk, sample: CampaignBoard) -> None:
    row = office.save_signatory(desk, SignatoryForm(name="Phó mẫu"), signatory_id=None)
    office.remove_signatory(desk, row.id)
    (change,) = last(desk)
    assert (change.what, change.name) == (What.REMOVED, "Phó mẫu")
    assert {f.column: f.before for f in change.fields}["name"] == "Phó mẫu"


def test_a_link_to_what_is_gone_shows_its_number(desk: Desk, sample: CampaignBoard) -> None:
    unit = Unit(uid="x", name="Thôn mẫu 09", short_name="", kind=sample.units(DAY)[0].kind)
    with desk.store.act("Thêm đơn vị") as act:
        made = act.insert(unit)
    with desk.store.act("Thêm tập thể") as act:
        act.insert(Collective(uid="y", unit_id=made.id, name="Tổ mẫu 01"))
    added = desk.store.head.seq
    told = {f.column: f.after for f in history.changes(desk, added)[0].fields}
    assert told["unit_id"] == "Thôn mẫu 09"
    desk.store.undo()
    desk.store.undo()
    told = {f.column: f.after for f in history.changes(desk, added)[0].fields}
    assert told["unit_id"] == f"#{made.id}"


def test_acts_are_listed_for_some_days(desk: Desk, sample: CampaignBoard) -> None:
    assert sample.campaign.id
    everything = history.acts(desk)
    assert [entry.seq for entry in everything] == list(range(desk.store.head.seq, 0, -1))
    today = desk.clock.today()
    assert history.acts(desk, first=today, last=today) == everything
    assert history.acts(desk, first=today + timedelta(days=1)) == []
    assert history.acts(desk, last=today - timedelta(days=1)) == []


@pytest.mark.parametrize("cls", TABLE_OF, ids=lambda cls: cls.__name__)
def test_links_name_real_columns(cls: type) -> None:
    names = {f.name for f in fields(cls)}
    unnamed = {n for n in names if n.endswith("_id") and n not in history.LINKS}
    assert unnamed == set()


def test_the_annex_prints_the_acts_the_head_and_the_check(
    desk: Desk, sample: CampaignBoard
) -> None:
    assert sample.campaign.id
    text = pdf_text(history.annex(desk, first=DAY, last=DAY))
    assert "PHỤ LỤC NHẬT KÝ" in text
    assert "Cài dữ liệu mẫu" in text
    assert desk.store.head.mark() in text
    assert "chuỗi nhật ký khớp" in text
    with desk.store.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE unit SET name = 'Khác' WHERE id = 2")
    text = pdf_text(history.annex(desk, first=DAY, last=DAY))
    assert "CÓ CHỖ KHÔNG KHỚP" in text
