"""Rows of a ruled table as boxes: text broken inside its cell, lines drawn row by row.

Each row is laid out once and knows nothing of the others, so a further row costs the same in a
table of ten and of ten thousand (platypus' Table does not keep that).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from thidua_desktop.documents.blocks import Align, RowKind
from thidua_desktop.documents.fonts import PT, FontFace
from thidua_desktop.documents.page import ASCENT, LEADING
from thidua_desktop.documents.pdf_boxes import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thidua_desktop.documents.blocks import Row, TableBlock
    from thidua_desktop.documents.page import Measures
    from thidua_desktop.documents.pdf_pen import Pen
    from thidua_desktop.documents.wrap import Measurer

_LINE_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class CellText:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class RowMark:
    """Texts on their baselines, the inner and outer verticals, and which edges are drawn."""

    texts: tuple[CellText, ...]
    face: FontFace
    size: float
    edges: tuple[float, ...]
    height: float
    closed_above: bool = True
    closed_below: bool = True

    def paint(self, pen: Pen, x: float, y: float) -> None:
        left, right, below = x + self.edges[0], x + self.edges[-1], y + self.height
        marks = [(x + edge, y, x + edge, below) for edge in self.edges]
        if self.closed_above:
            marks.append((left, y, right, y))
        if self.closed_below:
            marks.append((left, below, right, below))
        pen.lines(marks, width=_LINE_WIDTH)
        for cell in self.texts:
            pen.text(x + cell.x, y + cell.y, self.face, size=self.size, text=cell.text)


class TableMaker:
    """Lays out one table in a width (pt); rows higher than `most` are cut into several."""

    def __init__(
        self,
        table: TableBlock,
        measurer: Measurer,
        measures: Measures,
        *,
        width: float,
        most: float,
    ) -> None:
        self._table, self._measurer = table, measurer
        self._side, self._air = measures.cell_side / PT, measures.cell_air / PT
        self._leading = table.size * LEADING
        self._most_lines = max(1, int((most - 2 * self._air) / self._leading))
        scale = width / sum(column.width for column in table.columns)
        self._edges = tuple(accumulate((c.width * scale for c in table.columns), initial=0.0))

    def boxes(self, *, glued: bool) -> list[Box]:
        """Header, then rows; a header, a group row and a first row keep the next one."""
        marks = [mark for cells in self._table.header for mark in self._header_row(cells)]
        head = tuple(Box(mark.height, mark, glued=True) for mark in marks)
        made = [replace(box, glued=glued or at > 0) for at, box in enumerate(head)]
        keeps, end = bool(head), len(self._table.rows) - 1
        for at, row in enumerate(self._table.rows):
            stays = keeps or (at > 0 and (self._table.whole or at in {1, end}))
            for mark in self._row(row):
                made.append(Box(mark.height, mark, glued=stays, head=head))
                stays = False
            keeps = row.kind is RowKind.GROUP
        return made

    def _header_row(self, cells: Sequence[str]) -> Iterator[RowMark]:
        centred = [Align.CENTRE] * len(cells)
        return self._laid(cells, [1] * len(cells), centred, face=FontFace.BOLD)

    def _row(self, row: Row) -> Iterator[RowMark]:
        spans = row.spans or (1,) * len(row.cells)
        face = FontFace.REGULAR if row.kind is RowKind.PLAIN else FontFace.BOLD
        return self._laid(row.cells, spans, self._aligns(spans, row.kind), face=face)

    def _aligns(self, spans: Sequence[int], kind: RowKind) -> list[Align]:
        starts = accumulate(spans[:-1], initial=0)
        aligns = [self._table.columns[start].align for start in starts]
        if kind is RowKind.TOTAL and spans[0] > 1:
            aligns[0] = Align.CENTRE
        return aligns

    def _laid(
        self, cells: Sequence[str], spans: Sequence[int], aligns: Sequence[Align], *, face: FontFace
    ) -> Iterator[RowMark]:
        ends = list(accumulate(spans, initial=0))
        edges = tuple(self._edges[end] for end in ends)
        size, side = self._table.size, 2 * self._side
        broken = [
            self._measurer.wrap_plain(text, edges[at + 1] - edges[at] - side, face, size)
            for at, text in enumerate(cells)
        ]
        deepest = max(1, *map(len, broken))
        for start in range(0, deepest, self._most_lines):
            part = [lines[start : start + self._most_lines] for lines in broken]
            mark = self._mark(part, edges, aligns, face)
            if deepest > self._most_lines:
                first, last = start == 0, start + self._most_lines >= deepest
                mark = replace(mark, closed_above=first, closed_below=last)
            yield mark

    def _mark(
        self,
        broken: Sequence[Sequence[str]],
        edges: tuple[float, ...],
        aligns: Sequence[Align],
        face: FontFace,
    ) -> RowMark:
        size, deepest = self._table.size, max(1, *map(len, broken))
        texts = list[CellText]()
        for at, lines in enumerate(broken):
            y = self._air + (deepest - len(lines)) * self._leading / 2 + ASCENT * size
            for text in lines:
                width = self._measurer.width(face, size, text)
                texts.append(CellText(self._start(edges, at, aligns[at], width), y, text))
                y += self._leading
        height = deepest * self._leading + 2 * self._air
        return RowMark(tuple(texts), face, size, edges, height)

    def _start(self, edges: tuple[float, ...], at: int, align: Align, width: float) -> float:
        left, right = edges[at], edges[at + 1]
        match align:
            case Align.CENTRE:
                return (left + right - width) / 2
            case Align.RIGHT:
                return right - self._side - width
            case Align.LEFT | Align.JUSTIFY:
                return left + self._side
