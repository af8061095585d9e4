"""Công văn đính chính: an error of form or printing in a decision is put right by a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import lower_first
from thidua_desktop.documents.amended_texts import reasons, table
from thidua_desktop.documents.blocks import (
    Document,
    Paragraph,
    Recipients,
    Section,
    Signatures,
    plain,
)
from thidua_desktop.documents.follow_up_parts import file_title
from thidua_desktop.documents.parts import letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thidua_desktop.documents.amended_texts import Change
    from thidua_desktop.documents.blocks import Block
    from thidua_desktop.documents.follow_up_parts import FollowUpHead


@dataclass(frozen=True, slots=True)
class CorrectionLetter:
    """All that the letter says; `addressee` in words, without the end mark."""

    head: FollowUpHead
    addressee: str
    changes: tuple[Change, ...]


def compose(data: CorrectionLetter) -> Document:
    """Compose the letter; raises decision.no_awardee for one that corrects nothing."""
    if not data.changes:
        raise rule("awardees", "decision.no_awardee")
    return Document(
        title=file_title(data.head, "Công văn", lower_first(_about(data))),
        author=data.head.issuer.name,
        sections=(Section(tuple(_letter(data))),),
    )


def _about(data: CorrectionLetter) -> str:
    return f"Đính chính {lower_first(data.head.corrected.partition(' của ')[0])}"


def _letter(data: CorrectionLetter) -> Iterator[Block]:
    head = data.head
    about = f"V/v {lower_first(_about(data))}"
    yield letterhead(head.issuer, head.number, about=about)
    yield Paragraph(plain(f"Kính gửi: {data.addressee}."))
    yield Paragraph(
        plain(
            f"Sau khi rà soát, {head.issuer.name} nhận thấy tại {head.corrected} {head.about} có "
            f"sai sót về thể thức, kỹ thuật trình bày: {lower_first(reasons(data.changes))}."
        )
    )
    yield Paragraph(plain(f"{head.issuer.name} đính chính như sau:"))
    yield table(data.changes, head.register_label)
    yield Paragraph(
        plain(
            f"Các nội dung khác của {head.corrected} không thay đổi. {head.award} in theo nội dung "
            "cũ được thu hồi và cấp đổi theo nội dung đã đính chính."
        )
    )
    yield Paragraph(
        plain(f"{head.issuer.name} thông báo để các cơ quan, đơn vị, cá nhân biết, thực hiện./.")
    )
    yield Signatures((head.signer,), Recipients(head.recipients))
