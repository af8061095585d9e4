"""Which column of a list holds what: headers in any order and wording, below a title or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.column_words import NEEDED, WORDS, ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER_WITHIN: Final = 30
_LONGEST_HEADER: Final = 60
_LONGEST_INDICATOR: Final = 600  # the header of a progress sheet may be an indicator's whole text
_COUNTED: Final = re.compile(r"\(?(?:[0-9]{1,2}|[A-H])\)?")
_EXACT, _WITHIN = 1000, 1


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column (0-based), its header as read, and what it is taken for; None: not used.

    In a progress sheet a column can hold the values of an indicator: its id.
    """

    column: int
    title: str
    field: ImportField | int | None


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Where the list begins, what its columns hold, and the header's last row (0-based rows)."""

    first_row: int
    columns: tuple[ColumnUse, ...]
    header: int = 0

    def column_of(self, field: ImportField) -> int | None:
        return next((use.column for use in self.columns if use.field is field), None)

    def lacks(self, subject: ImportSubject) -> bool:
        """Whether no column says yet whom or what a row is about."""
        return all(self.column_of(field) is None for field in NEEDED[subject])


def guess_mapping(sheet: Sheet, subject: ImportSubject) -> ColumnMapping:
    """Find the header row and read it, also in an old font's code; raises import.no_header.

    Two rows make one header where the upper one spans columns ("Năm sinh" above "Nam" and "Nữ").
    """
    head, _ = recode_sheet(replace(sheet, rows=sheet.rows[: 2 * _HEADER_WITHIN]))
    guesses = [
        guess
        for at in range(min(len(head.rows), _HEADER_WITHIN))
        for guess in _guesses(head, at, subject)
        if not guess.lacks(subject)
    ]
    if not guesses:
        raise rule("file", "import.no_header", sheet=sheet.name)
    return _with_name_beside(sheet, max(guesses, key=_worth))


def mapping_at(sheet: Sheet, header: int, subject: ImportSubject) -> ColumnMapping:
    """Read the header that the officer points at (0-based row), whatever it is worth."""
    head, _ = recode_sheet(replace(sheet, rows=sheet.rows[: header + 3]))
    row = head.rows[header] if header < len(head.rows) else ()
    width = max((len(row) for row in sheet.rows), default=0)
    titles = [clean(cell.text)[:_LONGEST_INDICATOR] for cell in row] + [""] * (width - len(row))
    mapping = ColumnMapping(_after_counts(head, header + 1), _uses(titles, subject), header)
    return _with_name_beside(sheet, mapping)


def use_column(
    mapping: ColumnMapping, column: int, field: ImportField | int | None
) -> ColumnMapping:
    """Change what one column is taken for; whoever had the field before loses it."""
    columns = tuple(
        replace(use, field=field)
        if use.column == column
        else replace(use, field=None if use.field == field else use.field)
        for use in mapping.columns
    )
    return replace(mapping, columns=columns)


def _worth(guess: ColumnMapping) -> tuple[int, int]:
    """Most columns known; of as many, the row that stands first."""
    return sum(use.field is not None for use in guess.columns), -guess.first_row


def _guesses(sheet: Sheet, at: int, subject: ImportSubject) -> tuple[ColumnMapping, ...]:
    titles = [_title(cell) for cell in sheet.rows[at]]
    matrix = subject is ImportSubject.PROGRESS
    longest = _LONGEST_INDICATOR if matrix else _LONGEST_HEADER
    if not any(titles) or any(len(title) > longest for title in titles):
        return ()
    single = ColumnMapping(_after_counts(sheet, at + 1), _uses(titles, subject), at)
    if at + 1 >= len(sheet.rows) or any(_is_data(cell) for cell in sheet.rows[at + 1]):
        return (single,)
    below = [_title(cell) for cell in sheet.rows[at + 1]]
    both = _joined(titles, below, full=matrix)
    if both is None:
        return (single,)
    double = ColumnMapping(_after_counts(sheet, at + 2), _uses(both, subject), at + 1)
    # Indicators are told later: here the two readings would be worth the same.
    return (double,) if matrix else (single, double)


def _joined(upper: Sequence[str], lower: Sequence[str], *, full: bool) -> list[str] | None:
    """Put a header's second row under its first; None when it is no second row of one.

    In a progress sheet that second row may be `full`: only the names of units span both.
    """
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    # The second row leaves most columns empty and fills at least one that the first left so.
    spans = any(down and not up for up, down in zip(above, below, strict=True))
    most = width - 1 if full and not below[0] else width // 2
    if not spans or sum(map(bool, below)) > most:
        return None
    joined: list[str] = []
    last = ""
    for up, down in zip(above, below, strict=True):
        last = up or last
        joined.append(clean(f"{last} {down}") if down else up)
    return joined


def _uses(titles: Sequence[str], subject: ImportSubject) -> tuple[ColumnUse, ...]:
    """Give each field to the column whose header fits it best."""
    fits = sorted(
        (
            (worth, -column, field)
            for column, title in enumerate(titles)
            for worth, field in _fits(title, subject)
        ),
        key=lambda fit: (fit[0], fit[1]),
        reverse=True,
    )
    taken: dict[int, ImportField] = {}
    for _, negative, field in fits:
        if -negative not in taken and field not in taken.values():
            taken[-negative] = field
    return tuple(ColumnUse(at, title, taken.get(at)) for at, title in enumerate(titles))


def _fits(title: str, subject: ImportSubject) -> list[tuple[int, ImportField]]:
    key = name_key(title)
    found: list[tuple[int, ImportField]] = []
    for field, words in WORDS[subject].items():
        worths = [
            (_EXACT if word == key else _WITHIN) + len(word)
            for word in words
            # One word alone ("Tên", "Nam") begins too many other headers.
            if word == key or (" " in word and f"{key} ".startswith(f"{word} "))
        ]
        if worths:
            found.append((max(worths), field))
    return found


def _title(cell: Cell) -> str:
    return clean(cell.text) if cell.kind is CellKind.TEXT else ""


def _is_data(cell: Cell) -> bool:
    return cell.kind not in {CellKind.EMPTY, CellKind.TEXT}


def _with_name_beside(sheet: Sheet, mapping: ColumnMapping) -> ColumnMapping:
    """Take the column beside "Họ và tên" too where that header spans family and given names."""
    full = mapping.column_of(ImportField.FULL_NAME)
    if full is None or mapping.column_of(ImportField.GIVEN_NAME) is not None:
        return mapping
    beside = next((use for use in mapping.columns if use.column == full + 1), None)
    if beside is not None and beside.title:
        return mapping
    rows = [row for row in sheet.rows[mapping.first_row :] if _is_text(row, full)]
    if not rows or sum(_is_text(row, full + 1) for row in rows) * 2 < len(rows):
        return mapping
    given = ColumnUse(full + 1, "", ImportField.GIVEN_NAME)
    kept = (use for use in mapping.columns if use is not beside)
    columns = sorted((*kept, given), key=lambda use: use.column)
    return replace(mapping, columns=tuple(columns))


def _is_text(row: Sequence[Cell], at: int) -> bool:
    return at < len(row) and row[at].kind is CellKind.TEXT


def _after_counts(sheet: Sheet, at: int) -> int:
    """Step over the row "(1) (2) (3)" that numbers the columns."""
    if at >= len(sheet.rows):
        return at
    shown = [clean(cell.text) for cell in sheet.rows[at] if cell != EMPTY]
    counted = len(shown) > 2 and all(map(_COUNTED.fullmatch, shown))  # noqa: PLR2004 - at least three
    return at + 1 if counted else at
