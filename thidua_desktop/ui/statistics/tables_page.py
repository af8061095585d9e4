"""Biểu thống kê năm: the office's own tables, computed for a year; edited as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.award_stats import Dimension, numbers
from thidua_desktop.services.stat_tables import remove_table, tables
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.statistics.numbers_table import NumberColumn, NumberRow, NumbersTable
from thidua_desktop.ui.statistics.table_form import TableDialog
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.filter_line import ChoiceButton
from thidua_desktop.ui.widgets.parts import bare, label, restyle

if TYPE_CHECKING:
    from thidua_desktop.domain.award_stats import Fact
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.stat_tables import Table
    from thidua_desktop.ui.statistics.words import KeyWords
    from thidua_desktop.ui.theme import Theme

AS_SHIPPED = "Biểu này đang là mẫu của chương trình, chưa sửa gì nên không có gì để bỏ."


class TablesPage(QWidget):
    """One table at a time; every change is one act that Ctrl+Z takes back."""

    opened = Signal(object, str)  # Number that was opened, and what it counts in words
    said = Signal(str, object)  # a sentence for the foot of the window, and its Tone

    def __init__(self, theme: Theme, desk: Desk, words: KeyWords, facts: tuple[Fact, ...]) -> None:
        super().__init__()
        self._theme, self._desk, self._words, self._facts = theme, desk, words, facts
        self._tables: tuple[Table, ...] = ()
        today = str(desk.clock.today().year)
        years = {fact.keys[Dimension.YEAR] for fact in facts if fact.keys[Dimension.YEAR]}
        self._years = tuple(sorted(years | {today}, reverse=True))
        self.add = make_action(self, theme, "Thêm biểu…", Icon.PLUS)
        self.edit = make_action(self, theme, "Sửa biểu…", Icon.EDIT)
        self.remove = make_action(self, theme, "Xóa biểu", Icon.DELETE)
        self.which = ChoiceButton(theme, Icon.SHEET, ("–",), name="Biểu")
        self.year = ChoiceButton(theme, Icon.CALENDAR, self._years, name="Năm")
        self.numbers = NumbersTable(theme)
        self.note = label("", "muted", wrap=True)
        self._lay_out()
        self.add.triggered.connect(self._add)
        self.edit.triggered.connect(self._edit)
        self.remove.triggered.connect(self._remove)
        self.which.chosen.connect(self.show_table)
        self.year.chosen.connect(self.show_table)
        self.numbers.opened.connect(self.opened)
        self.read()

    def _lay_out(self) -> None:
        self.bar = ActionBar(self._theme)
        for action in (self.add, self.edit, self.remove):
            self.bar.add_action(action)
        self.bar.add_widget(self.which)
        self.bar.add_widget(self.year)
        column = QVBoxLayout(self)
        bare(column, spacing=self._theme.metrics.s)
        column.addWidget(self.bar)
        column.addWidget(self.numbers, 1)
        column.addWidget(self.note)

    @property
    def current(self) -> Table | None:
        """The table on screen."""
        return self._tables[self.which.current] if self._tables else None

    @property
    def title(self) -> str:
        return self.current.row.name if self.current else ""

    @property
    def span(self) -> str:
        """Say of which year the numbers are."""
        return f"Năm {self._years[self.year.current]}"

    def read(self, key: str | None = None) -> None:
        """Read the tables anew and show the one of `key`, else the one that was shown."""
        wanted = key or (self.current.row.key if self.current else None)
        self._tables = tables(self._desk)
        self.which.offer(tuple(table.row.name for table in self._tables) or ("–",))
        keys = [table.row.key for table in self._tables]
        self.which.choose(keys.index(wanted) if wanted in keys else 0)
        self.show_table()

    def show_table(self, *_: object) -> None:
        """Compute the table for its year."""
        shown = self.current
        for action in (self.edit, self.remove):
            allow(action, allowed=shown is not None, why="Thêm một biểu trước.")
        if shown is None:
            return
        if shown.is_shipped:
            allow(self.remove, allowed=bool(shown.row.id), why=AS_SHIPPED)
        self.remove.setText("Lấy lại mẫu" if shown.is_shipped else "Xóa biểu")
        year = self._years[self.year.current]
        facts = [fact for fact in self._facts if fact.keys[Dimension.YEAR] == year]
        columns = tuple(NumberColumn(c.name, c.measure) for c in shown.content.columns)
        rows = tuple(
            NumberRow(line.name, found, tip=self._words.filter_words(line.wanted))
            for line, found in zip(shown.content.lines, numbers(shown.content, facts), strict=True)
        )
        self.numbers.show_numbers("Nội dung", columns, rows, name=self.title)
        self.note.setText(self.standing)
        restyle(self.note, "words", Tone.MUTED.value if shown.row.confirmed else Tone.WARN.value)

    @property
    def standing(self) -> str:
        """Say where a table comes from, and whether it was compared with the form asked for."""
        if self.current is None:
            return ""
        row = self.current.row
        if row.confirmed and row.checked_on is not None:
            return f"Đã đối chiếu ngày {format_date(row.checked_on)}. Nguồn: {row.source or '–'}."
        return f"Chưa xác nhận. Nguồn: {row.source or 'cơ quan tự đặt'}."

    def _add(self, *_: object) -> None:
        self._open(None)

    def _edit(self, *_: object) -> None:
        self._open(self.current)

    def _open(self, table: Table | None) -> None:
        form = TableDialog(self._theme, self._desk, self._words, table=table, parent=self)
        form.saved.connect(self._stored)
        open_over(form)

    def _stored(self, key: str) -> None:
        self.read(key)
        self.said.emit("Đã lưu biểu thống kê. Ctrl+Z để hoàn tác.", Tone.GOOD)

    def _remove(self, *_: object) -> None:
        if self.current is None:
            return
        try:
            name = remove_table(self._desk, self.current.row.key)
        except RuleError as error:
            self.said.emit(refusal(error), Tone.BAD)
            return
        self.read()
        self.said.emit(f"Đã bỏ biểu “{name}” của cơ quan. Ctrl+Z để hoàn tác.", Tone.GOOD)
