"""A sheet with its old-font cells brought to Unicode, and which ones they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.legacy import Encoding, detect, detect_column, is_unicode, to_unicode
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

_OLD: Final = (Encoding.TCVN3, Encoding.VNI)
_ENOUGH: Final = 500  # different texts decide for a column as surely as all would


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
    columns = [_texts(column) for column in zip_longest(*sheet.rows, fillvalue=EMPTY)]
    whole = _detected(text for column in columns for text in column)
    # A column without evidence of its own goes with the sheet.
    converters = [_Converter(_detected(column) or whole) for column in columns]
    made: list[Recoded] = []
    rows = tuple(
        tuple(_recode(cell, (at, column), converters, made) for column, cell in enumerate(row))
        for at, row in enumerate(sheet.rows, start=1)
    )
    return replace(sheet, rows=rows), tuple(made)


class _Converter:
    """Converts the cells of one column; a text that comes again is judged once."""

    def __init__(self, encoding: Encoding | None) -> None:
        self._encoding = encoding if encoding in _OLD else None
        self._known: dict[str, Encoding | None] = {}

    def encoding_of(self, text: str) -> Encoding | None:
        """Tell the old code of a text, None for Unicode and for what cannot be told."""
        if text not in self._known:
            own = None if is_unicode(text) else self._encoding or detect(text)
            self._known[text] = own if own in _OLD else None
        return self._known[text]


def _texts(column: Iterable[Cell]) -> dict[str, None]:
    """Collect a column's different texts that could show a code, in their order."""
    return dict.fromkeys(
        cell.text for cell in column if cell.kind is CellKind.TEXT and not cell.text.isascii()
    )


def _detected(texts: Iterable[str]) -> Encoding | None:
    return detect_column(islice(texts, _ENOUGH))


def _recode(
    cell: Cell, place: tuple[int, int], converters: list[_Converter], made: list[Recoded]
) -> Cell:
    if cell.kind is not CellKind.TEXT or cell.text.isascii():
        return cell
    row, column = place
    encoding = converters[column].encoding_of(cell.text)
    if encoding is None:
        return cell
    text = to_unicode(cell.text, encoding)
    if text == cell.text:
        return cell
    made.append(Recoded(row, column + 1, encoding, cell.text, text))
    return replace(cell, text=text)
