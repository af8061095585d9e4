"""Báo cáo tổng kết phong trào thi đua: facts from data, judgements left to the officer."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_count, format_decimal, format_money
from thidua_desktop.core.words import money_words
from thidua_desktop.documents import report_registers
from thidua_desktop.documents.blocks import (
    Align,
    Bar,
    Blank,
    Block,
    Column,
    Document,
    Figure,
    ListItems,
    NumberSource,
    Paragraph,
    Recipients,
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
from thidua_desktop.documents.parts import PROVISIONAL, Issuer, PaperNumber, letterhead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from thidua_desktop.documents.report_registers import (
        DifficultyLine,
        InitiativeLine,
        RoleModelLine,
    )

_ALL: Final = Decimal(100)


class ReportPart(Enum):
    """What the officer writes; the value says what, while it is not written."""

    DIRECTION = "văn bản chỉ đạo, hình thức phát động, việc tổ chức ở cơ quan, đơn vị, thôn"
    COMMUNICATION = "hình thức, số lượt, kết quả tuyên truyền"
    STRENGTHS = "ưu điểm, kết quả nổi bật"
    WEAKNESSES = "hạn chế, chỉ tiêu chưa đạt"
    CAUSES = "nguyên nhân khách quan, chủ quan"
    LESSONS = "bài học kinh nghiệm"
    NEXT = "phương hướng, nhiệm vụ thời gian tới"
    PROPOSALS = "kiến nghị, đề xuất với cấp trên, cơ quan, đơn vị"


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator; the values are already written as they shall be read."""

    name: str
    measure: str
    target: str
    actual: str
    rate: str
    state: str
    indicator_id: int = 0


@dataclass(frozen=True, slots=True)
class FieldReport:
    """One field: its indicators and how many of them are reached, missed, without data."""

    name: str
    indicators: tuple[IndicatorLine, ...]
    reached: int
    missed: int
    no_data: int

    @property
    def total(self) -> int:
        return self.reached + self.missed + self.no_data

    @property
    def share(self) -> Decimal:
        """Percent of the indicators that are reached."""
        return _ALL * self.reached / self.total if self.total else Decimal(0)


@dataclass(frozen=True, slots=True)
class AwardTotals:
    """Awards of one form decided in the campaign; money in đồng."""

    form: str
    collectives: int
    persons: int
    households: int
    money: int


@dataclass(frozen=True, slots=True)
class FinalReport:
    issuer: Issuer
    number: PaperNumber
    campaign: str  # phong trào thi đua …
    opening: str  # Thực hiện Kế hoạch số …
    as_at: date
    provisional: bool
    launch_facts: tuple[str, ...]
    fields: tuple[FieldReport, ...]
    silent_units: tuple[str, ...]
    initiatives: tuple[InitiativeLine, ...]
    role_models: tuple[RoleModelLine, ...]
    difficulties: tuple[DifficultyLine, ...]
    awards: tuple[AwardTotals, ...]
    recipients: tuple[str, ...]
    signer: Signer
    written: Mapping[ReportPart, tuple[str, ...]] = field(
        default_factory=dict["ReportPart", "tuple[str, ...]"]
    )


def compose(data: FinalReport) -> Document:
    """Compose the report; a part that is not written yet is a visible blank."""
    return Document(
        title=f"Báo cáo tổng kết {data.campaign}",
        author=data.issuer.name,
        sections=(Section(tuple(_report(data))),),
        mark=PROVISIONAL if data.provisional else "",
    )


def _report(data: FinalReport) -> Iterator[Block]:
    yield letterhead(data.issuer, data.number)
    mark = PROVISIONAL if data.provisional else ""
    yield Title("BÁO CÁO", f"Tổng kết {data.campaign}", mark=mark)
    opening = data.opening.rstrip(" .,;:")
    yield _body(f"{opening}, {data.issuer.name} báo cáo kết quả như sau:")
    yield from _launch(data)
    yield from _results(data)
    yield from _awards(data)
    yield from _judgement(data)
    yield _body(f"Trên đây là Báo cáo tổng kết {data.campaign} của {data.issuer.name}./.")
    yield Signatures((data.signer,), Recipients(data.recipients))


def _launch(data: FinalReport) -> Iterator[Block]:
    yield _section("I. CÔNG TÁC CHỈ ĐẠO, PHÁT ĐỘNG, TUYÊN TRUYỀN")
    yield _subsection("1. Công tác chỉ đạo, phát động")
    yield from _facts(data.launch_facts)
    yield from _part(data, ReportPart.DIRECTION)
    yield _subsection("2. Công tác tuyên truyền")
    yield from _part(data, ReportPart.COMMUNICATION)


def _results(data: FinalReport) -> Iterator[Block]:
    yield _section("II. KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG, CHỈ TIÊU THI ĐUA")
    yield _body(_sum_of_results(data))
    if any(one.total for one in data.fields):
        yield _caption("Biểu đồ. Tỷ lệ chỉ tiêu, nhiệm vụ đạt theo nội dung thi đua")
        yield Figure(tuple(_bar(one) for one in data.fields), _ALL)
    for at, one in enumerate(data.fields, 1):
        yield _subsection(f"{at}. {one.name}")
        yield _caption(f"Bảng {at}. Kết quả thực hiện chỉ tiêu đến ngày {format_short(data.as_at)}")
        yield _field_table(one)
    if data.silent_units:
        yield _body("Đơn vị chưa có số liệu báo cáo:")
        yield from _facts(data.silent_units)
    number = len(data.fields) + 1
    yield from report_registers.initiatives(data.initiatives, number=number, day=data.as_at)
    number += bool(data.initiatives)
    yield from report_registers.role_models(data.role_models, number=number, day=data.as_at)
    number += bool(data.role_models)
    yield from report_registers.difficulties(data.difficulties, number=number, day=data.as_at)


