"""Nhận biểu nhập: files that came back at the left, old and new of one of them at the right."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, EnvironmentFault, RuleError
from thidua_desktop.services.entry_forms.accepting import accept_all
from thidua_desktop.services.entry_forms.diff import ReceivedForm, receive_file
from thidua_desktop.ui.entry_forms.detail import FormDetail
from thidua_desktop.ui.entry_forms.files_table import FilesTable
from thidua_desktop.ui.entry_forms.returned import Returned, judged, judged_again
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.tasks import WHOLE, Task
from thidua_desktop.ui.texts import refusal, sentence
from thidua_desktop.ui.verification.reason_choice import ask_reason, with_reason
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.parts import bare, hairline, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.entry_forms.accepting import Accepted, Taken
    from thidua_desktop.ui.tasks import Report, Runner
    from thidua_desktop.ui.theme import Theme

    # Parent and where to begin.
    AskFiles = Callable[[QWidget, Path | None], Sequence[Path]]

FILES = "Biểu nhập (*.xlsx *.xls *.ods);;Mọi tệp (*)"
ENDINGS = frozenset({".xlsx", ".xls", ".ods"})
LOCK = "~$"
SHARE_OF_WINDOW = 0.96
LEAST_WIDTH, LIST_WIDTH = 17, 25  # font units
NOTHING, LISTED = range(2)


class Step(Enum):
    """What the task that reads files is doing."""

    READING = "READING"


def ask_files(parent: QWidget, start: Path | None) -> Sequence[Path]:
    """Ask with the system's own box."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, "Chọn các biểu nhập đã điền", str(start or ""), FILES
    )
    return [Path(name) for name in names]


