"""Certificates and layouts for tests, and an independent reader of what was printed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from thidua_desktop.documents.certificate_data import CertificateData
from thidua_desktop.documents.certificate_face import Faces
from thidua_desktop.documents.layout import Art, CertificateLayout, Content
from thidua_desktop.documents.layout_reader import read_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

RESOURCES = Path(__file__).parents[2] / "resources"
FONTS = RESOURCES / "fonts"
LAYOUT_FILE = RESOURCES / "layouts" / "a4-ngang-co-dien.json"
PT = 25.4 / 72

SHEET = CertificateData(
    issuer="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CAO LỘC",
    award="GIẤY KHEN",
    printed_name="Bà Nguyễn Thị Mẫu",
    subtitle="Giáo viên, Trường mẫu A",
    citation=(
        "Đã có thành tích xuất sắc trong phong trào thi đua lập thành tích "
        "chào mừng Đại hội lần thứ XIV của Đảng"
    ),
    decision_number="15/QĐ-UBND",
    decision_date=date(2026, 1, 20),
    place="Cao Lộc",
    register_number="07",
    register_label="Số sổ vàng",
    capacity=("CHỦ TỊCH",),
    signer="Nguyễn Văn Mẫu",
)


def shipped_layout() -> CertificateLayout:
    return read_layout(LAYOUT_FILE)


def faces() -> Faces:
    return Faces(FONTS)


def single_box(content: Content) -> CertificateLayout:
    """Keep one box of the shipped layout, and neither drawing nor emblem."""
    layout = shipped_layout()
    return replace(
        layout,
        art=Art.NONE,
        emblem=replace(layout.emblem, visible=False),
        boxes=tuple(box for box in layout.boxes if box.content is content),
    )


def several(count: int) -> tuple[CertificateData, ...]:
    return tuple(
        replace(SHEET, printed_name=f"Ông Đặng Hữu Thưởng {at}", register_number=f"{at:02d}")
        for at in range(1, count + 1)
    )


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed letter and its ink in mm from the sheet's top left corner."""

    char: str
    left: float
    top: float
    right: float
    bottom: float


def page_texts(pdf: bytes) -> list[str]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return list(_glyphs(document[page]))


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    height = page.get_height()
    text = page.get_textpage()
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        if not char.strip():
            continue
        left, bottom, right, top = text.get_charbox(at)
        yield Glyph(char, left * PT, (height - top) * PT, right * PT, (height - bottom) * PT)
