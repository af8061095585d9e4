"""A table of numbers whose columns change with what is asked; each number opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.award_stats import NOTHING, Measure
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.statistics.words import shown
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from thidua_desktop.domain.award_stats import Number
    from thidua_desktop.ui.theme import Theme

TOTAL_KEY = -1
NAME_WIDTH, MOST_WIDTH = 22, 66  # font units: of the names beside many numbers; of all numbers
LEAST_WIDTH, LETTERS_EACH = 6, 0.5


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column of numbers: its title, and whether it shows how many or their money."""

    title: str
    measure: Measure = Measure.COUNT


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line: its name, what it counts in words, its numbers; the total stands apart."""

    name: str
    numbers: tuple[Number, ...]
    tip: str = ""
    is_total: bool = False


class NumbersTable(QWidget):
    """Makes its table anew when other columns are asked for."""

    opened = Signal(object, str)  # Number that was opened, and what it counts in words

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._columns: tuple[NumberColumn, ...] = ()
        self._rows: tuple[NumberRow, ...] = ()
        self.first = ""
        self.table: LinesTable | None = None
        bare(QVBoxLayout(self))

    @property
    def header(self) -> tuple[str, ...]:
        """The titles of all columns, the names' first."""
        return (self.first, *(column.title for column in self._columns))

    def texts(self, *, totals: bool) -> tuple[tuple[str, ...], ...]:
        """Give what the lines show, for printing: the plain ones, or the totals."""
        return tuple(
            (row.name, *self._numbers(row)) for row in self._rows if row.is_total is totals
        )

    def show_numbers(
        self,
        first: str,
        columns: tuple[NumberColumn, ...],
        rows: tuple[NumberRow, ...],
        *,
        name: str,
    ) -> None:
        """Show numbers; `first` is the title of the names, `name` that of the whole table."""
        if self.table is None or (first, columns) != (self.first, self._columns):
            self._remake(first, columns, name)
        self._rows = rows
        if self.table is not None:
            self.table.setAccessibleName(name)
            self.table.show_lines(tuple(map(self._line, range(len(rows)), rows)))

    def _remake(self, first: str, columns: tuple[NumberColumn, ...], name: str) -> None:
        self.first, self._columns = first, columns
        made = LinesTable(
            self._theme,
            LinesModel(_columns(first, columns)),
            name=name,
        )
        made.key_opened.connect(self.open_current)
        old, column = self.table, self.layout()
        if old is not None and column is not None:
            column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if column is not None:
            column.addWidget(made)
        self.table = made
        self.setFocusProxy(made)

    def _numbers(self, row: NumberRow) -> tuple[str, ...]:
        return tuple(
            shown(number, column.measure)
            for number, column in zip(row.numbers, self._columns, strict=True)
        )

    def _line(self, at: int, row: NumberRow) -> Line:
        strong = row.is_total
        cells = (
            TextCell(text, Tone.MUTED if text == "–" else Tone.PLAIN, strong=strong)
            for text in self._numbers(row)
        )
        key = TOTAL_KEY if strong else at
        return Line(key, (TextCell(row.name, strong=strong, tip=row.tip), *cells))

    def open_current(self, *_: object) -> None:
        """Open the number of the current cell; the name of a line opens all of the line."""
        if self.table is None or not self.table.currentIndex().isValid():
            return
        index = self.table.currentIndex()
        key = self.table.key
        row = next(
            (
                row
                for at, row in enumerate(self._rows)
                if (TOTAL_KEY if row.is_total else at) == key
            ),
            None,
        )
        if row is None or not row.numbers:
            return
        at = max(index.column() - 1, 0)
        number = row.numbers[at]
        if number != NOTHING:
            self.opened.emit(number, f"{row.name} · {self._columns[at].title}")


def _columns(first: str, numbers: tuple[NumberColumn, ...]) -> tuple[Column, ...]:
    """Give the names what is left; beside many numbers enough to be read, and the table scrolls."""
    made = [Column(column.title, _width(column.title), numbers=True) for column in numbers]
    crowded = sum(column.width for column in made) > MOST_WIDTH
    return (Column(first, NAME_WIDTH if crowded else 0), *made)


def _width(title: str) -> int:
    return max(LEAST_WIDTH, round(len(title) * LETTERS_EACH) + 2)
