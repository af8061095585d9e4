"""The few pieces that both writers draw; blocks are reduced to them by `flow`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from thidua_desktop.documents.blocks import Align, Figure, PageBreak, Run, TableBlock


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of text stands: size and spaces in pt, indents in mm."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.JUSTIFY
    first_indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    attached: bool = False  # stays on the page of what stands before it


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    runs: tuple[Run, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Rule:
    """A centred line as long as a share of the text above it."""

    text: str
    size: float
    share: float
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room in mm."""

    height: float


Small: TypeAlias = Line | Rule | Gap
"""What may stand in a cell of a grid."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Dotted lines to write on."""

    lines: int
    size: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Texts side by side without borders, never split; shares are of the text width.

    `side` mm stay free at both sides of every cell.

    `attached` keeps it with what stands before it, so that no signature is alone on a page.
    """

    shares: tuple[float, ...]
    rows: tuple[tuple[tuple[Small, ...], ...], ...]
    before: float = 0.0
    after: float = 0.0
    attached: bool = False
    side: float = 0.0


Piece: TypeAlias = Small | Dots | Grid | TableBlock | Figure | PageBreak
