"""Xuất biểu nhập: which units, for which day, to which folder; then what was written."""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services.entry_forms.content import entry_forms, unit_form
from thidua_desktop.services.entry_forms.writing import FormsWritten, write_forms
from thidua_desktop.ui.entry_forms.unit_ticks import BlockLine, UnitLine, UnitTicks
from thidua_desktop.ui.entry_forms.words import left_words, written_words
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.tasks import WHOLE, Task
from thidua_desktop.ui.texts import refusal, sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.parts import bare, clear, hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thidua_desktop.exchange.entry_form import EntryForm
    from thidua_desktop.runtime.platform import Platform
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.tasks import Report, Runner
    from thidua_desktop.ui.theme import Theme

    # Parent and where to begin; None when the officer changed their mind.
    AskFolder = Callable[[QWidget, Path | None], Path | None]

CHOOSING, WRITTEN = range(2)
NOT_CHOSEN = "Chưa chọn nơi lưu"


class Step(Enum):
    """What the task that writes the forms is doing."""

    WRITING = "WRITING"


def ask_folder(parent: QWidget, start: Path | None) -> Path | None:
    """Ask with the system's own box."""
    chosen = QFileDialog.getExistingDirectory(
        parent, "Chọn USB hoặc thư mục để lưu biểu nhập", str(start or "")
    )
    return Path(chosen) if chosen else None


