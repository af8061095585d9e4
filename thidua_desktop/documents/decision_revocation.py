"""Quyết định hủy bỏ: whose award is revoked, on which ground, and what is recovered."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.numbers import format_decimal, format_money
from thidua_desktop.core.text import lower_first
from thidua_desktop.core.words import money_words
from thidua_desktop.documents.blocks import (
    Align,
    Article,
    Column,
    Document,
    Recipients,
    Row,
    RowKind,
    Run,
    Section,
    Signatures,
    TableBlock,
    plain,
)
from thidua_desktop.documents.follow_up_parts import carried_out, file_title, opening
from thidua_desktop.documents.parts import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thidua_desktop.documents.blocks import Block
    from thidua_desktop.documents.follow_up_parts import FollowUpHead


class Ground(Enum):
    """Căn cứ hủy bỏ; the value is how the paper says it."""

    FALSE_DECLARATION = "kê khai gian dối thành tích"
    FALSE_PAPERS = "cung cấp thông tin sai, giấy tờ giả"
    WRONG_PROCEDURE = "thẩm định, trình khen thưởng trái quy định"
    AUTHORITY_CONCLUSION = "có kết luận của cơ quan có thẩm quyền"


@dataclass(frozen=True, slots=True)
class Loss:
    """One award that is revoked; prize in đồng, as it was decided."""

    name: str
    place: str
    register: str
    prize: int
    ground: Ground
    reason: str


@dataclass(frozen=True, slots=True)
class RevocationDecision:
    """All that the paper says."""

    head: FollowUpHead
    losses: tuple[Loss, ...]


def compose(data: RevocationDecision) -> Document:
    """Compose the decision; raises decision.no_awardee for one that revokes nothing."""
    if not data.losses:
        raise rule("awardees", "decision.no_awardee")
    return Document(
        title=file_title(data.head, "Quyết định", lower_first(_subject(data))),
        author=data.head.issuer.name,
        sections=(Section(tuple(_decision(data))),),
    )


def _subject(data: RevocationDecision) -> str:
    return f"Về việc hủy bỏ quyết định tặng {data.head.award}"


def _decision(data: RevocationDecision) -> Iterator[Block]:
    head = data.head
    yield from opening(head, _subject(data))
    yield Article(
        1,
        plain(
            f"Hủy bỏ việc tặng {head.award} tại {head.corrected} {head.about} đối với các trường "
            "hợp sau:"
        ),
    )
    yield _table(data)
    yield Article(2, _recovery(data))
    yield carried_out(head)
    yield Signatures((head.signer,), Recipients(head.recipients))


def _recovery(data: RevocationDecision) -> tuple[Run, ...]:
    head, total = data.head, sum(one.prize for one in data.losses)
    noted = "Việc hủy bỏ được ghi chú vào sổ khen thưởng."
    if not total:
        return plain(f"Thu hồi {head.award} đã cấp. {noted}")
    return (
        Run(f"Thu hồi {head.award} đã cấp và tiền thưởng đã nhận, tổng số {format_money(total)} "),
        Run(f"(Bằng chữ: {money_words(total)})", italic=True),
        Run(f". {noted}"),
    )


def _table(data: RevocationDecision) -> TableBlock:
    numbered = any(one.register for one in data.losses)
    columns = (
        Column(12, Align.CENTRE),
        Column(52),
        *((Column(20, Align.CENTRE),) if numbered else ()),
        Column(27, Align.RIGHT),
        Column(54),
    )
    register = (data.head.register_label,) if numbered else ()
    header = ("STT", "Người được khen", *register, "Tiền thưởng (đồng)", "Lý do hủy bỏ")
    rows = tuple(
        Row(
            (
                str(at),
                f"{one.name}, {one.place}" if one.place else one.name,
                *((one.register,) if numbered else ()),
                _amount(one.prize),
                f"{capital(one.ground.value)}: {lower_first(one.reason.rstrip(' .'))}",
            )
        )
        for at, one in enumerate(data.losses, 1)
    )
    total = _amount(sum(one.prize for one in data.losses))
    spans = (3 if numbered else 2, 1, 1)
    return TableBlock(
        columns, (header,), (*rows, Row(("TỔNG CỘNG", total, ""), RowKind.TOTAL, spans))
    )


def _amount(vnd: int) -> str:
    return format_decimal(Decimal(vnd))