def _sum_of_results(data: FinalReport) -> str:
    total = sum(one.total for one in data.fields)
    counted = (
        ("đạt hoặc vượt", sum(one.reached for one in data.fields)),
        ("chưa đạt", sum(one.missed for one in data.fields)),
        ("chưa có đủ số liệu", sum(one.no_data for one in data.fields)),
    )
    said = "; ".join(f"{format_count(n)} chỉ tiêu, nhiệm vụ {what}" for what, n in counted if n)
    day = format_short(data.as_at)
    head = f"Tính đến ngày {day}, phong trào có {format_count(len(data.fields))} nội dung thi đua"
    tail = f", trong đó: {said}" if said else ""
    return f"{head} với {format_count(total)} chỉ tiêu, nhiệm vụ{tail}."


def _bar(one: FieldReport) -> Bar:
    share = format_decimal(one.share, 1).removesuffix(",0")
    return Bar(one.name, one.share, f"{share}% ({one.reached}/{one.total})")


def _field_table(one: FieldReport) -> TableBlock:
    columns = (
        Column(12, Align.CENTRE),
        Column(54),
        Column(18, Align.CENTRE),
        Column(19, Align.CENTRE),
        Column(25, Align.CENTRE),
        Column(15, Align.RIGHT),
        Column(22, Align.CENTRE),
    )
    header = ("STT", "Chỉ tiêu, nhiệm vụ", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)", "Đánh giá")
    rows = (
        Row(
            (str(at), line.name, line.measure, line.target, line.actual, line.rate, line.state),
            sources=(*[None] * 4, *[NumberSource((line.indicator_id,))] * 2, None),
        )
        for at, line in enumerate(one.indicators, 1)
    )
    return TableBlock(columns, (header,), tuple(rows))


def _awards(data: FinalReport) -> Iterator[Block]:
    yield _section("III. CÔNG TÁC KHEN THƯỞNG")
    if not data.awards:
        yield _body("Đến thời điểm báo cáo chưa có quyết định khen thưởng trong phong trào.")
        return
    yield _caption("Bảng tổng hợp khen thưởng trong phong trào")
    yield _award_table(data.awards)
    money = sum(one.money for one in data.awards)
    if money:
        yield Paragraph(
            (
                Run(f"Tổng số tiền thưởng: {format_money(money)} "),
                Run(f"(Bằng chữ: {money_words(money)})", italic=True),
                Run("."),
            )
        )


def _award_table(awards: tuple[AwardTotals, ...]) -> TableBlock:
    columns = (
        Column(12, Align.CENTRE),
        Column(63),
        Column(20, Align.CENTRE),
        Column(20, Align.CENTRE),
        Column(20, Align.CENTRE),
        Column(30, Align.RIGHT),
    )
    header = (
        "STT",
        "Hình thức khen thưởng",
        "Tập thể",
        "Cá nhân",
        "Hộ gia đình",
        "Tiền thưởng (đồng)",
    )
    rows = [Row((str(at), one.form, *_counts((one,)))) for at, one in enumerate(awards, 1)]
    total = Row(("TỔNG CỘNG", *_counts(awards)), RowKind.TOTAL, (2, 1, 1, 1, 1))
    return TableBlock(columns, (header,), (*rows, total))


def _counts(awards: Iterable[AwardTotals]) -> tuple[str, str, str, str]:
    held = tuple(awards)
    collectives = sum(one.collectives for one in held)
    persons = sum(one.persons for one in held)
    households = sum(one.households for one in held)
    money = sum(one.money for one in held)
    return (
        format_decimal(Decimal(collectives)),
        format_decimal(Decimal(persons)),
        format_decimal(Decimal(households)),
        format_decimal(Decimal(money)),
    )


def _judgement(data: FinalReport) -> Iterator[Block]:
    yield _section("IV. ĐÁNH GIÁ CHUNG")
    for title, part in (
        ("1. Ưu điểm", ReportPart.STRENGTHS),
        ("2. Hạn chế", ReportPart.WEAKNESSES),
        ("3. Nguyên nhân", ReportPart.CAUSES),
        ("4. Bài học kinh nghiệm", ReportPart.LESSONS),
    ):
        yield _subsection(title)
        yield from _part(data, part)
    yield _section("V. PHƯƠNG HƯỚNG, NHIỆM VỤ")
    yield from _part(data, ReportPart.NEXT)
    yield _section("VI. KIẾN NGHỊ, ĐỀ XUẤT")
    yield from _part(data, ReportPart.PROPOSALS)


def _part(data: FinalReport, part: ReportPart) -> Iterator[Block]:
    written = data.written.get(part, ())
    if written:
        yield from (_body(text) for text in written)
    else:
        yield Blank(part.value)


def _facts(lines: tuple[str, ...]) -> Iterator[Block]:
    if lines:
        last = len(lines) - 1
        yield ListItems(
            tuple(
                plain(f"{text.rstrip(' .;')}{'.' if at == last else ';'}")
                for at, text in enumerate(lines)
            )
        )


def _body(text: str) -> Paragraph:
    return Paragraph(plain(text))


def _section(text: str) -> Paragraph:
    return Paragraph(plain(text), Role.SECTION)


def _subsection(text: str) -> Paragraph:
    return Paragraph(plain(text), Role.SUBSECTION)


def _caption(text: str) -> Paragraph:
    return Paragraph(plain(text), Role.CAPTION)
