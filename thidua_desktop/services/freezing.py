"""What a decision will print, taken from the records of a day and then never read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import lower_first
from thidua_desktop.domain.decision import FrozenDecision, FrozenRecipient
from thidua_desktop.domain.prize import PrizeTable, prize_on, valid_on
from thidua_desktop.domain.records import (
    AwardRound,
    BaseSalary,
    Campaign,
    LegalInstrument,
    PrizeRate,
    RoundingRule,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import Capacity, PaperKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.prize import Prize
    from thidua_desktop.domain.records import Decision, Nomination
    from thidua_desktop.services.desk import Desk

CAPACITY_LINES = {
    Capacity.CHAIR: ("CHỦ TỊCH",),
    Capacity.VICE_CHAIR: ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
}


def freeze(
    desk: Desk, row: Decision, nominations: Sequence[Nomination], *, day: date
) -> FrozenDecision:
    """Take everything a decision prints as of `day`.

    Raises prize.* where no dated row fits and signatory.capacity for one who cannot sign it.
    """
    assert row.round_id is not None  # noqa: S101 - only one of the office's own is frozen
    assert row.signatory_id is not None  # noqa: S101
    office, held = desk.office, desk.store.get(AwardRound, row.round_id)
    signatory = desk.store.get(Signatory, row.signatory_id)
    if signatory.capacity not in CAPACITY_LINES:
        raise rule("signatory", "signatory.capacity", name=signatory.name)
    campaign = desk.store.get(Campaign, held.campaign_id) if held.campaign_id else None
    prizes = _prizes(desk, nominations, day)
    title = f"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ {office.commune.upper()}"
    achievement = (
        f"đã có thành tích xuất sắc trong phong trào thi đua {campaign.short_name}"
        if campaign
        else nominations[0].citation
    )
    return FrozenDecision(
        issuer_title=title,
        office_name=office.name,
        agency=("ỦY BAN NHÂN DÂN", f"XÃ {office.commune.upper()}"),
        place=office.commune,
        symbol=row.symbol,
        excerpt="Về việc tặng Giấy khen",
        achievement=achievement,
        campaign_title=campaign.title if campaign else "",
        campaign_short_name=campaign.short_name if campaign else "",
        bases=bases_on(desk, PaperKind.DECISION, day=day, campaign=campaign),
        proposal=f"Theo đề nghị của Trưởng {lower_first(office.department)}",
        capacity_lines=CAPACITY_LINES[signatory.capacity],
        signer_name=signatory.name,
        department=office.department,
        department_code=office.department_code,
        prize_source=prizes[0].source if prizes else "",
        fund_source=desk.defaults.fund_source.format(year=day.year),
        recipients=tuple(_recipient(desk, n, p) for n, p in zip(nominations, prizes, strict=True)),
        amounts_day=day.isoformat(),
        register_label=desk.defaults.register_label,
        certificate_capacity=CAPACITY_LINES[signatory.capacity],
        certificate_title=title,
        is_sample=office.is_sample,
    )


def _prizes(desk: Desk, nominations: Sequence[Nomination], day: date) -> list[Prize]:
    table = PrizeTable(
        desk.store.all(BaseSalary), desk.store.all(PrizeRate), desk.store.all(RoundingRule)
    )
    return [prize_on(table, n.form_key, subject=n.subject, day=day) for n in nominations]


def _recipient(desk: Desk, row: Nomination, prize: Prize) -> FrozenRecipient:
    return FrozenRecipient(
        nomination_id=row.id,
        subject=row.subject.name,
        printed_name=row.printed_name,
        subtitle=row.subtitle,
        citation=row.citation,
        unit_name=desk.store.get(Unit, row.unit_id).name,
        form_key=row.form_key,
        amount_vnd=prize.amount_vnd,
        formula=prize.formula,
    )


def bases_on(
    desk: Desk, paper: PaperKind, *, day: date, campaign: Campaign | None
) -> tuple[str, ...]:
    """Return the căn cứ of a paper dated `day`: instruments in force, then the campaign's plan."""
    cited = [
        row
        for row in desk.store.all(LegalInstrument)
        if paper.name in row.cited_for and valid_on(row, day)
    ]
    cited.sort(key=lambda row: (row.cite_order, row.id))
    return (*(f"Căn cứ {row.title}" for row in cited), *_plan_basis(campaign))


def _plan_basis(campaign: Campaign | None) -> tuple[str, ...]:
    if campaign is None:
        return ()
    number = f" số {campaign.document_number}" if campaign.document_number else ""
    day = f" ngày {format_short(campaign.document_date)}" if campaign.document_date else ""
    issuer = f" của {campaign.issuer}" if campaign.issuer else ""
    return (f"Căn cứ Kế hoạch{number}{day}{issuer} về phong trào thi đua {campaign.short_name}",)
