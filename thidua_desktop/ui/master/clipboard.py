"""Blocks of cells to and from Excel and LibreOffice, as the clipboard carries them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
PLAIN: Final = re.compile(r"[^\t\n]*")
UNSEEN: Final = "\ufeff\x00"  # what some programs put before and behind the text


def to_clipboard(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as tab-separated text; a cell with a break, a tab or a quote is quoted."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(text: str) -> str:
    if not any(mark in text for mark in '\t\n\r"'):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def from_clipboard(text: str) -> list[list[str]]:
    """Read tab-separated text into a rectangle; short rows are filled with blanks.

    Only the break behind the last row is none of the block's: a blank row is a row. A quote that
    closes nowhere is a letter (inches, a name in quotes), and never swallows the cells behind it.
    """
    plain = text.strip(UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    if not plain:
        return []
    rows: list[list[str]] = [[]]
    at, end = 0, len(plain)
    while True:
        found = QUOTED.match(plain, at)
        if found:
            rows[-1].append(found[1].replace('""', '"'))
        else:
            found = PLAIN.match(plain, at)
            rows[-1].append(found[0] if found else "")
        at = found.end() if found else end
        if at >= end:
            break
        if plain[at] == "\n":
            if at + 1 == end:
                break
            rows.append([])
        at += 1
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]
