"""The window's typeface, Be Vietnam Pro, from the program's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.tokens import TextSize

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = "Be Vietnam Pro"
FACES = ("Regular", "Medium", "SemiBold", "Bold")


def load_fonts(folder: Path) -> None:
    """Give Qt the four faces; raises font.missing."""
    for face in FACES:
        file = folder / f"BeVietnamPro-{face}.ttf"
        # From bytes: the font engine would keep the file open and block an upgrade on Windows.
        handle = (
            QFontDatabase.addApplicationFontFromData(file.read_bytes()) if file.exists() else -1
        )
        if handle < 0:
            raise EnvironmentFault("font.missing", {"font": f"{FAMILY} {face}"})


def window_font(
    points: float, size: TextSize = TextSize.BODY, *, weight: QFont.Weight = QFont.Weight.Normal
) -> QFont:
    """Make one of the three sizes; the face has no tabular figures (tnum) to ask for."""
    font = QFont(FAMILY)
    font.setPointSizeF(points * size.value / 100)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
