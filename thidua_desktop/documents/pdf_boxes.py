"""Boxes as high as what they hold, which pages are filled with; all lengths in pt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, assert_never

from thidua_desktop.documents.blocks import FIXED_SPACE, Align
from thidua_desktop.documents.fonts import PT
from thidua_desktop.documents.page import ASCENT, LEADING
from thidua_desktop.documents.pieces import Dots, Gap, Grid, Line, Rule

if TYPE_CHECKING:
    from thidua_desktop.documents.pdf_pen import Pen
    from thidua_desktop.documents.pieces import Small, Style
    from thidua_desktop.documents.wrap import Measurer, Segment, TextLine

_RULE_AIR = 2.5  # pt above a rule
_RULE_WIDTH = 0.75
_DOT_PITCH = 1.6  # lines to write on stand wider than printed ones, in sizes


class Mark(Protocol):
    """Something that can be drawn once its place is known."""

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the upper left corner at x, y."""
        ...


@dataclass(frozen=True, slots=True)
class Box:
    """A mark with its height and spaces.

    `glued` may not be parted from the box above; `head` is repeated above the box when it
    starts a page; `feeds` starts a page.
    """

    height: float
    mark: Mark | None
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    head: tuple[Box, ...] = ()
    feeds: bool = False


@dataclass(frozen=True, slots=True)
class TextMark:
    """One line of a paragraph; `extra` widens its spaces."""

    segments: tuple[Segment, ...]
    size: float
    shift: float
    extra: float

    def paint(self, pen: Pen, x: float, y: float) -> None:
        for segment in self.segments:
            left = x + self.shift + segment.x + segment.gaps * self.extra
            if segment.blank:
                gaps = segment.text.count(" ") + segment.text.count(FIXED_SPACE)
                width = segment.width + gaps * self.extra
                pen.highlight(left, y + 1, width, height=self.size * LEADING - 1)
            pen.text(
                left,
                y + ASCENT * self.size,
                segment.face,
                size=self.size,
                text=segment.text,
                word_space=self.extra,
            )


@dataclass(frozen=True, slots=True)
class RuleMark:
    left: float
    length: float

    def paint(self, pen: Pen, x: float, y: float) -> None:
        left, down = x + self.left, y + _RULE_AIR
        pen.lines([(left, down, left + self.length, down)], width=_RULE_WIDTH)


@dataclass(frozen=True, slots=True)
class DotsMark:
    width: float
    height: float

    def paint(self, pen: Pen, x: float, y: float) -> None:
        pen.dotted(x, y + self.height - 3, self.width)


@dataclass(frozen=True, slots=True)
class GridMark:
    """Boxes at their places inside a grid."""

    placed: tuple[tuple[float, float, Mark], ...]

    def paint(self, pen: Pen, x: float, y: float) -> None:
        for right, down, mark in self.placed:
            mark.paint(pen, x + right, y + down)


class Boxer:
    """Lays out texts, rules and grids in a width."""

    def __init__(self, measurer: Measurer) -> None:
        self._measurer = measurer

    def line(self, line: Line, width: float, *, glued: bool = False) -> list[Box]:
        """Make a box a line; neither the first nor the last line of a paragraph stands alone."""
        style, indent = line.style, line.style.first_indent / PT
        if style.align is Align.CENTRE:
            lines = self._measurer.balanced(line, width)
        else:
            lines = self._measurer.wrap(line, width, indent)
        end = len(lines) - 1
        return [
            Box(
                style.size * LEADING,
                self._text_mark(text, style, width, 0.0 if at else indent),
                before=0.0 if at else style.before,
                after=style.after if at == end else 0.0,
                glued=at in {1, end} if at else glued,
            )
            for at, text in enumerate(lines)
        ]

    def _text_mark(self, text: TextLine, style: Style, width: float, indent: float) -> TextMark:
        room, extra, shift = width - indent - text.width, 0.0, indent
        match style.align:
            case Align.CENTRE:
                shift += room / 2
            case Align.RIGHT:
                shift += room
            case Align.JUSTIFY:
                extra = room / text.gaps if text.gaps and not text.last else 0.0
            case Align.LEFT:
                pass
            case _:
                assert_never(style.align)
        return TextMark(self._measurer.segments(text, style.size), style.size, shift, extra)

    def small(self, piece: Small, width: float, *, glued: bool = False) -> list[Box]:
        match piece:
            case Line():
                return self.line(piece, width, glued=glued)
            case Rule():
                length = self._measurer.rule_length(piece, width)
                mark = RuleMark((width - length) / 2, length)
                return [Box(_RULE_AIR + 1, mark, after=piece.after, glued=True)]
            case Gap():
                return [Box(piece.height / PT, None, glued=glued)]
        assert_never(piece)

    def dots(self, dots: Dots, width: float) -> list[Box]:
        height = dots.size * _DOT_PITCH
        mark = DotsMark(width, height)
        return [
            Box(height, mark, after=6.0 if at == dots.lines - 1 else 0.0, glued=True)
            for at in range(dots.lines)
        ]

    def grid(self, grid: Grid, width: float, *, glued: bool = False) -> list[Box]:
        placed, height = list[tuple[float, float, Mark]](), 0.0
        for row in grid.rows:
            x, deepest = 0.0, 0.0
            for share, cell in zip(grid.shares, row, strict=True):
                column = share * width
                side = grid.side / PT
                depth = self._cell(cell, x + side, height, width=column - 2 * side, into=placed)
                deepest = max(deepest, depth)
                x += column
            height += deepest
        mark = GridMark(tuple(placed))
        stays = glued or grid.attached
        return [Box(height, mark, before=grid.before, after=grid.after, glued=stays)]

    def _cell(
        self,
        cell: tuple[Small, ...],
        x: float,
        y: float,
        *,
        width: float,
        into: list[tuple[float, float, Mark]],
    ) -> float:
        """Place one cell's boxes, each below the other; give their height."""
        top = y
        for box in (box for piece in cell for box in self.small(piece, width)):
            y += box.before
            if box.mark is not None:
                into.append((x, y, box.mark))
            y += box.height + box.after
        return y - top
