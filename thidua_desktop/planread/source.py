"""Printed lines of a plan's text: numbered as an editor shows them, page furniture left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from thidua_desktop.core.text import clean

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_PAGE: Final = re.compile(
    r"(?:[-–—]\s?)?\d{1,3}(?:\s?[-–—])?|\d{1,3}\s?\|\s?(?:trang|page)"
    r"|(?:(?:trang|page)\s+)?(?P<page>\d{1,3})(?:\s?(?:/|of|trên)\s?(?P<all>\d{1,3}))?",
    re.IGNORECASE,
)
_FIRST_CELL: Final = re.compile(r"S?TT", re.IGNORECASE)
_AFTER_CELLS: Final = re.compile(r"[IVX]{1,5}\s?[.)/]|[-+•*]\s|Nơi nhận|Điều\s\d|[A-E]\.\s")
_SYMBOL_BULLET: Final = re.compile(r"^\s*[\uf000-\uf0ff]")
"""A bullet of Word's Symbol and Wingdings fonts, which means nothing outside them."""
_GAP: Final = re.compile(r"\t+| {3,}")
_FAR_RIGHT: Final = 20
"""Spaces before a text that stands in the right column alone."""
_MOTTO: Final = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s?[-–]\s?Tự do\s?[-–]\s?Hạnh phúc",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: 1-based number, cleaned text, its columns, and the first and the others."""

    number: int
    text: str
    left: str
    right: str
    cells: tuple[str, ...]


def printed_lines(text: str) -> tuple[Line, ...]:
    """Leave out blank lines (extraction puts them anywhere), rules and page numbers."""
    made: list[Line] = []
    in_cells = False
    for number, raw in enumerate(_BREAK.split(text), start=1):
        line = _line(number, raw)
        if line is None:
            continue
        # Where every cell of a table has its own line, a number or "%" alone is a cell.
        in_cells = _FIRST_CELL.fullmatch(line.text) is not None or (
            in_cells and _AFTER_CELLS.match(line.text) is None
        )
        if in_cells or not _is_furniture(line.text):
            made.append(line)
    return tuple(made)


def line_texts(text: str) -> tuple[str, ...]:
    """Return every line cleaned, blank ones too: the line of number n stands at n - 1."""
    return tuple(clean(raw) for raw in _BREAK.split(text))


def _is_furniture(text: str) -> bool:
    if not any(c.isalnum() for c in text):
        return True
    page = _PAGE.fullmatch(text)
    # A lone "20/11" is a day at the start of a wrapped line, "2/7" is a page.
    return page is not None and (page["all"] is None or int(page["page"]) <= int(page["all"]))


def without_motto(text: str) -> str:
    """Drop the national motto (quốc hiệu, tiêu ngữ) that stands beside the letterhead."""
    return clean(_MOTTO.sub(" ", text))


def _line(number: int, raw: str) -> Line | None:
    raw = _SYMBOL_BULLET.sub("• ", raw.replace("|", "\t"))  # a border between two cells
    text = clean(raw)
    if not text:
        return None
    bare = raw.replace("\u00a0", " ").replace("\f", "").rstrip()
    cells = [clean(cell) for cell in _GAP.split(bare) if cell.strip()]
    if len(cells) > 1:
        return Line(number, text, cells[0], " ".join(cells[1:]), tuple(cells))
    if len(bare) - len(bare.lstrip()) >= _FAR_RIGHT:
        return Line(number, text, "", text, (text,))
    return Line(number, text, text, "", (text,))
