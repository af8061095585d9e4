"""Where a key leads in a typed grid: rows of heads and hidden columns are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from thidua_desktop.ui.master.grid_model import BlockModel

    Place = tuple[int, int]

EDIT = Qt.ItemDataRole.EditRole


class GridMoves:
    """Finds places (row, column) as Excel does."""

    def __init__(self, grid: QTableView, model: BlockModel) -> None:
        self._grid, self._model = grid, model

    def rows(self) -> list[int]:
        """Return the rows that hold cells, top to bottom."""
        return [n for n in range(self._model.rowCount()) if not self._model.is_group(n)]

    def columns(self) -> list[int]:
        """Return the columns in sight, left to right."""
        return [n for n in range(self._model.columnCount()) if not self._grid.isColumnHidden(n)]

    def typed_columns(self) -> list[int]:
        """Return the columns in sight that are not frozen."""
        return [n for n in self.columns() if n >= self._model.frozen]

    def beside(self, place: Place, *, down: int = 0, right: int = 0) -> Place:
        """Return the next cell that way, or the same one at the edge."""
        row, column = place
        return _next(self.rows(), row, down), _next(self.columns(), column, right)

    def edge(self, place: Place, *, down: int = 0, right: int = 0) -> Place:
        """Return the end of the filled cells that way, else the next filled one (Ctrl+arrow)."""
        row, column = place
        if down:
            line = [(n, column) for n in _ahead(self.rows(), row, down)]
        else:
            line = [(row, n) for n in _ahead(self.columns(), column, right)]
        if not line:
            return place
        if self._is_filled(place) and self._is_filled(line[0]):
            filled = place
            for spot in line:
                if not self._is_filled(spot):
                    break
                filled = spot
            return filled
        return next((spot for spot in line if self._is_filled(spot)), line[-1])

    def _is_filled(self, place: Place) -> bool:
        return bool(self._model.index(*place).data(EDIT))

    def corner(self, place: Place, *, last: bool, whole: bool) -> Place:
        """Return the first or last cell of the row, or of the whole grid."""
        rows, columns = self.rows(), self.typed_columns()
        if not rows or not columns:
            return place
        end = -1 if last else 0
        return rows[end] if whole else place[0], columns[end]

    def tab(self, place: Place, step: int) -> Place:
        """Return the next cell that can be typed into, row after row."""
        columns, rows = self.typed_columns(), self.rows()
        row, column = place
        line = [(row, n) for n in _ahead(columns, column, step)]
        line += [(r, n) for r in _ahead(rows, row, step) for n in (columns[::step])]
        return next((spot for spot in line if self._is_typed(spot)), place)

    def _is_typed(self, place: Place) -> bool:
        return bool(self._model.index(*place).flags() & Qt.ItemFlag.ItemIsEditable)


def _ahead(numbers: list[int], here: int, step: int) -> list[int]:
    if step > 0:
        return [n for n in numbers if n > here]
    return [n for n in reversed(numbers) if n < here]


def _next(numbers: list[int], here: int, step: int) -> int:
    return next(iter(_ahead(numbers, here, step)), here) if step else here
