"""A table of numbers on paper: totals over years, or a table of the yearly report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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

UPRIGHT_COLUMNS = 6
NAME_WIDTH, NUMBER_WIDTH, MARK_WIDTH = 60, 20, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPaper:
    """The first column names the line, the others are numbers as written."""

    issuer: Issuer
    title: str
    remark: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    notes: tuple[str, ...]
    signer: Signer


def compose(data: StatisticsPaper) -> Document:
    """Compose the table; many columns lay the sheet on its long side."""
    return Document(
        title=data.title,
        author=data.issuer.name,
        sections=(Section(tuple(_blocks(data)), landscape=len(data.header) > UPRIGHT_COLUMNS),),
    )


def _blocks(data: StatisticsPaper) -> Iterator[Block]:
    yield letterhead(data.issuer, None)
    yield Title("BIỂU THỐNG KÊ", data.title, remark=data.remark)
    numbers = (Column(NUMBER_WIDTH, Align.RIGHT),) * (len(data.header) - 1)
    columns = (Column(MARK_WIDTH, Align.CENTRE), Column(NAME_WIDTH), *numbers)
    rows = [Row((str(at), *row)) for at, row in enumerate(data.rows, 1)]
    if data.total:
        rows.append(Row(("", *data.total), RowKind.TOTAL))
    yield TableBlock(columns, (("STT", *data.header),), tuple(rows), size=11.0)
    for note in data.notes:
        yield Paragraph(plain(note), Role.NOTE)
    yield Signatures((Signer(("NGƯỜI LẬP",)), data.signer))
