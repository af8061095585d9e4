"""Quyết định tặng Giấy khen and its Danh sách kèm theo."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.numbers import format_count, format_decimal, format_money
from thidua_desktop.core.text import lower_first
from thidua_desktop.core.words import money_words
from thidua_desktop.documents.blocks import (
    Align,
    AppendixStart,
    Article,
    Basis,
    Block,
    Column,
    Document,
    ListItems,
    Marker,
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
from thidua_desktop.documents.parts import (
    Issuer,
    PaperNumber,
    capital,
    joined,
    letterhead,
    roman,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class AwardeeKind(Enum):
    """Who is awarded; the value is the word after a count."""

    COLLECTIVE = "tập thể"
    PERSON = "cá nhân"
    HOUSEHOLD = "hộ gia đình"


@dataclass(frozen=True, slots=True)
class Awardee:
    """One line of the list; prize in đồng, 0 with a note when nothing is paid."""

    kind: AwardeeKind
    name: str
    place: str  # title and unit, or address
    prize: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class AwardDecision:
    """All that the paper says; awardees in the order of the list, counts follow from them."""

    issuer: Issuer
    number: PaperNumber
    decider: str  # CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CAO LỘC
    decider_name: str  # Chủ tịch Ủy ban nhân dân xã Cao Lộc
    award: str  # Giấy khen
    subject: str
    bases: tuple[str, ...]
    proposal: str
    awardees: tuple[Awardee, ...]
    achievement: str  # đã có thành tích xuất sắc trong …
    prize_basis: str
    fund: str
    executors: str
    recipients: tuple[str, ...]
    signer: Signer


_NOTHING_PAID: Final = "không chi tiền thưởng (lý do ghi tại danh sách)"


def compose(data: AwardDecision) -> Document:
    """Compose decision and list; raises decision.no_awardee."""
    if not data.awardees:
        raise rule("awardees", "decision.no_awardee")
    return Document(
        title=_file_title(data),
        author=data.issuer.name,
        sections=(Section(tuple(_decision(data))), Section(tuple(_list(data)))),
    )


def _file_title(data: AwardDecision) -> str:
    """Name the paper as a file does: without room for a number that is not there."""
    number = f" số {data.number.full}" if data.number.number is not None else ""
    return f"Quyết định{number} {lower_first(data.subject)}"


def _decision(data: AwardDecision) -> Iterator[Block]:
    yield letterhead(data.issuer, data.number)
    yield Title("QUYẾT ĐỊNH", data.subject, decider=data.decider)
    yield Basis((*data.bases, data.proposal))
    yield Paragraph(plain("QUYẾT ĐỊNH:"), Role.CENTRED)
    yield Article(1, plain(_who(data)))
    yield from _money(data)
    executors = f"{data.executors.rstrip(' .')}."
    yield Article(3, plain(f"{executors} Quyết định này có hiệu lực kể từ ngày ký./."))
    yield Signatures((data.signer,), Recipients(data.recipients))


def _of_kind(data: AwardDecision, kind: AwardeeKind) -> tuple[Awardee, ...]:
    return tuple(one for one in data.awardees if one.kind is kind)


def _present(data: AwardDecision) -> tuple[tuple[AwardeeKind, tuple[Awardee, ...]], ...]:
    """Kinds that are awarded, in the order of the list; the others are not named."""
    return tuple((kind, found) for kind in AwardeeKind if (found := _of_kind(data, kind)))


def _counts(data: AwardDecision) -> str:
    return joined(
        tuple(f"{format_count(len(found))} {kind.value}" for kind, found in _present(data))
    )


def _who(data: AwardDecision) -> str:
    achievement = data.achievement.rstrip(" .;")
    return f"Tặng {data.award} cho {_counts(data)} {achievement} (có danh sách kèm theo)."


def _money(data: AwardDecision) -> Iterator[Block]:
    total = sum(one.prize for one in data.awardees)
    if not total:
        yield Article(2, plain(f"{data.award} tặng theo Quyết định này không kèm tiền thưởng."))
        return
    yield Article(2, plain(f"Mức tiền thưởng kèm theo {data.award}:"))
    groups = [plain(text) for kind, found in _present(data) for text in _sums(kind, found)]
    last = len(groups) - 1
    ended = (
        (Run(f"{run.text}{'.' if at == last else ';'}"),)
        for at, runs in enumerate(groups)
        for run in runs
    )
    yield ListItems(tuple(ended), Marker.LETTER)
    yield Paragraph(
        (
            Run(f"Tổng số tiền thưởng: {format_money(total)} "),
            Run(f"(Bằng chữ: {money_words(total)})", italic=True),
            Run("."),
        )
    )
    basis, fund = data.prize_basis.rstrip(" ."), data.fund.rstrip(" .")
    yield Paragraph(plain(f"Mức tiền thưởng thực hiện theo {basis}. Nguồn kinh phí: {fund}."))


def _sums(kind: AwardeeKind, found: tuple[Awardee, ...]) -> Iterator[str]:
    """Say count × amount = sum for each amount of a kind, the highest first."""
    by_prize = sorted(found, key=lambda one: -one.prize)
    for prize, group in groupby(by_prize, key=lambda one: one.prize):
        count = len(tuple(group))
        who = f"{format_count(count)} {kind.value}"
        if prize:
            each = f"{format_money(prize)}/{kind.value}"
            yield f"{capital(who)}: {each} × {format_count(count)} = {format_money(prize * count)}"
        else:
            yield f"{capital(who)}: {_NOTHING_PAID}"


def _list(data: AwardDecision) -> Iterator[Block]:
    kinds = joined(tuple(kind.value for kind, _ in _present(data)))
    number = data.number
    yield AppendixStart(
        "DANH SÁCH",
        f"{kinds} được tặng {data.award}".upper(),
        f"(Kèm theo Quyết định số {number.full} {number.long_day} của {data.decider_name})",
    )
    yield _table(data)
    yield Paragraph(plain(f"(Danh sách gồm {_counts(data)})./."), Role.REMARK)


def _table(data: AwardDecision) -> TableBlock:
    noted = any(one.note for one in data.awardees)
    columns = (
        Column(12, Align.CENTRE),
        Column(47 if noted else 58),
        Column(54 if noted else 67),
        Column(28, Align.RIGHT),
        *((Column(24),) if noted else ()),
    )
    header = ("STT", _name_title(data), _place_title(data), "Tiền thưởng (đồng)")
    return TableBlock(
        columns, ((*header, *(("Ghi chú",) if noted else ())),), tuple(_rows(data, noted=noted))
    )


def _name_title(data: AwardDecision) -> str:
    titles = {
        AwardeeKind.COLLECTIVE: "tên tập thể",
        AwardeeKind.PERSON: "họ và tên cá nhân",
        AwardeeKind.HOUSEHOLD: "hộ gia đình",
    }
    return capital(", ".join(titles[kind] for kind, _ in _present(data)))


def _place_title(data: AwardDecision) -> str:
    kinds = {kind for kind, _ in _present(data)}
    titles = ("Chức vụ, đơn vị",) if AwardeeKind.PERSON in kinds else ("Đơn vị",)
    return ", ".join((*titles, *(("địa chỉ",) if AwardeeKind.HOUSEHOLD in kinds else ())))


def _rows(data: AwardDecision, *, noted: bool) -> Iterator[Row]:
    rest = ("",) if noted else ()
    for at, (kind, found) in enumerate(_present(data), 1):
        head = f"{kind.value.upper()} ({format_count(len(found))} {kind.value})"
        spans = (1, 2, *(1 for _ in ("", *rest)))
        subtotal = _amount(sum(one.prize for one in found))
        yield Row((roman(at), head, subtotal, *rest), RowKind.GROUP, spans)
        for place, one in enumerate(found, 1):
            notes = (one.note,) if noted else ()
            yield Row((str(place), one.name, one.place, _amount(one.prize), *notes))
    total = _amount(sum(one.prize for one in data.awardees))
    yield Row(("TỔNG CỘNG", total, *rest), RowKind.TOTAL, (3, *(1 for _ in ("", *rest))))


def _amount(vnd: int) -> str:
    return format_decimal(Decimal(vnd))
