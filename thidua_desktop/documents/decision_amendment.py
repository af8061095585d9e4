"""Quyết định sửa đổi: old and new text of what an award decision printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import lower_first
from thidua_desktop.documents.amended_texts import reasons, table
from thidua_desktop.documents.blocks import (
    Article,
    Document,
    Paragraph,
    Recipients,
    Section,
    Signatures,
    plain,
)
from thidua_desktop.documents.follow_up_parts import carried_out, file_title, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thidua_desktop.documents.amended_texts import Change
    from thidua_desktop.documents.blocks import Block
    from thidua_desktop.documents.follow_up_parts import FollowUpHead


@dataclass(frozen=True, slots=True)
class AmendmentDecision:
    """All that the paper says."""

    head: FollowUpHead
    changes: tuple[Change, ...]


def compose(data: AmendmentDecision) -> Document:
    """Compose the decision; raises decision.no_awardee for one that changes nothing."""
    if not data.changes:
        raise rule("awardees", "decision.no_awardee")
    return Document(
        title=file_title(data.head, "Quyết định", lower_first(_subject(data))),
        author=data.head.issuer.name,
        sections=(Section(tuple(_decision(data))),),
    )


def _subject(data: AmendmentDecision) -> str:
    return f"Về việc sửa đổi thông tin người được tặng {data.head.award}"


def _decision(data: AmendmentDecision) -> Iterator[Block]:
    head = data.head
    yield from opening(head, _subject(data))
    yield Article(
        1,
        plain(
            f"Sửa đổi thông tin người được tặng {head.award} tại {head.corrected} {head.about}, "
            "như sau:"
        ),
    )
    yield table(data.changes, head.register_label)
    yield Paragraph(plain(f"Lý do sửa đổi: {lower_first(reasons(data.changes))}."))
    yield Article(
        2,
        plain(
            f"Thu hồi {head.award} đã cấp theo nội dung cũ, cấp {head.award} theo nội dung đã sửa "
            f"đổi tại Điều 1 và ghi chú vào sổ khen thưởng. Các nội dung khác của "
            f"{head.corrected} không thay đổi."
        ),
    )
    yield carried_out(head)
    yield Signatures((head.signer,), Recipients(head.recipients))
