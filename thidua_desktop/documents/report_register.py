"""Sổ theo dõi báo cáo: every report that was received, and who owes one for which due day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_short
from thidua_desktop.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
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
from thidua_desktop.documents.parts import letterhead
from thidua_desktop.domain.reporting import Standing
from thidua_desktop.domain.terms import ReportChannel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from thidua_desktop.documents.parts import Issuer
    from thidua_desktop.domain.reporting import ReportState

_SIZE: Final = 11.0
SHORT: Mapping[Standing, str] = {
    Standing.ON_TIME: "đúng hạn",
    Standing.LATE: "trễ {days} ngày",
    Standing.VALUES_ONLY: "có số liệu",
    Standing.MISSING: "chưa, quá {days} ngày",
    Standing.AWAITED: "chưa, còn hạn",
}
CHANNELS: Mapping[ReportChannel, str] = {
    ReportChannel.PHONE: "Điện thoại",
    ReportChannel.ZALO: "Zalo",
    ReportChannel.PAPER: "Văn bản giấy",
    ReportChannel.EXCEL: "Tệp Excel",
    ReportChannel.IN_PERSON: "Trực tiếp",
}


def short_state(state: ReportState) -> str:
    """Say a state in the few words of a cell."""
    if state.due_on is None:
        return "đã báo cáo" if state.reported else "có số liệu" if state.has_values else "chưa"
    words = SHORT[state.standing].format(days=state.days_late)
    return f"{words}, không đổi" if state.no_change else words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedLine:
    """One report; `given_back` says when and why it went back, "" when nothing is open."""

    unit: str
    as_at: date
    received_on: date
    state: ReportState
    channel: ReportChannel
    reporter: str
    values: int
    files: int
    note: str
    given_back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLine:
    """A unit without a report for a due day that is past."""

    unit: str
    due_on: date
    days_late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRegister:
    issuer: Issuer
    campaign: str
    day: date
    received: tuple[ReceivedLine, ...]
    missing: tuple[MissingLine, ...]
    signers: tuple[Signer, ...]
    notes: tuple[str, ...] = ()


def compose(data: ReportRegister) -> Document:
    """Compose the register as known on its day."""
    return Document(
        title=f"Sổ theo dõi báo cáo đến ngày {format_short(data.day)}",
        author=data.issuer.name,
        sections=(Section(tuple(_blocks(data)), landscape=True),),
    )


def _blocks(data: ReportRegister) -> Iterator[Block]:
    yield letterhead(data.issuer, None)
    day = format_short(data.day)
    yield Title("SỔ THEO DÕI BÁO CÁO", f"Thực hiện {data.campaign}", remark=f"(Đến ngày {day})")
    yield Paragraph(plain(f"Báo cáo đã nhận: {len(data.received)}"), Role.CAPTION)
    if data.received:
        yield _received(data.received)
    else:
        yield Paragraph(plain("Chưa nhận báo cáo nào."))
    if data.missing:
        yield Paragraph(plain(f"Chưa báo cáo, đã quá hạn: {len(data.missing)}"), Role.CAPTION)
        yield _missing(data.missing)
    for note in data.notes:
        yield Paragraph(plain(note), Role.NOTE)
    yield Signatures(data.signers)


def _received(lines: tuple[ReceivedLine, ...]) -> TableBlock:
    columns = (
        Column(11, Align.CENTRE),
        Column(44),
        Column(23, Align.CENTRE),
        Column(23, Align.CENTRE),
        Column(29),
        Column(25),
        Column(36),
        Column(14, Align.CENTRE),
        Column(12, Align.CENTRE),
        Column(35),
    )
    header = (
        *("STT", "Đơn vị", "Kỳ", "Ngày nhận", "Tình trạng", "Nhận qua", "Người báo cáo"),
        *("Số liệu", "Tệp", "Ghi chú"),
    )
    rows = tuple(_row(place, line) for place, line in enumerate(lines, start=1))
    return TableBlock(columns, (header,), rows, size=_SIZE)


def _row(place: int, line: ReceivedLine) -> Row:
    back = f"Trả lại {line.given_back}" if line.given_back else ""
    return Row(
        (
            str(place),
            line.unit,
            format_short(line.as_at),
            format_short(line.received_on),
            short_state(line.state),
            CHANNELS[line.channel],
            line.reporter,
            str(line.values) if line.values else "",
            str(line.files) if line.files else "",
            "; ".join(part for part in (line.note, back) if part),
        )
    )


def _missing(lines: tuple[MissingLine, ...]) -> TableBlock:
    columns = (Column(12, Align.CENTRE), Column(120), Column(60, Align.CENTRE), Column(60))
    rows = tuple(
        Row((str(n), line.unit, format_short(line.due_on), f"quá {line.days_late} ngày"))
        for n, line in enumerate(lines, start=1)
    )
    return TableBlock(columns, (("STT", "Đơn vị", "Kỳ", "Tình trạng"),), rows, size=_SIZE)
