"""A table as it is seen: its visible columns in their order, every row, heads of groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from thidua_desktop.domain.terms import CellState
from thidua_desktop.exchange.sheet_writer import ColumnKind, SheetColumn, column_widths
from thidua_desktop.ui.master.arrange import read_value
from thidua_desktop.ui.master.lines import CELL_ROLE, GROUP_ROLE, LinesModel, TextCell
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.filter_line import ChoiceButton, FilterLine

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.exchange.sheet_writer import Value

QUIET = frozenset({CellState.NO_DATA})
MARKS = {CellState.NO_DUTY: "–"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table shows; `records` counts the rows that are no heads."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    records: int


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
    """Say what a page shows only a part by: words, choices, filters of columns."""
    said: list[str] = []
    for choice in page.findChildren(ChoiceButton):
        kept = choice.current or isinstance(choice.parent(), ActionBar)
        if kept and choice.isVisible():
            said.append(choice.toolTip())
    lines = page.findChildren(FilterLine)
    words = [f"Lọc chữ: “{line.words}”" for line in lines if line.isVisible() and line.words]
    return (*said, *words)


def seen(table: QTableView) -> Seen:
    """Read a table as it is on screen."""
    model, header = table.model(), table.horizontalHeader()
    shown = [
        column
        for column in map(header.logicalIndex, range(header.count()))
        if not table.isColumnHidden(column)
    ]
    rows = tuple(_row(model, row, shown) for row in range(model.rowCount()))
    titles = [_title(model, column) for column in shown]
    texts = [[("" if v is None else str(v)) for v in row] for row in rows if not _is_head(row)]
    widths = column_widths(titles, texts)
    return Seen(
        table.accessibleName(),
        tuple(
            SheetColumn(title, _kind(model, column), width)
            for title, column, width in zip(titles, shown, widths, strict=True)
        ),
        rows,
        sum(not model.index(row, 0).data(GROUP_ROLE) for row in range(model.rowCount())),
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


def _row(model: QAbstractItemModel, row: int, shown: list[int]) -> tuple[Value, ...]:
    if model.index(row, 0).data(GROUP_ROLE):
        return (_head(model, row), *("" for _ in shown[1:]))
    return tuple(_value(model, model.index(row, column)) for column in shown)


def _head(model: QAbstractItemModel, row: int) -> str:
    cells = (model.index(row, column).data(CELL_ROLE) for column in range(2))
    words = [cell.text for cell in cells if isinstance(cell, TextCell) and cell.text]
    return " · ".join(words) or str(model.index(row, 0).data() or "")


def _is_head(row: tuple[Value, ...]) -> bool:
    return len(row) > 1 and not any(row[1:])


def _value(model: QAbstractItemModel, index: QModelIndex) -> Value:
    cell, text = index.data(CELL_ROLE), str(index.data() or "")
    if isinstance(cell, TextCell):
        marked = f"{text} ({cell.mark})" if text and cell.mark else text or cell.mark
        numeric = isinstance(model, LinesModel) and model.columns[index.column()].numbers
        return read_value(text) if numeric and text and not cell.mark else marked
    if isinstance(cell, CellState) and not text and cell not in QUIET:
        return MARKS.get(cell, label(cell).lower())
    return read_value(text) if text else text
