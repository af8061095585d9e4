"""What a Quyết định tặng Giấy khen says, taken from what was frozen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.text import lower_first
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.decision_award import AwardDecision, Awardee, AwardeeKind
from thidua_desktop.documents.parts import Issuer, PaperNumber
from thidua_desktop.domain.terms import SubjectKind

if TYPE_CHECKING:
    from thidua_desktop.domain.decision import FrozenDecision
    from thidua_desktop.domain.records import Decision

KINDS = {
    SubjectKind.COLLECTIVE.name: AwardeeKind.COLLECTIVE,
    SubjectKind.PERSON.name: AwardeeKind.PERSON,
    SubjectKind.HOUSEHOLD.name: AwardeeKind.HOUSEHOLD,
}


def decision_data(row: Decision, frozen: FrozenDecision) -> AwardDecision:
    """Say what the decision says; its number and day may still be open."""
    year = frozen.day_of_amounts.year
    return AwardDecision(
        issuer=Issuer(lines=frozen.agency, name=frozen.office_name, place=frozen.place),
        number=PaperNumber(row.symbol, row.number, row.decided_on, year),
        decider=frozen.issuer_title,
        decider_name=f"Chủ tịch {frozen.office_name}",
        award=frozen.award,
        subject=_subject(frozen),
        bases=frozen.bases,
        proposal=frozen.proposal,
        awardees=tuple(
            Awardee(
                KINDS[r.subject],
                r.printed_name,
                r.subtitle or r.unit_name,
                r.amount_vnd,
                r.note,
            )
            for r in frozen.recipients
        ),
        achievement=frozen.achievement,
        prize_basis=frozen.prize_source,
        fund=frozen.fund_source,
        executors=(
            f"Chánh Văn phòng HĐND và UBND xã, Trưởng {lower_first(frozen.department)}, "
            "thủ trưởng các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có tên trong "
            "danh sách chịu trách nhiệm thi hành Quyết định này"
        ),
        recipients=(
            "Như Điều 3",
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            f"Lưu: VT, {frozen.department_code}",
        ),
        signer=Signer(frozen.capacity_lines, frozen.signer_name),
    )


def _subject(frozen: FrozenDecision) -> str:
    if not frozen.campaign_short_name:
        return frozen.excerpt
    return f"{frozen.excerpt} trong phong trào thi đua {frozen.campaign_short_name}"
