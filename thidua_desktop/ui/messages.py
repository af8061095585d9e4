"""The only place that opens message boxes: what happened, what to do, the technical part folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from thidua_desktop.ui.crash import CrashDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.core.errors import EnvironmentFault, RuleError
    from thidua_desktop.ui.theme import Theme

REFUSED = "Chưa làm được"
FAULT = "Máy đang có trở ngại"


class Messages(Protocol):
    """What the rest of the window may ask to be said."""

    def tell(self, title: str, words: str) -> None: ...

    def refuse(self, error: RuleError) -> None: ...

    def fault(self, error: EnvironmentFault) -> None: ...

    def ask(self, title: str, words: str, *, act: str) -> bool:
        """Ask before something that is hard to take back; `act` names it with a verb."""
        ...

    def crash(self, trace: str) -> None: ...


def _run(box: QMessageBox) -> QAbstractButton | None:
    """Open a box, throw it away afterwards, and answer which button closed it."""
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return pressed


class MessageBoxes:
    """Says it in boxes over the window that is active."""

    def __init__(self, theme: Theme, logs: Path, window: QWidget | None = None) -> None:
        self._theme = theme
        self._logs = logs
        self._window = window

    def over(self, window: QWidget) -> None:
        """Open the boxes over this window from now on."""
        self._window = window

    def tell(self, title: str, words: str) -> None:
        _run(self._box(title, words, Icon.INFO))

    def refuse(self, error: RuleError) -> None:
        """Say all broken rules of a record, each in its own line."""
        lines = dict.fromkeys(sentence(problem) for problem in error.problems)
        detail = "\n".join(f"{p.field}: {p.code}" for p in error.problems)
        _run(self._box(REFUSED, "\n".join(lines), Icon.ALERT, detail=detail))

    def fault(self, error: EnvironmentFault) -> None:
        """Say what is wrong with the machine and what to do about it."""
        detail = "\n".join((error.code, *(f"{k}: {v}" for k, v in error.params.items())))
        _run(self._box(FAULT, sentence(error), Icon.ALERT, detail=detail))

    def ask(self, title: str, words: str, *, act: str) -> bool:
        box = self._box(title, words, Icon.HELP)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return _run(box) is yes

    def crash(self, trace: str) -> None:
        dialog = CrashDialog(self._theme, trace, self._logs, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _box(self, title: str, words: str, icon: Icon, *, detail: str = "") -> QMessageBox:
        box = QMessageBox(self._window)
        box.setWindowTitle("Thi Đua")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(title)
        box.setInformativeText(words)
        box.setDetailedText(detail)
        ratio = box.devicePixelRatioF()
        size = self._theme.metrics.xl + self._theme.metrics.s
        box.setIconPixmap(self._theme.pixmap(icon, self._theme.colors.muted, ratio, size=size))
        return box
