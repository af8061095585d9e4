"""The face of a Đông Sơn drum, drawn faint behind the text: sun, rings, dots, birds of passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.documents.art_pen import polar

if TYPE_CHECKING:
    from thidua_desktop.documents.art_palette import Palette
    from thidua_desktop.documents.art_pen import Pen

_RAYS = 14
_BIRDS = 18
# A bird in flight to the left, about 11 × 4, as on the drums: bill, crest, neck, one raised
# wing, body, and a tail that opens like a fan.
_BIRD = (
    (-6.0, 0.62), (-3.5, -0.05), (-3.1, -0.5), (-2.5, -0.72), (-0.3, -1.5), (-1.75, -0.35),
    (-1.2, 0.1), (-0.35, -0.2), (0.3, -1.3), (1.5, -2.75), (2.75, -3.3), (2.5, -2.1),
    (1.95, -0.6), (2.15, -0.15), (3.4, -0.12), (5.6, -1.0), (5.35, -0.25), (5.6, 0.45),
    (5.3, 1.2), (3.3, 0.62), (1.6, 1.15), (0.0, 1.2), (-1.3, 0.75), (-2.2, 0.35), (-3.1, 0.3),
)  # fmt: skip
_FEATHERS = (
    ((0.75, -0.1), (2.35, -2.75)), ((1.3, -0.1), (2.45, -2.2)),
    ((3.5, 0.15), (5.3, -0.45)), ((3.5, 0.4), (5.3, 0.6)),
)  # fmt: skip


def draw_drum(pen: Pen, radius: float, palette: Palette) -> None:
    """Draw the drum's face about the origin, radius in mm."""
    for share, width in (
        (1.0, 0.4), (0.985, 0.15), (0.925, 0.15), (0.91, 0.25), (0.85, 0.25), (0.835, 0.15),
        (0.665, 0.15), (0.65, 0.25), (0.59, 0.25), (0.575, 0.15), (0.51, 0.15), (0.495, 0.4),
    ):  # fmt: skip
        pen.circle(0, 0, radius * share).stroke(palette.faint, width)
    _teeth(pen, radius * 0.925, radius * 0.985, 120, palette)
    _beads(pen, radius * 0.88, radius * 0.019, 84, palette)
    _birds(pen, radius * 0.75, radius * 0.0215, palette)
    _beads(pen, radius * 0.62, radius * 0.019, 60, palette)
    _teeth(pen, radius * 0.575, radius * 0.51, 72, palette)
    _sun(pen, radius * 0.47, palette)


def _teeth(pen: Pen, base: float, tip: float, count: int, palette: Palette) -> None:
    step = 360 / count
    for index in range(count):
        middle = index * step
        pen.path(
            [
                polar(base, middle - step * 0.36),
                polar(tip, middle),
                polar(base, middle + step * 0.36),
            ],
            closed=True,
        )
    pen.fill(palette.whisper)


def _beads(pen: Pen, radius: float, size: float, count: int, palette: Palette) -> None:
    """Draw circles with a dot, each joined to the next by a slanting line."""
    step = 360 / count
    for index in range(count):
        pen.circle(*polar(radius, index * step), size)
        pen.move(*polar(radius + size, index * step))
        pen.line(*polar(radius - size, (index + 1) * step))
    pen.stroke(palette.faint, 0.15)
    for index in range(count):
        pen.circle(*polar(radius, index * step), size * 0.3)
    pen.fill(palette.faint)


def _birds(pen: Pen, radius: float, scale: float, palette: Palette) -> None:
    for index in range(_BIRDS):
        pen.save().turn(360 / _BIRDS * (index + 0.5)).shift(0, -radius)
        pen.path([(x * scale, y * scale) for x, y in _BIRD], closed=True)
        pen.paint(palette.whisper, palette.faint, 0.15)
        for (x, y), (end_x, end_y) in _FEATHERS:
            pen.move(x * scale, y * scale).line(end_x * scale, end_y * scale)
        pen.stroke(palette.faint, 0.12)
        pen.circle(-2.65 * scale, -0.25 * scale, 0.2 * scale).fill(palette.faint)
        pen.restore()


def _sun(pen: Pen, radius: float, palette: Palette) -> None:
    """Draw the star of fourteen rays with nested chevrons (lông công) between them."""
    step = 360 / _RAYS
    core = radius * 0.33
    for index in range(_RAYS):
        middle = index * step
        pen.path(
            [polar(core, middle - step / 2), polar(radius, middle), polar(core, middle + step / 2)],
            closed=True,
        )
    pen.circle(0, 0, core * 1.005).fill(palette.whisper)
    for index in range(_RAYS):
        middle = index * step
        pen.path(
            [polar(core, middle - step / 2), polar(radius, middle), polar(core, middle + step / 2)]
        )
    pen.stroke(palette.faint, 0.2)
    for share in (0.62, 0.72, 0.82, 0.92):
        spread = step * 0.5 * (share - 0.42) / 0.58
        for index in range(_RAYS):
            gap = (index + 0.5) * step
            pen.path(
                [
                    polar(radius * share * 1.0, gap - spread * 0.8),
                    polar(radius * (share - 0.13), gap),
                    polar(radius * share * 1.0, gap + spread * 0.8),
                ]
            )
    pen.stroke(palette.faint, 0.15)
    for share, width in ((0.24, 0.2), (0.21, 0.12)):
        pen.circle(0, 0, radius * share).stroke(palette.faint, width)
    pen.circle(0, 0, radius * 0.05).fill(palette.faint)
