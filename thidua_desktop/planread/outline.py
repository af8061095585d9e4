"""The parts of a plan: each heading that opens one, and the pieces it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.headings import Part, inner_part, main_part, names_content
from thidua_desktop.planread.marks import Rank
from thidua_desktop.planread.vocabulary import is_caps, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.planread.lines import Piece

_LONGEST_HEADING: Final = 30
_LONGEST_PLAIN: Final = 14
"""Words of a heading in capitals, and of one in small letters."""
_PLAN: Final = phrases("kế hoạch", whole=True)


@dataclass(frozen=True, slots=True)
class Section:
    """A part with the heading that opened it (None for the head of the text)."""

    part: Part
    opener: Piece | None
    body: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    rank: Rank
    part: Part
    section: int
    known: bool


def sections(found: Sequence[Piece]) -> tuple[Section, ...]:
    """Split the pieces at their headings; unmarked ones count only where no marked one does."""
    made = _Outline(unmarked=False).split(found)
    if any(section.part in {Part.CONTENT, Part.TASKS} for section in made):
        return made
    return _Outline(unmarked=True).split(found)


def title_of(piece: Piece) -> str:
    """Return what a heading says before a colon."""
    return piece.text.split(":", 1)[0].strip(" .;")


def run_in(piece: Piece) -> str:
    """Return the sentence that follows a heading's colon on its own line, or an empty text."""
    return piece.text.split(":", 1)[1].strip() if ":" in piece.text else ""


class _Outline:
    """Keeps the headings above the current piece, greatest first."""

    def __init__(self, *, unmarked: bool) -> None:
        self._unmarked = unmarked
        self._levels: list[_Level] = []
        self._made: list[tuple[Part, Piece | None, list[Piece]]] = [(Part.HEAD, None, [])]

    def split(self, found: Sequence[Piece]) -> tuple[Section, ...]:
        for piece in found:
            self._take(piece)
        return tuple(Section(part, opener, tuple(body)) for part, opener, body in self._made)

    def _take(self, piece: Piece) -> None:
        if _PLAN.match(fold(piece.text[:20])) and is_caps(piece.text):
            self._levels.clear()  # the plan that a decision issues begins here
        rank = self._heading_rank(piece)
        if rank is None:
            self._current().append(piece)
            return
        while self._levels and self._levels[-1].rank >= rank:
            self._levels.pop()
        part = self._part(piece, rank)
        if part is not None:
            self._open(piece, rank, part)
        elif self._levels:
            self._current().append(piece)
        else:
            self._open(piece, rank, None)

    def _current(self) -> list[Piece]:
        return self._made[self._levels[-1].section if self._levels else 0][2]

    def _open(self, piece: Piece, rank: Rank, part: Part | None) -> None:
        self._made.append((part or Part.OTHER, piece, []))
        known = part is not None
        self._levels.append(_Level(rank, part or Part.OTHER, len(self._made) - 1, known))

    def _heading_rank(self, piece: Piece) -> Rank | None:
        if piece.row or piece.rank.is_bullet:
            return None
        title = title_of(piece)
        words = len(title.split())
        caps = is_caps(title)
        if piece.rank is Rank.BODY:
            named = names_content(title) or inner_part(title) is not None or caps
            short = words <= _LONGEST_PLAIN and main_part(title) is not None
            return Rank.ROMAN if self._unmarked and named and short else None
        if piece.rank <= Rank.ARTICLE:
            return piece.rank
        fits = words <= (_LONGEST_HEADING if caps else _LONGEST_PLAIN)
        return piece.rank if fits else None

    def _part(self, piece: Piece, rank: Rank) -> Part | None:
        """Say which part opens here; None when the heading belongs to the part around it."""
        title = title_of(piece)
        short = len(title.split()) <= _LONGEST_HEADING
        if not self._levels or not self._levels[-1].known:
            return main_part(title) if short else None
        around = self._levels[-1].part
        if around is Part.TASKS and rank <= Rank.ROMAN:
            part = main_part(title) if short else None  # "Phần II. NHIỆM VỤ" holds other parts
            return None if part is Part.TASKS else part
        if around in {Part.CONTENT, Part.TASKS}:
            greater = rank <= Rank.ROMAN and is_caps(title)
            part = main_part(title) if greater else inner_part(title)
            return None if part in {Part.CONTENT, Part.TASKS} else part
        if around is Part.AIM and names_content(title):
            return Part.CONTENT
        if around is Part.OTHER and inner_part(title) is Part.PERIOD:
            return Part.PERIOD
        return None
