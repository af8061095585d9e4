"""One message before it is copied: to whom, by when, and its words, all of them editable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import day_field
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from thidua_desktop.services.reminders import Message
    from thidua_desktop.ui.theme import Theme


class MessagePanel(QFrame):
    """Nothing is stored before the message is copied."""

    copy_wanted = Signal()  # nothing: the message is to be copied
    next_wanted = Signal()  # nothing: copied, and on to the next unit
    due_typed = Signal(str)  # another day to answer by, as typed

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._theme = theme
        self._message: Message | None = None
        self._title = label("", "strong", wrap=True)
        self._note = label("", "small", wrap=True)
        self.refused = label("", Tone.BAD.value, wrap=True)
        self.to_whom, self.due_on, self.text = QLineEdit(), day_field(), QPlainTextEdit()
        self.copy, self.next = QPushButton("Chép tin nhắn"), QPushButton("Chép, sang đơn vị sau")
        self._lay_out()
        self.copy.clicked.connect(self.copy_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.due_on.editingFinished.connect(self._tell_due)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.copy.setProperty("kind", "main")
        self._theme.dress(self.copy, Icon.COPY, IconRole.ON_ACCENT)
        for button in (self.copy, self.next):
            button.setAutoDefault(False)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self.next_wanted)
        self.next.setToolTip("Chép, ghi vào nhật ký đôn đốc rồi sang đơn vị sau (Ctrl+Enter)")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Tin nhắn")
        fields = QFormLayout()
        bare(fields, spacing=m.s)
        for words, field in (("Gửi ai", self.to_whom), ("Chậm nhất", self.due_on)):
            field.setAccessibleName(words)
            fields.addRow(label(words, "muted"), field)
        buttons = QHBoxLayout()
        bare(buttons, spacing=m.s)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.next)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addLayout(fields)
        column.addWidget(self.text, 1)
        column.addWidget(self.refused)
        column.addLayout(buttons)
        self.setMinimumWidth(m.panel)
        self.refused.hide()

    @property
    def message(self) -> Message | None:
        """The message as it stands in the fields."""
        if self._message is None:
            return None
        return replace(
            self._message,
            to_whom=self.to_whom.text(),
            due_on=self.due_on.text(),
            text=self.text.toPlainText(),
        )

    @property
    def is_edited(self) -> bool:
        """Whether the officer wrote other words than proposed."""
        return self._message is not None and self.text.toPlainText() != self._message.text

    def show_message(self, message: Message | None, *, title: str = "", note: str = "") -> None:
        """Propose a message; `note` says how often the unit was reminded."""
        self._message = message
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.refuse("")
        for widget in (self.to_whom, self.due_on, self.text, self.copy, self.next):
            widget.setEnabled(message is not None)
        self.to_whom.setText(message.to_whom if message else "")
        self.due_on.setText(message.due_on if message else "")
        self.text.setPlainText(message.text if message else "")

    def refuse(self, words: str) -> None:
        """Say why the message is not copied yet."""
        self.refused.setText(words)
        self.refused.setVisible(bool(words))

    def _tell_due(self) -> None:
        if self._message is not None and self.due_on.text() != self._message.due_on:
            self.due_typed.emit(self.due_on.text())
