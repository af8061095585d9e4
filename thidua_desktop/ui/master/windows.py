"""Windows over the tabs: a foot that says what was done, and acts that can be taken back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

NOT_UNDONE = "Đã lưu. Việc này không hoàn tác được."


class TellingWindow(QDialog):
    """Tells at its foot what there is to tell; what it shows can go to Excel."""

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel

    def __init__(
        self, theme: Theme, desk: Desk, *, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self.setWindowTitle(title)
        self.said = label("", "muted", wrap=True)
        self.export, self.leave = QPushButton("Xuất Excel…"), QPushButton("Đóng")
        self.export.clicked.connect(self._ask_export)
        self.leave.clicked.connect(self.reject)

    def lay_out(
        self,
        *parts: QWidget | QLayout,
        buttons: tuple[QPushButton, ...] = (),
        ems: tuple[int, int],
    ) -> None:
        """Stand the parts below each other, the last one taking the room; then the foot.

        `buttons` stand between export and leave; `ems` is the usual size in font units.
        """
        m = self._theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        for part in parts:
            room = 1 if part is parts[-1] else 0
            if isinstance(part, QLayout):
                column.addLayout(part, room)
            else:
                column.addWidget(part, room)
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        for button in (self.export, *buttons, self.leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * ems[0], m.em * ems[1])

    def _ask_export(self) -> None:
        self.export_wanted.emit(self.exported())

    def exported(self) -> QWidget:
        """Give the part whose list goes to Excel."""
        return self

    def say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        """Say something at the foot of the window."""
        self.said.setText(words)
        restyle(self.said, "words", tone.value)

    def refuse(self, error: RuleError | EnvironmentFault) -> None:
        """Say why something was not done."""
        self.say(refusal(error), Tone.BAD)

    def show_if_possible(self, act: Callable[[], object]) -> bool:
        """Carry out what only shows or writes something, or say why it was not."""
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refuse(error)
            return False
        return True


class ActingWindow(TellingWindow):
    """Every act is stored at once and named; Ctrl+Z takes the newest one back."""

    def __init__(
        self, theme: Theme, desk: Desk, *, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, desk, title=title, parent=parent)
        self.undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        self.undo.activated.connect(self.take_back)

    def read(self) -> None:
        """Read everything anew and keep what is chosen."""
        raise NotImplementedError

    def open_form(self, form: QDialog) -> None:
        """Open a form over the window; what it stored is read anew and named."""
        form.accepted.connect(self.tell_stored)
        open_over(form)

    def tell_stored(self) -> None:
        """Read anew and say what was stored."""
        self.read()
        named = self._desk.store.undo_label()
        self.say(f"Đã lưu: {named}. Ctrl+Z để hoàn tác." if named else NOT_UNDONE, Tone.GOOD)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Carry an act out and name it, or say why it was not."""
        if not self.show_if_possible(act):
            return False
        self.tell_stored()
        return True

    def take_back(self) -> None:
        """Undo the newest act."""
        named = self._desk.store.undo_label()
        if self.show_if_possible(self._desk.store.undo):
            self.read()
            self.say(f"Đã hoàn tác: {named}.", Tone.GOOD)
