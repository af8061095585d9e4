"""Headers found and understood, whatever their order, wording and place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from list_sheets import sheet

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.legacy import Encoding, from_unicode
from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.columns import ImportField as F
from thidua_desktop.exchange.columns import guess_mapping, use_column
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.exchange.workbook import Sheet

PEOPLE_HEADERS = {
    F.ORDINAL: ("STT", "TT", "Số TT"),
    F.FULL_NAME: ("Họ và tên", "HỌ TÊN", "Họ  và tên (viết có dấu)"),
    F.UNIT: ("Đơn vị", "Đơn vị công tác", "Thôn", "Nơi công tác"),
    F.POSITION: ("Chức vụ", "Chức vụ, chức danh", "Nghề nghiệp"),
    F.BIRTH: ("Năm sinh", "Ngày, tháng, năm sinh", "NGÀY SINH"),
    F.GENDER: ("Giới tính", "Nam/Nữ", "Phái"),
    F.GROUP: ("Nhóm đối tượng", "Đối tượng"),
    F.SALUTATION: ("Danh xưng", "Ông/Bà"),
    F.PHONE: ("Số điện thoại", "SĐT", "Điện thoại liên hệ"),
}


def fields(made: Sheet, subject: ImportSubject = ImportSubject.PEOPLE) -> list[F | int | None]:
    return [use.field for use in guess_mapping(made, subject).columns]


@given(st.data())
def test_people_headers_are_known_in_any_order_and_wording(data: st.DataObject) -> None:
    order = data.draw(st.permutations(sorted(PEOPLE_HEADERS, key=lambda field: field.name)))
    titles = tuple(data.draw(st.sampled_from(PEOPLE_HEADERS[field])) for field in order)
    assert fields(sheet(titles, ("x",) * len(titles))) == list(order)


def test_unit_headers_are_known() -> None:
    titles = ("TT", "Tên cơ quan, đơn vị", "Tên viết tắt", "Loại hình", "Khối thi đua")
    titles += ("Họ tên người đứng đầu", "Điện thoại", "Ghi chú")
    assert fields(sheet(titles), ImportSubject.UNITS) == [
        F.ORDINAL,
        F.UNIT,
        F.SHORT_NAME,
        F.KIND,
        F.BLOCK,
        F.HEAD,
        F.CONTACT,
        None,
    ]


def test_a_title_blank_rows_and_blank_columns_come_before_the_header() -> None:
    made = sheet(
        ("ỦY BAN NHÂN DÂN XÃ MẪU",),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC ĐƠN VỊ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025 CỦA XÃ MẪU",),
        (),
        (None, "STT", None, "Họ và tên", "Đơn vị"),
        (None, "(1)", None, "(2)", "(3)"),
        (None, 1, None, "Nguyễn Văn Mẫu", "Thôn mẫu 01"),
    )
    mapping = guess_mapping(made, ImportSubject.PEOPLE)
    assert mapping.first_row == 5
    assert [use.field for use in mapping.columns] == [None, F.ORDINAL, None, F.FULL_NAME, F.UNIT]


def test_names_in_two_columns_are_found_with_and_without_a_header() -> None:
    named = sheet(("Họ đệm", "Tên", "Đơn vị"), ("Nguyễn Văn", "Mẫu", "Thôn mẫu 01"))
    assert fields(named) == [F.FAMILY_NAME, F.GIVEN_NAME, F.UNIT]
    spanned = sheet(("Họ và tên", None, "Đơn vị"), ("Nguyễn Văn", "Mẫu", "Thôn mẫu 01"))
    assert fields(spanned) == [F.FULL_NAME, F.GIVEN_NAME, F.UNIT]
    at_the_end = sheet(("Đơn vị", "Họ và tên"), ("Thôn mẫu 01", "Nguyễn Văn", "Mẫu"))
    assert fields(at_the_end) == [F.UNIT, F.FULL_NAME, F.GIVEN_NAME]
    beside_nothing = sheet(("Họ và tên", None, "Đơn vị"), ("Nguyễn Văn Mẫu", None, "Thôn mẫu 01"))
    assert fields(beside_nothing) == [F.FULL_NAME, None, F.UNIT]


def test_a_header_of_two_rows_is_read_as_one() -> None:
    made = sheet(
        ("STT", "Họ và tên", "Năm sinh", None, "Chức vụ"),
        (None, None, "Nam", "Nữ", None),
        (1, "Nguyễn Văn Mẫu", 1980, None, "Trưởng thôn"),
    )
    mapping = guess_mapping(made, ImportSubject.PEOPLE)
    assert [use.field for use in mapping.columns] == [
        F.ORDINAL,
        F.FULL_NAME,
        F.MALE,
        F.FEMALE,
        F.POSITION,
    ]
    assert mapping.first_row == 2


def test_a_short_word_does_not_take_other_headers() -> None:
    made = sheet(("Họ và tên", "Tên sáng kiến", "Nam tham gia", "Đơn vị"))
    assert fields(made) == [F.FULL_NAME, None, None, F.UNIT]


def test_a_list_without_a_header_says_so() -> None:
    for subject in ImportSubject:
        with pytest.raises(RuleError) as refused:
            guess_mapping(sheet(("a", 1), ("b", 2)), subject)
        assert refused.value.problems[0].code == "import.no_header"


def test_the_officer_can_change_what_a_column_is() -> None:
    mapping = guess_mapping(sheet(("Họ và tên", "Đơn vị", "Tổ")), ImportSubject.PEOPLE)
    changed = use_column(mapping, 2, F.UNIT)
    assert [use.field for use in changed.columns] == [F.FULL_NAME, None, F.UNIT]
    assert [use.field for use in use_column(changed, 0, None).columns] == [None, None, F.UNIT]


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_an_old_list_is_converted_and_shows_each_cell_before_and_after(encoding: Encoding) -> None:
    def old(text: str) -> str:
        return from_unicode(text, encoding)

    made = sheet(
        (old("Họ và tên"), old("Đơn vị"), "Ghi chú"),
        (old("Nguyễn Văn Mẫu"), old("Thôn mẫu số một"), "Đã chuyển"),
        ("Ban An", 12, "Hoà"),
    )
    assert fields(made) == [F.FULL_NAME, F.UNIT, None]
    converted, changes = recode_sheet(made)
    assert [cell.text for cell in converted.rows[1]] == [
        "Nguyễn Văn Mẫu",
        "Thôn mẫu số một",
        "Đã chuyển",
    ]
    assert [cell.text for cell in converted.rows[2]] == ["Ban An", "12", "Hoà"]
    assert [(c.row, c.column, c.encoding, c.after) for c in changes] == [
        (1, 1, encoding, "Họ và tên"),
        (1, 2, encoding, "Đơn vị"),
        (2, 1, encoding, "Nguyễn Văn Mẫu"),
        (2, 2, encoding, "Thôn mẫu số một"),
    ]
    assert changes[0].before == old("Họ và tên")


def test_one_old_cell_in_a_good_list_is_found_and_the_rest_untouched() -> None:
    made = sheet(("Họ và tên",), ("Nguyễn Văn Mẫu",), ("TrÇn ThÞ H»ng",), ("Lò Cao Bá",))
    converted, changes = recode_sheet(made)
    assert [row[0].text for row in converted.rows][2:] == ["Trần Thị Hằng", "Lò Cao Bá"]
    assert len(changes) == 1
