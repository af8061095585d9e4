"""Đọc kế hoạch: from a text to a proposed campaign, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.awards import read_awards
from thidua_desktop.planread.closing import take_closing
from thidua_desktop.planread.draft import FieldProposal, PlanDraft
from thidua_desktop.planread.fields import Item, groups
from thidua_desktop.planread.headings import Part, names_only_aims
from thidua_desktop.planread.letterhead import read_bases, read_issuer, read_letterhead, read_title
from thidua_desktop.planread.lines import pieces
from thidua_desktop.planread.nesting import nested
from thidua_desktop.planread.outline import Section, sections, title_of
from thidua_desktop.planread.period import read_period
from thidua_desktop.planread.rules import propose, propose_row
from thidua_desktop.planread.source import printed_lines
from thidua_desktop.planread.tables import cells
from thidua_desktop.planread.vocabulary import is_caps, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    found = nested(pieces(closing.body))
    parts = sections(found)
    head = parts[0].body
    if not _is_competition(parts) or _is_other_paper(head):
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
        period=read_period(parts),
        award_forms=forms,
        criteria=criteria,
        recipients=closing.recipients,
        signer=closing.signer,
    )


def _is_competition(parts: Sequence[Section]) -> bool:
    """Whether a plan's title stands over it, or one of its headings speaks of "thi đua".

    Judged with the marks: "thì dưa" in a recipe folds to the same letters.
    """
    if not any("thi đua" in piece.text.lower() for part in parts for piece in part.body):
        return False
    titled = any(_PLANS.match(fold(piece.text[:40])) for piece in parts[0].body)
    openers = (part.opener.text.lower() for part in parts if part.opener)
    return titled or any("thi đua" in title for title in openers)


def _is_other_paper(head: Sequence[Piece]) -> bool:
    """Whether the head names an invitation, a report or the like, and no plan."""
    titles = [fold(piece.text[:40]) for piece in head if is_caps(piece.text)]
    named = any(_OTHERS.match(title) for title in titles)
    return named and not any(_PLANS.match(title) for title in titles)


def _fields(parts: Sequence[Section], wanted: Part) -> tuple[FieldProposal, ...]:
    """Read the parts of one kind; beside others a mere "mục tiêu" counts only by its figures."""
    chosen = [part for part in parts if part.part is wanted]
    others = any(not _is_aims(part) for part in chosen)
    made: list[FieldProposal] = []
    for part in chosen:
        for group in groups(part):
            found = tuple(map(_indicator, group.items))
            if others and _is_aims(part):
                found = tuple(i for i in found if i.target is not None and not i.inferred)
            if found:
                made.append(FieldProposal(group.number, group.title, found))
    return tuple(made)


def _is_aims(part: Section) -> bool:
    return part.opener is not None and names_only_aims(title_of(part.opener))


def _indicator(item: Item) -> IndicatorProposal:
    piece = item.piece
    if piece.row:
        return propose_row(cells(item.text, piece.cells, piece.header), item.text, piece.lines)
    return propose(item.text, piece.lines)
