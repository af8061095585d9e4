"""Phụ lục nhật ký thay đổi: the acts of some days with the head of the chain to check them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.documents.blocks import (
    Align,
    Block,
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
from thidua_desktop.documents.parts import Issuer, letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One act as it is printed."""

    seq: int
    at: str
    actor: str
    label: str
    reason: str
    mark: str  # the first digits of its hash


@dataclass(frozen=True, slots=True)
class JournalAnnex:
    issuer: Issuer
    first: date
    last: date
    made_on: date
    head: str  # "4812 · 7F3A-91C2-…"
    sound: bool
    rows: tuple[AnnexRow, ...]


def compose(data: JournalAnnex) -> Document:
    """Compose the annex; a chain that does not hold is said in so many words."""
    days = f"từ {format_short(data.first)} đến {format_short(data.last)}"
    return Document(
        title=f"Nhật ký thay đổi {days}",
        author=data.issuer.name,
        sections=(Section(tuple(_blocks(data, days))),),
    )


def _blocks(data: JournalAnnex, days: str) -> Iterator[Block]:
    yield letterhead(data.issuer, None)
    yield Title("PHỤ LỤC NHẬT KÝ", f"Các lần thay đổi dữ liệu {days}")
    yield _table(data.rows)
    state = "chuỗi nhật ký khớp, dữ liệu khớp nhật ký" if data.sound else "CÓ CHỖ KHÔNG KHỚP"
    yield Paragraph(
        plain(
            f"Nhật ký #{data.head}. Kiểm tra ngày {format_short(data.made_on)}: {state}. "
            f"Số lần thay đổi in ở đây: {len(data.rows)}."
        ),
        Role.NOTE,
    )
    yield Signatures((Signer(("NGƯỜI LẬP",)), Signer(("TRƯỞNG PHÒNG",))))


def _table(rows: tuple[AnnexRow, ...]) -> TableBlock:
    columns = (
        Column(12, Align.RIGHT),
        Column(32),
        Column(27),
        Column(54),
        Column(26),
        Column(24),
    )
    header = ("Lần", "Lúc", "Người", "Việc", "Lý do", "Mã")
    return TableBlock(
        columns,
        (header,),
        tuple(Row((str(r.seq), r.at, r.actor, r.label, r.reason or "-", r.mark)) for r in rows),
        size=10.0,
    )
