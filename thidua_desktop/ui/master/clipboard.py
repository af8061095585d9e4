"""Blocks of cells to and from Excel and LibreOffice, as the clipboard carries them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def to_clipboard(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as tab-separated text; a cell with a break or a tab is quoted."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def from_clipboard(text: str) -> list[list[str]]:
    """Read tab-separated text into a rectangle; short rows are filled with blanks."""
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
