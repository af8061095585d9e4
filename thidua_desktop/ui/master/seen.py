"""A table as it is seen: its visible columns in their order, every row, heads of groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from thidua_desktop.domain.terms import CellState
from thidua_desktop.exchange.sheet_table import ColumnKind, SheetColumn, column_widths
from thidua_desktop.ui.master.arrange import read_value
from thidua_desktop.ui.master.lines import CELL_ROLE, GROUP_ROLE, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.filter_chips import FilterChips
from thidua_desktop.ui.widgets.filter_line import ChoiceButton, FilterLine

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.exchange.sheet_table import Value

QUIET = frozenset({CellState.NO_DATA})
MARKS = {CellState.NO_DUTY: "–"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table shows; `records` counts the rows that are no heads."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    records: int


@dataclass(frozen=True, slots=True)
class _Row:
    values: tuple[Value, ...]
    is_head: bool = False


def table_in(page: QWidget) -> QTableView | None:
    """Find the table a page is about: the largest one that is in view, not one laid over it."""
    tables = [
        table
        for table in page.findChildren(QTableView)
        if table.isVisible() and not isinstance(table.parent(), QTableView)
    ]
    return max(tables, key=lambda t: (not _short(t), t.width() * t.height()), default=None)


def _short(table: QTableView) -> bool:
    """Whether a table grows with its rows: it is a part of a panel, not what a page is about."""
    return table.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def narrowed_by(page: QWidget) -> tuple[str, ...]:
    """Say by what a page is narrowed and ordered: words, choices, columns."""
    said: list[str] = []
    for choice in page.findChildren(ChoiceButton):
        kept = choice.current or isinstance(choice.parent(), ActionBar)
        if kept and choice.isVisible():
            said.append(choice.toolTip())
    lines = page.findChildren(FilterLine)
    words = [f"Lọc chữ: “{line.words}”" for line in lines if line.isVisible() and line.words]
    columns = [f"Lọc cột {w}" for chips in page.findChildren(FilterChips) for w in _chips(chips)]
    return (*said, *words, *columns, *_order(table_in(page)))


def _chips(chips: FilterChips) -> tuple[str, ...]:
    return chips.words if chips.isVisible() else ()


def _order(table: QTableView | None) -> tuple[str, ...]:
    if not isinstance(table, LinesTable) or table.arrangement.sort is None:
        return ()
    title = table.columns[table.arrangement.sort].title
    return (f"Sắp xếp: {title}, {'giảm' if table.arrangement.descending else 'tăng'} dần",)


def seen(table: QTableView) -> Seen:
    """Read a table as it is on screen."""
    model, header = table.model(), table.horizontalHeader()
    shown = [
        column
        for column in map(header.logicalIndex, range(header.count()))
        if not table.isColumnHidden(column)
    ]
    if isinstance(model, LinesModel):
        rows = _rows_of_lines(model, shown)
    else:
        rows = tuple(_row(model, row, shown) for row in range(model.rowCount()))
    titles = [_title(model, column) for column in shown]
    texts = [[str(v) for v in row.values] for row in rows if not row.is_head]
    widths = column_widths(titles, texts)
    return Seen(
        table.accessibleName(),
        tuple(
            SheetColumn(title, _kind(model, column), width)
            for title, column, width in zip(titles, shown, widths, strict=True)
        ),
        tuple(row.values for row in rows),
        sum(not row.is_head for row in rows),
    )


def _title(model: QAbstractItemModel, column: int) -> str:
    title = model.headerData(column, Qt.Orientation.Horizontal)
    return str(title or "").replace("\n", " · ")


def _kind(model: QAbstractItemModel, column: int) -> ColumnKind:
    if isinstance(model, LinesModel):
        held = model.columns[column]
        if held.plain:
            return ColumnKind.YEAR
        if not held.numbers:
            return ColumnKind.TEXT
    return ColumnKind.NUMBER


def _rows_of_lines(model: LinesModel, shown: list[int]) -> tuple[_Row, ...]:
    """Read prepared lines straight: a list of 20.000 people is read in the window."""
    read = cache(read_value)
    rows: list[_Row] = []
    for line in model.lines:
        if line.key is None:
            words = (cell.text for cell in line.cells[:2] if cell.text)
            rows.append(_head_row(" · ".join(words), len(shown)))
            continue
        cells = [line.cells[n] if n < len(line.cells) else TextCell("") for n in shown]
        rows.append(
            _Row(
                tuple(
                    read(cell.text)
                    if model.columns[n].numbers and cell.text and not cell.mark
                    else _marked(cell)
                    for n, cell in zip(shown, cells, strict=True)
                )
            )
        )
    return tuple(rows)


def _marked(cell: TextCell) -> str:
    """Write a cell's words with the mark that stands beside them."""
    return f"{cell.text} ({cell.mark})" if cell.text and cell.mark else cell.text or cell.mark


def _head_row(words: str, columns: int) -> _Row:
    return _Row((words, *[""] * (columns - 1)), is_head=True)


def _row(model: QAbstractItemModel, row: int, shown: list[int]) -> _Row:
    if model.index(row, 0).data(GROUP_ROLE):
        return _head_row(str(model.index(row, 0).data() or ""), len(shown))
    return _Row(tuple(_value(model.index(row, column)) for column in shown))


def _value(index: QModelIndex) -> Value:
    """Read a cell of a grid; where nothing is written its state is what is seen."""
    text, state = str(index.data() or ""), index.data(CELL_ROLE)
    if isinstance(state, CellState) and not text and state not in QUIET:
        return MARKS.get(state, label(state).lower())
    return read_value(text) if text else text
