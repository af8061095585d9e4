"""The tables of a .docx as sheets, as units send their lists; for the reader child alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.exchange.marks import LAST_COLUMN, LAST_ROW, MOST_CELLS
from thidua_desktop.exchange.word_numbering import W
from thidua_desktop.exchange.word_text import open_word, rows_of
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from thidua_desktop.exchange.word_text import WordReader

_DEEPEST: Final = 40
_LEAST_ROWS: Final = 2


def word_tables(source: Path) -> Workbook:
    """Read each table into a sheet; a letterhead of one row is none.

    A cell that spans columns or rows holds its text in the first of them. Codes: those of
    `word_text`, file.too_many_rows, file.too_many_cells.
    """
    body, reader = open_word(source)
    read = (_sheet_rows(table, reader) for table in _tables(body))
    kept = [rows for rows in read if len(rows) >= _LEAST_ROWS]
    _require_room(kept)
    return Workbook(
        tuple(Sheet(f"Bảng {at}", rows, merged=()) for at, rows in enumerate(kept, start=1))
    )


def _tables(parent: Element, depth: int = 0) -> Iterator[Element]:
    """Walk through containers in their order; a table inside a table is part of its cell."""
    if depth > _DEEPEST:
        raise rule("file", "file.damaged")
    for block in parent:
        if block.tag == f"{W}tbl":
            yield block
        else:
            yield from _tables(block, depth + 1)


def _sheet_rows(table: Element, reader: WordReader) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for row in rows_of(table):
        cells: list[Cell] = []
        for part in row.findall(f"{W}tc"):
            cells.append(_cell(part, reader))
            cells += [EMPTY] * (_span(part) - 1)
        while cells and cells[-1] == EMPTY:
            cells.pop()
        rows.append(tuple(cells))
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _cell(part: Element, reader: WordReader) -> Cell:
    if _goes_on(part):
        return EMPTY
    text = clean(" ".join(line.strip() for line in reader.lines(part)))
    return Cell(text, CellKind.TEXT) if text else EMPTY


def _goes_on(part: Element) -> bool:
    """Whether the cell above spans into this one."""
    merge = part.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _span(part: Element) -> int:
    found = part.find(f"{W}tcPr/{W}gridSpan")
    written = "" if found is None else found.get(f"{W}val") or ""
    width = int(written) if written.isascii() and written.isdecimal() else 1
    return min(max(width, 1), LAST_COLUMN)


def _require_room(tables: list[tuple[tuple[Cell, ...], ...]]) -> None:
    if any(len(rows) > LAST_ROW for rows in tables):
        raise rule("file", "file.too_many_rows", most=f"{LAST_ROW:,}".replace(",", "."))
    if sum(len(row) for rows in tables for row in rows) > MOST_CELLS:
        raise rule("file", "file.too_many_cells")
