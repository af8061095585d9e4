"""Bảng xếp hạng thi đua, one table a block (khối thi đua)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
    NumberSource,
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
from thidua_desktop.documents.parts import PROVISIONAL, Issuer, PaperNumber, letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

_NONE: Final = "-"
_SHARED: Final = "đồng hạng"
_PLACES: Final = 2


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """One unit; points as Decimal, no place or total when it is vetoed or has nothing to score."""

    place: int | None
    name: str
    total: Decimal | None
    bonus: Decimal
    deduction: Decimal
    grade: str  # xếp loại phong trào
    note: str = ""
    reported: Decimal | None = None  # by what the unit itself said, before verification
    unit_id: int = 0


@dataclass(frozen=True, slots=True)
class RankedBlock:
    """Units in the order of their places; those without one come last."""

    name: str
    units: tuple[RankedUnit, ...]


@dataclass(frozen=True, slots=True)
class RankingList:
    issuer: Issuer
    number: PaperNumber | None
    campaign: str
    as_at: date
    provisional: bool
    blocks: tuple[RankedBlock, ...]
    signers: tuple[Signer, ...]
    scale_note: str = ""  # where the grades come from: the office's own setting
    more_notes: tuple[str, ...] = ()
    of_block: str = ""  # the only block on it; empty: all of the campaign


def compose(data: RankingList) -> Document:
    """Compose the list; before closing it says TẠM TÍNH."""
    whose = f", {data.of_block}" if data.of_block else ""
    return Document(
        title=f"Bảng xếp hạng thi đua{whose}, số liệu đến {format_short(data.as_at)}",
        author=data.issuer.name,
        sections=(Section(tuple(_blocks(data))),),
        mark=PROVISIONAL if data.provisional else "",
    )


def _blocks(data: RankingList) -> Iterator[Block]:
    yield letterhead(data.issuer, data.number)
    yield Title(
        "BẢNG XẾP HẠNG",
        f"Kết quả {data.campaign}",
        remark=f"(Số liệu tính đến ngày {format_short(data.as_at)})",
        mark=PROVISIONAL if data.provisional else "",
    )
    for block in data.blocks:
        yield Paragraph(plain(block.name), Role.CAPTION)
        yield _table(block)
    if data.scale_note:
        yield Paragraph(plain(data.scale_note), Role.NOTE)
    for note in data.more_notes:
        yield Paragraph(plain(note), Role.NOTE)
    yield Signatures(data.signers)


def _table(block: RankedBlock) -> TableBlock:
    columns = (
        Column(14, Align.CENTRE),
        Column(42),
        Column(17, Align.RIGHT),
        Column(17, Align.RIGHT),
        Column(18, Align.RIGHT),
        Column(14, Align.RIGHT),
        Column(19, Align.CENTRE),
        Column(33),
    )
    header = (
        "Xếp hạng",
        "Đơn vị",
        "Tổng điểm",
        "Đơn vị báo",
        "Điểm thưởng",
        "Điểm trừ",
        "Xếp loại",
        "Ghi chú",
    )
    places = Counter(unit.place for unit in block.units if unit.place is not None)
    rows = tuple(
        _row(unit, shared=unit.place is not None and places[unit.place] > 1) for unit in block.units
    )
    return TableBlock(columns, (header,), rows)


def _row(unit: RankedUnit, *, shared: bool) -> Row:
    notes = ((_SHARED,) if shared else ()) + ((unit.note,) if unit.note else ())
    points = NumberSource(unit_id=unit.unit_id, scored=True)
    return Row(
        (
            _NONE if unit.place is None else str(unit.place),
            unit.name,
            _NONE if unit.total is None else format_decimal(unit.total, _PLACES),
            _NONE if unit.reported is None else format_decimal(unit.reported, _PLACES),
            _points(unit.bonus),
            _points(unit.deduction),
            unit.grade or _NONE,
            "; ".join(notes),
        ),
        sources=(None, None, *[points] * 4, None, None),
    )


def _points(points: Decimal) -> str:
    return format_decimal(points, _PLACES) if points else _NONE
