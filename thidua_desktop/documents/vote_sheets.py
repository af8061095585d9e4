"""Phiếu biểu quyết, several to a page, and phiếu lấy ý kiến bằng văn bản, one for each member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_long
from thidua_desktop.documents.blocks import (
    FIXED_SPACE,
    Align,
    Blank,
    Block,
    Column,
    Document,
    Letterhead,
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
from thidua_desktop.documents.parts import roman

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from thidua_desktop.documents.parts import Issuer

_CUT: Final = "– " * 40
_SIZE: Final = 11.5


@dataclass(frozen=True, slots=True)
class SheetNominees:
    """Nominees of one kind and form, in the order of the minutes."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BallotSheets:
    """Ballots for a secret vote: `copies` alike, under the office's own `label`."""

    issuer: Issuer
    label: str  # PHIẾU BIỂU QUYẾT
    about: str
    day: date
    again: bool  # the second round
    groups: tuple[SheetNominees, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class OpinionSheet:
    """What one member is asked; `own` names the nominees about whom he or she does not vote."""

    name: str
    position: str
    role: str
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class OpinionSheets:
    """Sheets for written opinions, one for each member, sent back to `sent_to`."""

    issuer: Issuer
    about: str
    groups: tuple[SheetNominees, ...]
    members: tuple[OpinionSheet, ...]
    sent_to: str
    year: int


def compose_ballots(data: BallotSheets) -> Document:
    """Compose the ballots; one whole ballot is never parted while it fits a page."""
    blocks: list[Block] = []
    for at in range(data.copies):
        blocks += _ballot(data, last=at == data.copies - 1)
    return Document(
        title=f"{data.label.capitalize()} {data.about}",
        author=data.issuer.name,
        sections=(Section(tuple(blocks)),),
    )


def _ballot(data: BallotSheets, *, last: bool) -> Iterator[Block]:
    whose = f"{' '.join((*data.issuer.superior, '-', *data.issuer.lines))}"
    yield Paragraph(plain(whose), Role.CAPTION)
    again = " (lần 2)" if data.again else ""
    day = format_long(data.day).replace(" ", FIXED_SPACE)
    yield Paragraph(plain(f"{data.label.upper()}{again.upper()}"), Role.CENTRED)
    yield Paragraph(
        (Run(f"{data.about[:1].upper()}{data.about[1:]}, {day}", italic=True),), Role.CAPTION
    )
    columns = (Column(12, Align.CENTRE), Column(93), Column(30), Column(30))
    header = ("STT", "Tập thể, cá nhân, hộ gia đình", "Đồng ý", "Không đồng ý")
    rows = tuple(_rows(data.groups, blanks=2))
    yield TableBlock(columns, (header,), rows, size=_SIZE, whole=True)
    yield Paragraph(
        plain(
            "Đánh dấu X vào một ô ở mỗi dòng; đánh cả hai ô thì phiếu không hợp lệ. Thành viên để "
            "trống dòng của chính mình, của tập thể mình đứng đầu."
        ),
        Role.NOTE,
    )
    if not last:
        yield Paragraph(plain(_CUT.strip()), Role.REMARK)


def _rows(
    groups: tuple[SheetNominees, ...], *, blanks: int, own: frozenset[str] = frozenset()
) -> Iterator[Row]:
    for at, group in enumerate(groups, 1):
        yield Row((roman(at), group.title), RowKind.GROUP, (1, blanks + 1))
        for place, name in enumerate(group.names, 1):
            if name in own:
                yield Row((str(place), name, "không biểu quyết"), spans=(1, 1, blanks))
            else:
                yield Row((str(place), name, *("" for _ in range(blanks))))


def compose_opinions(data: OpinionSheets) -> Document:
    """Compose a sheet for each member, on pages of its own."""
    return Document(
        title=f"Phiếu lấy ý kiến bằng văn bản {data.about}",
        author=data.issuer.name,
        sections=tuple(Section(tuple(_opinion(data, member))) for member in data.members),
    )


def _opinion(data: OpinionSheets, member: OpinionSheet) -> Iterator[Block]:
    day = format_long(None, year=data.year).replace(" ", FIXED_SPACE)
    yield Letterhead(data.issuer.lines, data.issuer.superior, place=f"{data.issuer.place}, {day}")
    yield Title("PHIẾU LẤY Ý KIẾN BẰNG VĂN BẢN", f"Về việc {data.about}")
    position = f", {member.position}" if member.position else ""
    yield Paragraph(plain(f"Kính gửi: {member.name}{position} – {member.role}."))
    yield Paragraph(
        plain(
            "Đề nghị thành viên Hội đồng cho ý kiến về các trường hợp dưới đây bằng cách đánh dấu "
            f"X vào một ô ở mỗi dòng, ký tên và gửi về {data.sent_to}. Phiếu gửi về được tính là "
            "có mặt."
        )
    )
    columns = (Column(12, Align.CENTRE), Column(75), Column(26), Column(26), Column(26))
    header = (
        "STT",
        "Tập thể, cá nhân, hộ gia đình",
        "Đồng ý",
        "Không đồng ý",
        "Không có ý kiến",
    )
    rows = tuple(_rows(data.groups, blanks=3, own=member.own))
    yield TableBlock(columns, (header,), rows, size=_SIZE)
    yield Paragraph(plain("Ý kiến khác (nếu có):"))
    yield Blank("", lines=2)
    yield Signatures((Signer(("NGƯỜI CHO Ý KIẾN",), member.name),))
