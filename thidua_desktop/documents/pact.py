"""Giao ước thi đua of a block: what its units promise each other; all heads sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_long
from thidua_desktop.core.numbers import format_count
from thidua_desktop.documents.blocks import (
    FIXED_SPACE,
    Align,
    Block,
    Column,
    Document,
    Letterhead,
    ListItems,
    Marker,
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
from thidua_desktop.documents.parts import roman

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from thidua_desktop.documents.parts import Issuer

_SIZE: Final = 11.0
_SIDE_BY_SIDE: Final = 3
_PROMISES: Final = (
    (
        "Phổ biến kế hoạch đến toàn thể cán bộ, đoàn viên, hội viên và Nhân dân; phát động thi đua "
        "với việc làm cụ thể, thiết thực."
    ),
    (
        "Thực hiện đúng thời hạn các chỉ tiêu, nhiệm vụ đã giao và đã đăng ký; coi trọng chất "
        "lượng, không chạy theo số lượng."
    ),
    (
        "Báo cáo tiến độ đúng kỳ, số liệu trung thực; giúp đỡ nhau tháo gỡ khó khăn, chia sẻ mô "
        "hình, cách làm hay trong khối."
    ),
    "Bình xét, đề nghị khen thưởng công khai, khách quan, đúng người, đúng việc.",
)


@dataclass(frozen=True, slots=True)
class PactTask:
    """One task of the block; `higher` names the units that ask more of themselves."""

    name: str
    measure: str
    target: str
    units: str  # Cả khối, or the names
    higher: str = ""


@dataclass(frozen=True, slots=True)
class PactGroup:
    """The tasks of one field (nội dung thi đua)."""

    title: str
    tasks: tuple[PactTask, ...]


@dataclass(frozen=True, slots=True)
class Pact:
    """A block's pact; `day` None leaves the day of signing to be written by hand."""

    issuer: Issuer
    block: str
    campaign: str  # phong trào thi đua …
    opening: str  # Thực hiện Kế hoạch số … về …
    units: tuple[str, ...]
    groups: tuple[PactGroup, ...]
    signers: tuple[Signer, ...]
    follower: str  # Phòng Văn hóa - Xã hội
    year: int
    day: date | None = None


def compose(*pacts: Pact) -> Document:
    """Compose the pacts of blocks, each on pages of its own; heads sign three beside each other."""
    first = pacts[0]
    whose = first.block if len(pacts) == 1 else f"{len(pacts)} khối"
    return Document(
        title=f"Giao ước thi đua - {whose}",
        author=first.issuer.name,
        sections=tuple(Section(tuple(_blocks(data))) for data in pacts),
    )


def _blocks(data: Pact) -> Iterator[Block]:
    day = format_long(data.day, year=data.year).replace(" ", FIXED_SPACE)
    yield Letterhead(data.issuer.lines, data.issuer.superior, place=f"{data.issuer.place}, {day}")
    yield Title("GIAO ƯỚC THI ĐUA", f"Thực hiện {data.campaign}")
    count = format_count(len(data.units))
    yield Paragraph(
        plain(
            f"{data.opening}, {count} đơn vị thuộc {data.block} gồm: {', '.join(data.units)} cùng "
            "ký giao ước thi đua với các nội dung sau:"
        )
    )
    yield Paragraph(plain("I. CHỈ TIÊU, NHIỆM VỤ THI ĐUA"), Role.SECTION)
    yield _table(data)
    yield Paragraph(plain("II. CAM KẾT"), Role.SECTION)
    yield ListItems(tuple(plain(text) for text in _PROMISES), Marker.NUMBER)
    yield Paragraph(
        plain(
            f"Các đơn vị thuộc {data.block} cam kết thực hiện đúng giao ước này; {data.follower} "
            "theo dõi, tổng hợp kết quả. Thủ trưởng các đơn vị ký tên dưới đây./."
        )
    )
    side = min(_SIDE_BY_SIDE, len(data.signers))
    for first in range(0, len(data.signers), _SIDE_BY_SIDE):
        yield Signatures(_row_of(data.signers[first : first + _SIDE_BY_SIDE], side))


def _row_of(signers: tuple[Signer, ...], side: int) -> tuple[Signer, ...]:
    """Fill the last row up to `side` places, so that everybody has the same room."""
    return (*signers, *((Signer(()),) * (side - len(signers))))


def _table(data: Pact) -> TableBlock:
    columns = (
        Column(12, Align.CENTRE),
        Column(56),
        Column(16, Align.CENTRE),
        Column(20, Align.CENTRE),
        Column(30),
        Column(31),
    )
    header = (
        "STT",
        "Nội dung, chỉ tiêu",
        "ĐVT",
        "Mục tiêu chung",
        "Đơn vị thực hiện",
        "Mức riêng, đăng ký phấn đấu",
    )
    return TableBlock(columns, (header,), tuple(_rows(data)), size=_SIZE)


def _rows(data: Pact) -> Iterator[Row]:
    number = 0
    for place, group in enumerate(data.groups, start=1):
        yield Row((roman(place), group.title), RowKind.GROUP, (1, 5))
        for task in group.tasks:
            number += 1
            yield Row((str(number), task.name, task.measure, task.target, task.units, task.higher))
