"""Names that are one however they are spelt, and names that are two."""

from __future__ import annotations

import pytest

from thidua_desktop.domain.spelling import Nearness, nearness, slip, sound, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa"),
        ("Nguyễn Văn Hòa", "nguyen van hoa"),
        ("Lê Văn Trung", "Lê Văn Chung"),
        ("Lê Văn Giang", "Lê Văn Dang"),
        ("Lê Thị Xuân", "Lê Thị Suân"),
        ("Nông Văn Nam", "Lông Văn Lam"),
        ("Nông Văn Nam", "Nam Nông Văn"),
        ("Đặng Văn An", "Dang Van An"),
        ("Ông Lý Quý", "Lí Quí"),
        ("Trường TH&THCS mẫu 01", "Tập thể Trường Tiểu học và THCS mẫu 1"),
    ],
)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert nearness(one, other) is Nearness.SAME
    assert nearness(other, one) is Nearness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lê Văn Giang", "Lê Văn Đặng"),
        ("Lê Văn An", "Lê Thị An"),
        ("Lê Văn An", "Lê An"),
        ("Lê Thị Gi", "Lê Thị D"),
        ("Lê Văn Mai", "Lê Văn Mơi Sơn"),
        ("Thôn mẫu 1", "Thôn mẫu 2"),
        ("Thôn mẫu 1", "Thôn mẫu 11"),
        ("Khu II", "Khu III"),
        ("Tổ B", "Tổ C"),
        ("Lê Văn Hoa", "Lê Văn Huệ"),
        ("", ""),
        ("Lê Văn An", "–"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert nearness(one, other) is None
    assert nearness(other, one) is None


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Nguyễn Văn An", "Nguễn Văn An", Nearness.MISTYPED),
        ("Nguyễn Văn An", "Nguyyễn Văn An", Nearness.MISTYPED),
        ("Nguyễn Văn Tùng", "Nguyễn Vna Tùng", Nearness.MISTYPED),
        ("Nguyễn Văn Tùng", "Nguyễn VănTùng", Nearness.MISTYPED),
        ("Nguyễn Văn Hoàn", "Nguyễn Văn Hoàng", Nearness.LETTER_MORE),
        ("Lê Thị An", "Lê Thị Lan", Nearness.LETTER_OTHER),
        ("Lê Văn Hùng", "Lê Văn Tùng", Nearness.LETTER_OTHER),
    ],
)
def test_one_slip_of_the_hand(one: str, other: str, near: Nearness) -> None:
    assert nearness(one, other) is near
    assert nearness(other, one) is near


def test_two_letters_are_no_slip() -> None:
    assert slip("hoa", "hoanh") is None
    assert slip("minh", "quang") is None
    assert slip("nghia", "nghai") is not None


def test_an_i_is_heard_only_for_a_y_that_stands_alone() -> None:
    assert (sound("ly"), sound("quy"), sound("thuy"), sound("may")) == ("li", "qui", "thuy", "may")


def test_and_is_left_out_of_long_names_only() -> None:
    assert words("Giàng A Và") == ("giang", "a", "va")
    assert "va" not in words("Trường Tiểu học và Trung học cơ sở mẫu")
