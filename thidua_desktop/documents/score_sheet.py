"""Phiếu chấm điểm of a unit: every point of its total by field, what was added and taken away."""

from __future__ import annotations

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
    RowKind,
    Run,
    Section,
    Signatures,
    Signer,
    TableBlock,
    Title,
    plain,
)
from thidua_desktop.documents.parts import PROVISIONAL, letterhead, roman

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.documents.parts import Issuer

_SIZE: Final = 11.0
_PLACES: Final = 2
_NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One task; `result` is what counts, `reported` what the unit said where that differs.

    `full` and `points` None: it is not scored, and `result` says why.
    """

    name: str
    measure: str
    target: str
    result: str
    achieved: str
    full: Decimal | None
    points: Decimal | None
    reported: str = ""
    indicator_id: int = 0


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The tasks of one field (nội dung thi đua) with their sums."""

    title: str
    full: Decimal | None
    points: Decimal | None
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetChange:
    """Điểm thưởng, điểm trừ as it enters the total, in words with its day and reason."""

    words: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class ScoreSheetPaper:
    """One unit's sheet; `total` None: nothing could be scored."""

    issuer: Issuer
    unit: str
    block: str
    campaign: str
    as_at: date
    provisional: bool
    groups: tuple[SheetGroup, ...]
    changes: tuple[SheetChange, ...]
    total: Decimal | None
    closing: tuple[tuple[str, str], ...]  # what is said under the table: name, value
    signers: tuple[Signer, ...]
    notes: tuple[str, ...] = ()
    unit_id: int = 0


def compose(sheets: tuple[ScoreSheetPaper, ...]) -> Document:
    """Compose the sheets of one or more units, each on pages of its own."""
    first = sheets[0]
    whose = first.unit if len(sheets) == 1 else f"{len(sheets)} đơn vị"
    return Document(
        title=f"Phiếu chấm điểm thi đua - {whose}",
        author=first.issuer.name,
        sections=tuple(Section(tuple(_blocks(sheet))) for sheet in sheets),
        mark=PROVISIONAL if first.provisional else "",
    )


def _blocks(data: ScoreSheetPaper) -> Iterator[Block]:
    yield letterhead(data.issuer, None)
    yield Title(
        "PHIẾU CHẤM ĐIỂM",
        f"Kết quả thực hiện {data.campaign}",
        remark=f"(Số liệu tính đến ngày {format_short(data.as_at)})",
        mark=PROVISIONAL if data.provisional else "",
    )
    yield Paragraph((Run("Đơn vị: "), Run(data.unit, bold=True)))
    if data.block:
        yield Paragraph((Run("Khối thi đua: "), Run(data.block, bold=True)))
    yield _table(data)
    for name, value in data.closing:
        yield Paragraph((Run(f"{name}: "), Run(value, bold=True)), Role.RESULT)
    for note in data.notes:
        yield Paragraph(plain(note), Role.NOTE)
    yield Signatures(data.signers)


def _table(data: ScoreSheetPaper) -> TableBlock:
    columns = (
        Column(10, Align.CENTRE),
        Column(57),
        Column(13, Align.CENTRE),
        Column(17, Align.CENTRE),
        Column(24, Align.CENTRE),
        Column(16, Align.CENTRE),
        Column(16, Align.RIGHT),
        Column(16, Align.RIGHT),
    )
    header = (
        "TT",
        "Nội dung, chỉ tiêu",
        "ĐVT",
        "Được giao",
        "Kết quả",
        "Mức đạt",
        "Điểm tối đa",
        "Điểm chấm",
    )
    return TableBlock(columns, (header,), tuple(_rows(data)), size=_SIZE)


def _rows(data: ScoreSheetPaper) -> Iterator[Row]:
    number = 0
    for place, group in enumerate(data.groups, start=1):
        yield Row(
            (roman(place), group.title, _points(group.full), _points(group.points)),
            RowKind.GROUP,
            (1, 5, 1, 1),
            (None, None, None, _points_of(data, *group.lines)),
        )
        for line in group.lines:
            number += 1
            points = _points_of(data, line)
            yield Row((str(number), *_cells(line)), sources=(*[None] * 7, points))
    if data.changes:
        place = len(data.groups) + 1
        yield Row((roman(place), "Điểm thưởng, điểm trừ"), RowKind.GROUP, (1, 7))
        for change in data.changes:
            yield Row(("", change.words, "", _signed(change.points)), spans=(1, 5, 1, 1))
    if data.total is not None:
        yield Row(
            ("", "TỔNG ĐIỂM", "", _points(data.total)),
            RowKind.TOTAL,
            (1, 5, 1, 1),
            (None, None, None, _points_of(data)),
        )


def _points_of(data: ScoreSheetPaper, *lines: SheetLine) -> NumberSource:
    """Name what points are made of: some lines, or the whole sheet."""
    return NumberSource(tuple(n.indicator_id for n in lines), data.unit_id, scored=True)


def _cells(line: SheetLine) -> tuple[str, ...]:
    result = f"{line.result} (đơn vị báo: {line.reported})" if line.reported else line.result
    return (
        line.name,
        line.measure,
        line.target,
        result,
        line.achieved,
        _points(line.full),
        _points(line.points),
    )


def _points(points: Decimal | None) -> str:
    return _NONE if points is None else format_decimal(points, _PLACES)


def _signed(points: Decimal) -> str:
    return f"+{_points(points)}" if points > 0 else _points(points)
