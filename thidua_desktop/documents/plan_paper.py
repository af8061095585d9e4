"""Kế hoạch phát động phong trào thi đua: what the record says, and room for what it does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import lower_first
from thidua_desktop.documents.blocks import (
    Basis,
    Blank,
    Block,
    Document,
    Letterhead,
    ListItems,
    Paragraph,
    Recipients,
    Role,
    Run,
    Section,
    Signatures,
    Signer,
    Title,
    plain,
)
from thidua_desktop.documents.parts import Issuer, PaperNumber

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

_CLOSED: Final = (".", "!", "?", "…")
_LEADERS: Final = (
    (
        "Căn cứ Kế hoạch này, xây dựng kế hoạch của cơ quan, đơn vị, địa bàn; xác định rõ mục "
        "tiêu, chỉ tiêu, nhiệm vụ, người chịu trách nhiệm và thời hạn hoàn thành; đăng ký chỉ tiêu "
        "phấn đấu."
    ),
    (
        "Phát động phong trào thi đua phù hợp với tình hình thực tiễn; báo cáo kết quả đúng kỳ, số "
        "liệu trung thực; kịp thời phản ánh khó khăn, vướng mắc."
    ),
    "Kịp thời phát hiện, động viên, đề xuất khen thưởng tập thể, cá nhân có thành tích tiêu biểu.",
)
_FOLLOWER: Final = (
    "Theo dõi, hướng dẫn, đôn đốc các cơ quan, đơn vị, thôn triển khai thực hiện Kế hoạch.",
    "Tổng hợp kết quả; tham mưu tổng kết phong trào thi đua và xét khen thưởng theo quy định.",
)


class PlanPart(Enum):
    """What no record holds and the officer writes; the value says what, until it is written."""

    AIM = "mục đích của phong trào thi đua"
    DEMANDS = "yêu cầu đối với phong trào thi đua"
    FRONT = "nhiệm vụ đề nghị Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phối hợp"
    OTHERS = "nhiệm vụ riêng của từng phòng, cơ quan, đơn vị, nếu có"


@dataclass(frozen=True, slots=True)
class PlanSubject:
    """Nội dung thi đua: number as printed without its full stop, title, one text a chỉ tiêu."""

    number: str
    title: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """All that the plan says; an empty list or text is a place the officer fills in."""

    issuer: Issuer
    number: str  # 309/KH-UBND as Văn thư gave it; empty leaves room before the symbol
    symbol: str
    day: date | None
    year: int
    title: str
    bases: tuple[str, ...]
    joins: tuple[str, ...]  # upper campaigns without a paper of their own to cite
    subjects: tuple[PlanSubject, ...]
    period: tuple[str, ...]
    award_forms: tuple[str, ...]
    criteria: tuple[str, ...]
    follower: str  # Phòng Văn hóa - Xã hội
    recipients: tuple[str, ...]
    signer: Signer
    written: Mapping[PlanPart, tuple[str, ...]] = field(
        default_factory=dict["PlanPart", "tuple[str, ...]"]
    )


def compose(data: PlanPaper) -> Document:
    """Compose the plan in words that the reader of plans reads back."""
    return Document(
        title=f"Kế hoạch {_inside(data.title)}",
        author=data.issuer.name,
        sections=(Section(tuple(_plan(data))),),
    )


def _plan(data: PlanPaper) -> Iterator[Block]:
    yield _head(data)
    yield Title("KẾ HOẠCH", data.title)
    if data.bases:
        yield Basis(data.bases)
    yield _body(_opening(data))
    yield from _aims(data)
    yield from _subjects(data)
    yield from _period(data)
    yield from _awards(data)
    yield from _duties(data)
    yield Signatures((data.signer,), Recipients(data.recipients))


def _head(data: PlanPaper) -> Letterhead:
    given = PaperNumber(data.symbol, None, data.day, data.year)
    return Letterhead(
        data.issuer.lines,
        data.issuer.superior,
        number=f"Số: {data.number or given.full}",
        place=f"{data.issuer.place}, {given.long_day}",
    )


def _opening(data: PlanPaper) -> str:
    joins = "".join(f", hưởng ứng {_inside(title)}" for title in data.joins)
    tail = f"{joins}, như sau:" if joins else " như sau:"
    return f"{data.issuer.name} ban hành Kế hoạch {_inside(data.title)}{tail}"


def _inside(title: str) -> str:
    """Put a title inside a sentence; one in capitals or with an abbreviation first stays."""
    return title if title[1:2].isupper() else lower_first(title)


def _aims(data: PlanPaper) -> Iterator[Block]:
    yield _section("I. MỤC ĐÍCH, YÊU CẦU")
    yield _subsection("1. Mục đích")
    yield from _part(data, PlanPart.AIM)
    yield _subsection("2. Yêu cầu")
    yield from _part(data, PlanPart.DEMANDS)


def _subjects(data: PlanPaper) -> Iterator[Block]:
    title = "II. NỘI DUNG THI ĐUA VÀ CHỈ TIÊU CỤ THỂ"
    if not data.subjects:
        yield from _open_section(title, Role.SECTION)
        return
    yield _section(title)
    yield _body("Phong trào thi đua tập trung vào các nội dung, chỉ tiêu, nhiệm vụ sau:")
    for subject in data.subjects:
        yield _subsection(f"{subject.number}. {subject.title}")
        yield _dashes(subject.tasks)


def _period(data: PlanPaper) -> Iterator[Block]:
    if data.period:
        yield _section("III. THỜI GIAN THI ĐUA")
        yield from map(_body, map(_sentence, data.period))
    else:
        yield from _open_section("III. THỜI GIAN THI ĐUA", Role.SECTION)


def _awards(data: PlanPaper) -> Iterator[Block]:
    yield _section("IV. HÌNH THỨC, TIÊU CHUẨN KHEN THƯỞNG")
    for title, lines in (
        ("1. Hình thức khen thưởng", data.award_forms),
        ("2. Tiêu chuẩn khen thưởng", data.criteria),
    ):
        if lines:
            yield _subsection(title)
            yield _dashes(lines)
        else:
            yield from _open_section(title, Role.SUBSECTION)


def _open_section(title: str, role: Role) -> Iterator[Block]:
    """Leave room below a heading whose own line says so.

    A prompt below it would be read as its content by whoever reads the file again.
    """
    yield Paragraph((Run(f"{title} "), Run("(cán bộ viết)", italic=True, blank=True)), role)
    yield Blank("")


def _duties(data: PlanPaper) -> Iterator[Block]:
    yield _section("V. TỔ CHỨC THỰC HIỆN")
    yield _subsection("1. Thủ trưởng các cơ quan, đơn vị, trường học, trưởng các thôn")
    yield _dashes(_LEADERS)
    yield _subsection("2. Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội")
    yield from _part(data, PlanPart.FRONT)
    yield _subsection(f"3. {data.follower}")
    yield _dashes(_FOLLOWER)
    yield _subsection("4. Các cơ quan, đơn vị khác")
    yield from _part(data, PlanPart.OTHERS)
    yield _body(
        f"Trên đây là Kế hoạch {_inside(data.title)}; trong quá trình thực hiện nếu có khó khăn, "
        f"vướng mắc, các cơ quan, đơn vị báo cáo về {data.issuer.name} (qua {data.follower}) để "
        "xem xét, giải quyết./."
    )


def _part(data: PlanPaper, part: PlanPart) -> Iterator[Block]:
    written = data.written.get(part, ())
    if written:
        yield from map(_body, written)
    else:
        yield Blank(part.value)


def _dashes(lines: tuple[str, ...]) -> ListItems:
    return ListItems(tuple(plain(_sentence(text)) for text in lines))


def _sentence(text: str) -> str:
    """End a text with a full stop unless it is closed already, as in "… tốt hơn!"."""
    shown = text.rstrip(" ;,")
    return shown if shown.rstrip("”\"')").endswith(_CLOSED) else f"{shown}."


def _body(text: str) -> Paragraph:
    return Paragraph(plain(text))


def _section(text: str) -> Paragraph:
    return Paragraph(plain(text), Role.SECTION)


def _subsection(text: str) -> Paragraph:
    return Paragraph(plain(text), Role.SUBSECTION)
