"""Why a settled value changes: one key for the usual reasons, or free text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.ui.theme import Theme

    Ask = Callable[[Problem], str | None]

T = TypeVar("T")
CODES = frozenset({"progress.reason_needed", "verify.reason_needed"})
KEYS = ("1", "2", "3")
REASONS = ("Gõ nhầm", "Đơn vị báo lại", "Thẩm định lại")


def with_reason(act: Callable[[str | None], T], ask: Ask | None) -> T:
    """Do `act` without a reason, and again with the one `ask` got where it needs one.

    Raises Cancelled when the officer would rather leave everything as it is; without `ask` the
    RuleError of the act stands.
    """
    try:
        return act(None)
    except RuleError as error:
        problem = next((p for p in error.problems if p.code in CODES), None)
        if problem is None or ask is None:
            raise
    reason = ask(problem)
    if reason is None:
        raise Cancelled
    return act(reason)


def ask_reason(theme: Theme, problem: Problem) -> str | None:
    """Ask over the window in use why values change; None: they are rather left as they are."""
    dialog = ReasonChoice(theme, sentence(problem), QApplication.activeWindow())
    dialog.exec()
    dialog.deleteLater()
    return dialog.reason


class ReasonChoice(QDialog):
    """Keys 1 to 3 answer at once; Escape leaves everything as it was."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.reason: str | None = None
        self.setWindowTitle("Lý do sửa số liệu")
        self.buttons = tuple(
            QPushButton(f"{key}   {text}") for key, text in zip(KEYS, REASONS, strict=True)
        )
        self.other, self.take = QLineEdit(), QPushButton("Ghi lý do")
        self.other.setPlaceholderText("Lý do khác…")
        self.other.setAccessibleName("Lý do khác")
        self._lay_out(words)
        group = QButtonGroup(self)
        for n, button in enumerate(self.buttons):
            button.setAutoDefault(False)
            group.addButton(button, n)
        group.idClicked.connect(self._pick)
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._take_other)
        self.other.returnPressed.connect(self._take_other)
        self.buttons[0].setFocus()

    def _lay_out(self, words: str) -> None:
        m = self._theme.metrics
        column, last = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.xl, m.l, m.xl, m.l)
        column.setSpacing(m.s)
        column.addWidget(label(words, wrap=True))
        for button in self.buttons:
            button.setProperty("kind", "listed")
            column.addWidget(button)
        last.setSpacing(m.s)
        last.addWidget(self.other, 1)
        last.addWidget(self.take)
        column.addLayout(last)
        column.addStretch(1)
        column.addWidget(hairline())
        column.addWidget(label("Phím 1, 2, 3 chọn ngay; Esc giữ số cũ.", "small", wrap=True))
        self.resize(m.em * 38, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that no field has taken."""
        at = event.text()
        if at in KEYS:
            self._choose(REASONS[KEYS.index(at)])
        else:
            super().keyPressEvent(event)

    def _pick(self, at: int) -> None:
        self._choose(REASONS[at])

    def _choose(self, text: str) -> None:
        self.reason = text
        self.accept()

    def _take_other(self) -> None:
        if clean(self.other.text()):
            self._choose(clean(self.other.text()))
        else:
            self.other.setFocus()
