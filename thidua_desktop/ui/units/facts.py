"""Parts of the details panels that units and their members share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import clean
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import Award, AwardForm, Decision
from thidua_desktop.domain.terms import DecisionState, Salutation
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.details_panel import DetailRow, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk

NONE = "—"


def called(name: str, salutation: Salutation | None) -> str:
    """Write a name with its danh xưng, when one is chosen and printed."""
    if salutation in {None, Salutation.NONE}:
        return name
    return clean(f"{label(salutation)} {name}") if salutation else name


def awards_section(desk: Desk, **whose: object) -> DetailSection:
    """List what a subject was awarded by issued and by old decisions, newest first."""
    forms = {form.key: form.name for form in desk.store.all(AwardForm)}
    found: list[tuple[Decision, Award]] = []
    for award in desk.store.where(Award, **whose):
        decision = desk.store.get(Decision, award.decision_id)
        if decision.state is DecisionState.ISSUED:
            found.append((decision, award))
    found.sort(key=lambda pair: _when(pair[0]), reverse=True)
    rows = tuple(
        DetailRow(
            format_date(decision.decided_on) if decision.decided_on else str(decision.year or NONE),
            f"{forms.get(award.form_key, award.form_key)} ({_by(decision)})",
        )
        for decision, award in found
    )
    return DetailSection("Khen thưởng", rows, "Chưa có quyết định khen thưởng nào.")


def _when(decision: Decision) -> tuple[int, date]:
    """Order decisions; one of which only the year is known comes last in it."""
    year = decision.year or 0
    return year, decision.decided_on or date.min


def _by(decision: Decision) -> str:
    number = write_number(decision.number, decision.symbol)
    by = f"Quyết định số {number}" if number else "quyết định không số"
    return f"{by}, {decision.issuer}" if decision.issuer else by
