"""The texts inside pieces: composed before anything is measured, checked, compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import nfc
from thidua_desktop.documents.blocks import (
    FIXED_SPACE,
    Figure,
    PageBreak,
    Row,
    RowKind,
    TableBlock,
)
from thidua_desktop.documents.fonts import face_of
from thidua_desktop.documents.pieces import Dots, Gap, Grid, Line, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thidua_desktop.documents.fonts import FontFace, FontSet
    from thidua_desktop.documents.pieces import Piece, Small


_DASHES: Final = "-–"
_LINE_ENDS: Final = {9: " ", 10: " ", 13: " "}


def composed(piece: Piece) -> Piece:
    """Bring every text of a piece to NFC; decomposed marks would print beside their letters."""
    match piece:
        case Line() | Rule() | Gap():
            return _composed_small(piece)
        case Grid():
            rows = (tuple(tuple(map(_composed_small, cell)) for cell in row) for row in piece.rows)
            return replace(piece, rows=tuple(rows))
        case TableBlock():
            header = tuple(tuple(map(_clean, cells)) for cells in piece.header)
            rows = tuple(
                Row(tuple(map(_clean, row.cells)), row.kind, row.spans) for row in piece.rows
            )
            return replace(piece, header=header, rows=rows)
        case Figure():
            bars = (replace(b, label=_clean(b.label), text=_clean(b.text)) for b in piece.bars)
            return replace(piece, bars=tuple(bars))
        case Dots() | PageBreak():
            return piece
    assert_never(piece)


def spans(piece: Piece) -> Iterator[tuple[FontFace, str]]:
    """Every text of a piece in reading order, one item a paragraph or run, with its face."""
    match piece:
        case Line():
            yield from _line_spans(piece)
        case Grid():
            for row in piece.rows:
                for cell in row:
                    for small in cell:
                        yield from spans(small)
        case TableBlock():
            yield from _table_spans(piece)
        case Figure():
            for bar in piece.bars:
                yield from ((face_of(bold=False, italic=False), t) for t in (bar.label, bar.text))
        case Rule() | Gap() | Dots() | PageBreak():
            pass
        case _:
            assert_never(piece)


def paragraphs(piece: Piece) -> Iterator[str]:
    """Every paragraph or cell of a piece as plain text."""
    match piece:
        case Line():
            yield "".join(run.text for run in piece.runs)
        case Grid():
            smalls = (small for row in piece.rows for cell in row for small in cell)
            yield from (text for small in smalls for text in paragraphs(small))
        case _:
            yield from (text for _, text in spans(piece))


def check_glyphs(pieces: Iterable[Piece], fonts: FontSet) -> None:
    """Refuse a paper that could not be printed as written; raises document.missing_glyph."""
    held = [span for piece in pieces for span in spans(piece)]
    used: dict[FontFace, set[str]] = {}
    for face, text in held:
        used.setdefault(face, set()).update(text)
    lacking = {face: set(fonts.missing_glyphs(face, "".join(used[face]))) for face in used}
    problems = [
        Problem("document", "document.missing_glyph", {"letters": " ".join(sorted(bad)), "text": t})
        for face, t in held
        if lacking[face] and (bad := lacking[face].intersection(t))
    ]
    if problems:
        raise RuleError(*problems)


def _line_spans(line: Line) -> Iterator[tuple[FontFace, str]]:
    style = line.style
    for run in line.runs:
        yield face_of(bold=style.bold or run.bold, italic=style.italic or run.italic), run.text


def _table_spans(table: TableBlock) -> Iterator[tuple[FontFace, str]]:
    bold, regular = face_of(bold=True, italic=False), face_of(bold=False, italic=False)
    for cells in table.header:
        yield from ((bold, text) for text in cells)
    for row in table.rows:
        face = regular if row.kind is RowKind.PLAIN else bold
        yield from ((face, text) for text in row.cells)


def _composed_small(small: Small) -> Small:
    match small:
        case Line():
            return replace(small, runs=tuple(replace(r, text=_clean(r.text)) for r in small.runs))
        case Rule():
            return replace(small, text=_clean(small.text))
        case Gap():
            return small
    assert_never(small)


def _clean(text: str) -> str:
    """Compose, let no line end or tab of a pasted text through, and no line begin with a dash.

    A dash between two words stays with the first: "kinh tế - / xã hội", "2026 - / 2031".
    """
    shown = text if text.isascii() and text.isprintable() else nfc(text).translate(_LINE_ENDS)
    for dash in _DASHES:
        shown = shown.replace(f" {dash} ", f"{FIXED_SPACE}{dash} ")
    return shown
