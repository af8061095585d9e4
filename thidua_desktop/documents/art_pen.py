"""Writes the marks of a drawing as PDF operators; knows nothing of pages, fonts or ReportLab."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_ARC = 0.5522847498  # handle length of a quarter circle drawn as one Bézier curve


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour of the sheet, 0–255 for each part."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Ink:
        """Read "#DA251D"; ValueError when it is anything else."""
        if not _HEX.fullmatch(text):
            raise ValueError(text)
        return cls(int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))

    def towards(self, other: Ink, share: float) -> Ink:
        """Mix with another colour; share 0 is this one, 1 the other."""
        return Ink(
            round(self.red + (other.red - self.red) * share),
            round(self.green + (other.green - self.green) * share),
            round(self.blue + (other.blue - self.blue) * share),
        )

    @property
    def operands(self) -> str:
        return " ".join(number(part / 255) for part in (self.red, self.green, self.blue))


def number(value: float) -> str:
    """Write a number for a PDF stream, to a thousandth."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polar(radius: float, degrees: float) -> Point:
    """Give the point at an angle that runs clockwise from the top, y pointing down."""
    angle = radians(degrees)
    return radius * sin(angle), -radius * cos(angle)


class Pen:
    """Collects paths in mm from the top left corner, y pointing down."""

    def __init__(self) -> None:
        self._marks: list[str] = []

    @property
    def operators(self) -> str:
        return "\n".join(self._marks)

    def _put(self, operator: str, *values: float) -> Pen:
        self._marks.append(" ".join([*(number(value) for value in values), operator]))
        return self

    def save(self) -> Pen:
        return self._put("q")

    def restore(self) -> Pen:
        return self._put("Q")

    def shift(self, x: float, y: float, *, mirror_x: bool = False, mirror_y: bool = False) -> Pen:
        """Move the origin, and mirror what follows."""
        return self._put("cm", -1 if mirror_x else 1, 0, 0, -1 if mirror_y else 1, x, y)

    def turn(self, degrees: float) -> Pen:
        """Turn what follows clockwise about the origin."""
        angle = degrees * pi / 180
        return self._matrix(cos(angle), sin(angle), -sin(angle), cos(angle))

    def scale(self, factor: float) -> Pen:
        return self._matrix(factor, 0, 0, factor)

    def _matrix(self, a: float, b: float, c: float, d: float) -> Pen:
        # three places would show as a bent line on a page 297 mm wide
        self._marks.append(f"{a:.6f} {b:.6f} {c:.6f} {d:.6f} 0 0 cm")
        return self

    def move(self, x: float, y: float) -> Pen:
        return self._put("m", x, y)

    def line(self, x: float, y: float) -> Pen:
        return self._put("l", x, y)

    def curve(self, one: Point, two: Point, end: Point) -> Pen:
        return self._put("c", *one, *two, *end)

    def close(self) -> Pen:
        return self._put("h")

    def path(self, points: Iterable[Point], *, closed: bool = False) -> Pen:
        """Join points by straight lines."""
        for index, point in enumerate(points):
            self._put("l" if index else "m", *point)
        return self.close() if closed else self

    def smooth(self, points: Sequence[Point], *, closed: bool = False) -> Pen:
        """Run a soft curve through points (Catmull-Rom)."""
        count = len(points)
        self.move(*points[0])
        for index in range(count if closed else count - 1):
            before, here, there, after = (
                points[step % count] if closed else points[min(max(step, 0), count - 1)]
                for step in range(index - 1, index + 3)
            )
            self.curve(
                (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6),
                (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6),
                there,
            )
        return self.close() if closed else self

    def box(self, x: float, y: float, width: float, height: float) -> Pen:
        return self._put("re", x, y, width, height)

    def circle(self, x: float, y: float, radius: float) -> Pen:
        arc = radius * _ARC
        self.move(x + radius, y)
        self.curve((x + radius, y + arc), (x + arc, y + radius), (x, y + radius))
        self.curve((x - arc, y + radius), (x - radius, y + arc), (x - radius, y))
        self.curve((x - radius, y - arc), (x - arc, y - radius), (x, y - radius))
        self.curve((x + arc, y - radius), (x + radius, y - arc), (x + radius, y))
        return self.close()

    def stroke(self, ink: Ink, width: float) -> Pen:
        """Draw the path as a line, width in mm."""
        self._marks.append(f"{ink.operands} RG {number(width)} w S")
        return self

    def fill(self, ink: Ink) -> Pen:
        self._marks.append(f"{ink.operands} rg f")
        return self

    def ring(self, inner: Ink) -> Pen:
        """Fill the space between two closed paths."""
        self._marks.append(f"{inner.operands} rg f*")
        return self

    def paint(self, inside: Ink, edge: Ink, width: float) -> Pen:
        """Fill the path and draw its edge."""
        self._marks.append(f"{inside.operands} rg {edge.operands} RG {number(width)} w B")
        return self
