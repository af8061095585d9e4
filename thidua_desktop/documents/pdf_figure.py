"""Horizontal bars as boxes: label, bar, value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.documents.bars import LABEL_SHARE, SIZE, VALUE_SHARE, bar_share
from thidua_desktop.documents.fonts import PT, FontFace
from thidua_desktop.documents.page import ASCENT, LEADING
from thidua_desktop.documents.pdf_boxes import Box

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Bar, Figure
    from thidua_desktop.documents.pdf_pen import Pen
    from thidua_desktop.documents.wrap import Measurer

_THICK: Final = 3.4 / PT
_AIR: Final = 1.1 / PT


@dataclass(frozen=True, slots=True)
class BarMark:
    label: tuple[str, ...]
    value: str
    start: float
    room: float
    length: float
    height: float

    def paint(self, pen: Pen, x: float, y: float) -> None:
        down = y + (self.height - len(self.label) * SIZE * LEADING) / 2 + ASCENT * SIZE
        for text in self.label:
            pen.text(x, down, FontFace.REGULAR, size=SIZE, text=text)
            down += SIZE * LEADING
        left, top = x + self.start, y + (self.height - _THICK) / 2
        pen.lines([(left, y, left, y + self.height)], width=0.5)
        pen.bar(left, top, self.length, height=_THICK)
        beside = y + (self.height - SIZE * LEADING) / 2 + ASCENT * SIZE
        pen.text(left + self.length + 4, beside, FontFace.REGULAR, size=SIZE, text=self.value)


def figure_boxes(figure: Figure, measurer: Measurer, width: float) -> list[Box]:
    """Make a box a bar; the figure stays on one page with its caption."""
    return [_bar(figure, bar, measurer, width) for bar in figure.bars]


def _bar(figure: Figure, bar: Bar, measurer: Measurer, width: float) -> Box:
    start = LABEL_SHARE * width
    room = (1 - LABEL_SHARE - VALUE_SHARE) * width
    label = measurer.wrap_plain(bar.label, start - 6, FontFace.REGULAR, SIZE)
    height = max(len(label), 1) * SIZE * LEADING + 2 * _AIR
    length = bar_share(figure, bar) * room
    return Box(height, BarMark(label, bar.text, start, room, length, height), glued=True)
