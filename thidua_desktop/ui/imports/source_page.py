"""The first step: what the list is about, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.imports.words import EXPECTS, SUBJECTS
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label
from thidua_desktop.ui.widgets.reading_row import ReadingRow
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from thidua_desktop.domain.terms import ImportSubject
    from thidua_desktop.ui.theme import Theme

ENDINGS = ".xlsx, .xls, .ods"
FILES = "Bảng tính (*.xlsx *.xls *.ods);;Mọi tệp (*)"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlySource:
    """How the step speaks in a window for one kind of list, and which files it takes."""

    subject: ImportSubject
    title: str
    expects: str
    files: str
    endings: str


class SourcePage(QWidget):
    """A file by button or drop, a table by paste; while one is read it can be stopped."""

    subject_chosen = Signal()  # nothing: ask `subject`
    file_chosen = Signal(object)  # Path of the workbook
    text_given = Signal(str)  # the copied cells
    stop_wanted = Signal()

    def __init__(self, theme: Theme, only: OnlySource | None = None) -> None:
        """`only` is for a window that reads one kind of list."""
        super().__init__()
        self.setAcceptDrops(True)
        self._only = only
        self._answers = SUBJECTS if only is None else (only.subject,)
        self.subjects = SegmentedControl(
            tuple(map(word_for, self._answers)), name="Nhập danh sách gì"
        )
        self._expects = label("", "muted", wrap=True)
        self.choose = QPushButton("Chọn tệp…")
        self.choose.setProperty("kind", "main")
        theme.dress(self.choose, Icon.SHEET, IconRole.ON_ACCENT)
        self.box = QPlainTextEdit()
        self.box.setAcceptDrops(False)
        self.box.setTabChangesFocus(True)
        self.box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.box.setPlaceholderText(
            "Hoặc chọn bảng trong Excel (cả hàng tiêu đề), bấm Ctrl+C, rồi dán vào đây (Ctrl+V)."
        )
        self.box.setAccessibleName("Bảng đã chép")
        self.read = QPushButton("Đọc bảng đã dán")
        self._refusal = label("", Tone.BAD.value, wrap=True)
        self._refusal.hide()
        self._reading = ReadingRow(theme)
        self.stop = self._reading.stop
        self._lay_out(theme)
        self.subjects.chosen.connect(self._choose_subject)
        self.choose.clicked.connect(self._ask_file)
        self.read.clicked.connect(self._give)
        self._reading.stop_wanted.connect(self.stop_wanted)
        self.box.textChanged.connect(self._allow)
        self._reason = ""
        self._busy = False
        self._choose_subject()
        self.show_reading("")

    def _lay_out(self, theme: Theme) -> None:
        m = theme.metrics
        row = QHBoxLayout()
        row.setSpacing(m.m)
        row.addWidget(self.choose)
        endings = ENDINGS if self._only is None else self._only.endings
        row.addWidget(label(f"hoặc kéo tệp thả vào cửa sổ này ({endings})", "muted"))
        row.addStretch(1)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.read)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.setSpacing(m.m)
        only = self._only
        title = "Nhập danh sách gì, lấy từ đâu?" if only is None else only.title
        column.addWidget(label(title, "title"))
        if only is None:
            column.addWidget(self.subjects)
        column.addWidget(self._expects)
        column.addLayout(row)
        column.addWidget(self._reading)
        column.addWidget(self._refusal)
        column.addWidget(self.box, 1)
        column.addLayout(last)

    @property
    def subject(self) -> ImportSubject:
        return self._answers[self.subjects.current]

    @property
    def refusal(self) -> str:
        return self._refusal.text()

    def refuse(self, words: str) -> None:
        """Say why a source gives no table; what was pasted stays."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def block(self, reason: str) -> None:
        """Say what such a list waits for; blank lets it be chosen."""
        self._reason = reason
        self.refuse(reason)
        self._allow()

    def show_reading(self, name: str) -> None:
        """Show that a file is being read; blank: it is over."""
        self._busy = bool(name)
        self._reading.show_reading(name)
        self._allow()

    def _allow(self) -> None:
        free = not self._busy and not self._reason
        self.subjects.setEnabled(not self._busy)
        for widget, wanted in (
            (self.choose, free),
            (self.box, free),
            (self.read, free and bool(self.box.toPlainText().strip())),
        ):
            widget.setEnabled(wanted)
            widget.setToolTip(self._reason)
        waits = "" if self.box.toPlainText().strip() else "Dán bảng vào ô bên trên trước."
        self.read.setToolTip(self._reason or waits)

    def _choose_subject(self) -> None:
        only = self._only
        self._expects.setText(EXPECTS[self.subject] if only is None else only.expects)
        self.subject_chosen.emit()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Chọn tệp danh sách", "", FILES if self._only is None else self._only.files
        )
        if name:
            self.file_chosen.emit(Path(name))

    def _give(self) -> None:
        self.text_given.emit(self.box.toPlainText())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.choose.isEnabled():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files and self.choose.isEnabled():
            event.acceptProposedAction()
            self.file_chosen.emit(Path(files[0]))
