"""Vietnamese spelling, order and search."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core.text import (
    Match,
    clean,
    fold,
    is_nfc,
    lower_first,
    match,
    matches,
    name_key,
    name_sort_key,
    nfc,
    numbered,
    ranked,
    respell,
    sort_key,
    unmarked,
)

SAMPLE = """
    Hoà hòa hóa hoàn hoàng uỷ ủy quý quà già giữa gì thôn Thôn bản đội Đội An ăn ân bà bá bạ
    Nguyễn Lương Triệu Nông tổ 2 10 03 1/6 - ( Hùng
"""
SYLLABLES = SAMPLE.split()
ORDER = "ba Ba BA bà bả bã bá bạ bác bạc băng bâng bo bô bơ bu bư ca da đa e ê"
LETTERS = "i o ô ơ p u ư v x y"
LINES = st.lists(st.sampled_from(SYLLABLES), max_size=5).map(" ".join) | st.text(max_size=12)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("  Thôn \t Nà\u00a0Mỏ \r\n", "Thôn Nà Mỏ"),
        (decomposed("Hoàng Thị Ngọc Ánh"), "Hoàng Thị Ngọc Ánh"),
        ("\ufeffLương\u200b Văn\u00ad An\x00", "Lương Văn An"),
        ("\ud800 lẻ", "lẻ"),
        ("\u00d0ặng \u00f0ình", "Đặng đình"),
        ("", ""),
    ],
)
def test_entered_text_is_cleaned(entered: str, kept: str) -> None:
    assert clean(entered) == kept


@given(LINES)
def test_cleaning_is_done_once_and_gives_text_that_may_be_drawn(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert is_nfc(kept)
    assert kept.encode("utf-8").decode("utf-8") == kept


def test_decomposed_text_is_told_apart() -> None:
    assert not is_nfc(decomposed("Hòa"))
    assert is_nfc(nfc(decomposed("Hòa")))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Nguyễn Văn Cừ", "duong nguyen van cu"),
        (decomposed("ĐỒNG ĐĂNG"), "dong dang"),
        ("ỨNG DỤNG – 2025", "ung dung – 2025"),
        ("\u00d0ặng", "dang"),
    ],
)
def test_folding_takes_marks_and_case_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_of_files_lose_their_marks_and_keep_their_case() -> None:
    assert unmarked("Thôn Đồng Đăng – Ủy ban") == "Thon Dong Dang – Uy ban"
    assert unmarked(decomposed("Trường Tiểu học")) == "Truong Tieu hoc"


@given(LINES)
def test_folding_does_not_depend_on_the_form_of_the_marks(text: str) -> None:
    assert fold(decomposed(text)) == fold(nfc(text))


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("hoà", "hòa"),
        ("Hoá", "Hóa"),
        ("khoẻ", "khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("CỘNG HOÀ", "CỘNG HÒA"),
        ("luỹ kế", "lũy kế"),
        ("huỷ bỏ, tuý", "hủy bỏ, túy"),
        ("Hòang", "Hoàng"),
        ("Tòan", "Toàn"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("gìa", "già"),
        (decomposed("thuỷ"), "thủy"),
    ],
)
def test_tones_go_to_their_official_place(written: str, official: str) -> None:
    assert respell(written) == official


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành quý giá giữa gì gìn giếng quốc huỳnh thuở khuỷu người ngoài xoáy của mía",
        "rượu cứu hoặc tiến yếu chuối ngoèo xoóng thúy Đắk Lắk Niê Kdăm",
        "café Citroën naïveté 12/15 a_b",
    ],
)
def test_rightly_spelled_and_foreign_words_stay(text: str) -> None:
    assert respell(text) == text


@given(LINES)
def test_respelling_moves_tones_only(text: str) -> None:
    once = respell(text)
    assert respell(once) == once
    assert fold(once) == fold(text)


@pytest.mark.parametrize(
    "ordered",
    [
        ORDER.split(),
        LETTERS.split(),
        ["Thôn", "Thôn 1", "Thôn 2", "Thôn 03", "Thôn 10", "Thôn 100", "Thôn An", "Thôn Ấn"],
        ["Thôn 9", "Thôn 999999998", "Thôn 999999999", "Thôn 1000000000"],
        ["Tổ 2A", "Tổ 2B", "Tổ 10A"],
        ["Na Sầm", "Nà Cáp", "Nà Mò", "Nà Mỏ", "Nà Pàn", "Nạ Tình"],
        ["12 Pò", "Bản Áng", "Điềm He", "Đồng Đăng", "Ea Súp", "Жизнь"],
        ["Hòa An", "Hoà Bình", "Hòa Cư"],
    ],
)
def test_lists_are_in_dictionary_order(ordered: list[str]) -> None:
    assert sorted(ordered, key=sort_key) == ordered


def test_foreign_marks_sort_as_their_plain_letters() -> None:
    assert sorted(["Zurich", "Öttinger", "Ong"], key=sort_key) == ["Ong", "Öttinger", "Zurich"]


def test_people_are_in_order_of_given_family_and_middle_name() -> None:
    ordered = [
        "",
        "An",
        "Lương Thị An",
        "Nguyễn Bá An",
        "Nguyễn Văn An",
        "Nguyễn Văn Án",
        "Đàm Văn Anh",
        "Bế Thị Ánh",
        "Hoàng Văn Dũng",
        "Chu Văn Đức",
        "Vi Hoà",
        "Vi Văn Hòa",
    ]
    assert sorted(ordered, key=name_sort_key) == ordered


@given(LINES, LINES)
def test_a_key_orders_in_the_database_as_in_memory(one: str, other: str) -> None:
    for key in (sort_key, name_sort_key):
        left, right = key(one), key(other)
        assert (left < right) == (left.encode() < right.encode())
        assert (left == right) == (clean(one) == clean(other))


def test_the_database_orders_keys_without_a_collation_of_our_own() -> None:
    units = ["Thôn 10", "Đội 1", "Thôn 2", "Bản Áng", "Dự án", "bản An"]
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE TABLE unit (name TEXT, key TEXT COLLATE BINARY)")
        connection.executemany(
            "INSERT INTO unit VALUES (?, ?)", [(name, sort_key(name)) for name in units]
        )
        rows = connection.execute("SELECT name FROM unit ORDER BY key").fetchall()
    finally:
        connection.close()
    assert [name for (name,) in rows] == [
        "bản An",
        "Bản Áng",
        "Dự án",
        "Đội 1",
        "Thôn 2",
        "Thôn 10",
    ]


@given(st.lists(st.sampled_from(SYLLABLES), max_size=4), st.sampled_from(SYLLABLES))
def test_a_text_comes_before_its_continuation(words: list[str], more: str) -> None:
    assert sort_key(" ".join(words)) < sort_key(" ".join([*words, more]))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Nguyễn Văn Hoà", "nguyễn  văn Hòa", True),
        ("Thuỷ", decomposed("Thủy"), True),
        ("Trường TH&THCS Nà Mỏ", "Trường TH & THCS Nà Mỏ", True),
        ("Đặng Văn A", "Dang Van A", True),
        ("Tổ 1", "Tổ 11", False),
        ("Nguyễn Văn An", "Nguyễn Văn Anh", False),
    ],
)
def test_names_meant_alike_share_a_key(one: str, other: str, *, alike: bool) -> None:
    assert (name_key(one) == name_key(other)) is alike


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("hoà", "Thôn Hòa Bình", Match.EXACT),
        ("Hòa", "Thôn Hoà Bình", Match.EXACT),
        ("uỷ ban", "Ủy ban nhân dân", Match.EXACT),
        ("hoà", "Hoàn thành", Match.EXACT),
        ("hòa", "Hoàn thành", Match.EXACT),
        ("àn thành", "Hoàn thành", Match.EXACT),
        ("hoa", "Hòa Bình", Match.FOLDED),
        ("hoa", "Hoa Lư", Match.EXACT),
        ("hóa", "Hòa Bình", Match.FOLDED),
        ("dong dang", "Đồng Đăng", Match.FOLDED),
        ("đăng đồng", "Đồng Đăng", Match.EXACT),
        ("đồng lang", "Đồng Đăng", Match.NONE),
        (decomposed("Mỏ"), "Nà Mỏ", Match.EXACT),
        ("", "Nà Mỏ", Match.EXACT),
        ("nà", "", Match.NONE),
    ],
)
def test_search_finds_every_typed_word(query: str, text: str, expected: Match) -> None:
    assert match(query, text) is expected
    assert matches(query, text) is (expected is not Match.NONE)


def test_exact_marks_come_first_and_the_rest_keeps_its_order() -> None:
    units = ("Thôn Hóa", "Thôn Nà", "Thôn Hòa", "Thôn Hoa", "Thôn Hoà An")
    found = ranked("hoà", units, text=str)
    assert found == ("Thôn Hòa", "Thôn Hoà An", "Thôn Hóa", "Thôn Hoa")


@given(LINES)
def test_a_text_is_found_by_itself_and_by_its_folded_form(text: str) -> None:
    assert match(text, text) is Match.EXACT
    assert matches(fold(text), text)
    kept = clean(text)  # what the program stores: control characters never get that far
    assert match(respell(kept), kept) is Match.EXACT


def test_a_name_inside_a_sentence_starts_small() -> None:
    assert lower_first("Phòng Văn hóa - Xã hội") == "phòng Văn hóa - Xã hội"
    assert lower_first("Đảng ủy") == "đảng ủy"
    assert lower_first("") == ""


def test_a_title_bears_its_number_as_printed() -> None:
    assert numbered("3", "Giáo dục") == numbered("3.", "Giáo dục") == "3. Giáo dục"
    assert numbered("a)", "Giáo dục") == "a) Giáo dục"
    assert numbered("", "Giáo dục") == "Giáo dục"
