"""The four faces a paper is set in: opened, measured, checked for letters they lack."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PT: Final = 25.4 / 72  # one point in mm


class FontFace(StrEnum):
    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"


def face_of(*, bold: bool, italic: bool) -> FontFace:
    if bold:
        return FontFace.BOLD_ITALIC if italic else FontFace.BOLD
    return FontFace.ITALIC if italic else FontFace.REGULAR


TINOS: Final[Mapping[FontFace, str]] = {
    FontFace.REGULAR: "Tinos-Regular.ttf",
    FontFace.BOLD: "Tinos-Bold.ttf",
    FontFace.ITALIC: "Tinos-Italic.ttf",
    FontFace.BOLD_ITALIC: "Tinos-BoldItalic.ttf",
}
WINDOWS_TIMES: Final[Mapping[FontFace, str]] = {
    FontFace.REGULAR: "times.ttf",
    FontFace.BOLD: "timesbd.ttf",
    FontFace.ITALIC: "timesi.ttf",
    FontFace.BOLD_ITALIC: "timesbi.ttf",
}


@dataclass(frozen=True, slots=True)
class FontSet:
    """Four faces of one family, known to ReportLab under the names that `name` gives."""

    fonts: Mapping[FontFace, TTFont]

    def name(self, face: FontFace) -> str:
        return self.fonts[face].fontName

    def missing_glyphs(self, face: FontFace, text: str) -> tuple[str, ...]:
        """Give the characters the face cannot draw, each once."""
        known = self.fonts[face].face.charToGlyph
        return tuple(dict.fromkeys(char for char in text if ord(char) not in known))

    def width_pt(self, face: FontFace, size_pt: float, text: str) -> float:
        return self.fonts[face].stringWidth(text, size_pt)


def register(font_dir: Path, files: Mapping[FontFace, str] = TINOS) -> FontSet:
    """Open the faces of a folder once per process; EnvironmentFault font.missing."""
    return FontSet({face: _opened(font_dir / name) for face, name in files.items()})


def _opened(path: Path) -> TTFont:
    # ReportLab keeps fonts by name for the whole process; the full path keeps ours apart from
    # those that certificates open, and makes opening twice harmless.
    name = str(path.resolve())
    if name in pdfmetrics.getRegisteredFontNames():
        return cast("TTFont", pdfmetrics.getFont(name))
    try:
        font = TTFont(name, name, shapable=False)
    except Exception as error:  # ReportLab raises many kinds for a damaged file
        raise EnvironmentFault("font.missing", {"font": path.name}) from error
    pdfmetrics.registerFont(font)
    return font
