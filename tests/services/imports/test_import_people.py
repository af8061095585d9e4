"""Lists of people: names, units, births and repeats, stored as one act."""

from __future__ import annotations

from datetime import date

import pytest
from list_sheets import day, filing, sheet

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Person
from thidua_desktop.domain.terms import Gender, ImportSubject, PersonGroup, Salutation
from thidua_desktop.exchange.columns import guess_mapping
from thidua_desktop.exchange.workbook import Cell, Sheet
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.people import import_people, known_people, known_units
from thidua_desktop.services.imports.people_rows import (
    KnownPerson,
    KnownUnit,
    PersonDraft,
    preview_people,
)
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow

TODAY = date(2026, 1, 15)
UNITS = (
    KnownUnit(1, "Thôn mẫu 01", "Thôn 1"),
    KnownUnit(2, "Phòng mẫu", "Đội"),
    KnownUnit(3, "Trạm mẫu", "Đội"),
    KnownUnit(4, "Ban mẫu"),
)


def read(made: Sheet, people: tuple[KnownPerson, ...] = ()) -> ImportPreview[PersonDraft]:
    mapping = guess_mapping(made, ImportSubject.PEOPLE)
    return preview_people(made, mapping, units=UNITS, people=people, today=TODAY)


def codes(row: PreviewRow[PersonDraft]) -> list[str]:
    return [problem.code for problem in row.problems]


def test_a_row_becomes_a_person() -> None:
    made = sheet(
        (
            "STT",
            "Họ và tên",
            "Đơn vị",
            "Chức vụ",
            "Ngày sinh",
            "Giới tính",
            "Nhóm đối tượng",
            "Danh xưng",
        ),
        (1, "Nguyễn Văn  Mẫu", "thon 1", "Trưởng thôn", 1980, "nam", "Lãnh đạo, quản lý", "Ông"),
        (2, "Bà Trần Thị Mẫu", "PHÒNG MẪU", None, day("1975-12-31"), "Nữ", "Nông dân", None),
        (3, "Ba Văn Mẫu", "Phòng mẫu", None, "03/04/1990", None, None, None),
    )
    preview = read(made)
    assert preview.accepted == (
        PersonDraft(
            name="Nguyễn Văn Mẫu",
            unit_id=1,
            position_title="Trưởng thôn",
            birth_year=1980,
            gender=Gender.MALE,
            person_group=PersonGroup.LEADER,
            salutation=Salutation.MR,
        ),
        PersonDraft(
            name="Trần Thị Mẫu",
            unit_id=2,
            birth_year=1975,
            gender=Gender.FEMALE,
            person_group=PersonGroup.FARMER,
            salutation=Salutation.MRS,
        ),
        PersonDraft(name="Ba Văn Mẫu", unit_id=2, birth_year=1990),
    )
    assert "31/12/1975" in preview.rows[1].values.values()
    assert [note.code for note in preview.rows[2].notes] == ["import.group_blank"]


def test_dates_are_shown_day_before_month_and_never_swapped() -> None:
    made = sheet(
        ("Họ và tên", "Đơn vị", "Ngày sinh"),
        ("Vi Văn A", "Thôn 1", day("1980-04-03")),
        ("Vi Văn B", "Thôn 1", "03/04/1980"),
        ("Vi Văn C", "Thôn 1", "04/13/1980"),
        ("Vi Văn D", "Thôn 1", day("1980-04-03T08:30:00")),
    )
    rows = read(made).rows
    shown = [list(row.values.values())[-1] for row in rows]
    assert shown == ["03/04/1980", "03/04/1980", "04/13/1980", "03/04/1980"]
    assert [codes(row) for row in rows] == [[], [], ["date.impossible"], []]


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        ("03/04/80", "date.short_year"),
        ("năm con trâu", "import.birth_unreadable"),
        (1880, "import.birth_far"),
        (day("1905-06-02"), "import.birth_far"),
        (2027, "import.birth_far"),
        (29342.5, "import.birth_unreadable"),
        ("1980 - 1985", "import.birth_unreadable"),
    ],
)
def test_a_birth_that_cannot_be_meant_is_said(birth: str | float | Cell, code: str) -> None:
    made = sheet(("Họ và tên", "Đơn vị", "Năm sinh"), ("Vi Văn Mẫu", "Thôn 1", birth))
    assert codes(read(made).rows[0]) == [code]


