"""File names that every medium of the office accepts (FAT32 sticks, Windows, zip)."""

from __future__ import annotations

import re
from typing import Final

from thidua_desktop.core.text import clean

LONGEST: Final = 120
"""Characters of a name without its ending; leaves room for folders within Windows' 260."""
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)


def file_name(title: str, ending: str) -> str:
    """Make "Quyết định số 05-QĐ-UBND.pdf" of a title; Vietnamese letters stay."""
    name = clean(_FORBIDDEN.sub("-", title))[:LONGEST].strip(" .-") or "Văn bản"
    if name.split(".")[0].lower() in _DEVICES:
        name = f"_{name}"
    return f"{name}.{ending}"
