"""Tổng hợp: awards told apart by one thing against another, over the years or in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.domain.award_stats import NOTHING, Dimension, Measure, cross
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.statistics.numbers_table import NumberColumn, NumberRow, NumbersTable
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.widgets.filter_line import ChoiceButton
from thidua_desktop.ui.widgets.folding import FoldingRow
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from thidua_desktop.domain.award_stats import Fact
    from thidua_desktop.ui.statistics.words import KeyWords
    from thidua_desktop.ui.theme import Theme

ROWS = tuple(Dimension)
COLUMNS = tuple(d for d in Dimension if d is not Dimension.UNIT)
NO_COLUMNS = "không chia cột"
ALL_YEARS = "Mọi năm"


class TotalsPage(QWidget):
    """Says at once what is asked; a number opens to its awards."""

    opened = Signal(object, str)  # Number that was opened, and what it counts in words

    def __init__(self, theme: Theme, words: KeyWords, facts: tuple[Fact, ...]) -> None:
        super().__init__()
        self._theme, self._words, self._facts = theme, words, facts
        years = sorted({fact.keys[Dimension.YEAR] for fact in facts if fact.keys[Dimension.YEAR]})
        self._years = tuple(reversed(years))
        self.line = FoldingRow("plain")
        self.by = self._choice(tuple(f"Dòng: {word_for(d)}" for d in ROWS), "Dòng theo")
        columns = (f"Cột: {NO_COLUMNS}", *(f"Cột: {word_for(d)}" for d in COLUMNS))
        self.against = self._choice(columns, "Cột theo")
        self.measure = self._choice(tuple(word_for(m) for m in Measure), "Số liệu")
        self.year = self._choice((ALL_YEARS, *self._years), "Năm")
        self.numbers = NumbersTable(theme)
        self.note = label("", "muted", wrap=True)
        self.line.row.addStretch(1)
        self.line.row.setSpacing(theme.metrics.s)
        self.line.fold_order(self.year, self.measure, self.against, self.by)
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.s)
        column.addWidget(self.line)
        column.addWidget(self.numbers, 1)
        column.addWidget(self.note)
        self.numbers.opened.connect(self.opened)
        self.by.choose(ROWS.index(Dimension.FORM))
        self.against.choose(COLUMNS.index(Dimension.YEAR) + 1)
        self.show_totals()

    def _choice(self, answers: tuple[str, ...], name: str) -> ChoiceButton:
        made = ChoiceButton(self._theme, Icon.FILTER, answers, name=name)
        made.chosen.connect(self.show_totals)
        self.line.row.addWidget(made)
        return made

    @property
    def rows(self) -> Dimension:
        return ROWS[self.by.current]

    @property
    def columns(self) -> Dimension | None:
        """What the columns tell apart; the same as the lines is as good as nothing."""
        found = COLUMNS[self.against.current - 1] if self.against.current else None
        return None if found is self.rows else found

    @property
    def title(self) -> str:
        """Name the table as it is printed."""
        against = f" và {word_for(self.columns).lower()}" if self.columns else ""
        what = "Tiền thưởng" if self.shown_measure is Measure.MONEY else "Khen thưởng"
        return f"{what} theo {word_for(self.rows).lower()}{against}"

    @property
    def span(self) -> str:
        """Say of which years the numbers are."""
        if self.year.current:
            return f"Năm {self.year.answer}"
        if not self._years:
            return "Chưa có năm nào"
        first, last = self._years[-1], self._years[0]
        return f"Năm {last}" if first == last else f"Từ năm {first} đến năm {last}"

    @property
    def shown_measure(self) -> Measure:
        return tuple(Measure)[self.measure.current]

    def show_totals(self, *_: object) -> None:
        """Count anew."""
        year = self._years[self.year.current - 1] if self.year.current else None
        facts = [f for f in self._facts if year is None or f.keys[Dimension.YEAR] == year]
        rows, columns, measure = self.rows, self.columns, self.shown_measure
        found = cross(facts, rows, columns)
        titles = [NumberColumn("Tổng cộng", measure)]
        if columns is not None:
            titles += [NumberColumn(self._words.write(columns, k), measure) for k in found.columns]
        lines = [
            NumberRow(
                self._words.write(rows, key),
                (
                    found.row_totals[key],
                    *(found.cells.get((key, column), NOTHING) for column in found.columns),
                ),
            )
            for key in found.rows
        ]
        totals = (found.total, *(found.column_totals[column] for column in found.columns))
        if lines:
            lines.append(NumberRow("Tổng cộng", totals, is_total=True))
        self.numbers.show_numbers(word_for(rows), tuple(titles), tuple(lines), name=self.title)
        self.note.setText(self._left_out(found.left_out) if facts else "Chưa có lần khen nào.")

    def _left_out(self, left_out: int) -> str:
        said = "Bấm đúp vào một số để xem các lần khen. Không tính các lần khen đã bị hủy bỏ."
        if not left_out:
            return said
        return f"{said} Bảng chỉ tính cá nhân; {left_out} lần khen tập thể, hộ gia đình không tính."
