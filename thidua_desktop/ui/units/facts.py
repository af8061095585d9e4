"""Parts of the details panels that units and their members share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import clean
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
    """List what a subject was awarded by issued decisions, newest first."""
    forms = {form.key: form.name for form in desk.store.all(AwardForm)}
    found: list[tuple[Decision, Award]] = []
    for award in desk.store.where(Award, **whose):
        decision = desk.store.get(Decision, award.decision_id)
        if decision.state is DecisionState.ISSUED:
            found.append((decision, award))
    found.sort(key=lambda pair: (pair[0].decided_on is not None, pair[0].decided_on), reverse=True)
    rows = tuple(
        DetailRow(
            format_date(decision.decided_on) if decision.decided_on else NONE,
            f"{forms.get(award.form_key, award.form_key)} (Quyết định số {decision.number})",
        )
        for decision, award in found
    )
    return DetailSection("Khen thưởng", rows, "Chưa có quyết định khen thưởng nào.")
