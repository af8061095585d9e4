"""Words of old decisions: numbers, issuers, names and forms as lists print them."""

from __future__ import annotations

from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.form_words import match_form
from thidua_desktop.domain.past_decision import (
    DecisionNumber,
    bare_name,
    issuer_key,
    read_number,
    write_number,
)
from thidua_desktop.domain.records import AwardForm
from thidua_desktop.domain.terms import Origin


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("123/QĐ-UBND", DecisionNumber(123, "QĐ-UBND")),
        ("Số 05/QĐ-UBND", DecisionNumber(5, "QĐ-UBND")),
        ("Số: 05/QĐ-UBND", DecisionNumber(5, "QĐ-UBND")),
        ("Quyết định số 7/QĐ-UBND", DecisionNumber(7, "QĐ-UBND")),
        ("QĐ số 12", DecisionNumber(12)),
        ("QĐ 12/QĐ-CT", DecisionNumber(12, "QĐ-CT")),
        ("0012", DecisionNumber(12)),
        ("123 QĐ-UBND", DecisionNumber(123, "QĐ-UBND")),
        ("15-QĐ/HU", DecisionNumber(15, "QĐ/HU")),
        ("123 / QĐ-UBND", DecisionNumber(123, "QĐ-UBND")),
        ("123/2024/QĐ-UBND", DecisionNumber(123, "QĐ-UBND", 2024)),
        ("12/2024", DecisionNumber(12, "", 2024)),
        (
            "12/QĐ-UBND ngày 03/04/2024",
            DecisionNumber(12, "QĐ-UBND", None, date(2024, 4, 3)),
        ),
        (
            "12/QĐ-UBND, ngày 03 tháng 4 năm 2024",
            DecisionNumber(12, "QĐ-UBND", None, date(2024, 4, 3)),
        ),
        ("12/QĐ-UBND (ngày 3.4.2024)", DecisionNumber(12, "QĐ-UBND", None, date(2024, 4, 3))),
        ("ngày 03/04/2024", DecisionNumber(day=date(2024, 4, 3))),
        ("", DecisionNumber()),
        ("không số", DecisionNumber()),
        ("-", DecisionNumber()),
    ],
)
def test_a_number_is_read_as_printed(text: str, number: DecisionNumber) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("QĐ-UBND", "past.number_unreadable"),
        ("00/QĐ-UBND", "past.number_unreadable"),
        ("12a/QĐ-UBND", "past.number_unreadable"),
        ("1234567/QĐ-UBND", "past.number_unreadable"),
        ("12/QĐ-UBND ngày 30/02/2024", "date.impossible"),
        ("12/QĐ-UBND ngày 3/4/24", "date.short_year"),
    ],
)
def test_what_is_no_number_is_refused(text: str, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        read_number(text)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_number_is_written_as_papers_do() -> None:
    assert write_number(5, "QĐ-UBND") == "05/QĐ-UBND"
    assert write_number(123, "") == "123"
    assert write_number(None, "QĐ-UBND") == ""


def test_one_authority_has_one_key_and_a_former_one_another() -> None:
    spellings = (
        "Ủy ban nhân dân xã Cao Lộc",
        "Chủ tịch UBND xã Cao Lộc",
        "Chủ tịch Uỷ ban nhân dân xã Cao Lộc",
        "CT UBND xã Cao Lộc",
    )
    assert {issuer_key(text) for text in spellings} == {"ubnd xa cao loc"}
    assert issuer_key("UBND xã Cao Lộc (cũ)") != issuer_key(spellings[0])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ông Vi Văn Mẫu", "Vi Văn Mẫu"),
        ("Đồng chí Vi Văn Mẫu", "Vi Văn Mẫu"),
        ("Ba Văn Mẫu", "Ba Văn Mẫu"),
        ("Em Mẫu", "Em Mẫu"),
        ("Tập thể Thôn mẫu 01", "Thôn mẫu 01"),
        ("Tập thể cán bộ và nhân dân Thôn mẫu 01", "Thôn mẫu 01"),
        ("Tập thể nhân dân, cán bộ Thôn mẫu 01", "Thôn mẫu 01"),
        ("Hộ gia đình bà Hồ Thị Mẫu", "Hồ Thị Mẫu"),
        ("Hồ Văn Mẫu", "Hồ Văn Mẫu"),
        ("", ""),
    ],
)
def test_a_name_stands_without_what_it_is_called(text: str, name: str) -> None:
    assert bare_name(text) == name


NAMES = (
    "Giấy khen của Chủ tịch Ủy ban nhân dân xã",
    "Lao động tiên tiến",
    "Chiến sĩ thi đua cơ sở",
    "Tập thể lao động tiên tiến",
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Chiến sĩ thi đua cấp tỉnh",
)
FORMS = tuple(
    AwardForm(
        id=at, key=str(at), name=name, decided_by_commune=True, position=at, origin=Origin.SHIPPED
    )
    for at, name in enumerate(NAMES)
)


@pytest.mark.parametrize(
    ("text", "key", "sure"),
    [
        ("Giấy khen của Chủ tịch Ủy ban nhân dân xã", "0", True),
        ("giay khen cua chu tich ubnd xa", "0", True),
        ("Giấy khen của UBND xã", "0", True),
        ("Giấy khen", "0", False),
        ("Giấy khen của Chủ tịch UBND xã Thanh Lòa", "0", False),
        ("LĐTT", "1", True),
        ("Danh hiệu Lao động tiên tiến", "1", True),
        ("CSTĐCS", "2", True),
        ("CSTĐ cơ sở", "2", True),
        ("Tập thể LĐTT", "3", True),
        ("Bằng khen UBND tỉnh Lạng Sơn", "4", False),
        ("CSTĐ cấp tỉnh", "5", True),
    ],
)
def test_a_form_is_known_by_its_name_marks_aside(text: str, key: str, sure: bool) -> None:  # noqa: FBT001 - a case
    found = match_form(text, FORMS)
    assert found is not None
    assert (found.form.key, found.sure) == (key, sure)


@pytest.mark.parametrize(
    "text", ["", "Giấy khen của Giám đốc Sở", "Chiến sĩ thi đua", "Huân chương Lao động"]
)
def test_a_form_that_is_not_meant_for_sure_is_none(text: str) -> None:
    assert match_form(text, FORMS) is None