def test_names_come_from_two_columns() -> None:
    made = sheet(("Họ đệm", "Tên", "Đơn vị"), ("Nguyễn Văn", "Mẫu", "Thôn 1"))
    assert read(made).accepted[0].name == "Nguyễn Văn Mẫu"
    spanned = sheet(("Họ và tên", None, "Đơn vị"), ("Nguyễn Văn", "Mẫu", "Thôn 1"))
    assert read(spanned).accepted[0].name == "Nguyễn Văn Mẫu"


def test_columns_of_men_and_women_hold_ticks_or_years() -> None:
    made = sheet(
        ("Họ và tên", "Đơn vị", "Năm sinh", None),
        (None, None, "Nam", "Nữ"),
        ("Vi Văn A", "Thôn 1", 1980, None),
        ("Vi Thị B", "Thôn 1", None, "x"),
        ("Vi Thị C", "Thôn 1", None, None),
    )
    people = read(made).accepted
    assert [(p.birth_year, p.gender) for p in people] == [
        (1980, Gender.MALE),
        (None, Gender.FEMALE),
        (None, Gender.UNKNOWN),
    ]


def test_a_row_of_a_units_name_heads_the_people_below() -> None:
    made = sheet(
        ("STT", "Họ và tên", "Chức vụ"),
        ("I", "Thôn mẫu 01"),
        (1, "Vi Văn A", "Trưởng thôn"),
        ("II. Phòng mẫu",),
        (1, "Vi Văn B", None),
        ("Tổng cộng", 2),
    )
    assert [(p.name, p.unit_id) for p in read(made).accepted] == [("Vi Văn A", 1), ("Vi Văn B", 2)]


def test_what_is_wrong_is_said_and_nothing_guessed() -> None:
    made = sheet(
        ("Họ và tên", "Đơn vị", "Giới tính", "Nhóm", "Danh xưng"),
        (None, "Thôn 1", "Nam"),
        ("Vi Văn B", "Thôn xa lạ"),
        ("Vi Văn C", "Đội"),
        ("Vi Văn D", None),
        ("Vi Văn E", "Thôn 1", "lạ", "lạ", "lạ"),
    )
    assert [codes(row) for row in read(made).rows] == [
        ["import.person_missing"],
        ["import.unit_unknown"],
        ["import.unit_unknown"],
        ["import.unit_missing"],
        ["import.gender_unknown", "import.group_unknown", "import.salutation_unknown"],
    ]


def test_namesakes_are_apart_and_repeats_are_found() -> None:
    made = sheet(
        ("Họ và tên", "Đơn vị", "Năm sinh"),
        ("Vi Văn Mẫu", "Thôn 1", 1980),
        ("vi van mau", "Thôn 1", 1980),
        ("Vi Văn Mẫu", "Thôn 1", 1990),
        ("Vi Văn Mẫu", "Phòng mẫu", 1980),
        ("Vi Văn Mẫu", "Thôn 1", None),
        ("Lê Thị Mẫu", "Thôn 1", 1970),
    )
    rows = read(made, (KnownPerson("Lê Thị Mẫu", 1),)).rows
    assert [row.duplicate_of for row in rows] == [
        None,
        Duplicate("Vi Văn Mẫu", 2),
        None,
        None,
        Duplicate("Vi Văn Mẫu", 2),
        Duplicate("Lê Thị Mẫu"),
    ]


def test_people_are_stored_as_one_act_and_undone_as_one(desk: Desk, sample: CampaignBoard) -> None:
    unit = known_units(desk)[0]
    before = desk.store.all(Person)
    made = sheet(("Họ và tên", "Đơn vị"), ("Vi Văn Mẫu", unit.name), ("Bà Lê Thị Mẫu", unit.name))
    preview = preview_people(
        made,
        guess_mapping(made, ImportSubject.PEOPLE),
        units=known_units(desk),
        people=known_people(desk),
        today=TODAY,
    )
    stored = import_people(desk, preview.accepted, filing(ImportSubject.PEOPLE, preview.mapping))
    assert [(p.name, p.name_key, p.salutation) for p in stored] == [
        ("Vi Văn Mẫu", "vi van mau", None),
        ("Lê Thị Mẫu", "le thi mau", Salutation.MRS),
    ]
    again = preview_people(
        made,
        preview.mapping,
        units=known_units(desk),
        people=known_people(desk),
        today=TODAY,
    )
    assert again.accepted == ()
    desk.store.undo()
    assert desk.store.all(Person) == before
    with pytest.raises(RuleError) as refused:
        import_people(desk, (), filing(ImportSubject.PEOPLE, preview.mapping))
    assert refused.value.problems[0].code == "import.nothing"
