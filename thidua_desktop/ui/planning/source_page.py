"""Where the text of a plan comes from: a file, or what was copied."""

from __future__ import annotations

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
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label
from thidua_desktop.ui.widgets.reading_row import ReadingRow

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from thidua_desktop.ui.theme import Theme


class SourcePage(QWidget):
    """A file by button or drop, a text by paste."""

    file_chosen = Signal(object)  # Path of the plan
    text_given = Signal(str)  # the whole text as pasted or typed
    stop_wanted = Signal()  # nothing: the file is not to be read any further

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        m = theme.metrics
        self.setAcceptDrops(True)
        self.box = QPlainTextEdit()
        self.box.setAcceptDrops(False)
        self.box.setPlaceholderText("Dán toàn văn kế hoạch vào đây (Ctrl+V).")
        self.box.setAccessibleName("Văn bản kế hoạch")
        self.box.setTabChangesFocus(True)
        self.read = QPushButton("Đọc văn bản đã dán")
        self.read.setEnabled(False)
        self.choose = QPushButton("Chọn tệp kế hoạch…")
        self.choose.setProperty("kind", "main")
        theme.dress(self.choose, Icon.FOLDER, IconRole.ON_ACCENT)
        self._reading = ReadingRow(theme)
        self.stop = self._reading.stop
        self._busy = False
        self._refusal = label("", Tone.BAD.value, wrap=True)
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(m.xl, m.l, m.xl, m.l)
        column.setSpacing(m.m)
        column.addWidget(label("Kế hoạch phát động lấy từ đâu?", "title"))
        column.addWidget(
            label(
                "Chương trình đọc văn bản, đề xuất nội dung, chỉ tiêu, thời gian, hình thức khen "
                "thưởng và chỉ rõ dòng đã đọc. Bạn xem lại rồi mới lưu.",
                "muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(label("hoặc kéo tệp thả vào cửa sổ này (.docx, .pdf, .txt)", "muted"))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._reading)
        column.addWidget(self._refusal)
        column.addWidget(self.box, 1)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.read)
        column.addLayout(last)
        self.choose.clicked.connect(self._choose)
        self._reading.stop_wanted.connect(self.stop_wanted)
        self.read.clicked.connect(self._give)
        self.box.textChanged.connect(self._allow)

    def refuse(self, words: str) -> None:
        """Say why a text gives no proposals; what was pasted stays."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    @property
    def refusal(self) -> str:
        return self._refusal.text()

    def show_reading(self, name: str) -> None:
        """Show that a file is being read; blank: it is over."""
        self._busy = bool(name)
        self._reading.show_reading(name)
        self._allow()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Chọn tệp kế hoạch", "", "Kế hoạch (*.docx *.pdf *.txt);;Mọi tệp (*)"
        )
        if name:
            self.file_chosen.emit(Path(name))

    def _give(self) -> None:
        self.text_given.emit(self.box.toPlainText())

    def _allow(self) -> None:
        filled = bool(self.box.toPlainText().strip())
        self.read.setEnabled(filled and not self._busy)
        self.read.setToolTip("" if filled else "Dán văn bản vào ô bên trên trước.")
        for widget in (self.choose, self.box):
            widget.setEnabled(not self._busy)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._busy:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files and not self._busy:
            event.acceptProposedAction()
            self.file_chosen.emit(Path(files[0]))
