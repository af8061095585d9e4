"""A returned biểu nhập: its parts found by their words, wherever the unit has put them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem, rule
from thidua_desktop.core.text import clean, fold, name_key
from thidua_desktop.exchange.entry_form import (
    FORMAT,
    KEY,
    LABEL_KEYS,
    MARK,
    NEW,
    NO_CHANGE_LABEL,
    ORDINAL,
    REMARK,
    REPORTED_LABEL,
    REPORTER_LABEL,
    SHEET,
    STANDING,
    TEXT,
    TITLES,
    read_code,
)
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from thidua_desktop.exchange.workbook import Sheet, Workbook

_NEEDED: Final = (TEXT, NEW)
_KEYS: Final = tuple(map(name_key, TITLES))
_NO: Final = frozenset({"", "khong", "chua", "0", "false", "sai"})


@dataclass(frozen=True, slots=True)
class Exported:
    """What the program said of an indicator when the form was made."""

    ordinal: str
    text: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The hidden sheet: for whom the form was made, and from what; rows by indicator uid."""

    campaign_uid: str
    unit_uid: str
    day: date
    digest: str
    rows: Mapping[str, Exported] = field(default_factory=dict[str, Exported])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One line of the table; `key` is the indicator's uid, blank where it was lost."""

    number: int
    key: str
    ordinal: str
    text: str
    standing: str
    new: Cell
    remark: str
    merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadForm:
    """A biểu nhập as it came back, not yet compared with anything of ours."""

    code: str
    day: date | None
    origin: Origin | None
    rows: tuple[ReadRow, ...]
    reporter: str = ""
    reported_on: str = ""
    no_change: bool = False
    notes: tuple[Problem, ...] = ()


def read_form(book: Workbook) -> ReadForm:
    """Find a form in a workbook; codes: form.not_a_form, form.newer."""
    origin = next((found for sheet in book.sheets if (found := _origin(sheet))), None)
    tables = [(sheet, header) for sheet in book.sheets if (header := _header(sheet)) is not None]
    if not tables:
        raise rule("file", "form.not_a_form")
    (sheet, (at, columns)), notes = _chosen(tables)
    plain, _ = recode_sheet(sheet)
    code = _code(plain)
    if origin is None and code is None:
        raise rule("file", "form.not_a_form")
    head = _Head(plain, at)
    return ReadForm(
        code=code[0] if code else "",
        day=code[1] if code else None,
        origin=origin,
        rows=tuple(_rows(plain, at, columns)),
        reporter=head.value(REPORTER_LABEL),
        reported_on=head.value(REPORTED_LABEL),
        no_change=fold(head.value(NO_CHANGE_LABEL)) not in _NO,
        notes=notes,
    )


def _origin(sheet: Sheet) -> Origin | None:
    """Read the hidden sheet, whatever it is called; None for any other and for a broken one."""
    lines = [[cell.text for cell in row] for row in sheet.rows]
    if not lines or lines[0][:1] != [MARK]:
        return None
    if "".join(lines[0][1:2]) != str(FORMAT):
        raise rule("file", "form.newer")
    told = {line[0]: line[1] for line in lines if len(line) > 1}
    try:
        day = date.fromisoformat(told["day"])
        return Origin(
            campaign_uid=told["campaign"],
            unit_uid=told["unit"],
            day=day,
            digest=told["digest"],
            rows={
                key: Exported(ordinal, clean(text), standing)
                for name, key, ordinal, text, standing, *_ in (_padded(line) for line in lines)
                if name == "row"
            },
        )
    except (KeyError, ValueError):
        return None


def _padded(line: list[str]) -> list[str]:
    return [*line, "", "", "", "", ""]


def _header(sheet: Sheet) -> tuple[int, dict[int, int]] | None:
    """Find the row of titles and where each column stands now."""
    for at, row in enumerate(sheet.rows):
        words = [name_key(cell.text) for cell in row]
        columns = {n: words.index(key) for n, key in enumerate(_KEYS) if key in words}
        if all(n in columns for n in _NEEDED):
            return at, columns
    return None


def _chosen(
    tables: list[tuple[Sheet, tuple[int, dict[int, int]]]],
) -> tuple[tuple[Sheet, tuple[int, dict[int, int]]], tuple[Problem, ...]]:
    """Take the only table; of several the one with new values, else the one under our name."""
    filled = [table for table in tables if _is_filled(*table)]
    named = [table for table in filled or tables if table[0].name == SHEET]
    chosen = next(iter(named or filled or tables))
    if len(tables) == 1:
        return chosen, ()
    return chosen, (Problem("file", "form.two_sheets", {"name": chosen[0].name}),)


def _is_filled(sheet: Sheet, header: tuple[int, dict[int, int]]) -> bool:
    at, columns = header
    return any(_at(row, columns.get(NEW)).text.strip() for row in sheet.rows[at + 1 :])


def _code(sheet: Sheet) -> tuple[str, date] | None:
    cells = (cell for row in sheet.rows for cell in row if cell.kind is CellKind.TEXT)
    return next((found for cell in cells if (found := read_code(cell.text))), None)


class _Head:
    """What stands above the table, by its labels; the value is the next cell to the right."""

    def __init__(self, sheet: Sheet, header: int) -> None:
        self._rows = sheet.rows[:header]

    def value(self, label: str) -> str:
        key = name_key(label)
        for row in self._rows:
            for at, cell in enumerate(row):
                if cell.kind is CellKind.TEXT and name_key(cell.text).startswith(key):
                    return self._beside(row[at + 1 :])
        return ""

    @staticmethod
    def _beside(cells: tuple[Cell, ...]) -> str:
        found = next((cell for cell in cells if cell.text.strip()), EMPTY)
        text = clean(found.text)
        if found.kind is CellKind.ERROR or name_key(text).startswith(LABEL_KEYS):
            return ""
        return _day(text) if found.kind is CellKind.DATE else text


def _day(text: str) -> str:
    year, month, day = text[:10].split("-")
    return f"{day}/{month}/{year}"


def _rows(sheet: Sheet, header: int, columns: dict[int, int]) -> Iterator[ReadRow]:
    merged = _merged(sheet, columns[NEW])
    for at in range(header + 1, len(sheet.rows)):
        row = sheet.rows[at]
        found = {n: _at(row, columns.get(n)) for n in range(len(TITLES))}
        texts = {n: clean(found[n].text) for n in (KEY, ORDINAL, TEXT, STANDING, REMARK)}
        # The head of a group stands in the first column alone.
        if any((texts[KEY], texts[TEXT], found[NEW].text.strip(), texts[REMARK])):
            yield ReadRow(
                number=at + 1,
                key=texts[KEY],
                ordinal=texts[ORDINAL],
                text=texts[TEXT],
                standing=texts[STANDING],
                new=found[NEW],
                remark=texts[REMARK],
                merged=at in merged,
            )


def _merged(sheet: Sheet, column: int) -> frozenset[int]:
    """Rows whose new value shares one filled cell with another row."""
    return frozenset(
        at
        for top, left, bottom, right in sheet.merged
        if bottom > top and left <= column <= right and top < len(sheet.rows)
        if _at(sheet.rows[top], left).text.strip()
        for at in range(top, min(bottom + 1, len(sheet.rows)))
    )


def _at(row: tuple[Cell, ...], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else EMPTY
