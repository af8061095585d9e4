"""Every letter inside its box, or the sheet refused by name before the first byte."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from certificate_samples import SHEET, faces, glyphs, page_texts, shipped_layout, single_box
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.documents import certificate_data
from thidua_desktop.documents.certificate import CertificatePress
from thidua_desktop.documents.certificate_breaks import break_costs
from thidua_desktop.documents.layout import Align, CertificateLayout, Content, Stand

if TYPE_CHECKING:
    from thidua_desktop.documents.certificate_data import CertificateData

SYLLABLES = (
    "Nguyễn", "Thị", "Mẫu", "Đặng", "Hữu", "Thưởng", "Ỷ", "Lựu", "Ữ", "Hằng", "Phượng", "Ẫm",
    "Trường", "Tiểu", "học", "và", "Trung", "cơ", "sở", "xã", "Cao", "Lộc", "năm", "2026", "lần",
    "thứ", "XIV", "của", "Đảng;", "-", "Nghiêng", "Jơ", "fẵ", "qụy", "(khối", "IV)", "Quỹ",
)  # fmt: skip
FIELDS = {
    Content.NAME: "printed_name",
    Content.SUBTITLE: "subtitle",
    Content.CITATION: "citation",
}
texts = st.one_of(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=60).map(" ".join),
    st.text("ẤẪgpỰyfJQŨđƠ", min_size=1, max_size=80),
)


def with_text(content: Content, text: str) -> CertificateData:
    return replace(SHEET, **{FIELDS[content]: text})


def press_for(layout: CertificateLayout | None = None) -> CertificatePress:
    return CertificatePress(layout or shipped_layout(), faces())


def codes(press: CertificatePress, *sheets: CertificateData) -> list[tuple[int, str, str]]:
    return [(found.index, found.problem.field, found.problem.code) for found in press.check(sheets)]


PRESSES = {content: press_for(single_box(content)) for content in FIELDS}


@pytest.mark.parametrize("content", list(FIELDS))
@settings(max_examples=60, deadline=None)
@given(text=texts, align=st.sampled_from(Align), stand=st.sampled_from(Stand))
def test_every_letter_lies_in_its_box_or_the_sheet_is_refused(
    content: Content, text: str, align: Align, stand: Stand
) -> None:
    layout = single_box(content)
    box = replace(layout.boxes[0], align=align, stand=stand)
    press = press_for(replace(layout, boxes=(box,)))
    sheet = with_text(content, text)
    problems = press.check([sheet])
    if problems:
        assert {found.problem.code for found in problems} == {"certificate.overflow"}
        assert {found.recipient for found in problems} == {sheet.printed_name}
        with pytest.raises(RuleError):
            press.render([sheet], title="t", author="a")
        return
    raw = press.render([sheet], title="t", author="a")
    found = glyphs(raw)
    area = box.area
    for glyph in found:
        assert glyph.left >= area.x - 0.02, glyph
        assert glyph.right <= area.right + 0.02, glyph
        assert glyph.top >= area.y - 0.02, glyph
        assert glyph.bottom <= area.bottom + 0.02, glyph
    assert sorted(glyph.char for glyph in found) == sorted(text.replace(" ", ""))
    fitted = press.fit([sheet])[0].boxes[0]
    assert " ".join(line.text for line in fitted.lines) == text
    assert box.floor <= fitted.size <= box.size
    assert len(fitted.lines) <= box.max_lines


def test_text_that_fits_keeps_its_wished_size_and_one_line() -> None:
    sheet = press_for().fit([SHEET])[0]
    assert sheet.shrink_percent == 0
    assert sheet.line_count(Content.NAME) == 1
    assert sheet.line_count(Content.CITATION) == 2


def test_long_name_shrinks_and_says_by_how_much() -> None:
    long_name = with_text(Content.NAME, "Cán bộ và Nhân dân thôn Mẫu Số Hai Mươi Ba xã Cao Lộc")
    sheet = press_for().fit([long_name])[0]
    fitted = next(found for found in sheet.boxes if found.box.content is Content.NAME)
    assert fitted.size < fitted.box.size
    assert sheet.shrink_percent == round(100 * (1 - fitted.size / fitted.box.size)) > 0


def test_what_does_not_fit_at_the_floor_is_refused_by_name_before_the_first_byte() -> None:
    endless = replace(SHEET, printed_name="Ông " + "Nguyễn " * 60 + "Mẫu")
    with pytest.raises(RuleError) as refused:
        press_for().render([SHEET, endless], title="t", author="a")
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("1.name", "certificate.overflow")
    assert problem.params["recipient"] == endless.printed_name


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(RuleError, match=r"certificate\.none"):
        press_for().render([], title="t", author="a")


def test_decomposed_name_is_refused_and_cleaned_name_prints() -> None:
    decomposed = replace(SHEET, printed_name=unicodedata.normalize("NFD", SHEET.printed_name))
    press = press_for()
    assert (0, "printed_name", "certificate.not_nfc") in codes(press, decomposed)
    with pytest.raises(RuleError):
        press.render([decomposed], title="t", author="a")
    raw = press.render([decomposed.cleaned()], title="t", author="a")
    assert "Bà Nguyễn Thị Mẫu" in page_texts(raw)[0].splitlines()


@pytest.mark.parametrize(
    ("sheet", "field", "code"),
    [
        (replace(SHEET, printed_name=""), "printed_name", "certificate.empty_name"),
        (replace(SHEET, printed_name="Ông/Bà Mẫu"), "printed_name", "certificate.salutation"),
        (replace(SHEET, printed_name="ông / bà Mẫu"), "printed_name", "certificate.salutation"),
        (replace(SHEET, citation="Hai  dấu cách"), "citation", "certificate.untidy"),
        (replace(SHEET, subtitle="Xuống\ndòng"), "subtitle", "certificate.untidy"),
        (replace(SHEET, signer="Mẫu 漢"), "signer", "certificate.missing_glyph"),
        (replace(SHEET, capacity=("漢",)), "capacity", "certificate.missing_glyph"),
    ],
)
def test_bad_text_is_named_with_its_recipient(
    sheet: CertificateData, field: str, code: str
) -> None:
    found = codes(press_for(), SHEET, sheet)
    assert (1, field, code) in found
    assert {index for index, _, _ in found} == {1}


def test_all_problems_of_all_recipients_are_told_at_once() -> None:
    sheets = (replace(SHEET, printed_name=""), SHEET, replace(SHEET, signer="漢"))
    assert {index for index, _, _ in codes(press_for(), *sheets)} == {0, 2}


@pytest.mark.parametrize(
    "content", [content for content in Content if content is not Content.CAPACITY]
)
def test_every_kind_of_content_has_its_text(content: Content) -> None:
    box = replace(single_box(Content.NAME).boxes[0], content=content, text="Chữ cố định")
    assert certificate_data.paragraphs(box, SHEET)


def test_every_vietnamese_letter_is_in_every_font_of_the_shipped_layout() -> None:
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    letters = "đĐ" + "".join(
        unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones
    )
    opened = faces()
    for name in shipped_layout().fonts:
        assert opened.face(name).missing(letters + letters.upper()) == ""


def test_font_that_is_not_there_is_a_fault_of_the_machine() -> None:
    with pytest.raises(EnvironmentFault) as fault:
        faces().face("Khong-Co")
    assert fault.value.params == {"font": "Khong-Co"}


def broken(citation: str) -> list[str]:
    fitted = PRESSES[Content.CITATION].fit([replace(SHEET, citation=citation)])[0]
    return [line.text for line in fitted.boxes[0].lines]


@pytest.mark.parametrize(
    ("citation", "kept"),
    [
        (SHEET.citation, "lần thứ XIV"),
        (
            (
                "Đã có thành tích xuất sắc trong phong trào thi đua xây dựng nông thôn mới "
                "trên địa bàn xã Cao Lộc giai đoạn năm 2021 đến năm 2026"
            ),
            "xã Cao Lộc",
        ),
        (
            (
                "Đã có thành tích xuất sắc trong công tác giúp đỡ gia đình ông Đặng Hữu Thưởng "
                "khắc phục hậu quả thiên tai năm 2026 tại thôn Mẫu 01 của xã"
            ),
            "Đặng Hữu Thưởng",
        ),
    ],
)
def test_phrases_that_belong_together_stay_on_one_line(citation: str, kept: str) -> None:
    lines = broken(citation)
    assert len(lines) > 1
    assert any(kept in line for line in lines)


@settings(max_examples=80, deadline=None)
@given(words=st.lists(st.sampled_from(SYLLABLES), min_size=12, max_size=40))
def test_last_word_never_stands_alone(words: list[str]) -> None:
    fitted = PRESSES[Content.CITATION].fit([replace(SHEET, citation=" ".join(words))])[0]
    if fitted.problems:
        return
    lines = fitted.boxes[0].lines
    assert len(lines) == 1 or " " in lines[-1].text


def test_number_and_name_hold_together_stronger_than_other_words() -> None:
    words = re.split(" ", "chào mừng Đại hội lần thứ XIV của Đảng tại xã Cao Lộc")
    costs = dict(zip(pairwise(words), break_costs(words), strict=True))
    inviting = costs["XIV", "của"]
    assert inviting < 0
    for pair in (("lần", "thứ"), ("thứ", "XIV"), ("xã", "Cao"), ("Cao", "Lộc"), ("chào", "mừng")):
        assert costs[pair] > 5
