"""What came after an award, in the words of the register: sửa đổi, hủy bỏ, cấp lại, xác minh."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import lower_first
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import Amendment, Complaint, Decision, Reissue, Revocation
from thidua_desktop.domain.terms import (
    ComplaintResult,
    DecisionKind,
    DecisionState,
    PrintedField,
    ReissueReason,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.domain.records import Award
    from thidua_desktop.services.desk import Desk

FIELDS = {
    PrintedField.PRINTED_NAME: "tên",
    PrintedField.SUBTITLE: "chức danh, địa chỉ",
    PrintedField.CITATION: "thành tích",
    PrintedField.UNIT_NAME: "đơn vị",
    PrintedField.OTHER: "nội dung khác",
}
REISSUED = {
    ReissueReason.LOST: "do bị mất",
    ReissueReason.DAMAGED: "do bị hỏng",
    ReissueReason.AMENDED: "do sửa đổi nội dung",
}
OPEN = "Đang xác minh đơn"


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What happened to one award: its notes, and the printed texts that stand now."""

    notes: tuple[str, ...] = ()
    texts: Mapping[PrintedField, str] | None = None
    revoked: bool = False
    in_question: bool = False

    def text(self, field: PrintedField, printed: str) -> str:
        """Give what stands after all amendments in the place of what was printed."""
        return (self.texts or {}).get(field, printed)


UNTOUCHED = Aftermath()


def aftermaths(desk: Desk) -> dict[int, Aftermath]:
    """Tell for all awards at once what came after them; an untouched one is not named.

    Only issued decisions speak. This is the one place where the register reads these records.
    """
    issued = {row.id: row for row in desk.store.all(Decision) if row.state is DecisionState.ISSUED}
    notes: dict[int, list[str]] = defaultdict(list)
    texts: dict[int, dict[PrintedField, str]] = defaultdict(dict)
    for row in desk.store.all(Amendment):
        if (by := issued.get(row.decision_id)) is not None:
            texts[row.award_id][row.field] = row.new_text
            notes[row.award_id].append(_amended(row, by))
    for made in desk.store.all(Reissue):
        by = f" theo {lower_first(made.document)}" if made.document else ""
        reason = REISSUED[made.reason]
        notes[made.award_id].append(f"Cấp lại ngày {format_date(made.on_day)} {reason}{by}")
    revoked: set[int] = set()
    for gone in desk.store.all(Revocation):
        if (by := issued.get(gone.decision_id)) is not None:
            revoked.add(gone.award_id)
            notes[gone.award_id].append(f"Đã hủy bỏ theo {decision_words(by)}")
    waiting: set[int] = set()
    for paper in desk.store.all(Complaint):
        if paper.award_id is not None and paper.result is ComplaintResult.OPEN:
            waiting.add(paper.award_id)
            notes[paper.award_id].append(f"{OPEN} nhận ngày {format_date(paper.received_on)}")
    return {
        key: Aftermath(
            tuple(said), texts.get(key), revoked=key in revoked, in_question=key in waiting
        )
        for key, said in notes.items()
    }


def _amended(row: Amendment, by: Decision) -> str:
    what = FIELDS[row.field]
    return f"Sửa {what} “{row.old_text}” thành “{row.new_text}” theo {decision_words(by)}"


def decision_words(row: Decision) -> str:
    """Write "Quyết định số 05/QĐ-UBND ngày 05/01/2026", as much of it as is known."""
    kind = "Công văn" if row.kind is DecisionKind.CORRECTION else "Quyết định"
    number = write_number(row.number, row.symbol)
    said = f"{kind} số {number}" if number else f"{kind} không số"
    if row.decided_on is not None:
        return f"{said} ngày {format_date(row.decided_on)}"
    return said if row.year is None else f"{said} năm {row.year}"


def printed_now(award: Award, after: Aftermath) -> str:
    """Give the name as it stands after all amendments."""
    return after.text(PrintedField.PRINTED_NAME, award.printed_name)
