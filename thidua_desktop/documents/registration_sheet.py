"""Bản đăng ký thi đua of a unit: what it is given, what it registers, who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_long, format_short
from thidua_desktop.documents.blocks import (
    FIXED_SPACE,
    Align,
    Block,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Recipients,
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
_WISHES: Final = 4
_WISH_SIZE: Final = 13.0


@dataclass(frozen=True, slots=True)
class RegisteredTask:
    """One task; `registered` and `responsible` stay blank where the unit has still to write."""

    name: str
    measure: str
    target: str
    registered: str = ""
    responsible: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one field (nội dung thi đua)."""

    title: str
    tasks: tuple[RegisteredTask, ...]


@dataclass(frozen=True, slots=True)
class RegistrationSheet:
    """One unit's sheet; `day` None leaves the day to be written by hand."""

    issuer: Issuer
    unit: str
    addressee: str  # Ủy ban nhân dân xã Cao Lộc (qua Phòng Văn hóa - Xã hội)
    campaign: str  # phong trào thi đua …
    opening: str  # Thực hiện Kế hoạch số … về …
    groups: tuple[TaskGroup, ...]
    signers: tuple[Signer, ...]
    recipients: tuple[str, ...]
    year: int
    day: date | None = None


def compose(sheets: tuple[RegistrationSheet, ...]) -> Document:
    """Compose the sheets of one or more units, each on pages of its own."""
    first = sheets[0]
    whose = first.unit if len(sheets) == 1 else f"{len(sheets)} đơn vị"
    return Document(
        title=f"Bản đăng ký thi đua - {whose}",
        author=first.issuer.name,
        sections=tuple(Section(tuple(_blocks(sheet))) for sheet in sheets),
    )


def _blocks(data: RegistrationSheet) -> Iterator[Block]:
    day = format_long(data.day, year=data.year).replace(" ", FIXED_SPACE)
    yield Letterhead(data.issuer.lines, data.issuer.superior, place=f"{data.issuer.place}, {day}")
    yield Title("BẢN ĐĂNG KÝ THI ĐUA", f"Thực hiện {data.campaign}")
    yield Paragraph(plain(f"Kính gửi: {data.addressee}."))
    yield Paragraph(plain(f"{data.opening}, {data.unit} đăng ký thi đua như sau:"))
    yield Paragraph(plain("I. CHỈ TIÊU, NHIỆM VỤ ĐĂNG KÝ"), Role.SECTION)
    yield _table(data)
    yield Paragraph(plain("II. HÌNH THỨC KHEN THƯỞNG ĐĂNG KÝ"), Role.SECTION)
    yield _wishes()
    yield Paragraph(plain("III. CAM KẾT"), Role.SECTION)
    yield Paragraph(
        plain(
            f"{data.unit} cam kết tổ chức thực hiện các chỉ tiêu, nhiệm vụ đã đăng ký; báo cáo "
            "tiến độ đúng kỳ, số liệu trung thực; kịp thời phản ánh khó khăn, vướng mắc và gương "
            "điển hình trong quá trình thực hiện./."
        )
    )
    yield from _signatures(data)


def _signatures(data: RegistrationSheet) -> Iterator[Block]:
    if len(data.signers) == 1:
        yield Signatures(data.signers, Recipients(data.recipients))
        return
    yield Signatures(data.signers)


def _wishes() -> TableBlock:
    """Leave room to write who registers for which form of award."""
    columns = (Column(12, Align.CENTRE), Column(88), Column(65))
    header = ("STT", "Tập thể, cá nhân, hộ gia đình", "Hình thức khen thưởng")
    rows = (Row(("", "", "")),) * _WISHES
    return TableBlock(columns, (header,), rows, size=_WISH_SIZE, whole=True)


def _table(data: RegistrationSheet) -> TableBlock:
    columns = (
        Column(12, Align.CENTRE),
        Column(52),
        Column(17, Align.CENTRE),
        Column(18, Align.CENTRE),
        Column(20, Align.CENTRE),
        Column(25),
        Column(21, Align.CENTRE),
    )
    header = (
        "STT",
        "Nội dung, chỉ tiêu",
        "ĐVT",
        "Được giao",
        "Đăng ký phấn đấu",
        "Người phụ trách",
        "Thời hạn",
    )
    return TableBlock(columns, (header,), tuple(_rows(data)), size=_SIZE)


def _rows(data: RegistrationSheet) -> Iterator[Row]:
    number = 0
    for place, group in enumerate(data.groups, start=1):
        yield Row((roman(place), group.title), RowKind.GROUP, (1, 6))
        for task in group.tasks:
            number += 1
            deadline = format_short(task.deadline) if task.deadline else ""
            yield Row(
                (
                    str(number),
                    task.name,
                    task.measure,
                    task.target,
                    task.registered,
                    task.responsible,
                    deadline,
                )
            )
