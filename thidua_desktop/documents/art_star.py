"""A plain gold star in a red medallion, for a sheet without the national emblem's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.documents.art_pen import polar

if TYPE_CHECKING:
    from thidua_desktop.documents.art_palette import Palette
    from thidua_desktop.documents.art_pen import Pen

_INNER = 0.381966  # where the edges of a five-pointed star cross
_BEADS = 48


def draw_medallion(pen: Pen, radius: float, palette: Palette) -> None:
    """Draw the medallion about the origin, radius in mm."""
    pen.circle(0, 0, radius).paint(palette.bright, palette.deep, 0.22)
    for index in range(_BEADS):
        pen.circle(*polar(radius * 0.915, 360 / _BEADS * index), radius * 0.038)
    pen.paint(palette.gleam, palette.deep, 0.09)
    pen.circle(0, 0, radius * 0.83).paint(palette.paper, palette.deep, 0.2)
    pen.circle(0, 0, radius * 0.775).fill(palette.red)
    for index in range(60):
        pen.move(*polar(radius * 0.2, 6 * index)).line(*polar(radius * 0.735, 6 * index))
    pen.stroke(palette.red.towards(palette.bright, 0.22), 0.07)
    pen.circle(0, 0, radius * 0.735).stroke(palette.bright, 0.12)
    _star(pen, radius * 0.62, palette)


def _star(pen: Pen, radius: float, palette: Palette) -> None:
    """Draw the star with each point half in light, half in shade."""
    for dark in (False, True):
        for index in range(5):
            side = 36 if dark else -36
            pen.path(
                [(0, 0), polar(radius, 72 * index), polar(radius * _INNER, 72 * index + side)],
                closed=True,
            )
        pen.fill(palette.bright.towards(palette.gold, 0.45) if dark else palette.gleam)
    outline = [polar(radius if n % 2 == 0 else radius * _INNER, 36 * n) for n in range(10)]
    pen.path(outline, closed=True).stroke(palette.deep, 0.1)