class ReceiveDialog(QDialog):
    """Nothing is stored before "Nhận"; each press is one act that can be taken back."""

    stored = Signal(str)  # what was stored last and can be undone, when the dialog closes
    folder_used = Signal(object)  # Path of the folder the files came from

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        runner: Runner,
        *,
        campaign_id: int,
        folder: Path | None = None,
        ask: AskFiles = ask_files,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is where files were taken from last."""
        super().__init__(parent)
        self._theme, self._desk, self._runner = theme, desk, runner
        self._campaign_id, self._folder, self._ask = campaign_id, folder, ask
        self._task: Task | None = None
        self._reading: _Reading | None = None
        self._returned: list[Returned] = []
        self._last = ""
        self.setWindowTitle("Nhận biểu nhập từ đơn vị")
        self.setAcceptDrops(True)
        self.notice = NoticeBar(theme)
        self.add, self.drop = QPushButton("Thêm tệp…"), QPushButton("Bỏ khỏi danh sách")
        self.table = FilesTable(theme)
        self.detail = FormDetail(theme)
        self.choose = QAction("Chọn tệp…", self)
        theme.dress(self.choose, Icon.FOLDER)
        self.empty = EmptyState(
            theme,
            Icon.SHEET,
            title="Chưa có biểu nào",
            sentence="Kéo các tệp Excel đơn vị gửi về thả vào đây, hoặc chọn từ USB. Chưa ghi gì "
            "trước khi bấm Nhận.",
            actions=(self.choose,),
        )
        self._pages = QStackedWidget()
        self._said = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self.stop, self.leave = QPushButton("Dừng"), QPushButton("Đóng")
        self.take, self.take_all = QPushButton("Nhận biểu này"), QPushButton("Nhận tất cả")
        self._lay_out()
        self._connect()
        self._show_all()

    # the look

    def _lay_out(self) -> None:
        m = self._theme.metrics
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.size() * SHARE_OF_WINDOW)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._listed_page())
        self.take.setProperty("kind", "main")
        self._bar.setRange(0, WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(m.em * 12)
        row = QHBoxLayout()
        row.setContentsMargins(m.xl, m.s, m.xl, m.m)
        row.setSpacing(m.s)
        row.addWidget(self._said, 1)
        for part in (self._bar, self.stop, self.leave, self.take_all, self.take):
            row.addWidget(part)
        for button in (self.add, self.drop, self.stop, self.leave, self.take_all, self.take):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        column.addWidget(hairline())
        column.addLayout(row)
        if parent is None:
            self.resize(self.sizeHint())
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)

    def _listed_page(self) -> QWidget:
        m, page, left = self._theme.metrics, QWidget(), QWidget()
        self._theme.dress(self.add, Icon.PLUS)
        buttons = QHBoxLayout()
        bare(buttons, spacing=m.s)
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        side = QVBoxLayout(left)
        bare(side, spacing=m.s)
        side.addLayout(buttons)
        side.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.detail)
        split.setStretchFactor(1, 1)
        split.setHandleWidth(m.l)
        width = self.width() or m.em * 4 * LIST_WIDTH
        listed = min(max(width // 4, m.em * LEAST_WIDTH), m.em * LIST_WIDTH)
        split.setSizes([listed, width - listed])
        column = QVBoxLayout(page)
        column.setContentsMargins(m.xl, m.l, m.xl, m.s)
        column.addWidget(split)
        return page

    def _connect(self) -> None:
        self.choose.triggered.connect(self._choose_files)
        self.add.clicked.connect(self._choose_files)
        self.drop.clicked.connect(self._drop_current)
        self.table.drop_wanted.connect(self._drop_current)
        self.table.chosen.connect(self._show_current)
        self.detail.ticked.connect(self._tick)
        self.detail.answered.connect(self._answer)
        self.take.clicked.connect(self._take_current)
        self.take_all.clicked.connect(self._take_all)
        self.stop.clicked.connect(self._stop)
        self.leave.clicked.connect(self.reject)
        self.notice.undo_wanted.connect(self._undo)
        for keys, slot in (
            ("Ctrl+Return", self._take_current),
            ("Ctrl+Enter", self._take_current),
            ("Ctrl+Shift+Return", self._take_all),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.take_all.setToolTip("Ctrl+Shift+Enter")

    @property
    def said(self) -> str:
        return self._said.text()

    @property
    def returned(self) -> tuple[Returned, ...]:
        return tuple(self._returned)

    # the files

    def _choose_files(self) -> None:
        self.read(self._ask(self, self._folder))

    def read(self, paths: Iterable[Path]) -> None:
        """Read files beside the window, one after the other; a folder stands for all in it."""
        wanted = tuple(_files_of(paths))
        if not wanted or self._task is not None:
            return
        self._folder = wanted[0].parent
        self.folder_used.emit(self._folder)
        self._say("")
        self._reading = _Reading(wanted)
        task = Task(self._reading.work)
        task.progressed.connect(self._show_progress)
        task.done.connect(self._take_read)
        task.failed.connect(self._failed)
        task.stopped.connect(self._stopped)
        self._task = task
        self._allow()
        self._runner.start(task)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _show_progress(self, _step: object, done: int) -> None:
        self._bar.setValue(done)

    def _take_read(self, *_: object) -> None:
        self._runner.wait()
        self._task = None
        reading, self._reading = self._reading, None
        again = 0
        first: Path | None = None
        for path, answer in reading.answers if reading is not None else ():
            if self._is_listed(path, answer):
                again += 1
                continue
            file = judged(self._desk, path, answer, shown_campaign=self._campaign_id)
            self._put(file)
            first = first or path
        if again:
            self._say(f"{again} tệp đã có trong danh sách.")
        self._show_all(first)

    def _failed(self, fault: EnvironmentFault) -> None:
        self._take_read()
        self._say(sentence(fault))

    def _stopped(self) -> None:
        self._take_read()
        self._say("Đã dừng đọc; các tệp đọc xong nằm trong danh sách.")

    def _is_listed(self, path: Path, answer: object) -> bool:
        """Whether the same bytes stand in the list under another name."""
        if not isinstance(answer, ReceivedForm):
            return False
        return any(
            file.diff is not None
            and file.path != path
            and file.diff.received.sha256 == answer.sha256
            for file in self._returned
        )

    def _put(self, file: Returned) -> None:
        for at, old in enumerate(self._returned):
            if old.path == file.path:
                self._returned[at] = file
                return
        self._returned.append(file)

    def _drop_current(self) -> None:
        at = self.table.current
        if 0 <= at < len(self._returned):
            del self._returned[at]
            after = self._returned[min(at, len(self._returned) - 1)] if self._returned else None
            self._show_all(None if after is None else after.path)

    # what is shown

    @property
    def _current(self) -> Returned | None:
        at = self.table.current
        return self._returned[at] if 0 <= at < len(self._returned) else None

    def _show_all(self, path: Path | None = None) -> None:
        current = self._current
        wanted = path or (None if current is None else current.path)
        self._pages.setCurrentIndex(LISTED if self._returned else NOTHING)
        at = next((n for n, file in enumerate(self._returned) if file.path == wanted), 0)
        self.table.show_files(self._returned, at)
        self._show_current()

    def _show_current(self) -> None:
        self.detail.show_file(self._current)
        self._allow()

    def _allow(self) -> None:
        """Let the buttons say what they would store, and what they wait for."""
        busy = self._task is not None
        self._bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.add.setEnabled(not busy)
        self.empty.setEnabled(not busy)
        listed = bool(self._returned)
        for button in (self.take, self.take_all):
            button.setVisible(listed)
        self.take_all.setVisible(len(self._returned) > 1)
        current = self._current
        taken = None if current is None else current.taken
        count = 0 if taken is None else len(taken.indicator_ids)
        self.take.setText(f"Nhận biểu này ({count} ô)" if count else "Nhận biểu này")
        self.take.setEnabled(taken is not None and not busy)
        self.take.setToolTip("Ctrl+Enter" if taken is not None else self.detail.waits)
        every = self._all_taken()
        cells = sum(len(form.indicator_ids) for form in every)
        counts = f" ({len(every)} biểu, {cells} ô)" if every else ""
        self.take_all.setText(f"Nhận tất cả{counts}")
        self.take_all.setEnabled(bool(every) and not busy)
        self.drop.setEnabled(listed and not busy)

    def _all_taken(self) -> list[Taken]:
        return [taken for file in self._returned if (taken := file.taken) is not None]

    def _say(self, words: str) -> None:
        self._said.setText(words)

    # what is agreed to

    def _tick(self, ids: tuple[int, ...], on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        file = self._current
        if file is None:
            return
        for indicator_id in ids:
            file = file.tick(indicator_id, on=on)
        self._change(file)

    def _answer(self, answer: object) -> None:
        if self._current is not None:
            kept = answer if isinstance(answer, bool) else None
            self._change(replace(self._current, answer=kept))

    def _change(self, file: Returned) -> None:
        self._put(file)
        self.detail.show_file(file)
        self._allow()

    def _take_current(self) -> None:
        current = self._current
        if current is not None and current.taken is not None and self._task is None:
            self._store([current.taken], f"biểu của {current.name}")

    def _take_all(self) -> None:
        every = self._all_taken()
        if every and self._task is None:
            self._store(every, f"{len(every)} biểu" if len(every) > 1 else "1 biểu")

    def _store(self, forms: list[Taken], what: str) -> None:
        try:
            stored = with_reason(partial(self._accept, forms), partial(ask_reason, self._theme))
        except Cancelled:
            return
        except RuleError as error:
            self._compare_again()
            self._say(refusal(error))
            return
        except EnvironmentFault as fault:
            self._say(sentence(fault))
            return
        count = sum(item.count for item in stored)
        cells = f"{count} ô số liệu" if count else "không có thay đổi"
        self._last = f"Đã nhận {what}: {cells}."
        self.notice.say(self._last, undoable=True)
        self._say("")
        self._compare_again()
        self._go_on()

    def _accept(self, forms: list[Taken], reason: str | None) -> tuple[Accepted, ...]:
        return accept_all(self._desk, forms, reason=reason)

    def _go_on(self) -> None:
        """Go to the next file that still brings something."""
        following = next((file for file in self._returned if file.taken is not None), None)
        if following is not None and (self._current is None or self._current.taken is None):
            self._show_all(following.path)

    def _undo(self) -> None:
        try:
            self._desk.store.undo()
        except RuleError as error:
            self._say(refusal(error))
            return
        self._last = ""
        self._compare_again(suggest=True)
        self._say("Đã hoàn tác.")

    def _compare_again(self, *, suggest: bool = False) -> None:
        shown = self._campaign_id
        fresh = [judged_again(self._desk, file, shown_campaign=shown) for file in self._returned]
        if suggest:
            fresh = [
                replace(file, ticked=file.ticked | file.diff.suggested) if file.diff else file
                for file in fresh
            ]
        self._returned = fresh
        self._show_all()

    # drops and the end

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._task is None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files and self._task is None:
            event.acceptProposedAction()
            self.read(files)

    @override
    def done(self, result: int) -> None:
        """Leave no reading behind; the window's own bar offers to undo what was stored last."""
        if self._task is not None:
            self._task.stop()
            self._runner.wait()
        if self._last:
            self.stored.emit(self._last)
        super().done(result)


class _Reading:
    """Reads files one after the other; what was read before a stop is kept."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self._paths = paths
        self.answers: list[tuple[Path, object]] = []

    def work(self, report: Report) -> None:
        for at, path in enumerate(self._paths):
            report(Step.READING, at, len(self._paths))
            tick = partial(report, Step.READING, at, len(self._paths))
            try:
                answer: object = receive_file(path, tick)
            except (RuleError, EnvironmentFault) as error:
                answer = error
            self.answers.append((path, answer))


def _files_of(paths: Iterable[Path]) -> Iterable[Path]:
    """Open folders, and leave out the marks Excel sets beside an open file."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in ENDINGS)
            yield from (p for p in inside if not p.name.startswith(LOCK))
        elif not path.name.startswith(LOCK):
            yield path
