"""A sheet with its old-font cells brought to Unicode, and which ones they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.legacy import Encoding, detect, detect_column, is_unicode, to_unicode
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

_OLD: Final = (Encoding.TCVN3, Encoding.VNI)


@dataclass(frozen=True, slots=True)
class Recoded:
    """One converted cell; row and column count from 1, as Excel shows them."""

    row: int
    column: int
    encoding: Encoding
    before: str
    after: str


def recode_sheet(sheet: Sheet) -> tuple[Sheet, tuple[Recoded, ...]]:
    """Convert what its column, the sheet or the cell itself shows to be in an old font's code."""
    whole = detect_column(_texts(cell for row in sheet.rows for cell in row))
    columns = zip_longest(*sheet.rows, fillvalue=EMPTY)
    encodings = [_of_column(column, whole) for column in columns]
    made: list[Recoded] = []
    rows = tuple(
        tuple(
            _recode(cell, (at, column), encodings[column], made) for column, cell in enumerate(row)
        )
        for at, row in enumerate(sheet.rows, start=1)
    )
    return replace(sheet, rows=rows), tuple(made)


def _of_column(column: Iterable[Cell], whole: Encoding | None) -> Encoding | None:
    own = detect_column(_texts(column))
    # A column without evidence of its own goes with the sheet.
    return own if own is not None else whole


def _texts(cells: Iterable[Cell]) -> Iterable[str]:
    return (cell.text for cell in cells if cell.kind is CellKind.TEXT and not cell.text.isascii())


def _recode(
    cell: Cell, place: tuple[int, int], encoding: Encoding | None, made: list[Recoded]
) -> Cell:
    if cell.kind is not CellKind.TEXT or cell.text.isascii() or is_unicode(cell.text):
        return cell
    if encoding not in _OLD:
        encoding = detect(cell.text)
    if encoding is None or encoding not in _OLD:
        return cell
    text = to_unicode(cell.text, encoding)
    if text == cell.text:
        return cell
    row, column = place
    made.append(Recoded(row, column + 1, encoding, cell.text, text))
    return replace(cell, text=text)
