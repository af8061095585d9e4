"""Lists of old awards: whom, by which decision, linked or not, stored as one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from list_sheets import day, filing, sheet

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.legacy import Encoding, from_unicode
from thidua_desktop.domain.records import (
    Award,
    Collective,
    Decision,
    Household,
    Person,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    DecisionKind,
    DecisionState,
    Gender,
    ImportSubject,
    PersonGroup,
    SubjectKind,
)
from thidua_desktop.services.awards import open_round
from thidua_desktop.services.catalogue import person_with_keys
from thidua_desktop.services.imports.award_rows import AwardDraft
from thidua_desktop.services.imports.preview import ImportPreview, PreviewRow, accept
from thidua_desktop.services.imports.wizard import ImportPlace, read_columns, read_rows, store
from thidua_desktop.services.past_decisions import PastHead

if TYPE_CHECKING:
    from thidua_desktop.exchange.workbook import Cell, Sheet
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

AWARDS = ImportSubject.AWARDS
FORM = "Giấy khen của Chủ tịch UBND xã"
HEADER = ("Họ và tên", "Đơn vị", "Năm sinh", "Hình thức", "Số quyết định", "Ngày quyết định")
FORMER = "Chủ tịch UBND xã Thanh Lòa (cũ)"


@pytest.fixture
def place(desk: Desk, sample: CampaignBoard) -> ImportPlace:
    return ImportPlace(desk, sample.campaign.id, date(2026, 1, 15))


def read(place: ImportPlace, made: Sheet) -> ImportPreview[AwardDraft]:
    mapping = read_columns(place, AWARDS, made).mapping
    found = read_rows(place, AWARDS, made, mapping)
    rows: list[PreviewRow[AwardDraft]] = []
    for row in found.rows:
        assert row.draft is None or isinstance(row.draft, AwardDraft)
        rows.append(replace(row, draft=row.draft))  # type: ignore[arg-type]
    return ImportPreview(rows=tuple(rows), mapping=mapping, recoded=found.recoded)


def take(place: ImportPlace, made: Sheet) -> int:
    mapping = read_columns(place, AWARDS, made).mapping
    found = read_rows(place, AWARDS, made, mapping)
    return store(place, found, filing(AWARDS, mapping, campaign_id=place.campaign_id))


def codes(row: PreviewRow[AwardDraft]) -> list[str]:
    return [problem.code for problem in row.problems]


def noted(row: PreviewRow[AwardDraft]) -> list[str]:
    return [note.code for note in row.notes]


def drafts(place: ImportPlace, made: Sheet) -> list[AwardDraft]:
    return [row.draft for row in read(place, made).rows if row.draft is not None]


def person(desk: Desk, name: str, unit_id: int, birth_year: int | None = None) -> Person:
    row = person_with_keys(
        Person(
            uid=new_uid(),
            name=name,
            unit_id=unit_id,
            birth_year=birth_year,
            gender=Gender.UNKNOWN,
            person_group=PersonGroup.OTHER,
        )
    )
    with desk.store.act("Thêm") as act:
        return act.insert(row)


def past(desk: Desk) -> list[Decision]:
    return list(desk.store.where(Decision, is_past=True))


def units(desk: Desk) -> tuple[Unit, ...]:
    return desk.store.all(Unit)


def test_every_column_of_a_row_is_kept_as_printed(place: ImportPlace) -> None:
    desk = place.desk
    unit = units(desk)[0]
    made = sheet(
        (
            "Số sổ",
            "Tiền thưởng",
            "Nội dung khen thưởng",
            "Loại hình khen thưởng",
            "Cấp khen",
            "Ngày ký",
            "Số QĐ",
            "Danh hiệu, hình thức khen thưởng",
            "Nơi công tác",
            "Sinh năm",
            "Đối tượng",
            "Họ tên",
        ),
        (
            "012/2024",
            "351.000 đồng",
            "Có thành tích mẫu",
            "Chuyên đề",
            FORMER,
            "05/11/2024",
            "Số 123/QĐ-UBND",
            "giay khen",
            unit.name,
            1980,
            "cá nhân",
            "Ông Vi Văn Mẫu 91",
        ),
    )
    assert take(place, made) == 1
    decision, award = past(desk)[-1], desk.store.all(Award)[-1]
    assert (decision.number, decision.symbol, decision.year) == (123, "QĐ-UBND", 2024)
    assert decision.decided_on == date(2024, 11, 5)
    assert (decision.issuer, decision.award_type) == (FORMER, AwardType.MOVEMENT)
    assert (decision.state, decision.round_id) == (DecisionState.ISSUED, None)
    assert (award.decision_id, award.subject) == (decision.id, SubjectKind.PERSON)
    assert (award.printed_name, award.name_key) == ("Ông Vi Văn Mẫu 91", "vi van mau 91")
    assert (award.unit_name, award.birth_year, award.unit_id) == (unit.name, 1980, unit.id)
    assert (award.amount_vnd, award.amount_formula) == (351_000, "")
    assert (award.register_number, award.register_year) == (12, 2024)
    assert (award.citation, award.form_key) == ("Có thành tích mẫu", "giay-khen-xa")
    assert award.person_id is None


def test_a_hundred_awards_of_one_paste_are_one_act_and_one_undo(place: ImportPlace) -> None:
    desk = place.desk
    before = desk.store.count(Award)
    rows = [
        (f"Vi Văn Mẫu {at}", "Thôn cũ", 1960 + at % 40, FORM, f"{1 + at // 20}/QĐ-UBND", 2024)
        for at in range(100)
    ]
    assert take(place, sheet(HEADER, *rows)) == 100
    assert desk.store.count(Award) == before + 100
    assert [decision.number for decision in past(desk)] == [1, 2, 3, 4, 5]
    assert [a.position for a in desk.store.where(Award, decision_id=past(desk)[1].id)] == [
        *range(20)
    ]
    assert desk.store.undo_label() == "Nhập 100 khen thưởng đã có từ ds.xlsx"
    desk.store.undo()
    assert (desk.store.count(Award), past(desk)) == (before, [])


@pytest.mark.parametrize(
    ("number", "when", "head"),
    [
        ("12/QĐ-UBND", day("2024-03-04"), PastHead(year=2024, number=12, symbol="QĐ-UBND")),
        ("12/QĐ-UBND", "04/03/2024", PastHead(year=2024, number=12, symbol="QĐ-UBND")),
        ("12/QĐ-UBND ngày 04/03/2024", None, PastHead(year=2024, number=12, symbol="QĐ-UBND")),
        (None, "04/03/2024", PastHead(year=2024)),
    ],
)
def test_a_day_is_day_month_year_wherever_it_stands(
    place: ImportPlace, number: str | None, when: str | Cell | None, head: PastHead
) -> None:
    made = sheet(HEADER, ("Vi Văn Mẫu", None, 1980, FORM, number, when))
    assert [d.head for d in drafts(place, made)] == [replace(head, decided_on=date(2024, 3, 4))]


@pytest.mark.parametrize(
    ("number", "when", "notes"),
    [
        ("12/QĐ-UBND", 2024, []),
        ("12/QĐ-UBND", "năm 2024", []),
        ("12/QĐ-UBND", "tháng 3/2024", ["past.year_only"]),
        ("12/2024/QĐ-UBND", None, []),
    ],
)
def test_a_year_is_enough(
    place: ImportPlace, number: str, when: str | int | None, notes: list[str]
) -> None:
    made = sheet(HEADER, ("Vi Văn Mẫu", None, 1980, FORM, number, when))
    row = read(place, made).rows[0]
    assert row.draft is not None
    assert row.draft.head == PastHead(year=2024, number=12, symbol="QĐ-UBND")
    assert noted(row) == notes


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Họ và tên": None}, "past.name_empty"),
        ({"Hình thức": None}, "past.form_missing"),
        ({"Hình thức": "Huân chương mẫu"}, "past.form_unknown"),
        ({"Số quyết định": "12a/QĐ"}, "past.number_unreadable"),
        ({"Ngày quyết định": None}, "past.year_missing"),
        ({"Ngày quyết định": "31/02/2024"}, "date.impossible"),
        ({"Ngày quyết định": "3/4/24"}, "date.short_year"),
        ({"Ngày quyết định": "16/01/2026"}, "past.day_future"),
        ({"Ngày quyết định": "2027"}, "past.year_far"),
        ({"Ngày quyết định": "1944"}, "past.year_far"),
        ({"Năm khen": "2023"}, "past.year_differs"),
        ({"Năm khen": "hai nghìn"}, "past.year_unreadable"),
        ({"Số quyết định": "12/QĐ ngày 05/04/2024"}, "past.year_differs"),
        ({"Năm sinh": "1800"}, "import.birth_far"),
        ({"Số tiền": "nhiều"}, "past.amount"),
        ({"Số tiền": "-5"}, "past.amount"),
        ({"Số tiền": "1,5"}, "past.amount"),
        ({"Số sổ": "0"}, "past.register_far"),
        ({"Số sổ": "12/2020"}, "past.register_year"),
        ({"Đối tượng": "Hành tinh"}, "past.subject_unknown"),
        ({"Loại hình": "Hành tinh"}, "past.type_unknown"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(
    place: ImportPlace, change: dict[str, str | None], code: str
) -> None:
    good: dict[str, str | float | Cell | None] = {
        "Họ và tên": "Vi Văn Mẫu",
        "Đơn vị": "Thôn cũ",
        "Năm sinh": "1980",
        "Hình thức": FORM,
        "Số quyết định": "12/QĐ-UBND",
        "Ngày quyết định": "04/04/2024",
        "Năm khen": day("2024-04-04"),
        "Số tiền": 351000,
        "Số sổ": "12",
        "Đối tượng": "Cá nhân",
        "Loại hình": "Khen thưởng đột xuất",
    }
    row = read(place, sheet(tuple(good), tuple(good.values()))).rows[0]
    assert (codes(row), noted(row)) == ([], [])
    if "Ngày quyết định" in change:
        good["Năm khen"] = None
    bad = good | change
    row = read(place, sheet(tuple(bad), tuple(bad.values()))).rows[0]
    assert codes(row) == [code]
    assert not row.accepted


def test_rows_without_a_number_share_the_decision_of_their_day_and_form(
    place: ImportPlace,
) -> None:
    desk = place.desk
    made = sheet(
        (*HEADER, "Cơ quan ban hành"),
        ("Vi Văn Mẫu 1", None, 1980, "Giấy khen", None, "04/03/2020", FORMER),
        ("Vi Văn Mẫu 2", None, 1981, "Giấy khen", None, "04/03/2020", "UBND xã Thanh Loà (cũ)"),
        ("Vi Văn Mẫu 3", None, 1982, "LĐTT", None, "04/03/2020", FORMER),
        ("Vi Văn Mẫu 4", None, 1983, "Giấy khen", None, "05/03/2020", FORMER),
        ("Vi Văn Mẫu 5", None, 1984, "Giấy khen", None, 2020, FORMER),
        ("Vi Văn Mẫu 6", None, 1985, "Giấy khen", None, 2020, FORMER),
    )
    assert take(place, made) == 6
    counted = [len(desk.store.where(Award, decision_id=row.id)) for row in past(desk)]
    assert counted == [2, 1, 1, 2]
    assert {row.issuer for row in past(desk)} == {FORMER}
    more = sheet(
        (*HEADER, "Cơ quan ban hành"),
        ("Vi Văn Mẫu 7", None, 1986, "Giấy khen", None, "04/03/2020", FORMER),
    )
    assert take(place, more) == 1
    assert len(past(desk)) == 4


def test_the_office_itself_is_no_other_issuer(place: ImportPlace) -> None:
    office = place.desk.office.name
    made = sheet(
        (*HEADER, "Cơ quan ban hành"),
        ("Vi Văn Mẫu 1", None, 1980, FORM, "1/QĐ-UBND", 2020, None),
        ("Vi Văn Mẫu 2", None, 1980, FORM, "1/QĐ-UBND", 2020, f"Chủ tịch {office}"),
        ("Vi Văn Mẫu 3", None, 1980, FORM, "1/QĐ-UBND", 2020, FORMER),
    )
    assert take(place, made) == 3
    assert [row.issuer for row in past(place.desk)] == ["", FORMER]


def test_a_number_known_with_another_day_is_refused(place: ImportPlace) -> None:
    made = sheet(
        HEADER,
        ("Vi Văn Mẫu 1", None, 1980, FORM, "1/QĐ-UBND", 2020),
        ("Vi Văn Mẫu 2", None, 1980, FORM, "1/QĐ-UBND", "04/03/2020"),
        ("Vi Văn Mẫu 3", None, 1980, FORM, "1/QĐ-UBND", "05/03/2020"),
    )
    assert [codes(row) for row in read(place, made).rows] == [[], [], ["past.number_dated"]]
    assert take(place, made) == 2
    assert [row.decided_on for row in past(place.desk)] == [date(2020, 3, 4)]


def issued_here(desk: Desk, campaign_id: int) -> Decision:
    """Store a decision as the program itself issues it."""
    held = open_round(
        desk,
        "Đợt mẫu",
        campaign_id=campaign_id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=date(2025, 12, 31),
    )
    with desk.store.act("Ban hành") as act:
        return act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                round_id=held.id,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                number=1,
                decided_on=date(2026, 1, 5),
                year=2026,
                signatory_id=desk.store.all(Signatory)[0].id,
                frozen="{}",
            )
        )


def test_a_decision_issued_here_takes_no_more_awards(place: ImportPlace) -> None:
    issued_here(place.desk, place.campaign)
    made = sheet(
        (*HEADER, "Cơ quan ban hành"),
        ("Vi Văn Mẫu 1", None, 1980, FORM, "01/QĐ-UBND", "05/01/2026", None),
        ("Vi Văn Mẫu 2", None, 1980, FORM, "01/QĐ-UBND", "05/01/2026", FORMER),
    )
    assert [codes(row) for row in read(place, made).rows] == [["past.number_own"], []]


def test_someone_on_record_is_linked_only_when_sure(place: ImportPlace) -> None:
    desk = place.desk
    here, there = units(desk)[:2]
    sure = person(desk, "Vi Văn Hòa", here.id, 1980)
    person(desk, "Vi Văn Trùng", here.id)
    person(desk, "Vi Văn Trùng", there.id)
    one = person(desk, "Vi Văn Đôi", here.id, 1970)
    person(desk, "Vi Văn Đôi", here.id, 1990)
    with desk.store.act("Thêm") as act:
        home = act.insert(Household(uid=new_uid(), head_name="Vi Thị Hộ", unit_id=here.id))
        body = act.insert(Collective(uid=new_uid(), name="Tổ mẫu", unit_id=here.id))
    made = sheet(
        HEADER,
        ("Ông Vi Văn Hoà", here.name, None, FORM, "1/QĐ-UBND", 2020),
        ("Vi Văn Hòa", here.name, 1981, FORM, "2/QĐ-UBND", 2020),
        ("Vi Văn Hoa", here.name, None, FORM, "3/QĐ-UBND", 2020),
        ("Vi Văn Hòa", "Thôn cũ", None, FORM, "4/QĐ-UBND", 2020),
        ("Vi Văn Trùng", None, None, FORM, "5/QĐ-UBND", 2020),
        ("Vi Văn Đôi", here.name, None, FORM, "6/QĐ-UBND", 2020),
        ("Vi Văn Đôi", here.name, 1970, FORM, "7/QĐ-UBND", 2020),
        ("Hộ gia đình bà Vi Thị Hộ", here.name, None, FORM, "8/QĐ-UBND", 2020),
        ("Hộ bà Vi Thị Hộ", "Thôn cũ", None, FORM, "8/QĐ-UBND", 2020),
        ("Tập thể Tổ mẫu", here.name, None, FORM, "9/QĐ-UBND", 2020),
        ("Tập thể Tổ mẫu", "Thôn cũ", None, FORM, "9/QĐ-UBND", 2020),
        (f"Tập thể {here.name}", None, None, FORM, "9/QĐ-UBND", 2020),
    )
    preview = read(place, made)
    links = [row.draft.award.link for row in preview.rows if row.draft is not None]
    assert [link.person_id for link in links] == [
        *(sure.id, None, None, None, None, None, one.id),
        *[None] * 5,
    ]
    assert [link.household_id for link in links][7:9] == [home.id, None]
    assert [link.collective_id for link in links][9:11] == [body.id, None]
    assert [link.unit_id for link in links][9:] == [here.id, None, here.id]
    namesakes = ["past.namesakes" in noted(row) for row in preview.rows]
    assert namesakes == [
        *(False, True, False, True, True, True, False),
        *(False, True, False, True, False),
    ]
    note = next(n for n in preview.rows[1].notes if n.code == "past.namesakes")
    assert note.params == {"names": f"Vi Văn Hòa, sinh 1980, {here.name}"}


def test_whom_a_row_is_about_is_told_by_columns_words_or_the_records(place: ImportPlace) -> None:
    unit = units(place.desk)[0]
    made = sheet(
        ("Tên tập thể", "Họ và tên", "Chủ hộ", "Đối tượng", "Hình thức", "Năm"),
        ("Tập thể mẫu 91", None, None, None, FORM, 2020),
        ("Thôn cũ", "Vi Văn Mẫu 91", None, None, FORM, 2020),
        (None, None, "Vi Văn Mẫu 92", None, FORM, 2020),
        (None, "Hợp tác xã mẫu", None, "Tập thể", FORM, 2020),
        (None, "Hồ Văn Mẫu", None, None, FORM, 2020),
        (None, unit.name, None, None, FORM, 2020),
    )
    preview = read(place, made)
    kinds = [row.draft.award.subject for row in preview.rows if row.draft is not None]
    body, one, home = SubjectKind.COLLECTIVE, SubjectKind.PERSON, SubjectKind.HOUSEHOLD
    assert kinds == [body, one, home, body, one, body]
    assert [noted(row) for row in preview.rows] == [
        *([], ["past.subject_guessed"], [], [], ["past.subject_guessed"], []),
    ]
    second = preview.rows[1].draft
    assert second is not None
    assert second.award.unit_name == "Thôn cũ"


def test_a_repeat_is_left_out_and_a_namesake_is_not(place: ImportPlace) -> None:
    desk = place.desk
    first = ("Vi Văn Mẫu", "Thôn cũ", 1980, FORM, "1/QĐ-UBND", "04/03/2020", 7)
    header = (*HEADER, "Số sổ")
    assert take(place, sheet(header, first)) == 1
    made = sheet(
        header,
        first,
        ("Ông VI VĂN MẪU", None, None, "Giấy khen", "01", 2020, None),
        ("Vi Văn Mẫu", "Thôn cũ", 1990, FORM, "1/QĐ-UBND", "04/03/2020", None),
        ("Vi Văn Mẫu", "Thôn khác", 1980, FORM, "1/QĐ-UBND", "04/03/2020", None),
        ("Vi Văn Mẫu", "Thôn cũ", 1980, "LĐTT", "1/QĐ-UBND", "04/03/2020", None),
        ("Vi Văn Mẫu", "Thôn cũ", 1980, FORM, "2/QĐ-UBND", "04/03/2020", None),
        ("Vi Văn Mẫu", "Thôn cũ", 1980, FORM, "2/QĐ-UBND", "04/03/2020", None),
        ("Vi Văn Mẫu", "Thôn cũ", 1980, FORM, None, "05/03/2020", None),
        ("Vi Văn Mẫu", "Thôn cũ", 1980, FORM, None, 2020, None),
    )
    rows = read(place, made).rows
    repeats = [row.duplicate_of and (row.duplicate_of.row or 0) for row in rows]
    assert repeats == [0, 0, None, None, None, None, 7, None, 0]
    assert [codes(row) for row in rows] == [[]] * 9
    mapping = read_columns(place, AWARDS, made).mapping
    forced = accept(read_rows(place, AWARDS, made, mapping), [0], accepted=True)
    with pytest.raises(RuleError) as refused:
        store(place, forced, filing(AWARDS, mapping))
    assert [p.code for p in refused.value.problems] == ["past.register_taken"]
    assert len(past(desk)) == 1


def test_a_register_number_stands_once_in_its_year(place: ImportPlace) -> None:
    header = (*HEADER, "Số sổ")
    made = sheet(
        header,
        ("Vi Văn Mẫu 1", None, 1980, FORM, "1/QĐ-UBND", 2020, 7),
        ("Vi Văn Mẫu 2", None, 1980, FORM, "1/QĐ-UBND", 2020, 7),
        ("Vi Văn Mẫu 3", None, 1980, FORM, "1/QĐ-UBND", 2021, 7),
        ("Vi Văn Mẫu 4", None, 1980, FORM, "1/QĐ-UBND", 2020, None),
    )
    rows = read(place, made).rows
    assert [codes(row) for row in rows] == [[], ["past.register_taken"], [], []]
    assert take(place, made) == 3
    stored = [(a.register_number, a.register_year) for a in place.desk.store.all(Award)]
    assert stored[-3:] == [(7, 2020), (None, None), (7, 2021)]
    later = sheet(header, ("Vi Văn Mẫu 5", None, 1980, FORM, "9/QĐ-UBND", 2021, 7))
    assert codes(read(place, later).rows[0]) == ["past.register_taken"]
    elsewhere = sheet(
        (*header, "Cơ quan ban hành"),
        ("Vi Văn Mẫu 6", None, 1980, FORM, "9/QĐ-UBND", 2021, 7, "Chủ tịch UBND xã mẫu (cũ)"),
    )
    assert codes(read(place, elsewhere).rows[0]) == []
    assert take(place, elsewhere) == 1


def test_an_old_font_is_converted(place: ImportPlace) -> None:
    def old(text: str) -> str:
        return from_unicode(text, Encoding.TCVN3)

    made = sheet(
        tuple(old(title) for title in HEADER),
        (old("Nguyễn Thị Hồng"), old("Thôn cũ số một"), 1980, old(FORM), "1/Q§-UBND", 2020),
    )
    preview = read(place, made)
    draft = preview.rows[0].draft
    assert draft is not None
    assert (draft.award.name, draft.head.symbol) == ("Nguyễn Thị Hồng", "QĐ-UBND")
    assert draft.award.form_key == "giay-khen-xa"
    assert preview.recoded


def test_nothing_chosen_is_nothing_stored(place: ImportPlace) -> None:
    made = sheet(HEADER, ("Vi Văn Mẫu", None, 1980, "Hành tinh", "1/QĐ-UBND", 2020))
    with pytest.raises(RuleError) as refused:
        take(place, made)
    assert refused.value.problems[0].code == "import.nothing"
