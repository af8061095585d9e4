"""The table of old and new texts in a paper that amends or corrects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from thidua_desktop.documents.blocks import Align, Column, Row, TableBlock
from thidua_desktop.documents.parts import capital


class ChangedText(Enum):
    """Which printed text of an award; the value is how papers call it."""

    PRINTED_NAME = "họ và tên, tên gọi"
    SUBTITLE = "chức vụ, đơn vị, địa chỉ"
    CITATION = "nội dung thành tích"
    UNIT_NAME = "tên đơn vị"
    OTHER = "nội dung khác"


@dataclass(frozen=True, slots=True)
class Change:
    """One text that is replaced; `register` as "05/2026", empty without a number."""

    name: str
    place: str
    register: str
    text: ChangedText
    old: str
    new: str
    reason: str


_NOTHING: Final = "(không ghi)"


def names(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Name those the changes are about, each once."""
    return tuple(dict.fromkeys(one.name for one in changes))


def reasons(changes: tuple[Change, ...]) -> str:
    """Say the reasons, each once."""
    return "; ".join(dict.fromkeys(one.reason.rstrip(" .;") for one in changes))


def table(changes: tuple[Change, ...], register_label: str) -> TableBlock:
    """Set old beside new, a line for each text."""
    numbered = any(one.register for one in changes)
    columns = (
        Column(12, Align.CENTRE),
        Column(37),
        *((Column(20, Align.CENTRE),) if numbered else ()),
        Column(24),
        Column(36),
        Column(36),
    )
    register = (register_label,) if numbered else ()
    header = ("STT", "Người được khen", *register, "Nội dung", "Đã ghi", "Sửa lại là")
    rows = tuple(
        Row(
            (
                str(at),
                f"{one.name}, {one.place}" if one.place else one.name,
                *((one.register,) if numbered else ()),
                capital(one.text.value),
                one.old or _NOTHING,
                one.new or _NOTHING,
            )
        )
        for at, one in enumerate(changes, 1)
    )
    return TableBlock(columns, (header,), rows)
