"""A table of prepared lines under group heads; it holds words, never records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.domain.terms import CellState

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2
TONE_ROLE = Qt.ItemDataRole.UserRole + 3
"""Under it a typed grid says the tone of a cell's text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width in font units (0: takes what is left) and whether it holds numbers.

    A column with `spare` above 0 gives way in a narrow window, the highest first; what it says
    stands in the details panel too. `names` are of people: in order by given name. A number
    that is `plain` has no thousands: a year.
    """

    title: str
    width: int = 0
    numbers: bool = False
    spare: int = 0
    names: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class TextCell:
    """One prepared cell; `mark` is a short word in a pill at its right end."""

    text: str
    tone: Tone = Tone.PLAIN
    strong: bool = False
    mark: str = ""
    mark_tone: Tone = Tone.WARN
    state: CellState | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; `key` None is the head of a group, its second cell a quiet note."""

    key: int | None
    cells: tuple[TextCell, ...]


def head(text: str, note: str = "") -> Line:
    """Make the head of a group."""
    return Line(None, (TextCell(text, strong=True), TextCell(note, Tone.MUTED)))


class LinesModel(QAbstractTableModel):
    """Shows Lines; the same rows in the same order change in place, anything else is a reset."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        if [line.key for line in lines] != [line.key for line in self._lines]:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        changed = [
            n for n, (old, new) in enumerate(zip(self._lines, lines, strict=True)) if old != new
        ]
        self._lines = lines
        last = len(self.columns) - 1
        for first, end in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    def key_at(self, row: int) -> int | None:
        """Id behind a row; None for the head of a group and outside the table."""
        return self._lines[row].key if 0 <= row < len(self._lines) else None

    def row_of(self, key: int) -> int | None:
        return next((n for n, line in enumerate(self._lines) if line.key == key), None)

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.key_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if self.columns[section].numbers:
                side = Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == GROUP_ROLE:
            return line.key is None
        cell = line.cells[index.column()] if index.column() < len(line.cells) else None
        return None if cell is None else _answer(cell, role)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Join rows that follow each other: two far apart do not repaint all between them."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _answer(cell: TextCell, role: int) -> object:
    if role == CELL_ROLE:
        return cell
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.text
    if role == Qt.ItemDataRole.ToolTipRole:
        return cell.tip or cell.text or None
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return ", ".join(part for part in (cell.text, cell.mark) if part)
    return None
