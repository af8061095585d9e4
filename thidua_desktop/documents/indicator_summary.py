"""Bảng tổng hợp kết quả thực hiện chỉ tiêu, by field and as a matrix of units and indicators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil
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
    RowKind,
    Section,
    Signatures,
    Signer,
    TableBlock,
    Title,
    plain,
)
from thidua_desktop.documents.parts import PROVISIONAL, Issuer, PaperNumber, letterhead, roman

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST_UNITS_ABREAST: Final = 9
_EMPTY: Final = "-"
_ROW_HEADS: Final = (12.0, 62.0)  # mm: STT and name of the indicator in the matrix
_MATRIX_WIDTH: Final = 252.0  # mm, the text of a landscape sheet


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator; values as written, or numbers to be written; None = no such value."""

    name: str
    measure: str
    target: str | Decimal | None
    actual: str | Decimal | None
    rate: str | Decimal | None  # percent
    state: str
    note: str = ""
    by_unit: tuple[str | Decimal | None, ...] = ()  # in the order of `units`
    indicator_id: int = 0


@dataclass(frozen=True, slots=True)
class FieldResults:
    """Field (nội dung thi đua); counted here, since a plan may print one number twice."""

    name: str
    indicators: tuple[IndicatorResult, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSummary:
    issuer: Issuer
    number: PaperNumber | None
    campaign: str
    as_at: date
    provisional: bool
    fields: tuple[FieldResults, ...]
    signers: tuple[Signer, ...]
    units: tuple[str, ...] = ()  # short names heading the columns of the matrix
    unit_ids: tuple[int, ...] = ()  # in the same order


def compose(data: IndicatorSummary) -> Document:
    """Compose the table and, when units are given, the matrix on sheets of its own."""
    mark = PROVISIONAL if data.provisional else ""
    matrix = (Section(tuple(_matrix(data)), landscape=True, restarts=False),) if data.units else ()
    return Document(
        title=f"Bảng tổng hợp kết quả thực hiện chỉ tiêu, số liệu đến {format_short(data.as_at)}",
        author=data.issuer.name,
        sections=(Section(tuple(_summary(data)), landscape=True), *matrix),
        mark=mark,
    )


def _title(data: IndicatorSummary, kind: str) -> Title:
    return Title(
        kind,
        f"Kết quả thực hiện các chỉ tiêu {data.campaign}",
        remark=f"(Số liệu tính đến ngày {format_short(data.as_at)})",
        mark=PROVISIONAL if data.provisional else "",
    )


def _summary(data: IndicatorSummary) -> Iterator[Block]:
    yield letterhead(data.issuer, data.number)
    yield _title(data, "BẢNG TỔNG HỢP")
    yield _table(data)
    yield Signatures(data.signers)


def _table(data: IndicatorSummary) -> TableBlock:
    columns = (
        Column(12, Align.CENTRE),
        Column(88),
        Column(22, Align.CENTRE),
        Column(24, Align.CENTRE),
        Column(28, Align.CENTRE),
        Column(18, Align.RIGHT),
        Column(24, Align.CENTRE),
        Column(36),
    )
    header = (
        "STT",
        "Nội dung, chỉ tiêu",
        "Đơn vị tính",
        "Kế hoạch",
        f"Thực hiện đến {format_short(data.as_at)}",
        "Tỷ lệ (%)",
        "Đánh giá",
        "Ghi chú",
    )
    rows = tuple(row for at, field in enumerate(data.fields, 1) for row in _field(at, field))
    return TableBlock(columns, (header,), rows)


def _field(at: int, field: FieldResults) -> Iterator[Row]:
    yield Row((roman(at), field.name), RowKind.GROUP, (1, 7))
    for place, one in enumerate(field.indicators, 1):
        values = (_written(one.target), _written(one.actual), _written(one.rate))
        whole = NumberSource((one.indicator_id,))
        yield Row(
            (str(place), one.name, one.measure, *values, one.state, one.note),
            sources=(None, None, None, None, whole, whole, None, None),
        )


def _matrix(data: IndicatorSummary) -> Iterator[Block]:
    yield _title(data, "BIỂU CHI TIẾT THEO ĐƠN VỊ")
    bands = _bands(len(data.units))
    for at, (start, end) in enumerate(bands, 1):
        if len(bands) > 1:
            yield Paragraph(plain(f"Biểu {at}/{len(bands)}"), Role.CAPTION)
        yield _band(data, start, end)


def _bands(units: int) -> tuple[tuple[int, int], ...]:
    """Cut the columns into bands of about equal width."""
    count = ceil(units / MOST_UNITS_ABREAST)
    cuts = [units * at // count for at in range(count + 1)]
    return tuple(pairwise(cuts))


def _band(data: IndicatorSummary, start: int, end: int) -> TableBlock:
    shown = end - start
    room = (_MATRIX_WIDTH - sum(_ROW_HEADS)) / shown
    columns = (
        Column(_ROW_HEADS[0], Align.CENTRE),
        Column(_ROW_HEADS[1]),
        *(Column(room, Align.CENTRE) for _ in range(shown)),
    )
    rows = (
        row
        for at, field in enumerate(data.fields, 1)
        for row in _matrix_rows(
            at, field, start, end, whole=shown == len(data.units), unit_ids=data.unit_ids
        )
    )
    header = ("STT", "Chỉ tiêu", *data.units[start:end])
    return TableBlock(columns, (header,), tuple(rows), size=11)


def _matrix_rows(
    at: int,
    field: FieldResults,
    start: int,
    end: int,
    *,
    whole: bool,
    unit_ids: tuple[int, ...],
) -> Iterator[Row]:
    """Write a field's rows; of several bands each shows only what its own units are given."""
    shown = [
        (place, one)
        for place, one in enumerate(field.indicators, 1)
        if whole or any(value is not None for value in one.by_unit[start:end])
    ]
    if shown:
        yield Row((roman(at), field.name), RowKind.GROUP, (1, end - start + 1))
    for place, one in shown:
        sources = (NumberSource((one.indicator_id,), n) for n in unit_ids[start:end])
        yield Row(
            (str(place), one.name, *map(_written, one.by_unit[start:end])),
            sources=(None, None, *sources),
        )


def _written(value: str | Decimal | None) -> str:
    if value is None:
        return _EMPTY
    return format_decimal(value) if isinstance(value, Decimal) else value
