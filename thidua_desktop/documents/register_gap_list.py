"""Báo cáo số sổ bỏ trống: numbers of the register of a year that need a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_count
from thidua_desktop.documents.blocks import (
    Align,
    Column,
    Document,
    Paragraph,
    Role,
    Row,
    Section,
    Signatures,
    Signer,
    TableBlock,
    Title,
    plain,
)
from thidua_desktop.documents.parts import letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from thidua_desktop.documents.blocks import Block
    from thidua_desktop.documents.parts import Issuer


@dataclass(frozen=True, slots=True)
class GapRow:
    """One number or a run of them; no words while the office has said nothing of it."""

    numbers: str
    kind: str
    words: str
    day: date | None


@dataclass(frozen=True, slots=True)
class GapList:
    """All that the report says; `given` counts the awards, `highest` is the last number used."""

    issuer: Issuer
    year: int
    given: int
    highest: int
    register_label: str
    day: date
    rows: tuple[GapRow, ...]
    preparer: str


def compose(data: GapList) -> Document:
    """Compose the report; a year without gaps says so."""
    return Document(
        title=f"Báo cáo số sổ khen thưởng bỏ trống năm {data.year}",
        author=data.issuer.name,
        sections=(Section(tuple(_blocks(data))),),
    )


def _blocks(data: GapList) -> Iterator[Block]:
    yield letterhead(data.issuer, None)
    yield Title(
        "BÁO CÁO",
        f"Số sổ khen thưởng bỏ trống, thu hồi năm {data.year}",
        remark=f"(Số liệu đến ngày {format_short(data.day)})",
    )
    yield Paragraph(
        plain(
            f"Năm {data.year} đã vào sổ {format_count(data.given)} lượt khen thưởng, "
            f"{data.register_label} lớn nhất là {format_count(data.highest)}."
        )
    )
    if data.rows:
        yield _table(data)
    else:
        yield Paragraph(plain("Không có số nào bỏ trống, không có giấy khen nào thu hồi."))
    yield Paragraph(plain("Các số nêu trên không cấp lại cho người khác."), Role.NOTE)
    yield Signatures((Signer(("NGƯỜI LẬP",), data.preparer), Signer(("TRƯỞNG PHÒNG",))))


def _table(data: GapList) -> TableBlock:
    columns = (Column(12, Align.CENTRE), Column(24), Column(38), Column(70), Column(26))
    header = ("STT", data.register_label, "Tình trạng", "Lý do, ghi chú", "Ngày")
    rows = tuple(
        Row(
            (
                str(at),
                row.numbers,
                row.kind,
                row.words or "-",
                format_short(row.day) if row.day else "-",
            )
        )
        for at, row in enumerate(data.rows, 1)
    )
    return TableBlock(columns, (header,), rows)
