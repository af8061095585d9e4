"""One way from a sheet to records, whatever the list is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from list_sheets import filing, sheet

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Campaign, Person
from thidua_desktop.domain.terms import CampaignState, ImportSubject
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.columns import use_column
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.preview import accept
from thidua_desktop.services.imports.wizard import (
    ImportPlace,
    choices,
    columns_below,
    lacking,
    read_columns,
    read_rows,
    refusal,
    store,
)

UNITS, PEOPLE = ImportSubject.UNITS, ImportSubject.PEOPLE
INDICATORS, PROGRESS = ImportSubject.INDICATORS, ImportSubject.PROGRESS
AWARDS = ImportSubject.AWARDS


def refused_for(place: ImportPlace) -> dict[ImportSubject, str | None]:
    found = {subject: refusal(place, subject) for subject in ImportSubject}
    return {subject: problem and problem.code for subject, problem in found.items()}


def test_what_cannot_be_taken_now_says_why(desk: Desk) -> None:
    nowhere = ImportPlace(desk, None, desk.clock.today())
    assert refused_for(nowhere) == {
        UNITS: None,
        PEOPLE: None,
        INDICATORS: "import.no_campaign",
        PROGRESS: "import.no_campaign",
        AWARDS: None,
    }
    assert choices(nowhere, PROGRESS) == (ImportField.ORDINAL, ImportField.UNIT)
    made = sheet(("Chỉ tiêu",))
    with pytest.raises(RuleError) as refused:
        read_rows(nowhere, INDICATORS, made, read_columns(nowhere, INDICATORS, made).mapping)
    assert refused.value.problems[0].code == "import.no_campaign"


def test_a_campaign_takes_values_only_while_it_is_open(desk: Desk, sample: CampaignBoard) -> None:
    place = ImportPlace(desk, sample.campaign.id, desk.clock.today())
    assert set(refused_for(place).values()) == {None}
    assert len(choices(place, PROGRESS)) == 2 + len(sample.indicators)
    for state, indicators, values in (
        (CampaignState.DRAFT, None, "campaign.not_open"),
        (CampaignState.CLOSED, "campaign.closed", "campaign.closed"),
    ):
        with desk.store.act("Đổi") as act:
            act.update(replace(desk.store.get(Campaign, place.campaign), state=state))
        assert refused_for(place) == {
            UNITS: None,
            PEOPLE: None,
            INDICATORS: indicators,
            PROGRESS: values,
            AWARDS: None,
        }


def test_a_table_without_known_headers_is_the_officers_to_explain(
    desk: Desk, sample: CampaignBoard
) -> None:
    place = ImportPlace(desk, sample.campaign.id, desk.clock.today())
    made = sheet(("Danh sách",), ("Cột A", "Cột B"), ("Thôn mẫu 91", 3))
    for subject, code in (
        (UNITS, "import.column_unit"),
        (PEOPLE, "import.column_person"),
        (INDICATORS, "import.column_indicator"),
        (PROGRESS, "import.column_unit"),
    ):
        read = read_columns(place, subject, made)
        assert (read.mapping.first_row, read.recalled) == (2, False)
        problem = lacking(subject, read.mapping)
        assert problem is not None
        assert problem.code == code
    mapping = use_column(read_columns(place, UNITS, made).mapping, 0, ImportField.UNIT)
    assert lacking(UNITS, mapping) is None
    assert [row.number for row in read_rows(place, UNITS, made, mapping).rows] == [3]
    values = lacking(PROGRESS, mapping)
    assert values is not None
    assert values.code == "import.column_values"
    full = use_column(mapping, 1, sample.indicators[0].id)
    assert lacking(PROGRESS, full) is None


def test_the_header_is_where_the_officer_says(desk: Desk) -> None:
    place = ImportPlace(desk, None, desk.clock.today())
    made = sheet(
        ("Tên đơn vị", "Loại"), ("Thôn", "x"), ("Đơn vị", "Loại hình"), ("Thôn mẫu", "Thôn")
    )
    assert read_columns(place, UNITS, made).mapping.first_row == 1
    moved = columns_below(place, UNITS, made, header=2).mapping
    assert [use.title for use in moved.columns] == ["Đơn vị", "Loại hình"]
    assert moved.first_row == 3
    beyond = columns_below(place, UNITS, made, header=9).mapping
    assert [use.field for use in beyond.columns] == [None, None]


def test_every_kind_of_list_is_read_and_stored(desk: Desk, sample: CampaignBoard) -> None:
    place = ImportPlace(desk, sample.campaign.id, desk.clock.today())
    unit = sample.units(place.day)[0]
    values = sheet(("Đơn vị", "CT 1"), (unit.name, "kps"))
    for subject, made in (
        (PROGRESS, values),
        (UNITS, sheet(("Tên đơn vị",), ("Thôn mẫu 91",))),
        (PEOPLE, sheet(("Họ và tên", "Đơn vị"), ("Vi Văn Mẫu 91", unit.name))),
        (
            INDICATORS,
            sheet(("Nội dung", "Chỉ tiêu", "Mục tiêu"), ("Nội dung mẫu", "Mô hình mẫu", 2)),
        ),
    ):
        read = read_columns(place, subject, made)
        preview = read_rows(place, subject, made, read.mapping)
        about = filing(subject, read.mapping, campaign_id=place.campaign_id)
        taken = accept(preview, [0], accepted=True)
        assert store(place, taken, about) == 1
        assert read_columns(place, subject, made).recalled
        again = read_rows(place, subject, made, read.mapping)
        assert again.accepted == ()
    assert desk.store.undo_label() == "Nhập 1 chỉ tiêu từ ds.xlsx"


def test_a_thousand_people_are_read_and_stored(desk: Desk, sample: CampaignBoard) -> None:
    place = ImportPlace(desk, sample.campaign.id, desk.clock.today())
    unit = sample.units(place.day)[0].name
    people = ((f"Vi Văn Mẫu {at}", unit) for at in range(1_000))
    made = sheet(("Họ và tên", "Đơn vị"), *people)
    mapping = read_columns(place, PEOPLE, made).mapping
    preview = read_rows(place, PEOPLE, made, mapping)
    before = desk.store.count(Person)
    assert store(place, preview, filing(PEOPLE, mapping)) == 1_000
    assert desk.store.count(Person) == before + 1_000
    desk.store.undo()
    assert desk.store.count(Person) == before
