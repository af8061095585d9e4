"""Sổ khen thưởng: every award on record, the office's own and those of old years, by year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.numbers import format_decimal, format_money
from thidua_desktop.documents.award_register import RegisterLine, RegisterPaper, compose
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import AwardForm, RegisterGap
from thidua_desktop.domain.terms import DecisionState, GapReason, PrintedField
from thidua_desktop.services.award_notes import UNTOUCHED, aftermaths, printed_now
from thidua_desktop.services.paper_heads import committee_signer, commune_issuer
from thidua_desktop.services.papers import docx, pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.domain.records import Award, Decision
    from thidua_desktop.domain.terms import AwardType
    from thidua_desktop.services.award_notes import Aftermath
    from thidua_desktop.services.desk import Desk

UNKNOWN = "chưa rõ"
GAPS = {
    GapReason.WITHDRAWN: "rút lại ban hành",
    GapReason.SPOILED: "hỏng phôi",
    GapReason.OTHER: "lý do khác",
}


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One award as the register shows it: what stands now, and what came after.

    `name`, `unit` and `citation` are the texts after all amendments; `year` 0 is not known.
    """

    award: Award
    decision: Decision
    award_type: AwardType | None
    year: int
    form: str
    name: str
    unit: str
    citation: str
    after: Aftermath

    @property
    def number(self) -> str:
        """The register number, with whose book it is where that is another's; chưa rõ."""
        if self.award.register_number is None:
            return UNKNOWN
        number = f"{self.award.register_number:02d}"
        book = self.award.register_issuer
        return f"{number} (sổ {book})" if book else number

    @property
    def notes(self) -> str:
        return "; ".join(self.after.notes)


def entries(desk: Desk) -> tuple[RegisterEntry, ...]:
    """List all issued awards: the newest year first, by number, those without one last."""
    index = desk.award_index
    after, forms = aftermaths(desk), form_names(desk)
    made: list[RegisterEntry] = []
    for award in index.awards:
        decision = index.decision(award)
        if decision.state is not DecisionState.ISSUED:
            continue
        held = index.round(decision)
        came = after.get(award.id, UNTOUCHED)
        made.append(
            RegisterEntry(
                award,
                decision,
                held.award_type if held is not None else decision.award_type,
                award.register_year or decision.year or 0,
                forms.get(award.form_key, award.form_key),
                printed_now(award, came),
                came.text(PrintedField.UNIT_NAME, award.unit_name),
                came.text(PrintedField.CITATION, award.citation),
                came,
            )
        )
    made.sort(key=_order)
    return tuple(made)


def form_names(desk: Desk) -> dict[str, str]:
    """Name the award forms by their keys."""
    return {form.key: form.name for form in desk.store.all(AwardForm)}


def _order(entry: RegisterEntry) -> tuple[object, ...]:
    award, day = entry.award, entry.decision.decided_on
    return (
        -entry.year,
        award.register_issuer,
        award.register_number is None,
        award.register_number or 0,
        day.toordinal() if day is not None else 0,
        award.decision_id,
        award.position,
    )


def register_document(
    desk: Desk, shown: Sequence[RegisterEntry], *, title: str, day: date
) -> Document:
    """Compose the register of what is shown; `title` says of which years and what narrows it."""
    years = {entry.year for entry in shown}
    gaps = tuple(
        f"{row.number:02d}/{row.year} ({row.note or GAPS[row.reason]})"
        for row in sorted(desk.store.all(RegisterGap), key=lambda row: (row.year, row.number))
        if row.year in years
    )
    return compose(
        RegisterPaper(
            issuer=commune_issuer(desk),
            subject=title,
            made_on=day,
            lines=tuple(map(_line, shown)),
            gaps=gaps,
            total=format_money(sum(entry.award.amount_vnd or 0 for entry in shown)),
            signer=committee_signer(desk, day),
        )
    )


def _line(entry: RegisterEntry) -> RegisterLine:
    decision, award = entry.decision, entry.award
    return RegisterLine(
        year=str(entry.year or UNKNOWN),
        number=entry.number,
        name=entry.name,
        unit=entry.unit,
        form=entry.form,
        decision=write_number(decision.number, decision.symbol) or "Không số",
        day=decision.decided_on,
        issuer=decision.issuer,
        amount="" if award.amount_vnd is None else format_decimal(Decimal(award.amount_vnd)),
        notes=entry.notes,
    )


def register_file(desk: Desk, document: Document, *, form: str) -> bytes:
    """Draw the register as "pdf" or "docx"."""
    return pdf(desk, document) if form == "pdf" else docx(desk, document)
