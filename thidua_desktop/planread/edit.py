"""What the officer does to a draft on the review screen; each act returns a new draft.

A place is a pair of positions from 0: which field, which indicator inside it. A place that is
not there is a mistake of the program.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.planread.marks import read_mark
from thidua_desktop.planread.rules import propose
from thidua_desktop.planread.source import line_texts

if TYPE_CHECKING:
    from thidua_desktop.planread.draft import FieldProposal, IndicatorProposal, PlanDraft

Place = tuple[int, int]
_CLOSED: Final = (".", ",", ";", ":")


def merge(draft: PlanDraft, place: Place) -> PlanDraft:
    """Join an indicator with the next one of its field and read the whole anew.

    Raises plan.no_next for the last one of a field.
    """
    at, position = place
    found = draft.fields[at].indicators
    first = found[position]
    if position + 1 >= len(found):
        raise rule("indicator", "plan.no_next")
    second = found[position + 1]
    goes_on = first.text.endswith(_CLOSED) or second.text[:1].islower()
    text = f"{first.text}{' ' if goes_on else '; '}{second.text}"
    joined = propose(text, tuple(sorted({*first.lines, *second.lines})))
    return _with(draft, at, (*found[:position], joined, *found[position + 2 :]))


def split(draft: PlanDraft, place: Place, offset: int, *, source: str = "") -> PlanDraft:
    """Cut an indicator before `offset` of its text and read both parts anew.

    With the plan's text as `source` each part keeps its own lines, where they can be told;
    else both keep all. Raises indicator.text_empty for a cut that leaves nothing on one side.
    """
    at, position = place
    found = draft.fields[at].indicators
    whole = found[position]
    parts = (_text(whole.text[:offset]), _text(whole.text[offset:]))
    lines = _lines_apart(whole, offset, line_texts(source)) if source else None
    own = lines or (whole.lines, whole.lines)
    read = (propose(text, held) for text, held in zip(parts, own, strict=True))
    return _with(draft, at, (*found[:position], *read, *found[position + 1 :]))


def add_indicator(draft: PlanDraft, field: int, text: str) -> PlanDraft:
    """Add what the officer typed at a field's end; it stands on no line of the plan.

    Raises indicator.text_empty.
    """
    return _with(draft, field, (*draft.fields[field].indicators, propose(_text(text), ())))


def move_indicator(draft: PlanDraft, place: Place, to_field: int) -> PlanDraft:
    """Put an indicator at another field's end; what it proposes stays as it was."""
    at, position = place
    found = draft.fields[at].indicators
    taken = _with(draft, at, (*found[:position], *found[position + 1 :]))
    return _with(taken, to_field, (*taken.fields[to_field].indicators, found[position]))


def rename_field(draft: PlanDraft, field: int, title: str) -> PlanDraft:
    """Give a field another title; its printed number stays. Raises plan.field_empty."""
    shown = clean(title)
    if not shown:
        raise rule("title", "plan.field_empty")
    return _with_field(draft, field, replace(draft.fields[field], title=shown))


def drop_field(draft: PlanDraft, field: int) -> PlanDraft:
    """Leave out a field with all that stands in it."""
    return replace(draft, fields=(*draft.fields[:field], *draft.fields[field + 1 :]))


def _text(typed: str) -> str:
    text = clean(typed)
    if not any(c.isalnum() for c in text):
        raise rule("text", "indicator.text_empty")
    return text


def _with(draft: PlanDraft, field: int, indicators: tuple[IndicatorProposal, ...]) -> PlanDraft:
    return _with_field(draft, field, replace(draft.fields[field], indicators=indicators))


def _with_field(draft: PlanDraft, field: int, changed: FieldProposal) -> PlanDraft:
    fields = draft.fields
    return replace(draft, fields=(*fields[:field], changed, *fields[field + 1 :]))


_Apart = tuple[tuple[int, ...], tuple[int, ...]]


def _lines_apart(whole: IndicatorProposal, offset: int, printed: tuple[str, ...]) -> _Apart | None:
    """Tell which lines lie before and behind the cut; None where they do not spell the text."""
    before: list[int] = []
    behind: list[int] = []
    end = 0
    for number in whole.lines:
        line = printed[number - 1] if number <= len(printed) else ""
        start, end = _span(whole.text, line, end)
        if end <= start:
            return None
        if start < offset:
            before.append(number)
        if end > offset:
            behind.append(number)
    return (tuple(before), tuple(behind)) if before and behind else None


def _span(text: str, line: str, after: int) -> tuple[int, int]:
    """Find a printed line's words in the text, with its mark or (where a task begins) without."""
    mark = read_mark(line) if line else None
    for words in (line.rstrip(" ;"), mark.rest.rstrip(" ;") if mark else ""):
        start = text.find(words, after) if words else -1
        if start >= 0:
            return start, start + len(words)
    return 0, 0
