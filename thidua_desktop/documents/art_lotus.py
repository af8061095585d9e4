"""The lotus (hoa sen): seen from above in a corner block, from the side where the frame opens."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from thidua_desktop.documents.art_pen import polar

if TYPE_CHECKING:
    from thidua_desktop.documents.art_palette import Palette
    from thidua_desktop.documents.art_pen import Ink, Pen, Point

_PETALS = 8


def draw_rosette(pen: Pen, size: float, palette: Palette) -> None:
    """Draw an open flower from above, centred on the origin of a block `size` mm wide."""
    half = size / 2
    inset = half - 0.95
    pen.box(-inset, -inset, 2 * inset, 2 * inset).paint(palette.wash, palette.gold, 0.2)
    for quarter in range(4):
        pen.save().turn(90 * quarter)
        _corner_leaf(pen, inset, palette)
        pen.restore()
    radius = half - 1.55
    pen.circle(0, 0, radius).paint(palette.paper, palette.red, 0.3)
    pen.circle(0, 0, radius - 0.55).stroke(palette.gold, 0.15)
    reach = radius - 0.95
    _ring(pen, reach, 22.5, palette.petal, palette)
    _ring(pen, reach * 0.8, 0.0, palette.paper.towards(palette.gold, 0.1), palette)
    _ring(pen, reach * 0.5, 22.5, palette.petal, palette, width=0.17)
    pen.circle(0, 0, reach * 0.215).paint(palette.bright, palette.deep, 0.17)
    for index in range(6):
        pen.circle(*polar(reach * 0.125, 60 * index), 0.1)
    pen.circle(0, 0, 0.1).fill(palette.deep)


def _ring(
    pen: Pen, reach: float, first: float, inside: Ink, palette: Palette, *, width: float = 0.22
) -> None:
    for index in range(_PETALS):
        pen.save().turn(first + 360 / _PETALS * index)
        _petal(pen, reach * 0.2, reach, reach * 0.36).paint(inside, palette.deep, width)
        pen.move(0, -reach * 0.42).line(0, -reach * 0.84).stroke(palette.gold, 0.1)
        pen.restore()


def _petal(pen: Pen, base: float, tip: float, bulge: float) -> Pen:
    """Trace a pointed petal that stands on the y axis."""
    long = tip - base
    pen.move(0, -base)
    pen.curve((-bulge, -base - long * 0.22), (-bulge, -base - long * 0.72), (0, -tip))
    pen.curve((bulge, -base - long * 0.72), (bulge, -base - long * 0.22), (0, -base))
    return pen.close()


def _corner_leaf(pen: Pen, inset: float, palette: Palette) -> None:
    edge = inset - 0.35
    pen.move(-edge, -edge).line(-edge + 2.5, -edge)
    pen.curve((-edge + 1.5, -edge + 0.45), (-edge + 0.45, -edge + 1.5), (-edge, -edge + 2.5))
    pen.close().fill(palette.gold)


def draw_spandrel(pen: Pen, palette: Palette) -> None:
    """Draw a side-seen lotus with tendrils; the origin is the frame's notch, +x and +y lead in."""
    for mirrored in (False, True):
        for scroll in _SCROLLS:
            way = [(y, x) for x, y in scroll.points()] if mirrored else scroll.points()
            tapered(pen, way, scroll.thick, 0.12).fill(palette.gold)
            pen.circle(*way[-1], scroll.bead).fill(palette.red)
    pen.save().shift(1.5, 1.5).turn(135)
    _blossom(pen, palette)
    pen.restore()


@dataclass(frozen=True, slots=True)
class _Scroll:
    """A line that sets out along the frame and turns ever tighter; lengths in mm, turns of 360°."""

    x: float
    y: float
    lean: float
    length: float
    turns: float
    thick: float
    bead: float

    def points(self) -> list[Point]:
        x, y = self.x, self.y
        points: list[Point] = [(x, y)]
        for index in range(_STEPS):
            share = (index + 0.5) / _STEPS
            heading = self.lean + self.turns * 2 * pi * share**2.6
            x += self.length / _STEPS * cos(heading)
            y += self.length / _STEPS * sin(heading)
            points.append((x, y))
        return points


_STEPS = 22
_SCROLLS = (
    _Scroll(3.5, 1.6, -0.02, 31.5, -0.004, 0.55, 0.34),
    _Scroll(10.2, 1.5, 0.02, 14.5, 1.2, 0.46, 0.46),
    _Scroll(17.6, 1.35, 0.0, 11.2, 1.2, 0.42, 0.38),
    _Scroll(23.4, 1.2, 0.0, 7.6, 1.15, 0.34, 0.28),
)


def tapered(pen: Pen, points: list[Point], thick: float, thin: float) -> Pen:
    """Trace a line whose width runs from thick to thin, in mm, as a surface."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for index, (x, y) in enumerate(points):
        before, after = points[max(index - 1, 0)], points[min(index + 1, last)]
        along = (after[0] - before[0], after[1] - before[1])
        half = (thick + (thin - thick) * index / last) / 2 / (hypot(*along) or 1)
        left.append((x - along[1] * half, y + along[0] * half))
        right.append((x + along[1] * half, y - along[0] * half))
    return pen.smooth([*left, *reversed(right)], closed=True)


def _blossom(pen: Pen, palette: Palette) -> None:
    """Draw the flower upright on the origin, back petals first, each but the middle one twice."""
    light, body = palette.paper.towards(palette.gold, 0.04), palette.petal
    for angle, tip, bulge, bend, inside in (
        (66, 9.4, 1.5, 1.5, body), (15, 12.2, 2.4, 0.2, body), (48, 10.4, 2.0, 1.1, body),
        (29, 11.2, 2.6, 0.6, light), (0, 10.9, 3.0, 0.0, light),
    ):  # fmt: skip
        for mirrored in (False, True) if angle else (False,):
            pen.save().shift(0, 0, mirror_x=mirrored).turn(angle)
            _bent_petal(pen, tip, bulge, bend).paint(inside, palette.deep, 0.2)
            for side in (-0.33, 0.0, 0.33):
                pen.move(side * bulge * 0.5, -tip * 0.26)
                pen.curve(
                    (side * bulge * 1.5, -tip * 0.45),
                    (side * bulge * 1.7, -tip * 0.6),
                    (side * bulge * 1.1 + bend * 0.35, -tip * (0.8 - abs(side) * 0.25)),
                )
            pen.stroke(palette.gold.towards(palette.paper, 0.35), 0.09)
            pen.restore()
    pen.move(-1.9, -0.5).curve((-0.9, -1.9), (0.9, -1.9), (1.9, -0.5))
    pen.curve((1.0, 0.75), (-1.0, 0.75), (-1.9, -0.5)).close()
    pen.paint(palette.gold, palette.deep, 0.2)


def _bent_petal(pen: Pen, tip: float, bulge: float, bend: float) -> Pen:
    """Trace a petal of the side view; its point leans outward by `bend` mm."""
    pen.move(0, 0)
    pen.curve((-bulge * 1.15, -tip * 0.2), (-bulge * 1.1, -tip * 0.66), (bend, -tip))
    pen.curve((bulge * 0.95 + bend * 0.4, -tip * 0.72), (bulge * 1.15, -tip * 0.25), (0, 0))
    return pen.close()
