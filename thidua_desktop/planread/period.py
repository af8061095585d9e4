"""When a campaign runs (thời gian thi đua): its own part, else the phases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.dates import span
from thidua_desktop.planread.draft import Period
from thidua_desktop.planread.headings import Part
from thidua_desktop.planread.outline import run_in
from thidua_desktop.planread.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.planread.outline import Section

_PHASE: Final = phrases("(?:giai đoạn|đợt|đợt thi đua) (?:\\d|i)", start=False)
_STARTS: Final = 30


def read_period(parts: Sequence[Section]) -> Period | None:
    """Read the period part whole, a sentence on the heading's own line included."""
    for part in parts:
        if part.part is Part.PERIOD:
            said = [run_in(part.opener)] if part.opener else []
            text = " ".join(filter(None, (*said, *(piece.text for piece in part.body))))
            if text:
                return Period(text, *span(text))
    return _from_phases(parts)


def _from_phases(parts: Sequence[Section]) -> Period | None:
    """Read "I. Giai đoạn 1: Từ ngày … đến ngày …" of the content or of a part of its own."""
    phases = [
        piece.text
        for part in parts
        if part.part in {Part.CONTENT, Part.TASKS, Part.OTHER}
        for piece in part.body
        if _PHASE.match(fold(piece.text[:_STARTS]))
    ]
    start, end = span("\n".join(phases))
    return Period("; ".join(phases), start, end) if start and end else None
