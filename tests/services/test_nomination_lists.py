"""Lists of nominations: heads, names, units, forms, who is new, repeats, one act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Collective, Household, Nomination, Person
from thidua_desktop.domain.terms import Salutation, SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.columns import guess_mapping
from thidua_desktop.exchange.pasted import pasted_sheet
from thidua_desktop.services import rounds
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.filing import Filing
from thidua_desktop.services.imports.preview import ImportPreview, accept
from thidua_desktop.services.imports.sources import Source
from thidua_desktop.services.nomination_columns import SUBJECT as LIST_SUBJECT
from thidua_desktop.services.nomination_columns import known_list, with_beside
from thidua_desktop.services.nomination_drafts import ListChoices, NominationDraft
from thidua_desktop.services.nomination_lists import store_nominations
from thidua_desktop.services.nomination_rows import is_alike, preview_nominations
from thidua_desktop.services.rounds import RoundForm

FORM = "giay-khen-xa"
HEAD = "STT\tHọ và tên\tChức vụ\tĐơn vị\tNăm sinh\tHình thức\tThành tích"


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    form = RoundForm(
        name="Đợt 1", campaign_id=sample.campaign.id, year="2025", data_day="15/01/2026"
    )
    return rounds.save_round(desk, form, round_id=None).id


def preview(
    desk: Desk, round_id: int, text: str, *, salutation: Salutation | None = None
) -> ImportPreview[NominationDraft]:
    sheet = pasted_sheet(text)
    mapping = with_beside(guess_mapping(sheet, LIST_SUBJECT))
    return preview_nominations(
        sheet,
        mapping,
        known=known_list(desk, round_id),
        choices=ListChoices(form_key=FORM, salutation=salutation),
    )


def store(
    desk: Desk, round_id: int, found: ImportPreview[NominationDraft]
) -> tuple[Nomination, ...]:
    filing = Filing(
        subject=LIST_SUBJECT, mapping=found.mapping, source=Source("bang.xlsx"), campaign_id=None
    )
    return store_nominations(desk, round_id, found.accepted, filing)


def codes(found: ImportPreview[NominationDraft], at: int = 0) -> tuple[list[str], list[str]]:
    row = found.rows[at]
    return [p.code for p in row.problems], [n.code for n in row.notes]


def test_people_on_record_come_in_and_their_own_form_of_address_prints(
    desk: Desk, round_id: int
) -> None:
    text = f"{HEAD}\n1\tNguyễn Thị Mẫu\tGiáo viên\tTrường mẫu A\t\tGiấy khen\tDạy giỏi"
    found = preview(desk, round_id, text)
    row = found.rows[0]
    assert row.accepted
    assert row.draft is not None
    assert not row.draft.is_new
    (made,) = store(desk, round_id, found)
    assert (made.printed_name, made.citation) == ("Bà Nguyễn Thị Mẫu", "Dạy giỏi")
    assert made.subject is SubjectKind.PERSON
    assert desk.store.undo_label() == "Nhập 1 đề nghị từ bang.xlsx"


def test_who_is_new_waits_for_a_tick_and_comes_with_the_same_act(desk: Desk, round_id: int) -> None:
    before = desk.store.count(Person)
    text = f"{HEAD}\n1\tÔng Hoàng Văn Mới\tTrưởng thôn\tThôn mẫu 02\t1970\tGiấy khen\tGiữ rừng"
    found = preview(desk, round_id, text)
    assert codes(found) == ([], ["past.form_taken", "list.new"])
    assert not found.rows[0].accepted
    with pytest.raises(RuleError, match=r"import\.nothing"):
        store(desk, round_id, found)
    (made,) = store(desk, round_id, accept(found, [0], accepted=True))
    assert made.printed_name == "Ông Hoàng Văn Mới"
    assert made.subtitle == "Trưởng thôn, Thôn mẫu 02"
    person = desk.store.get(Person, made.person_id or 0)
    assert (person.salutation, person.birth_year) == (Salutation.MR, 1970)
    desk.store.undo()
    assert desk.store.count(Person) == before
    assert desk.store.all(Nomination) == ()


def test_a_name_written_otherwise_is_told_as_alike(desk: Desk, round_id: int) -> None:
    text = f"{HEAD}\n1\tBà Nguyễn Thị Mâu\t\tTrường mẫu A\t\t\tDạy giỏi"
    found = preview(desk, round_id, text)
    assert "list.alike" in codes(found)[1]
    assert is_alike(found.rows[0])


def test_nobody_prints_without_a_form_of_address_but_a_column_or_a_choice_gives_it(
    desk: Desk, round_id: int
) -> None:
    text = f"{HEAD}\n1\tHoàng Văn Mới\t\tThôn mẫu 02\t\t\tGiữ rừng"
    assert codes(preview(desk, round_id, text))[0] == ["list.no_salutation"]
    chosen = preview(desk, round_id, text, salutation=Salutation.COMRADE)
    assert chosen.rows[0].draft is not None
    assert chosen.rows[0].draft.printed_name == "Đồng chí Hoàng Văn Mới"
    gender = "Họ và tên\tGiới tính\tĐơn vị\nHoàng Thị Mới\tNữ\tThôn mẫu 02"
    told = preview(desk, round_id, gender)
    assert told.rows[0].draft is not None
    assert told.rows[0].draft.printed_name == "Bà Hoàng Thị Mới"
    wrong = preview(desk, round_id, gender.replace("\tNữ\t", "\tkhông rõ\t"))
    assert "import.gender_unknown" in codes(wrong)[0]


def test_a_person_on_record_without_one_takes_it_from_the_list(desk: Desk, round_id: int) -> None:
    person = next(p for p in desk.store.all(Person) if p.name == "Lý Văn Mẫu")
    with desk.store.act("Bỏ danh xưng") as act:
        act.update(replace(person, salutation=None))
    text = f"{HEAD}\n1\tÔng Lý Văn Mẫu\t\tThôn mẫu 01\t\t\tGiữ rừng"
    (made,) = store(desk, round_id, preview(desk, round_id, text))
    assert (made.person_id, made.printed_name) == (person.id, "Ông Lý Văn Mẫu")


def test_kinds_and_units_alone_in_a_row_head_those_below(desk: Desk, round_id: int) -> None:
    text = (
        "STT\tTên tập thể, cá nhân\tThành tích\n"
        "I\tTập thể\n1\tTrường mẫu A\tDạy tốt\n2\tThôn mẫu 01\n"
        "II\tCá nhân\nA\tTrường mẫu A\n1\tBà Nguyễn Thị Mẫu\tDạy giỏi\n"
        "III\tHộ gia đình\nB\tThôn mẫu 02\n1\tHộ gia đình ông Bế Văn Mẫu\tHiến đất"
    )
    found = preview(desk, round_id, text)
    kinds = [row.draft.subject for row in found.rows if row.draft is not None]
    assert kinds == [
        SubjectKind.COLLECTIVE,
        SubjectKind.COLLECTIVE,
        SubjectKind.PERSON,
        SubjectKind.HOUSEHOLD,
    ]
    assert "list.usual_citation" in codes(found, 1)[1]
    made = store(desk, round_id, accept(found, [3], accepted=True))
    assert made[0].printed_name == "Tập thể Trường mẫu A"
    assert made[3].printed_name == "Hộ gia đình ông Bế Văn Mẫu"
    assert desk.store.all(Household)[0].head_name == "Bế Văn Mẫu"


def test_a_part_of_a_unit_is_made_under_it_and_one_of_no_unit_is_refused(
    desk: Desk, round_id: int
) -> None:
    text = "Tên tập thể\tĐơn vị\tThành tích\nTập thể Tổ Toán mẫu\tTrường mẫu A\tDạy tốt\nTổ lạ"
    found = preview(desk, round_id, text)
    assert codes(found, 1)[0] == ["import.unit_missing"]
    (made,) = store(desk, round_id, accept(found, [0], accepted=True))
    part = desk.store.all(Collective)[0]
    assert (part.name, made.collective_id) == ("Tổ Toán mẫu", part.id)


def test_position_and_unit_may_stand_in_one_cell(desk: Desk, round_id: int) -> None:
    text = "Họ và tên\tChức vụ, đơn vị\nÔng Hoàng Văn Mới\tPhó hiệu trưởng, Trường mẫu A"
    found = preview(desk, round_id, text)
    draft = found.rows[0].draft
    assert draft is not None
    assert draft.position_title == "Phó hiệu trưởng"
    unknown = preview(desk, round_id, text.replace("Trường mẫu A", "Trường lạ"))
    assert "import.unit_unknown" in codes(unknown)[0]


def test_repeats_of_the_list_and_of_the_round_are_named(desk: Desk, round_id: int) -> None:
    line = "\n1\tBà Nguyễn Thị Mẫu\t\tTrường mẫu A\t\t\tDạy giỏi"
    found = preview(desk, round_id, f"{HEAD}{line}{line}")
    assert found.rows[1].duplicate_of is not None
    assert found.rows[1].duplicate_of.row == 2
    store(desk, round_id, found)
    again = preview(desk, round_id, f"{HEAD}{line}")
    assert again.rows[0].duplicate_of is not None
    assert again.rows[0].duplicate_of.name == "Bà Nguyễn Thị Mẫu"


def test_wrong_cells_keep_a_row_out(desk: Desk, round_id: int) -> None:
    rows = (
        "1\tBà Nguyễn Thị Mẫu\t\tTrường mẫu A\t\tHuy chương lạ\tX",
        "2\tBà Nguyễn Thị Mẫu\t\tTrường mẫu A\t\tTập thể lao động tiên tiến\tX",
        "3\t\t\tTrường mẫu A\t\t\tX",
    )
    found = preview(desk, round_id, "\n".join((HEAD, *rows)))
    assert [codes(found, at)[0] for at in range(3)] == [
        ["past.form_unknown"],
        ["nomination.form_subject"],
        ["past.name_empty"],
    ]
    kind = "Đối tượng\tHọ và tên\tĐơn vị\nlạ\tBà Nguyễn Thị Mẫu\tTrường mẫu A"
    assert codes(preview(desk, round_id, kind))[0] == ["past.subject_unknown"]


def test_the_columns_a_list_of_awards_has_no_use_for_are_taken_once(desk: Desk) -> None:
    sheet = pasted_sheet("Họ và tên\tChức vụ\tChức vụ\tGiới tính\nA\tB\tC\tNam")
    mapping = with_beside(guess_mapping(sheet, LIST_SUBJECT))
    fields = [use.field for use in mapping.columns]
    assert fields == [ImportField.FULL_NAME, ImportField.POSITION, None, ImportField.GENDER]
