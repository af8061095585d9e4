"""How the state of a report is said: in a cell of the register, beside a period, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.documents.report_register import short_state
from thidua_desktop.domain.reporting import Period, ReportState, Standing
from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

SHAPES = {
    Standing.ON_TIME: CellState.REACHED,
    Standing.LATE: CellState.AT_RISK,
    Standing.VALUES_ONLY: CellState.IN_PROGRESS,
    Standing.MISSING: CellState.OVERDUE,
    Standing.AWAITED: CellState.NO_DATA,
}
"""The mark of the window with the same meaning: met, at risk, under way, overdue, nothing yet."""
TONES = {
    Standing.ON_TIME: Tone.PLAIN,
    Standing.LATE: Tone.WARN,
    Standing.VALUES_ONLY: Tone.MUTED,
    Standing.MISSING: Tone.BAD,
    Standing.AWAITED: Tone.MUTED,
}


def full_state(state: ReportState) -> str:
    """Say a state with the day of receipt."""
    parts = [label(state.standing) if state.due_on else short_state(state).capitalize()]
    if state.days_late:
        parts[0] += f" {state.days_late} ngày"
    if state.received_on is not None:
        parts.append(f"nhận ngày {format_date(state.received_on)}")
    if state.no_change:
        parts.append("không có thay đổi")
    return ", ".join(parts)


def period_name(period: Period) -> str:
    """Name a period by the day it is due."""
    return f"Kỳ {format_date(period.due_on)}" if period.due_on else "Cả phong trào"


def as_at_of(period: Period, today: date) -> date:
    """Day that the values of a period's report are entered for: its due day, not yet the future."""
    return today if period.due_on is None else min(period.due_on, today)
