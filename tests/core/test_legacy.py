"""Old fonts' codes against Unicode: conversion, the way back, and telling them apart."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core.legacy import Encoding, detect, detect_column, from_unicode, to_unicode
from thidua_desktop.core.syllable import is_syllable, may_be_unmarked_syllable

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LARGE = [letter.upper() for letter in SMALL]
CONSONANTS = list("bcdghklmnpqrstvx")
NAMES = ("Nguyễn Văn Mẫu", "Trần Thị Hằng", "Đỗ Hữu Lượng", "Lường Thị Mỹ", "Vi Đức Kiên")
TCVN3_NAMES = ("NguyÔn V¨n MÉu", "TrÇn ThÞ H»ng", "§ç H÷u L\xad\xeeng", "L\xadêng ThÞ Mü")
VNI_NAMES = ("Nguyeãn Vaên Maãu", "Traàn Thò Haèng", "Ñoã Höõu Löôïng", "Löôøng Thò Myõ")


@pytest.mark.parametrize(("old", "name"), list(zip(TCVN3_NAMES, NAMES, strict=False)))
def test_tcvn3_names_are_read_and_written(old: str, name: str) -> None:
    assert detect(old) is Encoding.TCVN3
    assert to_unicode(old, Encoding.TCVN3) == name
    assert from_unicode(name, Encoding.TCVN3) == old


@pytest.mark.parametrize(("old", "name"), list(zip(VNI_NAMES, NAMES, strict=False)))
def test_vni_names_are_read_and_written(old: str, name: str) -> None:
    assert detect(old) is Encoding.VNI
    assert to_unicode(old, Encoding.VNI) == name
    assert from_unicode(name, Encoding.VNI) == old


@pytest.mark.parametrize(
    "text",
    [
        *NAMES,
        *(unicodedata.normalize("NFD", name) for name in NAMES),
        "Cao Bá Quát",
        "Hoà An",
        "xã Hòa Bình, «Hà»",
        "KẾ HOẠCH",
        "Đăk Lăk, café 10 µm",
    ],
)
def test_unicode_is_known_and_only_composed(text: str) -> None:
    assert detect(text) is Encoding.UNICODE
    for encoding in (detect(text), Encoding.UNICODE):
        assert encoding is not None
        assert to_unicode(text, encoding) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", ["", "Ban An Lan", "12/5", "25 °C, m²", "Citroën", "naïve"])
def test_without_evidence_nothing_is_said(text: str) -> None:
    assert detect(text) is None


def test_what_is_surely_unicode_is_never_converted() -> None:
    for name in NAMES:
        assert to_unicode(name, Encoding.TCVN3) == name
        assert to_unicode(name, Encoding.VNI) == name
        assert from_unicode(name, Encoding.UNICODE) == name


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("KÕ HO¹CH\nPhong trµo", "KẾ HOẠCH\nPhong trào"),
        ("§¹i héi §¶NG Bé x·", "Đại hội ĐẢNG Bộ xã"),
        ("Lª T«, Vò Tó", "Lê Tô, Vũ Tú"),
        ("H\u03bc Néi", "Hà Nội"),
    ],
)
def test_large_tcvn3_letters_follow_the_words_around_them(old: str, text: str) -> None:
    assert to_unicode(old, Encoding.TCVN3) == text


def test_the_font_of_capitals_makes_all_large() -> None:
    assert to_unicode("kÕ ho¹ch", Encoding.TCVN3, capitals=True) == "KẾ HOẠCH"


def test_vni_capitals_take_marks_of_either_size() -> None:
    assert to_unicode("AÙNH Aùnh KEÁ HOAÏCH", Encoding.VNI) == "ÁNH Ánh KẾ HOẠCH"


def test_a_column_decides_where_a_cell_alone_cannot() -> None:
    assert detect("Hoà") is Encoding.UNICODE
    assert detect_column(("Hoà", *VNI_NAMES)) is Encoding.VNI
    assert detect_column(("Hoà", *NAMES)) is Encoding.UNICODE
    assert detect_column((*NAMES, TCVN3_NAMES[0])) is Encoding.UNICODE
    assert detect_column((*TCVN3_NAMES, *TCVN3_NAMES, NAMES[0])) is Encoding.TCVN3
    assert detect_column(()) is None


def test_as_much_evidence_for_both_old_encodings_is_none() -> None:
    assert to_unicode("Tö", Encoding.TCVN3) == "Tử"
    assert to_unicode("Tö", Encoding.VNI) == "Tư"
    assert detect("Tö") is None
    assert detect_column(("Tö", VNI_NAMES[1])) is Encoding.VNI


def in_words(letters: list[str]) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from([*letters, *CONSONANTS, " "]), max_size=20)


@given(in_words(SMALL))
def test_small_letters_go_to_tcvn3_and_back(text: str) -> None:
    old = from_unicode(text, Encoding.TCVN3)
    assert all(ord(code) < 0x100 for code in old)
    assert to_unicode(old, Encoding.TCVN3) == text


@given(in_words(SMALL).map(lambda text: f"{text} KH".upper()))
def test_capital_lines_go_to_tcvn3_and_back(text: str) -> None:
    assert to_unicode(from_unicode(text, Encoding.TCVN3), Encoding.TCVN3) == text


@pytest.mark.parametrize("letter", [*SMALL, *LARGE])
def test_every_letter_goes_to_vni_and_back(letter: str) -> None:
    old = from_unicode(letter, Encoding.VNI)
    assert all(ord(code) < 0x100 for code in old)
    assert to_unicode(old, Encoding.VNI) == letter
    assert to_unicode(old + "n", Encoding.VNI) == letter + "n"


@given(st.lists(st.sampled_from([*NAMES, "thôn bản", "ĐẠI HỘI", "khuỷu tay"]), max_size=6))
def test_vni_texts_go_there_and_back(words: list[str]) -> None:
    text = " ".join(words)
    assert from_unicode(text, Encoding.UNICODE) == text
    assert to_unicode(from_unicode(text, Encoding.VNI), Encoding.VNI) == text


def test_the_codes_are_those_of_the_c_library() -> None:
    iconv = shutil.which("iconv")
    if iconv is None:
        pytest.skip("no iconv program to compare with")
    known = subprocess.run([iconv, "-l"], check=True, capture_output=True, encoding="utf-8")
    if "TCVN5712-1" not in known.stdout:
        pytest.skip("this iconv does not know TCVN5712-1")
    letters = [*SMALL, *"ĂÂĐÊÔƠƯ"]
    marked = [letter for letter in letters if not letter.isascii()]
    assert len(marked) == 74
    codes = "".join(from_unicode(letter, Encoding.TCVN3) for letter in marked).encode("latin-1")
    # A space behind each code: the library waits for a tone that may follow.
    told = subprocess.run(
        [iconv, "-f", "TCVN5712-1", "-t", "UTF-8"],
        input=b" ".join(bytes([code]) for code in codes),
        check=True,
        capture_output=True,
    )
    assert told.stdout.decode().split() == marked


@pytest.mark.parametrize("word", ["Nguyễn", "gì", "giếng", "quyết", "khuỷu", "nghĩa", "ÚY", "hoà"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["", "nguyÔn", "bạ́n", "hợpp", "mòt", "sạch sẽ", "cafe", "bảc"])
def test_what_cannot_be_a_syllable_is_refused(word: str) -> None:
    assert not is_syllable(word)


def test_a_syllable_may_have_lost_its_marks() -> None:
    assert all(map(may_be_unmarked_syllable, ("nguyen", "tuan", "hoang", "duong", "an")))
    assert not any(map(may_be_unmarked_syllable, ("nguyyen", "vna", "hungg", "nguen", "")))
