"""Sổ khen thưởng on paper: one line an award, year by year, with what came after it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_count
from thidua_desktop.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
    Paragraph,
    Role,
    Row,
    RowKind,
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

HEADER = (
    "Số sổ",
    "Tên tập thể, cá nhân, hộ gia đình",
    "Đơn vị",
    "Hình thức",
    "Quyết định",
    "Tiền thưởng (đồng)",
    "Ghi chú",
)
COLUMNS = (
    Column(18, Align.CENTRE),
    Column(58),
    Column(46),
    Column(34),
    Column(38),
    Column(24, Align.RIGHT),
    Column(34),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One award; `issuer` is "" for the office itself, `amount` "" where none is known."""

    year: str
    number: str
    name: str
    unit: str
    form: str
    decision: str
    day: date | None
    issuer: str
    amount: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPaper:
    """What the paper is made of; `gaps` are numbers that name nobody."""

    issuer: Issuer
    subject: str
    made_on: date
    lines: tuple[RegisterLine, ...]
    gaps: tuple[str, ...]
    total: str
    signer: Signer


def compose(data: RegisterPaper) -> Document:
    """Compose the register on sheets laid on their long side."""
    return Document(
        title=f"Sổ khen thưởng – {data.subject}",
        author=data.issuer.name,
        sections=(Section(tuple(_blocks(data)), landscape=True),),
    )


def _blocks(data: RegisterPaper) -> Iterator[Block]:
    yield letterhead(data.issuer, None)
    yield Title("SỔ KHEN THƯỞNG", data.subject, remark=f"(In ngày {format_short(data.made_on)})")
    rows: list[Row] = []
    for year, lines in groupby(data.lines, key=lambda line: line.year):
        rows.append(Row((f"Năm {year}",), RowKind.GROUP, (len(HEADER),)))
        rows += map(_row, lines)
    yield TableBlock(COLUMNS, (HEADER,), tuple(rows), size=11.0)
    said = f"Tổng số: {format_count(len(data.lines))} lần khen; tiền thưởng {data.total}."
    yield Paragraph(plain(said), Role.RESULT)
    if data.gaps:
        yield Paragraph(plain(f"Số không dùng: {'; '.join(data.gaps)}."), Role.NOTE)
    yield Signatures((Signer(("NGƯỜI LẬP",)), data.signer))


def _row(line: RegisterLine) -> Row:
    day = "" if line.day is None else f" ngày {format_short(line.day)}"
    by = f", {line.issuer}" if line.issuer else ""
    decision = f"{line.decision}{day}{by}"
    return Row((line.number, line.name, line.unit, line.form, decision, line.amount, line.notes))
