"""Đọc kế hoạch: from a text to a proposed campaign, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.awards import read_awards
from thidua_desktop.planread.closing import take_closing
from thidua_desktop.planread.dates import span
from thidua_desktop.planread.draft import FieldProposal, Period, PlanDraft
from thidua_desktop.planread.fields import Item, groups
from thidua_desktop.planread.headings import Part
from thidua_desktop.planread.letterhead import read_bases, read_issuer, read_letterhead, read_title
from thidua_desktop.planread.lines import pieces
from thidua_desktop.planread.outline import Section, run_in, sections
from thidua_desktop.planread.rules import propose, propose_row
from thidua_desktop.planread.source import printed_lines
from thidua_desktop.planread.vocabulary import is_caps, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thidua_desktop.planread.draft import IndicatorProposal
    from thidua_desktop.planread.lines import Piece

LONGEST: Final = 2_000_000
_PLANS: Final = phrases("kế hoạch", "phát động", "chương trình", "hướng dẫn", start=True)
_OTHERS: Final = phrases(
    *("giấy mời", "thư mời", "thông báo", "báo cáo", "tờ trình", "biên bản", "công văn"),
    *("quyết định", "giấy khen", "bài phát biểu"),
    start=True,
)


def read_plan(text: str) -> PlanDraft:
    """Propose a campaign from a plan's text; a text that is none gives an empty draft.

    Reasons in `why_not`: plan.empty, plan.too_long, plan.no_content, plan.no_indicators.
    """
    if not text.strip():
        return PlanDraft(why_not="plan.empty")
    if len(text) > LONGEST:
        return PlanDraft(why_not="plan.too_long")
    printed = printed_lines(text)
    closing = take_closing(printed)
    found = pieces(closing.body)
    parts = sections(found)
    head = parts[0].body
    if not _is_competition(found) or _is_other_paper(head):
        return PlanDraft(why_not="plan.no_content")
    if not any(part.part in {Part.CONTENT, Part.TASKS} for part in parts):
        return PlanDraft(why_not="plan.no_content")
    fields = _fields(parts, Part.CONTENT) or _fields(parts, Part.TASKS)
    if not fields:
        return PlanDraft(why_not="plan.no_indicators")
    letterhead = read_letterhead(printed)
    forms, criteria = read_awards(part for part in parts if part.part is Part.AWARDS)
    return PlanDraft(
        title=read_title(head),
        document_number=letterhead.number,
        document_date=letterhead.day,
        issuer=read_issuer(head) or letterhead.issuer,
        place=letterhead.place,
        legal_bases=read_bases(head),
        fields=fields,
        period=_period(parts),
        award_forms=forms,
        criteria=criteria,
        recipients=closing.recipients,
        signer=closing.signer,
    )


def _is_competition(found: Iterable[Piece]) -> bool:
    """Judged with the marks: "thì dưa" in a recipe folds to the same letters."""
    return any("thi đua" in piece.text.lower() for piece in found)


def _is_other_paper(head: Sequence[Piece]) -> bool:
    """Whether the head names an invitation, a report or the like, and no plan."""
    titles = [fold(piece.text[:40]) for piece in head if is_caps(piece.text)]
    named = any(_OTHERS.match(title) for title in titles)
    return named and not any(_PLANS.match(title) for title in titles)


def _fields(parts: Iterable[Section], wanted: Part) -> tuple[FieldProposal, ...]:
    return tuple(
        FieldProposal(group.number, group.title, tuple(map(_indicator, group.items)))
        for part in parts
        if part.part is wanted
        for group in groups(part)
    )


def _indicator(item: Item) -> IndicatorProposal:
    reading = propose_row if item.piece.row else propose
    return reading(item.text, item.piece.lines)


def _period(parts: Iterable[Section]) -> Period | None:
    """Read the period part whole, a sentence on the heading's own line included."""
    for part in parts:
        if part.part is Part.PERIOD:
            said = [run_in(part.opener)] if part.opener else []
            text = " ".join(filter(None, (*said, *(piece.text for piece in part.body))))
            if text:
                return Period(text, *span(text))
    return None
