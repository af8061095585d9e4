"""Where everything of a certificate stands (mẫu giấy khen): boxes in mm, read from JSON."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from thidua_desktop.documents.art_palette import Palette
    from thidua_desktop.documents.art_pen import Ink

# mm kept free between the capacity and the signer's name for signature and seal
SIGNATURE_SPACE: Final = 35.0


class Content(StrEnum):
    """What a box shows; FIXED shows the box's own text."""

    FIXED = "fixed"
    ISSUER = "issuer"
    AWARD = "award"
    NAME = "name"
    SUBTITLE = "subtitle"
    CITATION = "citation"
    DECISION = "decision"
    REGISTER = "register"
    PLACE_DATE = "place_date"
    CAPACITY = "capacity"
    SIGNER = "signer"


class Align(StrEnum):
    """Where lines stand in the width of their box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Stand(StrEnum):
    """Where the block of lines stands in the height of its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Art(StrEnum):
    """The drawing behind the text."""

    NONE = "none"
    CLASSIC = "classic"


class Mode(StrEnum):
    """What is printed: everything on white paper, or variable text on printed stock (phôi)."""

    FULL = "full"
    PREPRINTED = "preprinted"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in mm from the sheet's top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Slot:
    """A square or rectangle kept for a picture."""

    area: Area
    visible: bool


@dataclass(frozen=True, slots=True)
class TextBox:
    """One text of the sheet; sizes in pt, tracking and word_gap in thousandths of the size."""

    id: str
    content: Content
    area: Area
    font: str
    size: float
    floor: float
    ink: Ink
    text: str = ""
    align: Align = Align.CENTRE
    stand: Stand = Stand.MIDDLE
    leading: float = 1.25
    max_lines: int = 1
    tracking: int = 0
    word_gap: int = 0
    rule_gap: float | None = None
    preprinted: bool = False
    visible: bool = True


@dataclass(frozen=True, slots=True)
class CertificateLayout:
    """A sheet in mm with its drawing, its slots and its texts."""

    id: str
    title: str
    width: float
    height: float
    art: Art
    palette: Palette
    emblem: Slot
    qr: Slot
    boxes: tuple[TextBox, ...]

    def drawn(self, mode: Mode) -> tuple[TextBox, ...]:
        """Give the boxes that are printed in a mode."""
        return tuple(
            box
            for box in self.boxes
            if box.visible and not (mode is Mode.PREPRINTED and box.preprinted)
        )

    @property
    def fonts(self) -> tuple[str, ...]:
        return tuple(sorted({box.font for box in self.boxes if box.visible}))