class SendDialog(QDialog):
    """Writes one file a unit in one act; nothing of the office changes."""

    folder_used = Signal(object)  # Path that the officer chose, to be remembered
    told = Signal(str)  # a sentence for the status line

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        runner: Runner,
        *,
        campaign_id: int,
        day: date,
        platform: Platform,
        folder: Path | None = None,
        ask: AskFolder = ask_folder,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is the one used last; a stick that is plugged in is offered beside it."""
        super().__init__(parent)
        self._theme, self._desk, self._runner = theme, desk, runner
        self._campaign_id, self._platform, self._ask = campaign_id, platform, ask
        self._task: Task | None = None
        self._folder = folder
        self.setWindowTitle("Xuất biểu nhập cho đơn vị")
        self.day = DateField(theme, desk.clock, name="Số liệu đến ngày", may_be_empty=False)
        self.units = UnitTicks(theme)
        self.all, self.none = QPushButton("Chọn tất cả"), QPushButton("Bỏ chọn tất cả")
        self.where = label("", "strong", wrap=True)
        self.choose = QPushButton("Chọn…")
        self.sticks = QHBoxLayout()
        self._refusal = label("", Tone.BAD.value, wrap=True)
        self._bar = QProgressBar()
        self.files = QListWidget()
        self._result = label("", "strong", wrap=True)
        self._left = label("", Tone.WARN.value, wrap=True)
        self.open_folder = QPushButton("Mở thư mục")
        self.again = QPushButton("Quay lại")
        self.stop, self.leave, self.go = (
            QPushButton("Dừng"),
            QPushButton("Đóng"),
            QPushButton("Xuất biểu"),
        )
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.day.show_day(day)
        self._offer()
        self._show_folder()
        self._show(CHOOSING)

    # the look

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self._pages.addWidget(self._choosing_page())
        self._pages.addWidget(self._written_page())
        self.go.setProperty("kind", "main")
        self.go.setDefault(True)
        for button in (self.again, self.stop, self.leave):
            button.setAutoDefault(False)
        self._bar.setRange(0, WHOLE)
        self._bar.setTextVisible(False)
        row = QHBoxLayout()
        row.setContentsMargins(m.xl, m.m, m.xl, m.m)
        row.setSpacing(m.s)
        row.addWidget(self.again)
        row.addWidget(self._bar, 1)
        row.addWidget(self._refusal, 1)
        for button in (self.stop, self.leave, self.go):
            row.addWidget(button)
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(self._pages, 1)
        column.addWidget(hairline())
        column.addLayout(row)
        self.resize(m.em * 46, m.em * 40)
        parent = self.parentWidget()
        if parent is not None:
            self.resize(self.size().boundedTo(parent.size() * 0.96))

    def _choosing_page(self) -> QWidget:
        m, page = self._theme.metrics, QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(m.l)
        grid.setVerticalSpacing(m.s)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label("Số liệu đến ngày", "muted"), 0, 0)
        grid.addWidget(self.day, 0, 1)
        place = QHBoxLayout()
        place.setSpacing(m.s)
        place.addWidget(self.choose)
        place.addLayout(self.sticks)
        place.addWidget(self.where, 1)
        grid.addWidget(label("Lưu vào", "muted"), 1, 0)
        grid.addLayout(place, 1, 1, 1, 2)
        self._theme.dress(self.choose, Icon.FOLDER)
        ticks = QHBoxLayout()
        ticks.setSpacing(m.s)
        ticks.addWidget(label("Đơn vị", "title"))
        ticks.addStretch(1)
        for button in (self.all, self.none):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
            ticks.addWidget(button)
        self.choose.setAutoDefault(False)
        hint = (
            "Mỗi đơn vị một tệp Excel, chỉ gõ được vào ô số liệu. Đơn vị điền rồi gửi trả; "
            "nhận lại bằng “Nhận biểu nhập từ đơn vị”."
        )
        column = QVBoxLayout(page)
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.setSpacing(m.s)
        column.addWidget(label(hint, "muted", wrap=True))
        column.addLayout(grid)
        column.addLayout(ticks)
        column.addWidget(self.units, 1)
        return page

    def _written_page(self) -> QWidget:
        m, page = self._theme.metrics, QWidget()
        self.files.setAccessibleName("Các tệp đã xuất")
        self._theme.dress(self.open_folder, Icon.FOLDER)
        self.open_folder.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.open_folder)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.setSpacing(m.s)
        for part in (self._result, self._left):
            column.addWidget(part)
        column.addWidget(self.files, 1)
        column.addLayout(row)
        return page

    def _connect(self) -> None:
        self.day.day_changed.connect(self._offer)
        self.day.refused.connect(self._refuse)
        self.units.ticked.connect(self._name_act)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self.choose.clicked.connect(self._choose_folder)
        self.go.clicked.connect(self._write)
        self.stop.clicked.connect(self._stop)
        self.leave.clicked.connect(self.reject)
        self.again.clicked.connect(self._go_back)
        self.open_folder.clicked.connect(self._open_folder)

    @property
    def refusal(self) -> str:
        return self._refusal.text()

    @property
    def written(self) -> str:
        return self._result.text()

    @property
    def left(self) -> str:
        return self._left.text()

    # what is chosen

    def _offer(self, *_: object) -> None:
        """Show the units of the day; ticks that were taken away stay away."""
        day, board = self.day.day, self._desk.board(self._campaign_id)
        if day is None:
            return
        blocks = [
            BlockLine(
                block.name,
                tuple(
                    UnitLine(u.id, u.name, len(unit_form(self._desk, board, u, day).rows))
                    for u in board.units(day, block_id=block.id)
                ),
            )
            for block in board.blocks
        ]
        known = self.units.topLevelItemCount() > 0
        self.units.offer(
            [block for block in blocks if block.units],
            ticked=frozenset(self.units.unit_ids) if known else None,
        )

    def _tick_all(self) -> None:
        self.units.tick_all(on=True)

    def _tick_none(self) -> None:
        self.units.tick_all(on=False)

    def _choose_folder(self) -> None:
        chosen = self._ask(self, self._folder)
        if chosen is not None:
            self.use_folder(chosen)

    def use_folder(self, folder: Path) -> None:
        """Write into this folder from now on."""
        self._folder = folder
        self.folder_used.emit(folder)
        self._show_folder()

    def _show_folder(self) -> None:
        self.where.setText(str(self._folder) if self._folder else NOT_CHOSEN)
        restyle(self.where, "words", "strong" if self._folder else "muted")
        clear(self.sticks)
        for drive in self._platform.removable_drives():
            if self._folder is None or not self._folder.is_relative_to(drive.root):
                button = QPushButton(f"USB {drive.label or drive.root}")
                button.setAutoDefault(False)
                self._theme.dress(button, Icon.BACKUP)
                button.clicked.connect(partial(_use, self.use_folder, drive.root))
                self.sticks.addWidget(button)
        self._name_act()

    def _name_act(self) -> None:
        """Let the button say how many files come out, and what it waits for."""
        count = len(self.units.unit_ids)
        waits = "" if count else "Đánh dấu ít nhất một đơn vị."
        if count and self._folder is None:
            waits = "Chọn nơi lưu trước."
        self.go.setText(f"Xuất {count} biểu" if count else "Xuất biểu")
        self.go.setEnabled(not waits)
        self.go.setToolTip(waits)
        self._refuse("")

    # writing

    def _write(self) -> None:
        day, folder = self.day.day, self._folder
        if day is None or folder is None or self._task is not None:
            return
        try:
            forms = entry_forms(self._desk, self._campaign_id, self.units.unit_ids, day=day)
        except RuleError as error:
            self._refuse(refusal(error))
            return
        task = Task(partial(_work, forms, folder, self._platform))
        task.progressed.connect(self._show_progress)
        task.done.connect(self._written)
        task.failed.connect(self._failed)
        task.stopped.connect(self._stopped)
        self._task = task
        self._wait(busy=True)
        self._runner.start(task)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _show_progress(self, _step: object, done: int) -> None:
        self._bar.setValue(done)

    def _end(self) -> None:
        self._runner.wait()
        self._task = None
        self._wait(busy=False)

    def _written(self, answer: object) -> None:
        self._end()
        if isinstance(answer, FormsWritten):
            self._show_written(answer)

    def _failed(self, fault: EnvironmentFault) -> None:
        self._end()
        self._refuse(sentence(fault))

    def _stopped(self) -> None:
        self._end()
        self._refuse("Đã dừng; các biểu xuất trước đó vẫn còn trong thư mục.")

    def _show_written(self, written: FormsWritten) -> None:
        words = written_words(written)
        self._result.setText(words)
        restyle(self._result, "words", Tone.BAD.value if written.fault else "strong")
        self._left.setText(left_words(written))
        self._left.setVisible(bool(written.left))
        self.files.clear()
        self.files.addItems([file.name for file in written.files])
        self.open_folder.setEnabled(bool(written.files))
        self._show(WRITTEN)
        self.told.emit(words)

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    # the pages

    def _go_back(self) -> None:
        self._show(CHOOSING)

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)

    def _show(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.again.setVisible(page == WRITTEN)
        self.go.setVisible(page == CHOOSING)
        self._wait(busy=False)
        if page == CHOOSING:
            self._show_folder()
            self.units.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._bar.setValue(0)
        self.stop.setVisible(busy)
        self._refusal.setVisible(not busy)
        self._pages.setEnabled(not busy)
        if busy:
            self.go.setEnabled(False)
        else:
            self._name_act()

    @override
    def done(self, result: int) -> None:
        """Leave no writing behind: its answer has nobody to tell."""
        if self._task is not None:
            self._task.stop()
            self._runner.wait()
        super().done(result)


def _use(take: Callable[[Path], None], folder: Path, *_: object) -> None:
    take(folder)


def _work(
    forms: tuple[EntryForm, ...], folder: Path, platform: Platform, report: Report
) -> FormsWritten:
    return write_forms(forms, folder, platform=platform, step=partial(report, Step.WRITING))
