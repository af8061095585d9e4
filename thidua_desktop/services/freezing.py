"""What a decision will print, taken from the records of a day and then never read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import lower_first
from thidua_desktop.domain.decision import FrozenDecision, FrozenRecipient
from thidua_desktop.domain.prize import PrizeTable, highest_only, prize_on, valid_on
from thidua_desktop.domain.records import (
    Award,
    AwardForm,
    AwardRound,
    BaseSalary,
    Campaign,
    Decision,
    LegalInstrument,
    PrizeRate,
    RoundingRule,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import Capacity, DecisionState, PaperKind
from thidua_desktop.services.award_defaults import award_defaults

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from thidua_desktop.domain.records import Nomination
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
    office, held = desk.office, desk.store.get(AwardRound, row.round_id)
    capacity, signer = signer_of(desk, row)
    campaign = desk.store.get(Campaign, held.campaign_id) if held.campaign_id else None
    lines = _recipients(desk, row, nominations, day)
    title = decider_title(desk)
    award = _award_words(desk, nominations)
    return FrozenDecision(
        issuer_title=title,
        office_name=office.name,
        agency=("ỦY BAN NHÂN DÂN", f"XÃ {office.commune.upper()}"),
        place=office.commune,
        symbol=row.symbol,
        excerpt=f"Về việc tặng {award}",
        achievement=_achievement(held, campaign, nominations),
        campaign_title=campaign.title if campaign else "",
        campaign_short_name=campaign.short_name if campaign else "",
        bases=bases_on(desk, PaperKind.DECISION, day=day, campaign=campaign),
        proposal=proposal_words(desk, row.proposal),
        capacity_lines=capacity,
        signer_name=signer,
        department=office.department,
        department_code=office.department_code,
        prize_source=next((source for _, source in lines if source), ""),
        fund_source=desk.defaults.fund_source.format(year=day.year),
        recipients=tuple(line for line, _ in lines),
        amounts_day=day.isoformat(),
        register_label=desk.defaults.register_label,
        certificate_capacity=capacity,
        certificate_title=title,
        is_sample=office.is_sample,
        award=award,
    )


def decider_title(desk: Desk) -> str:
    """Head a decision of the chairman: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …."""
    return f"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ {desk.office.commune.upper()}"


def signer_of(desk: Desk, row: Decision) -> tuple[tuple[str, ...], str]:
    """Give capacity lines and name of who signs; raises signatory.capacity."""
    assert row.signatory_id is not None  # noqa: S101 - a decision of the office's own has one
    signatory = desk.store.get(Signatory, row.signatory_id)
    if signatory.capacity not in CAPACITY_LINES:
        raise rule("signatory", "signatory.capacity", name=signatory.name)
    return CAPACITY_LINES[signatory.capacity], signatory.name


def proposal_words(desk: Desk, proposal: str) -> str:
    """Say at whose proposal: with the tờ trình's number and day once they are known."""
    who = f"Theo đề nghị của Trưởng {lower_first(desk.office.department)}"
    return f"{who} tại Tờ trình số {proposal}" if proposal else who


def _achievement(
    held: AwardRound, campaign: Campaign | None, nominations: Sequence[Nomination]
) -> str:
    if held.achievement:
        return held.achievement
    if campaign is not None:
        return f"đã có thành tích xuất sắc trong phong trào thi đua {campaign.short_name}"
    return nominations[0].citation


def award_name(form_name: str) -> str:
    """Name what is given: Giấy khen, Bằng khen, or a title in its marks."""
    words = form_name.split()[:2]
    if [word.lower() for word in words[1:]] == ["khen"]:
        return " ".join(words)
    return f"danh hiệu “{form_name}”"


def _award_words(desk: Desk, nominations: Sequence[Nomination]) -> str:
    forms = {form.key: form.name for form in desk.store.all(AwardForm)}
    names = dict.fromkeys(award_name(forms.get(n.form_key, n.form_key)) for n in nominations)
    return ", ".join(names)


def _recipients(
    desk: Desk, row: Decision, nominations: Sequence[Nomination], day: date
) -> list[tuple[FrozenRecipient, str]]:
    """Make the lines of the list with the source of each prize: of several the highest is paid."""
    table = PrizeTable(
        desk.store.all(BaseSalary), desk.store.all(PrizeRate), desk.store.all(RoundingRule)
    )
    prizes = [prize_on(table, n.form_key, subject=n.subject, day=day) for n in nominations]
    sums = [(subject_of(n), p.amount_vnd) for n, p in zip(nominations, prizes, strict=True)]
    paid = highest_only(sums, paid=_paid_before(desk, row))
    forms = {form.key: form.name for form in desk.store.all(AwardForm)}
    several = len({n.form_key for n in nominations}) > 1
    not_paid = award_defaults(desk).not_paid
    lines: list[tuple[FrozenRecipient, str]] = []
    for n, prize, pays in zip(nominations, prizes, paid, strict=True):
        told = (forms.get(n.form_key, n.form_key),) if several else ()
        line = FrozenRecipient(
            nomination_id=n.id,
            subject=n.subject.name,
            printed_name=n.printed_name,
            subtitle=n.subtitle,
            citation=n.citation,
            unit_name=desk.store.get(Unit, n.unit_id).name,
            form_key=n.form_key,
            amount_vnd=prize.amount_vnd if pays else 0,
            formula=prize.formula if pays else not_paid,
            note="; ".join((*told, *(() if pays else (not_paid,)))),
        )
        lines.append((line, prize.source))
    return lines


def subject_of(row: Nomination | Award) -> tuple[object, ...]:
    """Name whose award it is, so that two of them are told to be of one subject."""
    return (row.subject, row.unit_id, row.person_id, row.household_id, row.collective_id)


def _paid_before(desk: Desk, row: Decision) -> dict[Hashable, int]:
    """Sum what earlier decisions of the round pay: the same achievement, at the same time."""
    issued = {
        other.id
        for other in desk.store.where(Decision, round_id=row.round_id)
        if other.state is DecisionState.ISSUED and other.id != row.id
    }
    found: dict[Hashable, int] = {}
    for key in issued:
        for award in desk.store.where(Award, decision_id=key):
            whose = subject_of(award)
            found[whose] = max(found.get(whose, 0), award.amount_vnd or 0)
    return found


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


def outside_on(desk: Desk, bases: Sequence[str], day: date) -> tuple[LegalInstrument, ...]:
    """Return the instruments that a paper cites and that are not in force on its day."""
    return tuple(
        row
        for row in desk.store.all(LegalInstrument)
        if not valid_on(row, day) and any(row.title in basis for basis in bases)
    )
