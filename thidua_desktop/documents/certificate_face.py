"""A font as a certificate sees it: which letters it has, and where the ink of a line ends."""

from __future__ import annotations

from dataclasses import dataclass
from struct import unpack_from
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from pathlib import Path

PT: Final = 25.4 / 72  # one point in mm
_TALL: Final = "ẤẪỂỖ"
_DEEP: Final = "Ựgpyạ"


@dataclass(frozen=True, slots=True)
class Extent:
    """Ink of a line around its origin, y upwards; unit as its maker says."""

    advance: float
    left: float
    right: float
    top: float
    bottom: float

    def scaled(self, factor: float) -> Extent:
        return Extent(
            self.advance * factor,
            self.left * factor,
            self.right * factor,
            self.top * factor,
            self.bottom * factor,
        )


class Face:
    """One TrueType file; measures in em so that a change of size is one multiplication."""

    def __init__(self, name: str, path: Path) -> None:
        """Open the file; EnvironmentFault font.missing when it cannot be read as a font."""
        try:
            self.font = TTFont(name, str(path), shapable=False)
        except Exception as error:  # ReportLab raises many kinds for a damaged file
            raise EnvironmentFault("font.missing", {"font": name}) from error
        self.name = name
        self._em = float(self.font.face.unitsPerEm)
        self._outlines: bytes = self.font.face.get_table("glyf")
        self._places = self._read_places()
        self._cells: dict[str, Extent] = {}
        # a block of lines is placed by its tallest and deepest letters, so that every sheet
        # has its baselines at the same height whatever marks its own letters carry
        self.rise = max(self._cell(char).top for char in _TALL)
        self.fall = min(self._cell(char).bottom for char in _DEEP)

    def _read_places(self) -> tuple[int, ...]:
        raw: bytes = self.font.face.get_table("loca")
        long_form = unpack_from(">h", self.font.face.get_table("head"), 50)[0]
        if long_form:
            return unpack_from(f">{len(raw) // 4}I", raw)
        return tuple(2 * place for place in unpack_from(f">{len(raw) // 2}H", raw))

    def missing(self, text: str) -> str:
        """Give the characters the font cannot draw, each once."""
        known = self.font.face.charToGlyph
        return "".join(dict.fromkeys(char for char in text if ord(char) not in known))

    def _cell(self, char: str) -> Extent:
        found = self._cells.get(char)
        if found is None:
            found = self._cells[char] = self._measure_cell(char)
        return found

    def _measure_cell(self, char: str) -> Extent:
        code = ord(char)
        face = self.font.face
        advance = face.charWidths.get(code, face.defaultWidth) / 1000
        glyph = face.charToGlyph.get(code, 0)
        start, end = self._places[glyph], self._places[glyph + 1]
        if start == end:  # a space leaves no ink
            return Extent(advance, 0, 0, 0, 0)
        left, bottom, right, top = unpack_from(">4h", self._outlines, start + 2)
        em = self._em
        return Extent(advance, left / em, right / em, top / em, bottom / em)

    def measure(self, text: str, *, tracking: float = 0.0, word_gap: float = 0.0) -> Extent:
        """Measure a line in em; tracking stands between letters, word_gap widens each space."""
        x = left = right = top = bottom = 0.0
        for char in text:
            cell = self._cells.get(char) or self._cell(char)
            left = min(left, x + cell.left)
            right = max(right, x + cell.right)
            top = max(top, cell.top)
            bottom = min(bottom, cell.bottom)
            x += cell.advance + tracking
            if char == " ":
                x += word_gap
        return Extent(max(0.0, x - tracking) if text else 0.0, left, right, top, bottom)


class Faces:
    """The fonts of one folder, each opened when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, Face] = {}

    def face(self, name: str) -> Face:
        """Open a font by its file's name; EnvironmentFault font.missing."""
        found = self._open.get(name)
        if found is None:
            found = self._open[name] = Face(name, self._folder / f"{name}.ttf")
            pdfmetrics.registerFont(found.font)
        return found
