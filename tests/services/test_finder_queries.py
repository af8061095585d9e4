"""Forty things an officer types, and what must stand first; agreed once, never to slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest

from thidua_desktop.services.finder import Searchable, find, searchable


@dataclass(frozen=True)
class Named:
    name: str
    text: Searchable


# In the order of a list; the order decides among equally good answers.
LIST: Final = (
    "Ban Chỉ huy Quân sự xã",
    "Công an xã",
    "Hội Nông dân xã",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Trạm Y tế xã",
    "Trung tâm Phục vụ hành chính công",
    "Trường mẫu A",
    "Trường mẫu B",
    "Ủy ban MTTQ Việt Nam xã",
    "Văn phòng HĐND và UBND",
    "Thôn mẫu 01",
    "Thôn mẫu 02",
    "Thôn mẫu 10",
    "Thôn Hoà Bình mẫu",
    "Thôn Hoa Bình mẫu",
    "Thôn Đồng Mẫu",
    "Thôn Dòng Mẫu",
    "Bà Nguyễn Thị Hòa mẫu 01",
    "Ông Trần Văn Đức mẫu 02",
    "Bà Tran Thi Duc mẫu 03",
    "Bà Lê Thị Thuỷ mẫu 04",
    "Bà Lê Thị Thúy mẫu 05",
    "Ông Lý Quý mẫu 06",
    "Ông Vi Qúy mẫu 07",
    "Bà Hoàng Thị Ánh mẫu 08",
    "Bà Hoàng Thị Anh mẫu 09",
    "Ông Đặng Hữu Ân mẫu 10",
    "Ông Dang Huu An mẫu 11",
    "Bà Phạm Thị Hương mẫu 12",
    "Bà Phạm Thị Hường mẫu 13",
    "Ông Nông Văn Khuê mẫu 14",
)
ITEMS: Final = tuple(Named(name, searchable(name)) for name in LIST)
QUERIES: Final = (
    ("quan su", "Ban Chỉ huy Quân sự xã"),
    ("công an", "Công an xã"),
    ("cong an xa", "Công an xã"),
    ("nong dan", "Hội Nông dân xã"),
    ("kinh te", "Phòng Kinh tế"),
    ("KINH TẾ", "Phòng Kinh tế"),
    ("van hoa", "Phòng Văn hóa - Xã hội"),
    ("văn hoá", "Phòng Văn hóa - Xã hội"),
    ("xa hoi phong", "Phòng Văn hóa - Xã hội"),
    ("y te", "Trạm Y tế xã"),
    ("hanh chinh", "Trung tâm Phục vụ hành chính công"),
    ("truong b", "Trường mẫu B"),
    ("mttq", "Ủy ban MTTQ Việt Nam xã"),
    ("uỷ ban", "Ủy ban MTTQ Việt Nam xã"),
    ("uy ban viet", "Ủy ban MTTQ Việt Nam xã"),
    ("hdnd", "Văn phòng HĐND và UBND"),
    ("HĐND", "Văn phòng HĐND và UBND"),
    ("thon 02", "Thôn mẫu 02"),
    ("thôn 1", "Thôn mẫu 01"),
    ("thon 10", "Thôn mẫu 10"),
    ("hoà bình", "Thôn Hoà Bình mẫu"),
    ("hòa bình", "Thôn Hoà Bình mẫu"),
    ("hoa bình", "Thôn Hoa Bình mẫu"),
    ("binh hoa thon", "Thôn Hoà Bình mẫu"),
    ("đồng", "Thôn Đồng Mẫu"),
    ("dòng", "Thôn Dòng Mẫu"),
    ("dong", "Thôn Đồng Mẫu"),
    ("nguyễn hòa", "Bà Nguyễn Thị Hòa mẫu 01"),
    ("nguyễn hoà", "Bà Nguyễn Thị Hòa mẫu 01"),
    ("đức", "Ông Trần Văn Đức mẫu 02"),
    ("tran duc", "Bà Tran Thi Duc mẫu 03"),
    ("thủy", "Bà Lê Thị Thuỷ mẫu 04"),
    ("thuý", "Bà Lê Thị Thúy mẫu 05"),
    ("qúy 06", "Ông Lý Quý mẫu 06"),
    ("vi quý", "Ông Vi Qúy mẫu 07"),
    ("anh mẫu", "Bà Hoàng Thị Anh mẫu 09"),
    ("ánh", "Bà Hoàng Thị Ánh mẫu 08"),
    ("đặng ân", "Ông Đặng Hữu Ân mẫu 10"),
    ("hường", "Bà Phạm Thị Hường mẫu 13"),
    ("  khuê   nông ", "Ông Nông Văn Khuê mẫu 14"),
)


def test_there_are_forty_of_them() -> None:
    assert len({words for words, _ in QUERIES}) == 40


@pytest.mark.parametrize(("words", "first"), QUERIES)
def test_what_is_typed_finds_first(words: str, first: str) -> None:
    assert find(words, ITEMS)[0].name == first


@pytest.mark.parametrize("words", ["zz", "thon 11 mau 02 x", "đồng nguyễn"])
def test_what_nobody_is_called_finds_nothing(words: str) -> None:
    assert find(words, ITEMS) == ()
