"""How a hit of the repeat radar is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.likeness import Likeness
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.terms import RepeatVerdict
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Decision
    from thidua_desktop.services.repeats import Hit

SURENESS = {
    Likeness.CERTAIN: ("Chắc chắn", Tone.BAD),
    Likeness.LIKELY: ("Rất giống", Tone.WARN),
    Likeness.REVIEW: ("Nên xem lại", Tone.PLAIN),
}
VERDICT_TONES = {
    RepeatVerdict.SAME_ACHIEVEMENT: Tone.BAD,
    RepeatVerdict.OTHER_ACHIEVEMENT: Tone.GOOD,
    RepeatVerdict.OTHER_PERSON: Tone.GOOD,
}
UNITS = {True: "cùng đơn vị", False: "khác đơn vị", None: "chưa rõ đơn vị"}


def why(hit: Hit, *, birth_year: int | None) -> str:
    """Say what makes an award like the nomination: name, unit, year of birth."""
    if hit.nearness is None:
        return "Cùng một hồ sơ trong danh sách"
    parts = [label(hit.nearness), UNITS[hit.same_unit]]
    if birth_year is not None and hit.birth_year == birth_year:
        parts.append(f"cùng năm sinh {birth_year}")
    return ", ".join(parts)


def number_of(decision: Decision) -> str:
    return write_number(decision.number, decision.symbol) or "không số"


def day_of(decision: Decision) -> str:
    if decision.decided_on is not None:
        return format_date(decision.decided_on)
    return "chưa rõ" if decision.year is None else f"năm {decision.year}"
