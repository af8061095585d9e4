"""The frame of a certificate: hairlines and a meander (hồi văn) that meets its corners exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua_desktop.documents.art_palette import Palette
    from thidua_desktop.documents.art_pen import Pen, Point

# One key on a grid of 6 × 4: in along the bottom, round the middle, out along the top.
_KEY = ((5, 4), (5, 1), (3, 1), (3, 3), (1, 3), (1, 0), (6, 0), (6, 4))
_KEY_WIDTH, _KEY_HEIGHT = 6, 4


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame's place on the sheet, all in mm; margin is the paper left free outside."""

    width: float
    height: float
    margin: float = 6.5
    band: float = 6.6
    block: float = 14.5
    unit: float = 1.04

    @property
    def outer(self) -> float:
        """Inset of the band's outer edge."""
        return self.margin + 1.9

    @property
    def inner(self) -> float:
        """Inset of the band's inner edge."""
        return self.outer + self.band

    @property
    def corner(self) -> float:
        """Inset of the inner edges of the corner blocks."""
        return self.outer + self.block


def key_count(length: float, unit: float) -> int:
    """Give the even number of keys that fills a side with the least stretch."""
    return max(2, 2 * round(length / (2 * _KEY_WIDTH * unit)))


def meander(length: float, unit: float) -> tuple[tuple[Point, ...], ...]:
    """Lay keys over a length in mm, mirrored about its middle; ends touch 0 and length exactly."""
    count = key_count(length, unit)
    step = length / (count * _KEY_WIDTH)
    half: list[Point] = [(0.0, 0.0), (0.0, _KEY_HEIGHT * unit)]
    for index in range(count // 2):
        start = index * _KEY_WIDTH
        half += [((start + x) * step, y * unit) for x, y in _KEY]
    return tuple(half), tuple((length - x, y) for x, y in half)


def draw_frame(pen: Pen, frame: Frame, palette: Palette) -> None:
    """Draw everything of the frame but what fills the corner blocks."""
    width, height, outer = frame.width, frame.height, frame.outer
    _inset(pen, frame, 0.0).fill(palette.paper)
    _band(pen, frame, palette)
    _inset(pen, frame, frame.margin + 0.5).stroke(palette.red, 1.0)
    _inset(pen, frame, frame.margin + 1.45).stroke(palette.gold, 0.2)
    for side, turned in ((width, False), (height, True)):
        length = side - 2 * (frame.corner + frame.unit)
        for far in (False, True):
            _side(pen, frame, palette, length=length, turned=turned, far=far)
    notched(pen, frame, frame.inner + 1.1, frame.corner + 1.1).stroke(palette.gold, 0.65)
    notched(pen, frame, frame.inner + 2.1, frame.corner + 2.1).stroke(palette.red, 0.22)
    for x in (outer, width - outer - frame.block):
        for y in (outer, height - outer - frame.block):
            pen.box(x, y, frame.block, frame.block).paint(palette.paper, palette.gold, 0.3)


def _inset(pen: Pen, frame: Frame, inset: float) -> Pen:
    return pen.box(inset, inset, frame.width - 2 * inset, frame.height - 2 * inset)


def _band(pen: Pen, frame: Frame, palette: Palette) -> None:
    _inset(pen, frame, frame.outer)
    _inset(pen, frame, frame.inner).ring(palette.wash)
    _inset(pen, frame, frame.outer).stroke(palette.gold, 0.3)
    _inset(pen, frame, frame.inner).stroke(palette.gold, 0.3)


def _side(
    pen: Pen, frame: Frame, palette: Palette, *, length: float, turned: bool, far: bool
) -> None:
    middle = frame.outer + frame.band / 2
    across = middle - _KEY_HEIGHT * frame.unit / 2
    along = frame.corner + frame.unit
    limit = frame.width if turned else frame.height
    for half in meander(length, frame.unit):
        points = [(along + x, limit - across - y if far else across + y) for x, y in half]
        pen.path([(y, x) for x, y in points] if turned else points)
    pen.stroke(palette.deep, 0.42)


def notched(pen: Pen, frame: Frame, side: float, notch: float) -> Pen:
    """Trace a rectangle whose corners step inward round the corner blocks."""
    right, bottom = frame.width - side, frame.height - side
    east, south = frame.width - notch, frame.height - notch
    return pen.path(
        [
            (notch, side), (east, side), (east, notch), (right, notch),
            (right, south), (east, south), (east, bottom), (notch, bottom),
            (notch, south), (side, south), (side, notch), (notch, notch),
        ],
        closed=True,
    )  # fmt: skip
