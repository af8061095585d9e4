"""How a proposal is said in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.terms import Rule, ScopeKind
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.services.plan_form import PlanForm, PlanIndicator

TONES = {
    Certainty.CERTAIN: Tone.GOOD,
    Certainty.CHECK: Tone.WARN,
    Certainty.UNMEASURED: Tone.MUTED,
}


def measured(row: PlanIndicator) -> str:
    """Say rule and target: "≥ 1 mô hình", "100 %", "không để xảy ra"."""
    if row.rule in {Rule.DONE, Rule.GRADE}:
        return label(row.rule)
    if row.target is None:
        return "chưa có mục tiêu"
    unit = f" {row.measure_unit}" if row.measure_unit else ""
    if row.rule is Rule.AT_MOST and not row.target:
        return f"không để xảy ra{f' ({row.measure_unit})' if row.measure_unit else ''}"
    sign = {Rule.AT_LEAST: ("≥ ", "> "), Rule.AT_MOST: ("≤ ", "< "), Rule.RATIO: ("", "> ")}
    return f"{sign[row.rule][row.strict]}{format_decimal(row.target)}{unit}"


def applies_to(row: PlanIndicator) -> str:
    """Say for whom: the commune as one, every unit, or the kinds named."""
    if row.scope is ScopeKind.COMMUNE:
        return label(row.scope)
    return ", ".join(label(kind) for kind in row.kinds) or "Mọi đơn vị"


def certainty(row: PlanIndicator) -> str:
    """Say how sure the reading is, and that a figure was concluded and not printed."""
    if row.inferred:
        return "Suy ra, cần xem lại"
    return label(row.certainty)


def summary(form: PlanForm) -> str:
    """Count what was read and what is kept."""
    rows = [form.at(place) for place in form.places]
    kept = sum(row.keep for row in rows)
    check = sum(row.certainty is Certainty.CHECK for row in rows if row.keep)
    words = [f"{len(form.fields)} nội dung", f"giữ {kept}/{len(rows)} chỉ tiêu"]
    if check:
        words.append(f"{check} cần xem lại")
    return " · ".join(words)
