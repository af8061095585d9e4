"""Nhập từ Excel: choose a source, say what its columns are, look it through, store it."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, EnvironmentFault, RuleError
from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.columns import use_column
from thidua_desktop.services.imports import wizard
from thidua_desktop.services.imports.filing import Filing
from thidua_desktop.services.imports.missing_units import missing_units
from thidua_desktop.services.imports.sources import ReadTables, read_file, read_pasted
from thidua_desktop.ui.file_reading import FileReading
from thidua_desktop.ui.imports.columns_page import ColumnsPage
from thidua_desktop.ui.imports.rows_page import RowsPage
from thidua_desktop.ui.imports.source_page import SourcePage
from thidua_desktop.ui.imports.units_dialog import NewUnitsDialog
from thidua_desktop.ui.imports.words import THINGS, number, stored_words
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.tasks import WHOLE, Task
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.texts import refusal, sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.verification.reason_choice import ask_reason, with_reason
from thidua_desktop.ui.widgets.parts import bare, hairline, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.imports.missing_units import NewUnit
    from thidua_desktop.services.imports.remembered import Remembered
    from thidua_desktop.services.imports.wizard import ImportPlace, Preview, RowsReader
    from thidua_desktop.ui.imports.source_page import OnlySource
    from thidua_desktop.ui.tasks import Report, Runner
    from thidua_desktop.ui.theme import Theme

SHARE_OF_WINDOW = 96
SOURCE, COLUMNS, ROWS = range(3)
STOPPED = "Đã dừng đọc; dữ liệu không thay đổi."
STEPS = ("Chọn nguồn", "Các cột", "Xem trước và nhập")


class Step(Enum):
    """What the task that previews is doing."""

    LOOKING = "LOOKING"


class ImportDialog(QDialog):
    """Nothing is stored before "Nhập …"; it is one act, and its notice offers to undo it."""

    stored = Signal(str)  # what was stored, in words for the notice

    def __init__(
        self,
        theme: Theme,
        place: ImportPlace,
        runner: Runner,
        parent: QWidget | None = None,
        *,
        only: OnlySource | None = None,
        things: str = "",
    ) -> None:
        """`only` and `things` are for a window that reads one kind of list."""
        super().__init__(parent)
        self._things = things
        self._theme, self._place, self._runner = theme, place, runner
        self._task: Task | None = None
        self._tables: ReadTables | None = None
        self._sheet = 0
        self._mapping: ColumnMapping | None = None
        self._new_units: tuple[NewUnit, ...] = ()
        self.setWindowTitle("Nhập từ Excel")
        self.source, self.columns, self.rows = (
            SourcePage(theme, only),
            ColumnsPage(theme),
            RowsPage(theme, things=things),
        )
        self._reading = FileReading(runner, self.source, stopped=STOPPED, parent=self)
        self._pages = QStackedWidget()
        for page in (self.source, self.columns, self.rows):
            self._pages.addWidget(page)
        self._step = label("", "small")
        self._refusal = label("", Tone.BAD.value, wrap=True)
        self.back = QPushButton("Quay lại")
        self.go_on = QPushButton("Xem trước")
        self.save = QPushButton("Nhập")
        self.leave = QPushButton("Bỏ qua, không nhập")
        self.halt = QPushButton("Dừng")
        self.halt.hide()
        self._lay_out(theme)
        self._connect()
        self._check_subject()
        self._show(SOURCE)

    def _lay_out(self, theme: Theme) -> None:
        m = theme.metrics
        for button in (self.go_on, self.save):
            button.setProperty("kind", "main")
        row = QHBoxLayout()
        row.setContentsMargins(m.xl, m.s, m.xl, m.m)
        row.setSpacing(m.s)
        row.addWidget(self.back)
        row.addWidget(self._step)
        row.addWidget(self._refusal, 1)
        for button in (self.back, self.halt, self.leave, self.go_on, self.save):
            button.setAutoDefault(False)
        for button in (self.halt, self.leave, self.go_on, self.save):
            row.addWidget(button)
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(self._pages, 1)
        column.addWidget(hairline())
        column.addLayout(row)
        parent = self.parentWidget()
        size = parent.size() * (SHARE_OF_WINDOW / 100) if parent is not None else None
        self.resize(size or self.sizeHint())
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)

    def _connect(self) -> None:
        self.source.subject_chosen.connect(self._check_subject)
        self.source.file_chosen.connect(self.read_file)
        self.source.text_given.connect(self.read_text)
        self.source.stop_wanted.connect(self._reading.stop)
        self._reading.brought.connect(self._take)
        self.columns.sheet_chosen.connect(self._choose_sheet)
        self.columns.header_chosen.connect(self._choose_header)
        self.columns.column_chosen.connect(self._choose_column)
        self.rows.ticked.connect(self._name_save)
        self.rows.units.clicked.connect(self._ask_units)
        self.back.clicked.connect(self._go_back)
        self.go_on.clicked.connect(self.preview)
        self.halt.clicked.connect(self._stop_preview)
        self.save.clicked.connect(self._store)
        self.leave.clicked.connect(self.reject)

    @property
    def refusal(self) -> str:
        return self._refusal.text()

    @property
    def thing_words(self) -> str:
        """Name what is stored."""
        return self._things or THINGS[self.source.subject]

    # the source

    def _check_subject(self) -> None:
        problem = wizard.refusal(self._place, self.source.subject)
        self.source.block("" if problem is None else sentence(problem))

    def read_file(self, file: Path) -> None:
        """Read a workbook beside the window; it can be stopped."""
        self._reading.start(file, self.reads)

    # what a window for another list does in its own way

    @property
    def reads(self) -> Callable[[Path, Callable[[], None]], ReadTables]:
        """What reads a file beside the window."""
        return read_file

    def columns_of(self, made: Sheet, *, header: int | None = None) -> Remembered:
        """Say what each column is, below the header that is found or pointed at."""
        subject = self.source.subject
        if header is None:
            return wizard.read_columns(self._place, subject, made)
        return wizard.columns_below(self._place, subject, made, header=header)

    def choices(self) -> tuple[ImportField | int, ...]:
        """Everything a column can be taken for."""
        return wizard.choices(self._place, self.source.subject)

    def rows_of(self, made: Sheet, mapping: ColumnMapping) -> RowsReader:
        """Give what reads the rows beside the window."""
        return wizard.rows_reader(
            self._place, self.source.subject, made, mapping, new_units=self._new_units
        )

    def keep(self, preview: Preview, filing: Filing, *, reason: str | None) -> int:
        """Store what is ticked as one act; return how many."""
        return wizard.store(self._place, preview, filing, reason=reason)

    def said_of(self, filing: Filing, count: int) -> str:
        """Say what was stored."""
        return stored_words(filing, count)

    def _take(self, answer: object) -> None:
        if isinstance(answer, ReadTables):
            self._explain(answer)

    def read_text(self, text: str) -> None:
        """Read copied cells."""
        try:
            tables = read_pasted(text)
        except RuleError as error:
            self.source.refuse(sentence(error.problems[0]))
            return
        self.source.refuse("")
        self._explain(tables)

    # the columns

    def _explain(self, tables: ReadTables) -> None:
        """Show the first sheet that looks like such a list."""
        self._tables = tables
        sheets = tables.workbook.sheets
        read = [self.columns_of(made) for made in sheets]
        useful = (
            at
            for at, (made, found) in enumerate(zip(sheets, read, strict=True))
            if not made.hidden and wizard.lacking(self.source.subject, found.mapping) is None
        )
        self._sheet = next(useful, 0)
        names = [made.name + (" (ẩn)" if made.hidden else "") for made in sheets]
        self.columns.offer_sheets(names, self._sheet)
        self.columns.note(" ".join(map(sentence, tables.workbook.notes)))
        self._show_columns(read[self._sheet])
        self._show(COLUMNS)

    def _choose_sheet(self, at: int) -> None:
        if self._tables is None:
            return
        self._sheet = at
        made = self._tables.workbook.sheets[at]
        self._show_columns(self.columns_of(made))

    def _choose_header(self, row: int) -> None:
        if self._tables is None:
            return
        made = self._tables.workbook.sheets[self._sheet]
        self._show_columns(self.columns_of(made, header=row))

    def _show_columns(self, read: Remembered) -> None:
        if self._tables is None:
            return
        made = self._tables.workbook.sheets[self._sheet]
        self.columns.show_table(made, read, self._answers())
        self._take_mapping(read.mapping)

    def _answers(self) -> list[tuple[str, object]]:
        answers: list[tuple[str, object]] = []
        for field in self.choices():
            if isinstance(field, ImportField):
                answers.append((word_for(field), field))
            else:
                answers.append((self._indicator_name(field, len(answers)), field))
        return answers

    def _indicator_name(self, indicator_id: int, at: int) -> str:
        board = self._place.desk.board(self._place.campaign)
        version = board.version(indicator_id, self._place.day)
        return (version.short_text or version.text) if version is not None else str(at)

    def _choose_column(self, column: int, field: object) -> None:
        if self._mapping is None:
            return
        chosen = field if isinstance(field, ImportField | int) else None
        self._take_mapping(use_column(self._mapping, column, chosen))
        self.columns.show_mapping(self._mapping)

    def _take_mapping(self, mapping: ColumnMapping) -> None:
        self._mapping, self._new_units = mapping, ()
        problem = wizard.lacking(self.source.subject, mapping)
        words = "" if problem is None else sentence(problem)
        self.columns.lack(words)
        self.go_on.setEnabled(problem is None)
        self.go_on.setToolTip(words)

    # the rows

    def preview(self) -> None:
        """Read every row beside the window and show what it would become; it can be stopped."""
        if self._tables is None or self._mapping is None or self._task is not None:
            return
        made = self._tables.workbook.sheets[self._sheet]
        task = Task(partial(_look, self.rows_of(made, self._mapping)))
        task.progressed.connect(self._show_progress)
        task.done.connect(self._take_preview)
        task.failed.connect(self._preview_failed)
        task.stopped.connect(self._preview_stopped)
        self._task = task
        self._be_busy(busy=True)
        self._runner.start(task)

    def _show_progress(self, _step: Step, done: int) -> None:
        self._step.setText(f"Đang xem trước các hàng… {done * 100 // WHOLE}%")

    def _stop_preview(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _end_preview(self) -> None:
        self._runner.wait()
        self._task = None
        self._be_busy(busy=False)

    def _take_preview(self, found: Preview) -> None:
        self._end_preview()
        self.rows.show_preview(found, self.source.subject, day=self._place.day)
        self.rows.offer_units(len(self._missing()), chosen=len(self._new_units))
        self._show(ROWS)

    def _missing(self) -> tuple[NewUnit, ...]:
        preview = self.rows.model.preview
        if preview is None or self.source.subject is not ImportSubject.PEOPLE:
            return ()
        return missing_units(preview.rows, self._new_units)

    def _ask_units(self) -> None:
        """Ask which unknown units come with the list, and of what kind."""
        open_over(NewUnitsDialog(self._theme, self._missing(), self._make_units, parent=self))

    def _make_units(self, units: tuple[NewUnit, ...]) -> None:
        self._new_units = units
        self.preview()

    def _preview_failed(self, fault: EnvironmentFault) -> None:
        self._end_preview()
        self._show(COLUMNS)
        self._refuse(sentence(fault))

    def _preview_stopped(self) -> None:
        self._end_preview()
        self._show(COLUMNS)
        self._refuse("Đã dừng xem trước; dữ liệu không thay đổi.")

    def _be_busy(self, *, busy: bool) -> None:
        """While the rows are read only stopping and leaving is open."""
        for widget in (self.columns, self.back, self.go_on):
            widget.setEnabled(not busy)
        self.halt.setVisible(busy)
        if busy:
            self._refuse("")
            self.halt.setFocus()

    def _name_save(self) -> None:
        """Let the button say what it does: how many come in."""
        preview = self.rows.model.preview
        count = len(preview.accepted) if preview is not None else 0
        self.save.setText(f"Nhập {number(count)} {self.thing_words}")
        self.save.setEnabled(count > 0)
        self.save.setToolTip("" if count else "Chưa có hàng nào được đánh dấu để nhập.")
        self._refuse("")

    def _store(self) -> None:
        preview, tables = self.rows.model.preview, self._tables
        if preview is None or tables is None:
            return
        filing = Filing(
            subject=self.source.subject,
            mapping=preview.mapping,
            source=tables.source,
            campaign_id=self._place.campaign_id,
        )
        ask = partial(ask_reason, self._theme)
        try:
            count = with_reason(partial(self._file, preview, filing), ask)
        except Cancelled:
            return
        except RuleError as error:
            self._refuse(refusal(error))
            return
        except EnvironmentFault as fault:
            self._refuse(sentence(fault))
            return
        self.stored.emit(self.said_of(filing, count))
        self.accept()

    def _file(self, preview: Preview, filing: Filing, reason: str | None) -> int:
        """Store in one transaction of this thread: the words must stand before it begins."""
        self._step.setText(f"Đang ghi {number(len(preview.accepted))} {self.thing_words}…")
        self._step.repaint()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self.keep(preview, filing, reason=reason)
        finally:
            QApplication.restoreOverrideCursor()
            self._say_step(ROWS)

    # the steps

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)

    def _go_back(self) -> None:
        self._show(self._pages.currentIndex() - 1)

    def _show(self, step: int) -> None:
        self._refuse("")
        self._pages.setCurrentIndex(step)
        self._say_step(step)
        self.back.setVisible(step > SOURCE)
        self.go_on.setVisible(step == COLUMNS)
        self.save.setVisible(step == ROWS)

    def _say_step(self, step: int) -> None:
        self._step.setText(f"Bước {step + 1}/{len(STEPS)}: {STEPS[step]}")

    @override
    def done(self, result: int) -> None:
        """Leave no reading behind: its answer has nobody to tell."""
        self._reading.leave()
        if self._task is not None:
            self._task.stop()
            self._runner.wait()
        super().done(result)


def _look(reader: RowsReader, report: Report) -> Preview:
    """Read the rows; the report raises when it is to stop."""
    return reader(partial(report, Step.LOOKING))
