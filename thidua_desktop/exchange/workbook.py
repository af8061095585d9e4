"""A workbook as read from outside: plain text cells, each with what the file says it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from thidua_desktop.core.errors import Problem


class CellKind(Enum):
    """Loại ô; the value is its letter between the processes."""

    EMPTY = "-"
    TEXT = "t"
    NUMBER = "n"
    DATE = "d"
    BOOL = "b"
    ERROR = "e"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text: decimal for numbers, ISO for dates, "#REF!" and its like for errors.

    `formula`: the text is the value Excel kept when it last calculated. `percent`: Excel shows the
    number as a percent, 0.8 as 80%.
    """

    text: str
    kind: CellKind
    formula: bool = False
    percent: bool = False


EMPTY: Final = Cell("", CellKind.EMPTY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Trang tính; rows begin at Excel's row 1 and column A, idle cells at their ends cut off.

    `merged` are blocks of cells made into one (not known of .ods): row and column, 0-based, of the
    first cell that holds the text, and of the last.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sổ tính; `notes` are what the officer should know before trusting it."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Problem, ...] = ()


def to_json(book: Workbook) -> dict[str, Any]:
    return {
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "rows": [[_written(cell) for cell in row] for row in sheet.rows],
                "merged": sheet.merged,
            }
            for sheet in book.sheets
        ],
        "notes": [problem_to_json(note) for note in book.notes],
    }


def from_json(data: dict[str, Any]) -> Workbook:
    """Build what `to_json` wrote; any other shape raises KeyError, TypeError or ValueError."""
    sheets = tuple(
        Sheet(
            str(sheet["name"]),
            tuple(tuple(map(_read, row)) for row in sheet["rows"]),
            bool(sheet["hidden"]),
            tuple(map(_block, sheet["merged"])),
        )
        for sheet in data["sheets"]
    )
    return Workbook(sheets, tuple(map(problem_from_json, data["notes"])))


def problem_to_json(problem: Problem) -> dict[str, Any]:
    return {"field": problem.field, "code": problem.code, "params": dict(problem.params)}


def problem_from_json(data: dict[str, Any]) -> Problem:
    params = {str(name): str(value) for name, value in data["params"].items()}
    return Problem(str(data["field"]), str(data["code"]), params)


def _block(numbers: list[int]) -> tuple[int, int, int, int]:
    top, left, bottom, right = map(int, numbers)
    return top, left, bottom, right


def _written(cell: Cell) -> str | None:
    if cell == EMPTY:
        return None
    flags = "=" * cell.formula + "%" * cell.percent
    return f"{cell.kind.value}{flags}:{cell.text}"


def _read(written: str | None) -> Cell:
    if written is None:
        return EMPTY
    head, _, text = written.partition(":")
    return Cell(text, CellKind(head[0]), "=" in head, "%" in head)
