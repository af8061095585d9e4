"""What happens when the program itself is at fault: the log, and one calm dialog."""

from __future__ import annotations

import logging
import sys
import threading
from traceback import format_exception
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.widgets.folding import FoldButton
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.theme import Theme

log = logging.getLogger(__name__)

TITLE = "Chương trình gặp lỗi"
SENTENCE = (
    "Việc vừa làm có thể chưa xong. Những gì dòng cuối cửa sổ đã báo “Đã lưu” vẫn an toàn. "
    "Chép chi tiết dưới đây gửi người hỗ trợ, rồi đóng và mở lại chương trình."
)


class CrashDialog(QDialog):
    """Says that data are safe; the trace stays folded until asked for."""

    def __init__(self, theme: Theme, trace: str, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self._trace = trace
        self._logs = logs
        self._detail = QPlainTextEdit(trace)
        self._detail.setReadOnly(True)
        self._detail.setAccessibleName("Chi tiết kỹ thuật")
        self._detail.hide()
        self._more = QPushButton("Xem chi tiết")
        self._more.setProperty("kind", "quiet")
        self._more.clicked.connect(self.unfold)
        column = QVBoxLayout(self)
        m = theme.metrics
        column.setContentsMargins(m.xl, m.l, m.xl, m.l)
        column.setSpacing(m.m)
        sentence = label(SENTENCE, wrap=True)
        sentence.setMinimumWidth(m.em * 36)
        column.addWidget(label(TITLE, "title"))
        column.addWidget(sentence)
        column.addWidget(self._detail, 1)
        column.addLayout(self._buttons(theme))

    @property
    def shows_detail(self) -> bool:
        return not self._detail.isHidden()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._trace)

    def open_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.metrics.s)
        copy, folder, close = FoldButton(), FoldButton(), QPushButton("Đóng")
        copy.set_words("Chép")
        folder.set_words("Mở thư mục nhật ký")
        theme.dress(copy, Icon.COPY)
        theme.dress(folder, Icon.FOLDER)
        copy.clicked.connect(self.copy)
        folder.clicked.connect(self.open_logs)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(self._more)
        row.addStretch(1)
        for button in (copy, folder, close):
            row.addWidget(button)
        return row

    def unfold(self) -> None:
        self._detail.setVisible(self._detail.isHidden())
        self._more.setText("Ẩn chi tiết" if self.shows_detail else "Xem chi tiết")
        self.adjustSize()


class CrashHook(QObject):
    """Stands at sys.excepthook and threading.excepthook; one dialog at a time.

    What the machine or a rule refused is no bug, wherever it comes from: it gets its sentence.
    """

    _happened = Signal(object)  # trace (str), RuleError or EnvironmentFault, from any thread

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._open = False
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.catch
        threading.excepthook = self._catch_thread

    def remove(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug of ours and tell of it from the event loop."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, RuleError | EnvironmentFault):
            self._happened.emit(error)
            return
        log.error("crash", exc_info=(kind, error, trace))
        self._happened.emit("".join(format_exception(kind, error, trace)))

    def _catch_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, what: object) -> None:
        if self._open:
            return
        self._open = True
        try:
            if isinstance(what, EnvironmentFault):
                self._messages.fault(what)
            elif isinstance(what, RuleError):
                self._messages.refuse(what)
            else:
                self._messages.crash(str(what))
        finally:
            self._open = False
