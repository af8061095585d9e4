"""What is printed: exact text, own fonts, same bytes, one page each, exact places."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from certificate_samples import SHEET, faces, glyphs, page_texts, several, shipped_layout
from PIL import Image, ImageChops, ImageStat

from thidua_desktop.core.errors import RuleError
from thidua_desktop.documents.certificate import CertificatePress, Offset
from thidua_desktop.documents.layout import Content, Mode

if TYPE_CHECKING:
    from thidua_desktop.documents.certificate_data import CertificateData

TITLE, AUTHOR = "Giấy khen đợt 1", "Ủy ban nhân dân xã Cao Lộc"


@pytest.fixture
def press() -> CertificatePress:
    return CertificatePress(shipped_layout(), faces())


def printed(
    press: CertificatePress,
    *sheets: CertificateData,
    mode: Mode = Mode.FULL,
    offset: Offset | None = None,
) -> bytes:
    return press.render(sheets, title=TITLE, author=AUTHOR, mode=mode, offset=offset or Offset())


def test_every_text_reads_back_exactly(press: CertificatePress) -> None:
    text = page_texts(printed(press, SHEET))[0]
    for expected in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CAO LỘC",
        "TẶNG",
        "GIẤY KHEN",
        "Bà Nguyễn Thị Mẫu",
        "Giáo viên, Trường mẫu A",
        (
            "Đã có thành tích xuất sắc trong phong trào thi đua\r\n"
            "lập thành tích chào mừng Đại hội lần thứ XIV của Đảng"
        ),
        "Quyết định số: 15/QĐ-UBND ngày 20 tháng 01 năm 2026",
        "Số sổ vàng: 07",
        "Cao Lộc, ngày 20 tháng 01 năm 2026",
        "CHỦ TỊCH\r\n",
        "Nguyễn Văn Mẫu",
    ):
        assert text.count(expected) == 1, expected
    assert unicodedata.is_normalized("NFC", text)


def test_each_recipient_has_one_page_with_what_all_share(press: CertificatePress) -> None:
    texts = page_texts(printed(press, *several(5)))
    assert len(texts) == 5
    for at, text in enumerate(texts, start=1):
        lines = text.splitlines()
        assert f"Ông Đặng Hữu Thưởng {at}" in lines
        assert f"Số sổ vàng: {at:02d}" in lines
        assert text.count("GIẤY KHEN") == text.count("Nguyễn Văn Mẫu") == 1
        assert sum(line.startswith("Ông") for line in lines) == 1


def test_all_fonts_are_embedded_subsets(press: CertificatePress) -> None:
    with pdfplumber.open(io.BytesIO(printed(press, *several(3)))) as pdf:
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert fonts
    assert all(name[6] == "+" for name in fonts)
    raw = printed(press, SHEET)
    assert b"Helvetica" not in raw
    assert raw.count(b"/FontFile2") == raw.count(b"/FontDescriptor ") >= 5


def test_same_data_gives_same_bytes() -> None:
    sheets = several(3)
    once, twice = (printed(CertificatePress(shipped_layout(), faces()), *sheets) for _ in range(2))
    assert once == twice


def test_file_says_what_it_is(press: CertificatePress) -> None:
    raw = printed(press, SHEET)
    document = pypdfium2.PdfDocument(raw)
    meta = document.get_metadata_dict()
    document.close()
    assert (meta["Title"], meta["Author"]) == (TITLE, AUTHOR)
    assert b"/Lang (vi)" in raw


def test_printed_stock_gets_variable_text_alone_at_its_place(press: CertificatePress) -> None:
    full, stock = printed(press, SHEET), printed(press, SHEET, mode=Mode.PREPRINTED)
    on_stock = glyphs(stock)
    everything = {(g.char, round(g.left, 3), round(g.top, 3)) for g in glyphs(full)}
    assert {(g.char, round(g.left, 3), round(g.top, 3)) for g in on_stock} < everything
    lines = page_texts(stock)[0].splitlines()
    assert "Bà Nguyễn Thị Mẫu" in lines
    assert not {"GIẤY KHEN", "TẶNG", "Độc lập - Tự do - Hạnh phúc"} & set(lines)
    with pdfplumber.open(io.BytesIO(stock)) as pdf:
        page = pdf.pages[0]
        assert not [*page.rects, *page.curves, *page.lines, *page.images]


@pytest.mark.parametrize("mode", list(Mode))
def test_offset_moves_everything_by_exactly_its_mm(press: CertificatePress, mode: Mode) -> None:
    sheets = several(2)
    before = glyphs(printed(press, *sheets, mode=mode), page=1)
    moved = printed(press, *sheets, mode=mode, offset=Offset(right=1.3, down=-0.7))
    after = glyphs(moved, page=1)
    assert len(before) == len(after) > 50
    for old, new in zip(before, after, strict=True):
        assert new.left - old.left == pytest.approx(1.3, abs=0.01)
        assert new.top - old.top == pytest.approx(-0.7, abs=0.01)


def test_room_for_signature_and_seal_stays_free(press: CertificatePress) -> None:
    sheet = replace(SHEET, capacity=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    boxes = {fitted.box.content: fitted for fitted in press.fit([sheet])[0].boxes}
    capacity, signer = boxes[Content.CAPACITY].lines[-1], boxes[Content.SIGNER].lines[0]
    low = capacity.baseline - capacity.extent.bottom
    assert signer.baseline - signer.extent.top - low >= 35
    right = shipped_layout().width / 2
    between = [
        g
        for g in glyphs(printed(press, sheet))
        if g.left > right + 20 and low + 0.1 < g.top < low + 35
    ]
    assert not between


def test_without_the_emblem_a_star_stands_there_and_it_is_said(press: CertificatePress) -> None:
    assert press.emblem_missing
    area = shipped_layout().emblem.area
    edges = (area.x * 4, area.y * 4, area.right * 4, area.bottom * 4)
    medallion = _rendered(printed(press, SHEET)).crop(edges)
    red, green, blue = medallion.split()
    enamel = ImageChops.subtract(red, ImageChops.add(green, blue))
    assert ImageStat.Stat(enamel).mean[0] > 30  # a good part of the square is red
    middle = medallion.getpixel((medallion.width // 2, medallion.height // 2 - 6))
    assert isinstance(middle, tuple)
    assert middle[1] > 150  # gold, where the star is


def test_the_offices_emblem_takes_the_place_of_the_star() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (60, 60), (0, 90, 200, 255)).save(file, "PNG")
    press = CertificatePress(shipped_layout(), faces(), emblem=file.getvalue())
    assert not press.emblem_missing
    area = shipped_layout().emblem.area
    middle = (round((area.x + area.width / 2) * 4), round((area.y + area.height / 2) * 4))
    assert _rendered(printed(press, SHEET)).getpixel(middle) == (0, 90, 200)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"<svg/>", "emblem.not_png"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 4 + b"IHDR" + b"\xff" * 40, "emblem.too_large"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 4 + b"IHDR" + b"\0\0\0\x09" * 10, "emblem.unreadable"),
        (b"\x89PNG" * 1_000_000, "emblem.too_large"),
    ],
)
def test_a_file_that_is_no_sound_png_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        CertificatePress(shipped_layout(), faces(), emblem=raw)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_code_tells_the_facts_of_its_own_sheet() -> None:
    layout = shipped_layout()
    layout = replace(layout, qr=replace(layout.qr, visible=True))
    raw = printed(CertificatePress(layout, faces()), *several(2))
    found = zxingcpp.read_barcodes(_rendered(raw, page=1, scale=12))
    assert [code.text for code in found] == [
        "Quyết định số 15/QĐ-UBND\nngày 20/01/2026\nÔng Đặng Hữu Thưởng 2\nSố sổ vàng: 02"
    ]


def test_no_code_is_printed_unless_the_layout_asks(press: CertificatePress) -> None:
    assert not zxingcpp.read_barcodes(_rendered(printed(press, SHEET)))


def test_before_number_and_date_are_known_blanks_are_printed(press: CertificatePress) -> None:
    draft = replace(SHEET, decision_number="", decision_date=None, register_number="")
    text = page_texts(printed(press, draft))[0]
    assert "/QĐ-UBND" in text
    assert "15/QĐ-UBND" not in text
    assert "Số sổ vàng" not in text


def _rendered(raw: bytes, page: int = 0, *, scale: int = 4) -> Image.Image:
    """Draw a page at `scale` pixels for each mm."""
    document = pypdfium2.PdfDocument(raw)
    image = document[page].render(scale=cast("int", scale * 25.4 / 72)).to_pil().convert("RGB")
    document.close()
    return image
