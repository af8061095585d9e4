"""The whole drawing of a certificate as PDF operators in mm, the same for every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.documents.art_border import Frame, draw_frame
from thidua_desktop.documents.art_drum import draw_drum
from thidua_desktop.documents.art_lotus import draw_rosette, draw_spandrel
from thidua_desktop.documents.art_pen import Pen
from thidua_desktop.documents.art_star import draw_medallion

if TYPE_CHECKING:
    from thidua_desktop.documents.art_palette import Palette


_SPANDREL = 0.86  # leaves the signer's name its quiet


def draw_sheet(width: float, height: float, palette: Palette) -> str:
    """Draw frame, corners and drum for a sheet in mm."""
    frame = Frame(width, height)
    pen = Pen()
    draw_frame(pen, frame, palette)
    pen.save().shift(width / 2, height / 2)
    draw_drum(pen, height * 0.335, palette)
    pen.restore()
    for right in (False, True):
        for low in (False, True):
            _corner(pen, frame, palette, right=right, low=low)
    return pen.operators


def _corner(pen: Pen, frame: Frame, palette: Palette, *, right: bool, low: bool) -> None:
    pen.save().shift(
        frame.width if right else 0, frame.height if low else 0, mirror_x=right, mirror_y=low
    )
    middle = frame.outer + frame.block / 2
    pen.save().shift(middle, middle)
    draw_rosette(pen, frame.block, palette)
    pen.restore()
    start = frame.corner + 2.1
    pen.save().shift(start, start).scale(_SPANDREL)
    draw_spandrel(pen, palette)
    pen.restore().restore()


def draw_star(x: float, y: float, radius: float, palette: Palette) -> str:
    """Draw the medallion that stands in for the emblem, centred at x, y in mm."""
    pen = Pen()
    pen.save().shift(x, y)
    draw_medallion(pen, radius, palette)
    return pen.restore().operators
