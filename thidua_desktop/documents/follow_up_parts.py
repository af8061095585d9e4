"""What the papers that follow a decision share: whose they are, and what they concern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.text import lower_first
from thidua_desktop.documents.blocks import Article, Basis, Paragraph, Role, Title, plain
from thidua_desktop.documents.parts import letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thidua_desktop.documents.blocks import Block, Signer
    from thidua_desktop.documents.parts import Issuer, PaperNumber


@dataclass(frozen=True, slots=True)
class FollowUpHead:
    """Frame of the paper; `corrected` names the decision, `about` goes on after that name."""

    issuer: Issuer
    number: PaperNumber
    decider: str  # CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CAO LỘC
    corrected: str  # Quyết định số 05/QĐ-UBND ngày 20/01/2026 của Chủ tịch …
    about: str  # về việc tặng Giấy khen
    award: str  # Giấy khen
    bases: tuple[str, ...]
    proposal: str
    department: str  # Phòng Văn hóa - Xã hội
    register_label: str  # Số sổ vàng
    recipients: tuple[str, ...]
    signer: Signer


def opening(head: FollowUpHead, subject: str) -> Iterator[Block]:
    """Begin a decision: letterhead, what it is about, who decides, on which bases."""
    yield letterhead(head.issuer, head.number)
    yield Title("QUYẾT ĐỊNH", subject, decider=head.decider)
    yield Basis((*head.bases, head.proposal))
    yield Paragraph(plain("QUYẾT ĐỊNH:"), Role.CENTRED)


def file_title(head: FollowUpHead, kind: str, subject: str) -> str:
    """Name the paper as a file does: without room for a number that is not there."""
    number = f" số {head.number.full}" if head.number.number is not None else ""
    return f"{kind}{number} {subject}"


def carried_out(head: FollowUpHead) -> Article:
    """Say in the last article who carries the decision out, and from when."""
    return Article(
        3,
        plain(
            f"Chánh Văn phòng HĐND và UBND xã, Trưởng {lower_first(head.department)}, thủ trưởng "
            "các cơ quan, đơn vị có liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành "
            "Quyết định này. Quyết định này có hiệu lực kể từ ngày ký./."
        ),
    )
