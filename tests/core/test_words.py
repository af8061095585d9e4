"""Numbers in words, checked by reading the words back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core.words import LARGEST, money_words, number_words

DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def read_back(words: str) -> int:
    """Add the words up as a listener does, in a way of its own."""
    before, _, after = words.rpartition("tỷ")
    return (read_back(before) * 10**9 if before else 0) + below_billion(after)


def below_billion(words: str) -> int:
    total = group = digit = 0
    for word in words.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group, digit = group + 10, 0
        elif word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
        else:
            assert word == "linh"
    return total + group + digit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (555, "năm trăm năm mươi lăm"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (702_000, "bảy trăm linh hai nghìn"),
        (1_053_000, "một triệu không trăm năm mươi ba nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (
            1_234_567,
            "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy",
        ),
        (2_340_000_000, "hai tỷ ba trăm bốn mươi triệu"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (2_300_000_000_000, "hai nghìn ba trăm tỷ"),
        (5_000_000_000_000, "năm nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (-21, "âm hai mươi mốt"),
    ],
)
def test_numbers_are_read_as_in_school(number: int, words: str) -> None:
    assert number_words(number) == words


@given(st.integers(min_value=0, max_value=LARGEST) | st.integers(min_value=0, max_value=9_999))
def test_the_words_say_the_number(number: int) -> None:
    words = number_words(number)
    assert read_back(words) == number
    assert words == " ".join(words.split())


@pytest.mark.parametrize("number", [LARGEST + 1, -LARGEST - 1])
def test_numbers_beyond_reason_are_not_read(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        number_words(number)


def test_money_is_a_line_of_its_own() -> None:
    assert money_words(702_000) == "Bảy trăm linh hai nghìn đồng"
    assert money_words(4_914_000) == "Bốn triệu chín trăm mười bốn nghìn đồng"
    assert money_words(0) == "Không đồng"
